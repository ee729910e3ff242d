//! Scanners: what the wording of a printed line says it is, wherever the line stands. None changes anything.
//!
//! The forms are those of Chinese papers at large: how a story opens (`本报讯（记者 某某）`), how it is signed, how
//! it turns the page. Traditional forms stand beside the simplified ones.

use crate::byline::{self, Standing};
use crate::english;
use crate::furniture;
use crate::glyph::{self, Glyphs};
use crate::issue::Direction;
use crate::japanese;
use crate::jump;
use crate::words;

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
    /// Reads like what a page says of itself: `第2版综合新闻`, `责编/ 宋新`.
    Furniture,
    /// Signs a notice: who gives it, or the day below.
    Signatory,
}

/// The form of a whole printed line, if its wording tells one. `glyphs` are the classes of its characters: most lines
/// hold nothing of what a form is known by and are not read for it.
pub(crate) fn form(text: &str, glyphs: Glyphs) -> Option<Form> {
    if glyphs.has(Glyphs::CAPITAL) && english::dateline(text) > 0 {
        return Some(Form::Dateline);
    }
    if let Some(end) = dateline(text) {
        let alone = end == text.len() && byline::bracketed(text).is_some();
        return Some(if alone { Form::Byline } else { Form::Dateline });
    }
    if !glyphs.has(Glyphs::PROSE) && !furniture::pieces(text).is_empty() {
        return Some(Form::Furniture);
    }
    if is_continued(text) {
        return Some(Form::Continued);
    }
    if english::is_photo_credit(text) {
        return Some(Form::PhotoCredit);
    }
    let signed = glyphs.has(Glyphs::ROLE | Glyphs::PICTURE) || words::first(text).is_some_and(byline::is_open);
    match if signed && !glyphs.has(Glyphs::WORDY) { byline::standing(text) } else { None } {
        Some(Standing::PhotoCredit) => Some(Form::PhotoCredit),
        Some(Standing::Signature) => Some(Form::Signature),
        Some(Standing::Byline) => Some(Form::Byline),
        None if english::is_byline(text) => Some(Form::Byline),
        None => jump::reference(text).map(|_| Form::Reference),
    }
}

fn is_continued(text: &str) -> bool {
    jump::arrival(text).or_else(|| jump::abroad(text)).is_some_and(|jump| jump.direction == Direction::From)
}

/// How far the dateline at the head of a story reaches, its parenthesis of names included:
/// `本报讯（记者 何可人）`, `新华社北京7月1日电（记者刘伟）`, `据新华社杭州1月20日电`.
pub(crate) fn dateline(text: &str) -> Option<usize> {
    if words::opens(text, "【〔［[") {
        return framed(text);
    }
    if !words::first(text).is_some_and(opens_a_dateline) {
        return None;
    }
    const OWN: &str = "本报讯 本報訊 本报综合讯 本报综合报道 本报综合消息 本刊讯 本网讯 本台讯 本社讯 本报快讯";
    let own = words::starts(text, OWN);
    let end = if own > 0 { own } else { dispatch(text)? };
    Some(end + names_in_brackets(&text[end..]))
}

/// The same in a frame, as papers in Taiwan and Hong Kong print it: `【記者潘曉嵐／柳溪報導】`, `〔本報訊〕`.
fn framed(text: &str) -> Option<usize> {
    /// In characters: three people and a place.
    const LONGEST: usize = 30;
    let frame = words::first(text)?.len_utf8();
    let text = words::take(text, LONGEST);
    let end = words::find(text, |c| matches!(c, '】' | '〕' | '］' | ']'))?;
    let inner = &text[frame..end];
    let known = dateline(inner) == Some(inner.len()) || byline::names_a_role(inner) || japanese::is_agency(inner);
    known.then(|| end + words::first(&text[end..]).map_or(0, char::len_utf8))
}

fn opens_a_dateline(c: char) -> bool {
    glyph::classes(c).has(Glyphs::DATELINE)
}

/// A report from elsewhere: an agency or the paper, place and day of at most 16 characters, and `电`.
fn dispatch(text: &str) -> Option<usize> {
    const AGENCIES: &str = "新华社 新華社 中新社 中新网 中央社 人民日报 法新社 路透社 本报 本報";
    /// Place and day: `乌鲁木齐12月31日`.
    const PLACE_AND_DAY: usize = 16;
    let said = words::starts(text, "据 據");
    let agency = words::starts(&text[said..], AGENCIES);
    (agency > 0).then_some(())?;
    let rest = &text[said + agency..];
    let plain = |c| glyph::is_han(c) || c.is_ascii_digit() || c == ' ' || c == '·';
    let place = words::take(rest, PLACE_AND_DAY);
    let place = &place[..words::run(place, plain)];
    let at = words::find(place, |c| matches!(c, '电' | '電' | '讯' | '訊'))?;
    let c = words::first(&place[at..])?;
    // A dated report names its day; `本报昨日电话采访` is prose.
    let day = &rest[..at - words::ends(&rest[..at], "日")];
    let dated = at == 0 || (day.len() < at && words::last(day).is_some_and(|c| c.is_ascii_digit()));
    dated.then(|| said + agency + at + c.len_utf8())
}

/// The length of the brackets after a dateline, with the space before them. Ones that the line's end cuts off do
/// not count.
fn names_in_brackets(text: &str) -> usize {
    /// Names and roles of at most four people.
    const LONGEST: usize = 60;
    let space = words::space(text);
    if !words::first(&text[space..]).is_some_and(byline::is_open) {
        return 0;
    }
    let close = text.char_indices().take(LONGEST).find(|&(_, c)| matches!(c, '）' | ')'));
    close.map_or(0, |(at, c)| at + c.len_utf8())
}

/// Where a line that two items share is to be parted: before a dateline that has a headline to its left.
pub(crate) fn shared_line(text: &str) -> Option<usize> {
    /// A headline is not shorter, in characters.
    const SHORTEST_HEADLINE: usize = 4;
    if let Some(at) = shared_turn(text) {
        return Some(at);
    }
    let mut at = words::word(text).len();
    while at < text.len() {
        at += words::space(&text[at..]);
        let headed = words::is_longer(words::trim_end(&text[..at]), SHORTEST_HEADLINE - 1);
        if headed && dateline(&text[at..]).is_some() {
            return Some(at);
        }
        at += words::word(&text[at..]).len();
    }
    None
}

/// Where a line that a headline and a story from another page share is to be parted: `冬天里的课堂（上接第1版）农耕…`.
fn shared_turn(text: &str) -> Option<usize> {
    let before = &text[..words::find(text, |c| c == '接')?];
    let at = before.len() - words::ends(before, "（上 (上 【上");
    let headed = at < before.len() && words::is_longer(words::trim_end(&text[..at]), 3);
    let plain = !glyph::all(&text[..at]).has(Glyphs::STOP | Glyphs::PAUSE | Glyphs::SOFT);
    (headed && plain && jump::arrival(&text[at..]).is_some()).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_forms_by_their_wording() {
        let table = [
            ("本报讯（记者 何可人）近日，", Some(Form::Dateline)),
            ("本报讯 近日，", Some(Form::Dateline)),
            ("新华社北京7月1日电（记者刘伟）今天", Some(Form::Dateline)),
            ("据新华社杭州1月20日电 今天", Some(Form::Dateline)),
            ("本報訊（記者 陳大文）昨日", Some(Form::Dateline)),
            ("【記者潘曉嵐／柳溪報導】昨日", Some(Form::Dateline)),
            ("〔本報訊〕昨日", Some(Form::Dateline)),
            ("【ロンドン共同】英政府は", Some(Form::Dateline)),
            ("【民生关注】", None),
            ("（上接第1版）会议指出", Some(Form::Continued)),
            ("■记者吴斐通讯员董娜", Some(Form::Byline)),
            ("新华社北京7月1日电（记者 刘伟）", Some(Form::Byline)),
            ("（记者 段兰飞）", Some(Form::Signature)),
            ("记者范方斌摄", Some(Form::PhotoCredit)),
            ("春运首日火车票今天开抢（4版）", Some(Form::Reference)),
            ("新华社区举行邻居节", None),
            ("本报记者走进乡村电", None),
            ("记者走基层", None),
            ("本报昨日电话采访了市教育局", None),
            ("新华社今日电视专题开播", None),
        ];
        for (text, form) in table {
            assert_eq!(self::form(text, glyph::all(text)), form, "{text}");
        }
    }

    #[test]
    fn parts_a_line_that_two_items_share() {
        let text = "区领导走访企业 本报讯（记者 张三）昨日";
        assert_eq!(shared_line(text).map(|at| &text[at..]), Some("本报讯（记者 张三）昨日"));
        assert_eq!(shared_line("冬天里的课堂（上接第1版）农耕课上"), Some("冬天里的课堂".len()));
        assert_eq!(shared_line("会议指出，要抓好春耕。（上接第1版）"), None);
        assert_eq!(shared_line("本报讯（记者 张三）昨日"), None);
        assert_eq!(shared_line("他说 据新华社区统计"), None);
    }
}
