//! Passages as markup that is HTML and XML alike. Texts get in as texts and nothing else.

use super::clean::clean;
use super::language::Words;
use super::story::{Passage, Role};

/// The passages, an element each. Those of a deck have the headline as an `h2`.
pub(crate) fn push_passages(html: &mut String, passages: &[Passage], words: &Words) {
    passages.iter().for_each(|passage| push_passage(html, passage, words));
}

fn push_passage(html: &mut String, passage: &Passage, words: &Words) {
    let (tag, class) = match passage.role {
        Role::Column => ("p", "column"),
        Role::Kicker => ("p", "kicker"),
        Role::Headline => ("h2", ""),
        Role::Subhead => ("p", "subhead"),
        Role::Byline => ("p", "byline"),
        Role::Heading => ("h3", ""),
        Role::Paragraph => ("p", ""),
        Role::Question => ("p", "question"),
        Role::Answer => ("p", "answer"),
        Role::Note => ("p", "note"),
        Role::Caption => ("p", "caption"),
        Role::Jump => ("p", "jump"),
        Role::Turn(page) => return push_element(html, "p", "turn", |html| push_text(html, &words.page_name(page))),
    };
    push_element(html, tag, class, |html| push_lines(html, passage));
}

/// An element on a line of its own.
pub(crate) fn push_element(html: &mut String, tag: &str, class: &str, fill: impl FnOnce(&mut String)) {
    html.push('<');
    html.push_str(tag);
    if !class.is_empty() {
        html.push_str(" class=\"");
        html.push_str(class);
        html.push('"');
    }
    html.push('>');
    fill(html);
    html.push_str("</");
    html.push_str(tag);
    html.push_str(">\n");
}

fn push_lines(html: &mut String, passage: &Passage) {
    for (at, line) in passage.lines.iter().enumerate() {
        if at > 0 {
            html.push_str("<br/>");
        }
        let said = passage.speaker.and_then(|name| line.strip_prefix(name).filter(|_| !name.is_empty()));
        if let (Some(name), Some(said)) = (passage.speaker, said) {
            html.push_str("<b>");
            push_text(html, name);
            html.push_str("</b>");
            push_text(html, said);
        } else {
            push_text(html, line);
        }
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
