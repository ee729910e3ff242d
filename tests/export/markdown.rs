//! Markdown, read by a parser of CommonMark: what it shows is what plain text says, and nothing in it became markup.

use baolan::{Format, Issue};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::issues::{anything, bare, often, papers, seed, written};

/// What a parser shows of a Markdown text, without white space and without the first heading.
fn shown(markdown: &str, options: Options) -> String {
    let mut shown = String::new();
    let mut headings = 0;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Heading { .. }) => headings += 1,
            Event::Text(text) if headings != 1 || !shown.is_empty() => shown += &bare(&text),
            Event::Text(_) | Event::End(_) | Event::Rule => {}
            Event::Start(
                Tag::Paragraph | Tag::List(None) | Tag::Item | Tag::Emphasis | Tag::Strong | Tag::BlockQuote(None),
            ) => {
                headings = headings.max(2);
            }
            other => panic!("{other:?} in {markdown:?}"),
        }
    }
    shown
}

/// What plain text says, without its rules.
fn said(issue: &Issue) -> String {
    let text = written(issue, Format::Text);
    text.lines().filter(|line| *line != "----------------").map(bare).collect()
}

/// What is between pieces is of Markdown alone.
fn without_dots(text: &str) -> String {
    text.replace('·', "")
}

fn check(issue: &Issue) {
    let markdown = written(issue, Format::Markdown);
    let said = without_dots(&said(issue));
    // Quotation marks that a dialect makes curly are no markup.
    let dialects = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    for options in [Options::empty(), dialects] {
        assert_eq!(without_dots(&shown(&markdown, options)), said, "{markdown}");
    }
}

#[test]
fn papers_read_as_their_plain_text() {
    papers().iter().for_each(check);
}

#[test]
fn the_sample_has_its_headings() {
    let markdown = written(&seed(), Format::Markdown);
    assert!(
        markdown.starts_with(
            "# 萧山日报 2024-01-12\n\n萧山日报 · 2024年1月12日 · 萧山区融媒体中心\n\n## 第1版\n\n**各镇街"
        ),
        "{markdown}"
    );
    assert!(markdown.contains("\n\n### 用民生保障温度提高百姓幸福指数\n\n**——专访区民政局党委书记、局长柳玉华**\n\n*■记者吴斐通讯员董娜*\n\n民政"));
    assert!(markdown.contains("\n\n### 导读\n\n- “智慧医疗”"));
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn anything_reads_as_its_plain_text(issue in anything()) {
        check(&issue);
    }
}
