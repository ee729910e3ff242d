//! How much of a page is right, in numbers. In come the true page, the parsed one and its text, out comes a [`Tally`];
//! tallies are added up, and only then give [`figures`](Tally::figures), so that every article weighs the same.
//!
//! Teasers are counted for themselves; everything else that is parsed is an article. White space counts nowhere.

use std::iter::Sum;
use std::ops::Add;

use baolan::Kind;

use crate::bag::Bag;
use crate::story::{Story, joined, squeezed};
use crate::truth;

/// What was counted on some pages.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    characters: Overlap,
    articles: Overlap,
    right: Right,
    paragraphs: Overlap,
    jumps: Overlap,
    teasers: Overlap,
}

/// How much was found of what there is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Overlap {
    hit: usize,
    got: usize,
    want: usize,
}

/// Of how many true articles each part is exact.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Right {
    head_block: usize,
    headline: usize,
    deck: usize,
    byline: usize,
    body: usize,
}

/// A figure with its name, 0 to 1.
pub(crate) type Figure = (&'static str, f64);

/// Counts a page; `partners` are the parsed stories that are the true ones, in the order of those.
pub(crate) fn tally(truth: &truth::Page, stories: &[Story], partners: &[Option<&Story>], sheet: &Sheet) -> Tally {
    let parsed = sheet.page.articles.iter().filter(|article| article.kind != Kind::Teaser).count();
    let (hit, want) = (partners.iter().flatten().count(), stories.len());
    let pairs = || stories.iter().zip(partners.iter().copied());
    Tally {
        characters: Overlap::of(sheet.printed().chars(), squeezed(sheet.text).chars()),
        articles: Overlap { hit, got: parsed, want },
        right: pairs().map(|(want, got)| Right::of(got, want)).sum(),
        paragraphs: pairs().map(|(want, got)| shared(got, want, |story| &story.paragraphs)).sum(),
        jumps: pairs().map(|(want, got)| turns(got, want)).sum(),
        teasers: Overlap::of(sheet.teasers(), truth.teasers.iter().map(|teaser| squeezed(teaser))),
    }
}

/// A parsed page and the text it was parsed from.
pub(crate) struct Sheet<'a> {
    pub(crate) page: &'a baolan::Page,
    pub(crate) text: &'a str,
}

impl Sheet<'_> {
    /// All that the parser gives of the page, without white space.
    fn printed(&self) -> String {
        let furniture = self.page.furniture.iter().map(|piece| piece.text.as_str());
        furniture.chain(self.page.articles.iter().flat_map(strings)).map(squeezed).collect()
    }

    fn teasers(&self) -> impl Iterator<Item = String> {
        let teasers = self.page.articles.iter().filter(|article| article.kind == Kind::Teaser);
        teasers.map(|teaser| joined(&teaser.headline))
    }
}

/// Every string of an article that stood on the page.
fn strings(article: &baolan::Article) -> impl Iterator<Item = &str> {
    let labels = article.column.iter().chain(&article.byline);
    let heads = article.kicker.iter().chain(&article.headline).chain(&article.subhead);
    let body = article.body.iter().map(|paragraph| &paragraph.text);
    let jumps = article.jumps.iter().map(|jump| &jump.text);
    labels.chain(heads).chain(body).chain(jumps).map(String::as_str)
}

fn turns(got: Option<&Story>, want: &Story) -> Overlap {
    shared(got, want, |story| &story.turns.to) + shared(got, want, |story| &story.turns.from)
}

/// What of a part of a story was found; a story that was not found has nothing.
fn shared<T: Eq + std::hash::Hash>(got: Option<&Story>, want: &Story, part: fn(&Story) -> &Vec<T>) -> Overlap {
    Overlap::of(got.map_or(&[][..], |got| part(got)), part(want))
}

impl Right {
    /// An article that was not found is as one without text: its headline is right where there is none to find.
    fn of(found: Option<&Story>, want: &Story) -> Right {
        let nothing = Story::default();
        let got = found.unwrap_or(&nothing);
        let headline = got.headline == want.headline;
        Right {
            head_block: usize::from(found.is_some() && got.head() == want.head()),
            headline: usize::from(headline),
            deck: usize::from(headline && got.kicker == want.kicker && got.subhead == want.subhead),
            byline: usize::from(found.is_some() && got.byline == want.byline),
            body: usize::from(got.paragraphs == want.paragraphs),
        }
    }
}

impl Overlap {
    fn of<T: Eq + std::hash::Hash>(got: impl IntoIterator<Item = T>, want: impl IntoIterator<Item = T>) -> Overlap {
        let (got, want): (Bag<T>, Bag<T>) = (got.into_iter().collect(), want.into_iter().collect());
        Overlap { hit: got.common(&want), got: got.size(), want: want.size() }
    }

    /// The harmonic mean of what was found of all there is and what is right of all that was found.
    fn f1(self) -> f64 {
        share(2 * self.hit, self.got + self.want)
    }

    /// What is neither lost nor made up, as a share of what there is.
    fn coverage(self) -> f64 {
        let astray = (self.want - self.hit) + (self.got - self.hit);
        1.0 - astray as f64 / self.want.max(1) as f64
    }
}

impl Tally {
    /// How many true articles there are.
    pub(crate) fn stories(&self) -> usize {
        self.articles.want
    }

    /// The figures, in the order of a table.
    pub(crate) fn figures(&self) -> [Figure; 10] {
        let of_all = |right| share(right, self.articles.want);
        [
            ("coverage", self.characters.coverage()),
            ("article_f1", self.articles.f1()),
            ("head_block", of_all(self.right.head_block)),
            ("headline", of_all(self.right.headline)),
            ("deck", of_all(self.right.deck)),
            ("byline", of_all(self.right.byline)),
            ("body", of_all(self.right.body)),
            ("paragraph_f1", self.paragraphs.f1()),
            ("jumps", self.jumps.f1()),
            ("teaser_f1", self.teasers.f1()),
        ]
    }

    /// One number by which issues are put in order, the worst first: articles found, headlines and bodies exact.
    pub(crate) fn merit(&self) -> f64 {
        self.articles.f1() + share(self.right.headline, self.articles.want) + share(self.right.body, self.articles.want)
    }
}

/// A part of a whole; all of it where there is nothing to be had.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

impl Add for Tally {
    type Output = Tally;

    fn add(self, other: Tally) -> Tally {
        Tally {
            characters: self.characters + other.characters,
            articles: self.articles + other.articles,
            right: self.right + other.right,
            paragraphs: self.paragraphs + other.paragraphs,
            jumps: self.jumps + other.jumps,
            teasers: self.teasers + other.teasers,
        }
    }
}

impl Add for Overlap {
    type Output = Overlap;

    fn add(self, other: Overlap) -> Overlap {
        Overlap { hit: self.hit + other.hit, got: self.got + other.got, want: self.want + other.want }
    }
}

impl Add for Right {
    type Output = Right;

    fn add(self, other: Right) -> Right {
        Right {
            head_block: self.head_block + other.head_block,
            headline: self.headline + other.headline,
            deck: self.deck + other.deck,
            byline: self.byline + other.byline,
            body: self.body + other.body,
        }
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Tally>>(tallies: I) -> Tally {
        tallies.fold(Tally::default(), Add::add)
    }
}

impl Sum for Overlap {
    fn sum<I: Iterator<Item = Overlap>>(overlaps: I) -> Overlap {
        overlaps.fold(Overlap::default(), Add::add)
    }
}

impl Sum for Right {
    fn sum<I: Iterator<Item = Right>>(rights: I) -> Right {
        rights.fold(Right::default(), Add::add)
    }
}
