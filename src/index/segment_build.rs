//! The writer of segments: one pass over an issue's texts, then the terms put in order.
//!
//! In comes an issue, out goes a segment; the layout is told in `segment.rs`, which reads it.

use super::checksum::checksum;
use super::gather::Gatherer;
use super::patch;
use super::segment::{ARTICLES, BLOCKS, CODES, COUNTS, DATE, IDS, KEYS, PATCHES, POSTINGS};
use super::segment::{ENTRY, MAGIC, SECTIONS, VERSION};
use crate::field::{self, FIELDS, Field, units};
use crate::fold::Folded;
use crate::{Article, Issue, Page, Segment};
use std::mem::take;

impl Segment {
    /// Builds the index of an issue.
    ///
    /// ```
    /// let issue = serde_json::from_str(r#"{"pages": [{"articles": [{"id": "p1-a1", "headline": ["喜 讯"]}]}]}"#);
    /// let segment = baolan::Segment::build(&issue.unwrap());
    /// assert_eq!(baolan::search(&[segment], &baolan::Query::parse("喜讯"), 10).total, 1);
    /// ```
    pub fn build(issue: &Issue) -> Segment {
        Segment::built(issue, true)
    }

    /// The same without terms, in less time: its text is read for every query.
    pub fn without_terms(issue: &Issue) -> Segment {
        Segment::built(issue, false)
    }

    fn built(issue: &Issue, with_terms: bool) -> Segment {
        let mut builder = Builder { with_terms, ..Builder::default() };
        builder.sections[DATE].extend_from_slice(issue.date.as_deref().unwrap_or_default().as_bytes());
        for page in &issue.pages {
            for article in &page.articles {
                builder.add(page, article);
            }
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
    /// For each field, its codes in the article under way.
    current: [u32; FIELDS],
    patches: patch::Writer,
    with_terms: bool,
    terms: Gatherer,
}

impl Builder {
    fn add(&mut self, page: &Page, article: &Article) {
        self.patches.begin();
        let start = self.count(CODES);
        let mut body = None;
        for (field, pieces) in units(page, article) {
            if field == Field::Body {
                body = body.or(Some(self.count(CODES)));
            }
            self.add_unit(start, field, &field::text(pieces));
        }
        let body = body.unwrap_or(self.count(CODES));
        self.sections[IDS].extend_from_slice(article.id.as_bytes());
        let ends = [self.count(IDS), self.count(CODES), self.count(CODES) - body, self.patches.bytes.len() as u32];
        self.push(ARTICLES, &ends);
        self.push(ARTICLES, &[page.number, article.kind as u32]);
        for ([all, holders], length) in self.lengths.iter_mut().zip(take(&mut self.current)) {
            *all += length;
            *holders += u32::from(length > 0);
        }
        self.terms.end_article();
    }

    /// Stores a unit of an article that began at a code.
    fn add_unit(&mut self, article: u32, field: Field, text: &str) {
        self.sections[CODES].extend_from_slice(&field.mark().to_le_bytes());
        let folded = Folded::of(text);
        self.patches.add(text, &folded, (self.count(CODES) - article) as usize);
        let codes = folded.codes();
        self.sections[CODES].extend_from_slice(codes.0);
        self.current[field as usize] += 1 + codes.len() as u32;
        if self.with_terms && field.is_text() {
            self.terms.add(codes, field);
        }
    }

    fn finish(mut self) -> Vec<u8> {
        self.sections[PATCHES] = take(&mut self.patches.bytes);
        let articles = self.count(ARTICLES);
        if self.with_terms {
            let [blocks, keys, counts, postings] = self.terms.finish(articles);
            self.sections[BLOCKS] = blocks;
            self.sections[KEYS] = keys;
            self.sections[COUNTS] = counts;
            self.sections[POSTINGS] = postings;
        }
        let mut bytes = MAGIC.to_vec();
        write(&mut bytes, &[VERSION]);
        for (section, entry) in self.sections.iter().zip(ENTRY) {
            write(&mut bytes, &[(section.len() / entry) as u32]);
        }
        write(&mut bytes, self.lengths.as_flattened());
        for section in &self.sections {
            bytes.extend_from_slice(section);
        }
        bytes.extend_from_slice(&checksum(&bytes).to_le_bytes());
        bytes
    }

    fn push(&mut self, section: usize, entry: &[u32]) {
        write(&mut self.sections[section], entry);
    }

    /// How many entries a section has so far.
    fn count(&self, section: usize) -> u32 {
        (self.sections[section].len() / ENTRY[section]) as u32
    }
}

fn write(bytes: &mut Vec<u8>, numbers: &[u32]) {
    for number in numbers {
        bytes.extend_from_slice(&number.to_le_bytes());
    }
}
