//! Baolan 报栏 turns the plain text of a newspaper's pages into a digital edition: articles that are read and searched
//! where they are, with no server.
//!
//! In comes the text of each page as a PDF extractor printed it: hard-wrapped columns, headlines after the bodies. Out
//! comes an [`Issue`] ([`parse`]), which is indexed once ([`Segment::build`]) and then searched ([`search`]); an article's
//! matches are marked in its own text ([`mark`]).
//!
//! ```
//! let issue = baolan::parse(&["本报讯（记者 张三）春天来了，河边的柳树绿了。\n\n柳树绿了\n"]);
//! let segments = [baolan::Segment::build(&issue)];
//! let hits = baolan::search(&segments, &baolan::Query::parse("柳树"), 10);
//! assert_eq!(hits.hits[0].article, "p1-a1");
//! ```
//!
//! Parsing cannot fail and loses nothing: every non-space character of a page stands exactly once in its edition.

// What the index and the operators of queries use is not used without them, nor the parser by the wasm that searches.
#![cfg_attr(not(all(feature = "papers", feature = "index")), allow(dead_code))]

// Parsing, in the order of its stages.
mod text;
mod line;
mod apart;
mod row;
mod layout;
mod look;
mod step;
mod column;
mod affinity;
mod block;
mod article;
mod adopt;
mod deck;
mod join;
mod issue;
mod explain;

// What the wording of a line says.
mod scan;
mod byline;
mod english;
mod japanese;
mod jump;
mod furniture;
mod number;
mod words;
mod glyph;

// Search, in the order of its stages.
mod fold;
mod token;
mod find;
mod field;
mod query;
mod rank;
mod breaks;
mod mark;
mod snippet;
mod hits;

// The rest of search: with an index, or without.
#[cfg(not(feature = "index"))]
mod lean;
#[cfg(feature = "index")]
mod index;
#[cfg(feature = "index")]
use index::*;
#[cfg(not(feature = "index"))]
use lean::*;

#[cfg(feature = "export")]
mod export;

mod error;
#[cfg(target_arch = "wasm32")]
mod wasm;
#[cfg(test)]
mod work;

#[cfg(feature = "index")]
pub use error::TableError;
pub use error::{PageError, SegmentError};
pub use explain::explain;
#[cfg(feature = "export")]
pub use export::{Format, export};
pub use hits::{Hit, Hits, Limit};
pub use issue::{
    Article, Author, Direction, Furniture, FurnitureRole, Issue, Jump, Kind, Page, Paragraph, ParagraphRole, parse,
    parse_page,
};
pub use mark::{Marked, Run, mark};
pub use query::Query;
pub use search::search;
pub use segment::Segment;
#[cfg(feature = "index")]
pub use table::Table;
#[cfg(all(feature = "index", not(target_arch = "wasm32")))]
pub use table_build::Character;
pub use text::text;
#[cfg(feature = "index")]
pub use {
    facets::{Facet, Facets, facets},
    guess::guess,
    head::lacking,
    hits::Ranked,
    reason::{Reason, reason},
    search::{rank, search_all},
    suggest::{Source, Suggestion, suggest},
};

/// The README's samples run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
