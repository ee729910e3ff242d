//! Finding: the places where some codes stand in folded text.
//!
//! In come a text and a pattern; out go all places, those over one another too. A block of the text is looked at at a time,
//! for the pattern's first code and its last at their distance: most blocks have no such place.

use crate::token::{Codes, is_quote};

/// The places where a pattern stands.
pub(crate) struct Places<'a, 'b> {
    codes: Codes<'a>,
    pattern: Codes<'b>,
    first: u16,
    last: u16,
    /// From the pattern's first code to its last.
    gap: usize,
    /// Whether it begins or ends in a quotation mark, which several codes match.
    quoted: bool,
    /// Where the block begins that is looked at, and what of it may be a place: the lowest bit is its first code.
    block: usize,
    may: u32,
    /// Where the next block begins, and where no place is any more.
    next: usize,
    end: usize,
}

impl<'a> Codes<'a> {
    /// The places at or after `from` where a pattern of one code or more stands, in order.
    pub(crate) fn places<'b>(self, pattern: Codes<'b>, from: usize) -> Places<'a, 'b> {
        let gap = pattern.len() - 1;
        let (first, last) = (pattern.at(0), pattern.at(gap));
        let (quoted, end) = (is_quote(first) || is_quote(last), self.len().saturating_sub(gap));
        Places { codes: self, pattern, first, last, gap, quoted, block: 0, may: 0, next: from, end }
    }
}

impl Iterator for Places<'_, '_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        loop {
            while self.may != 0 {
                let place = self.block + self.may.trailing_zeros() as usize;
                self.may &= self.may - 1;
                if self.codes.from(place).starts_with(self.pattern) {
                    return Some(place);
                }
            }
            if self.next >= self.end {
                return None;
            }
            if self.quoted || self.end < BLOCK {
                self.look_one_by_one();
            } else {
                self.look_at_once();
            }
            self.next = self.block + BLOCK;
        }
    }
}

impl Places<'_, '_> {
    /// Finds where in the next block the pattern may begin.
    #[inline]
    fn look_at_once(&mut self) {
        // At the end of the text a block goes back over what was looked at.
        self.block = self.next.min(self.end - BLOCK);
        let (firsts, lasts) = (self.block_at(self.block), self.block_at(self.block + self.gap));
        let before = self.next - self.block;
        self.may = may_begin(firsts, lasts, self.first, self.last) >> before << before;
    }

    /// The same for what has no block's length, or no one first code.
    fn look_one_by_one(&mut self) {
        let fits = |place: usize| self.codes.at(place) == self.first && self.codes.at(place + self.gap) == self.last;
        let places = self.next..self.end.min(self.next + BLOCK);
        self.may = places.fold(0, |may, place| may | u32::from(self.quoted || fits(place)) << (place - self.next));
        self.block = self.next;
    }

    fn block_at(&self, place: usize) -> &[u8; 2 * BLOCK] {
        self.codes.0[2 * place..].first_chunk().expect("a block is within the text")
    }
}

/// Codes that are looked at together.
const BLOCK: usize = 16;

/// The places in two blocks at which the one has `first` and the other `last`, as bits.
#[cfg(target_feature = "simd128")]
fn may_begin(firsts: &[u8; 2 * BLOCK], lasts: &[u8; 2 * BLOCK], first: u16, last: u16) -> u32 {
    use std::arch::wasm32::{i8x16_narrow_i16x8, u8x16_bitmask, u16x8_eq, u16x8_splat, u64x2, v128_and};
    let eight = |block: &[u8; 2 * BLOCK], at: usize| u64x2(four(block, at), four(block, at + 4));
    let (first, last) = (u16x8_splat(first), u16x8_splat(last));
    let both = |at: usize| v128_and(u16x8_eq(eight(firsts, at), first), u16x8_eq(eight(lasts, at), last));
    u32::from(u8x16_bitmask(i8x16_narrow_i16x8(both(0), both(8))))
}

/// The same four codes at a time, where there is nothing wider.
#[cfg(not(target_feature = "simd128"))]
fn may_begin(firsts: &[u8; 2 * BLOCK], lasts: &[u8; 2 * BLOCK], first: u16, last: u16) -> u32 {
    /// In each of four codes the lowest bit, and the highest.
    const LOWEST: u64 = 0x0001_0001_0001_0001;
    const HIGHEST: u64 = LOWEST << 15;
    let (first, last) = (LOWEST * u64::from(first), LOWEST * u64::from(last));
    let differ = |at: usize| (four(firsts, at) ^ first) | (four(lasts, at) ^ last);
    // A code is 0 where both are as wanted; taking 1 from it sets the highest bit.
    let zero = |at: usize| differ(at).wrapping_sub(LOWEST) & !differ(at) & HIGHEST;
    if (zero(0) | zero(4) | zero(8) | zero(12)) == 0 {
        return 0;
    }
    let is_same = |at: &usize| (differ(at & !3) >> (16 * (at & 3))) as u16 == 0;
    (0..BLOCK).filter(is_same).fold(0, |may, at| may | 1 << at)
}

/// Four codes as one number.
fn four(block: &[u8; 2 * BLOCK], at: usize) -> u64 {
    block[2 * at..].first_chunk().map_or(0, |codes| u64::from_le_bytes(*codes))
}

#[cfg(test)]
mod tests {
    use crate::fold::Folded;
    use proptest::prelude::*;

    #[test]
    fn a_pattern_is_found_at_any_place() {
        for length in 1..5 {
            for place in 0..70 {
                let pattern = &"春运首日"[..3 * length];
                let text = "的".repeat(place) + "春的运" + pattern + &"的".repeat(place % 37);
                let (text, pattern) = (Folded::of(&text), Folded::of(pattern));
                let mut found = text.codes().places(pattern.codes(), 0);
                assert_eq!(found.next(), Some(if length == 1 { place } else { place + 3 }));
                assert_eq!(text.codes().places(pattern.codes(), place + 4).next(), None);
            }
        }
    }

    proptest! {
        #[test]
        fn all_places_are_found_in_order(text in "[春运“\"]{0,80}", pattern in "[春运“\"]{1,4}", from in 0..90usize) {
            let (text, pattern) = (Folded::of(&text), Folded::of(&pattern));
            let (text, pattern) = (text.codes(), pattern.codes());
            let expected: Vec<usize> = (from..text.len()).filter(|&place| text.from(place).starts_with(pattern)).collect();
            prop_assert_eq!(text.places(pattern, from).collect::<Vec<_>>(), expected);
        }
    }
}
