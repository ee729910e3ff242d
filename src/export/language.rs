//! The language an issue is in, and the few words that an export says itself.
//!
//! The language is told by its script, as the reader tells it (www/language.js): characters of everyday that are written in one way
//! or the other, and kana.

use super::story::push_number;
use crate::{Issue, Page};

/// What an export says itself, in the language of its issue.
#[derive(Debug)]
pub(crate) struct Words {
    /// A tag of BCP 47: `zh-Hans`.
    pub(crate) tag: &'static str,
    pub(crate) contents: &'static str,
    pub(crate) teasers: &'static str,
    /// Around a page's number.
    page: [&'static str; 2],
    /// Around the number of the page a story comes from.
    continued: [&'static str; 2],
    /// Around the number of an issue.
    number: [&'static str; 2],
    /// Behind year, month and day; none where days are written as the model has them.
    pub(crate) date: Option<[&'static str; 3]>,
}

const SIMPLIFIED: Words = Words {
    tag: "zh-Hans",
    contents: "目录",
    teasers: "导读",
    page: ["第", "版"],
    continued: ["上接第", "版"],
    number: ["第", "期"],
    date: Some(["年", "月", "日"]),
};

const TRADITIONAL: Words = Words { tag: "zh-Hant", contents: "目錄", teasers: "導讀", ..SIMPLIFIED };

const JAPANESE: Words = Words {
    tag: "ja",
    contents: "目次",
    teasers: "紙面から",
    page: ["", "面"],
    continued: ["", "面から続く"],
    number: ["第", "号"],
    ..SIMPLIFIED
};

const ENGLISH: Words = Words {
    tag: "en",
    contents: "Contents",
    teasers: "Inside",
    page: ["Page ", ""],
    continued: ["Continued from page ", ""],
    number: ["No. ", ""],
    date: None,
};

/// What to call an issue that says no name.
const NAMELESS: &str = "报栏";

impl Words {
    /// Those of an issue's language.
    pub(crate) fn of(issue: &Issue) -> &'static Words {
        let counts = Counts::of(issue);
        if counts.kana > counts.all / 10 {
            &JAPANESE
        } else if counts.latin > counts.han {
            &ENGLISH
        } else if counts.traditional > counts.simplified {
            &TRADITIONAL
        } else {
            &SIMPLIFIED
        }
    }

    /// `第2版 要闻`.
    pub(crate) fn page_name(&self, page: &Page) -> String {
        let mut name = around(self.page, page.number);
        if let Some(section) = &page.name {
            name.push(' ');
            name.push_str(section);
        }
        name
    }

    /// `上接第1版`.
    pub(crate) fn continued(&self, page: u32) -> String {
        around(self.continued, page)
    }

    /// `第17122期`: a number is a text, as it was printed.
    pub(crate) fn issue_number(&self, number: &str) -> String {
        [self.number[0], number, self.number[1]].concat()
    }
}

/// What an issue is called: `萧山日报 2024-01-12`.
pub(crate) fn issue_title(issue: &Issue) -> String {
    let known = [&issue.publication, &issue.date].map(|name| name.as_deref().unwrap_or_default().trim());
    match known {
        ["", ""] => NAMELESS.to_owned(),
        [name, ""] | ["", name] => name.to_owned(),
        [name, date] => [name, " ", date].concat(),
    }
}

fn around([before, after]: [&str; 2], number: u32) -> String {
    let mut text = before.to_owned();
    push_number(&mut text, number);
    text.push_str(after);
    text
}

/// How many characters of which kind a page's worth of text has.
#[derive(Default)]
struct Counts {
    all: usize,
    kana: usize,
    latin: usize,
    han: usize,
    simplified: usize,
    traditional: usize,
}

impl Counts {
    fn of(issue: &Issue) -> Counts {
        /// How much of the text is looked at, in characters: a page's worth.
        const SAMPLE: usize = 4000;
        let mut counts = Counts::default();
        for article in issue.pages.iter().flat_map(|page| &page.articles) {
            let texts = article.headline.iter().chain(article.body.iter().map(|paragraph| &paragraph.text));
            texts.flat_map(|text| text.chars()).for_each(|c| counts.take(c));
            if counts.all > SAMPLE {
                break;
            }
        }
        counts
    }

    fn take(&mut self, c: char) {
        self.all += 1;
        match c {
            'ぁ'..='ヺ' => self.kana += 1,
            'a'..='z' | 'A'..='Z' => self.latin += 1,
            '一'..='龥' => {
                self.han += 1;
                self.simplified += usize::from("这们来时对国发会说过还进动现开关".contains(c));
                self.traditional += usize::from("這們來時對國發會說過還進動現開關".contains(c));
            }
            _ => {}
        }
    }
}
