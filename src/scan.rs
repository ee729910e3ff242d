//! Scanners: small pure functions that tell a printed form by its wording, wherever it stands. None consumes or
//! changes anything; each returns what it found or nothing.
//!
//! The forms are those of Chinese papers at large: how a story opens (`本报讯（记者 某某）`), how it is signed, how
//! it turns the page, and what a page prints about itself. Traditional forms stand beside the simplified ones.

use crate::byline;
use crate::glyph;
use crate::issue::{Direction, FurnitureRole};

/// What a printed line says it is by its wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Opens a story and the text follows on the line: `本报讯（记者 何可人）近日…`.
    Dateline,
    /// Opens a story from another page: `（上接第1版）…`.
    Continued,
    /// A byline that stands alone before its text: `■记者吴斐通讯员董娜`, `新华社北京7月1日电（记者 李华）`.
    Byline,
    /// A byline that stands alone after its text: `（记者 段兰飞）`.
    Signature,
    /// Who took the picture, alone: `记者范方斌摄`.
    PhotoCredit,
    /// A headline that ends in the page it points to: `（4版）`, `详见3版`.
    Reference,
}

/// The form of a whole printed line, if its wording tells one.
pub(crate) fn form(text: &str) -> Option<Form> {
    if let Some(end) = dateline(text) {
        let alone = end == text.len() && byline::bracketed(text).is_some();
        return Some(if alone { Form::Byline } else { Form::Dateline });
    }
    let forms: [(Form, fn(&str) -> bool); 5] = [
        (Form::Continued, is_continued),
        (Form::PhotoCredit, byline::is_photo_credit),
        (Form::Signature, byline::is_signature),
        (Form::Byline, byline::is_byline),
        (Form::Reference, |text| reference(text).is_some()),
    ];
    forms.iter().find(|(_, is)| is(text)).map(|(form, _)| *form)
}

fn is_continued(text: &str) -> bool {
    jump(text).is_some_and(|j| j.direction == Direction::From)
}

/// How far the dateline at the head of a story reaches, its parenthesis of names included:
/// `本报讯（记者 何可人）`, `新华社北京7月1日电（记者刘伟）`, `据新华社杭州1月20日电`.
pub(crate) fn dateline(text: &str) -> Option<usize> {
    let end = own_report(text).or_else(|| wire_report(text))?;
    Some(end + names_in_parenthesis(&text[end..]))
}

/// `本报讯`, `本报综合报道`, `萧报讯`: a paper's own report.
fn own_report(text: &str) -> Option<usize> {
    const OPENINGS: [&str; 10] = [
        "本报讯",
        "本報訊",
        "本报综合讯",
        "本报综合报道",
        "本报综合消息",
        "本刊讯",
        "本网讯",
        "本台讯",
        "本社讯",
        "本报快讯",
    ];
    OPENINGS
        .iter()
        .find(|o| text.starts_with(**o))
        .map(|o| o.len())
        .or_else(|| dispatch(text, "本报", "電讯电"))
        .or_else(|| dispatch(text, "本報", "電訊"))
}

/// `新华社北京7月1日电`: an agency's report, or a paper's from elsewhere.
fn wire_report(text: &str) -> Option<usize> {
    const AGENCIES: [&str; 8] = [
        "新华社",
        "新華社",
        "中新社",
        "中新网",
        "中央社",
        "人民日报",
        "法新社",
        "路透社",
    ];
    let said = if text.starts_with('据') || text.starts_with('據') {
        '据'.len_utf8()
    } else {
        0
    };
    AGENCIES
        .iter()
        .find_map(|a| dispatch(&text[said..], a, "电電讯訊"))
        .map(|end| said + end)
}

/// `agency`, a place and a day of at most 16 characters, and one of `ends`.
fn dispatch(text: &str, agency: &str, ends: &str) -> Option<usize> {
    /// Place and day: `乌鲁木齐12月31日`.
    const PLACE_AND_DAY: usize = 16;
    let rest = text.strip_prefix(agency)?;
    let plain = |c: char| glyph::is_han(c) || c.is_ascii_digit() || c == ' ' || c == '·';
    let (at, c) = rest
        .char_indices()
        .take(PLACE_AND_DAY)
        .take_while(|&(_, c)| plain(c))
        .find(|&(_, c)| ends.contains(c))?;
    let dated = rest[..at].ends_with('日') || rest[..at].is_empty();
    dated.then(|| agency.len() + at + c.len_utf8())
}

/// The parenthesis after a dateline, with the space around it, where it holds names: its length.
/// One that the line's end cuts off counts to the end.
fn names_in_parenthesis(text: &str) -> usize {
    /// Names and roles of at most four people.
    const LONGEST: usize = 60;
    let inner = text.trim_start();
    let Some(open) = inner.chars().next().filter(|c| matches!(c, '（' | '(')) else {
        return 0;
    };
    let before = text.len() - inner.len() + open.len_utf8();
    let close = inner
        .char_indices()
        .take(LONGEST)
        .find(|&(_, c)| matches!(c, '）' | ')'));
    close.map_or(0, |(at, c)| before - open.len_utf8() + at + c.len_utf8())
}

/// Where a line that two items share is to be parted: before a dateline that has a headline to its left.
pub(crate) fn shared_line(text: &str) -> Option<usize> {
    /// A headline is not shorter, in em.
    const SHORTEST_HEADLINE: f32 = 4.0;
    text.char_indices()
        .filter(|&(_, c)| matches!(c, '本' | '新' | '据' | '據' | '中'))
        .map(|(at, _)| at)
        .find(|&at| {
            let left = text[..at].trim_end();
            left.len() < at
                && glyph::width(left) >= SHORTEST_HEADLINE
                && dateline(&text[at..]).is_some()
        })
}

/// A page reference at a headline's end: where it begins. `（4版）`, `(详见A3版)`, `3版`, `详见第三版`, `>>>2版`.
pub(crate) fn reference(text: &str) -> Option<usize> {
    let body = text.strip_suffix(['）', ')']).unwrap_or(text);
    let bracketed = body.len() < text.len();
    let number = body.strip_suffix('版')?;
    let stem = number.trim_end_matches(|c: char| c.is_ascii_digit() || is_numeral(c));
    if stem.len() == number.len() {
        return None;
    }
    let stem = stem.trim_end_matches(['A', 'B', 'C', 'D', '第']);
    let at = if bracketed {
        open_bracket(stem)?
    } else {
        pointer(stem)?
    };
    (!text[..at].trim().is_empty()).then_some(at)
}

fn open_bracket(stem: &str) -> Option<usize> {
    let at = stem.rfind(['（', '('])?;
    let inside = stem[at..].trim_start_matches(['（', '(']);
    POINTERS.iter().any(|p| inside.trim() == *p).then_some(at)
}

/// A bare reference is parted from its headline by a space or a mark, which some extractors drop.
fn pointer(stem: &str) -> Option<usize> {
    let worded = POINTERS
        .iter()
        .filter(|p| !p.is_empty())
        .find_map(|p| stem.trim_end().strip_suffix(p));
    let left = worded.unwrap_or(stem);
    // `2.0版` is a version.
    (!left.ends_with('.')).then_some(())?;
    Some(
        left.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '▶' | '→' | '/'))
            .len(),
    )
}

const POINTERS: [&str; 9] = [
    "",
    "详见",
    "詳見",
    "见",
    "見",
    "刊",
    "全文见",
    "报道见",
    "更多内容见",
];

/// 下转 or 上接 with all its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct JumpText {
    /// Where it leads.
    pub(crate) direction: Direction,
    /// The page, where it names one.
    pub(crate) page: Option<u32>,
    /// Range in the scanned text, brackets included.
    pub(crate) span: (usize, usize),
}

/// The jump a text ends with (下转) or begins with (上接): `（下转第2版）`, `（上接一版）`, `上接A1版`.
pub(crate) fn jump(text: &str) -> Option<JumpText> {
    /// `（下转第二十三版要闻）` and a little room.
    const LONGEST: usize = 14;
    let starts = text
        .char_indices()
        .filter(|&(_, c)| matches!(c, '下' | '上' | '紧' | '緊' | '转' | '轉'));
    starts
        .filter_map(|(at, _)| worded_jump(text, at))
        .find(|j| {
            let room = match j.direction {
                Direction::To => &text[j.span.1..],
                Direction::From => &text[..j.span.0],
            };
            room.trim().is_empty() && text[j.span.0..j.span.1].chars().count() <= LONGEST
        })
}

fn worded_jump(text: &str, at: usize) -> Option<JumpText> {
    const TO: [&str; 4] = ["下转", "下轉", "转第", "轉第"];
    const FROM: [&str; 4] = ["上接", "紧接", "緊接", "接第"];
    let rest = &text[at..];
    let (direction, word) = TO
        .iter()
        .map(|w| (Direction::To, *w))
        .chain(FROM.iter().map(|w| (Direction::From, *w)))
        .find(|(_, w)| rest.starts_with(w))?;
    let inside = rest[word.len()..]
        .trim_start_matches(|c: char| c.is_whitespace() || c == '第' || c.is_ascii_uppercase());
    let after_number = inside
        .trim_start_matches(|c: char| c.is_ascii_digit() || is_numeral(c) || c.is_whitespace());
    let number = inside[..inside.len() - after_number.len()].trim();
    let tail = after_number
        .strip_prefix('版')
        .or_else(|| after_number.strip_prefix("页"));
    let end = text.len() - tail.unwrap_or(after_number).len();
    close_jump(text, at, end)
        .filter(|&(_, _, bracketed)| bracketed || tail.is_some())
        .map(|(start, end, _)| JumpText {
            direction,
            page: number_of(number),
            span: (start, end),
        })
}

/// Takes the brackets around a jump in, with what a bracket still holds (`（下转第2版要闻）`).
fn close_jump(text: &str, at: usize, end: usize) -> Option<(usize, usize, bool)> {
    let before = text[..at].trim_end();
    let Some(open) = before
        .chars()
        .next_back()
        .filter(|c| matches!(c, '（' | '(' | '【' | '[' | '▶' | '→'))
    else {
        return Some((at, end, false));
    };
    let start = before.len() - open.len_utf8();
    let close = text[end..]
        .char_indices()
        .take(6)
        .find(|(_, c)| matches!(c, '）' | ')' | '】' | ']'));
    Some(close.map_or((start, end, true), |(i, c)| {
        (start, end + i + c.len_utf8(), true)
    }))
}

fn is_numeral(c: char) -> bool {
    "〇零一二三四五六七八九十".contains(c)
}

/// A page's number in digits or Chinese numerals: `2`, `02`, `二`, `十二`, `二十`.
pub(crate) fn number_of(text: &str) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok();
    }
    let digit = |c: char| {
        "〇一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .map(|d| d as u32)
    };
    match text.split_once('十') {
        Some((tens, ones)) => {
            let tens = if tens.is_empty() {
                1
            } else {
                digit(tens.chars().next()?)?
            };
            let ones = if ones.is_empty() {
                0
            } else {
                digit(ones.chars().next()?)?
            };
            Some(tens * 10 + ones)
        }
        None => text.chars().try_fold(0, |n, c| Some(n * 10 + digit(c)?)),
    }
}

/// What a line says about its page: its pieces in order, each with its role. None unless all of the line is such.
pub(crate) fn furniture(text: &str) -> Option<Vec<(usize, usize, FurnitureRole)>> {
    let mut pieces: Vec<(usize, usize, FurnitureRole)> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let skipped = rest.len() - rest.trim_start().len();
        if skipped > 0 {
            at += skipped;
            continue;
        }
        let (len, role) = piece(rest)?;
        match pieces.last_mut() {
            Some(last) if last.2 == role => last.1 = at + len,
            _ => pieces.push((at, at + len, role)),
        }
        at += len;
    }
    (!pieces.is_empty()).then_some(pieces)
}

/// The piece of furniture a text begins with: its length and role.
fn piece(text: &str) -> Option<(usize, FurnitureRole)> {
    let job = byline::job(text).map(|n| (n, FurnitureRole::Credits));
    job.or_else(|| date(text).map(|n| (n, FurnitureRole::Date)))
        .or_else(|| registration(text).map(|n| (n, FurnitureRole::Masthead)))
        .or_else(|| folio(text).map(|n| (n, FurnitureRole::Folio)))
        .or_else(|| publisher(text).map(|n| (n, FurnitureRole::Publisher)))
}

/// A word of a furniture line: up to the next space.
fn word(text: &str) -> &str {
    text.split(char::is_whitespace).next().unwrap_or(text)
}

/// `2024年1月12日`, `星期五`, `农历癸卯年十二月初二`, `甲辰年正月初三`.
fn date(text: &str) -> Option<usize> {
    let word = word(text);
    let lunar =
        ["农历", "農曆", "夏历"].iter().any(|l| word.starts_with(l)) || is_cyclic_year(word);
    let weekday = ["星期", "周", "礼拜"].iter().any(|w| {
        word.strip_prefix(w)
            .is_some_and(|d| d.chars().count() == 1 && "一二三四五六日天".contains(d))
    });
    let found = lunar || weekday;
    found.then_some(word.len()).or_else(|| solar(text))
}

/// `甲辰年…`: a year named by stem and branch.
fn is_cyclic_year(word: &str) -> bool {
    let mut c = word.chars();
    let stem = c.next().is_some_and(|c| "甲乙丙丁戊己庚辛壬癸".contains(c));
    let branch = c
        .next()
        .is_some_and(|c| "子丑寅卯辰巳午未申酉戌亥".contains(c));
    stem && branch && c.next() == Some('年')
}

/// `2024年1月12日` or `2024-01-12` and the weekday glued to it.
fn solar(text: &str) -> Option<usize> {
    let (_, len) = day(text)?;
    let rest = &text[len..];
    let weekday = rest
        .strip_prefix("星期")
        .and_then(|r| r.chars().next())
        .filter(|c| "一二三四五六日天".contains(*c));
    let len = len + weekday.map_or(0, |c| "星期".len() + c.len_utf8());
    let alone = text[len..]
        .chars()
        .next()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '（' | '|' | '第' | '农' | '農'));
    alone.then_some(len)
}

/// The day a text begins with as `(year, month, day)`, and its length: `2024年1月12日`, `2024-01-12`, `二〇二四年一月十二日`.
pub(crate) fn day(text: &str) -> Option<((u32, u32, u32), usize)> {
    let (year, rest) = counted(text, &["年", "-", "/", "."])?;
    let (month, rest) = counted(rest, &["月", "-", "/", "."])?;
    let (day, rest) = counted(rest, &["日", ""])?;
    let plausible =
        (1800..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    plausible.then_some(((year, month, day), text.len() - rest.len()))
}

fn counted<'a>(text: &'a str, units: &[&str]) -> Option<(u32, &'a str)> {
    let text = text.trim_start();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || is_numeral(c));
    let number = number_of(&text[..text.len() - rest.len()])?;
    let rest = rest.trim_start();
    units
        .iter()
        .find_map(|u| rest.strip_prefix(u))
        .map(|rest| (number, rest))
}

/// `国内统一连续出版物号CN33-0023`, `第17122期`, `邮发代号1-1`, `总第888期`.
fn registration(text: &str) -> Option<usize> {
    const OPENINGS: [&str; 12] = [
        "国内统一",
        "國內統一",
        "邮发代号",
        "郵發代號",
        "ISSN",
        "CN",
        "刊号",
        "总第",
        "報刊",
        "网址",
        "http",
        "www.",
    ];
    let whole = glued_number(text);
    let word = &text[..whole];
    let numbered = number_with(word, "第", &["期", "号", "號"]);
    (numbered || OPENINGS.iter().any(|o| word.starts_with(o))).then_some(whole)
}

/// The number of the issue a word gives: `17122` of `第17122期`.
pub(crate) fn issue_number(word: &str) -> Option<&str> {
    let inner = word.trim_start_matches('总').strip_prefix('第')?;
    let number = inner
        .strip_suffix('期')
        .or_else(|| inner.strip_suffix('号'))
        .or_else(|| inner.strip_suffix('號'))?;
    number_of(number).map(|_| number)
}

/// A word with the digits a stray space parted from it: `CN33- 0023`.
fn glued_number(text: &str) -> usize {
    let first = word(text);
    if !first.ends_with('-') {
        return first.len();
    }
    let rest = &text[first.len()..];
    let number = rest.trim_start();
    first.len() + rest.len() - number.len() + word(number).len()
}

fn number_with(word: &str, before: &str, after: &[&str]) -> bool {
    let Some(rest) = word.strip_prefix(before) else {
        return false;
    };
    let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit() || is_numeral(c));
    unit.len() < rest.len() && after.contains(&unit)
}

/// `01`, `2版`, `第2版综合新闻`, `02要闻`, `A03 国内`, `今日8版`.
fn folio(text: &str) -> Option<usize> {
    let word = word(text);
    let (number, name) = page_number(word)?;
    let named = !name.is_empty()
        && glyph::width(name) <= LONGEST_SECTION
        && name.chars().all(glyph::is_han);
    (number && (name.is_empty() || named)).then_some(word.len())
}

/// A section's name in em: `长三角一体化`.
const LONGEST_SECTION: f32 = 7.0;

/// Whether a word begins with a page's number, and what follows it. A bare number has two digits at least.
fn page_number(word: &str) -> Option<(bool, &str)> {
    let today = word
        .strip_prefix("今日")
        .or_else(|| word.strip_prefix("本期"));
    let head = today.unwrap_or(word);
    let ordinal = head.strip_prefix('第');
    let inner = ordinal
        .unwrap_or(head)
        .trim_start_matches(|c: char| c.is_ascii_uppercase());
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit() || is_numeral(c));
    let digits = inner.len() - rest.len();
    if digits == 0 {
        return None;
    }
    match rest.strip_prefix('版') {
        Some(name) => Some((true, name)),
        None => {
            let padded = inner.starts_with('0') && digits == 2;
            Some((padded && today.is_none() && ordinal.is_none(), rest))
        }
    }
}

/// The number and the name a folio prints: `02要闻` is `(2, "要闻")`.
pub(crate) fn folio_parts(text: &str) -> Option<(u32, &str)> {
    let head = text
        .trim_start_matches('第')
        .trim_start_matches(|c: char| c.is_ascii_uppercase());
    let rest = head.trim_start_matches(|c: char| c.is_ascii_digit() || is_numeral(c));
    let number = number_of(&head[..head.len() - rest.len()])?;
    Some((number, rest.strip_prefix('版').unwrap_or(rest).trim()))
}

/// `萧山区融媒体中心`, `某某日报社出版`, `中共某某市委主管`: who publishes.
fn publisher(text: &str) -> Option<usize> {
    const HOUSES: [&str; 6] = [
        "融媒体中心",
        "传媒中心",
        "报社",
        "報社",
        "传媒集团",
        "报业集团",
    ];
    const OWNERS: [&str; 5] = ["委", "部", "会", "政府", "中心"];
    const ACTS: [&str; 5] = ["主办", "主管", "承办", "出版", "主辦"];
    /// In em; shorter is a word, longer is prose.
    const WIDTHS: std::ops::RangeInclusive<f32> = 4.5..=16.0;
    let word = word(text);
    let plain = word.chars().all(glyph::is_han) && WIDTHS.contains(&glyph::width(word));
    let house = |w: &str| HOUSES.iter().any(|e| w.ends_with(e));
    let act = || {
        ACTS.iter()
            .find_map(|a| word.strip_suffix(a))
            .is_some_and(|w| house(w) || OWNERS.iter().any(|o| w.ends_with(o)))
    };
    (plain && (house(word) || act())).then_some(word.len())
}
