//! Whatever stands in an article finds it, and no other.

use crate::issues::{hits, random_issue, seed, text};
use crate::plain;
use baolan::{Issue, Segment};
use proptest::prelude::*;
use proptest::sample::Index;

/// The ids of the articles found, in the order of the issue, after a look at the totals.
fn found(issue: &Issue, segment: &Segment, query: &str) -> Vec<String> {
    let hits = crate::issues::hits(segment, query);
    assert_eq!(hits.total as usize, hits.hits.len());
    assert_eq!(hits.query, query);
    if !hits.exact {
        return Vec::new();
    }
    let articles = issue.pages.iter().flat_map(|page| &page.articles);
    articles.filter(|article| hits.hits.iter().any(|hit| hit.article == article.id)).map(|a| a.id.clone()).collect()
}

/// A part of a text, of one to six characters where it has so many.
fn substring(text: &str, start: Index, length: usize) -> String {
    let chars: Vec<char> = text.chars().collect();
    let start = if chars.is_empty() { 0 } else { start.index(chars.len()) };
    chars[start..].iter().take(length).collect()
}

/// The texts of all units, lines joined as a reader joins them.
fn texts(issue: &Issue) -> Vec<String> {
    let articles = issue.pages.iter().flat_map(|page| &page.articles);
    articles.flat_map(plain::units).map(|lines| lines.concat()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, rng_seed: proptest::test_runner::RngSeed::Fixed(17122), ..ProptestConfig::default() })]

    #[test]
    fn substrings_of_the_seed(unit in any::<Index>(), start in any::<Index>(), length in 1..=6_usize) {
        static SEED: std::sync::LazyLock<(Issue, Segment, Vec<String>)> = std::sync::LazyLock::new(|| {
            let issue = seed();
            (issue.clone(), Segment::build(&issue), texts(&issue))
        });
        let (issue, segment, texts) = &*SEED;
        let query = substring(&texts[unit.index(texts.len())], start, length);
        prop_assume!(plain::has_no_operator(&query));
        prop_assert_eq!(found(issue, segment, &query), plain::found(issue, &query), "{:?}", query);
    }
}

proptest! {
    #[test]
    fn substrings_of_any_issue(
        issue in random_issue(),
        picks in prop::collection::vec((any::<Index>(), any::<Index>(), 1..=6_usize), 12),
        other in text(),
    ) {
        let segment = Segment::build(&issue);
        // An issue may have no text at all.
        let texts = [texts(&issue), vec![String::new()]].concat();
        let parts = picks.into_iter().map(|(unit, start, length)| substring(&texts[unit.index(texts.len())], start, length));
        let parts: Vec<String> = parts.chain([other]).collect();
        let pairs = parts.windows(2).map(|two| two.join(" "));
        for query in parts.iter().cloned().chain(pairs).filter(|query| plain::has_no_operator(query) && !plain::may_be_pinyin(&issue, query)) {
            prop_assert_eq!(found(&issue, &segment, &query), plain::found(&issue, &query), "{:?}", query);
        }
    }

    #[test]
    fn matches_are_counted(issue in random_issue(), query in "[的新国年春运aBgG5é“ .]{1,3}") {
        let segment = Segment::build(&issue);
        let hits = Some(hits(&segment, &query)).filter(|hits| hits.exact && plain::has_no_operator(&query) && !plain::may_be_pinyin(&issue, &query));
        for hit in hits.into_iter().flat_map(|hits| hits.hits) {
            let article = issue.pages[0].articles.iter().find(|article| article.id == hit.article).unwrap();
            prop_assert_eq!(hit.matches as usize, plain::count(article, &query));
        }
    }
}

#[test]
fn no_query_finds_nothing() {
    let segment = Segment::build(&seed());
    for query in ["", " ", "\u{3000}\n", "\u{200B}"] {
        let hits = hits(&segment, query);
        assert_eq!((hits.total, hits.hits.len(), hits.query.as_str()), (0, 0, query));
    }
}

#[test]
fn parts_may_stand_in_different_fields_but_none_across_two() {
    let issue = seed();
    let segment = Segment::build(&issue);
    // Headline and byline; the end of the headline and the beginning of the subhead; two paragraphs.
    for (query, expected) in [("百姓幸福指数 吴斐", 1), ("幸福指数——专访", 0), ("柳玉华。记者：2023", 0)]
    {
        assert_eq!(found(&issue, &segment, query).len(), expected, "{query}");
    }
}

#[test]
fn an_issue_without_articles_is_searched() {
    let segment = Segment::build(&Issue::default());
    assert_eq!(hits(&segment, "新").total, 0);
}

#[test]
fn matches_are_counted_as_a_browser_counts_them() {
    let segment = crate::issues::segment(vec![crate::issues::article("哈哈哈", &["哈哈哈哈 新哈"])]);
    for (query, expected) in [("哈哈", 3), ("哈", 8), ("新 哈哈", 4), ("新 新", 1)] {
        assert_eq!(hits(&segment, query).hits[0].matches, expected, "{query}");
    }
}
