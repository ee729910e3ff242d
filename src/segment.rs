//! A segment: the index of one issue, as bytes that are searched as they lie.
//!
//! In comes an [`Issue`](crate::Issue) (the writing is in `segment_build.rs`) or bytes that were stored; out go, to
//! the stages that search, the articles and their units of text, folded and as printed, and for each term the
//! articles that hold it. A segment is never changed. Opening one reads it through once to see that it is whole, and
//! neither copies nor rebuilds anything.
//!
//! ```
//! use baolan::{Issue, Segment, SegmentError};
//! let segment = Segment::build(&Issue::default());
//! let mut bytes = segment.as_bytes().to_vec();
//! assert!(Segment::open(bytes.clone()).is_ok());
//! bytes.pop();
//! assert_eq!(Segment::open(bytes).unwrap_err(), SegmentError::Damaged);
//! ```
//!
//! # Layout
//!
//! All numbers are little-endian; those in tables are `u32`. An *end* is where a thing ends in its section; it begins
//! where the one before it ended, the first at 0.
//!
//! | section  | holds | one entry |
//! |----------|-------|-----------|
//! | header   | `b"BAOLANSG"`, the version, then how many entries each section has, in the order below | 8 × `u32` |
//! | lengths  | for each field: its folded codes in all articles, and how many articles have it | 2 × `u32` |
//! | articles | in the order of the issue | end in ids, end in units |
//! | units    | in the order of the article | field, end in pieces, end in codes |
//! | pieces   | the strings of the model, a printed line or a paragraph each | end in text |
//! | terms    | ascending | term, end in postings |
//! | codes    | the folded text of each unit | UTF-16 code |
//! | ids      | the articles' ids | UTF-8 byte |
//! | text     | the pieces as printed, with a line feed between two of one unit | UTF-8 byte |
//! | postings | for each term the articles that hold it, ascending, each less the one before (the first less 0) | LEB128 |
//! | checksum | over all that is before it | `u64` |
//!
//! A *unit* is what a match lies in: a column's name, a kicker, a headline, a subhead (the printed lines of each
//! joined), a byline, one paragraph, one jump. Nothing is found across units.
//!
//! The checksum shows damage, not forgery. Bytes that are forged with a right checksum give wrong answers, but never
//! a panic.

use crate::error::SegmentError;
use crate::token::Codes;
use std::ops::Range;

pub(crate) const MAGIC: [u8; 8] = *b"BAOLANSG";
/// Raised by any change of the layout, of the folding or of the terms.
pub(crate) const VERSION: u32 = 1;

/// How many bytes an entry of each section takes, in the order of the sections.
pub(crate) const ENTRY: [usize; SECTIONS] = [8, 12, 4, 8, 2, 1, 1, 1];
pub(crate) const SECTIONS: usize = 8;
pub(crate) const ARTICLES: usize = 0;
pub(crate) const UNITS: usize = 1;
pub(crate) const PIECES: usize = 2;
pub(crate) const TERMS: usize = 3;
pub(crate) const CODES: usize = 4;
pub(crate) const IDS: usize = 5;
pub(crate) const TEXT: usize = 6;
pub(crate) const POSTINGS: usize = 7;

const COUNTS_AT: usize = MAGIC.len() + 4;
const LENGTHS_AT: usize = COUNTS_AT + 4 * SECTIONS;
const SECTIONS_AT: usize = LENGTHS_AT + 8 * FIELDS;
const CHECKSUM: usize = 8;

/// What a unit is of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Column,
    Kicker,
    Headline,
    Subhead,
    Byline,
    Body,
    Jump,
}

/// How many fields there are.
pub(crate) const FIELDS: usize = 7;

impl Field {
    /// All of them, each at its own number.
    pub(crate) const ALL: [Field; FIELDS] =
        [Field::Column, Field::Kicker, Field::Headline, Field::Subhead, Field::Byline, Field::Body, Field::Jump];
}

/// The index of one issue.
#[derive(Clone, Debug)]
pub struct Segment {
    bytes: Vec<u8>,
    /// Where each section begins in the bytes; at last where the checksum does.
    sections: [usize; SECTIONS + 1],
}

/// A stretch of an article's text that a match lies in.
#[derive(Clone, Copy)]
pub(crate) struct Unit<'a> {
    pub(crate) field: Field,
    /// The folded text.
    pub(crate) codes: Codes<'a>,
    /// The text as printed, with a line feed between two pieces.
    pub(crate) text: &'a str,
    /// The table of its pieces' ends, and where its text begins, both in the section of text.
    pieces: &'a [u8],
    start: usize,
}

impl Segment {
    /// Opens bytes that [`as_bytes`](Segment::as_bytes) gave.
    ///
    /// # Errors
    ///
    /// When the bytes are something else, were written by another version, or are not as they were written.
    pub fn open(bytes: Vec<u8>) -> Result<Segment, SegmentError> {
        if !bytes.starts_with(&MAGIC) {
            return Err(SegmentError::NotASegment);
        }
        let version = bytes.get(MAGIC.len()..COUNTS_AT).ok_or(SegmentError::Damaged)?;
        let found = number(version, 0);
        if found != VERSION as usize {
            return Err(SegmentError::Version { found: found as u32, expected: VERSION });
        }
        let body =
            bytes.len().checked_sub(CHECKSUM).filter(|&body| body >= SECTIONS_AT).ok_or(SegmentError::Damaged)?;
        if bytes[body..] != checksum(&bytes[..body]).to_le_bytes() {
            return Err(SegmentError::Damaged);
        }
        let sections = sections(&bytes).filter(|sections| sections[SECTIONS] == body).ok_or(SegmentError::Damaged)?;
        let segment = Segment { bytes, sections };
        if segment.is_sound() { Ok(segment) } else { Err(SegmentError::Damaged) }
    }

    /// The bytes, to be stored and opened later.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The segment in bytes just written.
    pub(crate) fn of_written(bytes: Vec<u8>) -> Segment {
        let sections = sections(&bytes).unwrap_or_default();
        Segment { bytes, sections }
    }

    /// How many articles there are; they are numbered from 0 in the order of the issue.
    pub(crate) fn articles(&self) -> u32 {
        (self.section(ARTICLES).len() / ENTRY[ARTICLES]) as u32
    }

    /// The id of an article.
    pub(crate) fn id(&self, article: u32) -> &str {
        string(&self.section(IDS)[self.range(ARTICLES, 0, article as usize)])
    }

    /// The number of the article with an id.
    pub(crate) fn article(&self, id: &str) -> Option<u32> {
        (0..self.articles()).find(|&article| self.id(article) == id)
    }

    /// The units of an article, in the order they are read.
    pub(crate) fn units(&self, article: u32) -> impl Iterator<Item = Unit<'_>> {
        self.range(ARTICLES, 1, article as usize).map(|unit| self.unit(unit))
    }

    /// How long a field is on average, in codes, where an article has it.
    pub(crate) fn average(&self, field: Field) -> f64 {
        let lengths = &self.bytes[LENGTHS_AT + 8 * field as usize..];
        number(lengths, 0) as f64 / number(lengths, 1).max(1) as f64
    }

    /// The articles that hold a term, as they are stored: the shorter, the rarer.
    pub(crate) fn postings(&self, term: u32) -> Postings<'_> {
        let terms = self.section(TERMS);
        let mut low = 0;
        let mut high = terms.len() / ENTRY[TERMS];
        while low < high {
            let middle = usize::midpoint(low, high);
            let found = number(terms, 2 * middle) as u32;
            if found == term {
                return Postings { bytes: &self.section(POSTINGS)[self.range(TERMS, 1, middle)], article: 0 };
            }
            if found < term {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Postings { bytes: &[], article: 0 }
    }

    fn unit(&self, unit: usize) -> Unit<'_> {
        let pieces = self.range(UNITS, 1, unit);
        let codes = self.range(UNITS, 2, unit);
        let start = if pieces.start == 0 { 0 } else { number(self.section(PIECES), pieces.start - 1) };
        let pieces = &self.section(PIECES)[4 * pieces.start..4 * pieces.end];
        let end = number(pieces, pieces.len() / 4 - 1);
        Unit {
            field: Field::ALL[number(self.section(UNITS), 3 * unit)],
            codes: Codes(&self.section(CODES)[2 * codes.start..2 * codes.end]),
            text: string(&self.section(TEXT)[start..end]),
            pieces,
            start,
        }
    }

    fn section(&self, section: usize) -> &[u8] {
        &self.bytes[self.sections[section]..self.sections[section + 1]]
    }

    /// From the end before to the end of an entry, where the ends stand in one column of a table.
    fn range(&self, section: usize, column: usize, entry: usize) -> Range<usize> {
        let table = self.section(section);
        let columns = ENTRY[section] / 4;
        let start = if entry == 0 { 0 } else { number(table, (entry - 1) * columns + column) };
        start..number(table, entry * columns + column)
    }

    /// Whether all ends lie where they may, so that no reading of the tables can fail.
    fn is_sound(&self) -> bool {
        let count = |section: usize| self.section(section).len() / ENTRY[section];
        let unit_has_pieces = |unit| !self.range(UNITS, 1, unit).is_empty();
        self.ends_ascend(ARTICLES, 0, count(IDS))
            && self.ends_ascend(ARTICLES, 1, count(UNITS))
            && self.ends_ascend(UNITS, 1, count(PIECES))
            && self.ends_ascend(UNITS, 2, count(CODES))
            && self.ends_ascend(PIECES, 0, count(TEXT))
            && self.ends_ascend(TERMS, 1, count(POSTINGS))
            && (0..count(UNITS)).all(unit_has_pieces)
            && self.section(UNITS).chunks_exact(ENTRY[UNITS]).all(|unit| number(unit, 0) < FIELDS)
    }

    fn ends_ascend(&self, section: usize, column: usize, last: usize) -> bool {
        let table = self.section(section).chunks_exact(ENTRY[section]);
        let mut before = 0;
        table.map(|entry| number(entry, column)).all(|end| std::mem::replace(&mut before, end) <= end) && before == last
    }
}

impl<'a> Unit<'a> {
    /// Where each of its pieces stands in its text.
    pub(crate) fn pieces(self) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut start = 0;
        (0..self.pieces.len() / 4).map(move |piece| {
            let end = number(self.pieces, piece).saturating_sub(self.start);
            // A line feed parts a piece from the next.
            std::mem::replace(&mut start, end + 1).min(end)..end
        })
    }
}

/// The articles that hold a term, ascending.
#[derive(Clone, Copy)]
pub(crate) struct Postings<'a> {
    bytes: &'a [u8],
    article: u32,
}

impl Postings<'_> {
    /// How many bytes they take: the fewer, the rarer the term.
    pub(crate) fn weight(&self) -> usize {
        self.bytes.len()
    }
}

impl Iterator for Postings<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let mut delta = 0;
        let mut shift = 0;
        loop {
            let (&byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            delta |= u32::from(byte & 0x7F).checked_shl(shift).unwrap_or(0);
            shift += 7;
            if byte < 0x80 {
                self.article = self.article.wrapping_add(delta);
                return Some(self.article);
            }
        }
    }
}

/// A number of a table.
pub(crate) fn number(table: &[u8], place: usize) -> usize {
    let bytes = &table[4 * place..4 * place + 4];
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize
}

/// A string that was one when it was written.
fn string(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// Where the sections begin by the header, and the checksum after them; none if that is beyond any memory.
fn sections(bytes: &[u8]) -> Option<[usize; SECTIONS + 1]> {
    let mut sections = [SECTIONS_AT; SECTIONS + 1];
    for (section, entry) in ENTRY.iter().enumerate() {
        let length = number(&bytes[COUNTS_AT..], section).checked_mul(*entry)?;
        sections[section + 1] = sections[section].checked_add(length)?;
    }
    Some(sections)
}

/// A checksum that shows any change within eight bytes for certain, and any other but for one chance in 2^64.
///
/// Every step maps the sum so far one to one, so a change of one word can never be lost again.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    // An odd factor (2^64 over the golden ratio) spreads low bits upwards; the shift brings high bits down.
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut sum = bytes.len() as u64;
    for word in bytes.chunks(8) {
        let mut padded = [0; 8];
        padded[..word.len()].copy_from_slice(word);
        sum = (sum ^ u64::from_le_bytes(padded)).wrapping_mul(FACTOR);
        sum ^= sum >> 32;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Issue, Query, mark, search};
    use proptest::prelude::*;
    use proptest::sample::Index;

    fn small() -> Vec<u8> {
        let article = r#"{"id": "a", "kicker": ["新", "年"], "headline": ["喜 讯"], "body": [{"text": "新年。", "role": "note"}]}"#;
        let json = format!(r#"{{"pages": [{{"articles": [{article}, {article}]}}]}}"#);
        Segment::build(&serde_json::from_str::<Issue>(&json).unwrap()).bytes
    }

    fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
        let body = bytes.len() - CHECKSUM;
        let sum = checksum(&bytes[..body]);
        bytes[body..].copy_from_slice(&sum.to_le_bytes());
        bytes
    }

    #[test]
    fn what_is_written_is_sound() {
        assert_eq!(Segment::open(small()).unwrap().sections, Segment::of_written(small()).sections);
    }

    #[test]
    fn a_dictionary_knows_its_terms() {
        let segment = Segment::open(small()).unwrap();
        let articles = |text: &str| {
            let codes: Vec<u16> = text.encode_utf16().collect();
            segment.postings(u32::from(codes[0]) << 16 | u32::from(codes[1])).collect::<Vec<_>>()
        };
        assert_eq!(articles("喜讯"), [0, 1]);
        assert_eq!(articles("新年"), [0, 1]);
        assert_eq!(articles("年新"), [0; 0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        /// Forged bytes may answer wrongly, but they answer.
        #[test]
        fn forged_bytes_never_panic(changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..4)) {
            let mut bytes = small();
            for (place, value) in changes {
                let place = place.index(bytes.len() - CHECKSUM);
                bytes[place] = value;
            }
            if let Ok(segment) = Segment::open(sealed(bytes)) {
                for query in ["新年", "新", "喜讯 年"] {
                    let query = Query::parse(query);
                    search(&segment, &query);
                    mark(&segment, "a", &query);
                    for term in query.parts().iter().flat_map(|part| part.codes().bigrams()) {
                        segment.postings(term).for_each(drop);
                    }
                }
            }
        }
    }
}
