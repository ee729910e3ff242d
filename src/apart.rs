//! Apart: a headline and the first row of the next story, which an extractor printed as one line since their baselines
//! meet. Where the story opens with a dateline the wording tells ([`crate::scan::shared_line`]); here the widths do.
//!
//! ```text
//! 因地制宜 中国轻工业联合会最新      -> 因地制宜
//! 数据显示，今年前2个月，规模          中国轻工业联合会最新    two em short of the column, as first rows are
//! ```

use crate::column;
use crate::glyph::Glyphs;
use crate::line::{self, Line};
use crate::words;

/// The lines, those that two items share as two.
pub(crate) fn apart(lines: Vec<Line>) -> Vec<Line> {
    let mut apart = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        match if line.glyphs.has(Glyphs::SPACE) { seam(line, &lines[at + 1..]) } else { None } {
            Some(seam) => apart.extend(line::parted(line, seam)),
            None => apart.push(*line),
        }
    }
    apart
}

/// Where what follows a space is the first row of the paragraph that goes on `below`: an indent short of the column, while
/// the line as a whole is wider than it and the next line full.
fn seam(line: &Line, below: &[Line]) -> Option<usize> {
    /// A headline is no narrower, in em.
    const NARROWEST_HEADLINE: f32 = 4.0;
    /// No line of two items is wider; one of any width would be measured again at each of its spaces.
    const WIDEST: f32 = 80.0;
    /// No column of text is narrower, in em.
    const NARROWEST_COLUMN: f32 = 8.0;
    /// Rows set the same differ by less, in em.
    const SLACK: f32 = 1.0;
    /// The indent of Chinese type, in em.
    const INDENT: f32 = 2.0;
    let next = below.first().filter(|next| next.glyphs.has(Glyphs::HAN))?;
    let column = column::after(below).filter(|column| *column >= NARROWEST_COLUMN)?;
    let wide = line.width > column + NARROWEST_HEADLINE - INDENT && line.width < WIDEST;
    let full = (next.width - column).abs() < SLACK && wide;
    let mut at = words::word(line.text).len();
    while full && at < line.text.len() {
        at += words::space(&line.text[at..]);
        let [left, right] = line::parted(line, at);
        if left.width >= NARROWEST_HEADLINE && (right.width - (column - INDENT)).abs() < SLACK {
            return Some(at);
        }
        at += words::word(&line.text[at..]).len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const BELOW: &str = "数据显示，今年前两个月的\n规模以上轻工业增加值同比\n继续增长，利润也在回升。\n";

    fn first_lines(text: &str) -> Vec<String> {
        apart(line::lines(&[text, BELOW].concat())).iter().map(|line| line.text.to_owned()).collect()
    }

    #[test]
    fn parts_a_headline_from_the_first_row_beside_it() {
        let lines = first_lines("因地制宜 中国轻工业联合会最新\n");
        assert_eq!(lines[..2], ["因地制宜", "中国轻工业联合会最新"]);
    }

    #[test]
    fn leaves_headlines_of_two_halves_whole() {
        for text in ["因地制宜 富民增收\n", "因地制宜促发展 富民增收奔小康路上有奔头\n", "轻工业 稳步回升\n"]
        {
            assert_eq!(first_lines(text)[0], text.trim());
        }
        let above_a_first_row = "因地制宜 中国轻工业联合会最新\n数据显示，今年前几月\n";
        assert_eq!(first_lines(above_a_first_row)[0], "因地制宜 中国轻工业联合会最新");
    }
}
