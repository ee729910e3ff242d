//! The tokenizer: what the index, queries, snippets and highlights take for words and terms.
//!
//! In comes folded text as UTF-16 codes; out go the places where words begin and where patterns stand. A term is a bigram, two
//! codes side by side (`gather.rs`). Chinese is not cut into words: any run of it is found as the substring it is. A *word* is a
//! run of letters and digits of the scripts that put spaces between words, so `5G`, `2024` and `PM2` are words, and
//! `97%` is a word and a sign.
//!
//! ```text
//! 5g时代   terms 5g g时 时代   words 5g
//! ```

#[cfg(feature = "whole")]
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

    /// The first place at or after `from` where a pattern of one code or more stands.
    pub(crate) fn find(self, pattern: Codes, from: usize) -> Option<usize> {
        let last = self.len().checked_sub(pattern.len())?;
        let gap = pattern.len() - 1;
        let (first, end) = (pattern.at(0), pattern.at(gap));
        let quoted = is_quote(first) || is_quote(end);
        let mut place = from;
        while place <= last {
            // A block at a time, as long as one fits: most hold no place where the pattern may begin.
            let fits = place + gap + BLOCK <= self.len();
            if !quoted && fits && !may_begin(self.block(place), self.block(place + gap), first, end) {
                place += BLOCK;
                continue;
            }
            let until = (place + BLOCK).min(last + 1);
            let stands = |place: &usize| {
                (quoted || self.at(*place) == first && self.at(place + gap) == end)
                    && self.from(*place).starts_with(pattern)
            };
            if let Some(found) = (place..until).find(stands) {
                return Some(found);
            }
            place = until;
        }
        None
    }

    fn block(self, place: usize) -> &'a [u8] {
        &self.0[2 * place..2 * (place + BLOCK)]
    }

    /// The first mark of a unit at or after a place, or the end.
    #[cfg(feature = "whole")]
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

/// Codes that are looked at together: compilers make a few wide comparisons of them.
const BLOCK: usize = 16;

/// Whether at some place of two blocks the one may have `first` and the other `last`: if not, it is certain.
fn may_begin(firsts: &[u8], lasts: &[u8], first: u16, last: u16) -> bool {
    /// In each of four codes the lowest bit, and the highest.
    const LOWEST: u64 = 0x0001_0001_0001_0001;
    const HIGHEST: u64 = LOWEST << 15;
    let (first, last) = (LOWEST * u64::from(first), LOWEST * u64::from(last));
    let mut found = 0;
    for (firsts, lasts) in firsts.chunks_exact(8).zip(lasts.chunks_exact(8)) {
        // A code is 0 where both are as wanted; taking 1 from it sets the highest bit.
        let other = (four(firsts) ^ first) | (four(lasts) ^ last);
        found |= other.wrapping_sub(LOWEST) & !other & HIGHEST;
    }
    found != 0
}

/// Four codes as one number.
fn four(bytes: &[u8]) -> u64 {
    u64::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]])
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

    #[test]
    fn a_pattern_is_found_at_any_place() {
        for length in 1..5 {
            for place in 0..70 {
                let pattern = &"春运首日"[..3 * length];
                let text = "的".repeat(place) + "春的运" + pattern + &"的".repeat(place % 37);
                let (text, pattern) = (Folded::of(&text), Folded::of(pattern));
                let found = text.codes().find(pattern.codes(), 0);
                assert_eq!(found, Some(if length == 1 { place } else { place + 3 }));
                assert_eq!(text.codes().find(pattern.codes(), place + 4), None);
            }
        }
    }
}
