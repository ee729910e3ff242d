//! Holding: which articles of a segment hold a part of a query, and which of them the clauses leave.
//!
//! In come a segment and a part; out go the articles in order, each with how prominent the part is there. The text
//! decides, the terms only spare reading it: articles that hold all terms of a part are read for it, the rarest
//! term first. A segment without terms is read.

use super::segment::Segment;
use super::terms::{self, ANY, Entry, HEAD, PROMINENCE_BITS, Posting, is_plain};
use crate::query::{Clause, Part, Pattern};
use crate::token::{Codes, is_letter};

/// What holds a part, by article.
pub(crate) struct Held {
    pub(crate) postings: Vec<Posting>,
}

impl Held {
    /// How many articles.
    pub(crate) fn len(&self) -> usize {
        self.postings.len()
    }

    /// How prominent the part is in an article at most, if that holds it.
    pub(crate) fn prominence(&self, wanted: u32) -> Option<u32> {
        let at = self.postings.binary_search_by_key(&wanted, |&posting| article(posting)).ok()?;
        Some(prominence(self.postings[at]))
    }
}

/// The article of a posting.
pub(crate) fn article(posting: Posting) -> u32 {
    posting >> PROMINENCE_BITS
}

/// The prominence of a posting.
pub(crate) fn prominence(posting: Posting) -> u32 {
    posting & HEAD
}

/// The articles that hold a part.
pub(crate) fn held(segment: &Segment, part: &Part) -> Held {
    let mut postings = match part {
        Part::Text(pattern) if pattern.is_indexed() && segment.has_terms() => by_terms(segment, pattern),
        _ => all(segment),
    };
    match part {
        Part::Text(pattern) if pattern.is_told_by_terms() && segment.has_terms() => {}
        Part::Text(pattern) => postings.retain(|&posting| segment.holds(article(posting), pattern)),
        Part::Page(page) => postings.retain(|&posting| segment.page(article(posting)) == *page),
        Part::Date(date) => postings.retain(|_| segment.date().starts_with(date.as_str())),
    }
    Held { postings }
}

/// The articles that hold all terms of a pattern, or most of its terms where reading what is left is cheaper.
fn by_terms(segment: &Segment, pattern: &Pattern) -> Vec<Posting> {
    /// How many postings are decoded in the time that an article is read.
    const READING: usize = 40;
    let codes = pattern.codes();
    let terms = pattern_terms(codes);
    if terms.is_empty() {
        return match (0..codes.len()).map(|place| codes.at(place)).find(|&code| is_letter(code)) {
            Some(letter) => by_first(segment, letter),
            None => all(segment),
        };
    }
    let mut entries: Vec<Entry> = Vec::with_capacity(terms.len());
    for &term in &terms {
        match terms::entry(segment, term) {
            Some(entry) => entries.push(entry),
            // All dictionaries that it takes are asked for at once.
            None if segment.is_lacking() => {}
            None => return Vec::new(),
        }
    }
    if entries.len() < terms.len() {
        return Vec::new();
    }
    entries.sort_unstable_by_key(|entry| entry.count);
    let mut found: Vec<Posting> = entries[0].postings().collect();
    for &entry in &entries[1..] {
        if !pattern.is_told_by_terms() && entry.count > READING * found.len() {
            break;
        }
        keep_common(&mut found, entry.postings());
    }
    found
}

/// The terms of a pattern, as `gather.rs` has them of texts.
fn pattern_terms(codes: Codes) -> Vec<u32> {
    let mut terms = Vec::with_capacity(codes.len());
    for place in 1..codes.len() {
        let (first, second) = (codes.at(place - 1), codes.at(place));
        let begins = codes.parts_words(place - 1);
        if is_letter(first) && is_letter(second) && (begins || !is_plain(first) || !is_plain(second)) {
            let longer = |length| terms::beginning(codes.between(place - 1, place - 1 + length)).filter(|_| begins);
            terms.push(longer(4).or(longer(3)).unwrap_or(terms::term(first, second)));
        }
    }
    terms
}

/// All articles.
fn all(segment: &Segment) -> Vec<Posting> {
    (0..segment.articles()).map(|article| article << PROMINENCE_BITS | HEAD).collect()
}

/// The articles that hold a code, by all terms that begin with it.
fn by_first(segment: &Segment, code: u16) -> Vec<Posting> {
    if let Some(all) = terms::entry(segment, terms::term(code, ANY)) {
        return all.postings().collect();
    }
    let mut counts = vec![0; segment.articles() as usize];
    for entry in terms::beginning_with(segment, code) {
        for posting in entry.postings() {
            let count = &mut counts[article(posting) as usize];
            *count = terms::joined(*count, prominence(posting));
        }
    }
    let held = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    held.map(|(article, &count)| (article as u32) << PROMINENCE_BITS | terms::prominence(count)).collect()
}

/// Leaves what is in both lists, with the lesser prominence.
fn keep_common(found: &mut Vec<Posting>, list: terms::Postings) {
    let mut list = list.peekable();
    let mut kept = 0;
    for at in 0..found.len() {
        let posting = found[at];
        while list.next_if(|&other| article(other) < article(posting)).is_some() {}
        let Some(&other) = list.peek() else { break };
        if article(other) == article(posting) {
            found[kept] = posting.min(other);
            kept += 1;
        }
    }
    found.truncate(kept);
}

/// The articles that all clauses are true of; none if no part is to be found.
pub(crate) fn common(clauses: &[Clause], held: &[Held], articles: u32) -> Vec<u32> {
    let mut common: Option<Vec<u32>> = None;
    for clause in clauses.iter().filter(|clause| !clause.without) {
        let any = any_of(clause, held);
        match &mut common {
            None => common = Some(any),
            Some(common) => keep_both(common, &any),
        }
    }
    let all = || if clauses.is_empty() { Vec::new() } else { (0..articles).collect() };
    let mut common = common.unwrap_or_else(all);
    for clause in clauses.iter().filter(|clause| clause.without) {
        let any = any_of(clause, held);
        common.retain(|article| any.binary_search(article).is_err());
    }
    common
}

/// Leaves what is in both lists.
fn keep_both(common: &mut Vec<u32>, other: &[u32]) {
    /// Halving the way to an article takes as long as so many steps.
    const STEPS: usize = 16;
    if other.len() > STEPS * common.len() {
        return common.retain(|article| other.binary_search(article).is_ok());
    }
    let mut at = 0;
    common.retain(|&article| {
        while at < other.len() && other[at] < article {
            at += 1;
        }
        at < other.len() && other[at] == article
    });
}

/// The articles that hold a part of a clause at least.
fn any_of(clause: &Clause, held: &[Held]) -> Vec<u32> {
    let mut articles: Vec<u32> = Vec::new();
    for &part in &clause.parts {
        articles.extend(held[part].postings.iter().map(|&posting| article(posting)));
    }
    if clause.parts.len() > 1 {
        articles.sort_unstable();
        articles.dedup();
    }
    articles
}
