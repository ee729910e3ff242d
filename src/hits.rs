//! Hits: what a search answers.

use crate::mark::Run;
use serde::Serialize;

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Hits {
    /// The query as it was given.
    pub query: String,
    /// How many articles were found.
    pub total: u32,
    /// Whether every hit holds the whole query; else these are the nearest.
    pub exact: bool,
    /// What the query was meant as, or may have been: the characters that its letters were read as, or the query with a
    /// character changed so that something is found.
    #[cfg(feature = "index")]
    pub meant: Option<String>,
    /// The best first; of equals, the first in the issue. No more than were asked for.
    pub hits: Vec<Hit>,
}

/// How much of what was found is wanted. A number is so many hits, each with its passage.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// The most hits.
    pub hits: usize,
    /// How many of them, the best, have a passage: cutting one costs as much as finding it.
    pub passages: usize,
}

impl From<usize> for Limit {
    fn from(hits: usize) -> Limit {
        Limit { hits, passages: hits }
    }
}

/// An article that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// Its id.
    pub article: String,
    /// The number of its segment among those searched.
    #[cfg(feature = "index")]
    pub segment: u32,
    /// How well it answers the query: more is better, and only hits of one search compare.
    pub score: f64,
    /// How many matches it holds, of all parts together.
    pub matches: u32,
    /// Its best passage; empty where none was asked for.
    pub snippet: Vec<Run>,
}

/// The articles a query found, by their numbers.
#[cfg(feature = "index")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// How many articles were found.
    pub total: u32,
    /// Whether every one holds the whole query; else these are the nearest.
    pub exact: bool,
    /// The best first: the number of the segment among those searched, and of the article in it, both from 0.
    pub articles: Vec<(u32, u32)>,
}
