//! The tokenizer: what the index, queries, snippets and highlights take for words and terms.
//!
//! In comes folded text as UTF-16 codes; out go the places where words begin. A term is a bigram, two
//! codes side by side (`gather.rs`). Chinese is not cut into words: any run of it is found as the substring it is. A *word* is a
//! run of letters and digits of the scripts that put spaces between words, so `5G`, `2024` and `PM2` are words, and
//! `97%` is a word and a sign.
//!
//! ```text
//! 5g时代   terms 5g g时 时代   words 5g
//! ```

#[cfg(feature = "index")]
use crate::field::is_mark;

/// Folded text: UTF-16 codes, little-endian, as they lie in a segment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Codes<'a>(pub(crate) &'a [u8]);

/// The only white space folded text holds; no part of a query has one.
pub(crate) const SPACE: u16 = 0x20;

impl<'a> Codes<'a> {
    /// How many codes there are.
    pub(crate) fn len(self) -> usize {
        self.0.len() / 2
    }

    /// The code at a place.
    pub(crate) fn at(self, place: usize) -> u16 {
        u16::from_le_bytes([self.0[2 * place], self.0[2 * place + 1]])
    }

    /// The codes from a place on.
    pub(crate) fn from(self, place: usize) -> Codes<'a> {
        Codes(self.0.get(2 * place..).unwrap_or_default())
    }

    /// The codes between two places.
    pub(crate) fn between(self, start: usize, end: usize) -> Codes<'a> {
        Codes(self.0.get(2 * start..2 * end).unwrap_or_default())
    }

    /// Whether these codes begin with those.
    pub(crate) fn starts_with(self, other: Codes) -> bool {
        other.len() <= self.len() && (0..other.len()).all(|place| is_same(self.at(place), other.at(place)))
    }

    /// The first mark of a unit at or after a place, or the end.
    #[cfg(feature = "index")]
    pub(crate) fn next_mark(self, from: usize) -> usize {
        let mut rest = self.from(from).0.chunks_exact(2);
        let stretch = rest.position(|code| is_mark(u16::from_le_bytes([code[0], code[1]])));
        stretch.map_or(self.len().max(from), |stretch| from + stretch)
    }

    /// Whether a word may begin at a place: no word goes on there from the code before.
    pub(crate) fn parts_words(self, place: usize) -> bool {
        place == 0 || !is_word(self.at(place - 1))
    }

    /// Whether a word may end before a place: no word goes on there.
    pub(crate) fn ends_word(self, place: usize) -> bool {
        place >= self.len() || !is_word(self.at(place))
    }
}

/// The quotation mark of keyboards, which stands for any.
const QUOTE: u16 = 0x22;

/// Whether a folded code is a quotation mark: the straight one, or one of ‘’“”.
pub(crate) fn is_quote(code: u16) -> bool {
    code == QUOTE || matches!(code, 0x2018 | 0x2019 | 0x201C | 0x201D)
}

/// Whether two codes match. A straight quotation mark and a curly one do, two different curly ones do not: who types
/// `“` means where a quotation begins.
fn is_same(a: u16, b: u16) -> bool {
    a == b || (a == QUOTE || b == QUOTE) && is_quote(a) && is_quote(b)
}

/// Whether a folded code is part of terms: a letter, digit or character of any script, and no mark, space or punctuation.
pub(crate) fn is_letter(code: u16) -> bool {
    let east = matches!(code, 0x2E80..=0x2FFF | 0x3005..=0x3007 | 0x3021..=0x302F | 0x3031..=0x303C | 0x3041..=0xF8FF);
    is_word(code)
        || east && code != 0x30FB
        || matches!(code, 0xE01..=0x109F | 0x1100..=0x1DFF | 0xF900..=0xFDFF | 0xFF66..=0xFFDC)
}

/// Whether a folded code stands in a word.
///
/// Whole blocks of scripts that put spaces between words, from Latin to Sinhala, with their marks, and Georgian; the
/// few signs inside the blocks do no harm. Thai, Hangul, kana and Han are found as substrings.
pub(crate) fn is_word(code: u16) -> bool {
    match code {
        0xD7 | 0xF7 => false,
        0x30..=0x39 | 0x61..=0x7A | 0xAA | 0xB5 | 0xBA | 0xC0..=0xDFF | 0x10A0..=0x10FF | 0x1E00..=0x1FFF => true,
        _ => false,
    }
}

/// Whether a character of the original text belongs to the one before it: combining marks, joiners, variation
/// selectors and skin tones, which are what newspaper text holds of them.
pub(crate) fn is_joined(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{200D}' | '\u{20D0}'..='\u{20FF}' | '\u{3099}' | '\u{309A}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use crate::fold::Folded;

    #[test]
    fn words_begin_after_what_is_no_letter() {
        let begins = |text: &str, place| Folded::of(text).codes().parts_words(place);
        assert!(begins("“5G", 1));
        assert!(begins("年2024", 1));
        assert!(begins("B-2", 2));
        assert!(!begins("PM2.5", 2));
        assert!(!begins("Été", 1));
    }
}
