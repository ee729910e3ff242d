//! An issue as CommonMark: pages are headings of the second level, headlines of the third, headings in a text of the fourth. Nothing
//! that the issue has is lost: teasers are a list and furniture is a paragraph at the foot of their page.
//!
//! Texts read as they stand: what could be markup is escaped with a backslash, also what could be only at the beginning of a line
//! (`1.`, `+`, `-`), and what some dialects add (`~`, `|`, `$`, `^`, `{`).

use super::clean::joined;
use super::language::{Words, issue_title};
use super::story::{Passage, Role, Sheet, Story, sheets};
use super::text::{imprint, teaser};
use crate::Issue;

/// Between pieces that stand in one paragraph.
const BETWEEN: &str = " · ";

pub(crate) fn markdown(issue: &Issue) -> String {
    let words = Words::of(issue);
    let mut text = String::new();
    push_block(&mut text, "# ", &issue_title(issue), "");
    push_block(&mut text, "", &imprint(issue, words).join(BETWEEN), "");
    for sheet in sheets(issue) {
        push_sheet(&mut text, &sheet, words);
    }
    text
}

fn push_sheet(text: &mut String, sheet: &Sheet, words: &Words) {
    push_block(text, "## ", &words.page_name(sheet.page), "");
    for story in &sheet.stories {
        push_story(text, story, words);
    }
    for later in &sheet.continued {
        push_block(text, "*", &later.told(words), "*");
    }
    if !sheet.teasers.is_empty() {
        push_block(text, "### ", words.teasers, "");
        sheet.teasers.iter().for_each(|article| push_block(text, "- ", &teaser(article), ""));
    }
    if !sheet.page.furniture.is_empty() {
        push_block(text, "", "", "---");
        let pieces: Vec<String> = sheet.page.furniture.iter().map(|piece| joined(&[&piece.text])).collect();
        push_block(text, "", &pieces.join(BETWEEN), "");
    }
}

fn push_story(text: &mut String, story: &Story, words: &Words) {
    for passage in story.head().iter().chain(&story.text()) {
        push_passage(text, passage, words);
    }
}

fn push_passage(text: &mut String, passage: &Passage, words: &Words) {
    let (before, after) = match passage.role {
        Role::Headline => ("### ", ""),
        Role::Heading => ("#### ", ""),
        Role::Kicker | Role::Subhead => ("**", "**"),
        Role::Column | Role::Byline | Role::Caption | Role::Jump => ("*", "*"),
        Role::Note => ("> ", ""),
        Role::Paragraph | Role::Question | Role::Answer => ("", ""),
        Role::Turn(page) => return push_block(text, "*", &words.page_name(page), "*"),
    };
    push_block(text, before, &joined(&passage.lines), after);
}

/// A block with a blank line before it; none where there is nothing in it.
fn push_block(text: &mut String, before: &str, line: &str, after: &str) {
    let line = joined(&[line]);
    if line.is_empty() && !after.starts_with('-') {
        return;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(before);
    push_escaped(text, &line);
    text.push_str(after);
    text.push('\n');
}

/// A line as it reads. At its beginning a number may be that of a list, and some signs its marks.
fn push_escaped(text: &mut String, line: &str) {
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in line.char_indices() {
        let is_first = at == 0 && matches!(c, '+' | '-' | '=' | ':');
        let is_mark = number > 0 && at == number && matches!(c, '.' | ')');
        if is_first || is_mark || "\\`*_[]<>#&~|$^{}".contains(c) {
            text.push('\\');
        }
        text.push(c);
    }
}
