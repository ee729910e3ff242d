//! Patches: where the text as printed is not the folded text. A segment keeps the folded text, which is searched, and
//! these, so that the text as printed comes back exactly and is stored once.
//!
//! Each patch is: how many codes after the last patch's place it stands (varint); a head (varint), the bytes of what was
//! printed times four and how many codes stand there instead; those bytes, UTF-8. Places count an article's codes.
//!
//! ```text
//! printed   ５Ｇ 时代      folded   5g时代
//! patches   at 0: ５ instead of one code; at 1: Ｇ instead of one; at 2: a space instead of none
//! ```

use crate::fold::Folded;
use crate::token::Codes;

/// The most codes that stand for one character: what a head has room for.
const MOST: usize = 3;

/// Patches as they are written, an article after the other.
#[derive(Default)]
pub(crate) struct Writer {
    /// What is written.
    pub(crate) bytes: Vec<u8>,
    /// The place of the last patch.
    last: usize,
}

impl Writer {
    /// Begins an article.
    pub(crate) fn begin(&mut self) {
        self.last = 0;
    }

    /// Adds the patches of a unit whose codes begin at a place of the article.
    pub(crate) fn add(&mut self, text: &str, folded: &Folded, start: usize) {
        let codes = folded.codes();
        let mut at = 0;
        let mut place = 0;
        while place < codes.len() {
            let from = folded.place(place);
            let c = text[from..].chars().next().unwrap_or_default();
            let mut end = place + 1;
            while end < codes.len() && folded.place(end) == from && end - place < MOST {
                end += 1;
            }
            self.push(start + place, 0, &text[at..from]);
            at = from + c.len_utf8();
            if !is_itself(c, codes.between(place, end)) {
                self.push(start + place, end - place, &text[from..at]);
            }
            place = end;
        }
        self.push(start + place, 0, &text[at..]);
    }

    fn push(&mut self, place: usize, instead: usize, printed: &str) {
        if instead > 0 || !printed.is_empty() {
            write_varint(&mut self.bytes, place - self.last);
            write_varint(&mut self.bytes, printed.len() << 2 | instead);
            self.bytes.extend_from_slice(printed.as_bytes());
            self.last = place;
        }
    }
}

/// Whether a character folds to itself.
fn is_itself(c: char, codes: Codes) -> bool {
    let mut units = [0; 2];
    let units = c.encode_utf16(&mut units);
    units.len() == codes.len() && (0..codes.len()).all(|place| codes.at(place) == units[place])
}

/// The patches of an article from some place on.
#[derive(Clone, Copy)]
pub(crate) struct Patches<'a> {
    bytes: &'a [u8],
    /// The place of the last patch that was read.
    last: usize,
}

impl<'a> Patches<'a> {
    /// Those of a whole article.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Patches { bytes, last: 0 }
    }

    /// Leaves out those before a place.
    pub(crate) fn skip_to(&mut self, place: usize) {
        let mut rest = *self;
        while rest.next().is_some_and(|(at, ..)| at < place) {
            *self = rest;
        }
    }

    /// Some codes, which begin at a place of the article, as they were printed.
    pub(crate) fn applied(mut self, codes: Codes, start: usize) -> String {
        let mut text = String::with_capacity(3 * codes.len());
        let mut done = 0;
        while let Some((at, instead, printed)) = self.next() {
            let place = at.wrapping_sub(start);
            if place > codes.len() {
                break;
            }
            push(&mut text, codes.between(done.min(place), place));
            text.push_str(printed);
            done = (place + instead).min(codes.len());
        }
        push(&mut text, codes.from(done));
        text
    }

    /// The next patch: its place, the codes it stands for, and what was printed.
    fn next(&mut self) -> Option<(usize, usize, &'a str)> {
        let place = self.last.checked_add(read_varint(&mut self.bytes)?)?;
        let head = read_varint(&mut self.bytes)?;
        let (printed, rest) = self.bytes.split_at_checked(head >> 2)?;
        self.bytes = rest;
        self.last = place;
        Some((place, head & MOST, std::str::from_utf8(printed).unwrap_or_default()))
    }
}

/// Adds codes to a text.
fn push(text: &mut String, codes: Codes) {
    let codes = (0..codes.len()).map(|place| codes.at(place));
    text.extend(char::decode_utf16(codes).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
}

/// A number in LEB128.
pub(crate) fn write_varint(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Reads a number off the front; none where there is none, or one beyond all counts.
pub(crate) fn read_varint(bytes: &mut &[u8]) -> Option<usize> {
    let mut number = 0;
    let mut shift = 0;
    loop {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= usize::from(byte & 0x7F).checked_shl(shift)?;
        shift += 7;
        if byte < 0x80 {
            return Some(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_printed_comes_back(
            units in prop::collection::vec("[新年 5ＧgÉ\u{301}“「\"\n\u{AD}🙂𠮷\u{E0100}]{0,9}", 0..4),
        ) {
            let mut writer = Writer::default();
            writer.begin();
            let mut start = 0;
            let folded: Vec<_> = units.iter().map(|unit| Folded::of(unit)).collect();
            let mut starts = Vec::new();
            for (unit, folded) in units.iter().zip(&folded) {
                start += 1;
                starts.push(start);
                writer.add(unit, folded, start);
                start += folded.codes().len();
            }
            let mut patches = Patches::new(&writer.bytes);
            for ((unit, folded), start) in units.iter().zip(&folded).zip(starts) {
                patches.skip_to(start);
                prop_assert_eq!(&patches.applied(folded.codes(), start), unit);
            }
        }

        #[test]
        fn any_bytes_give_some_text(bytes in prop::collection::vec(any::<u8>(), 0..40), text in "[新a]{0,5}") {
            Patches::new(&bytes).applied(Folded::of(&text).codes(), 1);
        }
    }
}
