//! Columns: how wide the column is in which a row stands. The widths of the rows around it tell, since all but the
//! first and last rows of a paragraph fill the column. What comes before a row and what comes after may be two
//! stories, so each side is measured for itself.

use crate::line::Line;
use crate::look::Column;
use crate::row::Row;

/// A row that is narrower, in em, tells nothing of its column.
const NARROWEST: f32 = 5.0;

/// Rows to a side: a paragraph's worth.
const REACH: usize = 7;

/// The widths that most rows before, and most rows after, each row share with it in view; nearer ones count more.
pub(crate) fn local(rows: &[Row]) -> Vec<Column> {
    let widths: Vec<f32> = rows.iter().map(|row| row.width).collect();
    let mut columns = Vec::with_capacity(rows.len());
    for at in 0..rows.len() {
        let (from, to) = (at.saturating_sub(REACH), (at + REACH + 1).min(rows.len()));
        columns.push(Column::new(shared(&widths[from..=at], at - from), shared(&widths[at..to], 0)));
    }
    columns
}

/// The width of the column that some lines begin, where enough of them share one.
pub(crate) fn after(lines: &[Line]) -> Option<f32> {
    /// Lines that tell a column.
    const FEWEST: usize = 3;
    let widths: Vec<f32> = lines.iter().take(REACH).map(|line| line.width).collect();
    (widths.len() >= FEWEST).then(|| shared(&widths, 0))
}

/// The width most of some rows share, the one at `here` counting most; of two as common the wider, since nothing is wider
/// than its column.
fn shared(widths: &[f32], here: usize) -> f32 {
    /// What full rows are wider than a paragraph's first, in em.
    const INDENTS: std::ops::Range<f32> = 1.4..2.6;
    /// The share of the first rows' votes that full ones need.
    const ENOUGH: f32 = 0.8;
    let votes = votes(widths, here);
    let (mut best, mut widest) = ((0.0, 0.0), 0.0);
    for (&width, &votes) in widths.iter().zip(&votes) {
        widest = width.max(widest);
        // First rows of short paragraphs may outnumber the full ones, which are an indent wider.
        let indent = INDENTS.contains(&(width - best.1)) && votes >= ENOUGH * best.0;
        let outdent = INDENTS.contains(&(best.1 - width)) && best.0 >= ENOUGH * votes;
        if width >= NARROWEST && (indent || ((votes, width) > best && !outdent)) {
            best = (votes, width);
        }
    }
    if best.1 > 0.0 { best.1 } else { widest }
}

/// How far each row's width is that of the others: near rows vote for widths like their own.
fn votes(widths: &[f32], here: usize) -> [f32; REACH + 1] {
    /// Justified lines of one column differ by less, in em.
    const UNLIKE: f32 = 1.5;
    /// The weight of a row's vote by its distance.
    const NEARNESS: [f32; REACH + 1] =
        [1.0 / 4.0, 1.0 / 5.0, 1.0 / 6.0, 1.0 / 7.0, 1.0 / 8.0, 1.0 / 9.0, 1.0 / 10.0, 1.0 / 11.0];
    let mut votes = [0.0; REACH + 1];
    for (at, &width) in widths.iter().enumerate() {
        let nearness = NEARNESS[at.abs_diff(here)];
        votes[at] += nearness * UNLIKE;
        for (other, &other_width) in widths[..at].iter().enumerate() {
            let likeness = (UNLIKE - (width - other_width).abs()).max(0.0);
            votes[at] += NEARNESS[other.abs_diff(here)] * likeness;
            votes[other] += nearness * likeness;
        }
    }
    votes
}

/// The width shared by rows that fill their column: the median; 0 of none.
pub(crate) fn median(widths: &[f32]) -> f32 {
    // Widths are positive, so that their bits are in the order of their values.
    let mut bits: Vec<u64> = widths.iter().map(|width| u64::from(width.to_bits())).collect();
    bits.sort_unstable();
    bits.get(bits.len() / 2).map_or(0.0, |bits| f32::from_bits(*bits as u32))
}
