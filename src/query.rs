//! A query: what a reader typed, as the parts that must all be found.
//!
//! In comes any string; out go its parts, folded as the text is. White space parts them. Each part is found as it
//! stands, punctuation included, inside one unit of text; one that begins with a letter or a digit begins where a
//! word does, and one that ends with one may end inside the word. A straight quotation mark is any.
//!
//! ```
//! # use baolan::{Query, Segment, search};
//! let issue = serde_json::from_str(r#"{"pages": [{"articles": [{"id": "p1-a1", "headline": ["“5G时代”来了"]}]}]}"#);
//! let segment = Segment::build(&issue.unwrap());
//! let total = |query| search(&segment, &Query::parse(query)).total;
//! assert_eq!(total("来了　５ｇ"), 1);
//! assert_eq!(total("\"5G"), 1);
//! assert_eq!(total("G时代"), 0);
//! ```

use crate::fold::Folded;
use crate::token::{Codes, is_quote, is_word};

/// What to look for.
#[derive(Clone, Debug)]
pub struct Query {
    text: String,
    parts: Vec<Part>,
}

/// A run of characters without white space: to be found as it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Part {
    /// UTF-16 codes, little-endian, one at least.
    bytes: Vec<u8>,
    /// Whether it is found only where a word begins.
    begins_word: bool,
}

impl Query {
    /// Reads a query. Any string is one; one without anything to look for finds nothing.
    pub fn parse(text: &str) -> Query {
        let mut parts = Vec::new();
        for part in text.split(char::is_whitespace).filter_map(Part::new) {
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        Query { text: text.to_owned(), parts }
    }

    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The parts, no two the same.
    pub(crate) fn parts(&self) -> &[Part] {
        &self.parts
    }
}

impl Part {
    fn new(text: &str) -> Option<Part> {
        let folded = Folded::of(text);
        let codes = folded.codes();
        let begins_word = codes.len() > 0 && is_word(codes.at(0));
        (codes.len() > 0).then(|| Part { bytes: codes.0.to_vec(), begins_word })
    }

    /// The codes to be found.
    pub(crate) fn codes(&self) -> Codes<'_> {
        Codes(&self.bytes)
    }

    /// Whether it is a term, and whatever holds that term holds it.
    pub(crate) fn is_term(&self) -> bool {
        let codes = self.codes();
        codes.len() == 2 && !self.begins_word && !is_quote(codes.at(0)) && !is_quote(codes.at(1))
    }

    /// The first match at or after a place.
    pub(crate) fn find(&self, codes: Codes, from: usize) -> Option<usize> {
        let mut place = from;
        loop {
            place += codes.from(place).position(self.codes().at(0))?;
            if self.matches(codes, place) {
                return Some(place);
            }
            place += 1;
        }
    }

    /// Whether there is a match at a place.
    pub(crate) fn matches(&self, codes: Codes, place: usize) -> bool {
        codes.from(place).starts_with(self.codes()) && (!self.begins_word || codes.parts_words(place))
    }

    /// How many matches there are, none over another, as a browser's find counts them.
    pub(crate) fn count(&self, codes: Codes) -> u32 {
        let mut count = 0;
        let mut from = 0;
        while let Some(place) = self.find(codes, from) {
            count += 1;
            from = place + self.codes().len();
        }
        count
    }
}
