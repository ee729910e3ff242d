//! Reasons: why an article has its score, as a tree. The article's node is the sum of its parts' nodes; a part's is its rarity
//! times the share of what can be reached, which its matches in each field lead to.
//!
//! ```text
//! 2.619 p1-a4
//!   1.435 民政
//!     1.792 rarity
//!     0.801 of what can be reached
//!       6.000 subhead, matches: 1
//!       4.061 body, matches: 4
//!   1.165 幸福
//!     …
//!   0.018 parts near each other
//! ```
//!
//! `baolan search --explain` prints one for each hit.

use super::search;
use super::segment::Segment;
use crate::field::Field;
use crate::{Query, expand};
use serde::Serialize;

/// A number and what it is made of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    /// The number.
    pub value: f64,
    /// What it is, for people.
    pub what: String,
    /// What it is made of.
    pub of: Vec<Reason>,
}

impl Reason {
    pub(crate) fn new(value: f64, what: &str, of: Vec<Reason>) -> Reason {
        Reason { value, what: what.to_owned(), of }
    }
}

/// Why an article has the score it has for a query; none if it does not hold the query, or there is no such article.
pub fn reason(segments: &[Segment], query: &Query, segment: u32, article: u32) -> Option<Reason> {
    let (query, _) = expand::expanded(segments, query);
    search::reason(segments, &query, segment, article)
}

/// What a field is called.
pub(crate) fn name(field: Field) -> &'static str {
    match field {
        Field::Column => "column",
        Field::Kicker => "kicker",
        Field::Headline => "headline",
        Field::Subhead => "subhead",
        Field::Byline => "byline",
        Field::Jump => "jump",
        Field::Section => "section",
        Field::Author => "author",
        Field::Body => "body",
    }
}
