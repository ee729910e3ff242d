//! Suggestions: what a reader may be typing, from the names of authors, earlier queries and headlines.
//!
//! In comes what is typed so far; out goes what it may become, names first, for they are typed to the end, then what was asked
//! before, then headlines. Letters are read as pinyin here too, once there is a table.

use super::expand;
use super::segment::Segment;
use crate::field::{Field, LINE};
use crate::fold::Folded;
use crate::query::Query;
use serde::Serialize;

/// What a reader may be typing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The whole text, as printed or as it was asked before.
    pub text: String,
    /// What it is.
    pub source: Source,
}

/// Where a suggestion comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// A person that bylines name.
    Author,
    /// An earlier query.
    Earlier,
    /// A headline.
    Headline,
}

/// So many of what may be typed, each once; nothing before anything is typed. `earlier` are queries, the last first.
pub fn suggest(segments: &[Segment], typed: &str, earlier: &[String], limit: usize) -> Vec<Suggestion> {
    let typed = Query::parse(typed.trim());
    let (query, _) = expand::expanded(segments, &typed);
    let mut found: Vec<(Source, usize, String)> = Vec::new();
    let mut number = 0;
    let mut add = |source: Source, text: String| {
        // What begins as it was typed comes before what holds it later.
        if let Some(place) = place(&query, &text) {
            number += 1;
            let after = if place == 0 { 0 } else { usize::MAX / 2 };
            found.push((source, after + number, text));
        }
    };
    for text in earlier {
        add(Source::Earlier, text.clone());
    }
    for segment in segments {
        for unit in (0..segment.articles()).flat_map(|article| segment.head_units(article)) {
            match unit.field {
                Field::Author => add(Source::Author, unit.text()),
                Field::Headline => add(Source::Headline, unit.text().replace(LINE, " ")),
                _ => {}
            }
        }
    }
    found.sort_unstable();
    let mut suggestions: Vec<Suggestion> = Vec::new();
    for (source, _, text) in found {
        if suggestions.len() == limit {
            break;
        }
        if suggestions.iter().all(|known| known.text != text) {
            suggestions.push(Suggestion { text, source });
        }
    }
    suggestions
}

/// Where a text holds what was typed, all clauses of it: the first place of any.
fn place(query: &Query, text: &str) -> Option<usize> {
    let folded = Folded::of(text);
    let mut first = None;
    for clause in query.clauses() {
        let places = query.wanted().filter(|(part, _)| clause.parts.contains(part));
        let place = places.filter_map(|(_, pattern)| pattern.find(folded.codes(), 0)).min()?;
        first = Some(first.map_or(place, |first: usize| first.min(place)));
    }
    first
}
