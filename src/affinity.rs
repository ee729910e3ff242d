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
pub(crate) fn affinities(
    lines: &[Line],
    rows: &[Row],
    bodies: &[Range<usize>],
) -> Vec<Option<Affinity>> {
    let index = Index::of(lines, rows, bodies);
    let mut next = 0;
    (0..rows.len())
        .map(|at| {
            while bodies.get(next).is_some_and(|b| b.end <= at) {
                next += 1;
            }
            let (before, after, own) = neighbours(at, bodies, next)?;
            let share =
                |body: Option<usize>| body.map_or(0.0, |b| index.share(lines, &rows[at], b, own));
            Some(Affinity {
                before: share(before),
                after: share(after),
            })
        })
        .collect()
}

/// The bodies before and after a row, and the one it stands in, `next` being the first that ends after it.
fn neighbours(
    at: usize,
    bodies: &[Range<usize>],
    next: usize,
) -> Option<(Option<usize>, Option<usize>, Option<usize>)> {
    /// Lines of a head that a first reading may have lost to a body.
    const EDGE: usize = 3;
    let (last, following) = (
        next.checked_sub(1),
        (next + 1 < bodies.len()).then_some(next + 1),
    );
    match bodies.get(next) {
        Some(body) if at >= body.start + EDGE && at + EDGE < body.end => None,
        Some(body) if body.contains(&at) && at < body.start + EDGE => {
            Some((last, Some(next), Some(next)))
        }
        Some(body) if body.contains(&at) => Some((Some(next), following, Some(next))),
        Some(_) => Some((last, Some(next), None)),
        None => Some((last, None, None)),
    }
}

/// Each pair of characters with the bodies that hold it and how often.
struct Index {
    postings: Vec<(u64, u32, u32)>,
}

impl Index {
    fn of(lines: &[Line], rows: &[Row], bodies: &[Range<usize>]) -> Self {
        let mut pairs_of_bodies: Vec<(u64, u32)> = Vec::new();
        for (number, body) in bodies.iter().enumerate() {
            for row in &rows[body.clone()] {
                pairs_of_bodies.extend(pairs(lines, row).map(|pair| (pair, number as u32)));
            }
        }
        pairs_of_bodies.sort_unstable();
        let counted = pairs_of_bodies
            .chunk_by(|a, b| a == b)
            .map(|same| (same[0].0, same[0].1, same.len() as u32));
        Index {
            postings: counted.collect(),
        }
    }

    /// The share of `row`'s pairs that body `number` holds, a pair in many bodies weighing less. A row of body `own`
    /// does not count as its own company.
    fn share(&self, lines: &[Line], row: &Row, number: usize, own: Option<usize>) -> f32 {
        let (mut held, mut all) = (0.0, 0.0);
        for pair in pairs(lines, row) {
            let from = self.postings.partition_point(|(p, ..)| *p < pair);
            let (mut holders, mut here) = (0.0, false);
            for &(_, body, count) in self.postings[from..]
                .iter()
                .take_while(|(p, ..)| *p == pair)
            {
                let company = own != Some(body as usize) || count > 1;
                holders += f32::from(u8::from(company));
                here |= company && body as usize == number;
            }
            let weight = 1.0 / (1.0 + holders);
            all += weight;
            held += if here { weight } else { 0.0 };
        }
        if all > 0.0 { held / all } else { 0.0 }
    }
}

/// The neighbouring characters of a row, as one number a pair.
fn pairs<'a>(lines: &'a [Line], row: &Row) -> impl Iterator<Item = u64> + 'a {
    let mut last = None;
    let chars = lines[row.lines.clone()].iter().flat_map(|l| l.text.chars());
    chars.filter_map(move |c| {
        let word = glyph::is_han(c) || c.is_alphanumeric();
        let pair = last
            .filter(|_| word)
            .map(|before: char| u64::from(before) << 32 | u64::from(c));
        last = word.then_some(c);
        pair
    })
}
