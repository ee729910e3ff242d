//! What stands for a segment where the library is built small: the same articles and units, in memory and without an
//! index, under the same names. So few articles as an issue has are read as fast.

use crate::Issue;
use crate::field::{self, FIELDS, Field};
use crate::fold::Folded;
use crate::query::Pattern;
use crate::rank::{Counts, Lengths};
use crate::token::Codes;

/// The texts of one issue, folded.
pub struct Segment {
    articles: Vec<Stored>,
}

struct Stored {
    id: String,
    units: Vec<(Field, Folded, String)>,
    lengths: Lengths,
}

/// A stretch of an article's text that a match lies in.
pub(crate) struct Unit<'a> {
    pub(crate) field: Field,
    /// The folded text.
    pub(crate) codes: Codes<'a>,
    text: &'a str,
}

impl Segment {
    /// Folds the texts of an issue.
    pub fn build(issue: &Issue) -> Segment {
        let mut articles = Vec::new();
        for page in &issue.pages {
            for article in &page.articles {
                let mut units = Vec::new();
                let mut lengths = [0; FIELDS];
                for (field, pieces) in field::units(page, article).into_iter().filter(|(field, _)| field.is_text()) {
                    let text = field::text(pieces);
                    let folded = Folded::of(&text);
                    lengths[field as usize] += 1 + folded.codes().len() as u32;
                    units.push((field, folded, text));
                }
                articles.push(Stored { id: article.id.clone(), units, lengths });
            }
        }
        Segment { articles }
    }

    /// How many articles there are; they are numbered from 0 in the order of the issue.
    pub(crate) fn articles(&self) -> u32 {
        self.articles.len() as u32
    }

    /// The id of an article.
    pub(crate) fn id(&self, article: u32) -> &str {
        &self.articles[article as usize].id
    }

    /// The number of the article with an id.
    pub(crate) fn article(&self, id: &str) -> Option<u32> {
        (0..self.articles()).find(|&article| self.id(article) == id)
    }

    /// The units of an article: the body last, else in the order they are read.
    pub(crate) fn units(&self, article: u32) -> impl Iterator<Item = Unit<'_>> {
        let units = self.articles[article as usize].units.iter();
        units.map(|(field, folded, text)| Unit { field: *field, codes: folded.codes(), text })
    }

    /// How many codes a field has in all articles, a mark for each unit among them, and how many articles have it.
    pub(crate) fn lengths(&self, field: Field) -> (usize, usize) {
        let lengths = self.articles.iter().map(|article| article.lengths[field as usize] as usize);
        lengths.fold((0, 0), |(codes, articles), length| (codes + length, articles + usize::from(length > 0)))
    }

    /// How often an article holds a pattern, by field.
    pub(crate) fn counts(&self, article: u32, pattern: &Pattern) -> Counts {
        let mut counts = [0; FIELDS];
        for unit in self.units(article) {
            counts[unit.field as usize] += pattern.count(unit.codes);
        }
        counts
    }

    /// How long the fields of an article are, a mark for each unit among it.
    pub(crate) fn field_lengths(&self, article: u32) -> Lengths {
        self.articles[article as usize].lengths
    }
}

impl Unit<'_> {
    /// The text as printed.
    pub(crate) fn text(&self) -> String {
        self.text.to_owned()
    }
}
