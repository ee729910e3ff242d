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

use crate::english;
use crate::glyph::{self, Glyphs};
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

/// What all of a text is to the text beside it, if nothing but a byline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// With a role: `■记者 张三`, `本报记者 李四 通讯员 王五`.
    Byline,
    /// In brackets: `（记者 段兰飞）`, `（杨敏永）`.
    Signature,
    /// Who took a picture, or gave it: `记者范方斌摄`, `（冯红人 摄）`, `本报记者 曾姣子 摄影报道`, `受访者供图`.
    PhotoCredit,
}

/// What sort of byline all of `text` is. A colon after what is no role gives a unit or a source: `（单位：万元）`.
pub(crate) fn standing(text: &str) -> Option<Standing> {
    let inside = within_brackets(text);
    let inner = inside.unwrap_or(text);
    if is_supplied(inner) {
        return Some(Standing::PhotoCredit);
    }
    let byline = read(inner).filter(|byline| !byline.authors.is_empty())?;
    let valued = || words::find(inner, |c| matches!(c, '：' | ':')).is_some();
    match inside {
        _ if byline.is_photo => Some(Standing::PhotoCredit),
        Some(_) => (byline.has_role || !valued()).then_some(Standing::Signature),
        None => byline.has_role.then_some(Standing::Byline),
    }
}

/// Whether all of `text` is a byline with a role: `記者潘曉嵐／柳溪報導`.
pub(crate) fn names_a_role(text: &str) -> bool {
    read(text).is_some_and(|byline| byline.has_role && !byline.authors.is_empty())
}

/// Whether all of `text` says who took a picture, or gave it.
pub(crate) fn is_photo_credit(text: &str) -> bool {
    standing(text) == Some(Standing::PhotoCredit) || english::is_photo_credit(text)
}

/// Whether all of `text` says where a picture comes from: `受访者供图`, `资料图片`, `图片由市博物馆提供`.
fn is_supplied(text: &str) -> bool {
    /// In characters, with whoever supplied it.
    const LONGEST: usize = 20;
    const SUPPLIED: &str = "供图 供圖 资料图片 資料圖片 资料照片 資料照片";
    let given = || words::starts(text, "图片由 圖片由 照片由 图由") > 0 && words::ends(text, "提供") > 0;
    let ends = words::last(text).is_some_and(|c| matches!(c, '图' | '圖' | '片' | '供'));
    let plain = || words::find(text, |c| glyph::is_stop(c) || glyph::is_pause(c)).is_none();
    ends && !words::is_longer(text, LONGEST) && (given() || words::ends(text, SUPPLIED) > 0) && plain()
}

/// Where the byline that ends a text begins: `…色彩。记者范方斌摄`, `…观测。（本报记者 毛少华）`.
pub(crate) fn closing(text: &str) -> Option<usize> {
    let in_brackets = words::last(text).is_some_and(is_close);
    let at = if in_brackets { words::find_back(text, is_open)? } else { after_last_sentence(text)? };
    let before = words::last(words::trim_end(&text[..at])).is_some_and(ends_a_sentence);
    (before && standing(&text[at..]).is_some()).then_some(at)
}

fn after_last_sentence(text: &str) -> Option<usize> {
    let at = words::run_back(text, |c| !ends_a_sentence(c));
    let at = at + words::space(&text[at..]);
    (0 < at && at < text.len()).then_some(at)
}

fn ends_a_sentence(c: char) -> bool {
    glyph::classes(c).has(Glyphs::STOP | Glyphs::SOFT | Glyphs::CLOSE)
}

fn within_brackets(text: &str) -> Option<&str> {
    let (open, close) = (words::first(text).filter(|c| is_open(*c))?, words::last(text).filter(|c| is_close(*c))?);
    let inner = text.get(open.len_utf8()..text.len() - close.len_utf8())?;
    words::find(inner, |c| is_open(c) || is_close(c)).is_none().then_some(inner)
}

/// Whether `c` opens brackets, of either width.
pub(crate) fn is_open(c: char) -> bool {
    matches!(c, '（' | '(')
}

pub(crate) fn is_close(c: char) -> bool {
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
///
/// A line with a full stop is none, and most lines are not asked further.
fn read(text: &str) -> Option<Byline> {
    /// Six people with roles fill no more, in bytes.
    const LONGEST: usize = 150;
    if text.len() > LONGEST || words::find(text, glyph::is_stop).is_some() {
        return None;
    }
    let mut byline = Byline::default();
    let mut role = None;
    let mut rest = &text[words::run(text, is_separator)..];
    while !rest.is_empty() {
        let (start, end) = scan_role(rest);
        let closing = scan_closing_word(rest);
        let reported = if byline.authors.is_empty() { 0 } else { scan_report(rest) };
        let taken = if end > 0 {
            byline.has_role = true;
            role = Some(&rest[start..end]);
            end
        } else if closing > 0 {
            byline.is_photo |= words::find(&rest[..closing], |c| matches!(c, '摄' | '攝' | '图')).is_some();
            closing
        } else if reported > 0 {
            reported
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
    let correspondent = scan_correspondent(text);
    if correspondent.1 > 0 {
        return correspondent;
    }
    // Most of what is asked begins none of them.
    if !words::opens(text, "本新中人首见見实實特驻摄攝全融高文记記通评評编編作撰") {
        return (0, 0);
    }
    let house = words::starts(text, HOUSES);
    let start = house + words::space(&text[house..]);
    // `实习生` begins like the rank `实习`.
    let plain = words::starts(&text[start..], ROLES);
    let rank = if plain > 0 { 0 } else { words::starts(&text[start..], RANKS) };
    let role = words::starts(&text[start + rank..], ROLES);
    if role > 0 { (start, start + rank + role) } else { (0, 0) }
}

/// The same for a reporter of a house or a post that no list has: `晨报记者`, `本报驻美国记者`.
fn scan_correspondent(text: &str) -> (usize, usize) {
    /// In characters: `本报驻乌鲁木齐`.
    const LONGEST: usize = 8;
    for (at, c) in words::take(text, LONGEST).char_indices() {
        if !glyph::is_han(c) {
            break;
        }
        let role = if matches!(c, '记' | '記') { words::starts(&text[at..], "记者 記者") } else { 0 };
        if role > 0 {
            let post = words::find(&text[..at], |c| matches!(c, '驻' | '駐')).is_some_and(|at| at > 0);
            let house = words::ends(
                &text[..at],
                "晨报 晚报 日报 时报 早报 商报 都市报 青年报 晨報 晚報 日報 時報 電視台 电视台 广播 通讯社",
            );
            return if post || house > 0 { (0, at + role) } else { (0, 0) };
        }
    }
    (0, 0)
}

/// The length of the place a report comes from: `北京报道`.
fn scan_report(text: &str) -> usize {
    let word = &text[..words::find(text, is_separator).unwrap_or(text.len())];
    let short = (4..=7).contains(&words::count(word));
    if short && words::ends(word, "报道 報道 報導 電 电") > 0 { word.len() } else { 0 }
}

/// The length of a word that says what the named did: `摄影报道`, `文/图`.
fn scan_closing_word(text: &str) -> usize {
    if !words::opens(text, "摄攝文图供报報整新中") {
        return 0;
    }
    let word = words::starts(
        text,
        "摄影报道 攝影報道 摄影 攝影 摄 攝 文图 图文 供图 报道 報道 整理 文 图 新华社发 新華社發 中新社发",
    );
    let parted = words::first(&text[word..]).is_none_or(is_separator);
    if parted { word } else { 0 }
}

/// A name of two to four characters, of two parts with a dot, or spread by a space (`陈 飞`).
fn scan_name(text: &str) -> Option<(usize, String)> {
    // Most lines are prose, and end here: before any word list is asked.
    let dotted = words::has(words::take(text, LONGEST_NAME), '·');
    (dotted || has_surname(text)).then_some(())?;
    let name = name_run(text, ends_a_name);
    let known = match words::count(name) {
        1 => return spread_name(text, name),
        2..=3 => (has_surname(name) && !is_office(name)) || words::has(name, '·'),
        4 => double_surname(name) > 0 || words::has(name, '·'),
        5..=LONGEST_NAME => words::has(name, '·'),
        _ => false,
    };
    known.then(|| (name.len(), name.to_owned()))
}

/// In characters: `阿卜杜拉·买买提江` and some more.
const LONGEST_NAME: usize = 15;

/// The characters of names up to any other and up to where `ends` says so of the rest; no more than can be a name.
fn name_run(text: &str, ends: fn(&str) -> bool) -> &str {
    let stop = |(at, c): &(usize, char)| !(glyph::is_han(*c) || *c == '·') || (*at > 0 && ends(&text[*at..]));
    let text = words::take(text, LONGEST_NAME + 1);
    &text[..text.char_indices().find(stop).map_or(text.len(), |(at, _)| at)]
}

/// A role or 摄 may be glued to a name; 文 and 图 may be part of one.
fn ends_a_name(rest: &str) -> bool {
    scan_role(rest).1 > 0 || (scan_closing_word(rest) > 0 && !words::opens(rest, "文图"))
}

fn spread_name(text: &str, surname: &str) -> Option<(usize, String)> {
    let given_at = surname.len() + words::space(&text[surname.len()..]);
    let given = name_run(&text[given_at..], ends_a_name);
    let spread = given_at > surname.len() && words::count(given) == 1 && has_surname(surname);
    spread.then(|| (given_at + given.len(), surname.to_owned() + given))
}

/// Whether what could be a name ends like an office (`文明办`) or a heading (`作者简介`).
fn is_office(name: &str) -> bool {
    words::last(name).is_some_and(|c| words::has("办局委部处厅院所社会站组队线介辦處廳會組隊線", c))
}

/// Whether a line is the name of an office, a company or a person, as a notice is signed with.
pub(crate) fn gives_notice(line: &str) -> bool {
    /// In characters.
    const NAME: std::ops::RangeInclusive<usize> = 2..=3;
    let person = || NAME.contains(&words::count(line)) && line.chars().all(glyph::is_han) && has_surname(line);
    is_office(line) || words::ends(line, "公司 政府 中心 学校 學校 银行 銀行 集团 集團 协会 協會") > 0 || person()
}

/// Whether a name begins with a surname: those of all but a few in a hundred, common double ones among them, in both
/// forms.
fn has_surname(name: &str) -> bool {
    words::first(name).is_some_and(is_surname) || double_surname(name) > 0
}

/// The length of the double surname a name begins with.
fn double_surname(name: &str) -> usize {
    const DOUBLE: &str = "欧阳 上官 诸葛 皇甫 司马 司徒 慕容 令狐 宇文 尉迟 公孙 歐陽 諸葛 司馬 尉遲 公孫";
    words::starts(name, DOUBLE)
}

fn is_surname(c: char) -> bool {
    /// In the order of their codes; three bytes each.
    const SURNAMES: &str = "丁万丘严丰乔习于仇付代仲任伍何佘余佟侯俞倪傅储兰关冀冉冯冷冼凌刘劉包华卓单卜卞占卢卫厉史叶向吕吳吴呂周唐商喬單喻嚴夏奚姚姜娄孔孙孟季孫宁安宋\
        宫宮寧尚尤尹屈岳崔左巩常庄应庞康廖张張彭徐成战戚戴房支文方施时易晏景曲曹曾朱李杜杨東林柏查柯柳柴栾桂桑梁梅楊榮樊欧歐武段殷毛江池汤汪沈沙洪涂\
        温游湯溫滕潘焦熊牛牟王甄甘田申白盛盧瞿石祁祖祝秦程穆窦章童符简管範簡米紀纪罗翁翟耿聂聶肖胡舒艾芦苏苑苗范荣莊莫華萧萬葉葛董蒋蒲蓝蔔蔚蔡蔣蕭薑\
        薛蘇蘭衛袁裘裴褚覃解許詹謝譚许谈谢谭谷費賀賈賴费贺贾赖赵趙路車车辛辜连迟連遊邓邢邬邱邵邹郁郎郑郝郭鄒鄧鄭金錢鍾钟钱閆閻闫闵阎阮陆陈陳陶陸雷霍\
        靳鞠韋韓韦韩顏顧项顾颜餘饶馬馮駱马骆高魏鲁鲍黃黄黎齊齐龍龐龔龙龚";
    let (mut from, mut to) = (0, SURNAMES.len() / 3);
    let mut buffer = [0; 4];
    let wanted = c.encode_utf8(&mut buffer).as_bytes();
    while from < to {
        let middle = from.midpoint(to);
        match SURNAMES.as_bytes()[3 * middle..3 * middle + 3].cmp(wanted) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => from = middle + 1,
            std::cmp::Ordering::Greater => to = middle,
        }
    }
    false
}

/// What those who make a page do.
const JOBS: &str = "责任编辑 責任編輯 责编 責編 本版编辑 编辑 編輯 美编 美術編輯 美术编辑 版面设计 版式 视觉 校对 校對 \
                    组版 制图 审读 审校 主编 总编 值班编委 值班主任 设计";

/// The length of the credit a text begins with: `责编/ 宋新`, `版面设计：彭艳勇`.
pub(crate) fn job(text: &str) -> usize {
    let jobs = spaced_jobs(text);
    if jobs > 0 {
        return jobs;
    }
    let title = job_title(text);
    let start = title + words::space(&text[title..]);
    match credited(&text[start..]) {
        names if title > 0 && names > 0 => start + names,
        _ => 0,
    }
}

/// The length of a text that is credits with nothing but spaces between, two at least: `编辑 常羽 版式 毕升华`.
fn spaced_jobs(text: &str) -> usize {
    let (mut rest, mut jobs) = (text, 0);
    while !rest.is_empty() {
        let job = words::starts(rest, JOBS);
        let name = words::trim(&rest[job..]);
        let len = words::word(name).len();
        if job == 0 || rest[job..].len() == name.len() || !(2..=4).contains(&words::count(&name[..len])) {
            return 0;
        }
        rest = words::trim(&name[len..]);
        jobs += 1;
    }
    if jobs > 1 { text.len() } else { 0 }
}

/// The length of a job with the mark after it: `责编/`, `校对：`.
fn job_title(text: &str) -> usize {
    if !words::opens(text, "责責编編本美版视校组制审主总值设") {
        return 0;
    }
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
        let table: [(&str, &[&str]); 15] = [
            ("本报记者 张三丰 北京报道", &["记者:张三丰"]),
            ("■本报记者 李四 上海报道", &["记者:李四"]),
            ("晨报记者 朱晓芳", &["晨报记者:朱晓芳"]),
            ("本报驻美国记者 李博", &["本报驻美国记者:李博"]),
            ("本报记者 慕容雪村 通讯员 司马南", &["记者:慕容雪村", "通讯员:司马南"]),
            ("（新华社发 张三丰 摄）", &[":张三丰"]),
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
        for text in [
            "记者走基层",
            "记者",
            "（笑）",
            "（区）",
            "记者从市气象局了解到",
            "（以下简称公司）",
            "（单位：万元）",
            "（文明办）",
            "记者连线",
            "作者简介",
            "记者时常看到",
            "",
        ] {
            assert_eq!(standing(text), None, "{text}");
        }
    }

    #[test]
    fn knows_where_a_picture_comes_from() {
        for text in ["CFP供图", "受访者供图", "（资料图片）", "（图片由市博物馆提供）", "（新华社发 张三丰 摄）"]
        {
            assert!(is_photo_credit(text), "{text}");
        }
        assert!(!is_photo_credit("他为展览提供照片，也为报社供图"));
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
