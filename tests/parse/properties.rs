//! What must hold for any text: nothing is lost, nothing invented, and every article knows where it stands.

use std::collections::BTreeMap;

use baolan::{Article, Issue, Page};
use proptest::prelude::*;

/// White space of any sort, and the marks that stand for none.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}')
}

fn count(text: &str, counts: &mut BTreeMap<char, i64>, by: i64) {
    for c in text.chars().filter(|c| !is_space(*c)) {
        *counts.entry(c).or_default() += by;
    }
}

/// Every string of an article that stood on the page.
fn printed(article: &Article) -> Vec<&str> {
    let lines = article.kicker.iter().chain(&article.headline).chain(&article.subhead).map(String::as_str);
    let single = article.column.as_deref().into_iter().chain(article.byline.as_deref());
    let body = article.body.iter().map(|p| p.text.as_str());
    lines.chain(single).chain(body).chain(article.jumps.iter().map(|j| j.text.as_str())).collect()
}

/// Characters that the page has and the edition has not (positive), or the other way round.
fn imbalance(text: &str, page: &Page) -> BTreeMap<char, i64> {
    let mut counts = BTreeMap::new();
    count(text, &mut counts, 1);
    for piece in &page.furniture {
        count(&piece.text, &mut counts, -1);
    }
    for article in &page.articles {
        for part in printed(article) {
            count(part, &mut counts, -1);
        }
    }
    let hyphens = counts.entry('-').or_default();
    if (0..=broken_words(text)).contains(hyphens) {
        *hyphens = 0;
    }
    counts.retain(|_, n| *n != 0);
    counts
}

/// How many lines end in a hyphen after a letter, with a small letter next: a word broken at the line's end loses it.
fn broken_words(text: &str) -> i64 {
    let mut broken = 0;
    let mut before: Vec<char> = Vec::new();
    let mut parted = false;
    for c in text.chars() {
        if is_space(c) {
            parted = true;
            continue;
        }
        if parted && c.is_lowercase() && matches!(before[..], [.., letter, '-'] if letter.is_alphabetic()) {
            broken += 1;
        }
        before.push(c);
        parted = false;
    }
    broken
}

fn check_spans(text: &str, page: &Page) {
    let mut all: Vec<[usize; 2]> = page.articles.iter().flat_map(|a| a.spans.iter().copied()).collect();
    for article in &page.articles {
        assert!(!article.spans.is_empty());
        assert!(article.spans.windows(2).all(|w| w[0][1] < w[1][0]), "{:?}", article.spans);
        assert!((0.0..=1.0).contains(&article.confidence));
        let characters = |text: &str| text.chars().filter(|c| !is_space(*c)).count();
        let spanned: usize = article.spans.iter().map(|&[from, to]| characters(&text[from..to])).sum();
        let kept = printed(article).into_iter().map(characters).sum::<usize>();
        assert!(kept <= spanned && (spanned - kept) as i64 <= broken_words(text), "{kept} of {spanned}");
    }
    all.sort_unstable();
    assert!(all.windows(2).all(|w| w[0][1] <= w[1][0]), "{all:?}");
}

fn check(texts: &[&str]) -> Issue {
    let issue = baolan::parse(texts);
    assert_eq!(issue.pages.len(), texts.len());
    for (text, page) in texts.iter().zip(&issue.pages) {
        assert_eq!(imbalance(text, page), BTreeMap::new(), "{text:?}");
        check_spans(text, page);
    }
    let mut ids: Vec<&str> = issue.pages.iter().flat_map(|p| &p.articles).map(|a| a.id.as_str()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "ids are unique");
    issue
}

/// What pages are made of, in any order: the forms the parser knows, whole and broken, and what it does not.
fn fragment() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "本报讯（记者 何可人 通讯员 高梦姣）",
        "本报讯（",
        "记者",
        "■记者吴斐通讯员董娜",
        "新华社北京7月1日电",
        "（记者 段兰飞）",
        "（杨敏永）",
        "记者范方斌摄",
        "（下转第2版）",
        "（下转",
        "2版）",
        "（上接第1版）",
        "上接",
        "下转",
        "（4版）",
        "详见3版",
        "02要闻",
        "第2版综合新闻",
        "2024年1月12日 星期五",
        "责编/ 宋新",
        "校对：",
        "第17122期",
        "今日8版",
        "萧山区融媒体中心",
        "——",
        "记者：",
        "柳玉华：",
        "。",
        "，",
        "！",
        "？",
        "“",
        "”",
        "（",
        "）",
        "编者按",
        "昨日上午，全市召开推进大会",
        "要以更高站位、更宽视野谋划工作",
        "开局就要奔跑 起步就要跃进",
        "97%",
        "2. 5",
        "CN33- 0023",
        "The mayor of London",
        "state-of-the-",
        "art",
        "、",
        "十",
        "版",
        "第",
        "·",
        "■",
    ]);
    let space = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\u{C}",
        " ",
        "\u{3000}",
        "\u{3000}\u{3000}",
        "\u{FEFF}",
        "\t",
        "\u{200B}",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 3 => space.prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => any::<char>().prop_map(String::from)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_kept_whole(fragments in prop::collection::vec(fragment(), 0..120)) {
        check(&[&fragments.concat()]);
    }

    #[test]
    fn any_pages_have_articles_of_their_own(pages in prop::collection::vec(prop::collection::vec(fragment(), 0..30), 0..5)) {
        let texts: Vec<String> = pages.iter().map(|fragments| fragments.concat()).collect();
        check(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

#[test]
fn real_lines_in_any_order_are_kept_whole() {
    let seed = include_str!("../../seeds/xiaoshan-2024-01-12-p1.txt");
    let mut lines: Vec<&str> = seed.lines().collect();
    // A shuffle with a fixed seed: a linear congruential generator.
    let mut state: u64 = 20240112;
    for round in 0..40 {
        for at in (1..lines.len()).rev() {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            lines.swap(at, (state >> 33) as usize % (at + 1));
        }
        check(&[&lines[..lines.len() - round * 10].join("\n")]);
    }
}

#[test]
fn nothing_gives_an_empty_page() {
    for text in ["", "\n\n\u{FEFF}\u{3000}\r\n\u{C}"] {
        let issue = check(&[text]);
        assert!(issue.pages[0].articles.is_empty() && issue.pages[0].furniture.is_empty());
        assert_eq!(issue.pages[0].number, 1);
    }
    assert!(baolan::parse(&[]).pages.is_empty());
}
