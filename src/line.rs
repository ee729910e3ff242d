//! Lines: a page's text as the printed lines it is made of. Nothing is judged here and nothing is lost.
//!
//! In comes the text of one page as an extractor printed it, with any line ends, form feeds, byte order marks and
//! ideographic spaces. Out come its lines that are not blank, each with its place in the text.
//!
//! ```text
//! "\u{FEFF}　　春来了\r\n\r\n花开了" -> Line { text: "春来了", start: 9, indent: 2.0, gap: 0 }
//!                                      Line { text: "花开了", start: 22, indent: 0.0, gap: 1 }
//! ```

use crate::glyph;
use crate::scan;
use crate::words;

/// One printed line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Line<'a> {
    /// Without the space around it.
    pub(crate) text: &'a str,
    /// Where `text` begins, in bytes of the page's text.
    pub(crate) start: usize,
    /// Width in em.
    pub(crate) width: f32,
    /// The space before `text`, in em.
    pub(crate) indent: f32,
    /// How many blank lines stand before it.
    pub(crate) gap: usize,
}

impl Line<'_> {
    /// Where `text` ends, in bytes of the page's text.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The lines of `text` that are not blank. A line two items share is two lines.
pub(crate) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut gap = 0;
    let mut start = 0;
    for raw in text.split(ends_a_line) {
        let after_carriage_return = raw.is_empty() && text[..start].ends_with('\r') && text[start..].starts_with('\n');
        match line(raw, start, gap) {
            Some(line) => {
                push_pieces(&mut lines, line);
                gap = 0;
            }
            None if !after_carriage_return && !lines.is_empty() => gap += 1,
            None => {}
        }
        start += raw.len() + text[start + raw.len()..].chars().next().map_or(0, char::len_utf8);
    }
    lines
}

fn ends_a_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn line(raw: &str, start: usize, gap: usize) -> Option<Line<'_>> {
    let before = words::space(raw);
    let text = words::trim_end(&raw[before..]);
    (!text.is_empty()).then(|| Line {
        text,
        start: start + before,
        width: glyph::width(text),
        indent: glyph::width(&raw[..before]),
        gap,
    })
}

/// Extractors print a headline and the story beside it as one line where their baselines meet.
fn push_pieces<'a>(lines: &mut Vec<Line<'a>>, line: Line<'a>) {
    match scan::shared_line(line.text) {
        None => lines.push(line),
        Some(at) => {
            let (left, right) = line.text.split_at(at);
            lines.push(self::line(left, line.start, line.gap).unwrap_or(line));
            lines.extend(self::line(right, line.start + at, 0));
        }
    }
}
