//! The writer of segments: one pass over an issue's texts, then the terms put in order.
//!
//! In comes an issue, out goes a segment; the layout is told in `segment.rs`, which reads it.

use crate::fold::Folded;
use crate::segment::{ARTICLES, CODES, IDS, PIECES, POSTINGS, TERMS, TEXT, UNITS};
use crate::segment::{ENTRY, FIELDS, Field, MAGIC, SECTIONS, VERSION, checksum};
use crate::{Article, Issue, Segment, words};
use std::mem::take;
use std::slice::from_ref;

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
    sections: [Vec<u8>; SECTIONS],
    /// For each field, its codes in all articles and how many articles have it.
    lengths: [[u32; 2]; FIELDS],
    /// One for each bigram of the text: the term above, its article below.
    occurrences: Vec<u64>,
}

impl Builder {
    fn add(&mut self, article: &Article) {
        let mut lengths = [0; FIELDS];
        for (field, pieces) in units(article) {
            lengths[field as usize] += self.add_unit(field, pieces);
        }
        self.sections[IDS].extend_from_slice(article.id.as_bytes());
        self.push(ARTICLES, &[self.count(IDS), self.count(UNITS)]);
        for (all, length) in self.lengths.iter_mut().zip(lengths) {
            all[0] += length;
            all[1] += u32::from(length > 0);
        }
    }

    /// Stores a unit and its terms; gives how many codes it has.
    fn add_unit(&mut self, field: Field, pieces: &[String]) -> u32 {
        let article = u64::from(self.count(ARTICLES));
        let folded = Folded::of(&self.add_text(pieces));
        let codes = folded.codes();
        if words::WHOLE {
            self.occurrences.extend(codes.bigrams().map(|term| u64::from(term) << 32 | article));
        }
        self.sections[CODES].extend_from_slice(codes.0);
        self.push(UNITS, &[field as u32, self.count(PIECES), self.count(CODES)]);
        codes.len() as u32
    }

    /// Stores the strings of a unit, and gives them joined.
    fn add_text(&mut self, pieces: &[String]) -> String {
        let mut text = String::new();
        for (place, piece) in pieces.iter().enumerate() {
            if place > 0 {
                text.push('\n');
            }
            text.push_str(piece);
            self.push(PIECES, &[self.count(TEXT) + text.len() as u32]);
        }
        self.sections[TEXT].extend_from_slice(text.as_bytes());
        text
    }

    fn finish(mut self) -> Vec<u8> {
        if words::WHOLE {
            self.add_postings();
        }
        let mut bytes = MAGIC.to_vec();
        write(&mut bytes, &[VERSION]);
        for section in 0..SECTIONS {
            write(&mut bytes, &[self.count(section)]);
        }
        write(&mut bytes, self.lengths.as_flattened());
        bytes.extend_from_slice(&self.sections.concat());
        bytes.extend_from_slice(&checksum(&bytes).to_le_bytes());
        bytes
    }

    /// Stores the dictionary, and the articles of each term.
    fn add_postings(&mut self) {
        let occurrences = sorted(take(&mut self.occurrences));
        for same in occurrences.chunk_by(|a, b| a >> 32 == b >> 32) {
            let mut before = None;
            for article in same.iter().map(|&occurrence| occurrence as u32) {
                if before != Some(article) {
                    write_varint(&mut self.sections[POSTINGS], article - before.unwrap_or(0));
                    before = Some(article);
                }
            }
            self.push(TERMS, &[(same[0] >> 32) as u32, self.count(POSTINGS)]);
        }
    }

    fn push(&mut self, section: usize, entry: &[u32]) {
        write(&mut self.sections[section], entry);
    }

    /// How many entries a section has so far.
    fn count(&self, section: usize) -> u32 {
        (self.sections[section].len() / ENTRY[section]) as u32
    }
}

/// The units of an article in the order they are read, each with its pieces.
fn units(article: &Article) -> Vec<(Field, &[String])> {
    let mut units = vec![
        (Field::Column, article.column.as_slice()),
        (Field::Kicker, &article.kicker),
        (Field::Headline, &article.headline),
        (Field::Subhead, &article.subhead),
        (Field::Byline, article.byline.as_slice()),
    ];
    units.retain(|(_, pieces)| !pieces.is_empty());
    for paragraph in &article.body {
        units.push((Field::Body, from_ref(&paragraph.text)));
    }
    for jump in &article.jumps {
        units.push((Field::Jump, from_ref(&jump.text)));
    }
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

fn write(bytes: &mut Vec<u8>, numbers: &[u32]) {
    for number in numbers {
        bytes.extend_from_slice(&number.to_le_bytes());
    }
}

fn write_varint(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
