//! A query: what a reader typed, as the parts to be found and how they go together.
//!
//! In comes any string; out go its parts, folded as the text is. Any string is a query: what is no operator is text.
//!
//! | typed | means |
//! |---|---|
//! | `养老 助餐` | both |
//! | `"open the door"` | the words beside each other, and no longer words |
//! | `-萧山` | not this |
//! | `养老 OR 助餐`, `养老 \| 助餐` | one of the two at least |
//! | `标题:养老`, `headline:养老` | in the headline; so 记者 byline, 正文 body, 栏目 column, 版名 section |
//! | `版:2`, `page:2` | on that page |
//! | `日期:2024-01`, `date:2024年1月` | in that issue, or those |
//!
//! White space parts the parts. Each is found as it stands, punctuation included, inside one unit of text; one that begins
//! with a letter or a digit begins where a word does, and one that ends with one may end inside the word.
//!
//! ```
//! # use baolan::{Query, Segment, search};
//! let issue = serde_json::from_str(r#"{"pages": [{"articles": [{"id": "p1-a1", "headline": ["“5G时代”来了"]}]}]}"#);
//! let segments = [Segment::build(&issue.unwrap())];
//! let total = |query| {
//!     let hits = search(&segments, &Query::parse(query), 10);
//!     if hits.exact { hits.total } else { 0 }
//! };
//! assert_eq!(total("来了　５ｇ"), 1);
//! assert_eq!(total("标题:时代 -正文:时代"), 1);
//! assert_eq!(total("来了 -5G"), 0);
//! assert_eq!(total("G时代"), 0);
//! ```

use crate::field::{FIELDS, Field};
use crate::fold::Folded;
use crate::number;
#[cfg(feature = "index")]
use crate::terms;
#[cfg(feature = "index")]
use crate::token::is_letter;
use crate::token::{Codes, is_word};
use crate::words;

/// What to look for.
#[derive(Clone, Debug, Default)]
pub struct Query {
    text: String,
    parts: Vec<Part>,
    #[cfg(feature = "index")]
    /// For each part the number of the one it is another way to write, or its own.
    ways_of: Vec<usize>,
    clauses: Vec<Clause>,
    by_date: bool,
}

/// Parts of which one at least is to be found, or none.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// The numbers of its parts.
    pub(crate) parts: Vec<usize>,
    /// Whether an article that holds one is left out.
    pub(crate) without: bool,
}

/// One thing to be found, and where.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part {
    /// In the text.
    Text(Pattern),
    /// The number of the page.
    Page(u32),
    /// The beginning of the date, as `2024-01`.
    Date(String),
}

/// A run of characters, to be found as it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pattern {
    /// UTF-16 codes, little-endian, one at least.
    bytes: Vec<u8>,
    /// Whether it is found only where a word begins.
    begins_word: bool,
    /// And only where one ends.
    ends_word: bool,
    fields: Fields,
}

/// A set of fields, one bit each.
type Fields = u16;

const fn set(fields: &[Field]) -> Fields {
    let mut bits = 0;
    let mut at = 0;
    while at < fields.len() {
        bits |= 1 << fields[at] as u16;
        at += 1;
    }
    bits
}

/// All that is text of an article.
const TEXT: Fields = (1 << FIELDS) - 1 - set(&[Field::Section, Field::Author]);

impl Query {
    /// Reads a query. Any string is one; one without anything to look for finds nothing.
    pub fn parse(text: &str) -> Query {
        let mut query = Query { text: text.to_owned(), ..Query::default() };
        let mut rest = text;
        let mut either = false;
        while let Some((token, after)) = token(rest) {
            rest = after;
            let is_or = !token.without && matches!(token.all, "OR" | "|" | "｜");
            if words::INDEX && is_or && !query.clauses.is_empty() {
                either = true;
            } else if let Some(part) = part(&token) {
                query.add(part, token.without, std::mem::take(&mut either));
                if words::INDEX && !token.field.is_empty() && !token.without {
                    // Papers print such words too: `记者：新年好`.
                    let printed = Pattern::new(token.all, false, TEXT).map(Part::Text);
                    printed.into_iter().for_each(|part| query.add(part, false, true));
                }
            }
        }
        query
    }

    /// The same, with the newest issues' articles first instead of the best.
    pub fn by_date(mut self) -> Query {
        self.by_date = true;
        self
    }

    pub(crate) fn is_by_date(&self) -> bool {
        self.by_date
    }

    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The parts, no two the same.
    pub(crate) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// How they go together: all clauses must be true.
    pub(crate) fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The numbers of the parts that an article is wanted for, and their patterns.
    pub(crate) fn wanted(&self) -> impl Iterator<Item = (usize, &Pattern)> {
        let wanted = |part: usize| self.clauses.iter().any(|clause| !clause.without && clause.parts.contains(&part));
        self.parts.iter().enumerate().filter_map(move |(number, part)| match part {
            Part::Text(pattern) if wanted(number) => Some((number, pattern)),
            _ => None,
        })
    }

    #[cfg(feature = "index")]
    /// The same query as pieces of which each may be missing: its parts, or of one part alone the pairs of its characters.
    pub(crate) fn pieces(&self) -> Query {
        let own = self.wanted().filter(|&(number, _)| self.ways_of[number] == number);
        let mut patterns: Vec<Pattern> = own.map(|(_, pattern)| pattern.clone()).collect();
        if let [alone] = patterns.as_slice() {
            patterns = alone.pairs();
        }
        let mut query = Query { text: self.text.clone(), ..Query::default() };
        for pattern in patterns {
            query.add(Part::Text(pattern), false, !query.clauses.is_empty());
        }
        query
    }

    #[cfg(feature = "index")]
    /// For each part the number of the one it is another way to write, or its own.
    pub(crate) fn ways_of(&self) -> &[usize] {
        &self.ways_of
    }

    #[cfg(feature = "index")]
    /// Adds another way to write a part, wherever that is.
    pub(crate) fn add_way(&mut self, of: usize, pattern: Pattern) {
        let part = Part::Text(pattern);
        if self.parts.contains(&part) {
            return;
        }
        let number = self.parts.len();
        self.parts.push(part);
        self.ways_of.push(of);
        for clause in self.clauses.iter_mut().filter(|clause| clause.parts.contains(&of)) {
            clause.parts.push(number);
        }
    }

    fn add(&mut self, part: Part, without: bool, either: bool) {
        let known = self.parts.iter().position(|known| *known == part);
        let number = known.unwrap_or(self.parts.len());
        if known.is_none() {
            self.parts.push(part);
            #[cfg(feature = "index")]
            self.ways_of.push(number);
        }
        match self.clauses.last_mut().filter(|last| either && !last.without && !without) {
            Some(last) => last.parts.push(number),
            None => self.clauses.push(Clause { parts: vec![number], without }),
        }
    }
}

/// A stretch of a query: what stands before its text is told apart.
struct Token<'a> {
    without: bool,
    field: &'a str,
    text: &'a str,
    quoted: bool,
    /// The field and the text as they were typed.
    all: &'a str,
}

/// The next token, and what follows it.
fn token(text: &str) -> Option<(Token<'_>, &str)> {
    let text = text.trim_start();
    if !words::INDEX {
        let (text, rest) = text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()));
        return (!text.is_empty())
            .then_some((Token { without: false, field: "", text, quoted: false, all: text }, rest));
    }
    let without = text.len() > 1 && text.starts_with('-') && !text[1..].starts_with(char::is_whitespace);
    let text = &text[usize::from(without)..];
    if text.is_empty() {
        return None;
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (field, value) = named(&text[..end]).unwrap_or(("", 0));
    let start = &text[value..];
    let quoted = start.strip_prefix('"').filter(|quoted| !quoted.is_empty() && !quoted.starts_with('"'));
    if let Some(quoted) = quoted {
        let (inner, rest) = quoted.split_once('"').unwrap_or((quoted, ""));
        let all = &text[..text.len() - rest.len()];
        return Some((Token { without, field, text: inner, quoted: true, all }, rest));
    }
    let all = &text[..end];
    Some((Token { without, field, text: &all[value..], quoted: false, all }, &text[end..]))
}

/// The name of the field a token is limited to, and where what is looked for begins.
fn named(token: &str) -> Option<(&str, usize)> {
    let colon = token.find([':', '：'])?;
    let value = colon + if token[colon..].starts_with(':') { 1 } else { '：'.len_utf8() };
    (is_field(&token[..colon]) && value < token.len()).then_some((&token[..colon], value))
}

const PAGE: &str = "版 版次 page";
const DATE: &str = "日期 date";

/// The fields a name stands for; none if it is no name.
fn fields(name: &str) -> Fields {
    const NAMES: [(&str, Fields); 5] = [
        ("标题 標題 headline title", set(&[Field::Kicker, Field::Headline, Field::Subhead])),
        ("记者 記者 作者 byline author", set(&[Field::Byline, Field::Author])),
        ("正文 body", set(&[Field::Body])),
        ("栏目 欄目 column", set(&[Field::Column])),
        ("版名 section", set(&[Field::Section])),
    ];
    let mut fields = 0;
    for (names, set) in NAMES {
        if words::is_one(name, names) {
            fields |= set;
        }
    }
    fields
}

fn is_field(name: &str) -> bool {
    fields(name) != 0 || words::is_one(name, PAGE) || words::is_one(name, DATE)
}

fn part(token: &Token) -> Option<Part> {
    if !words::INDEX {
        return Pattern::new(token.text, false, TEXT).map(Part::Text);
    }
    if words::is_one(token.field, PAGE)
        && let Some((page, _, _)) = number::page(token.text)
    {
        return Some(Part::Page(page));
    }
    if words::is_one(token.field, DATE)
        && let Some(date) = date(token.text)
    {
        return Some(Part::Date(date));
    }
    let (text, fields) = match fields(token.field) {
        // The name of a number without one: `日期：待定`.
        0 if !token.field.is_empty() => (token.all, TEXT),
        0 => (token.text, TEXT),
        fields => (token.text, fields),
    };
    Pattern::new(text, token.quoted, fields).map(Part::Text)
}

/// A year, a year and a month, or a day as the model writes it: `2024-01-12` of `2024年1月12日`.
fn date(text: &str) -> Option<String> {
    // Full-width digits are digits.
    let folded = Folded::of(text);
    let text = String::from_utf16_lossy(&(0..folded.codes().len()).map(|at| folded.codes().at(at)).collect::<Vec<_>>());
    let mut date = String::new();
    for number in text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()) {
        if !date.is_empty() {
            date.push('-');
            if number.len() == 1 {
                date.push('0');
            }
        }
        date.push_str(number);
    }
    (!date.is_empty()).then_some(date)
}

impl Pattern {
    fn new(text: &str, quoted: bool, fields: Fields) -> Option<Pattern> {
        let folded = Folded::of(text);
        let codes = folded.codes();
        let last = codes.len().checked_sub(1)?;
        Some(Pattern {
            bytes: codes.0.to_vec(),
            begins_word: is_word(codes.at(0)),
            ends_word: quoted && is_word(codes.at(last)),
            fields,
        })
    }

    /// The same, of other codes, one at least.
    pub(crate) fn of_codes(&self, codes: &[u16]) -> Pattern {
        let word = |code: Option<&u16>| code.is_some_and(|&code| is_word(code));
        Pattern {
            bytes: codes.iter().flat_map(|code| code.to_le_bytes()).collect(),
            begins_word: word(codes.first()),
            ends_word: self.ends_word && word(codes.last()),
            fields: self.fields,
        }
    }

    #[cfg(feature = "index")]
    /// The folded text to be found.
    pub(crate) fn text(&self) -> String {
        let codes = self.codes();
        String::from_utf16_lossy(&(0..codes.len()).map(|place| codes.at(place)).collect::<Vec<_>>())
    }

    /// The codes to be found.
    pub(crate) fn codes(&self) -> Codes<'_> {
        Codes(&self.bytes)
    }

    /// Whether it is looked for in a field.
    pub(crate) fn is_for(&self, field: Field) -> bool {
        // Without the query language a part is looked for in all text.
        !words::INDEX || self.fields >> field as u16 & 1 == 1
    }

    /// Whether it is looked for in nothing but text of articles, of which the index has the terms.
    pub(crate) fn is_indexed(&self) -> bool {
        self.fields & !TEXT == 0
    }

    #[cfg(feature = "index")]
    /// Whether what holds all its terms holds it: it is one term or one character, and is found anywhere, or the beginning of a
    /// word of which the index has the term.
    pub(crate) fn is_told_by_terms(&self) -> bool {
        let codes = self.codes();
        let all = |test: fn(u16) -> bool| (0..codes.len()).all(|place| test(codes.at(place)));
        let anywhere = codes.len() <= 2 && !self.begins_word && all(is_letter);
        let beginning = matches!(codes.len(), 2..=4) && self.begins_word && all(terms::is_plain);
        self.fields == TEXT && !self.ends_word && (anywhere || beginning)
    }

    /// The first match at or after a place.
    pub(crate) fn find(&self, codes: Codes, from: usize) -> Option<usize> {
        codes.places(self.codes(), from).find(|&place| self.stands(codes, place))
    }

    /// Whether there is a match at a place.
    pub(crate) fn matches(&self, codes: Codes, place: usize) -> bool {
        codes.from(place).starts_with(self.codes()) && self.stands(codes, place)
    }

    /// Whether the words around a place let a match stand there.
    fn stands(&self, codes: Codes, place: usize) -> bool {
        (!self.begins_word || codes.parts_words(place))
            && (!words::INDEX || !self.ends_word || codes.ends_word(place + self.codes().len()))
    }

    /// How many matches there are, none over another, as a browser's find counts them.
    pub(crate) fn count(&self, codes: Codes) -> u32 {
        let mut count = 0;
        let mut free = 0;
        for place in codes.places(self.codes(), 0) {
            if place >= free && self.stands(codes, place) {
                count += 1;
                free = place + self.codes().len();
            }
        }
        count
    }

    /// The pairs of characters it is made of; none if it is no more than one.
    fn pairs(&self) -> Vec<Pattern> {
        let codes = self.codes();
        let pair = |place: usize| Pattern { bytes: codes.between(place, place + 2).0.to_vec(), ..self.clone() };
        if codes.len() > 2 && !self.begins_word { (0..codes.len() - 1).map(pair).collect() } else { Vec::new() }
    }
}
