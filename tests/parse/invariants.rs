//! What the documentation promises of any text, as one check: the properties and the fuzz targets share it.
//!
//! Nothing is lost and nothing invented; every article knows where it stands; ids, numbers and jumps lead where they say.

use std::collections::{BTreeMap, BTreeSet};

use baolan::{Article, Direction, Issue, Page};

/// The issue of `texts`, one a page, after all that must hold has been found to hold.
pub(crate) fn check(texts: &[&str]) -> Issue {
    let issue = baolan::parse(texts);
    assert_eq!(issue.pages.len(), texts.len());
    for (text, page) in texts.iter().zip(&issue.pages) {
        check_page(text, page);
    }
    check_names(&issue);
    check_jumps(&issue);
    if let Some(date) = &issue.date {
        assert!(is_day(date), "{date:?}");
    }
    assert!(baolan::parse(texts) == issue, "the same text gives the same issue");
    let json = serde_json::to_string(&issue).expect("an issue is JSON");
    assert!(serde_json::from_str::<Issue>(&json).is_ok_and(|read| read == issue), "JSON keeps the issue");
    issue
}

/// White space of any sort, and the marks that stand for none.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}')
}

/// How often each character is wanted: those of the page counted up, those of the edition down.
type Balance = BTreeMap<char, i64>;

fn count(text: &str, balance: &mut Balance, by: i64) {
    for c in text.chars().filter(|c| !is_space(*c)) {
        *balance.entry(c).or_default() += by;
    }
}

/// Takes out of a balance the hyphens that broken words lost, `most` of them; how many they were.
fn settle(balance: &mut Balance, most: i64) -> i64 {
    let hyphens = balance.get(&'-').copied().filter(|lost| (0..=most).contains(lost)).unwrap_or(0);
    *balance.entry('-').or_default() -= hyphens;
    balance.retain(|_, wanted| *wanted != 0);
    hyphens
}

/// How many lines end in a hyphen after a letter, with a small letter next: a word broken at the line's end loses it.
fn broken_words(text: &str) -> i64 {
    let mut broken = 0;
    let mut before = [' '; 2];
    let mut parted = false;
    for c in text.chars() {
        if is_space(c) {
            parted = true;
            continue;
        }
        if parted && c.is_lowercase() && before[1] == '-' && before[0].is_alphabetic() {
            broken += 1;
        }
        before = [before[1], c];
        parted = false;
    }
    broken
}

/// Every string of an article that stood on the page.
fn printed(article: &Article) -> Vec<&str> {
    let lines = article.kicker.iter().chain(&article.headline).chain(&article.subhead).map(String::as_str);
    let single = article.column.as_deref().into_iter().chain(article.byline.as_deref());
    let body = article.body.iter().map(|p| p.text.as_str());
    lines.chain(single).chain(body).chain(article.jumps.iter().map(|j| j.text.as_str())).collect()
}

/// Each character within an article's spans is in that article, each outside of all spans in the furniture.
fn check_page(text: &str, page: &Page) {
    let mut broken = broken_words(text);
    let mut rest = Balance::new();
    count(text, &mut rest, 1);
    for article in &page.articles {
        check_spans(text, article);
        assert!((0.0..=1.0).contains(&article.confidence), "{}", article.confidence);
        let mut balance = Balance::new();
        for &[from, to] in &article.spans {
            count(&text[from..to], &mut balance, 1);
            count(&text[from..to], &mut rest, -1);
        }
        for part in printed(article) {
            assert!(!part.is_empty(), "no string is there for nothing: {article:?}");
            count(part, &mut balance, -1);
        }
        broken -= settle(&mut balance, broken);
        assert!(balance.is_empty(), "not as spanned: {balance:?} in {article:?}");
        check_order(text, article);
    }
    for piece in &page.furniture {
        assert!(!piece.text.is_empty());
        count(&piece.text, &mut rest, -1);
    }
    settle(&mut rest, broken);
    assert!(rest.is_empty(), "not as printed: {rest:?} in {:?}", page.furniture);
    check_apart(page);
}

/// Spans ascend, do not touch, and are cut where characters and the page's space let them be.
fn check_spans(text: &str, article: &Article) {
    assert!(!article.spans.is_empty());
    assert!(article.spans.windows(2).all(|w| w[0][1] < w[1][0]), "{:?}", article.spans);
    for &[from, to] in &article.spans {
        let span = text.get(from..to).unwrap_or_else(|| panic!("{from}..{to} of {}", text.len()));
        assert!(from < to && !span.starts_with(is_space) && !span.ends_with(is_space), "{span:?}");
    }
}

/// No two articles stand in one place.
fn check_apart(page: &Page) {
    let mut all: Vec<[usize; 2]> = page.articles.iter().flat_map(|a| a.spans.iter().copied()).collect();
    all.sort_unstable();
    assert!(all.windows(2).all(|w| w[0][1] <= w[1][0]), "{all:?}");
}

/// The body reads in the order of the page.
fn check_order(text: &str, article: &Article) {
    let mut page = article.spans.iter().flat_map(|&[from, to]| text[from..to].chars());
    for c in article.body.iter().flat_map(|p| p.text.chars()).filter(|c| !is_space(*c)) {
        assert!(page.any(|other| other == c), "{c:?} is out of order: {article:?}");
    }
}

/// Pages have numbers of their own, and articles are named by page and place.
fn check_names(issue: &Issue) {
    let numbers: BTreeSet<u32> = issue.pages.iter().map(|page| page.number).collect();
    assert!(numbers.len() == issue.pages.len() && !numbers.contains(&0), "{numbers:?}");
    for page in &issue.pages {
        for (at, article) in page.articles.iter().enumerate() {
            assert_eq!(article.id, format!("p{}-a{}", page.number, at + 1));
        }
    }
}

/// A jump that found its other end is found from there, on another page.
fn check_jumps(issue: &Issue) {
    let all = |page: &Page| -> Vec<(String, Direction, String)> {
        let jumps = page.articles.iter().flat_map(|a| a.jumps.iter().map(|j| (a.id.clone(), j)));
        jumps.filter_map(|(id, jump)| Some((id, jump.direction, jump.article.clone()?))).collect()
    };
    let ties: BTreeSet<(String, bool, String)> = issue
        .pages
        .iter()
        .flat_map(all)
        .map(|(here, direction, there)| (here, direction == Direction::To, there))
        .collect();
    for (here, to, there) in &ties {
        assert_ne!(here.split('-').next(), there.split('-').next(), "a jump leads to another page");
        assert!(ties.contains(&(there.clone(), !to, here.clone())), "{here} and {there} are not tied both ways");
    }
}

/// `2024-01-12`.
fn is_day(date: &str) -> bool {
    let parts: Vec<&str> = date.split('-').collect();
    let within =
        |part: &str, len: usize, most: u32| part.len() == len && part.parse().is_ok_and(|n| (1..=most).contains(&n));
    matches!(parts[..], [year, month, day] if within(year, 4, 9999) && within(month, 2, 12) && within(day, 2, 31))
}
