//! Which passage is shown.

use crate::issues::{article, bracketed, hits, issue, random_issue, seed, segment, text};
use crate::plain;
use baolan::{Article, Hit, Segment};
use proptest::prelude::*;

/// The widest passage there is but for a word that is finished: sixty Chinese characters and an ellipsis at each end.
const WIDEST: usize = 2 * (60 + 2);

fn of(article: Article, query: &str) -> String {
    bracketed(&hits(&segment(vec![article]), query).hits[0].snippet)
}

fn in_body(query: &str, body: &[&str]) -> String {
    of(article("题", body), query)
}

fn in_seed(query: &str, id: &str) -> String {
    let hits = hits(&Segment::build(&seed()), query).hits;
    bracketed(&hits.iter().find(|hit| hit.article == id).unwrap().snippet)
}

#[test]
fn a_passage_starts_where_a_reader_would() {
    let table = [
        // The whole of a short paragraph.
        ("哪些打算", "p1-a4", "记者：在满足老年群体养老需求方面，明年有[哪些打算]？"),
        // A sentence, and the width filled.
        (
            "易炼红",
            "p1-a2",
            "省委书记[易炼红]在会上强调，要深入贯彻落实习近平总书记在中央经济工作会议上的重要讲话和考察浙江重要讲话精神…",
        ),
        // The last sentence of its paragraph, though it is short: the one before would not fit.
        ("造血", "p1-a4", "创优“善行萧山”30个品牌项目，因地制宜拓展提升5个慈善基地，持续“[造血]”帮扶。"),
        // Room before the first of many matches.
        ("的", "p1-a5", "…浓淡相宜[的]幸福画卷。下一步，我区将继续坚持“以人为本”[的]建设理念"),
        // A clause, for the sentence starts too far away.
        ("415x", "p1-a2", "…工作更实，瞄准“[415X]”先进制造业集群，重点招引高科技、大牵引、上档次的项目"),
    ];
    for (query, id, expected) in table {
        let shown = in_seed(query, id);
        assert!(shown.starts_with(expected), "{shown}");
    }
}

#[test]
fn the_passage_holds_most_of_the_query() {
    let filler = "现场舞龙舞狮、文艺赋美戏剧联唱、书法家和非遗传承人温暖送福。".repeat(4);
    let two = format!("春运春运春运。{filler}火车票随春运开抢。{filler}");
    assert!(in_body("春运 火车票", &[&two]).contains("[火车票]随[春运]开抢。"));
    let many = format!("春运。{filler}说春运，讲春运。{filler}");
    assert!(in_body("春运", &[&many]).contains("说[春运]，讲[春运]。"));
    let close = format!("春运的长长的路上火车。{filler}春运火车。{filler}");
    assert!(in_body("春运 火车", &[&close]).contains("[春运火车]。"));
    assert_eq!(in_body("春运 火车", &["春运。", "春运，火车。", "火车，春运。"]), "[春运]，[火车]。");
}

#[test]
fn a_match_outside_the_body_is_shown_where_it_is() {
    let whole: Article = serde_json::from_str(
        r#"{"column": "专访", "kicker": ["站在新起点", "展现新作为"], "headline": ["春运 开抢"], "byline": "记者 蒋超",
            "body": [{"text": " ", "role": "paragraph"}, {"text": "　首日火车票。", "role": "paragraph"}],
            "jumps": [{"direction": "to", "page": 2, "text": "（下转第2版）"}]}"#,
    )
    .unwrap();
    for (query, expected) in [
        ("火车 蒋超", "　首日[火车]票。"),
        ("蒋超 春运", "记者 [蒋超]"),
        ("起点展现", "站在新[起点 展现]新作为"),
        ("专", "[专]访"),
        ("下转", "（[下转]第2版）"),
        // The headline stands above the snippet.
        ("春运", "　首日火车票。"),
    ] {
        assert_eq!(of(whole.clone(), query), expected, "{query}");
    }
    assert_eq!(of(article("春运首日\n火车票开抢", &[]), "首日火车"), "春运[首日 火车]票开抢");
}

#[test]
fn words_numbers_and_characters_stay_whole() {
    let word = "internationalization ".repeat(12);
    let shown = in_body("春运", &[&format!("{word}春运{word}")]);
    assert!(shown.starts_with("…internationalization "), "{shown}");
    assert!(shown.ends_with("internationalization…"), "{shown}");

    let family = "👨\u{200D}👩\u{200D}👧".repeat(60);
    let shown = in_body("春运", &[&format!("{family}春运{family}")]);
    let trimmed = shown.trim_matches('…');
    assert!(trimmed.starts_with('👨') && trimmed.ends_with('👧'), "{shown}");

    let numbers = "1,234.56%".repeat(30);
    let shown = in_body("春运", &[&format!("{numbers}春运{numbers}")]);
    assert!(shown.starts_with("…1,234.56%") && shown.ends_with("%…"), "{shown}");
}

#[test]
fn a_word_without_end_is_cut() {
    let shown = in_body("www", &[&format!("见www{}。", "x".repeat(5000))]);
    assert!(shown.starts_with("见[www]xxx") && shown.ends_with("xxx…"), "{shown}");
    assert!(shown.chars().count() < WIDEST, "{shown}");
    let shown = in_body("春运", &[&"春运".repeat(500)]);
    assert!(shown.chars().count() < WIDEST, "{shown}");
    let query = "春运首日".repeat(40);
    let shown = in_body(&query, &[&format!("在{query}。")]);
    assert!(shown.ends_with("]…") && shown.chars().count() < WIDEST, "{shown}");
}

/// The texts of an article as a snippet shows them.
fn shown_texts(article: &Article) -> Vec<String> {
    let units = plain::units(article).into_iter();
    units.map(|lines| lines.join("\n").replace('\n', " ")).collect()
}

/// What may be the passage: an ellipsis at an end is ours, or the text's own.
fn passages(shown: &str) -> [&str; 4] {
    let front = shown.strip_prefix('…').unwrap_or(shown);
    [shown, front, shown.strip_suffix('…').unwrap_or(shown), front.strip_suffix('…').unwrap_or(front)]
}

/// Whether a passage stands in a text so that no word and no character is cut.
fn stands_whole(text: &str, passage: &str) -> bool {
    text.match_indices(passage).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + passage.len()..].chars().next();
        let joined =
            |a: Option<char>, b: Option<char>| a.zip(b).is_some_and(|(a, b)| is_word(a) && is_word(b) || is_joined(b));
        !joined(before, passage.chars().next()) && !joined(passage.chars().next_back(), after)
    })
}

fn is_joined(c: char) -> bool {
    "\u{301}\u{200D}\u{FE0F}".contains(c)
}

fn assert_whole(article: &Article, hit: &Hit) {
    let shown: String = hit.snippet.iter().map(|run| run.text.as_str()).collect();
    assert!(!shown.is_empty());
    assert!(hit.snippet.iter().all(|run| !run.text.is_empty()));
    assert!(hit.snippet.windows(2).all(|two| two[0].mark != two[1].mark));
    let texts = shown_texts(article);
    let whole = passages(&shown).iter().any(|passage| texts.iter().any(|text| stands_whole(text, passage)));
    assert!(whole, "{shown}");
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

proptest! {
    #[test]
    fn snippets_are_passages(
        issue in random_issue(),
        long in prop::collection::vec(text(), 8),
        query in "[的新国年春运aBgG5é“ .]{1,3}",
    ) {
        let mut articles = issue.pages.into_iter().flat_map(|page| page.articles).take(3).collect::<Vec<_>>();
        articles.push(article("题", &[&long.concat()]));
        let issue = self::issue(articles);
        for hit in hits(&Segment::build(&issue), &query).hits {
            let article = issue.pages[0].articles.iter().find(|article| article.id == hit.article).unwrap();
            if plain::units(article).iter().any(|lines| !lines.concat().trim().is_empty()) {
                assert_whole(article, &hit);
            }
        }
    }
}
