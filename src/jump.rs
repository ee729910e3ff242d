//! Jumps: how a text turns the page (下转, 上接), and how a headline points to one (详见3版).
//!
//! ```text
//! …熟悉的环境。 （下转第2版）      -> to page 2
//! （上接一版）会议指出…            -> from page 1
//! 春运首日火车票今天开抢 （4版）    -> a reference to page 4
//! ```

use crate::byline;
use crate::english;
use crate::issue::Direction;
use crate::japanese;
use crate::number;
use crate::words;

/// 下转 or 上接 with all its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct JumpText {
    /// Where it leads.
    pub(crate) direction: Direction,
    /// The page, where it names one.
    pub(crate) page: Option<u32>,
    /// Where it begins in the scanned text, brackets included.
    pub(crate) start: usize,
    /// Where it ends.
    pub(crate) end: usize,
}

/// The jump a text ends with (下转) or begins with (上接): `（下转第2版）`, `（上接一版）`, `上接A1版`.
pub(crate) fn jump(text: &str) -> Option<JumpText> {
    arrival(text).or_else(|| departure(text)).or_else(|| abroad(text))
}

/// The jump of a text in another language.
pub(crate) fn abroad(text: &str) -> Option<JumpText> {
    english::jump(text).or_else(|| japanese::jump(text))
}

/// The 上接 a text begins with.
pub(crate) fn arrival(text: &str) -> Option<JumpText> {
    /// In characters: a bracket and spaces.
    const BEFORE: usize = 4;
    let turns = |c| matches!(c, '上' | '紧' | '緊');
    let at = words::find(words::take(text, BEFORE), turns)?;
    worded(text, at).filter(|jump| jump.direction == Direction::From && words::trim(&text[..jump.start]).is_empty())
}

/// The 下转 a text ends with.
fn departure(text: &str) -> Option<JumpText> {
    /// In characters: brackets, a page and its name.
    const LONGEST: usize = 24;
    let turns = |c: char| matches!(c, '下' | '转' | '轉');
    let ends = |jump: &JumpText| jump.direction == Direction::To && words::trim(&text[jump.end..]).is_empty();
    let places = text.char_indices().rev().take(LONGEST).filter(|(_, c)| turns(*c));
    places.filter_map(|(at, _)| worded(text, at)).filter(ends).last()
}

/// The jump whose wording begins at `at`. Without brackets it must name a page.
fn worded(text: &str, at: usize) -> Option<JumpText> {
    let to = words::starts(&text[at..], "下转 下轉 转第 轉第");
    let from = words::starts(&text[at..], "上接 紧接 緊接");
    let direction = if to > 0 { Direction::To } else { Direction::From };
    (to + from > 0).then_some(())?;
    let mut end = at + to + from;
    end += words::space(&text[end..]);
    let page = number::page(&text[end..]);
    end += page.map_or(0, |(_, len, _)| len);
    let jump = |start, end| JumpText { direction, page: page.map(|(number, ..)| number), start, end };
    match bracket(text, at, end) {
        Some((start, end)) => Some(jump(start, end)),
        None => page.filter(|(.., unit)| *unit).map(|_| jump(at, end)),
    }
}

/// The brackets around a jump with what they still hold: `（下转第2版要闻）`. One that the text's end cuts off counts.
fn bracket(text: &str, at: usize, end: usize) -> Option<(usize, usize)> {
    /// A section's name.
    const LONGEST_NAME: usize = 6;
    let before = words::trim_end(&text[..at]);
    let open = words::last(before).filter(|c| matches!(c, '（' | '(' | '【' | '[' | '▶' | '→'))?;
    let close = text[end..].char_indices().take(LONGEST_NAME).find(|(_, c)| matches!(c, '）' | ')' | '】' | ']'));
    Some((before.len() - open.len_utf8(), close.map_or(end, |(i, c)| end + i + c.len_utf8())))
}

/// A page reference at a headline's end: where it begins. `（4版）`, `(详见A3版)`, `3版`, `详见第三版`, `>>>2版`.
pub(crate) fn reference(text: &str) -> Option<usize> {
    if let Some(start) = english::reference(text) {
        return Some(start);
    }
    let inside = &text[..words::run_back(text, |c| matches!(c, '）' | ')'))];
    let numbered = &inside[..inside.len() - words::ends(inside, "版")];
    (numbered.len() < inside.len()).then_some(())?;
    let stem = words::run_back(numbered, number::is_numeral);
    (stem < numbered.len()).then_some(())?;
    let stem = &text[..words::run_back(&text[..stem], |c| c == '第' || c.is_ascii_uppercase())];
    let pointed = words::trim_end(stem);
    let headline = &pointed[..pointed.len() - words::ends(pointed, "详见 詳見 全文见 报道见 见 見 刊")];
    let bracketed = inside.len() < text.len();
    let start = words::run_back(headline, |c| c.is_whitespace() || matches!(c, '（' | '(' | '>' | '▶' | '→' | '/'));
    // `2.0版` is a version; brackets that hold more are no reference.
    let whole = if bracketed { words::last(headline).is_some_and(byline::is_open) } else { !headline.ends_with('.') };
    (whole && start > 0).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_jumps() {
        let table = [
            ("熟悉的环境。 （下转第2版）", Direction::To, Some(2), "（下转第2版）"),
            ("生态。(下转A3版)", Direction::To, Some(3), "(下转A3版)"),
            ("生态。（下转第二版要闻）", Direction::To, Some(2), "（下转第二版要闻）"),
            ("生态。（下转）", Direction::To, None, "（下转）"),
            ("生态。 下轉第4版", Direction::To, Some(4), "下轉第4版"),
            ("（上接一版）会议指出", Direction::From, Some(1), "（上接一版）"),
            ("上接第1版 会议指出", Direction::From, Some(1), "上接第1版"),
        ];
        for (text, direction, page, printed) in table {
            let jump = jump(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((jump.direction, jump.page, &text[jump.start..jump.end]), (direction, page, printed), "{text}");
        }
    }

    #[test]
    fn leaves_prose_alone() {
        for text in ["他下转业申请后回乡", "上接天下接地", "（下转第2版）的字样还在", "会议指出（上接第1版）"]
        {
            assert_eq!(jump(text), None, "{text}");
        }
    }

    #[test]
    fn finds_references() {
        let table = [
            ("春运首日开抢（4版）", "春运首日开抢"),
            ("丁某某在吉林调研 3版", "丁某某在吉林调研"),
            ("创新场景3版", "创新场景"),
            ("全文见第二版", ""),
            ("公报全文(详见A3版)", "公报全文"),
            ("公报 >>>2版", "公报"),
            ("软件发布2.0版", ""),
            ("新书（修订第2版）", ""),
        ];
        for (text, headline) in table {
            assert_eq!(reference(text).map_or("", |at| &text[..at]), headline, "{text}");
        }
    }
}
