//! Numbers as papers print them: digits, Chinese numerals, pages and days.
//!
//! ```text
//! "十二" -> 12      "第2版要闻" -> page 2 and "要闻"      "二〇二四年一月十二日" -> 2024-01-12
//! ```

use crate::words;

/// Whether `c` is part of a number: a digit or a Chinese numeral.
pub(crate) fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || digit(c).is_some() || c == '十'
}

/// The value of a numeral of one figure.
fn digit(c: char) -> Option<u32> {
    let wide = (c as u32).wrapping_sub('０' as u32);
    if let Some(value) = c.to_digit(10).or((wide < 10).then_some(wide)) {
        return Some(value);
    }
    let value = "零一二三四五六七八九".chars().position(|numeral| numeral == c);
    value.map(|v| v as u32).or((c == '〇').then_some(0))
}

/// The value of a whole number: `2`, `02`, `二`, `十二`, `二十`, `二〇二四`.
pub(crate) fn value(text: &str) -> Option<u32> {
    /// In figures: more is no number of a page, a year or an issue.
    const LONGEST: usize = 8;
    if text.is_empty() || words::is_longer(text, LONGEST) {
        return None;
    }
    let in_tens = words::has(text, '十');
    let mut total = 0;
    for c in text.chars() {
        total = match c {
            '十' if total == 0 => 10,
            '十' => total * 10,
            // `二十三`: the figure after 十 is the ones.
            _ if in_tens && total % 10 == 0 => total + digit(c)?,
            _ => total * 10 + digit(c)?,
        };
    }
    Some(total)
}

/// The number a text begins with and how long it is.
pub(crate) fn leading(text: &str) -> Option<(u32, usize)> {
    let end = words::run(text, is_numeral);
    value(&text[..end]).map(|value| (value, end))
}

/// The page a text begins with, `第` and a section's letter before the number left aside, `版` after it taken in:
/// its number, the length, and whether `版` stands there. `第2版要闻`, `A03`, `二版`.
pub(crate) fn page(text: &str) -> Option<(u32, usize, bool)> {
    let at = words::run(text, |c| c == '第' || c.is_ascii_uppercase() || c == ' ');
    let (number, len) = leading(&text[at..])?;
    let space = words::space(&text[at + len..]);
    let unit = words::starts(&text[at + len + space..], "版 页 頁 面");
    let end = if unit > 0 { at + len + space + unit } else { at + len };
    Some((number, end, unit > 0))
}

/// The day a text begins with as year, month and day, and its length: `2024年1月12日`, `2024-01-12`, `二〇二四年一月十二日`.
pub(crate) fn day(text: &str) -> Option<([u32; 3], usize)> {
    date(text).filter(|([year, ..], _)| (1800..2200).contains(year))
}

/// The same with a year of any count.
pub(crate) fn date(text: &str) -> Option<([u32; 3], usize)> {
    let mut date = [0; 3];
    let mut at = 0;
    for (part, units) in date.iter_mut().zip(["年 - / .", "月 - / .", "日"]) {
        at += words::space(&text[at..]);
        // `2025年（令和7年）5月14日`.
        if words::ALL_PAPERS && words::starts(&text[at..], "（令和 (令和") > 0 {
            at += words::find(&text[at..], |c| matches!(c, '）' | ')'))
                .map_or(0, |end| end + words::take(&text[at + end..], 1).len());
        }
        let (number, len) = leading(&text[at..])?;
        *part = number;
        at += len;
        let space = words::space(&text[at..]);
        let unit = words::starts(&text[at + space..], units);
        if unit == 0 && units != "日" {
            return None;
        }
        at += if unit > 0 { space + unit } else { 0 };
    }
    let plausible = (1..=12).contains(&date[1]) && (1..=31).contains(&date[2]);
    plausible.then_some((date, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_digits_and_numerals() {
        let table = [
            ("2", 2),
            ("02", 2),
            ("二", 2),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("二十三", 23),
            ("二〇二四", 2024),
        ];
        for (text, number) in table {
            assert_eq!(value(text), Some(number), "{text}");
        }
        assert_eq!(value(""), None);
        assert_eq!(value("99999999999"), None);
    }

    #[test]
    fn reads_pages() {
        assert_eq!(page("第2版要闻"), Some((2, "第2版".len(), true)));
        assert_eq!(page("A03"), Some((3, 3, false)));
        assert_eq!(page("要闻"), None);
    }

    #[test]
    fn reads_days() {
        for text in ["2024年1月12日", "2024-01-12", "二〇二四年一月十二日", "2024 年 1 月 12 日"] {
            assert_eq!(day(text), Some(([2024, 1, 12], text.len())), "{text}");
        }
        assert_eq!(day("2024年13月1日"), None);
        assert_eq!(day("2024年"), None);
    }
}
