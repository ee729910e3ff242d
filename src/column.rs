//! Columns: how wide the column is in which a row stands. The widths of the rows around it tell, since all but the
//! first and last rows of a paragraph fill the column. What comes before a row and what comes after may be two
//! stories, so each side is measured for itself.

use crate::look::Column;
use crate::row::Row;

/// A row that is narrower, in em, tells nothing of its column.
const NARROWEST: f32 = 5.0;

/// The widths that most rows before, and most rows after, each row share with it in view; nearer ones count more.
pub(crate) fn local(rows: &[Row]) -> Vec<Column> {
    /// Rows to a side: a paragraph's worth.
    const REACH: usize = 7;
    let mut columns = Vec::with_capacity(rows.len());
    for at in 0..rows.len() {
        let (from, to) = (at.saturating_sub(REACH), (at + REACH + 1).min(rows.len()));
        columns.push(Column { before: shared(&rows[from..=at], at - from), after: shared(&rows[at..to], 0) });
    }
    columns
}

/// The width most of `rows` share, the one at `here` counting most; of two as common the wider, since nothing is wider
/// than its column.
fn shared(rows: &[Row], here: usize) -> f32 {
    /// What full rows are wider than a paragraph's first, in em.
    const INDENTS: std::ops::Range<f32> = 1.4..2.6;
    /// The share of the first rows' votes that full ones need.
    const ENOUGH: f32 = 0.8;
    let (mut best, mut widest) = ((0.0, 0.0), 0.0);
    for candidate in rows {
        widest = candidate.width.max(widest);
        let mut votes = 0.0;
        for (at, row) in rows.iter().enumerate() {
            votes += nearness(at.abs_diff(here)) * likeness(row.width, candidate.width);
        }
        // First rows of short paragraphs may outnumber the full ones, which are an indent wider.
        let indent = INDENTS.contains(&(candidate.width - best.1)) && votes >= ENOUGH * best.0;
        let outdent = INDENTS.contains(&(best.1 - candidate.width)) && best.0 >= ENOUGH * votes;
        if candidate.width >= NARROWEST && (indent || ((votes, candidate.width) > best && !outdent)) {
            best = (votes, candidate.width);
        }
    }
    if best.1 > 0.0 { best.1 } else { widest }
}

fn nearness(distance: usize) -> f32 {
    1.0 / (4.0 + distance as f32)
}

/// One for equal widths, none from one em and a half apart: justified lines of one column differ by less.
fn likeness(a: f32, b: f32) -> f32 {
    (1.5 - (a - b).abs()).max(0.0) / 1.5
}

/// The width shared by the rows of one article that fill their column: the median of those given.
pub(crate) fn median(widths: impl Iterator<Item = f32>) -> Option<f32> {
    // Widths are positive, so that their bits are in the order of their values.
    let mut bits: Vec<u64> = widths.map(|width| u64::from(width.to_bits())).collect();
    bits.sort_unstable();
    bits.get(bits.len() / 2).map(|bits| f32::from_bits(*bits as u32))
}
