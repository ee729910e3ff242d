//! Bylines: who wrote it, as papers print it, with spaces or without, in brackets or after a bullet.
//!
//! ```text
//! ■记者吴斐通讯员董娜                   -> 吴斐 记者, 董娜 通讯员
//! （本报记者 尹秀国 通讯员 魏诗）         -> 尹秀国 记者, 魏诗 通讯员
//! 记者范方斌摄                         -> 范方斌 记者, a picture's
//! ```
//!
//! A byline is a row of roles, names and a few closing words and nothing else; a name is known by its length and
//! its surname. So `记者走基层` is no byline, and `（笑）` names nobody.

use crate::glyph;
use crate::issue::Author;
use crate::words;

/// What a byline says.
#[derive(Clone, Debug, Default, PartialEq)]
struct Byline {
    /// The people, in the order printed.
    authors: Vec<Author>,
    /// It names a role: `记者`, `通讯员`.
    has_role: bool,
    /// It says who took a picture: `摄`.
    is_photo: bool,
}

/// The authors a byline names, whatever stands around them: `本报讯（记者 何可人）`.
pub(crate) fn authors(byline: &str) -> Vec<Author> {
    read(bracketed(byline).unwrap_or(byline)).unwrap_or_default().authors
}

/// What stands in the brackets a byline has.
pub(crate) fn bracketed(byline: &str) -> Option<&str> {
    let inner = &byline[words::find(byline, is_open)?..];
    let inner = &inner[words::run(inner, is_open)..];
    Some(&inner[..words::find(inner, is_close).unwrap_or(inner.len())])
}

/// Whether all of `text` is a byline with a role: `■记者 张三`, `本报记者 李四 通讯员 王五`.
pub(crate) fn is_byline(text: &str) -> bool {
    read(text).is_some_and(|byline| byline.has_role && !byline.authors.is_empty() && !byline.is_photo)
}

/// Whether all of `text` is a byline in brackets: `（记者 段兰飞）`, `（杨敏永）`.
pub(crate) fn is_signature(text: &str) -> bool {
    within_brackets(text).and_then(read).is_some_and(|byline| !byline.authors.is_empty())
}

/// Whether all of `text` says who took a picture: `记者范方斌摄`, `（冯红人 摄）`, `本报记者 曾姣子 摄影报道`.
pub(crate) fn is_photo_credit(text: &str) -> bool {
    let inner = within_brackets(text).unwrap_or(text);
    read(inner).is_some_and(|byline| byline.is_photo && !byline.authors.is_empty())
}

/// Where the byline that ends a text begins: `…色彩。记者范方斌摄`, `…观测。（本报记者 毛少华）`.
pub(crate) fn closing(text: &str) -> Option<usize> {
    let in_brackets = words::last(text).is_some_and(is_close);
    let at = if in_brackets { words::find_back(text, is_open)? } else { after_last_sentence(text)? };
    let before = words::last(words::trim_end(&text[..at])).is_some_and(ends_a_sentence);
    let inner = &text[at..];
    (before && (is_signature(inner) || is_photo_credit(inner) || is_byline(inner))).then_some(at)
}

fn after_last_sentence(text: &str) -> Option<usize> {
    let at = words::run_back(text, |c| !ends_a_sentence(c));
    let at = at + words::space(&text[at..]);
    (0 < at && at < text.len()).then_some(at)
}

fn ends_a_sentence(c: char) -> bool {
    glyph::is_stop(c) || glyph::is_soft_stop(c) || glyph::is_close(c)
}

fn within_brackets(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(is_open)?.strip_suffix(is_close)?;
    words::find(inner, |c| is_open(c) || is_close(c)).is_none().then_some(inner)
}

/// Whether `c` opens brackets, of either width.
pub(crate) fn is_open(c: char) -> bool {
    matches!(c, '（' | '(')
}

fn is_close(c: char) -> bool {
    matches!(c, '）' | ')')
}

/// What stands between roles and names, or in front as a bullet.
fn is_separator(c: char) -> bool {
    glyph::is_space(c)
        || matches!(c, '、' | '，' | ',' | '/' | '／' | '；' | '：' | ':' | '&' | '|' | '丨')
        || matches!(
            c,
            '■' | '□' | '●' | '○' | '◎' | '◆' | '◇' | '▲' | '△' | '▪' | '★' | '☆' | '※' | '\u{F06C}' | '\u{F06E}'
        )
}

/// Reads all of `text` as a byline, or nothing.
fn read(text: &str) -> Option<Byline> {
    /// Six people with roles fill no more, in em.
    const LONGEST: f32 = 48.0;
    if glyph::width(text) > LONGEST {
        return None;
    }
    let mut byline = Byline::default();
    let mut role = None;
    let mut rest = &text[words::run(text, is_separator)..];
    while !rest.is_empty() {
        let (start, end) = scan_role(rest);
        let closing = scan_closing_word(rest);
        let taken = if end > 0 {
            byline.has_role = true;
            role = Some(&rest[start..end]);
            end
        } else if closing > 0 {
            byline.is_photo |= words::find(&rest[..closing], |c| matches!(c, '摄' | '攝' | '图')).is_some();
            closing
        } else {
            let (len, name) = scan_name(rest)?;
            byline.authors.push(Author { name, role: role.map(str::to_owned) });
            len
        };
        rest = &rest[taken..];
        rest = &rest[words::run(rest, is_separator)..];
    }
    Some(byline)
}

/// Where a role begins and ends, zeros for none; what names the house (`本报`) is no part of it.
fn scan_role(text: &str) -> (usize, usize) {
    const HOUSES: &str = "本报 本報 本刊 本台 本网 新华社 新華社 中新社 中新网 人民日报";
    const RANKS: &str = "首席 见习 見習 实习 實習 特约 特約 特派 驻站 摄影 攝影 全媒体 融媒体 融媒 高级 文字";
    const ROLES: &str = "记者 記者 通讯员 通訊員 实习生 實習生 评论员 評論員 编辑 編輯 作者 撰稿人";
    let house = words::starts(text, HOUSES);
    let start = house + words::space(&text[house..]);
    // `实习生` begins like the rank `实习`.
    let plain = words::starts(&text[start..], ROLES);
    let rank = if plain > 0 { 0 } else { words::starts(&text[start..], RANKS) };
    let role = words::starts(&text[start + rank..], ROLES);
    if role > 0 { (start, start + rank + role) } else { (0, 0) }
}

/// The length of a word that says what the named did: `摄影报道`, `文/图`.
fn scan_closing_word(text: &str) -> usize {
    let word = words::starts(text, "摄影报道 攝影報道 摄影 攝影 摄 攝 文图 图文 供图 报道 報道 整理 文 图");
    let parted = words::first(&text[word..]).is_none_or(is_separator);
    if parted { word } else { 0 }
}

/// A name of two to four characters, of two parts with a dot, or spread by a space (`陈 飞`).
fn scan_name(text: &str) -> Option<(usize, String)> {
    /// `阿卜杜拉·买买提江` and some more.
    const LONGEST_DOTTED: usize = 15;
    let name = name_run(text, ends_a_name);
    let known = match words::count(name) {
        1 => return spread_name(text, name),
        2..=4 => has_surname(name) || words::has(name, '·'),
        5..=LONGEST_DOTTED => words::has(name, '·'),
        _ => false,
    };
    known.then(|| (name.len(), name.to_owned()))
}

/// The characters of names up to any other and up to where `ends` says so of the rest.
fn name_run(text: &str, ends: fn(&str) -> bool) -> &str {
    let stop = |(at, c): &(usize, char)| !(glyph::is_han(*c) || *c == '·') || (*at > 0 && ends(&text[*at..]));
    &text[..text.char_indices().find(stop).map_or(text.len(), |(at, _)| at)]
}

/// A role or 摄 may be glued to a name; 文 and 图 may be part of one.
fn ends_a_name(rest: &str) -> bool {
    scan_role(rest).1 > 0 || (scan_closing_word(rest) > 0 && !rest.starts_with(['文', '图']))
}

fn spread_name(text: &str, surname: &str) -> Option<(usize, String)> {
    let given_at = surname.len() + words::space(&text[surname.len()..]);
    let given = name_run(&text[given_at..], ends_a_name);
    let spread = given_at > surname.len() && words::count(given) == 1 && has_surname(surname);
    spread.then(|| (given_at + given.len(), [surname, given].concat()))
}

/// The surnames of all but a few in a hundred, common double ones among them, in both forms.
fn has_surname(name: &str) -> bool {
    const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹\
        熊白孟秦邱江尹薛闫阎段雷侯龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔汤康易乔施赖樊兰殷洪季申庄章鲁葛翁岳齐梅盛祝左柴童詹牛柳温颜倪关焦俞安耿裴霍甘\
        冉巩辛管游滕苗纪聂房鲍凌包柯阮欧桂尚舒查喻骆翟卜曲邢涂甄路项穆辜蒲祁饶娄裘邬瞿符佟卓冼蓝宁宫柏景冀占靳屈牟卞褚晏桑栾仲苑米窦丘简蔚伍戚池郁芦\
        谷商闵荣战祖沙仇郎冷厉支迟卫艾佘奚谈丰尤張劉陳楊黃趙吳孫馬鄭謝許韓鄧馮蕭蔣餘葉蘇呂盧鍾薑譚陸範韋賈鄒閆閻龍賀顧龔萬錢嚴湯喬賴齊歐聶紀溫莊衛龐\
        連駱單遊車蘭顏費寧宮榮簡蔔華東庞鞠习文时成华单连常向应车代费储解";
    words::first(name).is_some_and(|c| words::has(SURNAMES, c))
        || words::starts(name, "欧阳 上官 诸葛 皇甫 歐陽 諸葛") > 0
}

/// The length of the credit a text begins with: `责编/ 宋新`, `版面设计：彭艳勇`.
pub(crate) fn job(text: &str) -> usize {
    let title = job_title(text);
    let start = title + words::space(&text[title..]);
    match credited(&text[start..]) {
        names if title > 0 && names > 0 => start + names,
        _ => 0,
    }
}

/// The length of a job with the mark after it: `责编/`, `校对：`.
fn job_title(text: &str) -> usize {
    const JOBS: &str = "责任编辑 責任編輯 责编 責編 本版编辑 编辑 編輯 美编 美術編輯 美术编辑 版面设计 版式 视觉 校对 校對 \
                        组版 制图 审读 审校 主编 总编 值班编委 值班主任 设计";
    let job = words::starts(text, JOBS);
    let mark = job + words::space(&text[job..]);
    let end = mark + words::run(&text[mark..], |c| matches!(c, ':' | '：' | '/' | '／' | '|' | '丨'));
    if job > 0 && end > mark { end } else { 0 }
}

/// The length of the names after a job, of two to four characters each, up to the next job. Some extractors glue that
/// on: `宋新版式/ 何燕秀`.
fn credited(text: &str) -> usize {
    let mut end = 0;
    loop {
        let at = end + words::run(&text[end..], |c| glyph::is_space(c) || c == '、');
        let name = name_run(&text[at..], |rest| job_title(rest) > 0);
        let named = (2..=4).contains(&words::count(name)) && (end == 0 || has_surname(name));
        if !named || job_title(&text[at..]) > 0 {
            return end;
        }
        end = at + name.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(byline: &str) -> Vec<String> {
        authors(byline).iter().map(|a| format!("{}:{}", a.role.as_deref().unwrap_or(""), a.name)).collect()
    }

    #[test]
    fn names_authors_and_their_roles() {
        let table: [(&str, &[&str]); 9] = [
            ("本报讯（记者 何可人 通讯员 高梦姣）", &["记者:何可人", "通讯员:高梦姣"]),
            ("本报讯（翁浩浩 余勤 莫利锋）", &[":翁浩浩", ":余勤", ":莫利锋"]),
            ("■记者吴斐通讯员董娜", &["记者:吴斐", "通讯员:董娜"]),
            ("本报讯（首席记者 蒋超）", &["首席记者:蒋超"]),
            ("记者范方斌摄", &["记者:范方斌"]),
            ("（实习生 陈 飞 记者 李华）", &["实习生:陈飞", "记者:李华"]),
            ("本报记者 阿卜杜拉·买买提", &["记者:阿卜杜拉·买买提"]),
            ("本報記者 陳大文", &["記者:陳大文"]),
            ("本报讯（本报综合报道）", &[]),
        ];
        for (byline, people) in table {
            assert_eq!(named(byline), people, "{byline}");
        }
    }

    #[test]
    fn takes_no_prose_for_a_byline() {
        for text in ["记者走基层", "记者", "（笑）", "（区）", "记者从市气象局了解到", "（以下简称公司）", ""]
        {
            assert!(!is_byline(text) && !is_signature(text) && !is_photo_credit(text), "{text}");
        }
    }

    #[test]
    fn finds_the_byline_that_ends_a_text() {
        let table = [
            ("添了色彩。记者范方斌摄", Some("记者范方斌摄")),
            ("实时观测。（本报记者 毛少华）", Some("（本报记者 毛少华）")),
            ("送“福”。 （冯红人 摄）", Some("（冯红人 摄）")),
            ("他当过记者王强的学生。", None),
            ("华润雪花啤酒（浙江）", None),
        ];
        for (text, byline) in table {
            assert_eq!(closing(text).map(|at| &text[at..]), byline, "{text}");
        }
    }

    #[test]
    fn reads_credits_to_their_end() {
        let text = "责编/ 宋新 版式/ 何燕秀";
        assert_eq!(&text[..job(text)], "责编/ 宋新");
        assert_eq!(job("编辑部的故事"), 0);
        assert_eq!(job("校对："), 0);
    }
}
