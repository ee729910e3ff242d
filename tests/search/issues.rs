//! Issues to search in: the seed, and small ones made for a test.

use baolan::{Article, Author, Hits, Issue, Page, Paragraph, ParagraphRole, Query, Run, Segment, search};
use proptest::prelude::*;

/// An issue of one page.
pub(crate) fn issue(articles: Vec<Article>) -> Issue {
    let mut articles = articles;
    for (place, article) in articles.iter_mut().enumerate() {
        article.id = format!("p1-a{}", place + 1);
    }
    Issue { pages: vec![Page { number: 1, articles, ..Page::default() }], ..Issue::default() }
}

pub(crate) fn segment(articles: Vec<Article>) -> Segment {
    Segment::build(&issue(articles))
}

/// An article that has a headline and paragraphs.
pub(crate) fn article(headline: &str, body: &[&str]) -> Article {
    Article {
        headline: headline.lines().map(str::to_owned).collect(),
        body: body.iter().map(|text| paragraph(text)).collect(),
        ..Article::default()
    }
}

pub(crate) fn paragraph(text: &str) -> Paragraph {
    Paragraph { text: text.to_owned(), role: ParagraphRole::Paragraph, speaker: None }
}

/// The seed issue.
pub(crate) fn seed() -> Issue {
    baolan::parse(&[include_str!("../../seeds/xiaoshan-2024-01-12-p1.txt")])
}

/// Runs as one string, with brackets around what is marked.
pub(crate) fn bracketed(runs: &[Run]) -> String {
    let run = |run: &Run| {
        if run.mark { format!("[{}]", run.text) } else { run.text.clone() }
    };
    runs.iter().map(run).collect()
}

/// Text of few characters, so that much of it repeats: all that folding treats in its own way is among them.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "的",
        "新",
        "国",
        "年",
        "春运",
        "a",
        "B",
        "5",
        "G",
        "24",
        "é",
        "É",
        "e\u{301}",
        "Ж",
        "ж",
        " ",
        "  ",
        "\n",
        "\u{3000}",
        "，",
        "。",
        "、",
        ",",
        ".",
        "“",
        "”",
        "\"",
        "'",
        "’",
        "「",
        "Ａ",
        "ａ",
        "５",
        "％",
        "%",
        "-",
        "—",
        "…",
        "（",
        "(",
        "𠮷",
        "🙂",
        "👨\u{200D}👩",
        "\u{AD}",
        "\u{200B}",
        "☎\u{FE0F}",
        "word",
        "\0",
    ]);
    prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

/// An issue of such text, large enough now and then that its terms are used.
pub(crate) fn random_issue() -> impl Strategy<Value = Issue> {
    let articles = prop_oneof![9 => 0..4_usize, 1 => 99..110_usize];
    let articles = articles.prop_flat_map(|count| prop::collection::vec(random_article(), count));
    (prop::option::of(text()), articles).prop_map(|(name, articles)| {
        let mut issue = issue(articles);
        issue.pages[0].name = name;
        issue
    })
}

fn random_article() -> impl Strategy<Value = Article> {
    let lines = || prop::collection::vec(text(), 0..3);
    let maybe = || prop::option::weighted(0.3, text());
    (maybe(), lines(), lines(), lines(), maybe(), lines(), maybe(), lines()).prop_map(
        |(column, kicker, headline, subhead, byline, body, jump, authors)| Article {
            column,
            kicker,
            headline,
            subhead,
            byline,
            body: body.iter().map(|text| paragraph(text)).collect(),
            jumps: jump.into_iter().map(to_jump).collect(),
            authors: authors.into_iter().map(author).collect(),
            ..Article::default()
        },
    )
}

/// A person that a byline names.
pub(crate) fn author(name: String) -> Author {
    Author { name, role: None }
}

fn to_jump(text: String) -> baolan::Jump {
    baolan::Jump { direction: baolan::Direction::To, page: None, text, article: None }
}

/// All that a query finds in one segment.
pub(crate) fn hits(segment: &Segment, query: &str) -> Hits {
    search(std::slice::from_ref(segment), &Query::parse(query), usize::MAX)
}
