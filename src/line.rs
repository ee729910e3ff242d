//! Lines: a page's text as the printed lines it is made of. Nothing is judged here and nothing is lost.
//!
//! In comes the text of one page as an extractor printed it, with any line ends, form feeds, byte order marks and
//! ideographic spaces. Out come its lines that are not blank, each with its place in the text.
//!
//! ```text
//! "\u{FEFF}　　春来了\r\n\r\n花开了" -> Line { text: "春来了", start: 9, indent: 2.0, gap: 0 }
//!                                      Line { text: "花开了", start: 22, indent: 0.0, gap: 1 }
//! ```

use crate::glyph::{self, Glyphs};
use crate::scan;

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
    /// The classes of the characters of `text`.
    pub(crate) glyphs: Glyphs,
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
    let (mut gap, mut start) = (0, 0);
    while start < text.len() {
        let (mut line, len, end) = measure(&text[start..]);
        line.start += start;
        line.gap = gap;
        gap = if line.text.is_empty() { gap + usize::from(!lines.is_empty()) } else { 0 };
        if !line.text.is_empty() {
            push_pieces(&mut lines, line);
        }
        start += len + end;
    }
    lines
}

/// The length of the line end a text begins with, if `c` is its first character.
fn line_end(text: &str, c: char) -> usize {
    match c {
        '\r' if text[1..].starts_with('\n') => 2,
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => c.len_utf8(),
        _ => 0,
    }
}

/// The first line of a text, the length of all that stands on it, and of the line end after it. Read once, since a page
/// is read line by line from its first character to its last.
fn measure(text: &str) -> (Line<'_>, usize, usize) {
    let mut line = Line { text: "", start: 0, width: 0.0, indent: 0.0, gap: 0, glyphs: Glyphs::default() };
    let (mut end, mut space) = (0, Glyphs::default());
    let mut width = 0.0;
    for (at, c) in text.char_indices() {
        let classes = glyph::classes(c);
        if classes.has(Glyphs::SPACE) {
            let line_end = line_end(&text[at..], c);
            if line_end > 0 {
                line.text = &text[line.start..end];
                return (line, at, line_end);
            }
            space = classes;
            width += glyph::advance(classes);
            continue;
        }
        if end == 0 {
            (line.start, line.indent) = (at, width);
            (width, space) = (0.0, Glyphs::default());
        }
        line.glyphs = line.glyphs | classes | space;
        width += glyph::advance(classes);
        line.width = width;
        end = at + c.len_utf8();
    }
    line.text = &text[line.start..end];
    (line, text.len(), 0)
}

/// Extractors print a headline and the story beside it as one line where their baselines meet.
fn push_pieces<'a>(lines: &mut Vec<Line<'a>>, line: Line<'a>) {
    let may_be_shared = line.glyphs.has(Glyphs::DATELINE);
    match if may_be_shared { scan::shared_line(line.text) } else { None } {
        None => lines.push(line),
        Some(at) => lines.extend(parted(&line, at)),
    }
}

/// A line as two, parted at the space before `at`.
pub(crate) fn parted<'a>(line: &Line<'a>, at: usize) -> [Line<'a>; 2] {
    let (left, right) = line.text.split_at(at);
    let (mut left, mut right) = (measure(left).0, measure(right).0);
    (left.start, left.gap) = (line.start, line.gap);
    right.start += line.start + at;
    [left, right]
}
