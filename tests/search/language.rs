//! The language of queries, from end to end.

use crate::evaluator;
use crate::issues::{article, author, hits, random_issue};
use baolan::{Article, Issue, Page, Query, Segment, search};
use proptest::prelude::*;

/// Two pages, 要闻 and 文化. The ids are those of the parser.
fn paper() -> Segment {
    let first = [
        Article {
            kicker: vec!["老有所依".to_owned()],
            byline: Some("记者 王芳 通讯员 李强".to_owned()),
            authors: ["王芳", "李强"].map(|name| author(name.to_owned())).into(),
            ..article("养老服务\n再升级", &["助餐点开到家门口。"])
        },
        article("助餐点开张", &["王芳说，饭菜很香。", "萧山区已有百家。"]),
        Article {
            column: Some("萧山故事".to_owned()),
            ..article("新春走基层", &["记者：新年好！大家好。", "养老院里很热闹。"])
        },
    ];
    let second = [
        article("Open the Door", &["They open the doors at nine. 5G everywhere."]),
        Article {
            subhead: vec!["萧山养老".to_owned()], ..article("戏曲进校园", &["open door，文化要闻。"])
        },
    ];
    Segment::build(&issue([("要闻", first.to_vec()), ("文化", second.to_vec())]))
}

fn issue<const PAGES: usize>(pages: [(&str, Vec<Article>); PAGES]) -> Issue {
    let pages = pages.into_iter().zip(1..);
    let pages = pages.map(|((name, articles), number)| page(number, Some(name.to_owned()), articles)).collect();
    Issue { date: Some("2024-01-12".to_owned()), pages, ..Issue::default() }
}

fn page(number: u32, name: Option<String>, mut articles: Vec<Article>) -> Page {
    for (article, place) in articles.iter_mut().zip(1..) {
        article.id = format!("p{number}-a{place}");
    }
    Page { number, name, articles, ..Page::default() }
}

/// The ids that hold the whole query, in the order of the issue.
fn found(segment: &Segment, query: &str) -> Vec<String> {
    let hits = hits(segment, query);
    assert_eq!(hits.total as usize, hits.hits.len(), "{query}");
    let mut ids: Vec<String> = hits.hits.into_iter().map(|hit| hit.article).collect();
    ids.retain(|_| hits.exact);
    ids.sort();
    ids
}

/// Each row is a query and the articles it finds, all of the first page before those of the second.
fn check(table: &[(&str, &[&str])]) {
    let segment = paper();
    for &(query, expected) in table {
        assert_eq!(found(&segment, query), expected, "{query}");
    }
}

const ALL: [&str; 5] = ["p1-a1", "p1-a2", "p1-a3", "p2-a1", "p2-a2"];

#[test]
fn parts_are_all_to_be_found() {
    check(&[
        ("养老", &["p1-a1", "p1-a3", "p2-a2"]),
        ("养老 助餐", &["p1-a1"]),
        ("助餐　养老\n养老", &["p1-a1"]),
        ("养老 助餐 萧山", &[]),
    ]);
}

#[test]
fn quoted_words_stand_beside_each_other_and_are_no_longer_words() {
    check(&[
        ("open the door", &["p2-a1"]),
        ("\"open the door\"", &["p2-a1"]),
        ("\"the doors\"", &["p2-a1"]),
        ("the doo", &["p2-a1"]),
        ("\"the doo\"", &[]),
        ("door", &["p2-a1", "p2-a2"]),
        ("\"open door\"", &["p2-a2"]),
        ("\"新春走\"", &["p1-a3"]),
        ("\"养老服务再升级\"", &["p1-a1"]),
        ("\"5\"", &[]),
        ("\"5G\"", &["p2-a1"]),
        ("\"open door\"养老", &["p2-a2"]),
    ]);
}

#[test]
fn what_has_a_minus_is_left_out() {
    check(&[
        ("养老 -萧山", &["p1-a1"]),
        ("-萧山 养老", &["p1-a1"]),
        ("-养老", &["p1-a2", "p2-a1"]),
        ("-养老 -助餐", &["p2-a1"]),
        ("养老 -养老", &[]),
        ("door -\"open door\"", &["p2-a1"]),
        ("养老 -标题:养老", &["p1-a3"]),
        ("养老 -版:2", &["p1-a1", "p1-a3"]),
        ("养老 -无", &["p1-a1", "p1-a3", "p2-a2"]),
        ("-日期:2024", &[]),
    ]);
}

#[test]
fn one_of_several_is_enough() {
    check(&[
        ("助餐 OR 热闹", &["p1-a1", "p1-a2", "p1-a3"]),
        ("助餐 | 热闹", &["p1-a1", "p1-a2", "p1-a3"]),
        ("助餐 ｜ 热闹", &["p1-a1", "p1-a2", "p1-a3"]),
        ("助餐 OR 热闹 OR 戏曲", &["p1-a1", "p1-a2", "p1-a3", "p2-a2"]),
        ("助餐 OR 热闹 养老", &["p1-a1", "p1-a3"]),
        ("养老 助餐 OR 热闹", &["p1-a1", "p1-a3"]),
        ("无 OR 助餐", &["p1-a1", "p1-a2"]),
        ("助餐 OR 助餐", &["p1-a1", "p1-a2"]),
        ("版:2 OR 热闹", &["p1-a3", "p2-a1", "p2-a2"]),
        ("助餐 or 热闹", &[]),
        // What is left out is left out of all.
        ("助餐 OR -王芳", &[]),
        ("助餐 OR 热闹 -王芳", &["p1-a3"]),
        ("-王芳 OR 助餐", &[]),
    ]);
}

#[test]
fn a_part_may_be_limited_to_a_field() {
    check(&[
        ("标题:养老", &["p1-a1", "p2-a2"]),
        ("標題：养老", &["p1-a1", "p2-a2"]),
        ("headline:养老", &["p1-a1", "p2-a2"]),
        ("title:老有所依", &["p1-a1"]),
        ("标题:\"Open the Door\"", &["p2-a1"]),
        ("标题:养老 标题:戏曲", &["p2-a2"]),
        ("正文:养老", &["p1-a3"]),
        ("body:助餐", &["p1-a1"]),
        ("王芳", &["p1-a1", "p1-a2"]),
        ("记者:王芳", &["p1-a1"]),
        ("記者：王芳", &["p1-a1"]),
        ("作者:李强", &["p1-a1"]),
        ("byline:李强 author:王芳", &["p1-a1"]),
        ("萧山", &["p1-a2", "p1-a3", "p2-a2"]),
        ("栏目:萧山", &["p1-a3"]),
        ("欄目:萧山", &["p1-a3"]),
        ("column:萧山", &["p1-a3"]),
    ]);
}

#[test]
fn names_of_pages_and_authors_are_found_by_their_fields_only() {
    let mut article = article("喜讯", &["春天来了，要先看见。"]);
    article.authors = vec![author("张三，李四".to_owned())];
    let segment = Segment::build(&issue([("要闻，一", vec![article])]));
    for (query, expected) in [
        ("版名:要闻", 1),
        ("section:要闻", 1),
        ("作者:张三，李四", 1),
        ("记者:三", 1),
        ("要闻", 0),
        ("，一", 0),
        ("，李", 0),
        ("闻，", 0),
        ("标题:要闻", 0),
        ("，", 1),
        ("喜讯 -闻，", 1),
        ("喜讯 -版名:闻，", 0),
    ] {
        assert_eq!(found(&segment, query).len(), expected, "{query}");
    }
}

#[test]
fn pages_and_dates_are_asked_for_by_number() {
    check(&[
        ("版:2", &["p2-a1", "p2-a2"]),
        ("版：2", &["p2-a1", "p2-a2"]),
        ("版次:第2版", &["p2-a1", "p2-a2"]),
        ("版:二", &["p2-a1", "p2-a2"]),
        ("page:2 养老", &["p2-a2"]),
        ("版:3", &[]),
        ("版:1 版:2", &[]),
        ("日期:2024", &ALL),
        ("日期:2024-01", &ALL),
        ("日期:2024-1", &ALL),
        ("日期:2024年1月", &ALL),
        ("date:2024年1月12日 养老", &["p1-a1", "p1-a3", "p2-a2"]),
        ("日期:2024-01-13", &[]),
        ("日期:2023", &[]),
    ]);
}

#[test]
fn what_looks_like_a_field_may_be_printed() {
    check(&[
        ("记者：新年好", &["p1-a3"]),
        ("记者:新年好", &["p1-a3"]),
        ("记者：\"新年好\"", &[]),
        ("记者：新年好 热闹", &["p1-a3"]),
        // Left out is the field alone.
        ("热闹 -记者：新年好", &["p1-a3"]),
        // Only the name of a field is one.
        ("新记者：新年好", &[]),
        ("时间:2024", &[]),
    ]);
}

#[test]
fn a_name_without_a_number_is_text() {
    let segment = Segment::build(&issue([("一", vec![article("日期：待定", &["版：无"]), article("待定", &["无"])])]));
    for query in ["日期：待定", "版：无", "日期:待定 版:无", "待定 -版：有 日期：待"] {
        assert_eq!(found(&segment, query), ["p1-a1"], "{query}");
    }
    assert_eq!(found(&segment, "待定 -日期：待定"), ["p1-a2"]);
}

#[test]
fn any_string_is_a_query() {
    let texts = ["\"春运", "春运\"", "OR", "Oregon", "-", "- 春运", "|", "标题:", "：春运", "\"\"", "A|B", "-春运-"];
    let articles = texts.map(|text| article("题", &[text]));
    let segment = Segment::build(&issue([("一", articles.to_vec())]));
    let printed = |query: &str| -> Vec<&str> {
        let ids = found(&segment, query);
        texts
            .iter()
            .zip(1..)
            .filter(|(_, place)| ids.contains(&format!("p1-a{place}")))
            .map(|(text, _)| *text)
            .collect()
    };
    let table: [(&str, &[&str]); 22] = [
        ("\"春运", &["\"春运", "春运\"", "- 春运", "：春运", "-春运-"]),
        ("\"春运 -", &["-春运-"]),
        ("春运\"", &["春运\""]),
        ("\"", &["\"春运", "春运\"", "\"\""]),
        ("\"\"", &["\"\""]),
        ("\" \"", &[]),
        ("OR", &["OR", "Oregon"]),
        ("OR 春运\"", &[]),
        ("OR OR", &["OR", "Oregon"]),
        ("oregon OR", &["Oregon"]),
        ("oregon OR OR |", &["Oregon"]),
        ("oregon OR OR | A|B", &["Oregon", "A|B"]),
        ("oregon OR \"OR\"", &["OR", "Oregon"]),
        ("题 -OR", &["\"春运", "春运\"", "-", "- 春运", "|", "标题:", "：春运", "\"\"", "A|B", "-春运-"]),
        ("|", &["|", "A|B"]),
        ("-", &["-", "- 春运", "-春运-"]),
        ("春运 -", &["- 春运", "-春运-"]),
        ("春运 --", &["\"春运", "春运\"", "：春运"]),
        ("标题:", &["标题:"]),
        (":", &["标题:", "：春运"]),
        ("：春运", &["：春运"]),
        ("a|b", &["A|B"]),
    ];
    for (query, expected) in table {
        assert_eq!(printed(query), expected, "{query}");
    }
    for query in ["", "　", "\u{200B}", "\"　\"", "-\u{200B}", "标题:\u{200B}"] {
        assert_eq!((hits(&segment, query).total, hits(&segment, query).exact), (0, true), "{query:?}");
    }
}

#[test]
fn an_operator_in_a_field_is_text() {
    let segment = Segment::build(&issue([("一", vec![article("OR", &[]), article("春运", &[])])]));
    assert_eq!(found(&segment, "标题:春运 标题:OR"), [""; 0]);
    assert_eq!(found(&segment, "标题:春运 OR 标题:OR"), ["p1-a1", "p1-a2"]);
}

#[test]
fn what_is_meant_is_found() {
    let mut article = article("喜讯", &["新文化，张山风。"]);
    article.authors = vec![author("张三丰".to_owned())];
    let segment = Segment::build(&issue([("闻喜", vec![article])]));
    for (query, meant) in [
        ("张三峰", None),
        ("张山峰", Some("张山风")),
        ("问喜", None),
        ("xinwen", Some("新文")),
        ("wenxi", None),
        ("版名:wenxi", Some("闻喜")),
    ] {
        assert_eq!(hits(&segment, query).meant.as_deref(), meant, "{query}");
    }
}

/// What is found where nothing holds the whole query, the nearest first.
fn nearest(segment: &Segment, query: &str) -> Vec<String> {
    let hits = hits(segment, query);
    assert!(!hits.exact && hits.total as usize == hits.hits.len(), "{query}");
    assert!(hits.hits.iter().all(|hit| hit.matches > 0 && hit.snippet.iter().any(|run| run.mark)), "{query}");
    hits.hits.into_iter().map(|hit| hit.article).collect()
}

#[test]
fn where_nothing_holds_all_the_nearest_are_found() {
    let mut articles =
        ["春运首日，火车票开抢。", "春运首日，人多路也堵。", "开抢。"].map(|text| article("题", &[text])).to_vec();
    articles.extend((0..20).map(|_| article("题", &["无关。"])));
    let segment = Segment::build(&issue([("一", articles)]));
    assert_eq!(nearest(&segment, "春运 火车 飞机"), ["p1-a1"]);
    assert_eq!(nearest(&segment, "火车 春运 首日 无"), ["p1-a1", "p1-a2"]);
    // The common part says little, the rare ones much.
    assert_eq!(nearest(&segment, "火车 开抢 无关"), ["p1-a1"]);
    // One part alone is as near as the pairs of its characters.
    assert_eq!(nearest(&segment, "春运首日火车"), ["p1-a1", "p1-a2"]);
    assert_eq!(nearest(&segment, "火车票开卖"), ["p1-a1"]);
    for query in ["飞机", "机", "飞机场上", "飞机 OR 轮船", "openly"] {
        assert_eq!((hits(&segment, query).total, hits(&segment, query).exact), (0, true), "{query}");
    }
}

#[test]
fn the_total_does_not_depend_on_the_limit() {
    let segment = [paper()];
    for (query, total, exact) in [("养老", 3, true), ("-养老", 2, true), ("版:2", 2, true), ("养老服务升级", 1, false)]
    {
        let all = search(&segment, &Query::parse(query), usize::MAX);
        for limit in 0..4 {
            let hits = search(&segment, &Query::parse(query), limit);
            assert_eq!((hits.total, hits.exact), (total, exact), "{query}");
            assert_eq!(hits.hits, all.hits[..limit.min(total as usize)], "{query}");
        }
    }
}

#[test]
fn what_was_left_out_or_limited_is_not_marked() {
    let segment = paper();
    let marked = |query: &str, id: &str| {
        let marked = baolan::mark(&segment, id, &Query::parse(query)).unwrap();
        let lines = [marked.kicker, marked.headline, marked.subhead, marked.body].concat();
        let runs = lines.into_iter().flatten().filter(|run| run.mark);
        runs.map(|run| run.text).collect::<Vec<_>>()
    };
    assert_eq!(marked("养老 -助餐", "p1-a1"), ["养老"]);
    assert_eq!(marked("标题:养老 OR 热闹", "p1-a3"), ["热闹"]);
    assert_eq!(marked("版:1 日期:2024", "p1-a1"), [""; 0]);
    assert_eq!(marked("\"open door\"", "p2-a2"), ["open door"]);
}

/// Operators, and what may be taken for them, around texts.
fn random_query() -> impl Strategy<Value = String> {
    let before = prop::sample::select(vec![
        "",
        "",
        "",
        "-",
        "\"",
        "-\"",
        "--",
        "标题:",
        "headline：",
        "记者:",
        "正文:\"",
        "-栏目:",
        "版名:",
        "-版名：",
        "版:",
        "-page：",
        "日期:",
        "OR",
        "新:",
    ]);
    let text = prop::sample::select(vec![
        "", "的", "新", "国年", "春运", "a", "b5", "5g", "24", "2", "wor", "word", "“", "，", "é", "2024-05", "2024年5",
    ]);
    let after = prop::sample::select(vec!["", "", "\"", "\" ", "-", ":", "\u{200B}"]);
    let between = prop::sample::select(vec![" ", " ", "\u{3000}", " OR ", " | ", " ｜ OR ", ""]);
    let part = (before, text, after, between)
        .prop_map(|(before, text, after, between)| [before, text, after, between].concat());
    prop::collection::vec(part, 0..5).prop_map(|parts| parts.concat())
}

fn two_pages() -> impl Strategy<Value = Issue> {
    (random_issue(), random_issue()).prop_map(|issues| {
        let pages = [issues.0, issues.1].into_iter().zip(1..);
        let pages = pages
            .flat_map(|(issue, number)| issue.pages.into_iter().map(move |one| page(number, one.name, one.articles)));
        Issue { date: Some("2024-05-02".to_owned()), pages: pages.collect(), ..Issue::default() }
    })
}

proptest! {
    #[test]
    fn answers_are_those_of_the_plain_evaluator(
        issue in two_pages(),
        queries in prop::collection::vec(random_query(), 12),
    ) {
        let segment = Segment::build(&issue);
        for query in queries {
            let expected = evaluator::answers(&issue, &query);
            prop_assert_eq!(found(&segment, &query), sorted(expected.clone()), "{:?}", query);
            let hits = hits(&segment, &query);
            let is_whole = !expected.is_empty() || hits.total == 0;
            prop_assert_eq!(hits.exact, is_whole, "{:?}", query);
        }
    }
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}
