//! Looks: how likely a row of a given part looks as this one does.
//!
//! Each table gives rough frequencies as they hold for newspapers at large. They are meant to be right within a
//! factor of two; none was fitted to a page.

use crate::english;
use crate::layout::Part;
use crate::row::{Ending, Opening, Row};
use crate::scan::Form;
use crate::words;

/// What is looked at besides the width, in the order of [`shares`].
pub(crate) const FEATURES: [&str; 6] = ["ending", "punctuation", "spacing", "opening", "wording", "indent"];

/// The widths, in em, of the column a row may stand in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Column {
    /// Of the rows before it.
    pub(crate) before: f32,
    /// Of the rows after it.
    pub(crate) after: f32,
}

impl Column {
    /// Whether the rows up to this one stand in another column than those from `next` on.
    pub(crate) fn differs_from(self, next: Column) -> bool {
        /// In em: more than justification makes of one column.
        const SLACK: f32 = 2.0;
        (self.before - next.after).abs() > SLACK
    }
}

/// How often a row of `part` has each feature as `row` has it, whatever the column.
pub(crate) fn shares(row: &Row, part: Part, indents: f32) -> [f32; FEATURES.len()] {
    [
        ending(row.ending, part),
        punctuation(row, part),
        spacing(row.spaced, part),
        opening(row.opening, part),
        form(row.form, part),
        indent(row.indented, part, indents),
    ]
}

/// What of the parts a table does not single out.
fn is_display(part: Part) -> bool {
    matches!(part, Part::Head | Part::Teaser | Part::Heading | Part::Furniture)
}

/// The logarithm of the density, per em, of a row's width. A full row fills its column, a paragraph's first is two em
/// short, its last ends anywhere; what is no body text has any width.
pub(crate) fn width(row: &Row, column: Column, part: Part) -> f32 {
    /// Widths of headlines spread over 40 em: ln(1/40).
    const HEADS: f32 = -3.689;
    /// A row set against the rule (digits, Latin, a picture in the column): ln(0.15/40).
    const ODD: f32 = -5.586;
    // 2 em is the indent of Chinese type.
    let letters = english::KNOWN && row.alphabetic;
    let indent = if letters { 1.0 } else { 2.0 };
    let full = if letters { full_of_letters } else { full };
    let width = row.width;
    let (rest, next) = (column.before - width, column.after - width);
    match part {
        Part::Middle => full(rest.abs().min(next.abs())).max(ODD),
        Part::Lead | Part::First => full(next - indent).max(ODD),
        Part::Last if rest > -1.0 => -(column.before + 1.0).ln(),
        Part::Only | Part::LeadOnly | Part::Heading if rest.max(next) > 1.0 => -column.before.max(column.after).ln(),
        Part::Last | Part::Only | Part::LeadOnly | Part::Heading => ODD,
        Part::Byline | Part::Signed | Part::Head | Part::Teaser | Part::Furniture => HEADS,
    }
}

/// The logarithm of the density of so much (em) between a full row and its column: normal.
fn full(short: f32) -> f32 {
    /// How full rows differ in a justified column: squeezed marks, digits.
    const SPREAD: f32 = 0.7;
    /// ln(0.7 √τ): makes the density one in all.
    const NORMED: f32 = 0.5623;
    let z = short / SPREAD;
    -0.5 * z * z - NORMED
}

/// The same of rows of letters, whose widths are hardly known: they differ by two or three letters.
fn full_of_letters(short: f32) -> f32 {
    const SPREAD: f32 = 1.5;
    /// ln(1.5 √τ).
    const NORMED: f32 = 1.3244;
    let z = short / SPREAD;
    -0.5 * z * z - NORMED
}

/// A paragraph ends with its sentence, a headline without one, a row inside a paragraph wherever it is full.
fn ending(ending: Ending, part: Part) -> f32 {
    let [stop, soft, pause, open] = match part {
        Part::Last | Part::Only | Part::LeadOnly => [0.92, 0.07, 0.0008, 0.008],
        Part::Lead | Part::First | Part::Middle => [0.06, 0.03, 0.11, 0.80],
        Part::Head | Part::Teaser | Part::Heading => [0.003, 0.05, 0.01, 0.93],
        Part::Byline => [0.01, 0.02, 0.01, 0.96],
        Part::Signed => [0.60, 0.10, 0.01, 0.29],
        Part::Furniture => [0.02, 0.02, 0.02, 0.94],
    };
    match ending {
        Ending::Stop => stop,
        Ending::Soft => soft,
        Ending::Pause => pause,
        Ending::Open => open,
    }
}

/// Commas and full stops come every eleventh character or so in prose: the longer a row, the surer it has one. Headlines
/// hardly ever have any.
fn punctuation(row: &Row, part: Part) -> f32 {
    const CLAUSE: f32 = 11.0;
    const IN_A_HEADLINE: f32 = 0.03;
    let marked = if is_display(part) || matches!(part, Part::Byline | Part::Signed) {
        IN_A_HEADLINE
    } else {
        row.width / (row.width + CLAUSE / 2.0)
    };
    if row.punctuated { marked } else { 1.0 - marked }
}

/// Headlines part their halves by a space, bylines their names.
fn spacing(spaced: bool, part: Part) -> f32 {
    let share = match part {
        Part::Head => 0.30,
        Part::Teaser | Part::Furniture => 0.20,
        Part::Heading => 0.10,
        Part::Byline | Part::Signed => 0.60,
        // The names a dateline holds.
        Part::Lead | Part::LeadOnly => 0.15,
        _ => 0.02,
    };
    if spaced { share } else { 1.0 - share }
}

fn opening(opening: Opening, part: Part) -> f32 {
    let goes_on = matches!(part, Part::Middle | Part::Last);
    match opening {
        Opening::Forbidden if goes_on => 0.01,
        Opening::Forbidden => 1e-6,
        Opening::Dash if part == Part::Head => 0.15,
        Opening::Dash => 0.003,
        Opening::Speaker if matches!(part, Part::First | Part::Only) => 0.12,
        Opening::Speaker if goes_on => 0.0003,
        Opening::Speaker => 0.02,
        Opening::Small | Opening::Capital if !words::ALL => 0.85,
        Opening::Small if part == Part::Head => 0.3,
        Opening::Small if goes_on => 0.7,
        Opening::Small => 0.02,
        Opening::Capital if part == Part::Head => 0.7,
        Opening::Capital if goes_on => 0.3,
        Opening::Capital => 0.97,
        Opening::Plain => 0.85,
    }
}

fn form(form: Option<Form>, part: Part) -> f32 {
    match form {
        None => no_form(part),
        Some(Form::Dateline) => match part {
            Part::Lead | Part::LeadOnly => 0.5,
            Part::First | Part::Only => 0.002,
            _ => 0.0003,
        },
        Some(Form::Continued) => match part {
            Part::Lead | Part::LeadOnly => 0.05,
            _ => 0.0001,
        },
        Some(Form::Byline) => match part {
            Part::Byline => 0.95,
            Part::Signed => 0.35,
            Part::Lead => 0.01,
            _ => 0.0008,
        },
        Some(Form::Signature) => match part {
            Part::Signed => 0.45,
            Part::Last => 0.005,
            Part::Byline => 0.02,
            _ => 0.0003,
        },
        Some(Form::PhotoCredit) => match part {
            Part::Signed => 0.30,
            Part::Byline => 0.02,
            Part::Last => 0.002,
            _ => 0.0003,
        },
        Some(Form::Reference) => match part {
            Part::Teaser => 0.6,
            _ => 0.002,
        },
        Some(Form::Furniture) => match part {
            Part::Furniture => 0.6,
            _ => 0.001,
        },
    }
}

/// Bylines are known by their form; the others mostly have none.
fn no_form(part: Part) -> f32 {
    match part {
        Part::Byline | Part::Signed => 0.01,
        Part::Lead | Part::LeadOnly => 0.5,
        Part::Teaser => 0.4,
        _ => 0.99,
    }
}

/// Where extractors keep indents at all (`indents` is the share that survives), only first rows have one.
fn indent(indented: bool, part: Part, indents: f32) -> f32 {
    let share = match part {
        Part::Lead | Part::First | Part::Only | Part::LeadOnly => indents,
        Part::Middle | Part::Last => indents * 0.02,
        _ => indents * 0.3,
    };
    if indented { share } else { 1.0 - share }
}
