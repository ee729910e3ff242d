//! The parts of a segment that lie apart from its head, so that a library of many issues is opened by little, and no more is read of it
//! than a query needs.
//!
//! In come the bytes of parts, one by one; out go the terms and texts they hold. What is read of a part that is not there is empty, and
//! remembered: an answer for which it was read is none, and is to be asked for again once the part is there.
//!
//! # Layout
//!
//! The first [`SHELVES`] parts are the terms, each dealt to one by its first code ([`shelf`]): how many bytes its blocks, its keys and
//! its counts take, as `u32`, then these and the postings, as `terms.rs` has them. Each further part is the text of an article, in their
//! order: its codes, then its patches. Each ends in a checksum (`head.rs`).

use super::hold;
use super::segment::{Segment, number};
use super::terms::{self, Dictionary, Posting, Writer};
use crate::error::SegmentError;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many parts the terms are dealt to: so many that those of a query are a small share, so few that each is worth a reading.
pub(crate) const SHELVES: usize = 128;

/// Which part the terms that begin with a code are in: neighbours are not in the same, for whole ranges of characters are rare.
fn shelf(first: u16) -> usize {
    /// 2^16 over the golden ratio, odd.
    const FACTOR: u16 = 0x9E37;
    (usize::from(first.wrapping_mul(FACTOR)) * SHELVES) >> 16
}

/// Parts that lie apart, there or not.
#[derive(Debug)]
pub(crate) struct Parts {
    given: Vec<Option<Vec<u8>>>,
    /// Those that were read and are not there, and whether there are any.
    lacking: Vec<AtomicBool>,
    is_lacking: AtomicBool,
}

impl Parts {
    /// So many that are still to come.
    pub(crate) fn new(count: usize) -> Parts {
        let mut parts = Parts { given: Vec::new(), lacking: Vec::new(), is_lacking: AtomicBool::new(false) };
        parts.given.resize_with(count, || None);
        parts.lacking.resize_with(count, AtomicBool::default);
        parts
    }

    /// Takes one in, if there is one of that number.
    pub(crate) fn give(&mut self, part: usize, bytes: Vec<u8>) -> Result<(), SegmentError> {
        *self.given.get_mut(part).ok_or(SegmentError::Damaged)? = Some(bytes);
        *self.lacking[part].get_mut() = false;
        *self.is_lacking.get_mut() = self.lacking.iter_mut().any(|lacking| *lacking.get_mut());
        Ok(())
    }

    /// The bytes of each that is there.
    pub(crate) fn bytes(&self) -> Vec<Option<Vec<u8>>> {
        self.given.clone()
    }

    /// Those that were read since this was asked last, and are not there.
    pub(crate) fn take_lacking(&self) -> Vec<u32> {
        if !self.is_lacking.swap(false, Ordering::Relaxed) {
            return Vec::new();
        }
        let lacks = |part: &usize| self.lacking[*part].swap(false, Ordering::Relaxed);
        (0..self.lacking.len()).filter(lacks).map(|part| part as u32).collect()
    }

    /// Whether any was read and is not there.
    pub(crate) fn is_lacking(&self) -> bool {
        self.is_lacking.load(Ordering::Relaxed)
    }

    /// The text of an article: its codes, then its patches.
    pub(crate) fn text(&self, article: u32) -> &[u8] {
        self.part(SHELVES + article as usize)
    }

    /// The dictionary with the terms that begin with a code.
    pub(crate) fn dictionary(&self, first: u16, articles: u32) -> Dictionary<'_> {
        sections(self.part(shelf(first)), articles).unwrap_or_default()
    }

    fn part(&self, part: usize) -> &[u8] {
        match self.given.get(part) {
            Some(Some(bytes)) => bytes,
            Some(None) => {
                self.lacking[part].store(true, Ordering::Relaxed);
                self.is_lacking.store(true, Ordering::Relaxed);
                &[]
            }
            None => &[],
        }
    }
}

impl Clone for Parts {
    fn clone(&self) -> Parts {
        Parts { given: self.given.clone(), ..Parts::new(self.given.len()) }
    }
}

fn sections(part: &[u8], articles: u32) -> Option<Dictionary<'_>> {
    let (lengths, sections) = part.split_at_checked(4 * 3)?;
    let (blocks, rest) = sections.split_at_checked(number(lengths, 0))?;
    let (keys, rest) = rest.split_at_checked(number(lengths, 1))?;
    let (counts, postings) = rest.split_at_checked(number(lengths, 2))?;
    Some(Dictionary { blocks, keys, counts, postings, articles })
}

/// The parts of a whole segment.
pub(crate) fn of(segment: &Segment) -> Vec<Vec<u8>> {
    let texts = (0..segment.articles()).map(|article| {
        let (codes, patches) = segment.text(article);
        [codes.0, patches].concat()
    });
    shelves(segment).into_iter().chain(texts).collect()
}

fn shelves(segment: &Segment) -> Vec<Vec<u8>> {
    let mut writers: Vec<Writer> = Vec::new();
    writers.resize_with(SHELVES, Writer::default);
    let mut last = None;
    for entry in segment.whole_dictionary().all() {
        let postings: Vec<Posting> = entry.postings().collect();
        // Of bytes that were forged, what does not ascend is no term.
        let ascends = last.is_none_or(|last| last < entry.term())
            && postings.is_sorted_by(|a, b| hold::article(*a) < hold::article(*b));
        if !ascends {
            continue;
        }
        last = Some(entry.term());
        writers[shelf(terms::first(entry.term()))].add(entry.term(), &postings, segment.articles());
    }
    writers.into_iter().map(|writer| shelf_of(writer.finish())).collect()
}

fn shelf_of([blocks, keys, counts, postings]: [Vec<u8>; 4]) -> Vec<u8> {
    let lengths = [&blocks, &keys, &counts].map(|section| (section.len() as u32).to_le_bytes());
    [lengths.as_flattened(), &blocks, &keys, &counts, &postings].concat()
}
