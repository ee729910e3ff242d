//! Plain text: nothing that the issue prints is lost, and nothing in it ends a line or moves a cursor.

use baolan::{Article, Format, Issue};
use proptest::prelude::*;

use crate::issues::{anything, bare, issue, often, papers, seed, written};

/// All that an issue prints, but for the jumps within stories and heads that are printed twice.
fn printed(issue: &Issue) -> Vec<&String> {
    let pages = issue.pages.iter();
    let furniture = pages.clone().flat_map(|page| page.furniture.iter().map(|piece| &piece.text));
    let names = [&issue.publication, &issue.publisher, &issue.number, &issue.edition].into_iter().flatten();
    let sections = pages.clone().filter_map(|page| page.name.as_ref());
    names.chain(sections).chain(pages.flat_map(|page| &page.articles).flat_map(printed_of)).chain(furniture).collect()
}

fn printed_of(article: &Article) -> impl Iterator<Item = &String> {
    let Article { column, kicker, headline, subhead, byline, body, jumps, .. } = article;
    let heads = column.iter().chain(kicker).chain(headline).chain(subhead).chain(byline);
    let jumps = jumps.iter().filter(|jump| jump.article.is_none()).map(|jump| &jump.text);
    heads.chain(body.iter().map(|paragraph| &paragraph.text)).chain(jumps)
}

fn check(issue: &Issue) {
    let text = written(issue, Format::Text);
    assert!(text.lines().all(|line| !line.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))));
    assert!(text.lines().all(|line| line == line.trim()), "{text:?}");
    let whole = bare(&text);
    for part in printed(issue) {
        assert!(whole.contains(&bare(part)), "{part:?} is lost in {text:?}");
    }
}

#[test]
fn papers_lose_nothing() {
    papers().iter().for_each(check);
}

#[test]
fn the_sample_reads_as_a_paper() {
    let text = written(&seed(), Format::Text);
    assert!(
        text.starts_with("萧山日报\n2024年1月12日\n萧山区融媒体中心\n\n\n第1版\n----------------\n\n\n各镇街学习贯彻"),
        "{text}"
    );
    assert!(
        text.contains("\n开局就要奔跑 起步就要跃进\n奋力实现开门红开门好开门旺\n\n本报讯（翁浩浩"),
        "lines as printed: {text}"
    );
    assert!(
        text.ends_with(
            "\n导读\n“智慧医疗”引领卫生健康数字化转型\n春运首日火车票今天开抢\n\n----------------\n萧山区融媒体中心\n"
        ),
        "{text}"
    );
}

#[test]
fn an_english_paper_is_told_in_english() {
    let text = written(&issue("tests/truth", "harrow-bay"), Format::Text);
    assert!(text.contains("\nPage 1") && text.contains("\nInside\n"), "{text}");
    assert!(!text.contains('版'), "{text}");
}

#[test]
fn a_story_stands_where_it_begins_and_its_other_page_says_so() {
    let text = written(&issue("tests/truth", "wangchao"), Format::Text);
    let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("no {part} in {text}"));
    assert!(place("鎮長藍文彬指出") < place("家住竹崁的八十一歲長者"));
    assert!(place("家住竹崁的八十一歲長者") < place("國小合唱團奪冠"));
    assert!(place("黑面琵鷺來過冬") < place("上接第1版 跳蛙公車上路 偏鄉長者就醫免轉車"));
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn anything_loses_nothing(issue in anything()) {
        check(&issue);
    }
}
