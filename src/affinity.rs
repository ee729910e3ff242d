//! Affinity: how much of a row's wording the bodies before and after it share. A headline is made of its story's
//! words; this tells which of two bodies it belongs to, and that a teaser belongs to neither.
//!
//! In come the rows and the runs of rows that an earlier reading took for bodies. Words are not known, so pairs of
//! neighbouring characters stand for them, the rarer on the page the heavier.

use std::ops::Range;

use crate::glyph;
use crate::line::Line;
use crate::row::Row;

/// The shares of a row's wording, 0 to 1, that stand in the bodies beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Affinity {
    /// In the nearest body before it.
    pub(crate) before: f32,
    /// In the nearest body after it.
    pub(crate) after: f32,
}

/// The affinity of each row that could be a headline: those between `bodies`, which ascend, and those at the edge of
/// one, where a headline is easily taken for text. The others get none.
pub(crate) fn affinities(lines: &[Line], rows: &[Row], bodies: &[Range<usize>]) -> Vec<Option<Affinity>> {
    let neighbours = neighbours_of_rows(rows.len(), bodies);
    let mut index = Index::default();
    for (row, _) in rows.iter().zip(&neighbours).filter(|(_, n)| n.is_some()) {
        index.watch(&lines[row.lines.clone()]);
    }
    index.settle();
    for (number, body) in bodies.iter().enumerate() {
        for row in &rows[body.clone()] {
            index.count(&lines[row.lines.clone()], number);
        }
    }
    let affinity = |(row, neighbours): (&Row, &Option<Neighbours>)| {
        let beside = neighbours.as_ref()?;
        let share = |body: Option<usize>| body.map_or(0.0, |b| index.share(&lines[row.lines.clone()], b, beside.own));
        Some(Affinity { before: share(beside.before), after: share(beside.after) })
    };
    rows.iter().zip(&neighbours).map(affinity).collect()
}

/// The bodies beside a row, by number.
#[derive(Clone, Copy, Debug)]
struct Neighbours {
    before: Option<usize>,
    after: Option<usize>,
    /// The one it stands in itself.
    own: Option<usize>,
}

fn neighbours_of_rows(rows: usize, bodies: &[Range<usize>]) -> Vec<Option<Neighbours>> {
    let mut next = 0;
    let mut all = Vec::with_capacity(rows);
    for at in 0..rows {
        while bodies.get(next).is_some_and(|body| body.end <= at) {
            next += 1;
        }
        all.push(neighbours(at, bodies, next));
    }
    all
}

/// The bodies beside a row, `next` being the first that ends after it; none well inside a body.
fn neighbours(at: usize, bodies: &[Range<usize>], next: usize) -> Option<Neighbours> {
    /// Lines of a head that an earlier reading may have lost to a body.
    const EDGE: usize = 3;
    let (last, following) = (next.checked_sub(1), (next + 1 < bodies.len()).then_some(next + 1));
    let Some(body) = bodies.get(next) else {
        return Some(Neighbours { before: last, after: None, own: None });
    };
    let here = Some(next);
    if at < body.start {
        Some(Neighbours { before: last, after: here, own: None })
    } else if at < body.start + EDGE {
        Some(Neighbours { before: last, after: here, own: here })
    } else if at + EDGE >= body.end {
        Some(Neighbours { before: here, after: following, own: here })
    } else {
        None
    }
}

/// The pairs of characters of the rows that could be headlines, with the bodies that hold them and how often.
#[derive(Default)]
pub(crate) struct Index {
    pairs: Vec<u64>,
    holders: Vec<Vec<(usize, u32)>>,
    /// One bit a pair, so that most of a body's pairs are passed over at once.
    seen: Vec<u64>,
}

/// Bits of [`Index::seen`], as a power of two: about a tenth set by a page's headlines.
const SEEN_BITS: u32 = 14;

impl Index {
    /// Takes the pairs of a row's lines in.
    pub(crate) fn watch(&mut self, lines: &[Line]) {
        self.pairs.extend(pairs(lines));
    }

    /// To be called between the last row watched and the first counted.
    pub(crate) fn settle(&mut self) {
        self.pairs.sort_unstable();
        self.pairs.dedup();
        self.holders = vec![Vec::new(); self.pairs.len()];
        self.seen = vec![0; 1 << (SEEN_BITS - 6)];
        for pair in &self.pairs {
            let (word, bit) = seen_at(*pair);
            self.seen[word] |= bit;
        }
    }

    /// Counts lines of body `number` for the pairs watched. Bodies come in ascending order.
    pub(crate) fn count(&mut self, lines: &[Line], number: usize) {
        for pair in pairs(lines) {
            let (word, bit) = seen_at(pair);
            if self.seen[word] & bit == 0 {
                continue;
            }
            let Ok(at) = self.pairs.binary_search(&pair) else {
                continue;
            };
            match self.holders[at].last_mut() {
                Some((body, count)) if *body == number => *count += 1,
                _ => self.holders[at].push((number, 1)),
            }
        }
    }

    /// The share of some lines' pairs that body `number` holds, a pair in many bodies weighing less. Lines of body `own`
    /// do not count as its own company.
    pub(crate) fn share(&self, lines: &[Line], number: usize, own: Option<usize>) -> f32 {
        let (mut held, mut all) = (0.0, 0.0);
        for pair in pairs(lines) {
            let Ok(at) = self.pairs.binary_search(&pair) else { continue };
            let holders = &self.holders[at];
            let count = |body: usize| holders.binary_search_by_key(&body, |(b, _)| *b).map_or(0, |at| holders[at].1);
            let alone = own.is_some_and(|own| count(own) == 1);
            let here = count(number) > u32::from(alone && own == Some(number));
            let weight = 1.0 / (1.0 + (holders.len() - usize::from(alone)) as f32);
            all += weight;
            held += if here { weight } else { 0.0 };
        }
        if all > 0.0 { held / all } else { 0.0 }
    }
}

/// Where the bit of a pair is.
fn seen_at(pair: u64) -> (usize, u64) {
    /// An odd number of well mixed bits (the golden ratio's).
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let bit = pair.wrapping_mul(MIX) >> (64 - SEEN_BITS);
    ((bit / 64) as usize, 1 << (bit % 64))
}

/// The neighbouring characters of some lines, as one number a pair.
fn pairs(lines: &[Line]) -> Vec<u64> {
    let mut pairs = Vec::new();
    let mut before = None;
    for line in lines {
        for c in line.text.chars() {
            let word = glyph::is_han(c) || glyph::is_latin(c);
            if let Some(before) = before.filter(|_| word) {
                pairs.push(u64::from(before) << 32 | u64::from(c));
            }
            before = word.then_some(c);
        }
    }
    pairs
}
