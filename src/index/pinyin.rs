//! Pinyin: whether letters that a reader typed spell what stands at a place of a text.
//!
//! In come a part of a query and the table of characters; out goes what is spelled so in the texts. Which texts those are is
//! for `expand.rs` to say.
//!
//! ```
//! # use baolan::Table;
//! let text = || "萧山日报".encode_utf16();
//! assert_eq!(Table::standard().matches(b"xiaoshan", text()), Some(2));
//! assert_eq!(Table::standard().matches(b"xsr", text()), Some(3));
//! ```
//!
//! # Spelling
//!
//! A syllable is pinyin without tones in the letters a to z: `ü` is `v`, as on keyboards (`lv`, `nv`, `lve`); who takes
//! `ü` or `u:` from a reader writes `v` for it. `lve` and `nve` are there as `lue` and `nue` too.

use super::expand::{most_frequent, units};
use super::segment::Segment;
use super::table::Table;
use crate::query::Pattern;
use crate::token::{Codes, is_letter};

/// How many letters may be matched: each place among them is a bit of a `u64`, and so is the end.
const MOST_LETTERS: usize = 63;

/// How many readings of letters are tried, the most frequent in the texts: letters alone (`xs`) fit very many words.
const MOST_READINGS: usize = 64;

impl Table {
    /// How many characters, from the first of `codes` on, the letters spell; the fewest, if there are several ways.
    ///
    /// The letters are small ASCII ones, 63 at most. Each character takes a whole reading or its initial: the first
    /// letter, or both of `zh`, `ch` and `sh`. The last one may take any beginning of a reading. An apostrophe stands
    /// where a character ends: `xi'an` is 西安 and not 先.
    pub fn matches(&self, letters: &[u8], codes: impl Iterator<Item = u16>) -> Option<usize> {
        if letters.len() > MOST_LETTERS {
            return None;
        }
        // A bit for each place in the letters that the characters so far may lead to.
        let mut places = 1 << apostrophes(letters);
        for (count, code) in (1..).zip(codes) {
            let mut next = 0;
            for reading in self.readings(code) {
                next |= spread(letters, places, self.letters(reading));
            }
            if next >> letters.len() != 0 {
                return Some(count);
            }
            if next == 0 {
                return None;
            }
            places = next;
        }
        None
    }
}

/// Where among the letters one character of a reading may lead, from each of some places.
fn spread(letters: &[u8], mut places: u64, reading: &[u8]) -> u64 {
    let mut next = 0;
    while places != 0 {
        let place = places.trailing_zeros();
        places &= places - 1;
        // Where the last place is the end, nothing follows it, and no bit is set.
        next |= letters.get(place as usize..).map_or(0, |rest| steps(rest, reading)) << place;
    }
    next
}

/// How many letters one character of a reading may take.
fn steps(letters: &[u8], reading: &[u8]) -> u64 {
    let shared = letters.iter().zip(reading).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return 0;
    }
    let mut steps = step(letters, 1);
    if shared > 1 && reading[1] == b'h' {
        steps |= step(letters, 2);
    }
    if shared == reading.len() || shared == letters.len() {
        steps |= step(letters, shared);
    }
    steps
}

/// So many letters, with the apostrophes after them.
fn step(letters: &[u8], length: usize) -> u64 {
    1 << (length + apostrophes(&letters[length..]))
}

/// How many apostrophes the letters begin with.
fn apostrophes(letters: &[u8]) -> usize {
    letters.iter().take_while(|&&letter| letter == b'\'').count()
}

/// A part with letters that may be pinyin: runs of letters and of other characters in turn, the first of letters or empty.
pub(crate) struct Spelling {
    runs: Vec<Vec<u16>>,
}

impl Spelling {
    /// The part as a spelling, if it has a letter and nothing but letters, apostrophes and characters.
    pub(crate) fn of(pattern: &Pattern) -> Option<Spelling> {
        /// What an apostrophe folds to.
        const APOSTROPHE: u16 = 0x22;
        let is_small = |code: u16| (0x61..=0x7A).contains(&code) || code == APOSTROPHE;
        let mut runs = vec![Vec::new()];
        for code in units(pattern.codes()) {
            let small = is_small(code);
            let character = code >= 0x80 && is_letter(code);
            if !small && !character {
                return None;
            }
            // Runs of letters have even numbers.
            if small != (runs.len() % 2 == 1) {
                runs.push(Vec::new());
            }
            let code = if code == APOSTROPHE { u16::from(b'\'') } else { code };
            runs.last_mut()?.push(code);
        }
        let letters = runs.iter().step_by(2).map(Vec::len).sum::<usize>();
        // One letter alone begins too much to be meant so.
        (letters > 1 || letters == 1 && runs.iter().skip(1).step_by(2).any(|run| !run.is_empty()))
            .then_some(Spelling { runs })
    }

    /// Where in the codes what is spelled so ends, if it begins at a place.
    fn end(&self, table: &Table, codes: Codes, place: usize) -> Option<usize> {
        let mut at = place;
        for (number, run) in self.runs.iter().enumerate().filter(|(_, run)| !run.is_empty()) {
            if number % 2 == 0 {
                let letters: Vec<u8> = run.iter().map(|&code| code as u8).collect();
                at += table.matches(&letters, (at..codes.len()).map(|place| codes.at(place)))?;
            } else {
                let stands = |(offset, &code): (usize, &u16)| {
                    at + offset < codes.len() && table.forms(code).any(|form| form == codes.at(at + offset))
                };
                at = run.iter().enumerate().all(stands).then_some(at + run.len())?;
            }
        }
        Some(at)
    }

    /// What is spelled so where the pattern is looked for, the most frequent first.
    pub(crate) fn readings(&self, table: &Table, segments: &[Segment], pattern: &Pattern) -> Vec<Vec<u16>> {
        let first = self.runs[0].first().map(|&code| code as u8);
        let mut found: Vec<Vec<u16>> = Vec::new();
        for segment in segments {
            for article in 0..segment.articles() {
                for codes in segment.stretches_for(article, pattern) {
                    let begins = |place: &usize| {
                        let code = codes.at(*place);
                        code >= 0x3400 && first.is_none_or(|letter| table.begins(code, letter))
                    };
                    for place in (0..codes.len()).filter(begins) {
                        let end = self.end(table, codes, place);
                        found.extend(end.map(|end| units(codes.between(place, end))));
                    }
                }
            }
        }
        most_frequent(found, MOST_READINGS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn matches(letters: &str, text: &str) -> Option<usize> {
        Table::standard().matches(letters.as_bytes(), text.encode_utf16())
    }

    #[test]
    fn letters_spell_characters() {
        for (letters, text, expected) in [
            ("xiaoshan", "萧山日报", Some(2)),
            ("xiaoshan", "蕭山", Some(2)),
            ("xs", "萧山日报", Some(2)),
            ("xsh", "萧山日报", Some(2)),
            ("xshan", "萧山日报", Some(2)),
            ("xiaos", "萧山日报", Some(2)),
            ("xiaosh", "萧山日报", Some(2)),
            ("xsr", "萧山日报", Some(3)),
            ("xiaoshanrb", "萧山日报", Some(4)),
            ("xia", "萧山", Some(1)),
            ("xia", "下山", Some(1)),
            ("xian", "西安", Some(2)),
            ("xian", "先西安", Some(1)),
            ("xi'an", "西安", Some(2)),
            ("xi'an", "先西安", None),
            ("xi'", "西安", Some(1)),
            ("xi'", "先", None),
            ("x's", "萧山", Some(2)),
            ("'xs''", "萧山", Some(2)),
            ("shengwei", "省委", Some(2)),
            ("sw", "省委", Some(2)),
            ("shw", "省委", Some(2)),
            ("shew", "省委", None),
            ("chongqing", "重庆", Some(2)),
            ("zhongqing", "重庆", Some(2)),
            ("zq", "重慶", Some(2)),
            ("changhang", "长行", Some(2)),
            ("lvse", "绿色", Some(2)),
            ("lueduo", "掠夺", Some(2)),
            ("lingling", "二〇〇八", None),
            ("erll", "二〇〇八", Some(3)),
            ("xiaoshan", "萧", None),
            ("xiaoshan", "萧a山", None),
            ("xs", "山", None),
            ("", "萧山", None),
            ("'", "萧山", None),
            ("XS", "萧山", None),
        ] {
            assert_eq!(matches(letters, text), expected, "{letters} {text}");
        }
        assert_eq!(matches(&"s".repeat(63), &"山".repeat(70)), Some(63));
        assert_eq!(matches(&"s".repeat(64), &"山".repeat(70)), None);
    }

    /// Whether the letters are spelled by just these characters: every way to part them, tried one after the other.
    fn spells(letters: &str, characters: &[char]) -> bool {
        let letters = letters.trim_start_matches('\'');
        let Some((&first, rest)) = characters.split_first() else { return letters.is_empty() };
        let table = Table::standard();
        let mut readings = table.readings(u16::try_from(first).unwrap()).map(|number| table.syllable(number));
        readings.any(|reading| {
            let digraph = ["zh", "ch", "sh"].into_iter().find(|initial| reading.starts_with(initial));
            let pieces = [Some(&reading[..1]), digraph, Some(reading)];
            let is_cut = rest.is_empty() && !letters.is_empty() && reading.starts_with(letters);
            is_cut
                || pieces
                    .into_iter()
                    .flatten()
                    .any(|piece| letters.strip_prefix(piece).is_some_and(|left| spells(left, rest)))
        })
    }

    proptest! {
        #[test]
        fn all_ways_of_spelling_are_found(
            letters in "(x|i|a|n|an|sh|h|o|e|g|'|z|c|zh|ch|ong|qing|l|v|f){0,8}",
            characters in prop::collection::vec(prop::sample::select("西安先萧山省委长重庆绿女发髮恩二耳嗯x".chars().collect::<Vec<_>>()), 0..6),
        ) {
            let text: String = characters.iter().collect();
            let expected = (1..=characters.len()).find(|&count| !letters.is_empty() && spells(&letters, &characters[..count]));
            // Apostrophes alone spell nothing.
            let expected = expected.filter(|_| letters.bytes().any(|letter| letter != b'\''));
            prop_assert_eq!(matches(&letters, &text), expected);
        }
    }
}
