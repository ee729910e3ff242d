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
use crate::glyph::{self, Glyphs};
use crate::line::Line;
use crate::words;

/// Printed lines as one text: inside them any white space as one space; between them one where Latin words meet, and
/// everywhere in a text without CJK letters.
pub(crate) fn lines(lines: &[Line]) -> String {
    let mut text = String::with_capacity(lines.iter().map(|line| line.text.len() + 1).sum());
    let latin = !lines.iter().any(|line| line.glyphs.has(Glyphs::HAN | Glyphs::KANA));
    for line in lines {
        if english::KNOWN && text.ends_with('-') && !text.ends_with(" -") {
            if breaks_a_word(&text, line.text) {
                text.pop();
            }
        } else if let (Some(before), Some(after)) = (words::last(&text), words::first(line.text))
            && (latin || !(glyph::is_cjk(before) || glyph::is_cjk(after)))
        {
            text.push(' ');
        }
        if line.glyphs.has(Glyphs::SPACE) {
            push_words(&mut text, line.text, if latin { anywhere } else { as_printed });
        } else {
            text.push_str(line.text);
        }
    }
    text
}

/// A paragraph as printed as running text: nothing between CJK characters, one space between Latin words; stray spaces
/// beside digits and punctuation are dropped.
pub(crate) fn paragraph(printed: &str) -> String {
    let latin = words::find(printed, glyph::is_cjk_letter).is_none();
    let mut text = String::with_capacity(printed.len());
    push_words(&mut text, printed, if latin { anywhere } else { as_running_text });
    text
}

/// Adds the words of a line, with a space between two where `keeps` says so of the text and the characters around it.
fn push_words(text: &mut String, line: &str, keeps: fn(&str, char, char) -> bool) {
    let mut rest = line;
    while !rest.is_empty() {
        let word = words::word(rest);
        text.push_str(word);
        rest = words::trim(&rest[word.len()..]);
        if let (Some(before), Some(after)) = (words::last(text), words::first(rest))
            && keeps(text, before, after)
        {
            text.push(' ');
        }
    }
}

fn anywhere(_: &str, _: char, _: char) -> bool {
    true
}

/// Anywhere but in a number.
fn as_printed(text: &str, before: char, after: char) -> bool {
    glyph::is_cjk(before) || glyph::is_cjk(after) || !splits_a_number(text, before, after)
}

/// Between Latin words and between Han characters, as headlines part their halves.
fn as_running_text(text: &str, before: char, after: char) -> bool {
    if glyph::is_cjk(before) || glyph::is_cjk(after) {
        glyph::is_han(before) && glyph::is_han(after)
    } else {
        !splits_a_number(text, before, after)
    }
}

/// Whether the hyphen that ends `text` only broke a word that goes on in `line`: small letters on both sides, and no
/// compound: `offi-` / `cials`, but not `well-` / `paid`, `once-in-a-` / `generation`.
fn breaks_a_word(text: &str, line: &str) -> bool {
    /// Halves that stay joined by a hyphen, before it and after it.
    const FIRST: &str = "well self non ex half high low long short full part all anti post mid multi semi cross two three four five six seven eight nine ten";
    const SECOND: &str = "long old year based related led free in out off up on time level";
    /// In bytes: no word is longer, and one that grows from line to line is not read over and over.
    const LONGEST: usize = 40;
    let stem = &text[..text.len() - words::ends(text, "-")];
    let mut from = stem.len().saturating_sub(LONGEST);
    while !stem.is_char_boundary(from) {
        from += 1;
    }
    let letters = from + words::run_back(&stem[from..], is_letter);
    let (before, stem) = stem.split_at(letters);
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
    let digit_before = words::last(&text[..text.len() - mark.len_utf8()]).is_some_and(|c| c.is_ascii_digit());
    matches!(mark, '.' | ',' | '-' | '/' | ':') && digit_before && after.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line;

    fn paragraph(texts: &[&str]) -> String {
        super::paragraph(&lines(&line::lines(&texts.join("\n"))))
    }

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
