//! What an issue is made of for its readers: pages, the stories that begin on each, and each story as its passages, in order.
//!
//! A story that goes on at another page is one, where it begins. The rule is that of the reader (www/makeup.js): a 下转 that is
//! tied puts the article it leads to, with all that follows there, behind its own; an article continues one other at most, and never
//! its own story, for printed jumps can lead round in a circle. A teaser's jump joins nothing.

use super::language::Words;
use crate::{Article, Direction, Issue, Kind, Page, ParagraphRole};

/// A page and what begins on it, in the order of its text.
#[derive(Debug)]
pub(crate) struct Sheet<'a> {
    pub(crate) page: &'a Page,
    pub(crate) stories: Vec<Story<'a>>,
    /// What continues a story of another page.
    pub(crate) continued: Vec<Continued<'a>>,
    pub(crate) teasers: Vec<&'a Article>,
}

/// Articles that are read as one.
#[derive(Debug)]
pub(crate) struct Story<'a> {
    /// From 1, through the whole issue.
    pub(crate) number: usize,
    /// Its first article's, unless ids do not tell the articles of this issue apart; then its number.
    pub(crate) id: String,
    /// The first is where it begins.
    pub(crate) pieces: Vec<Piece<'a>>,
}

/// An article and the page it stands on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece<'a> {
    pub(crate) page: &'a Page,
    /// The place of the page in the issue, from 0.
    pub(crate) sheet: usize,
    pub(crate) article: &'a Article,
}

/// A later piece, for its page to say where the story is.
#[derive(Debug)]
pub(crate) struct Continued<'a> {
    /// The number of the story.
    pub(crate) story: usize,
    pub(crate) first: Piece<'a>,
}

/// A text of a story, as printed lines that belong together.
#[derive(Debug)]
pub(crate) struct Passage<'a> {
    pub(crate) role: Role<'a>,
    pub(crate) lines: Vec<&'a str>,
    /// Whose question or answer it is; the text begins with the name.
    pub(crate) speaker: Option<&'a str>,
}

/// What a passage is in its story.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Role<'a> {
    Column,
    Kicker,
    Headline,
    Subhead,
    Byline,
    Heading,
    Paragraph,
    Question,
    Answer,
    Note,
    /// A picture's.
    Caption,
    /// To or from a page where nothing was found.
    Jump,
    /// Here the story goes on at this page; it has no text of its own.
    Turn(&'a Page),
}

/// The pages of an issue.
pub(crate) fn sheets(issue: &Issue) -> Vec<Sheet<'_>> {
    let pieces = pieces(issue);
    let blank = |page| Sheet { page, stories: Vec::new(), continued: Vec::new(), teasers: Vec::new() };
    let mut sheets: Vec<Sheet> = issue.pages.iter().map(blank).collect();
    let by_id = by_id(&pieces);
    let has_ids = by_id.windows(2).all(|pair| pieces[pair[0]].article.id != pieces[pair[1]].article.id);
    let chains = chains(&pieces, &by_id);
    let mut number = 0;
    for (at, piece) in pieces.iter().enumerate() {
        if piece.article.kind == Kind::Teaser {
            sheets[piece.sheet].teasers.push(piece.article);
        } else if chains[at].first() == Some(&at) {
            number += 1;
            let id = if has_ids { piece.article.id.clone() } else { numeral(number as u32) };
            let story = Story { number, id, pieces: chains[at].iter().map(|&at| pieces[at]).collect() };
            for later in &story.pieces[1..] {
                sheets[later.sheet].continued.push(Continued { story: number, first: *piece });
            }
            sheets[piece.sheet].stories.push(story);
        }
    }
    sheets
}

/// The stories of an issue, in the order of its pages.
pub(crate) fn stories(issue: &Issue) -> Vec<Story<'_>> {
    sheets(issue).into_iter().flat_map(|sheet| sheet.stories).collect()
}

fn pieces(issue: &Issue) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for (sheet, page) in issue.pages.iter().enumerate() {
        pieces.extend(page.articles.iter().map(|article| Piece { page, sheet, article }));
    }
    pieces
}

/// The places of the pieces in the order of their ids. A model that was not parsed here may have any.
fn by_id(pieces: &[Piece]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..pieces.len()).collect();
    places.sort_unstable_by(|&one, &other| pieces[one].article.id.cmp(&pieces[other].article.id).then(one.cmp(&other)));
    places
}

/// For the first piece of each story all its pieces, by their places; for others nothing.
fn chains(pieces: &[Piece], by_id: &[usize]) -> Vec<Vec<usize>> {
    let find = |id: &String| {
        let at = by_id.partition_point(|&at| pieces[at].article.id < *id);
        by_id.get(at).copied().filter(|&at| pieces[at].article.id == *id)
    };
    let mut chains: Vec<Vec<usize>> = (0..pieces.len()).map(|at| vec![at]).collect();
    // The first piece of the story that each is in.
    let mut firsts: Vec<usize> = (0..pieces.len()).collect();
    for at in 0..pieces.len() {
        for next in onward(pieces[at].article).filter_map(find) {
            // Who is first continues no other.
            if firsts[next] == next && firsts[at] != next {
                let moved = std::mem::take(&mut chains[next]);
                moved.iter().for_each(|&piece| firsts[piece] = firsts[at]);
                chains[firsts[at]].extend(moved);
            }
        }
    }
    chains
}

/// The ids of the articles that an article goes on in.
fn onward(article: &Article) -> impl Iterator<Item = &String> {
    let leads = article.kind != Kind::Teaser;
    article.jumps.iter().filter(move |jump| leads && jump.direction == Direction::To).filter_map(|j| j.article.as_ref())
}

impl Continued<'_> {
    /// What its page says of it: `上接第1版` and what the story is called.
    pub(crate) fn told(&self, words: &Words) -> String {
        [&words.continued(self.first.page.number), " ", &title(self.first.article)].concat()
    }
}

impl<'a> Story<'a> {
    /// Where it begins.
    pub(crate) fn first(&self) -> Piece<'a> {
        self.pieces[0]
    }

    /// What to call it where one line must do: its headline, or the next best thing it has.
    pub(crate) fn title(&self) -> String {
        title(self.first().article)
    }

    /// The numbers of its pages, as a list: `1, 2`.
    pub(crate) fn page_numbers(&self) -> String {
        let mut numbers = String::new();
        for piece in &self.pieces {
            if !numbers.is_empty() {
                numbers.push_str(", ");
            }
            push_number(&mut numbers, piece.page.number);
        }
        numbers
    }

    /// All that stands over the text: column, kicker, headline, subhead, byline, as far as there are any.
    pub(crate) fn head(&self) -> Vec<Passage<'a>> {
        let Article { column, kicker, headline, subhead, byline, .. } = self.first().article;
        let mut head = Vec::new();
        push(&mut head, Role::Column, column.iter());
        push(&mut head, Role::Kicker, kicker.iter());
        push(&mut head, Role::Headline, headline.iter());
        push(&mut head, Role::Subhead, subhead.iter());
        push(&mut head, Role::Byline, byline.iter());
        head
    }

    /// Its text, with the turns from page to page and what is printed there over the text and was not over the first piece.
    pub(crate) fn text(&self) -> Vec<Passage<'a>> {
        let mut text = Vec::new();
        for (at, piece) in self.pieces.iter().enumerate() {
            if at > 0 {
                text.push(Passage { role: Role::Turn(piece.page), lines: Vec::new(), speaker: None });
                self.push_changed(&mut text, piece.article);
            }
            self.push_jumps(&mut text, piece.article, Direction::From);
            push_body(&mut text, piece.article);
            self.push_jumps(&mut text, piece.article, Direction::To);
        }
        text
    }

    fn push_changed(&self, text: &mut Vec<Passage<'a>>, article: &'a Article) {
        let first = self.first().article;
        let heads = [
            (&article.kicker, &first.kicker),
            (&article.headline, &first.headline),
            (&article.subhead, &first.subhead),
        ];
        if article.column != first.column {
            push(text, Role::Heading, article.column.iter());
        }
        for (lines, known) in heads {
            if !is_told(lines, known) {
                push(text, Role::Heading, lines.iter());
            }
        }
        if article.byline != first.byline {
            push(text, Role::Byline, article.byline.iter());
        }
    }

    /// The jumps that lead out of what is known of the story.
    fn push_jumps(&self, text: &mut Vec<Passage<'a>>, article: &'a Article, direction: Direction) {
        let is_within = |id: &String| self.pieces.iter().any(|piece| piece.article.id == *id);
        for jump in article.jumps.iter().filter(|jump| jump.direction == direction) {
            if !jump.article.as_ref().is_some_and(is_within) {
                push(text, Role::Jump, [&jump.text].into_iter());
            }
        }
    }
}

/// As [`Story::title`].
fn title(article: &Article) -> String {
    /// As much of a text as is a title, in characters.
    const LONGEST: usize = 24;
    for lines in [&article.headline, &article.kicker] {
        let line = lines.join(" ");
        if !line.trim().is_empty() {
            return line;
        }
    }
    let paragraphs = article.body.iter().map(|paragraph| paragraph.text.as_str());
    let mut texts = article.column.as_deref().into_iter().chain(paragraphs).chain(printed(article));
    let Some(text) = texts.find(|text| !text.trim().is_empty()) else { return article.id.clone() };
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => [&text[..end], "…"].concat(),
        None => text.to_owned(),
    }
}

/// All texts that an article prints, in order.
pub(crate) fn printed(article: &Article) -> Vec<&str> {
    let mut texts = Vec::new();
    texts.extend(article.column.as_deref());
    for lines in [&article.kicker, &article.headline, &article.subhead] {
        texts.extend(lines.iter().map(String::as_str));
    }
    texts.extend(article.byline.as_deref());
    texts.extend(article.body.iter().map(|paragraph| paragraph.text.as_str()));
    texts.extend(article.jumps.iter().map(|jump| jump.text.as_str()));
    texts
}

/// Whether a head says nothing that another does not, white space aside: a page that takes a story up often prints a part of its
/// headline.
fn is_told(head: &[String], other: &[String]) -> bool {
    let characters = |lines: &[String]| -> String { lines.concat().chars().filter(|c| !c.is_whitespace()).collect() };
    let (head, other) = (characters(head), characters(other));
    // In UTF-8 bytes say the same as characters, and searching them weighs less.
    head.is_empty() || other.as_bytes().windows(head.len()).any(|part| part == head.as_bytes())
}

fn push_body<'a>(text: &mut Vec<Passage<'a>>, article: &'a Article) {
    for paragraph in &article.body {
        let role = match paragraph.role {
            ParagraphRole::Paragraph if article.kind == Kind::Photo => Role::Caption,
            ParagraphRole::Paragraph => Role::Paragraph,
            ParagraphRole::Heading => Role::Heading,
            ParagraphRole::Question => Role::Question,
            ParagraphRole::Answer => Role::Answer,
            ParagraphRole::Note => Role::Note,
        };
        text.push(Passage { role, lines: vec![&paragraph.text], speaker: paragraph.speaker.as_deref() });
    }
}

fn push<'a>(passages: &mut Vec<Passage<'a>>, role: Role<'a>, lines: impl Iterator<Item = &'a String>) {
    let lines: Vec<&str> = lines.map(String::as_str).collect();
    if !lines.is_empty() {
        passages.push(Passage { role, lines, speaker: None });
    }
}

/// A number as a text.
pub(crate) fn numeral(number: u32) -> String {
    let mut text = String::new();
    push_number(&mut text, number);
    text
}

/// A number in digits. What formats any number would weigh more in the wasm.
pub(crate) fn push_number(text: &mut String, number: u32) {
    crate::furniture::push_digits(text, number, 1);
}
