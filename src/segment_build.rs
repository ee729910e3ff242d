//! The writer of segments: one pass over an issue's texts, then the terms put in order.
//!
//! In comes an issue, out goes a segment; the layout is told in `segment.rs`, which reads it.

use crate::fold::Folded;
use crate::segment::{FIELDS, Field, MAGIC, SECTIONS, VERSION, checksum};
use crate::{Article, Issue, Segment};
use std::iter::once;

impl Segment {
    /// Builds the index of an issue.
    ///
    /// ```
    /// let issue = serde_json::from_str(r#"{"pages": [{"articles": [{"id": "p1-a1", "headline": ["喜 讯"]}]}]}"#);
    /// let segment = baolan::Segment::build(&issue.unwrap());
    /// assert_eq!(baolan::search(&segment, &baolan::Query::parse("喜讯")).total, 1);
    /// ```
    pub fn build(issue: &Issue) -> Segment {
        let mut builder = Builder::default();
        for article in issue.pages.iter().flat_map(|page| &page.articles) {
            builder.add(article);
        }
        Segment::of_written(builder.finish())
    }
}

/// The sections as they grow.
#[derive(Default)]
struct Builder {
    /// For each field, its codes in all articles and how many articles have it.
    lengths: [[u32; 2]; FIELDS],
    articles: Table<2>,
    units: Table<3>,
    pieces: Table<1>,
    codes: Vec<u8>,
    ids: Vec<u8>,
    text: Vec<u8>,
    /// One for each bigram of the text: the term above, its article below.
    occurrences: Vec<u64>,
}

impl Builder {
    fn add(&mut self, article: &Article) {
        let number = self.articles.entries;
        let mut lengths = [0; FIELDS];
        for (field, lines) in units(article) {
            let folded = Folded::of(&self.write_pieces(lines));
            let codes = folded.codes();
            lengths[field as usize] += codes.len() as u32;
            self.occurrences.extend(
                codes
                    .bigrams()
                    .map(|term| u64::from(term) << 32 | u64::from(number)),
            );
            self.codes.extend_from_slice(codes.0);
            self.units.push([
                field as u32,
                self.pieces.entries,
                (self.codes.len() / 2) as u32,
            ]);
        }
        self.ids.extend_from_slice(article.id.as_bytes());
        self.articles
            .push([self.ids.len() as u32, self.units.entries]);
        for (all, length) in self.lengths.iter_mut().zip(lengths) {
            all[0] += length;
            all[1] += u32::from(length > 0);
        }
    }

    /// Stores the strings of a unit, and gives them joined.
    fn write_pieces(&mut self, pieces: Vec<&str>) -> String {
        let text = pieces.join("\n");
        let mut end = self.text.len();
        for piece in pieces {
            end += piece.len();
            self.pieces.push([end as u32]);
            end += 1;
        }
        self.text.extend_from_slice(text.as_bytes());
        text
    }

    fn finish(self) -> Vec<u8> {
        let (terms, postings) = postings(&sorted(self.occurrences));
        let sections: [&[u8]; SECTIONS] = [
            &self.articles.bytes,
            &self.units.bytes,
            &self.pieces.bytes,
            &terms.bytes,
            &self.codes,
            &self.ids,
            &self.text,
            &postings,
        ];
        let codes = (self.codes.len() / 2) as u32;
        let tables = [
            self.articles.entries,
            self.units.entries,
            self.pieces.entries,
            terms.entries,
            codes,
        ];
        let strings = [
            self.ids.len() as u32,
            self.text.len() as u32,
            postings.len() as u32,
        ];
        let mut bytes = MAGIC.to_vec();
        let lengths = self.lengths.into_iter().flatten();
        for number in once(VERSION).chain(tables).chain(strings).chain(lengths) {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        for section in sections {
            bytes.extend_from_slice(section);
        }
        let sum = checksum(&bytes);
        bytes.extend_from_slice(&sum.to_le_bytes());
        bytes
    }
}

/// A section whose entries are some numbers each.
#[derive(Default)]
struct Table<const COLUMNS: usize> {
    bytes: Vec<u8>,
    entries: u32,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    fn push(&mut self, entry: [u32; COLUMNS]) {
        for number in entry {
            self.bytes.extend_from_slice(&number.to_le_bytes());
        }
        self.entries += 1;
    }
}

/// The units of an article in the order they are read, each with its pieces.
fn units(article: &Article) -> Vec<(Field, Vec<&str>)> {
    let blocks = [
        (Field::Column, article.column.as_slice()),
        (Field::Kicker, &article.kicker),
        (Field::Headline, &article.headline),
        (Field::Subhead, &article.subhead),
        (Field::Byline, article.byline.as_slice()),
    ];
    let mut units = Vec::new();
    for (field, lines) in blocks {
        if !lines.is_empty() {
            units.push((field, lines.iter().map(String::as_str).collect()));
        }
    }
    units.extend(
        article
            .body
            .iter()
            .map(|paragraph| (Field::Body, vec![&*paragraph.text])),
    );
    units.extend(
        article
            .jumps
            .iter()
            .map(|jump| (Field::Jump, vec![&*jump.text])),
    );
    units
}

/// Occurrences by their terms; those of one term stay in the order of the articles.
///
/// A radix sort, a byte of the term at a time: linear, and smaller than any sort by comparison that is fast.
fn sorted(mut occurrences: Vec<u64>) -> Vec<u64> {
    let mut other = vec![0; occurrences.len()];
    for shift in [32, 40, 48, 56] {
        let byte = |occurrence: u64| usize::from((occurrence >> shift) as u8);
        let mut places = [0; 257];
        for &occurrence in &occurrences {
            places[byte(occurrence) + 1] += 1;
        }
        for value in 1..places.len() {
            places[value] += places[value - 1];
        }
        for &occurrence in &occurrences {
            let place = &mut places[byte(occurrence)];
            other[*place] = occurrence;
            *place += 1;
        }
        std::mem::swap(&mut occurrences, &mut other);
    }
    occurrences
}

/// The dictionary, and the articles of each term.
fn postings(occurrences: &[u64]) -> (Table<2>, Vec<u8>) {
    let mut terms = Table::default();
    let mut postings = Vec::new();
    for same in occurrences.chunk_by(|a, b| a >> 32 == b >> 32) {
        let mut before = None;
        for article in same.iter().map(|&occurrence| occurrence as u32) {
            if before != Some(article) {
                push_varint(&mut postings, article - before.unwrap_or(0));
                before = Some(article);
            }
        }
        terms.push([(same[0] >> 32) as u32, postings.len() as u32]);
    }
    (terms, postings)
}

fn push_varint(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
