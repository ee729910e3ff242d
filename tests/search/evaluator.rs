//! The plain evaluator: the language of queries, written a second time and as simply as can be, to hold the search against.

use crate::plain::{Plain, fields, places, plain};
use baolan::{Article, Issue, Page};

/// The articles that a query of the whole language is answered by, in the order of the issue; none where nothing holds all of it.
pub(crate) fn answers(issue: &Issue, query: &str) -> Vec<String> {
    let clauses = clauses(query);
    let mut ids = Vec::new();
    for page in &issue.pages {
        for article in &page.articles {
            let is_true = |test: &Test| test.is_true(issue, page, article);
            let holds = |clause: &Clause| clause.tests.iter().any(is_true) != clause.without;
            if !clauses.is_empty() && clauses.iter().all(holds) {
                ids.push(article.id.clone());
            }
        }
    }
    ids
}

/// Tests of which one at least is to be true, or none.
struct Clause {
    without: bool,
    tests: Vec<Test>,
}

enum Test {
    Page(u32),
    Date(String),
    Text { fields: &'static str, text: Vec<Plain>, quoted: bool },
}

impl Test {
    fn is_true(&self, issue: &Issue, page: &Page, article: &Article) -> bool {
        match self {
            Test::Page(number) => page.number == *number,
            Test::Date(date) => issue.date.as_ref().is_some_and(|whole| whole.starts_with(date)),
            Test::Text { fields, text, quoted } => named_fields(page, article).iter().any(|(field, lines)| {
                fields.split(' ').any(|name| name == *field)
                    && !places(&plain(&lines.join("\n")), text, *quoted).is_empty()
            }),
        }
    }
}

/// All fields, with those that are no text of the article.
fn named_fields(page: &Page, article: &Article) -> Vec<(&'static str, Vec<String>)> {
    let mut all = fields(article);
    all.extend(page.name.iter().map(|name| ("section", vec![name.clone()])));
    all.extend(article.authors.iter().map(|author| ("author", vec![author.name.clone()])));
    all
}

const TEXT: &str = "column kicker headline subhead byline jump body";

/// Names of fields, and the fields each stands for.
const NAMES: [(&str, &str); 19] = [
    ("标题", "kicker headline subhead"),
    ("標題", "kicker headline subhead"),
    ("headline", "kicker headline subhead"),
    ("title", "kicker headline subhead"),
    ("记者", "byline author"),
    ("記者", "byline author"),
    ("作者", "byline author"),
    ("byline", "byline author"),
    ("author", "byline author"),
    ("正文", "body"),
    ("body", "body"),
    ("栏目", "column"),
    ("欄目", "column"),
    ("column", "column"),
    ("版名", "section"),
    ("section", "section"),
    ("版", "the number of the page"),
    ("page", "the number of the page"),
    ("日期", "the date"),
];

fn clauses(query: &str) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut either = false;
    for token in tokens(query) {
        if !clauses.is_empty() && !token.without && ["OR", "|", "｜"].contains(&token.typed.as_str()) {
            either = true;
            continue;
        }
        let Some(test) = test(&token) else { continue };
        let mut tests = vec![test];
        if token.fields.is_some() && !token.without {
            tests.extend(text(TEXT, &token.typed, false));
        }
        match clauses.last_mut() {
            Some(last) if either && !token.without && !last.without => last.tests.extend(tests),
            _ => clauses.push(Clause { without: token.without, tests }),
        }
        either = false;
    }
    clauses
}

fn test(token: &Token) -> Option<Test> {
    match token.fields {
        Some("the number of the page") => {
            page(&token.text).map(Test::Page).or_else(|| text(TEXT, &token.typed, token.quoted))
        }
        Some("the date") => date(&token.text).map(Test::Date).or_else(|| text(TEXT, &token.typed, token.quoted)),
        fields => text(fields.unwrap_or(TEXT), &token.text, token.quoted),
    }
}

fn text(fields: &'static str, text: &str, quoted: bool) -> Option<Test> {
    Some(plain(text)).filter(|text| !text.is_empty()).map(|text| Test::Text { fields, text, quoted })
}

/// The digits a text begins with.
fn page(text: &str) -> Option<u32> {
    text.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()
}

fn date(text: &str) -> Option<String> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    let date = numbers.map(|number| format!("{number:0>2}")).collect::<Vec<_>>().join("-");
    Some(date.trim_start_matches('0').to_owned()).filter(|date| !date.is_empty())
}

/// A stretch of a query: what stands before its text is told apart. `typed` is all of it but the minus.
struct Token {
    without: bool,
    fields: Option<&'static str>,
    text: String,
    quoted: bool,
    typed: String,
}

fn tokens(query: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = query.trim_start();
    while !rest.is_empty() {
        let without = rest.starts_with('-') && rest[1..].starts_with(|c: char| !c.is_whitespace());
        rest = rest.strip_prefix('-').filter(|_| without).unwrap_or(rest);
        let word = rest.split_whitespace().next().unwrap_or_default();
        let named = NAMES.iter().find_map(|(name, fields)| {
            let value = word.strip_prefix(name)?.strip_prefix([':', '：']).filter(|value| !value.is_empty())?;
            Some((*fields, word.len() - value.len()))
        });
        let before = named.map_or(0, |(_, before)| before);
        let quote = rest[before..].strip_prefix('"').filter(|after| !after.is_empty() && !after.starts_with('"'));
        let (text, end) = match quote {
            Some(after) => match after.find('"') {
                Some(end) => (&after[..end], before + 1 + end + 1),
                None => (after, rest.len()),
            },
            None => (&word[before..], word.len()),
        };
        tokens.push(Token {
            without,
            fields: named.map(|(fields, _)| fields),
            text: text.to_owned(),
            quoted: quote.is_some(),
            typed: rest[..end].to_owned(),
        });
        rest = rest[end..].trim_start();
    }
    tokens
}
