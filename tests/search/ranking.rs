//! Which article comes first.

use crate::issues::{article, hits, paragraph, segment};
use baolan::{Article, Segment};

fn order(segment: &Segment, query: &str) -> Vec<String> {
    hits(segment, query).hits.into_iter().map(|hit| hit.article).collect()
}

/// An article that says 春运 in one field only; all have the same fields at the same length.
fn only(field: &str) -> Article {
    let say = |name: &str| if field == name { "春运首日开抢" } else { "文化暖冬启幕" }.to_owned();
    Article {
        kicker: vec![say("kicker")],
        headline: vec![say("headline")],
        subhead: vec![say("subhead")],
        byline: Some(say("byline")),
        body: vec![paragraph(&say("body"))],
        ..Article::default()
    }
}

#[test]
fn fields_weigh_as_a_page_weighs_them() {
    let fields = ["body", "byline", "subhead", "kicker", "headline"];
    let segment = segment(fields.map(only).into());
    // Kicker and subhead weigh the same, and keep the order of the issue.
    assert_eq!(order(&segment, "春运"), ["p1-a5", "p1-a3", "p1-a4", "p1-a2", "p1-a1"]);
}

#[test]
fn a_headline_outweighs_a_few_mentions_in_the_body() {
    let mentions = article("文化暖冬", &["春运首日，春运火车票，春运开抢。"]);
    let headline = article("春运开抢", &["首日火车票今天开抢，文化暖冬启幕。"]);
    assert_eq!(order(&segment(vec![mentions, headline]), "春运"), ["p1-a2", "p1-a1"]);
}

#[test]
fn more_matches_in_less_text_come_first() {
    let long = "现场舞龙舞狮、文艺赋美戏剧联唱、书法家和非遗传承人温暖送福。".repeat(5);
    let once_in_long = article("一", &["春运", &long]);
    let once = article("二", &["春运开抢"]);
    let twice = article("三", &["春运春运"]);
    assert_eq!(order(&segment(vec![once_in_long, once, twice]), "春运"), ["p1-a3", "p1-a2", "p1-a1"]);
}

#[test]
fn the_rarer_part_decides() {
    let common = article("萧山 萧山", &["开抢"]);
    let rare = article("开抢 开抢", &["萧山"]);
    let others = ["萧山 一", "萧山 二", "萧山 三"].map(|headline| article(headline, &["无"]));
    let articles = [common, rare].into_iter().chain(others).collect();
    assert_eq!(order(&segment(articles), "萧山 开抢"), ["p1-a2", "p1-a1"]);
}

#[test]
fn equals_keep_the_order_of_the_issue() {
    let articles: Vec<_> = (0..150).map(|_| article("春运", &["开抢"])).collect();
    let expected: Vec<_> = (1..=150).map(|place| format!("p1-a{place}")).collect();
    assert_eq!(order(&segment(articles), "春运 开"), expected);
}

#[test]
fn a_character_counts_as_often_as_it_stands_whatever_follows() {
    let once = article("一", &["新年，旧，旧，旧"]);
    let often = article("二", &["新年，新，新，新"]);
    let headed = article("日日新", &["新年，旧，旧，旧"]);
    assert_eq!(order(&segment(vec![once, often, headed]), "新"), ["p1-a3", "p1-a2", "p1-a1"]);
}

#[test]
#[cfg(feature = "index")]
fn many_words_with_a_character_are_no_headline_with_it() {
    // More than are read beyond the one that is asked for, and too few articles hold them for a list of their own.
    let mut articles: Vec<_> = (0..40).map(|_| article("题", &["新一，新二，新三，新四"])).collect();
    articles.extend((0..100).map(|_| article("题", &["无"])));
    articles.push(article("日日新", &["新一，旧二，旧三，旧四"]));
    let ranked = baolan::rank(&[segment(articles)], &baolan::Query::parse("新"), 1);
    assert_eq!(ranked.articles, [(0, 140)]);
}

#[test]
fn equals_keep_the_order_of_the_issue_whatever_their_pairs_promise() {
    // Both hold it once in as many characters; the pairs of its characters stand more often in the second.
    let once = article("题", &["新年好，无，无，无，无，无"]);
    let promising = article("题", &["新年好，新年，年好，无，无"]);
    assert_eq!(order(&segment(vec![once, promising]), "新年好"), ["p1-a1", "p1-a2"]);
}
