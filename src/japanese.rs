//! Japanese: what the wording of a line of a Japanese paper says it is. The counterpart of `scan.rs`, `jump.rs` and
//! `furniture.rs` for Chinese.
//!
//! ```text
//! （３面に続く）              -> a jump to page 3
//! 【ロンドン共同】            -> a dateline
//! （水）, 水曜日              -> a day of the week
//! ```

use crate::issue::Direction;
use crate::jump::JumpText;
use crate::number;
use crate::words;

/// The jump a text ends or begins with: `（３面に続く）`, `＝３面に続く`, `（１面から続く）`.
pub(crate) fn jump(text: &str) -> Option<JumpText> {
    /// In characters: a bracket, a page, the wording.
    const LONGEST: usize = 12;
    if !words::ALL_PAPERS || words::find(text, |c| c == '続').is_none() {
        return None;
    }
    let mut from = text.len();
    for c in text.chars().rev().take(LONGEST) {
        from -= c.len_utf8();
        let ends = |jump: &JumpText| jump.direction == Direction::To && jump.end == text.len();
        if let Some(jump) = worded(text, from).filter(ends) {
            return Some(jump);
        }
    }
    worded(text, 0).filter(|jump| jump.direction == Direction::From)
}

/// The jump whose opening mark stands at a place.
fn worded(text: &str, start: usize) -> Option<JumpText> {
    let opening = words::starts(&text[start..], "（ ( ＝ = 【");
    let (page, len) = number::leading(&text[start + opening..])?;
    let unit = start + opening + len;
    let to = words::starts(&text[unit..], "面に続く 面へ続く 面につづく");
    let from = words::starts(&text[unit..], "面から続く 面の続き 面からつづく");
    let end = unit + to + from;
    let direction = if to > 0 { Direction::To } else { Direction::From };
    let closed = end + words::starts(&text[end..], "） ) 】");
    let jump = JumpText { direction, page: Some(page), start, end: closed };
    (opening > 0 && to + from > 0).then_some(jump)
}

/// Whether all that stands in a frame says whence an agency reports: `ロンドン共同`, `ワシントン＝時事`.
pub(crate) fn is_agency(inner: &str) -> bool {
    words::ends(inner, "共同 時事 ロイター") > 0
}

/// The length of the day of the week after a day: `（水）`, ` 水曜日`.
pub(crate) fn weekday(text: &str) -> usize {
    const DAYS: &str =
        "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 （月） （火） （水） （木） （金） （土） （日）";
    if words::ALL_PAPERS { words::starts(text, DAYS) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_jumps() {
        let table = [
            ("補助する。（３面に続く）", Direction::To, 3, "（３面に続く）"),
            ("補助する。＝３面に続く", Direction::To, 3, "＝３面に続く"),
            ("（１面から続く）修復を", Direction::From, 1, "（１面から続く）"),
        ];
        for (text, direction, page, printed) in table {
            let jump = jump(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((jump.direction, jump.page, &text[jump.start..jump.end]), (direction, Some(page), printed));
        }
        for text in ["議論が続く", "３面に続く道", "雨は３日も続く"] {
            assert_eq!(jump(text), None, "{text}");
        }
    }
}
