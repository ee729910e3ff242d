//! What is marked in an article's text.

use crate::issues::{article, bracketed, random_issue, segment};
use crate::plain;
use baolan::{Article, Marked, Query, Run, Segment, mark};
use proptest::prelude::*;

/// The text of one unit with brackets around the matches.
fn marked(query: &str, text: &str) -> String {
    let segment = segment(vec![article(text, &[])]);
    let marked = mark(&segment, "p1-a1", &Query::parse(query)).unwrap();
    marked.headline.iter().map(|line| bracketed(line)).collect::<Vec<_>>().join("\n")
}

fn check(table: &[(&str, &str, &str)]) {
    for &(query, text, expected) in table {
        assert_eq!(marked(query, text), expected, "{query:?} in {text:?}");
    }
}

#[test]
fn chinese_is_found_as_any_substring() {
    check(&[
        ("城人", "“产城人文”", "“产[城人]文”"),
        ("的", "的新的", "[的]新[的]"),
        ("喜讯", "喜 讯", "[喜 讯]"),
        ("哈哈", "哈哈哈", "[哈哈]哈"),
        ("𠮷野", "去𠮷野家", "去[𠮷野]家"),
        ("，我区", "镇，我区又", "镇[，我区]又"),
        ("萧山", "萧\u{200B}山", "[萧\u{200B}山]"),
    ]);
}

#[test]
fn a_printed_line_may_break_inside_a_match() {
    check(&[
        (
            "奔跑起步就要跃进奋力",
            "开局就要奔跑 起步就要跃进\n奋力实现开门红",
            "开局就要[奔跑 起步就要跃进]\n[奋力]实现开门红",
        ),
        ("app好", "新 App\n好用", "新 [App]\n[好]用"),
        ("opendoor", "Open\nDoor", "Open\nDoor"),
        ("open door", "Open\nDoor", "[Open]\n[Door]"),
    ]);
}

#[test]
fn a_word_is_found_from_its_beginning() {
    check(&[
        ("5G", "15G 5G 5Gs “5G", "15G [5G] [5G]s “[5G]"),
        ("“5G", "迎“５Ｇ”时代", "迎[“５Ｇ]”时代"),
        ("G时代", "5G时代", "5G时代"),
        ("5g时", "5G时代", "[5G时]代"),
        ("2024年", "自2024年起，12024年", "自[2024年]起，12024年"),
        ("24年", "2024年", "2024年"),
        ("2024", "20241号，2024", "[2024]1号，[2024]"),
        ("年2024", "去年2024 年", "去[年2024] 年"),
        ("A股", "沪A股，BA股", "沪[A股]，BA股"),
        ("股", "沪A股", "沪A[股]"),
        ("B-2", "B-2，B-21，AB-2", "[B-2]，[B-2]1，AB-2"),
        ("B-2", "B-2", "[B-2]"),
        ("pm2.5", "PM2.5超标", "[PM2.5]超标"),
        ("2.5", "PM2.5与2.5元", "PM2.5与[2.5]元"),
        ("97%", "达到97％。", "达到[97％]。"),
        ("%", "达到97％。", "达到97[％]。"),
        ("éc", "École École", "[Éc]ole [Éc]ole"),
        ("cole", "École", "École"),
        ("моск", "МОСКВА", "[МОСК]ВА"),
        ("c", "Ｃ　Ｄ", "[Ｃ]　Ｄ"),
    ]);
}

#[test]
fn spellings_fold() {
    check(&[
        ("后亚运时代\"", "在“后亚运时代”打开", "在“[后亚运时代”]打开"),
        ("'宋'", "龙腾‘宋’福", "龙腾[‘宋’]福"),
        ("「产", "兴“产”，以“产”", "兴[“产]”，以[“产]”"),
        ("产」", "兴“产”，以\"产\"", "兴“[产”]，以\"[产\"]"),
        ("\"", "“一”「二」‘三’", "[“]一[”「]二[」‘]三[’]"),
        ("“", "“一”「二」‘三’", "[“]一”[「]二」‘三’"),
        ("don't", "I don’t", "I [don’t]"),
        ("ＡＢＣ", "abc", "[abc]"),
        ("(县)域", "区（县）域", "区[（县）域]"),
        ("2023年", "2023 年", "[2023 年]"),
        ("床位573", "床位 573\n张", "[床位 573]\n张"),
        ("☎", "电话☎\u{FE0F}。", "电话[☎\u{FE0F}]。"),
        ("e", "e\u{301}", "[e\u{301}]"),
    ]);
}

#[test]
fn matches_that_meet_are_one_mark() {
    check(&[
        ("新通道 通道", "打开新通道", "打开[新通道]"),
        ("打开 新通道", "打开新通道", "[打开新通道]"),
        ("开新 新通", "打开新通道", "打[开新通]道"),
        ("打 通", "打开新通道", "[打]开新[通]道"),
        ("打开　打开 打开", "打开打开", "[打开打开]"),
    ]);
}

#[test]
fn nothing_is_marked_without_a_query() {
    check(&[("", "新 A", "新 A"), (" \u{3000}\n", "新 A", "新 A"), ("\u{200B}", "新 A", "新 A")]);
}

#[test]
fn every_text_of_the_model_is_there() {
    let article: Article = serde_json::from_str(
        r#"{"column": "专访", "kicker": ["站在", ""], "headline": ["展 现\n新"], "subhead": [], "byline": "",
            "body": [{"text": "全\n文", "role": "paragraph"}, {"text": "", "role": "note"}],
            "jumps": [{"direction": "to", "page": 2, "text": "（下转第2版）"}]}"#,
    )
    .unwrap();
    let segment = segment(vec![Article::default(), article]);
    let run = |text: &str, mark| vec![Run { text: text.to_owned(), mark }];
    let expected = Marked {
        column: Some(run("专访", false)),
        kicker: vec![run("站在", false), vec![]],
        headline: vec![run("展 现\n新", true)],
        subhead: vec![],
        byline: Some(vec![]),
        body: vec![run("全\n文", true), vec![]],
        jumps: vec![run("（下转第2版）", false)],
    };
    assert_eq!(mark(&segment, "p1-a2", &Query::parse("展现新 全文")), Some(expected));
    assert_eq!(mark(&segment, "p1-a1", &Query::parse("全文")), Some(Marked::default()));
    assert_eq!(mark(&segment, "p9-a9", &Query::parse("全文")), None);
}

/// The units of an article as they were marked, each the printed lines it is made of.
fn units(marked: Marked) -> Vec<Vec<Vec<Run>>> {
    let mut units = Vec::new();
    units.extend(marked.column.map(|line| vec![line]));
    units.extend([marked.kicker, marked.headline, marked.subhead]);
    units.extend(marked.byline.map(|line| vec![line]));
    units.extend(marked.body.into_iter().map(|line| vec![line]));
    units.extend(marked.jumps.into_iter().map(|line| vec![line]));
    units.retain(|lines| !lines.is_empty());
    units
}

fn assert_runs(line: &[Run]) {
    assert!(line.iter().all(|run| !run.text.is_empty()), "{line:?}");
    assert!(line.windows(2).all(|two| two[0].mark != two[1].mark), "{line:?}");
}

/// The runs join to the text, and cover what the plain scan finds.
fn assert_marked(lines: &[Vec<Run>], printed: &[String], query: &str) {
    let text = printed.join("\n");
    let mut flags = plain::marked(&text, query).into_iter();
    for (line, printed) in lines.iter().zip(printed) {
        assert_runs(line);
        assert_eq!(&line.iter().map(|run| run.text.as_str()).collect::<String>(), printed);
        let marks: Vec<bool> = line.iter().flat_map(|run| run.text.chars().map(|_| run.mark)).collect();
        let expected: Vec<bool> = flags.by_ref().take(marks.len()).collect();
        assert_eq!(marks, expected, "{query:?} in {text:?}");
        // The line feed.
        flags.next();
    }
}

proptest! {
    #[test]
    fn marks_are_those_of_the_plain_scan(issue in random_issue(), query in "[的新国年春运aBgG5é“\"’ ,.%-]{0,4}") {
        prop_assume!(plain::has_no_operator(&query) && !plain::may_be_pinyin(&issue, &query));
        let segment = Segment::build(&issue);
        for article in &issue.pages[0].articles {
            let found = units(mark(&segment, &article.id, &Query::parse(&query)).unwrap());
            let printed = plain::units(article);
            prop_assert_eq!(found.len(), printed.len());
            for (lines, printed) in found.iter().zip(&printed) {
                prop_assert_eq!(lines.len(), printed.len());
                assert_marked(lines, printed, &query);
            }
        }
    }
}
