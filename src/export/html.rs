//! Passages as markup that is HTML and XML alike. Texts get in as texts and nothing else.

use super::clean::clean;
use super::language::Words;
use super::story::{Passage, Role};

/// Pieces of markup, one after another.
pub(crate) fn push_all(html: &mut String, pieces: &[&str]) {
    pieces.iter().for_each(|piece| html.push_str(piece));
}

/// The passages, an element each on a line of its own. The headline is an `h2`.
pub(crate) fn push_passages(html: &mut String, passages: &[Passage], words: &Words) {
    for passage in passages {
        let (tag, class) = element(passage.role);
        push_open(html, tag, class);
        match passage.role {
            Role::Turn(page) => push_text(html, &words.page_name(page)),
            _ => push_lines(html, passage),
        }
        push_close(html, tag);
    }
}

/// The tag and class of a passage's element.
fn element(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Headline => ("h2", ""),
        Role::Heading => ("h3", ""),
        Role::Paragraph => ("p", ""),
        Role::Column => ("p", "column"),
        Role::Kicker => ("p", "kicker"),
        Role::Subhead => ("p", "subhead"),
        Role::Byline => ("p", "byline"),
        Role::Question => ("p", "question"),
        Role::Answer => ("p", "answer"),
        Role::Note => ("p", "note"),
        Role::Caption => ("p", "caption"),
        Role::Jump => ("p", "jump"),
        Role::Turn(_) => ("p", "turn"),
    }
}

/// An element with a text in it, on a line of its own.
pub(crate) fn push_element(html: &mut String, tag: &str, class: &str, text: &str) {
    push_open(html, tag, class);
    push_text(html, text);
    push_close(html, tag);
}

/// The beginning of an element, with a class if that is not empty.
pub(crate) fn push_open(html: &mut String, tag: &str, class: &str) {
    push_all(html, &["<", tag]);
    if !class.is_empty() {
        push_all(html, &[" class=\"", class, "\""]);
    }
    html.push('>');
}

/// The end of an element, and of its line.
pub(crate) fn push_close(html: &mut String, tag: &str) {
    push_all(html, &["</", tag, ">\n"]);
}

fn push_lines(html: &mut String, passage: &Passage) {
    for (at, line) in passage.lines.iter().enumerate() {
        if at > 0 {
            html.push_str("<br/>");
        }
        let name = passage.speaker.filter(|name| !name.is_empty() && line.starts_with(name)).unwrap_or_default();
        if !name.is_empty() {
            html.push_str("<b>");
            push_text(html, name);
            html.push_str("</b>");
        }
        push_text(html, &line[name.len()..]);
    }
}

/// A text between tags, or in an attribute's quotation marks.
pub(crate) fn push_text(html: &mut String, text: &str) {
    for c in text.chars().map(clean) {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
}
