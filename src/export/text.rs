//! An issue as plain text: a page under its name, each story with all that is printed over it, a blank line between paragraphs, two
//! before a story. Nothing that the issue has is lost: teasers and furniture stand at the foot of their page.

use super::clean::{clean, joined};
use super::day::Day;
use super::language::Words;
use super::story::{Role, Sheet, Story, printed, sheets};
use crate::{Article, Issue};

/// What stands under a page's name, and before its furniture.
const RULE: &str = "----------------";

pub(crate) fn text(issue: &Issue) -> String {
    let words = Words::of(issue);
    let mut text = String::new();
    imprint(issue, words).iter().for_each(|line| push_line(&mut text, line));
    for sheet in sheets(issue) {
        push_sheet(&mut text, &sheet, words);
    }
    text
}

/// What an issue is: its name, day, number, edition and publisher, as far as they are known.
pub(crate) fn imprint(issue: &Issue, words: &Words) -> Vec<String> {
    let day = Day::of(issue).map(|day| day.spoken(words)).or_else(|| issue.date.clone());
    let number = issue.number.as_deref().filter(|number| !number.is_empty()).map(|number| words.issue_number(number));
    let mut parts = Vec::new();
    for part in [&issue.publication, &day, &number, &issue.edition, &issue.publisher].into_iter().flatten() {
        parts.push(joined(&[part]));
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// A teaser in one line: all of it.
pub(crate) fn teaser(article: &Article) -> String {
    joined(&printed(article))
}

fn push_sheet(text: &mut String, sheet: &Sheet, words: &Words) {
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    push_line(text, &joined(&[&words.page_name(sheet.page)]));
    push_line(text, RULE);
    for story in &sheet.stories {
        text.push('\n');
        push_story(text, story, words);
    }
    for later in &sheet.continued {
        push_paragraph(text, &joined(&[&later.told(words)]));
    }
    if !sheet.teasers.is_empty() {
        push_paragraph(text, words.teasers);
        sheet.teasers.iter().for_each(|article| push_line(text, &teaser(article)));
    }
    if !sheet.page.furniture.is_empty() {
        push_paragraph(text, RULE);
        sheet.page.furniture.iter().for_each(|piece| push_line(text, &joined(&[&piece.text])));
    }
}

fn push_story(text: &mut String, story: &Story, words: &Words) {
    for passage in story.head().iter().chain(&story.text()) {
        match passage.role {
            Role::Turn(page) => push_paragraph(text, &joined(&[&words.page_name(page)])),
            _ => push_lines(text, &passage.lines),
        }
    }
}

/// Lines that belong together, after a blank one.
fn push_lines(text: &mut String, lines: &[&str]) {
    text.push('\n');
    lines.iter().for_each(|line| push_line(text, line.chars().map(clean).collect::<String>().trim()));
}

fn push_paragraph(text: &mut String, line: &str) {
    text.push('\n');
    push_line(text, line);
}

fn push_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}
