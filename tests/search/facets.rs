//! What was found, counted; and what may be typed.

use crate::issues::{article, issue, seed};
use baolan::{Author, Facet, Issue, Page, Query, Segment, Source, facets, search, suggest};

fn by(name: &str, headline: &str) -> baolan::Article {
    let author = Author { name: name.to_owned(), role: None };
    baolan::Article { authors: vec![author], ..article(headline, &[]) }
}

/// Two issues of two papers, the one with names over two lines.
fn archive() -> Vec<Segment> {
    let first = issue(vec![by("张伟", "春运开始"), by("张伟", "春运结束"), by("李娜", "春运抢票")]);
    let second = issue(vec![by("张伟", "春运返程"), by("王芳", "喜讯")]);
    let dated = |issue: Issue, publication: &str, date: &str, name: &str| {
        let page = Page { name: Some(name.to_owned()), ..issue.pages[0].clone() };
        let (publication, date) = (Some(publication.to_owned()), Some(date.to_owned()));
        Segment::build(&Issue { publication, date, pages: vec![page], ..issue })
    };
    vec![dated(first, "萧山\n日报", "2024-01-12", "要闻"), dated(second, "晚报", "2024-01-13", "要闻")]
}

fn pairs(facets: &[Facet]) -> Vec<(&str, u32)> {
    facets.iter().map(|facet| (facet.value.as_str(), facet.count)).collect()
}

#[test]
fn what_is_found_is_counted_the_most_frequent_first() {
    let facets = facets(&archive(), &Query::parse("春运"));
    assert_eq!(pairs(&facets.dates), [("2024-01-12", 3), ("2024-01-13", 1)]);
    assert_eq!(pairs(&facets.authors), [("张伟", 3), ("李娜", 1)]);
    assert_eq!(pairs(&facets.sections), [("要闻", 4)]);
    assert_eq!(pairs(&facets.pages), [("1", 4)]);
    assert_eq!(pairs(&facets.kinds), [("news", 4)]);
}

#[test]
fn a_facet_narrows_a_query_to_as_many_as_it_says() {
    let mut segments = archive();
    let dated = Issue { date: Some("2024-01-14".to_owned()), ..seed() };
    segments.push(Segment::build(&dated));
    for word in ["春运", "萧山", "的"] {
        let facets = facets(&segments, &Query::parse(word));
        for (field, values) in
            [("版", facets.pages), ("版名", facets.sections), ("记者", facets.authors), ("日期", facets.dates)]
        {
            assert!(!values.is_empty() || word != "春运", "{field}");
            for Facet { value, count } in values {
                let narrowed = format!("{word} {field}:\"{value}\"");
                let hits = search(&segments, &Query::parse(&narrowed), 99);
                assert_eq!((hits.total, hits.exact), (count, true), "{narrowed}");
            }
        }
    }
}

#[test]
fn nothing_found_is_nothing_counted() {
    for query in ["", "没有的"] {
        let facets = facets(&archive(), &Query::parse(query));
        assert!(facets.pages.is_empty() && facets.dates.is_empty(), "{query}");
    }
}

#[test]
fn names_come_before_earlier_queries_before_headlines_each_once() {
    let earlier = ["张伟 春运".to_owned(), "春运".to_owned(), "春运".to_owned()];
    let suggested = |typed: &str, limit: usize| -> Vec<(String, Source)> {
        let suggestions = suggest(&archive(), typed, &earlier, limit);
        suggestions.into_iter().map(|suggestion| (suggestion.text, suggestion.source)).collect()
    };
    assert_eq!(suggested("张", 9), [("张伟".to_owned(), Source::Author), ("张伟 春运".to_owned(), Source::Earlier)]);
    let texts: Vec<String> = suggested("春运", 4).into_iter().map(|(text, _)| text).collect();
    // What begins so comes before what holds it.
    assert_eq!(texts, ["春运", "张伟 春运", "春运开始", "春运结束"]);
    assert!(suggested("", 9).is_empty() && suggested("  ", 9).is_empty());
}
