//! Looks: how likely a row of a given part looks as this one does.
//!
//! Each table gives rough frequencies as they hold for newspapers at large. They are meant to be right within a
//! factor of two; none was fitted to a page.

use crate::english;
use crate::row::Row;
use crate::step;
use crate::words;

/// The widths, in em, of the column a row may stand in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Column {
    /// Of the rows before it.
    pub(crate) before: f32,
    /// Of the rows after it.
    pub(crate) after: f32,
    /// The logarithm of the density, per em, of rows that end anywhere in the column before.
    ends: f32,
    /// The same of rows that stand alone in either.
    stands: f32,
}

impl Column {
    /// One so wide, in em, before and after a row.
    pub(crate) fn new(before: f32, after: f32) -> Self {
        Column { before, after, ends: -(before + 1.0).ln(), stands: -before.max(after).ln() }
    }

    /// Whether the rows up to this one stand in another column than those from `next` on.
    pub(crate) fn differs_from(self, next: Column) -> bool {
        /// In em: more than justification makes of one column.
        const SLACK: f32 = 2.0;
        (self.before - next.after).abs() > SLACK
    }
}

/// A number for each part, in the order of [`step::part`].
pub(crate) type Parts = [f32; step::KINDS];

/// How often rows of each part have what the comment says.
#[rustfmt::skip]
const SHARES: [Parts; 21] = [
    // Ending, in the order of its variants: a paragraph ends with its sentence, a headline without one, a row inside a
    // paragraph wherever it is full.
    //   Head  Byline    Lead LeadOnly  First    Only  Middle    Last Heading  Signed  Teaser Furniture
    [   0.003,   0.01,   0.06,   0.92,   0.06,   0.92,   0.06,   0.92,  0.003,   0.60,  0.003,   0.02],
    [    0.05,   0.02,   0.03,   0.07,   0.03,   0.07,   0.03,   0.07,   0.05,   0.10,   0.05,   0.02],
    [    0.01,   0.01,   0.11, 0.0008,   0.11, 0.0008,   0.11, 0.0008,   0.01,   0.01,   0.01,   0.02],
    [    0.93,   0.96,   0.80,  0.008,   0.80,  0.008,   0.80,  0.008,   0.93,   0.29,   0.93,   0.94],
    // Opening: forbidden, dash, speaker, asker, small letter, capital, plain.
    [    1e-6,   1e-6,   1e-6,   1e-6,   1e-6,   1e-6,   0.01,   0.01,   1e-6,   1e-6,   1e-6,   1e-6],
    [    0.15,  0.003,  0.003,  0.003,  0.003,  0.003,  0.003,  0.003,  0.003,  0.003,  0.003,  0.003],
    [    0.02,   0.02,   0.02,   0.02,   0.12,   0.12, 0.0003, 0.0003,   0.02,   0.02,   0.02,   0.02],
    [  0.0002, 0.0002,  0.005,  0.005,   0.20,   0.20, 0.0003, 0.0003, 0.0002, 0.0002, 0.0002, 0.0002],
    [    0.30,   0.02,   0.02,   0.02,   0.02,   0.02,   0.70,   0.70,   0.02,   0.02,   0.02,   0.02],
    [    0.70,   0.97,   0.97,   0.97,   0.97,   0.97,   0.30,   0.30,   0.97,   0.97,   0.97,   0.97],
    [    0.85,   0.85,   0.85,   0.85,   0.85,   0.85,   0.85,   0.85,   0.85,   0.85,   0.85,   0.85],
    // Wording: none, then each form. Bylines are known by their form; the others mostly have none.
    [    0.99,   0.01,   0.50,   0.50,   0.99,   0.99,   0.99,   0.99,   0.99,   0.01,   0.40,   0.99],
    [  0.0003, 0.0003,   0.50,   0.50,  0.002,  0.002, 0.0003, 0.0003, 0.0003, 0.0003, 0.0003, 0.0003],
    [  0.0001, 0.0001,   0.05,   0.05, 0.0001, 0.0001, 0.0001, 0.0001, 0.0001, 0.0001, 0.0001, 0.0001],
    [  0.0008,   0.95,   0.01, 0.0008, 0.0008, 0.0008, 0.0008, 0.0008, 0.0008,   0.35, 0.0008, 0.0008],
    [  0.0003,   0.02, 0.0003, 0.0003, 0.0003, 0.0003, 0.0003,  0.005, 0.0003,   0.45, 0.0003, 0.0003],
    [  0.0003,   0.02, 0.0003, 0.0003, 0.0003, 0.0003, 0.0003,  0.002, 0.0003,   0.30, 0.0003, 0.0003],
    [   0.002,  0.002,  0.002,  0.002,  0.002,  0.002,  0.002,  0.002,  0.002,  0.002,   0.60,  0.002],
    [   0.001,  0.001,  0.001,  0.001,  0.001,  0.001,  0.001,  0.001,  0.001,  0.001,  0.001,   0.60],
    [  0.0001, 0.0001, 0.0001, 0.0001, 0.0001,   0.05, 0.0001,  0.001, 0.0001, 0.0001, 0.0001, 0.0001],
    // A space inside: headlines part their halves by one, bylines and the names a dateline holds.
    [    0.30,   0.60,   0.15,   0.15,   0.02,   0.02,   0.02,   0.02,   0.10,   0.60,   0.20,   0.20],
];

/// Where each feature's shares begin.
const OPENING: usize = 4;
const FORM: usize = 11;
const SPACED: usize = 20;

/// How often a row has an indent, as a share of the indents the extractor kept: only first rows have one.
#[rustfmt::skip]
const INDENTED: Parts =
    [    0.30,   0.30,   1.00,   1.00,   1.00,   1.00,   0.02,   0.02,   0.30,   0.30,   0.30,   0.30];

/// What is looked at besides the width and the punctuation, in the order of [`Looks::features`].
pub(crate) const FEATURES: [&str; 5] = ["ending", "opening", "wording", "spacing", "indent"];

/// The logarithms of all shares, by feature: a page's rows have them in common.
pub(crate) struct Looks {
    shares: [Parts; SHARES.len()],
    unspaced: Parts,
    indented: Parts,
    unindented: Parts,
}

impl Looks {
    /// Those of a page on which so great a share of indents survives.
    pub(crate) fn new(indents: f32) -> Self {
        Looks {
            shares: SHARES.map(|parts| parts.map(f32::ln)),
            unspaced: SHARES[SPACED].map(|share| (1.0 - share).ln()),
            indented: INDENTED.map(|share| (share * indents).ln()),
            unindented: INDENTED.map(|share| (1.0 - share * indents).ln()),
        }
    }

    /// What each of [`FEATURES`] of a row says, by part.
    pub(crate) fn features(&self, row: &Row) -> [&Parts; FEATURES.len()] {
        [
            &self.shares[row.ending as usize],
            &self.shares[OPENING + row.opening as usize],
            &self.shares[FORM + row.form.map_or(0, |form| form as usize + 1)],
            if row.spaced { &self.shares[SPACED] } else { &self.unspaced },
            if row.indented { &self.indented } else { &self.unindented },
        ]
    }

    /// The logarithm of how often rows of each part look as this one does, whatever the column.
    pub(crate) fn of(&self, row: &Row) -> Parts {
        let mut sums = punctuation(row);
        for parts in self.features(row) {
            for (sum, weight) in sums.iter_mut().zip(parts) {
                *sum += weight;
            }
        }
        sums
    }
}

/// The logarithm of how often rows of each part have a comma or full stop, or none, as this one does. In prose they come
/// every eleventh character or so: the longer a row, the surer it has one. Headlines hardly ever have any.
pub(crate) fn punctuation(row: &Row) -> Parts {
    const CLAUSE: f32 = 11.0;
    const IN_A_HEADLINE: f32 = 0.03;
    let chance = |marked: f32| if row.punctuated { marked } else { 1.0 - marked };
    let running = chance(row.width / (row.width + CLAUSE / 2.0)).ln();
    let display = chance(IN_A_HEADLINE).ln();
    std::array::from_fn(|kind| if step::part(kind).is_running() { running } else { display })
}

/// The logarithm of the density, per em, of a row's width, by part. A full row fills its column, a paragraph's first is
/// two em short, its last ends anywhere; what is no body text has any width.
pub(crate) fn widths(row: &Row, column: Column) -> Parts {
    /// Widths of headlines spread over 40 em: ln(1/40).
    const HEADS: f32 = -3.689;
    /// A row set against the rule (digits, Latin, a picture in the column): ln(0.15/40).
    const ODD: f32 = -5.586;
    // 2 em is the indent of Chinese type, 1 that of Japanese.
    let letters = english::KNOWN && row.alphabetic;
    let indent = if letters || row.kana { 1.0 } else { 2.0 };
    let full = match () {
        () if letters => full_of_letters,
        () if words::ALL_PAPERS && row.kana => full_of_kana,
        () => full,
    };
    let (rest, next) = (column.before - row.width, column.after - row.width);
    let middle = full(rest.abs().min(next.abs())).max(ODD);
    let first = full(next - indent).max(ODD);
    let last = if rest > -1.0 { column.ends } else { ODD };
    let only = if rest.max(next) > 1.0 { column.stands } else { ODD };
    // In the order of the parts.
    [HEADS, HEADS, first, only, first, only, middle, last, only, HEADS, HEADS, HEADS]
}

/// The logarithm of the density of so much (em) between a full row and its column: normal.
fn full(short: f32) -> f32 {
    /// How full rows differ in a justified column: squeezed marks, digits.
    const SPREAD: f32 = 0.7;
    /// ln(0.7 √τ): makes the density one in all.
    const NORMED: f32 = 0.5623;
    normal(short / SPREAD) - NORMED
}

/// The same of rows with kana: Japanese type squeezes less, and its indent of one em would drown in more.
fn full_of_kana(short: f32) -> f32 {
    const SPREAD: f32 = 0.45;
    /// ln(0.45 √τ).
    const NORMED: f32 = 0.1204;
    normal(short / SPREAD) - NORMED
}

/// The same of rows of letters, whose widths are hardly known: they differ by two or three letters.
fn full_of_letters(short: f32) -> f32 {
    const SPREAD: f32 = 1.5;
    /// ln(1.5 √τ).
    const NORMED: f32 = 1.3244;
    normal(short / SPREAD) - NORMED
}

fn normal(z: f32) -> f32 {
    -0.5 * z * z
}
