//! How a character is read: in comes what Unihan says of it, out come its syllables without tones, the most usual first.
//!
//! `readings(&unihan, '长')` is `["zhang", "chang"]`.

use crate::unihan::Unihan;

/// What is typed for a character and no field says.
const TYPED: [(char, &str); 2] = [('〇', "ling"), ('嗯', "en")];

/// The readings of a character, in the spelling of the table.
///
/// First the one that Unihan holds to be customary, then those of a count of use (kHanyuPinlu), of the dictionary of the
/// standard characters (kTGHZ2013) and of one of the modern language (kXHC1983). The great dictionary of all that was
/// ever written (kHanyuPinyin) is asked only of what is in none of these: its readings are mostly no longer used.
pub(crate) fn readings(unihan: &Unihan, character: char) -> Vec<String> {
    let mut found = Vec::new();
    add(&mut found, unihan.value("kMandarin", character).split(' ').take(1));
    add(&mut found, unihan.value("kHanyuPinlu", character).split(' ').map(without_count));
    for field in ["kTGHZ2013", "kXHC1983"] {
        add(&mut found, placed(unihan.value(field, character)));
    }
    if found.is_empty() {
        add(&mut found, placed(unihan.value("kHanyuPinyin", character)));
    }
    add(&mut found, TYPED.iter().filter(|(typed, _)| *typed == character).map(|(_, reading)| *reading));
    for (exact, typed) in [("lve", "lue"), ("nve", "nue")] {
        if found.iter().any(|reading| reading == exact) {
            found.push(typed.to_owned());
        }
    }
    found
}

fn add<'a>(found: &mut Vec<String>, readings: impl Iterator<Item = &'a str>) {
    for reading in readings.filter_map(without_tone) {
        if !found.contains(&reading) {
            found.push(reading);
        }
    }
}

/// `fā(2370)` is `fā`.
fn without_count(reading: &str) -> &str {
    reading.split('(').next().unwrap_or_default()
}

/// `40825.091:zhāo,cháo 40825.100:zhū` are three readings.
fn placed(value: &str) -> impl Iterator<Item = &str> {
    value.split(' ').filter_map(|placed| placed.split_once(':')).flat_map(|(_, readings)| readings.split(','))
}

/// `lǚ` is `lv`. None for `ê` and for what is no reading.
fn without_tone(reading: &str) -> Option<String> {
    let plain = |letter| match letter {
        'ā' | 'á' | 'ǎ' | 'à' => Some('a'),
        'ē' | 'é' | 'ě' | 'è' => Some('e'),
        'ī' | 'í' | 'ǐ' | 'ì' => Some('i'),
        'ō' | 'ó' | 'ǒ' | 'ò' => Some('o'),
        'ū' | 'ú' | 'ǔ' | 'ù' => Some('u'),
        'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'ü' => Some('v'),
        'ń' | 'ň' | 'ǹ' => Some('n'),
        'ḿ' => Some('m'),
        'a'..='z' => Some(letter),
        _ => None,
    };
    // What is left of a tone that has no letter of its own, as in m̀.
    let letters = reading.chars().filter(|letter| !('\u{300}'..='\u{30C}').contains(letter) || *letter == '\u{302}');
    letters.map(plain).collect::<Option<String>>().filter(|plain| !plain.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tones_are_left_out() {
        for (reading, expected) in
            [("zhuāng", "zhuang"), ("lǚ", "lv"), ("nüè", "nve"), ("ňg", "ng"), ("m\u{300}", "m"), ("ér", "er")]
        {
            assert_eq!(without_tone(reading).as_deref(), Some(expected));
        }
        for reading in ["", "ê\u{304}", "e\u{302}", "ế", "fā(12)"] {
            assert_eq!(without_tone(reading), None);
        }
    }

    #[test]
    fn values_are_parted() {
        assert_eq!(without_count("fā(2370)"), "fā");
        assert!(placed("40825.091:zhāo,cháo 40825.100:zhū").eq(["zhāo", "cháo", "zhū"]));
        assert!(placed("").eq([""; 0]));
    }
}
