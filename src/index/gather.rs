//! Gathering: the terms of an issue with the articles that hold each, in order.
//!
//! In come the folded texts of an issue's articles; out go the sections of its dictionary (`terms.rs`). The terms of an
//! article are sorted and counted at its end; those of all articles once, by a radix sort: linear in the text.

use super::terms::{self, ANY, HEAD, NONE, PROMINENCE_BITS, Posting, Writer, is_plain, term};
use crate::field::Field;
use crate::token::{Codes, SPACE, is_letter, is_word};
use std::mem::{swap, take};

/// Gathers terms.
#[derive(Default)]
pub(crate) struct Gatherer {
    /// Of the article under way: terms, each above a bit that says whether it stands in the head.
    current: Vec<u64>,
    articles: u32,
    /// Of all articles: terms, each above its posting.
    all: Vec<u64>,
}

impl Gatherer {
    /// Adds a unit of the article under way.
    pub(crate) fn add(&mut self, codes: Codes, field: Field) {
        let head = u64::from(field != Field::Body);
        let letter = |place: &usize| *place < codes.len() && is_letter(codes.at(*place));
        let at = |place: usize| if letter(&place) { codes.at(place) } else { SPACE };
        let mut before = SPACE;
        let mut inside = false;
        for place in 0..=codes.len() {
            let code = at(place);
            if !(inside && is_plain(before) && is_plain(code)) {
                self.push(before, code, head);
            }
            inside = is_word(before);
            for length in [3, 4] {
                let term = if inside { None } else { terms::beginning(codes.between(place, place + length)) };
                self.current.extend(term.map(|term| u64::from(term) << 1 | head));
            }
            before = code;
        }
    }

    /// Adds the term of two codes; a space stands for all that is no letter, and what is before it ends a run.
    fn push(&mut self, first: u16, second: u16, head: u64) {
        if first != SPACE {
            let second = if second == SPACE { NONE } else { second };
            self.current.push(u64::from(term(first, second)) << 1 | head);
        }
    }

    /// Ends the article under way.
    pub(crate) fn end_article(&mut self) {
        self.current.sort_unstable();
        let mut groups = self.current.chunk_by(|a, b| a >> 1 == b >> 1).peekable();
        // How often the first code ends runs, where that is no term of its own.
        let mut ends = 0;
        while let Some(group) = groups.next() {
            let term = group[0] >> 1;
            let head = group[group.len() - 1] & 1 == 1;
            let goes_on = groups.peek().is_some_and(|next| next[0] >> 17 == term >> 16);
            if term as u16 == NONE && goes_on && !head {
                ends = group.len() as u32;
                continue;
            }
            let count = take(&mut ends) + group.len() as u32;
            let prominence = if head { HEAD } else { terms::prominence(count) };
            self.all.push(term << 32 | u64::from(self.articles << PROMINENCE_BITS | prominence));
        }
        self.current.clear();
        self.articles += 1;
    }

    /// The sections of the dictionary.
    pub(crate) fn finish(&mut self, articles: u32) -> [Vec<u8>; 4] {
        let all = sorted(take(&mut self.all));
        let mut writer = Writer::default();
        let mut list = Vec::new();
        let mut write = |term: u32, postings: &[u64]| {
            list.clear();
            list.extend(postings.iter().map(|&posting| posting as Posting));
            writer.add(term, &list, articles);
        };
        let mut union = vec![0; articles as usize];
        for same_first in all.chunk_by(|a, b| a >> 48 == b >> 48) {
            let mut any = common(same_first, &mut union);
            let of_any = term((same_first[0] >> 48) as u16, ANY);
            for same in same_first.chunk_by(|a, b| a >> 32 == b >> 32) {
                let term = (same[0] >> 32) as u32;
                if term > of_any && !any.is_empty() {
                    write(of_any, &take(&mut any));
                }
                write(term, same);
            }
        }
        writer.finish()
    }
}

/// The postings of all terms with one first code joined, where there are [`CROWD`] to an article or more; else none.
/// `union` has an entry an article, all 0, and is left so.
fn common(postings: &[u64], union: &mut [u32]) -> Vec<u64> {
    /// Joining so many postings an article when asked takes too long.
    const CROWD: usize = 2;
    if postings.len() < CROWD * union.len() {
        return Vec::new();
    }
    let article = |posting: u64| (posting as Posting >> PROMINENCE_BITS) as usize;
    for &posting in postings {
        let joined = &mut union[article(posting)];
        *joined = terms::joined(*joined, posting as Posting & HEAD);
    }
    let mut joined = Vec::new();
    for (article, count) in union.iter_mut().enumerate().filter(|(_, count)| **count > 0) {
        joined.push((article as u64) << PROMINENCE_BITS | u64::from(terms::prominence(take(count))));
    }
    joined
}

/// Postings below their terms by their terms; those of one term stay in the order of the articles.
///
/// A radix sort, a code of the term at a time.
fn sorted(mut postings: Vec<u64>) -> Vec<u64> {
    let mut other = vec![0; postings.len()];
    for shift in [32, 48] {
        let code = |posting: u64| usize::from((posting >> shift) as u16);
        let mut places = vec![0; (1 << 16) + 1];
        for &posting in &postings {
            places[code(posting) + 1] += 1;
        }
        for value in 1..places.len() {
            places[value] += places[value - 1];
        }
        for &posting in &postings {
            let place = &mut places[code(posting)];
            other[*place] = posting;
            *place += 1;
        }
        swap(&mut postings, &mut other);
    }
    postings
}
