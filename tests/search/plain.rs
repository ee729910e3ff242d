//! The plain scan: what a query means, written a second time and as simply as can be, to hold the search against.

use baolan::{Article, Issue, Page};

/// A character as it is compared, and which character of the text it is.
type Plain = (char, usize);

/// The units of an article, each the printed lines it is made of.
pub(crate) fn units(article: &Article) -> Vec<Vec<String>> {
    fields(article).into_iter().map(|(_, lines)| lines).collect()
}

/// The same with the field each is of.
fn fields(article: &Article) -> Vec<(&'static str, Vec<String>)> {
    let one = |field, text: &String| (field, vec![text.clone()]);
    let mut fields = Vec::new();
    fields.extend(article.column.iter().map(|text| one("column", text)));
    fields.push(("kicker", article.kicker.clone()));
    fields.push(("headline", article.headline.clone()));
    fields.push(("subhead", article.subhead.clone()));
    fields.extend(article.byline.iter().map(|text| one("byline", text)));
    fields.extend(article.body.iter().map(|paragraph| one("body", &paragraph.text)));
    fields.extend(article.jumps.iter().map(|jump| one("jump", &jump.text)));
    fields.retain(|(_, lines)| !lines.is_empty());
    fields
}

/// Whether all of a query is text, and nothing in it an operator.
pub(crate) fn has_no_operator(query: &str) -> bool {
    query.split_whitespace().all(|part| {
        part.trim_start_matches('-').len() + usize::from(part == "-") == part.len() && !part.starts_with('"')
    })
}

/// The articles that hold every part of a query, in the order of the issue.
pub(crate) fn found(issue: &Issue, query: &str) -> Vec<String> {
    let parts = parts(query);
    let articles = issue.pages.iter().flat_map(|page| &page.articles);
    let holds = |article: &&Article| {
        let units: Vec<_> = units(article).iter().map(|lines| plain(&lines.join("\n"))).collect();
        !parts.is_empty() && parts.iter().all(|part| units.iter().any(|unit| !places(unit, part, false).is_empty()))
    };
    articles.filter(holds).map(|article| article.id.clone()).collect()
}

/// How many matches of all parts an article has.
pub(crate) fn count(article: &Article, query: &str) -> usize {
    let units: Vec<_> = units(article).iter().map(|lines| plain(&lines.join("\n"))).collect();
    parts(query).iter().map(|part| units.iter().map(|unit| places(unit, part, false).len()).sum::<usize>()).sum()
}

/// For each character of a text whether any part of a query covers it.
pub(crate) fn marked(text: &str, query: &str) -> Vec<bool> {
    let unit = plain(text);
    let mut marked = vec![false; text.chars().count()];
    for part in parts(query) {
        for place in places(&unit, &part, false) {
            let last = unit[place + part.len() - 1].1;
            marked[unit[place].1..=last].fill(true);
        }
    }
    // A mark that sits on a character goes with it.
    for (place, c) in text.chars().enumerate().skip(1) {
        marked[place] |= marked[place - 1] && "\u{301}\u{200D}\u{FE0F}".contains(c);
    }
    marked
}

fn parts(query: &str) -> Vec<Vec<Plain>> {
    let mut parts: Vec<Vec<Plain>> = query.split_whitespace().map(plain).filter(|part| !part.is_empty()).collect();
    let chars = |part: &[Plain]| part.iter().map(|&(c, _)| c).collect::<String>();
    parts.sort_by_key(|part| chars(part));
    parts.dedup_by_key(|part| chars(part));
    parts
}

/// Where a part matches, none over another; of words in quotation marks, only whole ones.
fn places(unit: &[Plain], part: &[Plain], quoted: bool) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::new();
    for place in 0..unit.len() {
        let free = places.last().is_none_or(|last| last + part.len() <= place);
        let same =
            unit[place..].len() >= part.len() && (0..part.len()).all(|at| is_same(unit[place + at].0, part[at].0));
        let inside_word = is_word(part[0].0) && place > 0 && is_word(unit[place - 1].0);
        let after = unit.get(place + part.len());
        let cut_word = quoted && is_word(part[part.len() - 1].0) && after.is_some_and(|after| is_word(after.0));
        if free && same && !inside_word && !cut_word {
            places.push(place);
        }
    }
    places
}

fn plain(text: &str) -> Vec<Plain> {
    let seen = |c: &char| c.is_whitespace() || !c.is_control() && !"\u{AD}\u{200B}\u{200D}\u{FE0F}".contains(*c);
    let chars: Vec<(usize, char)> = text.chars().enumerate().filter(|(_, c)| seen(c)).collect();
    let mut plain = Vec::new();
    for (at, &(place, c)) in chars.iter().enumerate() {
        if !c.is_whitespace() {
            plain.push((folded(c), place));
            continue;
        }
        let before = chars[..at].last().filter(|(_, c)| !c.is_whitespace());
        let after = chars[at..].iter().find(|(_, c)| !c.is_whitespace());
        if let (Some(&(_, before)), Some(&(_, after))) = (before, after)
            && !is_chinese(before)
            && !is_chinese(after)
        {
            plain.push((' ', place));
        }
    }
    plain
}

fn folded(c: char) -> char {
    let narrow = match c {
        '！'..='～' => char::from_u32(c as u32 - '！' as u32 + '!' as u32).unwrap(),
        _ => c,
    };
    match narrow {
        '「' => '“',
        '\'' => '"',
        _ => narrow.to_lowercase().next().unwrap(),
    }
}

/// A straight quotation mark is any.
fn is_same(a: char, b: char) -> bool {
    let quote = |c: char| "\"“”‘’".contains(c);
    a == b || quote(a) && quote(b) && (a == '"' || b == '"')
}

/// Han and what is set with it; a full-width letter or digit is a letter or a digit.
fn is_chinese(c: char) -> bool {
    !is_word(folded(c)) && "的新国年春运，。、「％（𠮷".contains(c)
        || ('一'..='龥').contains(&c)
        || "《》！？；：）【】％．".contains(c)
}

fn is_word(c: char) -> bool {
    c == '\u{301}' || c.is_alphanumeric() && c < '\u{2000}'
}

/// The articles that a query of the whole language is answered by, in the order of the issue; none where nothing holds all of it.
#[cfg(feature = "whole")]
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
