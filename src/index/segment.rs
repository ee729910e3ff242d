//! A segment: the index of one issue, as bytes that are searched as they lie.
//!
//! In comes an [`Issue`](crate::Issue) (the writing is in `segment_build.rs`) or bytes that were stored; out go, to
//! the stages that search, the articles and their units of text, folded and as printed, and the section in which
//! `terms.rs` finds the articles that hold a term. A segment is never changed. Opening one reads it through once to see
//! that it is whole, and neither copies nor rebuilds anything.
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
//! where the one before it ended, the first at 0. A *varint* is LEB128.
//!
//! | section  | holds | one entry |
//! |----------|-------|-----------|
//! | header   | `b"BAOLANSG"`, the version, then how many entries each section has, in the order below | 11 × `u32` |
//! | lengths  | for each field: its folded codes in all articles, and how many articles have it | 2 × `u32` |
//! | date     | of the issue, as `YYYY-MM-DD` | UTF-8 byte |
//! | articles | in the order of the issue | end in ids, end in codes, how many of its codes are its body, end in patches, page, kind |
//! | ids      | the articles' ids | UTF-8 byte |
//! | codes    | each unit's mark, then its folded text | UTF-16 code |
//! | patches  | where the text as printed is not the folded one | varints and UTF-8, see `patch.rs` |
//! | blocks   | of terms, see `terms.rs` | 4 × `u32` |
//! | keys     | the terms | varint |
//! | counts   | how many articles hold each | varint |
//! | postings | which | bits |
//! | checksum | over all that is before it | `u64` |
//!
//! A *unit* is what a match lies in: a column's name, a kicker, a headline, a subhead (the printed lines of each
//! joined), a byline, one paragraph, one jump. Nothing is found across units: before each stands its mark, a control
//! code that no folded text holds. An article's units of body text come last.
//!
//! A segment can be parted: its *head* is laid out as above as far as the ids (the counts of the rest stand in its header), then come
//! the checksum of the whole and its own. The parts are told of in `parts.rs`.
//!
//! The checksum shows damage, not forgery. Bytes that are forged with a right checksum give wrong answers, but never
//! a panic. A segment without terms is whole: its text is read instead.

use super::checksum::{CHECKSUM, checksum};
use super::parts::Parts;
use super::patch::Patches;
use super::terms::Dictionary;
use crate::error::SegmentError;
use crate::field::{FIELDS, FIRST_MARK, Field};
use crate::query::Pattern;
use crate::rank::{Counts, Lengths};
use crate::token::Codes;
use std::ops::Range;

pub(crate) const MAGIC: [u8; 8] = *b"BAOLANSG";
/// Raised by any change of the layout, of the folding or of the terms.
pub(crate) const VERSION: u32 = 3;

/// How many bytes an entry of each section takes, in the order of the sections.
pub(crate) const ENTRY: [usize; SECTIONS] = [1, 24, 1, 2, 1, 16, 1, 1, 1];
pub(crate) const SECTIONS: usize = 9;
pub(crate) const DATE: usize = 0;
pub(crate) const ARTICLES: usize = 1;
pub(crate) const IDS: usize = 2;
pub(crate) const CODES: usize = 3;
pub(crate) const PATCHES: usize = 4;
pub(crate) const BLOCKS: usize = 5;
pub(crate) const KEYS: usize = 6;
pub(crate) const COUNTS: usize = 7;
pub(crate) const POSTINGS: usize = 8;

/// The columns of the articles' table.
const END_OF_ID: usize = 0;
const END_OF_CODES: usize = 1;
const BODY: usize = 2;
const END_OF_PATCHES: usize = 3;
const PAGE: usize = 4;
const KIND: usize = 5;

pub(super) const COUNTS_AT: usize = MAGIC.len() + 4;
const LENGTHS_AT: usize = COUNTS_AT + 4 * SECTIONS;
const SECTIONS_AT: usize = LENGTHS_AT + 8 * FIELDS;

/// The index of one issue.
#[derive(Clone, Debug)]
pub struct Segment {
    pub(super) bytes: Vec<u8>,
    /// Where each section begins in the bytes; at last where the checksum does.
    pub(super) sections: [usize; SECTIONS + 1],
    /// Its terms and texts, where they lie apart from the bytes.
    pub(super) apart: Option<Parts>,
}

/// A stretch of an article's text that a match lies in.
#[derive(Clone, Copy)]
pub(crate) struct Unit<'a> {
    pub(crate) field: Field,
    /// The folded text.
    pub(crate) codes: Codes<'a>,
    /// The patches from the unit on, and where the unit begins among the codes they count.
    patches: Patches<'a>,
    start: usize,
}

impl Segment {
    /// Opens bytes that [`as_bytes`](Segment::as_bytes) gave.
    ///
    /// # Errors
    ///
    /// When the bytes are something else, were written by another version, or are not as they were written.
    pub fn open(bytes: Vec<u8>) -> Result<Segment, SegmentError> {
        let body = body(&bytes, MAGIC)?;
        let sections = sections(&bytes, true).filter(|sections| sections[SECTIONS] == body);
        Segment { bytes, sections: sections.ok_or(SegmentError::Damaged)?, apart: None }.checked()
    }

    /// The bytes, to be stored and opened later.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The segment in bytes just written.
    pub(crate) fn of_written(bytes: Vec<u8>) -> Segment {
        let sections = sections(&bytes, true).unwrap_or_default();
        Segment { bytes, sections, apart: None }
    }

    pub(super) fn checked(self) -> Result<Segment, SegmentError> {
        if self.is_sound() { Ok(self) } else { Err(SegmentError::Damaged) }
    }

    /// How many articles there are; they are numbered from 0 in the order of the issue.
    pub(crate) fn articles(&self) -> u32 {
        (self.section(ARTICLES).len() / ENTRY[ARTICLES]) as u32
    }

    /// The id of an article.
    pub(crate) fn id(&self, article: u32) -> &str {
        string(&self.section(IDS)[self.range(END_OF_ID, article)])
    }

    /// The number of the article with an id.
    pub(crate) fn article(&self, id: &str) -> Option<u32> {
        (0..self.articles()).find(|&article| self.id(article) == id)
    }

    /// The number of the page an article is printed on.
    pub(crate) fn page(&self, article: u32) -> u32 {
        self.fact(article, PAGE) as u32
    }

    /// The number of an article's kind.
    pub(crate) fn kind(&self, article: u32) -> usize {
        self.fact(article, KIND)
    }

    /// The date of the issue; empty where it has none.
    pub(crate) fn date(&self) -> &str {
        string(self.section(DATE))
    }

    /// All units of an article, marks and codes.
    pub(crate) fn codes(&self, article: u32) -> Codes<'_> {
        self.text(article).0
    }

    /// The same, and the patches of its text.
    pub(super) fn text(&self, article: u32) -> (Codes<'_>, &[u8]) {
        let codes = self.range(END_OF_CODES, article);
        let patches = self.range(END_OF_PATCHES, article);
        if let Some(parts) = &self.apart {
            // Of a text that is not there, nothing.
            let (codes, patches) =
                parts.text(article).split_at_checked(codes.len().saturating_mul(2)).unwrap_or_default();
            return (Codes(codes), patches);
        }
        let codes = self.section(CODES).get(2 * codes.start..2 * codes.end);
        (Codes(codes.unwrap_or_default()), self.section(PATCHES).get(patches).unwrap_or_default())
    }

    /// Its units before the body, and those of the body.
    fn head_and_body(&self, article: u32) -> (Codes<'_>, Codes<'_>) {
        let all = self.codes(article);
        let body = all.len().saturating_sub(self.fact(article, BODY));
        (all.between(0, body), all.between(body, all.len()))
    }

    /// What says which articles hold a term that begins with a code.
    pub(crate) fn dictionary(&self, first: u16) -> Dictionary<'_> {
        match &self.apart {
            Some(parts) => parts.dictionary(first, self.articles()),
            None => self.whole_dictionary(),
        }
    }

    /// The same of all terms, where they do not lie apart.
    pub(super) fn whole_dictionary(&self) -> Dictionary<'_> {
        let [blocks, keys, counts, postings] = [BLOCKS, KEYS, COUNTS, POSTINGS].map(|section| self.section(section));
        Dictionary { blocks, keys, counts, postings, articles: self.articles() }
    }

    /// Whether terms say what it holds, and not its texts alone.
    pub(crate) fn has_terms(&self) -> bool {
        self.count(BLOCKS) > 0 || self.articles() == 0
    }

    /// How many codes the body of an article has, marks and all.
    pub(crate) fn body_length(&self, article: u32) -> u32 {
        self.fact(article, BODY) as u32
    }

    /// The units of an article: the body last, else in the order they are read.
    pub(crate) fn units(&self, article: u32) -> impl Iterator<Item = Unit<'_>> {
        let (all, patches) = self.text(article);
        let mut patches = Patches::new(patches);
        stretches(all).map(move |(field, start, end)| {
            patches.skip_to(start);
            Unit { field, codes: all.between(start, end), patches, start }
        })
    }

    /// Whether an article holds a pattern, in a field that it is looked for in.
    pub(crate) fn holds(&self, article: u32, pattern: &Pattern) -> bool {
        self.stretches_for(article, pattern).any(|codes| pattern.find(codes, 0).is_some())
    }

    /// The stretches of an article that a pattern is looked for in: all of the body at once, for nothing is found across
    /// units, then the others.
    pub(crate) fn stretches_for(&self, article: u32, pattern: &Pattern) -> impl Iterator<Item = Codes<'_>> {
        let (head, body) = self.head_and_body(article);
        let heads = stretches(head).filter(|(field, ..)| pattern.is_for(*field));
        let body = pattern.is_for(Field::Body).then_some(body);
        body.into_iter().chain(heads.map(move |(_, start, end)| head.between(start, end)))
    }

    /// The units of an article before its body.
    pub(crate) fn head_units(&self, article: u32) -> impl Iterator<Item = Unit<'_>> {
        self.units(article).take_while(|unit| unit.field != Field::Body)
    }

    /// What an article's score is read from.
    pub(crate) fn scored(&self, article: u32) -> Scored<'_> {
        let (head, body) = self.head_and_body(article);
        let mut lengths = [0; FIELDS];
        for (field, start, end) in stretches(head) {
            lengths[field as usize] += 1 + (end - start) as u32;
        }
        lengths[Field::Body as usize] = body.len() as u32;
        Scored { head, body, lengths }
    }

    /// How many codes a field has in all articles, its marks among them, and how many articles have it.
    pub(crate) fn lengths(&self, field: Field) -> (usize, usize) {
        let lengths = &self.bytes[LENGTHS_AT + 8 * field as usize..];
        (number(lengths, 0), number(lengths, 1))
    }

    pub(crate) fn section(&self, section: usize) -> &[u8] {
        &self.bytes[self.sections[section]..self.sections[section + 1]]
    }

    /// How many entries a section has, wherever it lies.
    fn count(&self, section: usize) -> usize {
        number(&self.bytes[COUNTS_AT..], section)
    }

    fn fact(&self, article: u32, column: usize) -> usize {
        number(self.section(ARTICLES), article as usize * (ENTRY[ARTICLES] / 4) + column)
    }

    /// From the end before to the end of an article's part of a section.
    fn range(&self, column: usize, article: u32) -> Range<usize> {
        let start = if article == 0 { 0 } else { self.fact(article - 1, column) };
        start..self.fact(article, column)
    }

    /// Whether all ends lie where they may, so that no reading of the tables can fail.
    fn is_sound(&self) -> bool {
        let sections = [(END_OF_ID, IDS), (END_OF_CODES, CODES), (END_OF_PATCHES, PATCHES)];
        let ends = sections.map(|(column, section)| (column, self.count(section)));
        let articles = 0..self.articles();
        ends.iter().all(|&(column, last)| self.ends_ascend(column, last))
            && articles.clone().all(|article| {
                let codes = self.range(END_OF_CODES, article);
                self.fact(article, BODY) <= codes.len()
            })
    }

    fn ends_ascend(&self, column: usize, last: usize) -> bool {
        let mut before = 0;
        (0..self.articles())
            .map(|article| self.fact(article, column))
            .all(|end| std::mem::replace(&mut before, end) <= end)
            && before == last
    }
}

/// The units in an article's codes: the field, and from where to where it goes.
fn stretches(codes: Codes) -> impl Iterator<Item = (Field, usize, usize)> {
    let mut next = 0;
    std::iter::from_fn(move || {
        let start = next + 1;
        let mark = (next < codes.len()).then(|| codes.at(next))?;
        next = codes.next_mark(start);
        let field = Field::ALL.get(usize::from(mark.wrapping_sub(FIRST_MARK))).copied();
        Some((field.unwrap_or(Field::Body), start, next))
    })
}

/// An article as it is scored.
pub(crate) struct Scored<'a> {
    head: Codes<'a>,
    body: Codes<'a>,
    /// How long its fields are, marks and all.
    pub(crate) lengths: Lengths,
}

impl Scored<'_> {
    /// How often it holds a pattern, by field.
    pub(crate) fn counts(&self, pattern: &Pattern) -> Counts {
        let mut counts = [0; FIELDS];
        for (field, start, end) in stretches(self.head) {
            if pattern.is_for(field) {
                counts[field as usize] += pattern.count(self.head.between(start, end));
            }
        }
        if pattern.is_for(Field::Body) {
            // Nothing is found across units: all of them at once.
            counts[Field::Body as usize] = pattern.count(self.body);
        }
        counts
    }
}

impl Unit<'_> {
    /// The text as printed, with [`LINE`] between two pieces.
    pub(crate) fn text(&self) -> String {
        self.patches.applied(self.codes, self.start)
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

/// Where what a segment or a head holds ends and its checksum begins.
pub(super) fn body(bytes: &[u8], magic: [u8; 8]) -> Result<usize, SegmentError> {
    if !bytes.starts_with(&magic) {
        return Err(SegmentError::NotASegment);
    }
    let version = bytes.get(MAGIC.len()..COUNTS_AT).ok_or(SegmentError::Damaged)?;
    let found = number(version, 0);
    if found != VERSION as usize {
        return Err(SegmentError::Version { found: found as u32, expected: VERSION });
    }
    let body = bytes.len().checked_sub(CHECKSUM).filter(|&body| body >= SECTIONS_AT).ok_or(SegmentError::Damaged)?;
    let is_whole = bytes[body..] == checksum(&bytes[..body]).to_le_bytes();
    if is_whole { Ok(body) } else { Err(SegmentError::Damaged) }
}

/// Where the sections begin by the header, and what comes after them; of a head, those from the codes on take no room. None if that is
/// beyond any memory.
pub(super) fn sections(bytes: &[u8], is_whole: bool) -> Option<[usize; SECTIONS + 1]> {
    let mut sections = [SECTIONS_AT; SECTIONS + 1];
    for (section, entry) in ENTRY.iter().enumerate() {
        let is_there = is_whole || section < CODES;
        let length = if is_there { number(&bytes[COUNTS_AT..], section).checked_mul(*entry)? } else { 0 };
        sections[section + 1] = sections[section].checked_add(length)?;
    }
    Some(sections)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{head, hold, terms};
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
            let entry = terms::entry(&segment, terms::term(codes[0], codes[1]));
            entry.map_or(Vec::new(), |entry| entry.postings().map(hold::article).collect::<Vec<_>>())
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
                ask(&segment);
            }
        }

        /// And so do forged heads, with the parts or without.
        #[test]
        fn forged_heads_never_panic(changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..4)) {
            let (mut head, parts) = Segment::open(small()).unwrap().parted();
            for (place, value) in changes {
                // Not the checksum of the whole, which would only have the parts refused.
                let place = place.index(head.len() - 2 * CHECKSUM);
                head[place] = value;
            }
            if let Ok(mut segment) = Segment::open_head(sealed(head)) {
                ask(&segment);
                for (number, part) in parts.into_iter().enumerate() {
                    let _ = segment.give(number as u32, part);
                }
                ask(&segment);
            }
        }

        /// And so do forged parts under a right checksum.
        #[test]
        fn forged_parts_never_panic(part in any::<Index>(), changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..4)) {
            let whole = small();
            let (head, mut parts) = Segment::open(whole.clone()).unwrap().parted();
            let whole: [u8; CHECKSUM] = *whole.last_chunk().unwrap();
            let filled: Vec<usize> = (0..parts.len()).filter(|&number| parts[number].len() > CHECKSUM).collect();
            let forged = *part.get(&filled);
            let bytes = &mut parts[forged];
            bytes.truncate(bytes.len() - CHECKSUM);
            for (place, value) in changes {
                let place = place.index(bytes.len());
                bytes[place] = value;
            }
            let seal = head::seal(bytes, forged as u32, whole);
            bytes.extend_from_slice(&seal);
            let mut segment = Segment::open_head(head).unwrap();
            for (number, part) in parts.into_iter().enumerate() {
                segment.give(number as u32, part).unwrap();
            }
            ask(&segment);
        }
    }

    fn ask(segment: &Segment) {
        for query in ["新年", "新", "喜讯 年", "\"新 年\" OR 喜", "版:1 -喜讯", "记者:新"] {
            let query = Query::parse(query);
            mark(segment, "a", &query);
            search(std::slice::from_ref(segment), &query, 10);
        }
        segment.parted();
    }
}
