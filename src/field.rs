//! Fields: what a unit of text is of its article.
//!
//! In comes an article and its page; out go its units, each with its field and the strings of the model it is made of.

use crate::{Article, Page};
use std::slice::from_ref;

/// What a unit is of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Column,
    Kicker,
    Headline,
    Subhead,
    Byline,
    Jump,
    /// The name of the page. It is no text of the article: only a query that names the field finds it.
    Section,
    /// A person the byline names. The same.
    Author,
    Body,
}

/// How many fields there are.
pub(crate) const FIELDS: usize = 9;

impl Field {
    /// All of them, each at its own number.
    pub(crate) const ALL: [Field; FIELDS] = [
        Field::Column,
        Field::Kicker,
        Field::Headline,
        Field::Subhead,
        Field::Byline,
        Field::Jump,
        Field::Section,
        Field::Author,
        Field::Body,
    ];

    /// The code that stands before a unit of the field. White space is no code of its own kind before 0x20, so that
    /// these are free.
    pub(crate) fn mark(self) -> u16 {
        FIRST_MARK + self as u16
    }

    /// Whether its units are text of the article.
    pub(crate) fn is_text(self) -> bool {
        !matches!(self, Field::Section | Field::Author)
    }
}

/// What stands between two pieces of a unit, as white space that stands in no text: a line tabulation.
pub(crate) const LINE: char = '\u{0B}';

/// Above 0 and 1, which stand for no second code in terms.
pub(crate) const FIRST_MARK: u16 = 2;

/// Whether a code is the mark of a unit.
pub(crate) fn is_mark(code: u16) -> bool {
    code < FIRST_MARK + FIELDS as u16
}

/// The units of an article, those of the body last, each with its pieces: printed lines, or one string.
pub(crate) fn units<'a>(page: &'a Page, article: &'a Article) -> Vec<(Field, &'a [String])> {
    let mut units = vec![
        (Field::Column, article.column.as_slice()),
        (Field::Kicker, &article.kicker),
        (Field::Headline, &article.headline),
        (Field::Subhead, &article.subhead),
        (Field::Byline, article.byline.as_slice()),
    ];
    for jump in &article.jumps {
        units.push((Field::Jump, from_ref(&jump.text)));
    }
    units.push((Field::Section, page.name.as_slice()));
    for author in &article.authors {
        units.push((Field::Author, from_ref(&author.name)));
    }
    for paragraph in &article.body {
        units.push((Field::Body, from_ref(&paragraph.text)));
    }
    units.retain(|(_, pieces)| !pieces.is_empty());
    units
}

/// The text of a unit: its pieces with [`LINE`] between.
pub(crate) fn text(pieces: &[String]) -> String {
    pieces.join(&*LINE.encode_utf8(&mut [0]))
}
