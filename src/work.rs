//! Work: how many steps parsing takes, counted in the crate's own tests, so that linear time is a figure and no timing.
//!
//! What reads text or weighs rows ticks: each character whose classes are asked, each word of a list that is compared,
//! each way from row to row, each pair of characters numbered or tallied.

use std::cell::Cell;

thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// Counts some steps.
pub(crate) fn tick(steps: usize) {
    STEPS.set(STEPS.get() + steps as u64);
}

/// The steps that parsing these pages takes.
fn of(pages: &[String]) -> u64 {
    let texts: Vec<&str> = pages.iter().map(String::as_str).collect();
    STEPS.set(0);
    crate::parse(&texts);
    STEPS.get()
}

mod tests {
    /// How much longer the long text is than the short one.
    const TIMES: usize = 16;
    /// What a text may take a byte, in times of one a sixteenth as long.
    const GROWTH: f64 = 1.25;
    /// In bytes.
    const SHORT: usize = 4_000;
    /// The fewest steps a byte takes where every character is read.
    const FEWEST: f64 = 0.25;
    /// The most steps a byte of any text may take.
    const MOST: f64 = 120.0;

    fn check(name: &str, pages: impl Fn(usize) -> Vec<String>) {
        let per_byte = |bytes: usize| {
            let pages = pages(bytes);
            super::of(&pages) as f64 / pages.iter().map(String::len).sum::<usize>() as f64
        };
        compare(name, per_byte(SHORT), per_byte(SHORT * TIMES));
    }

    fn compare(name: &str, short: f64, long: f64) {
        assert!(short > FEWEST, "{name:?} is not counted: {short} steps a byte");
        assert!(long < GROWTH * short, "{name:?}: {short:.1} steps a byte, and {long:.1} in {TIMES} times the text");
        assert!(long < MOST, "{name:?}: {long:.1} steps a byte");
    }

    /// One page of one text over and over.
    fn check_repeated(unit: &str) {
        check(unit, |bytes| vec![unit.repeat(bytes / unit.len())]);
    }

    #[test]
    fn words_without_end_are_read_once() {
        for unit in [
            "aa-\n",
            "January1,2024",
            "一二三四",
            "1",
            "a",
            "A ",
            "（",
            "“",
            "。",
            "，",
            " ",
            "\u{3000}",
            "\n",
            "\u{C}",
        ] {
            check_repeated(unit);
        }
    }

    #[test]
    fn wordings_without_end_are_read_once() {
        for unit in [
            "（下转第2版）",
            "（上接",
            "本报讯（",
            "一二三四 本报讯（记者 张三）",
            "。（记者 张三）",
            "责编/宋新",
            "记者张三",
            "By Aa and ",
            "Continued on Page A",
            "（（（）））",
        ] {
            check_repeated(unit);
            check_repeated(&format!("{unit}\n"));
        }
    }

    #[test]
    fn articles_without_end_are_read_once() {
        for unit in [
            "春运首日开抢（4版）\n",
            "春耕\n",
            "）\n",
            "记者：你好？\n张三：你好。\n",
            "\n春耕现场会举行\n\n本报讯（记者 张三）昨日上午，春耕现场会在河\n东乡举行，察看了早稻育秧的情况。（下转第2版）\n",
            "\n本报讯（记者 张三）昨日上午，春耕现场会在河\n东乡举行，察看了早稻育秧的情况。（记者 张三）\n",
        ] {
            check_repeated(unit);
        }
    }

    #[test]
    fn a_long_line_of_words_over_a_column_is_read_once() {
        // Each space might part a headline from the row beside it.
        check("words over a column", |bytes| vec!["春 ".repeat(bytes / 4) + "\n" + &"春耕现场会在河东乡\n".repeat(6)]);
    }

    #[test]
    fn pages_are_numbered_in_one_go() {
        // Pages without a folio, then as many that have their numbers.
        check("folios", |bytes| {
            let count = bytes / 80;
            let plain = std::iter::repeat_n("春\n".to_owned(), count);
            plain.chain((1..=count).map(|number| format!("{number}版\n"))).collect()
        });
    }

    #[test]
    #[should_panic(expected = "in 16 times the text")]
    fn work_that_grows_is_seen() {
        compare("n log n", 20.0, 20.0 * 1.4);
    }
}
