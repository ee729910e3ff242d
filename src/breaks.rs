//! Breaks: where a text may be cut so that a reader still reads it.
//!
//! In comes a text as it was printed; out go its characters, how wide they are set, and of each place between two of
//! them whether a sentence or a clause starts or ends there or nothing may be cut. Places are counted in characters.
//!
//! ```text
//! 新增254名。 |“老有所养”，|覆盖率达到97%      | where a sentence or a clause starts; not inside 254 and 97%
//! ```

use crate::fold::is_word_char;
use crate::token::is_joined;

/// A text by its characters.
pub(crate) struct Breaks {
    /// All of them, and a last one that is none.
    chars: Vec<Char>,
}

struct Char {
    c: char,
    /// Where it begins, in bytes.
    byte: usize,
    /// How wide all is that is before it, in halves of a Chinese character.
    before: usize,
}

/// What stands for a character after the last: no letter, no mark, no space.
const NONE: char = '\0';

/// What may be true of a place.
pub(crate) type Test = fn(&Breaks, usize) -> bool;

impl Breaks {
    pub(crate) fn of(text: &str) -> Breaks {
        let mut chars = Vec::new();
        let mut before = 0;
        for (byte, c) in text.char_indices() {
            chars.push(Char { c, byte, before });
            before += width(c);
        }
        chars.push(Char { c: NONE, byte: text.len(), before });
        Breaks { chars }
    }

    /// The last place, after all characters.
    pub(crate) fn end(&self) -> usize {
        self.chars.len() - 1
    }

    /// The place of a byte.
    pub(crate) fn place(&self, byte: usize) -> usize {
        self.chars.partition_point(|c| c.byte < byte)
    }

    /// The byte of a place.
    pub(crate) fn byte(&self, place: usize) -> usize {
        self.chars[place].byte
    }

    /// How wide the text between two places is.
    pub(crate) fn between(&self, start: usize, end: usize) -> usize {
        self.chars[end].before - self.chars[start].before
    }

    /// The first place of some of which a thing is true.
    pub(crate) fn first(&self, from: usize, to: usize, test: Test) -> Option<usize> {
        (from..=to).find(|&place| test(self, place))
    }

    /// The last place of some of which a thing is true.
    pub(crate) fn last(&self, from: usize, to: usize, test: Test) -> Option<usize> {
        (from..=to).rev().find(|&place| test(self, place))
    }

    /// The first place from which it is no wider than that to a place.
    pub(crate) fn back(&self, place: usize, width: usize) -> usize {
        let mut first = place;
        while first > 0 && self.between(first - 1, place) <= width {
            first -= 1;
        }
        first
    }

    /// The last place to which it is no wider than that from a place.
    pub(crate) fn on(&self, place: usize, width: usize) -> usize {
        let mut last = place;
        while last < self.end() && self.between(place, last + 1) <= width {
            last += 1;
        }
        last
    }

    /// Whether a sentence starts there: at the beginning, or after a full stop and what closes it.
    pub(crate) fn starts_sentence(&self, place: usize) -> bool {
        place == 0 || self.ends_sentence(place) && !self.at(place).is_whitespace()
    }

    /// Whether a sentence has ended there.
    pub(crate) fn ends_sentence(&self, place: usize) -> bool {
        let goes_on = closes(self.at(place)) || is_stop(self.at(place));
        let mut stop = place;
        while stop > 0 && (closes(self.at(stop - 1)) || self.at(stop - 1).is_whitespace()) {
            stop -= 1;
        }
        let spaced = self.at(stop).is_whitespace();
        !goes_on && stop > 0 && (is_stop(self.at(stop - 1)) || spaced && self.at(stop - 1) == '.')
    }

    /// Whether a clause starts there: after a comma or the like, or a space.
    pub(crate) fn starts_clause(&self, place: usize) -> bool {
        let ends = |c: char| is_point(c) || c.is_whitespace();
        self.may_cut(place) && place > 0 && ends(self.at(place - 1)) && !self.is_point(place)
    }

    /// Whether a clause ends there, with its comma left out.
    pub(crate) fn ends_clause(&self, place: usize) -> bool {
        self.may_cut(place) && is_point(self.at(place)) && !self.is_point(place - 1)
    }

    /// Whether the text may be cut there: not within a character and its marks, nor within a word or a number.
    pub(crate) fn may_cut(&self, place: usize) -> bool {
        let word = |place: usize| is_word_char(self.at(place));
        let after_word = place > 0 && word(place - 1);
        // 1,234.5 and don’t; the sign of 97% and 20℃.
        let point = |place: usize| matches!(self.at(place), '.' | ',' | '\'' | '’');
        let sign = matches!(self.at(place), '%' | '％' | '‰' | '℃');
        let before = word(place) || sign || point(place) && word(place + 1);
        let behind = place > 1 && word(place - 2) && point(place - 1) && word(place);
        !(behind || after_word && before || self.joins(place))
    }

    /// Whether the character there belongs to the one before it.
    pub(crate) fn joins(&self, place: usize) -> bool {
        is_joined(self.at(place)) || place > 0 && self.at(place - 1) == '\u{200D}'
    }

    /// Whether the character there is no good beginning and no good end of a passage.
    pub(crate) fn is_point(&self, place: usize) -> bool {
        let c = self.at(place);
        is_point(c) || is_stop(c) || closes(c) || c.is_whitespace()
    }

    fn at(&self, place: usize) -> char {
        self.chars.get(place).map_or(NONE, |c| c.c)
    }
}

/// From general punctuation on, characters are as wide as a Chinese one in the faces they are set in.
fn width(c: char) -> usize {
    if c < '\u{2000}' { 1 } else { 2 }
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?')
}

fn is_point(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | '：' | ',' | ';' | ':' | '—' | '…')
}

fn closes(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '）' | '》' | '〉' | '】' | ')' | ']')
}
