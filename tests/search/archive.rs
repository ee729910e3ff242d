//! Several segments searched as one.

use crate::issues::{article, issue, random_issue, segment};
use baolan::{Article, Issue, Limit, Query, Segment, mark, rank, search};
use proptest::prelude::*;

/// The ids of the articles of each segment.
type Ids = Vec<Vec<String>>;

/// The articles of an issue in several segments, one after the other: each but the first begins at a share of a hundred.
fn spread(issue: &Issue, borders: &[usize]) -> (Vec<Segment>, Ids) {
    let articles = &issue.pages[0].articles;
    let mut borders: Vec<usize> = borders.iter().map(|share| articles.len() * share / 100).collect();
    borders.extend([0, articles.len()]);
    borders.sort_unstable();
    let stretches = borders.windows(2).map(|two| &articles[two[0]..two[1]]);
    stretches.map(|articles| (with_ids(articles), articles.iter().map(|article| article.id.clone()).collect())).unzip()
}

/// A segment of articles that keep their ids.
fn with_ids(articles: &[Article]) -> Segment {
    let mut issue = issue(Vec::new());
    issue.pages[0].articles = articles.to_vec();
    Segment::build(&issue)
}

/// What is said of an answer: the total, whether it is exact, and the articles in order.
type Answer = (u32, bool, Vec<String>);

fn searched((segments, ids): &(Vec<Segment>, Ids), query: &Query, limit: usize) -> Answer {
    let hits = search(segments, query, limit);
    assert!(hits.hits.iter().all(|hit| ids[hit.segment as usize].contains(&hit.article)));
    (hits.total, hits.exact, hits.hits.into_iter().map(|hit| hit.article).collect())
}

fn ranked((segments, ids): &(Vec<Segment>, Ids), query: &Query, limit: usize) -> Answer {
    let ranked = rank(segments, query, limit);
    let id = |(segment, article): (u32, u32)| ids[segment as usize][article as usize].clone();
    (ranked.total, ranked.exact, ranked.articles.into_iter().map(id).collect())
}

/// Queries of one part and of several, of words and of single characters, with operators and without.
fn query() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "的",
        "新",
        "国年",
        "春运",
        "春运a",
        "b5",
        "5g",
        "24",
        "w",
        "“",
        "，",
        "\"word\"",
        "OR",
        "-年",
        "标题:新",
        "栏目:a",
        "版:1",
    ]);
    prop::collection::vec(parts, 1..4).prop_map(|parts| parts.join(" "))
}

proptest! {
    #[test]
    fn the_order_does_not_depend_on_how_articles_are_spread(
        issue in random_issue(),
        borders in prop::collection::vec(0..=100_usize, 0..4),
        queries in prop::collection::vec(query(), 6),
        limit in prop::sample::select(vec![1, 3, 20, usize::MAX]),
    ) {
        let one = spread(&issue, &[]);
        let several = spread(&issue, &borders);
        for query in queries {
            let query = Query::parse(&query);
            let expected = searched(&one, &query, limit);
            prop_assert_eq!(&searched(&several, &query, limit), &expected, "{:?}", query);
            prop_assert_eq!(&ranked(&one, &query, limit), &expected, "{:?}", query);
            prop_assert_eq!(&ranked(&several, &query, limit), &expected, "{:?}", query);
        }
    }

    #[test]
    fn an_issue_always_gives_the_same_bytes(issue in random_issue()) {
        let (once, twice) = (Segment::build(&issue), Segment::build(&issue.clone()));
        prop_assert_eq!(once.as_bytes(), twice.as_bytes());
    }
}

#[test]
fn no_segments_hold_nothing() {
    let hits = search(&[], &Query::parse("新"), 10);
    assert_eq!((hits.total, hits.hits.len()), (0, 0));
}

#[test]
fn a_hit_names_its_segment() {
    let segments = ["春运", "喜讯", "春运春运"].map(|headline| segment(vec![article(headline, &[])]));
    let hits = search(&segments, &Query::parse("春运"), 10);
    let places: Vec<_> = hits.hits.iter().map(|hit| (hit.segment, hit.article.as_str())).collect();
    assert_eq!(places, [(2, "p1-a1"), (0, "p1-a1")]);
    assert!(
        hits.hits
            .iter()
            .all(|hit| mark(&segments[hit.segment as usize], &hit.article, &Query::parse("春运")).is_some())
    );
}

#[test]
fn of_equals_the_first_segment_comes_first() {
    let segments: Vec<Segment> =
        (0..4).map(|_| segment(vec![article("春运", &["开抢"]), article("春运", &["开抢"])])).collect();
    let ranked = rank(&segments, &Query::parse("春运 开抢"), 10);
    assert_eq!(ranked.articles, [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1), (3, 0), (3, 1)]);
}

#[test]
fn what_is_rare_is_rare_in_all_segments_together() {
    // In its own segment 萧山 is as rare as 开抢; in the archive it is common.
    let first = segment(vec![article("萧山 萧山", &["开抢"]), article("开抢 开抢", &["萧山"])]);
    let second = segment((0..6).map(|_| article("萧山", &["无"])).collect());
    let ranked = rank(&[first, second], &Query::parse("萧山 开抢"), 10);
    assert_eq!(ranked.articles, [(0, 1), (0, 0)]);
}

#[test]
fn dates_tell_segments_apart() {
    let dated = |date: &str| {
        Segment::build(&Issue {
            date: Some(date.to_owned()),
            ..issue(vec![article("春运", &[]), article("喜讯", &[])])
        })
    };
    let segments = ["2023-12-31", "2024-01-12", "2024-01-13", "2024-11-01"].map(dated);
    for (query, expected) in [
        ("春运", vec![0, 1, 2, 3]),
        ("春运 日期:2024-01-12", vec![1]),
        ("春运 日期:2024-01", vec![1, 2]),
        ("春运 date:2024年1月", vec![1, 2]),
        ("春运 日期：2024年", vec![1, 2, 3]),
        ("春运 日期:2023 OR 日期:2024-11", vec![0, 3]),
        ("春运 -日期:2024-01", vec![0, 3]),
        ("日期:2024-01-13", vec![2, 2]),
    ] {
        let articles = rank(&segments, &Query::parse(query), 10).articles;
        assert_eq!(articles.iter().map(|(segment, _)| *segment).collect::<Vec<_>>(), expected, "{query}");
    }
}

#[test]
fn only_so_many_of_the_hits_have_passages() {
    let segments = ["春运", "喜讯", "春运春运"].map(|headline| segment(vec![article(headline, &["春运首日"])]));
    let query = Query::parse("春运");
    let whole = search(&segments, &query, 10);
    let mut expected = whole.clone();
    expected.hits[1].snippet.clear();
    assert_eq!(whole.total, 3);
    assert!(whole.hits.iter().all(|hit| !hit.snippet.is_empty()));
    expected.hits[2].snippet.clear();
    assert_eq!(search(&segments, &query, Limit { hits: 10, passages: 1 }), expected);
}
