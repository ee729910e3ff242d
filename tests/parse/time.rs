//! Time: a text takes as long as it is long, whatever it is made of. A page comes from anywhere, and a reader waits for it.

use std::time::{Duration, Instant};

/// How much longer the long text is than the short one.
const TIMES: usize = 16;
/// What it may take in times of the short one: linear time is 16, quadratic 256.
const MOST: u32 = 64;
/// In bytes.
const SHORT: usize = 4_000;

/// The best of some runs: what disturbs a run only adds to it.
fn time(pages: &[String]) -> Duration {
    let texts: Vec<&str> = pages.iter().map(String::as_str).collect();
    let run = || {
        let start = Instant::now();
        baolan::parse(&texts);
        start.elapsed()
    };
    (0..2).map(|_| run()).min().unwrap_or_default()
}

fn check(name: &str, pages: impl Fn(usize) -> Vec<String>) {
    let (short, long) = (time(&pages(SHORT)), time(&pages(SHORT * TIMES)));
    // Below a millisecond the clock tells more than the text.
    assert!(
        long < MOST * short.max(Duration::from_millis(1)),
        "{name:?}: {short:?}, and {TIMES} times the text {long:?}"
    );
}

/// One page of one text over and over.
fn check_repeated(unit: &str) {
    check(unit, |bytes| vec![unit.repeat(bytes / unit.len())]);
}

#[test]
fn broken_words_without_end() {
    check_repeated("aa-\n");
}

#[test]
fn days_glued_without_end() {
    check_repeated("January1,2024");
}

#[test]
fn pages_whose_folios_are_those_of_others() {
    // Pages without a folio, then as many that have their numbers.
    check("folios", |bytes| {
        let count = bytes / 80;
        let plain = std::iter::repeat_n("春\n".to_owned(), count);
        plain.chain((1..=count).map(|number| format!("{number}版\n"))).collect()
    });
}

#[test]
fn wordings_without_end() {
    for unit in [
        "（下转第2版）",
        "（上接",
        "本报讯（",
        "一二三四 本报讯（记者 张三）",
        "。（记者 张三）",
        "责编/宋新",
        "By Aa and ",
        "“",
        " ",
    ] {
        check_repeated(unit);
    }
}

#[test]
fn lines_and_articles_without_end() {
    for unit in [
        "\n",
        "）\n",
        "■记者吴斐通讯员董娜\n",
        "春运首日开抢（4版）\n",
        "\n春耕现场会举行\n\n本报讯（记者 张三）昨日上午，春耕现场会在河\n东乡举行，察看了早稻育秧的情况。（下转第2版）\n",
        "\n本报讯（记者 张三）昨日上午，春耕现场会在河\n东乡举行，察看了早稻育秧的情况。（记者 张三）\n",
    ] {
        check_repeated(unit);
    }
}
