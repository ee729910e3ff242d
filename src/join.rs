//! Joins: printed lines made running text again. Only white space is dropped or put in.
//!
//! ```text
//! ["实现", "97% 的", "目标"]          -> "实现97%的目标"
//! ["The mayor", "of London"]          -> "The mayor of London"
//! ["龙腾‘宋’福 画意萧然"]             -> "龙腾‘宋’福 画意萧然"
//! ```

use crate::glyph;

/// The lines of a paragraph as one text: nothing between CJK characters, one space between Latin words; stray spaces
/// beside digits and punctuation are dropped.
pub(crate) fn paragraph(lines: &[&str]) -> String {
    joined(lines, |before, after| {
        let spaced_phrase = glyph::is_han(before) && glyph::is_han(after);
        spaced_phrase || !(glyph::is_cjk(before) || glyph::is_cjk(after))
    })
}

/// The lines of a byline as one text: as printed, with any white space as one space.
pub(crate) fn byline(lines: &[&str]) -> String {
    joined(lines, |_, _| true)
}

/// Joins lines; a space inside a line stays, as one, where `keeps` says so of the characters around it.
fn joined(lines: &[&str], keeps: fn(char, char) -> bool) -> String {
    let mut text = String::new();
    for line in lines {
        let mut space = !text.is_empty();
        let mut inside = false;
        for c in line.chars() {
            if glyph::is_space(c) {
                space = true;
                continue;
            }
            if space && text.chars().next_back().is_some_and(|before| parted(&text, before, c, inside, keeps)) {
                text.push(' ');
            }
            text.push(c);
            (space, inside) = (false, true);
        }
    }
    text
}

/// Whether a space belongs between the end of `text` and `after`. A line's end is a space only between Latin words.
fn parted(text: &str, before: char, after: char, inside_line: bool, keeps: fn(char, char) -> bool) -> bool {
    let latin = !glyph::is_cjk(before) && !glyph::is_cjk(after);
    if !inside_line {
        return latin;
    }
    keeps(before, after) && !(latin && splits_a_number(text, before, after))
}

/// `2. 5`, `CN33- 0023`: a number that an extractor took apart at its mark.
fn splits_a_number(text: &str, mark: char, after: char) -> bool {
    let digit_before = text.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit());
    matches!(mark, '.' | ',' | '-' | '/' | ':') && digit_before && after.is_ascii_digit()
}
