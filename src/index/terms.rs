//! Terms: the dictionary of a segment and its postings, which say for each pair of codes what articles hold it.
//!
//! In comes the list of all occurrences, ordered, when a segment is written; out go, when it is searched, the articles
//! of a term with how prominent it is there.
//!
//! # Layout
//!
//! Terms are numbers, the first code above the second. They ascend, in blocks of [`BLOCK`]; the table of blocks has for
//! each its first term and where it begins in keys, counts and postings (in bytes). In `keys` each term of a block but the
//! first is there as what it is more than the one before. In `counts` each has how many articles hold it and, if those are
//! [`SHORT`] or more, how many bits its postings take; a block's postings begin at a byte, a term's at a bit.
//!
//! A posting alone is the article's number, in as many bits as the highest takes, and its prominence. Of several each
//! is a Rice code of how many articles lie between it and the one before (as many zeros as the quotient says, a one, the
//! remainder), then its prominence: as many zeros as its number says and a one, which the highest does without. For gaps as
//! random as these that is near the least that can be had.
//!
//! A word of letters and digits of ASCII has as terms its first two codes and, of their own kind, its first three and four ([`is_plain`], [`beginning`]).
//!
//! Two second codes stand for none: 0 for a last code of a run, where that is in the head or the article has no other term
//! that begins with it (else it is counted with the first of those); 1 for all articles that hold the first code, where
//! they are so many that joining the terms would take too long.

use super::patch::{read_varint, write_varint};
use super::segment::{BLOCKS, ENTRY, Segment, number};
use crate::token::{Codes, is_word};
use std::ops::Range;

/// Terms to a block: few enough to step through, so many that the table of blocks stays small.
const BLOCK: usize = 64;

/// The postings of so many articles or more are passed over at a step, fewer by reading them: most terms have few.
const SHORT: usize = 16;

/// The second code of a term that ends a run.
pub(crate) const NONE: u16 = 0;
/// The second code of a term that holds all articles of its first code.
pub(crate) const ANY: u16 = 1;

/// Whether a code is a letter or a digit of ASCII. Inside a word no pair of these is a term but the first, for a query
/// that begins with one is found where a word begins.
pub(crate) fn is_plain(code: u16) -> bool {
    code < 0x80 && is_word(code)
}

/// The term of the first codes of a word, three or four of them, if they are plain: seven bits each, above all that texts
/// hold but a few compatibility forms.
pub(crate) fn beginning(codes: Codes) -> Option<u32> {
    /// Where private use begins, and where its last part does.
    const FOUR: u32 = 0xE000_0000;
    const THREE: u32 = 0xF000_0000;
    let mut packed = 0;
    for place in 0..codes.len() {
        if !is_plain(codes.at(place)) {
            return None;
        }
        packed = packed << 7 | u32::from(codes.at(place));
    }
    match codes.len() {
        3 => Some(THREE | packed),
        4 => Some(FOUR | packed),
        _ => None,
    }
}

/// How prominent a term is in an article: the bits below the article's number in a posting.
pub(crate) const PROMINENCE_BITS: u32 = 2;
/// Once in the body.
pub(crate) const ONCE: u32 = 0;
/// Two or three times in the body.
pub(crate) const SOME: u32 = 1;
/// More often in the body.
pub(crate) const MANY: u32 = 2;
/// In the headline, or another part of the head.
pub(crate) const HEAD: u32 = 3;

/// What stands in a head counts as so often: more than a body holds anything.
const IN_HEAD: u32 = 1 << 30;

/// How prominent what stands so often is.
pub(crate) fn prominence(count: u32) -> u32 {
    match count {
        0..=1 => ONCE,
        2..=3 => SOME,
        4..IN_HEAD => MANY,
        _ => HEAD,
    }
}

/// So often, and as often as another prominence says at least.
pub(crate) fn joined(count: u32, prominence: u32) -> u32 {
    (count + [1, 2, 4, IN_HEAD][prominence as usize]).min(IN_HEAD)
}

/// A posting: an article's number above, how prominent the term is there below.
pub(crate) type Posting = u32;

/// The term of two codes.
pub(crate) fn term(first: u16, second: u16) -> u32 {
    u32::from(first) << 16 | u32::from(second)
}

/// The sections of a dictionary, read where they lie.
#[derive(Clone, Copy, Default)]
pub(crate) struct Dictionary<'a> {
    pub(crate) blocks: &'a [u8],
    pub(crate) keys: &'a [u8],
    pub(crate) counts: &'a [u8],
    pub(crate) postings: &'a [u8],
    /// How many articles its postings are of.
    pub(crate) articles: u32,
}

/// A term of a dictionary.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'a> {
    dictionary: Dictionary<'a>,
    key: u32,
    /// How many articles hold it.
    pub(crate) count: usize,
    /// Where its postings begin, in bits of the section.
    bit: usize,
}

/// The term itself, if any article holds it.
pub(crate) fn entry(segment: &Segment, term: u32) -> Option<Entry<'_>> {
    segment.dictionary(first(term)).entries(term..term + 1).next()
}

/// The terms that begin with a code and stand for letters or for a run's end, ascending.
pub(crate) fn beginning_with(segment: &Segment, code: u16) -> impl Iterator<Item = Entry<'_>> {
    segment.dictionary(code).entries(term(code, NONE)..term(code, u16::MAX))
}

/// The first code of a term.
pub(crate) fn first(term: u32) -> u16 {
    (term >> 16) as u16
}

impl<'a> Dictionary<'a> {
    /// All terms.
    pub(crate) fn all(self) -> impl Iterator<Item = Entry<'a>> {
        let mut walk = Walk::new(self, 0);
        std::iter::from_fn(move || walk.next())
    }

    /// The terms in a range, ascending.
    fn entries(self, terms: Range<u32>) -> impl Iterator<Item = Entry<'a>> {
        let mut walk = Walk::new(self, self.block_before(terms.start));
        std::iter::from_fn(move || walk.next())
            .skip_while(move |entry| entry.key < terms.start)
            .take_while(move |entry| entry.key < terms.end)
    }

    /// The last block that begins at a term or before it.
    fn block_before(self, term: u32) -> usize {
        let mut low = 0;
        let mut high = self.blocks.len() / ENTRY[BLOCKS];
        while low < high {
            let middle = usize::midpoint(low, high);
            if number(self.blocks, 4 * middle) as u32 <= term {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low.saturating_sub(1)
    }
}

/// Steps through the terms from the beginning of a block.
struct Walk<'a> {
    dictionary: Dictionary<'a>,
    block: usize,
    /// Terms of the block that were passed.
    passed: usize,
    keys: &'a [u8],
    counts: &'a [u8],
    key: u32,
    bit: usize,
}

impl<'a> Walk<'a> {
    fn new(dictionary: Dictionary<'a>, block: usize) -> Self {
        Walk { dictionary, block, passed: 0, keys: &[], counts: &[], key: 0, bit: 0 }
    }

    fn next(&mut self) -> Option<Entry<'a>> {
        if self.passed == BLOCK {
            (self.block, self.passed) = (self.block + 1, 0);
        }
        if self.passed == 0 {
            self.enter()?;
        } else {
            self.key = self.key.checked_add(read_varint(&mut self.keys)? as u32)?;
        }
        self.passed += 1;
        let count = read_varint(&mut self.counts)?;
        let entry = Entry { dictionary: self.dictionary, key: self.key, count, bit: self.bit };
        self.bit = match count {
            SHORT.. => self.bit.checked_add(read_varint(&mut self.counts)?)?,
            _ => entry.end(),
        };
        Some(entry)
    }

    fn enter(&mut self) -> Option<()> {
        let at = self.block * ENTRY[BLOCKS];
        let block = self.dictionary.blocks.get(at..at + ENTRY[BLOCKS])?;
        self.key = number(block, 0) as u32;
        self.keys = self.dictionary.keys.get(number(block, 1)..)?;
        self.counts = self.dictionary.counts.get(number(block, 2)..)?;
        self.bit = number(block, 3).checked_mul(8)?;
        Some(())
    }
}

impl<'a> Entry<'a> {
    /// The term itself.
    pub(crate) fn term(self) -> u32 {
        self.key
    }

    /// Its postings, by article.
    pub(crate) fn postings(self) -> Postings<'a> {
        let articles = self.dictionary.articles;
        Postings {
            bits: Bits { bytes: self.dictionary.postings, bit: self.bit },
            left: self.count,
            articles,
            remainder: remainder_bits(articles, self.count),
            alone: self.count == 1,
            next: 0,
        }
    }

    /// Where its postings end.
    fn end(self) -> usize {
        let mut postings = self.postings();
        postings.by_ref().for_each(drop);
        postings.bits.bit
    }
}

/// The bits of the highest article's number.
fn article_bits(articles: u32) -> u32 {
    u32::BITS - articles.saturating_sub(1).leading_zeros()
}

/// The bits of the remainder in the Rice code of a list: those that take least where that many articles of all hold a term.
fn remainder_bits(articles: u32, count: usize) -> u32 {
    // Gaps are as if drawn at random. The best is the least power of two from the mean gap times the logarithm of the golden
    // ratio on (Kiely, "Selecting the Golomb parameter in Rice coding", 2004).
    const GOLDEN: (u64, u64) = (123, 256);
    let (above, below) = (u64::from(articles) * GOLDEN.0, count.max(1) as u64 * GOLDEN.1);
    // The least that lifts the one to the other, without a division: this is asked for each term that is passed over.
    let bits = above.max(1).ilog2().saturating_sub(below.ilog2());
    bits + u32::from(below << bits < above)
}

/// An iterator over postings; articles ascend, and each is below their number.
pub(crate) struct Postings<'a> {
    bits: Bits<'a>,
    left: usize,
    articles: u32,
    remainder: u32,
    alone: bool,
    next: u32,
}

impl Iterator for Postings<'_> {
    type Item = Posting;

    fn next(&mut self) -> Option<Posting> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        let (article, prominence) = if self.alone {
            (self.bits.take(article_bits(self.articles)), self.bits.zeros(HEAD))
        } else {
            let (gap, prominence) = self.bits.short(self.remainder).unwrap_or_else(|| self.bits.long(self.remainder));
            (self.next.wrapping_add(gap), prominence)
        };
        self.next = article.wrapping_add(1);
        if article >= self.articles {
            self.left = 0;
            return None;
        }
        Some(article << PROMINENCE_BITS | prominence)
    }
}

/// Reads bits, the lowest of a byte first. Beyond the end are ones, which end any run of zeros.
struct Bits<'a> {
    bytes: &'a [u8],
    bit: usize,
}

/// The bits a word has for certain.
const SURE: u32 = 57;

impl Bits<'_> {
    /// The gap and the prominence of a posting, where all of it is in one word, as nearly always.
    fn short(&mut self, remainder: u32) -> Option<(u32, u32)> {
        let word = self.word();
        let quotient = word.trailing_zeros();
        let gap_bits = quotient + 1 + remainder;
        if gap_bits + HEAD > SURE {
            return None;
        }
        let gap = quotient << remainder | (word >> (quotient + 1)) as u32 & ((1 << remainder) - 1);
        let prominence = (word >> gap_bits).trailing_zeros().min(HEAD);
        self.bit += (gap_bits + prominence + u32::from(prominence < HEAD)) as usize;
        Some((gap, prominence))
    }

    /// The same, however long.
    fn long(&mut self, remainder: u32) -> (u32, u32) {
        let gap = self.zeros(u32::MAX) << remainder | self.take(remainder);
        (gap, self.zeros(HEAD))
    }

    /// At least [`SURE`] bits from here.
    fn word(&self) -> u64 {
        let at = self.bit / 8;
        let word = match self.bytes.get(at..at + 8) {
            Some(bytes) => {
                u64::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]])
            }
            None => {
                (0..8).fold(0, |word, byte| word | u64::from(*self.bytes.get(at + byte).unwrap_or(&0xFF)) << (8 * byte))
            }
        };
        word >> (self.bit % 8)
    }

    fn take(&mut self, bits: u32) -> u32 {
        let taken = self.word() & ((1 << bits) - 1);
        self.bit += bits as usize;
        taken as u32
    }

    /// Zeros up to a one, which is passed over; so many at most, and then no one is.
    fn zeros(&mut self, most: u32) -> u32 {
        let mut zeros = 0;
        loop {
            let run = self.word().trailing_zeros().min(SURE);
            if run < SURE && zeros + run < most {
                self.bit += run as usize + 1;
                return zeros + run;
            }
            let run = run.min(most - zeros);
            (zeros, self.bit) = (zeros + run, self.bit + run as usize);
            if zeros >= most {
                return most;
            }
        }
    }
}

/// Writes the sections of the dictionary, term by term.
#[derive(Default)]
pub(crate) struct Writer {
    pub(crate) blocks: Vec<u8>,
    pub(crate) keys: Vec<u8>,
    pub(crate) counts: Vec<u8>,
    pub(crate) postings: Vec<u8>,
    /// Bits that fill no byte yet.
    rest: u64,
    rest_bits: u32,
    terms: usize,
    last: u32,
}

impl Writer {
    /// Adds a term, higher than the one before, with its postings of so many articles.
    pub(crate) fn add(&mut self, term: u32, postings: &[Posting], articles: u32) {
        if self.terms.is_multiple_of(BLOCK) {
            self.flush();
            for number in [term, self.keys.len() as u32, self.counts.len() as u32, self.postings.len() as u32] {
                self.blocks.extend_from_slice(&number.to_le_bytes());
            }
        } else {
            write_varint(&mut self.keys, (term - self.last) as usize);
        }
        (self.terms, self.last) = (self.terms + 1, term);
        write_varint(&mut self.counts, postings.len());
        if let [alone] = postings {
            self.put(alone >> PROMINENCE_BITS, article_bits(articles));
            self.put_prominence(alone & HEAD);
        } else {
            let before = self.bits();
            self.add_list(postings, remainder_bits(articles, postings.len()));
            if postings.len() >= SHORT {
                let bits = self.bits() - before;
                write_varint(&mut self.counts, bits);
            }
        }
    }

    /// The sections, whole.
    pub(crate) fn finish(mut self) -> [Vec<u8>; 4] {
        self.flush();
        [self.blocks, self.keys, self.counts, self.postings]
    }

    fn add_list(&mut self, postings: &[Posting], remainder: u32) {
        let mut next = 0;
        for posting in postings {
            let (article, prominence) = (posting >> PROMINENCE_BITS, posting & HEAD);
            let gap = article - next;
            next = article + 1;
            self.put_zeros(gap >> remainder);
            self.put(1, 1);
            self.put(gap & ((1 << remainder) - 1), remainder);
            self.put_prominence(prominence);
        }
    }

    fn put_prominence(&mut self, prominence: u32) {
        self.put_zeros(prominence);
        self.put(1, u32::from(prominence < HEAD));
    }

    fn put_zeros(&mut self, mut zeros: u32) {
        while zeros > 0 {
            let some = zeros.min(u32::BITS);
            self.put(0, some);
            zeros -= some;
        }
    }

    /// The lowest bits of a number, at most 32; the others are 0, or there are none to put.
    fn put(&mut self, number: u32, bits: u32) {
        if bits == 0 {
            return;
        }
        self.rest |= u64::from(number) << self.rest_bits;
        self.rest_bits += bits;
        while self.rest_bits >= 8 {
            self.postings.push(self.rest as u8);
            self.rest >>= 8;
            self.rest_bits -= 8;
        }
    }

    fn flush(&mut self) {
        if self.rest_bits > 0 {
            self.postings.push(self.rest as u8);
            (self.rest, self.rest_bits) = (0, 0);
        }
    }

    fn bits(&self) -> usize {
        8 * self.postings.len() + self.rest_bits as usize
    }
}
