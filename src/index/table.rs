//! The table of characters: how Chinese characters are read in Mandarin, and which are forms of one another.
//!
//! In come the bytes of a table that was written by `table_build.rs`; out go, for a character, its forms (發 and 髮
//! for 发) and its readings; `pinyin.rs` says by these whether letters spell what stands in a text.
//! The table is not part of the wasm: it is fetched when a query needs it.
//!
//! ```
//! use baolan::Table;
//! let table = Table::standard();
//! let code = |c: char| c as u16;
//! assert_eq!(table.syllable(table.readings(code('萧')).next().unwrap()), "xiao");
//! assert!(table.forms(code('发')).eq("发發髮".encode_utf16()));
//! ```
//!
//! A character is a UTF-16 code, so there are those of the Basic Multilingual Plane only, and of these the ones from
//! U+3000 to U+9FFF. Any other code is its own only form and has no reading.
//!
//! # Layout
//!
//! All numbers of the header are `u32`, little-endian; those of readings and forms are LEB128.
//!
//! | section   | holds | one entry |
//! |-----------|-------|-----------|
//! | header    | `b"BAOLANTB"`, the version, then how many bytes syllables, readings and forms take | 4 × `u32` |
//! | counts    | for each code from U+3000 to U+9FFF | readings + 8 × forms, a byte |
//! | syllables | those that are most used first, since their numbers take a byte | 6 letters, zeros after the last |
//! | readings  | of each code in turn, the most usual first | the number of a syllable |
//! | forms     | of each code in turn, each pair of forms once, with the one code or the other | see below |
//! | checksum  | over all that is before it | `u64` |
//!
//! A form is stored as its distance, times two, from the form before it (from U+3000 at first), or, plus one, from
//! the code it is a form of. A distance `d` is `2d`, or `-2d - 1` where it is below 0. A code without readings has
//! those of the first form that is stored with it.
//!
//! # Source
//!
//! `cargo xtask table` makes `table.bin`: the readings come from Unicode's Unihan database, the forms from OpenCC.
//! `table.txt` beside it has their versions and licences.

use super::checksum::checksum;
use super::segment::number;
use crate::error::TableError;
#[cfg(not(target_arch = "wasm32"))]
use std::sync::OnceLock;

pub(crate) const MAGIC: [u8; 8] = *b"BAOLANTB";
/// Raised by any change of the layout or of the spelling.
pub(crate) const VERSION: u32 = 1;
/// The first code the table may hold, and how many there are from it on.
pub(crate) const FIRST: u16 = 0x3000;
pub(crate) const CODES: usize = 0x7000;
/// How many letters a syllable has room for: `zhuang` has the most.
pub(crate) const WIDTH: usize = 6;
/// What a form counts beside a reading, in the section of counts.
pub(crate) const A_FORM: u8 = 8;

const LENGTHS_AT: usize = MAGIC.len() + 4;
const COUNTS_AT: usize = LENGTHS_AT + 4 * 3;
const CHECKSUM: usize = 8;

/// The table that was loaded into the wasm.
#[cfg(target_arch = "wasm32")]
static LOADED: std::sync::OnceLock<Table> = std::sync::OnceLock::new();

/// The table that queries are read by, once there is one: it is fetched when a query needs it.
#[cfg(target_arch = "wasm32")]
pub(crate) fn loaded() -> Option<&'static Table> {
    LOADED.get()
}

/// The table that queries are read by.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn loaded() -> Option<&'static Table> {
    Some(Table::standard())
}

/// Gives queries a table to be read by; one that has been given stays.
#[cfg(target_arch = "wasm32")]
pub(crate) fn load(table: Table) {
    let _ = LOADED.set(table);
}

/// The forms and readings of Chinese characters.
#[derive(Clone, Debug)]
pub struct Table {
    /// [`WIDTH`] bytes each.
    syllables: Vec<u8>,
    readings: Lists,
    forms: Lists,
}

/// A list for each code, one behind the other.
#[derive(Clone, Debug)]
struct Lists {
    /// Where the list of each code begins; at last where the last one ends.
    starts: Vec<u16>,
    members: Vec<u16>,
}

/// The numbers of a section.
struct Numbers<'a>(&'a [u8]);

impl Table {
    /// Opens the bytes of a table.
    ///
    /// # Errors
    ///
    /// When the bytes are something else, were written by another version, or are not as they were written.
    pub fn open(bytes: Vec<u8>) -> Result<Table, TableError> {
        if !bytes.starts_with(&MAGIC) {
            return Err(TableError::NotATable);
        }
        let version = bytes.get(MAGIC.len()..LENGTHS_AT).ok_or(TableError::Damaged)?;
        let found = number(version, 0) as u32;
        if found != VERSION {
            return Err(TableError::Version { found, expected: VERSION });
        }
        let body = bytes.len().checked_sub(CHECKSUM).filter(|&body| body >= COUNTS_AT).ok_or(TableError::Damaged)?;
        let (body, sum) = bytes.split_at(body);
        if sum != checksum(body).to_le_bytes() {
            return Err(TableError::Damaged);
        }
        Table::read(body).ok_or(TableError::Damaged)
    }

    /// The table of this library, which is the one that its package for the browser has as `baolan_table.bin`.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn standard() -> &'static Table {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| Table::open(include_bytes!("table.bin").to_vec()).expect("a test opens these very bytes"))
    }

    /// A character and all that are forms of it, itself first, in no order that means anything.
    ///
    /// Being a form goes both ways. It does not go on from form to form where a character stands for several: 发 is a
    /// form of 發 and of 髮, and these are none of each other.
    pub fn forms(&self, code: u16) -> impl Iterator<Item = u16> {
        std::iter::once(code).chain(self.forms.of(code).iter().copied())
    }

    /// The numbers of the syllables a character is read as, the most usual first, none twice.
    pub fn readings(&self, code: u16) -> impl Iterator<Item = u16> {
        self.sounds(code).iter().copied()
    }

    /// The syllable with a number; an empty one if there is none.
    pub fn syllable(&self, number: u16) -> &str {
        std::str::from_utf8(self.letters(number)).unwrap_or_default()
    }

    /// Whether a character has a reading that begins with a letter: what [`matches`](Table::matches) needs of the first.
    pub fn begins(&self, code: u16, letter: u8) -> bool {
        self.readings(code).any(|reading| self.letters(reading).first() == Some(&letter))
    }

    /// Whether two characters have a reading in common.
    pub fn sounds_like(&self, a: u16, b: u16) -> bool {
        self.readings(a).any(|reading| self.sounds(b).contains(&reading))
    }

    /// Reads what is between the version and the checksum.
    fn read(body: &[u8]) -> Option<Table> {
        let mut rest = &body[COUNTS_AT..];
        let mut cut = |length: usize| {
            let (section, behind) = rest.split_at_checked(length)?;
            rest = behind;
            Some(section)
        };
        let length = |section| number(&body[LENGTHS_AT..], section);
        let counts = cut(CODES)?;
        let syllables = cut(length(0))?.to_vec();
        let readings = read_readings(counts, cut(length(1))?, syllables.len() / WIDTH)?;
        let forms = read_forms(counts, cut(length(2))?)?;
        rest.is_empty().then_some(Table { syllables, readings, forms })
    }

    /// The readings of a character, or of the form it is read as.
    fn sounds(&self, code: u16) -> &[u16] {
        match (self.readings.of(code), self.forms.of(code)) {
            ([], [form, ..]) => self.readings.of(*form),
            (readings, _) => readings,
        }
    }

    /// The letters of a syllable.
    pub(crate) fn letters(&self, number: u16) -> &[u8] {
        let start = WIDTH * usize::from(number);
        let syllable = self.syllables.get(start..start + WIDTH).unwrap_or_default();
        let end = syllable.iter().position(|&letter| letter == 0).unwrap_or(syllable.len());
        &syllable[..end]
    }
}

/// The numbers of the syllables of each code.
fn read_readings(counts: &[u8], bytes: &[u8], syllables: usize) -> Option<Lists> {
    let mut numbers = Numbers(bytes);
    let mut pairs = Vec::new();
    for (place, count) in counts.iter().enumerate() {
        for _ in 0..count % A_FORM {
            let number = numbers.next().filter(|&number| (number as usize) < syllables)?;
            pairs.push((place, u16::try_from(number).ok()?));
        }
    }
    if numbers.0.is_empty() { Lists::sorted(&pairs) } else { None }
}

/// The forms of each code: those stored with it, then those it is stored with.
fn read_forms(counts: &[u8], bytes: &[u8]) -> Option<Lists> {
    let mut numbers = Numbers(bytes);
    let mut pairs = Vec::new();
    let mut before = 0;
    for (place, count) in counts.iter().enumerate() {
        for _ in 0..count / A_FORM {
            let number = numbers.next()?;
            let from = if number & 1 == 0 { before } else { place };
            before = moved(from, number >> 1).filter(|&form| form < CODES)?;
            pairs.push((place, FIRST + before as u16));
        }
    }
    for at in 0..pairs.len() {
        let (place, form) = pairs[at];
        pairs.push((usize::from(form - FIRST), FIRST + place as u16));
    }
    if numbers.0.is_empty() { Lists::sorted(&pairs) } else { None }
}

/// The place at a distance.
fn moved(place: usize, distance: u32) -> Option<usize> {
    let length = (distance >> 1) as usize;
    if distance & 1 == 0 { place.checked_add(length) } else { place.checked_sub(length + 1) }
}

impl Lists {
    /// Sorts members by the place of their code, those of one code as they come.
    fn sorted(pairs: &[(usize, u16)]) -> Option<Lists> {
        u16::try_from(pairs.len()).ok()?;
        let mut starts = vec![0; CODES + 1];
        for &(place, _) in pairs {
            starts[place + 1] += 1;
        }
        for place in 0..CODES {
            starts[place + 1] += starts[place];
        }
        let mut next = starts.clone();
        let mut members = vec![0; pairs.len()];
        for &(place, member) in pairs {
            members[usize::from(next[place])] = member;
            next[place] += 1;
        }
        Some(Lists { starts, members })
    }

    /// The list of a code.
    fn of(&self, code: u16) -> &[u16] {
        let place = usize::from(code.wrapping_sub(FIRST));
        match self.starts.get(place..place + 2) {
            Some(&[start, end]) => self.members.get(start.into()..end.into()).unwrap_or_default(),
            _ => &[],
        }
    }
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let mut number = 0;
        let mut shift = 0;
        loop {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & 0x7F).checked_shl(shift).unwrap_or(0);
            shift += 7;
            if byte < 0x80 {
                return Some(number);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Character;
    use encoding_rs::{BIG5, Encoding, GBK};
    use proptest::prelude::*;
    use proptest::sample::Index;

    fn code(c: char) -> u16 {
        u16::try_from(c).unwrap()
    }

    fn readings(c: char) -> Vec<&'static str> {
        let table = Table::standard();
        table.readings(code(c)).map(|number| table.syllable(number)).collect()
    }

    /// The forms of a character, itself first, the others by their codes.
    fn forms(c: char) -> String {
        let mut forms: Vec<u16> = Table::standard().forms(code(c)).collect();
        forms[1..].sort_unstable();
        String::from_utf16(&forms).unwrap()
    }

    /// The Chinese characters of a double-byte standard.
    fn characters(encoding: &'static Encoding, rows: std::ops::RangeInclusive<u16>) -> impl Iterator<Item = u16> {
        rows.filter_map(|pair| {
            let text = encoding.decode_without_bom_handling_and_without_replacement(&pair.to_be_bytes())?.into_owned();
            let mut codes = text.encode_utf16();
            codes.next().filter(|code| matches!(code, 0x3400..=0x9FFF) && codes.next().is_none())
        })
    }

    fn read(characters: impl Iterator<Item = u16>) -> usize {
        characters.filter(|&code| Table::standard().readings(code).next().is_some()).count()
    }

    #[test]
    fn the_standards_are_read_as_a_whole() {
        let gb2312 = || characters(GBK, 0xB0A1..=0xF7FE).filter(|&code| GBK.encode(&from(code)).0[1] >= 0xA1);
        assert_eq!((gb2312().count(), read(gb2312())), (6763, 6763));
        let big5 = || characters(BIG5, 0xA440..=0xC67E);
        assert_eq!((big5().count(), read(big5())), (5401, 5401));
        assert_eq!(read(FIRST..=0x9FFF), 10_999);
    }

    fn from(code: u16) -> String {
        String::from_utf16(&[code]).unwrap()
    }

    #[test]
    fn characters_have_all_their_readings() {
        for (c, expected) in [
            ('萧', "xiao"),
            ('蕭', "xiao"),
            ('山', "shan"),
            ('重', "zhong chong"),
            ('长', "zhang chang"),
            ('長', "zhang chang"),
            ('行', "xing hang heng"),
            ('乐', "le yue"),
            ('绿', "lv lu"),
            ('綠', "lv lu"),
            ('女', "nv"),
            ('略', "lve lue"),
            ('六', "liu lu"),
            ('厦', "sha xia"),
            ('髮', "fa"),
            ('乾', "qian gan"),
            ('鉻', "ge"),
            ('群', "qun"),
            ('羣', "qun"),
            ('〇', "ling"),
            ('嗯', "n ng en"),
        ] {
            assert_eq!(readings(c).join(" "), expected, "{c}");
        }
        for c in ['a', '。', 'の', '\u{FFFF}', '\0'] {
            assert_eq!(readings(c), [""; 0], "{c}");
        }
    }

    #[test]
    fn forms_are_all_that_stand_for_a_character() {
        for (c, expected) in [
            ('发', "发發髮"),
            ('發', "發发"),
            ('髮', "髮发"),
            ('后', "后後"),
            ('里', "里裏裡"),
            ('裏', "裏裡里"),
            ('裡', "裡裏里"),
            ('干', "干乾幹榦"),
            ('乾', "乾干"),
            ('台', "台檯臺颱"),
            ('臺', "臺台"),
            ('云', "云雲"),
            ('面', "面麪麫麵"),
            ('系', "系係繫"),
            ('群', "群羣"),
            ('峰', "峰峯"),
            ('萧', "萧蕭"),
            ('着', "着著"),
            ('〇', "〇零"),
            ('象', "象"),
            ('山', "山"),
            ('x', "x"),
        ] {
            assert_eq!(forms(c), expected, "{c}");
        }
    }

    #[test]
    fn being_a_form_goes_both_ways_and_is_said_once() {
        let table = Table::standard();
        for a in 0..=u16::MAX {
            let mut forms: Vec<u16> = table.forms(a).collect();
            assert_eq!(forms[0], a);
            assert!(forms.iter().all(|&b| table.forms(b).any(|code| code == a)), "{a:04X}");
            forms.sort_unstable();
            assert!(forms.windows(2).all(|two| two[0] < two[1]), "{a:04X}");
        }
    }

    #[test]
    fn a_first_letter_is_any_readings() {
        let begins = |c, letter| Table::standard().begins(code(c), letter);
        assert!(begins('长', b'c') && begins('长', b'z') && begins('長', b'c'));
        assert!(!begins('长', b'h') && !begins('x', b'x'));
    }

    #[test]
    fn one_sound_in_common_is_enough() {
        let sounds_like = |a, b| Table::standard().sounds_like(code(a), code(b));
        assert!(
            sounds_like('萧', '肖') && sounds_like('萧', '蕭') && sounds_like('长', '常') && sounds_like('张', '長')
        );
        assert!(!sounds_like('常', '张') && !sounds_like('x', 'x'));
    }

    #[test]
    fn a_syllable_has_a_number() {
        assert_eq!(Table::standard().syllable(u16::MAX), "");
        assert_eq!(Table::standard().letters(0).len(), Table::standard().syllable(0).len());
    }

    #[test]
    fn other_bytes_are_refused() {
        let good = small();
        assert!(Table::open(good.clone()).is_ok());
        let error = |change: &dyn Fn(&mut Vec<u8>)| {
            let mut bytes = good.clone();
            change(&mut bytes);
            Table::open(bytes).unwrap_err()
        };
        assert_eq!(error(&|bytes| bytes.clear()), TableError::NotATable);
        assert_eq!(error(&|bytes| bytes[0] = b'b'), TableError::NotATable);
        assert_eq!(error(&|bytes| bytes[8] = 9), TableError::Version { found: 9, expected: VERSION });
        assert_eq!(error(&|bytes| bytes.truncate(10)), TableError::Damaged);
        assert_eq!(error(&|bytes| bytes.truncate(20)), TableError::Damaged);
        assert_eq!(error(&|bytes| bytes.truncate(bytes.len() - 1)), TableError::Damaged);
        assert_eq!(error(&|bytes| bytes.push(0)), TableError::Damaged);
        assert_eq!(error(&|bytes| bytes[COUNTS_AT + 9] ^= 1), TableError::Damaged);
    }

    fn small() -> Vec<u8> {
        let character = |c, readings: &str, forms: &str| Character {
            code: code(c),
            readings: readings.split(' ').filter(|reading| !reading.is_empty()).map(str::to_owned).collect(),
            forms: forms.encode_utf16().collect(),
        };
        Table::build(&[
            character('〇', "", ""),
            character('发', "fa bo", ""),
            character('發', "fa bo", "发"),
            character('髮', "fa", "发"),
        ])
    }

    fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
        let body = bytes.len() - CHECKSUM;
        let sum = checksum(&bytes[..body]);
        bytes[body..].copy_from_slice(&sum.to_le_bytes());
        bytes
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        /// Forged bytes may answer wrongly, but they answer.
        #[test]
        fn forged_bytes_never_panic(changes in prop::collection::vec((any::<bool>(), any::<Index>(), any::<u8>()), 1..6)) {
            let mut bytes = small();
            // Half of the changes go to the header and to what is behind the counts, which are nearly all of it.
            let body = bytes.len() - CHECKSUM;
            let dense: Vec<usize> = (MAGIC.len() + 4..COUNTS_AT).chain(COUNTS_AT + CODES..body).collect();
            for (is_dense, place, value) in changes {
                let place = if is_dense { dense[place.index(dense.len())] } else { place.index(body) };
                bytes[place] = value;
            }
            if let Ok(table) = Table::open(sealed(bytes)) {
                for code in (0..=u16::MAX).step_by(7).chain("〇发發髮".encode_utf16()) {
                    table.forms(code).for_each(drop);
                    table.readings(code).for_each(|number| drop(table.syllable(number).to_owned()));
                    table.matches(b"fa'b", [code, code].into_iter());
                    table.sounds_like(code, 0x53D1);
                    table.begins(code, b'f');
                }
            }
        }

        #[test]
        fn any_bytes_are_answered(mut bytes in prop::collection::vec(any::<u8>(), 0..64), is_magic in any::<bool>()) {
            if is_magic {
                bytes.splice(0..0, MAGIC.into_iter().chain(VERSION.to_le_bytes()));
            }
            prop_assert!(Table::open(bytes).is_err());
        }
    }
}
