//! What must hold for any text: nothing is lost, nothing invented, and every article knows where it stands.

use crate::invariants::check;
use proptest::prelude::*;

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

#[test]
fn marks_between_pieces_of_furniture_are_kept() {
    for text in [
        "Friday, January 12, 2024, 36",
        "A6 | THE HARROW BAY COURIER | Friday, January 12, 2024 |",
        "2024年1月12日，第2版",
    ] {
        check(&[text]);
    }
}
