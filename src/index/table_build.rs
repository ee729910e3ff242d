//! Writing a table of characters: what `cargo xtask table` has found out, as the bytes that `table.rs` reads.
//!
//! In come characters with their readings and forms; out go the bytes, the same for the same characters.
//!
//! ```
//! use baolan::{Character, Table};
//! let character = |code: char, readings: &[&str], forms: &[char]| Character {
//!     code: code as u16,
//!     readings: readings.iter().map(|&reading| reading.to_owned()).collect(),
//!     forms: forms.iter().map(|&form| form as u16).collect(),
//! };
//! let bytes = Table::build(&[character('后', &["hou"], &[]), character('後', &["hou"], &['后'])]);
//! let table = Table::open(bytes).unwrap();
//! assert!(table.forms('后' as u16).eq("后後".encode_utf16()));
//! assert!(table.sounds_like('后' as u16, '後' as u16));
//! ```

use super::checksum::checksum;
use super::table::{A_FORM, CODES, FIRST, MAGIC, Table, VERSION, WIDTH};
use std::collections::BTreeMap;

/// What is to be known of a character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Character {
    /// Its UTF-16 code, from U+3000 to U+9FFF.
    pub code: u16,
    /// Its readings in pinyin, in the spelling of [`Table`], the most usual first; seven at most.
    pub readings: Vec<String>,
    /// Characters it is a form of, the one it is read as first; 31 at most. The other way round it need not be said.
    pub forms: Vec<u16>,
}

/// How many numbers of syllables take one byte.
const SHORT: usize = 0x80;

impl Table {
    /// Writes a table.
    ///
    /// A character without readings is read as the first of its forms. Readings that are those of that form are left
    /// out, unless the form has itself forms to be read as.
    ///
    /// # Panics
    ///
    /// When the characters do not ascend or one is not as [`Character`] says.
    pub fn build(characters: &[Character]) -> Vec<u8> {
        assert!(characters.is_sorted_by(|a, b| a.code < b.code), "the characters must ascend");
        let kept = kept(characters);
        let syllables = syllables(&kept);
        let sections = [letters(&syllables), readings(&kept, &syllables), forms(characters)];
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        for section in &sections {
            bytes.extend((section.len() as u32).to_le_bytes());
        }
        bytes.extend(counts(characters, &kept));
        bytes.extend(sections.concat());
        bytes.extend(checksum(&bytes).to_le_bytes());
        bytes
    }
}

/// The readings that are written, for each character.
fn kept(characters: &[Character]) -> Vec<&[String]> {
    let find = |code| characters.binary_search_by_key(&code, |character| character.code).map(|at| &characters[at]);
    let is_told = |character: &Character| match character.forms.first().map(|&form| find(form)) {
        Some(Ok(form)) => form.forms.is_empty() && form.readings == character.readings,
        _ => false,
    };
    characters.iter().map(|character| if is_told(character) { &[] } else { character.readings.as_slice() }).collect()
}

/// The syllables in the order of their numbers: first those that are used most, each part by the alphabet.
fn syllables<'a>(kept: &[&'a [String]]) -> Vec<&'a str> {
    let mut uses = BTreeMap::new();
    for &syllable in kept.iter().flat_map(|readings| readings.iter()).collect::<Vec<_>>().iter() {
        *uses.entry(syllable.as_str()).or_insert(0) += 1;
    }
    let mut syllables: Vec<&str> = uses.keys().copied().collect();
    syllables.sort_by_key(|syllable| std::cmp::Reverse(uses[syllable]));
    let (often, seldom) = syllables.split_at_mut(SHORT.min(uses.len()));
    often.sort_unstable();
    seldom.sort_unstable();
    syllables
}

fn counts(characters: &[Character], kept: &[&[String]]) -> Vec<u8> {
    let mut counts = vec![0; CODES];
    for (character, readings) in characters.iter().zip(kept) {
        let forms = character.forms.len();
        assert!(readings.len() < usize::from(A_FORM) && forms <= usize::from(u8::MAX / A_FORM), "{character:?}");
        counts[place(character.code)] = readings.len() as u8 + A_FORM * forms as u8;
    }
    counts
}

fn letters(syllables: &[&str]) -> Vec<u8> {
    let mut letters = Vec::new();
    for syllable in syllables {
        assert!(!syllable.is_empty() && syllable.bytes().all(|letter| letter.is_ascii_lowercase()), "{syllable}");
        let mut entry = [0; WIDTH];
        entry[..syllable.len()].copy_from_slice(syllable.as_bytes());
        letters.extend(entry);
    }
    letters
}

fn readings(kept: &[&[String]], syllables: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for reading in kept.iter().copied().flatten() {
        let number = syllables.iter().position(|syllable| syllable == reading);
        push(&mut bytes, number.expect("each syllable was taken from these readings"));
    }
    bytes
}

fn forms(characters: &[Character]) -> Vec<u8> {
    /// Up to how far the form before leads: most pairs are of one radical and follow each other in both scripts (計 计,
    /// 訂 订), and the others are nearer to the code itself.
    const NEAR: usize = 64;
    let mut bytes = Vec::new();
    let mut before = 0;
    for character in characters {
        for &form in &character.forms {
            let form = place(form);
            let step = distance(before, form);
            let number = if step <= NEAR { 2 * step } else { 2 * distance(place(character.code), form) + 1 };
            push(&mut bytes, number);
            before = form;
        }
    }
    bytes
}

/// The distance between two places, as one number whichever lies behind.
fn distance(from: usize, to: usize) -> usize {
    if from <= to { 2 * (to - from) } else { 2 * (from - to) - 1 }
}

fn place(code: u16) -> usize {
    let place = code.checked_sub(FIRST).map(usize::from).filter(|&place| place < CODES);
    place.unwrap_or_else(|| panic!("U+{code:04X} is outside the table"))
}

fn push(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
