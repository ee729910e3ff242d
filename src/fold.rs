//! Folding: the text as matching sees it, where spellings that a reader holds to be the same are the same.
//!
//! In comes the text of a unit or of a query as it was printed or typed; out go UTF-16 codes with the place of the
//! character each came from, so that what is found in the codes is marked in the text.
//!
//! - Accents are gone, and numbers in circles or set high are digits (not where the library is built small).
//! - Capitals are small, full-width forms are half-width, quotation marks are `“`, `”`, `‘`, `’` or the straight `"`.
//! - White space, line breaks included, is gone beside Chinese and at the ends, and is one space elsewhere.
//! - Marks that do not show (soft hyphens, joiners, variation selectors, a byte order mark) are gone.
//!
//! ```text
//! 「５Ｇ 时代」    “5g时代”
//! Open\n The Door  open the door
//! ```
//!
//! One character folds to at most one; nothing else relies on it, so a form that unfolds to several can be added.
//! What is stored folded says so by the version of the segment: a change here is a new version there.

use crate::token::{Codes, SPACE, is_joined, is_word};
use crate::words;
use std::ops::Range;

/// A text's folded codes and where they came from.
#[derive(Default)]
pub(crate) struct Folded {
    /// UTF-16 codes, little-endian.
    bytes: Vec<u8>,
    /// For each code, where its character begins in the text.
    places: Vec<u32>,
}

impl Folded {
    /// Folds a text.
    pub(crate) fn of(text: &str) -> Folded {
        let mut folded = Folded::default();
        // A space waits until the character after it tells whether it stays.
        let mut space = None;
        let mut dense = true;
        folded.bytes.reserve(text.len());
        folded.places.reserve(text.len() / 2);
        for (place, c) in text.char_indices() {
            if matches!(c, '\u{3400}'..='\u{9FFF}') {
                // Han is most of what there is, stands for itself and swallows the space beside it.
                (space, dense) = (None, true);
                folded.push(c as u16, place);
            } else if c.is_whitespace() {
                space = space.or(Some(place));
            } else if !is_unseen(c) {
                let small = fold(c);
                let dense_before = std::mem::replace(&mut dense, is_dense(c));
                if let Some(space) = space.take().filter(|_| !dense && !dense_before) {
                    folded.push(SPACE, space);
                }
                folded.push_char(small, place);
            }
        }
        folded
    }

    /// The codes.
    pub(crate) fn codes(&self) -> Codes<'_> {
        Codes(&self.bytes)
    }

    /// Where in the text the character of a code begins, in bytes.
    pub(crate) fn place(&self, code: usize) -> usize {
        self.places[code] as usize
    }

    /// Where in the text a range of codes came from, with all marks that sit on its last character.
    pub(crate) fn source(&self, text: &str, codes: Range<usize>) -> Range<usize> {
        let start = self.places[codes.start] as usize;
        let last = self.places[codes.end - 1] as usize;
        let mut rest = text[last..].char_indices();
        rest.next();
        let end = rest.find(|&(_, c)| !is_joined(c)).map_or(text.len(), |(offset, _)| last + offset);
        start..end
    }

    fn push_char(&mut self, c: char, place: usize) {
        for &mut code in c.encode_utf16(&mut [0; 2]) {
            self.push(code, place);
        }
    }

    fn push(&mut self, code: u16, place: usize) {
        self.bytes.extend_from_slice(&code.to_le_bytes());
        self.places.push(place as u32);
    }
}

/// Whether a character of the original text stands in a word.
pub(crate) fn is_word_char(c: char) -> bool {
    u16::try_from(fold(c) as u32).is_ok_and(is_word)
}

/// One character that shows.
fn fold(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => fold(char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)),
        // Papers set one pair or the other for the same; an apostrophe is a closing mark. The straight ones of
        // keyboards are one, which matches any (see `token.rs`).
        '„' | '‟' | '「' | '〝' | '«' | '｢' => '“',
        '」' | '〞' | '〟' | '»' | '｣' => '”',
        '‚' | '‛' | '『' | '‹' => '‘',
        '』' | '›' => '’',
        '\'' => '"',
        _ => char::from_u32(bare(lower(c as u32))).unwrap_or(c),
    }
}

/// A small Latin letter without its accent, for the letters of European languages and of pinyin; what has none as it is.
fn bare(c: u32) -> u32 {
    /// From U+00E0, then from U+0100, then from U+01CE; a dot stands for what is left as it is.
    const LETTERS: [(u32, &[u8]); 3] = [
        (0xE0, b"aaaaaa.ceeeeiiii.nooooo.ouuuuy.y"),
        (
            0x100,
            b"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllllllllnnnnnnn..oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs",
        ),
        (0x1CD, b"aaiioouuuuuuuuuu"),
    ];
    if !words::INDEX {
        return c;
    }
    for (first, letters) in LETTERS {
        if let Some(&letter) = letters.get(c.wrapping_sub(first) as usize).filter(|&&letter| letter != b'.') {
            return u32::from(letter);
        }
    }
    match c {
        // Superiors and numbers in circles.
        0xB2 | 0xB3 => c - 0xB2 + 0x32,
        0xB9 => 0x31,
        0x2460..=0x2468 => c - 0x2460 + 0x31,
        _ => c,
    }
}

/// Small letters for the capitals of Latin, Greek and Cyrillic, by the order of their blocks: the whole of Unicode's
/// table would weigh as much as the rest of the search.
fn lower(c: u32) -> u32 {
    match c {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A9 | 0x410..=0x42F => c + 0x20,
        0x400..=0x40F => c + 0x50,
        0x178 => 0xFF,
        // Pairs whose capital is even, then pairs whose capital is odd.
        0x100..=0x12F | 0x132..=0x137 | 0x14A..=0x177 => c | 1,
        0x139..=0x148 | 0x179..=0x17E | 0x1CD..=0x1DC => c + (c & 1),
        _ => c,
    }
}

/// Whether white space beside a character means nothing: all that Chinese is set in, but not the full-width letters
/// and digits, which make words.
fn is_dense(c: char) -> bool {
    let wide = matches!(c as u32,
        0x2E80..=0xA4CF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF);
    wide && !is_word_char(c)
}

/// Whether a character leaves no trace on paper.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || words::INDEX && matches!(c, '\u{300}'..='\u{36F}')
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let folded = Folded::of(text);
        let codes: Vec<u16> = (0..folded.codes().len()).map(|place| folded.codes().at(place)).collect();
        String::from_utf16(&codes).unwrap()
    }

    #[test]
    fn spellings_that_are_the_same() {
        for (text, expected) in [
            ("ＡＢＣａｂｃ１２３％", "abcabc123%"),
            ("‘’“”「」『』\"'＂＇«»", "‘’“”“”‘’\"\"\"\"“”"),
            ("ÉCOLE ΑΘΗΝΑ МОСКВА Ёлка Šŷ", "ecole αθηνα москва ёлка sy"),
            ("Łódź Nǚ cafe\u{301} ①②", "lodz nu cafe 12"),
            ("《》〈〉·—…、。", "《》〈〉·—…、。"),
            ("soft\u{AD}hyphen\u{200B}\u{FEFF}", "softhyphen"),
            ("葛\u{E0100}城☎\u{FE0F}", "葛城☎"),
            ("𠮷野家", "𠮷野家"),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn spaces_stay_only_between_words() {
        for (text, expected) in [
            ("喜 讯", "喜讯"),
            ("2023 年 5\u{3000}月", "2023年5月"),
            ("用 App 看", "用app看"),
            ("Open\r\n  The Door", "open the door"),
            ("  两端 \n", "两端"),
            ("好， world", "好,world"),
            ("well, world", "well, world"),
            ("Ｃ　Ｄ", "c d"),
            ("１０ １１", "10 11"),
            ("a\u{AD} \u{200B}b", "a b"),
            ("", ""),
            (" \n", ""),
        ] {
            assert_eq!(folded(text), expected, "{text:?}");
        }
    }

    #[test]
    fn codes_know_their_source() {
        let text = "“Ｇ 时\u{E0100}\n代”e\u{301}🙂";
        let folded = Folded::of(text);
        let source = |codes| &text[folded.source(text, codes)];
        assert_eq!(source(1..2), "Ｇ");
        assert_eq!(source(1..3), "Ｇ 时\u{E0100}");
        assert_eq!(source(2..4), "时\u{E0100}\n代");
        assert_eq!(source(5..6), "e\u{301}");
        assert_eq!(source(6..8), "🙂");
    }
}
