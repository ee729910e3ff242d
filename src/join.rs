//! Joins: printed lines made running text again. Only white space is dropped or put in, and the hyphen of a word that
//! a line's end broke dropped.
//!
//! ```text
//! ["实现", "97% 的", "目标"]          -> "实现97%的目标"
//! ["The mayor", "of London"]          -> "The mayor of London"
//! ["state offi-", "cials said"]       -> "state officials said"
//! ["龙腾‘宋’福 画意萧然"]             -> "龙腾‘宋’福 画意萧然"
//! ```

use crate::english;
use crate::glyph;
use crate::words;

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

/// Joins lines; a space inside a line stays, as one, where `keeps` says so of the characters around it. In a text without
/// CJK letters all spaces stay, and a line ends in one.
fn joined(lines: &[&str], keeps: fn(char, char) -> bool) -> String {
    let mut text = String::new();
    let mut spaced = english::KNOWN;
    for line in lines {
        spaced &= words::find(line, glyph::is_cjk_letter).is_none();
    }
    for line in lines {
        let mut space = !text.is_empty();
        let mut inside = false;
        for c in line.chars() {
            if glyph::is_space(c) {
                space = true;
                continue;
            }
            if english::KNOWN && !inside && text.ends_with('-') && !text.ends_with(" -") {
                space = false;
                if breaks_a_word(&text, line) {
                    text.pop();
                }
            }
            if space && words::last(&text).is_some_and(|before| spaced || parted(&text, before, c, inside, keeps)) {
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

/// Whether the hyphen that ends `text` only broke a word that goes on in `line`: small letters on both sides, and no
/// compound: `offi-` / `cials`, but not `well-` / `paid`, `once-in-a-` / `generation`.
fn breaks_a_word(text: &str, line: &str) -> bool {
    /// Halves that stay joined by a hyphen, before it and after it.
    const FIRST: &str = "well self non ex half high low long short full part all anti pro post pre mid multi semi cross co two three four five six seven eight nine ten";
    const SECOND: &str = "long old year based related led free in out off up on time level";
    /// In letters: no word is longer, and one that grows from line to line is not read over and over.
    const LONGEST: usize = 40;
    let Some(stem) = text.strip_suffix('-') else { return false };
    let letters = stem.char_indices().rev().take(LONGEST).take_while(|(_, c)| is_letter(*c));
    let (before, stem) = stem.split_at(letters.last().map_or(stem.len(), |(at, _)| at));
    let rest = &line[..words::run(line, is_letter)];
    let whole = words::last(before).is_none_or(|c| glyph::is_space(c) || glyph::is_open(c));
    let small = words::last(stem).is_some_and(glyph::is_small) && words::first(rest).is_some_and(glyph::is_small);
    whole && small && !words::is_one(stem, FIRST) && !words::is_one(rest, SECOND)
}

fn is_letter(c: char) -> bool {
    glyph::is_small(c) || glyph::is_capital(c)
}

/// `2. 5`, `CN33- 0023`: a number that an extractor took apart at its mark.
fn splits_a_number(text: &str, mark: char, after: char) -> bool {
    let digit_before = text.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit());
    matches!(mark, '.' | ',' | '-' | '/' | ':') && digit_before && after.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undoes_hyphenation_only_where_it_was_one() {
        let table: [(&[&str], &str); 7] = [
            (&["state offi-", "cials said"], "state officials said"),
            (&["a well-", "paid job"], "a well-paid job"),
            (&["a decade-", "long fight"], "a decade-long fight"),
            (&["a once-in-a-", "generation chance"], "a once-in-a-generation chance"),
            (&["(offi-", "cials)"], "(officials)"),
            (&["the Anglo-", "American war"], "the Anglo-American war"),
            (&["Flight 2019-", "b to Rome"], "Flight 2019-b to Rome"),
        ];
        for (lines, text) in table {
            assert_eq!(paragraph(lines), text);
        }
    }

    #[test]
    fn parts_words_and_joins_characters() {
        let table: [(&[&str], &str); 5] = [
            (&["实现", "97% 的", "目标"], "实现97%的目标"),
            (
                &["“We ask for", "patience,” said Anna", "— 40, 000 of them"],
                "“We ask for patience,” said Anna — 40, 000 of them",
            ),
            (&["on January 12, 2024"], "on January 12, 2024"),
            (&["投资2. 5亿元用于", "5G 建设"], "投资2.5亿元用于5G建设"),
            (&["龙腾‘宋’福 画意萧然"], "龙腾‘宋’福 画意萧然"),
        ];
        for (lines, text) in table {
            assert_eq!(paragraph(lines), text);
        }
    }
}
