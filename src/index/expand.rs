//! Expansion: what else a part of a query may be printed as.
//!
//! In comes a query, out goes the same with more patterns beside its own, any of which will do: a date in the other
//! numerals, the other forms of characters (traditional, simplified), and for letters that no article has, what is read so in
//! pinyin. The index has the characters as they are printed, so it needs no table; `table.rs` is asked once a query is.
//!
//! ```text
//! 2024年 -> 二〇二四年 二零二四年      萧山 -> 蕭山      xiaoshan -> 萧山 消散 …
//! ```

use super::hold;
use super::pinyin::Spelling;
use super::segment::Segment;
use super::table::{self, Table};
use crate::query::{Part, Query};
use crate::token::Codes;

/// How many ways to write a part are tried: characters with several forms multiply.
const MOST_FORMS: usize = 16;

/// A query with all it may be printed as, and what letters were most likely meant as.
pub(crate) fn expanded(segments: &[Segment], query: &Query) -> (Query, Option<String>) {
    let mut expanded = query.clone();
    let mut meant = None;
    for (number, part) in query.parts().iter().enumerate() {
        let Part::Text(pattern) = part else { continue };
        let mut ways = dates(&units(pattern.codes()));
        if let Some(table) = table::loaded() {
            ways.extend(forms(table, &units(pattern.codes())));
            // Whether it is nowhere can't be told before what tells it is there; a reading takes all texts.
            let is_spelling = |_: &Spelling| is_nowhere(segments, part) && !segments.iter().any(Segment::is_lacking);
            if let Some(spelling) = Spelling::of(pattern).filter(is_spelling) {
                let read = spelling.readings(table, segments, pattern);
                meant = meant.or(read.first().map(|codes| String::from_utf16_lossy(codes)));
                ways.extend(read);
            }
        }
        for way in ways {
            let way = pattern.of_codes(&way);
            if !is_nowhere(segments, &Part::Text(way.clone())) {
                expanded.add_way(number, way);
            }
        }
    }
    (expanded, meant)
}

fn is_nowhere(segments: &[Segment], part: &Part) -> bool {
    segments.iter().all(|segment| hold::held(segment, part).len() == 0)
}

pub(crate) fn units(codes: Codes) -> Vec<u16> {
    (0..codes.len()).map(|place| codes.at(place)).collect()
}

/// All ways to write some characters with others of the same meaning, but for how they are written.
fn forms(table: &Table, codes: &[u16]) -> Vec<Vec<u16>> {
    let mut ways: Vec<Vec<u16>> = vec![Vec::new()];
    for &code in codes {
        let room = MOST_FORMS / ways.len();
        let forms: Vec<u16> = table.forms(code).take(room.max(1)).collect();
        ways = forms.iter().flat_map(|&form| ways.iter().map(move |way| [&way[..], &[form]].concat())).collect();
    }
    ways.retain(|way| way != codes);
    ways
}

const NUMERALS: &str = "〇一二三四五六七八九";
const TEN: u16 = '十' as u16;
const ZERO: u16 = '零' as u16;
const YEAR: u16 = '年' as u16;

/// A date's numbers in the other numerals, where there are any: years digit by digit, months and days as they are read. A
/// month or a day alone is left: 十月 is a word of its own.
fn dates(codes: &[u16]) -> Vec<Vec<u16>> {
    let units = codes.iter().filter(|&&code| is_of_a_month(code)).count();
    if units < 2 && !codes.contains(&YEAR) {
        return Vec::new();
    }
    let mut ways = vec![to_digits(codes), to_numerals(codes, NUMERALS.encode_utf16().next().unwrap_or(ZERO))];
    ways.push(to_numerals(codes, ZERO));
    ways.sort_unstable();
    ways.dedup();
    ways.retain(|way| way != codes);
    ways
}

fn is_of_a_month(code: u16) -> bool {
    ['月', '日', '号', '號'].iter().any(|&unit| code == unit as u16)
}

/// The value of a numeral of one figure.
fn value(code: u16) -> Option<u32> {
    let value = NUMERALS.encode_utf16().position(|numeral| numeral == code).or((code == ZERO).then_some(0))?;
    Some(value as u32)
}

/// `二〇二四年十二月` as `2024年12月`.
fn to_digits(codes: &[u16]) -> Vec<u16> {
    let mut written = Vec::with_capacity(codes.len());
    let mut at = 0;
    while at < codes.len() {
        let run = codes[at..].iter().take_while(|&&code| value(code).is_some() || code == TEN).count();
        let unit = codes.get(at + run).copied().unwrap_or(0);
        let run_codes = &codes[at..at + run];
        if unit == YEAR && run == 4 && !run_codes.contains(&TEN) {
            written.extend(run_codes.iter().filter_map(|&code| value(code)).map(digit));
        } else if is_of_a_month(unit) && (1..=3).contains(&run) {
            written.extend(decimal(read(run_codes)));
        } else {
            written.extend_from_slice(run_codes);
        }
        written.extend(codes.get(at + run));
        at += run + 1;
    }
    written
}

/// The number of `二十一`, of `十二`, of `五`.
fn read(numerals: &[u16]) -> u32 {
    let mut number = 0;
    for &code in numerals {
        number = match value(code) {
            Some(value) => number + value,
            None => number.max(1) * 10,
        };
    }
    number
}

/// `2024年12月` as `二〇二四年十二月`, with a sign for nothing.
fn to_numerals(codes: &[u16], nothing: u16) -> Vec<u16> {
    let mut written = Vec::with_capacity(codes.len());
    let mut at = 0;
    while at < codes.len() {
        let run = codes[at..].iter().take_while(|&&code| (0x30..0x3A).contains(&code)).count();
        let unit = codes.get(at + run).copied().unwrap_or(0);
        let figures: Vec<u32> = codes[at..at + run].iter().map(|&code| u32::from(code) - 0x30).collect();
        if unit == YEAR && run == 4 {
            written.extend(figures.iter().map(|&figure| if figure == 0 { nothing } else { numeral(figure) }));
        } else if is_of_a_month(unit) && (1..=2).contains(&run) {
            written.extend(spoken(figures.iter().fold(0, |number, figure| 10 * number + figure)));
        } else {
            written.extend_from_slice(&codes[at..at + run]);
        }
        written.extend(codes.get(at + run));
        at += run + 1;
    }
    written
}

fn digit(value: u32) -> u16 {
    0x30 + value as u16
}

fn decimal(number: u32) -> Vec<u16> {
    if number < 10 { vec![digit(number)] } else { vec![digit(number / 10 % 10), digit(number % 10)] }
}

fn numeral(figure: u32) -> u16 {
    NUMERALS.encode_utf16().nth(figure as usize).unwrap_or(ZERO)
}

/// A number below a hundred as it is read: `二十一`.
fn spoken(number: u32) -> Vec<u16> {
    let (tens, ones) = (number / 10, number % 10);
    let mut spoken = Vec::new();
    spoken.extend((tens > 1).then(|| numeral(tens)));
    spoken.extend((tens > 0).then_some(TEN));
    spoken.extend((ones > 0 || tens == 0).then(|| numeral(ones)));
    spoken
}

/// The distinct ones among some, so many of the most frequent, in that order.
pub(crate) fn most_frequent(mut found: Vec<Vec<u16>>, count: usize) -> Vec<Vec<u16>> {
    found.sort_unstable();
    let mut groups: Vec<&[Vec<u16>]> = found.chunk_by(|a, b| a == b).collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    groups.iter().take(count).map(|group| group[0].clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    #[test]
    fn dates_are_written_both_ways() {
        let ways = |text: &str| dates(&codes(text)).iter().map(|way| String::from_utf16_lossy(way)).collect::<Vec<_>>();
        assert_eq!(ways("2024年"), ["二〇二四年", "二零二四年"]);
        assert_eq!(ways("二〇二四年"), ["2024年"]);
        assert_eq!(ways("二零二四年十二月"), ["2024年12月"]);
        assert_eq!(ways("1月21日"), ["一月二十一日"]);
        assert_eq!(ways("三月三十日"), ["3月30日"]);
        assert_eq!(ways("10月1日"), ["十月一日"]);
        for text in ["十月", "30日", "5G时代", "一家人", "三年", "20年", "十年", "2024"] {
            assert_eq!(ways(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn forms_multiply_up_to_a_bound() {
        let table = Table::standard();
        assert!(forms(table, &codes("萧山")).contains(&codes("蕭山")));
        assert!(forms(table, &codes("頭髮")).contains(&codes("头发")));
        assert!(forms(table, &codes(&"发台后里".repeat(8))).len() < MOST_FORMS);
        assert!(forms(table, &codes("山")).is_empty());
    }
}
