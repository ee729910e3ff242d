//! Furniture: what a page prints about itself, told by its wording wherever it stands: the day by any calendar, folio,
//! registration and issue number, publisher, and who edited the page.
//!
//! ```text
//! 2024年8月17日 星期四 责编/ 毛琪霞 校对/ 张飞国   -> a date, credits
//! 第2版综合新闻                                  -> a folio
//! ```

use crate::byline;
use crate::english;
use crate::glyph::{self, Glyphs};
use crate::issue::FurnitureRole;
use crate::japanese;
use crate::line::Line;
use crate::number;
use crate::words;

/// A piece of a line: where it begins and ends, and what it is there for.
pub(crate) type Piece = (usize, usize, FurnitureRole);

/// The pieces of a line that says nothing else than furniture; none for any other line.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    /// In bytes: the credits of a page fill less. A line of any length would be asked for each of its pieces.
    const LONGEST: usize = 1000;
    if text.len() > LONGEST {
        return Vec::new();
    }
    let mut pieces: Vec<Piece> = english::running_head(text);
    let mut at = 0;
    if !pieces.is_empty() || !may_begin(text) || glyph::all(text).has(Glyphs::PROSE) {
        return pieces;
    }
    while at < text.len() {
        let Some((len, role)) = piece(&text[at..]) else {
            return Vec::new();
        };
        match pieces.last_mut() {
            Some(last) if last.2 == role => last.1 = at + len,
            _ => pieces.push((at, at + len, role)),
        }
        at += len;
        at += words::space(&text[at..]);
    }
    pieces
}

/// Whether a text begins as some piece does, or its first word ends as a publisher does: spares most lines the scanners.
fn may_begin(text: &str) -> bool {
    const BEGINNINGS: &str =
        "责責编編美版视校组制审主总值设本第今国國邮郵刊總农農夏星周礼中民甲乙丙丁戊己庚辛壬癸一二三四五六七八九十〇零";
    const ENDINGS: &str = "心社团办辦管版报報聞面";
    let word = words::word(text);
    let first = words::first(word).is_some_and(|c| c.is_ascii_alphanumeric() || words::has(BEGINNINGS, c));
    first || reversed_folio(text) || words::last(word).is_some_and(|c| words::has(ENDINGS, c))
}

/// Whether a line is furniture beyond doubt: it says nothing else, and gives a registration, or a whole date with the
/// weekday or more. Any other line that reads like furniture may be a headline (`2版画展开幕`) or sign a notice, and is
/// weighed with its neighbours.
pub(crate) fn is_certain(line: &Line) -> bool {
    if line.glyphs.has(Glyphs::PROSE) || !line.glyphs.has(Glyphs::DIGIT | Glyphs::DATED) {
        return false;
    }
    let (text, pieces) = (line.text, pieces(line.text));
    let mut certain = false;
    for (start, end, role) in &pieces {
        let piece = &text[*start..*end];
        let alone = pieces.len() == 1 && !has_weekday(piece);
        let dated = *role == FurnitureRole::Date && !alone && day(piece).is_some();
        certain |= dated || *role == FurnitureRole::Masthead;
    }
    certain
}

/// The piece a text begins with: its length and role.
fn piece(text: &str) -> Option<(usize, FurnitureRole)> {
    /// Takes a text, gives the length of what it found at its beginning.
    type Scanner = fn(&str) -> usize;
    let scanners: [(Scanner, FurnitureRole); 6] = [
        (byline::job, FurnitureRole::Credits),
        (date, FurnitureRole::Date),
        (registration, FurnitureRole::Masthead),
        (name_of_paper, FurnitureRole::Masthead),
        (folio, FurnitureRole::Folio),
        (publisher, FurnitureRole::Publisher),
    ];
    scanners.iter().map(|(scan, role)| (scan(text), *role)).find(|(len, _)| *len > 0)
}

/// `2024年1月12日`, `星期五`, `农历癸卯年十二月初二`, `甲辰年正月初三`.
fn date(text: &str) -> usize {
    let word = words::word(text);
    let named = words::starts(word, "农历 農曆 夏历") > 0 || is_cyclic_year(word);
    let lunar = named && word.chars().all(is_of_a_lunar_day);
    if lunar || weekday(word) == word.len() { word.len() } else { solar(text) }
}

/// The length of the weekday a text begins with.
fn weekday(text: &str) -> usize {
    let prefix = words::starts(text, "星期 周 礼拜");
    let day = words::starts(&text[prefix..], "一 二 三 四 五 六 日 天");
    if prefix > 0 && day > 0 { prefix + day } else { 0 }
}

/// Whether a date piece gives the day of the week: `2024年1月12日 星期五`.
pub(crate) fn has_weekday(piece: &str) -> bool {
    if english::weekday(piece) > 0 {
        return true;
    }
    let mut places = piece.char_indices().filter(|(_, c)| matches!(c, '星' | '周' | '礼'));
    places.any(|(at, _)| weekday(&piece[at..]) > 0)
}

/// A lunar day is written with no other characters; a headline or a sentence that begins like one is.
fn is_of_a_lunar_day(c: char) -> bool {
    number::is_numeral(c)
        || words::has("农農历曆夏年月日闰閏正冬腊臘初廿卅大小甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥", c)
}

/// `甲辰年…`: a year named by stem and branch.
fn is_cyclic_year(word: &str) -> bool {
    let stem = words::starts(word, "甲 乙 丙 丁 戊 己 庚 辛 壬 癸");
    let branch = words::starts(&word[stem..], "子 丑 寅 卯 辰 巳 午 未 申 酉 戌 亥");
    stem > 0 && branch > 0 && word[stem + branch..].starts_with('年')
}

/// The length of a day and the weekday glued to it, where nothing else is glued to them.
fn solar(text: &str) -> usize {
    if let Some((_, len)) = english::day(text) {
        return len;
    }
    let Some((_, day)) = day(text) else {
        return 0;
    };
    let space = words::space(&text[day..]);
    let weekday = weekday(&text[day + space..]).max(japanese::weekday(&text[day + space..]));
    let len = if weekday > 0 { day + space + weekday } else { day };
    let parted =
        words::first(&text[len..]).is_none_or(|c| glyph::is_space(c) || matches!(c, '（' | '|' | '第' | '农' | '農'));
    if parted { len } else { 0 }
}

/// The day a date piece gives, if by the common calendar, as `YYYY-MM-DD`.
pub(crate) fn iso_day(piece: &str) -> Option<String> {
    let ([year, month, day], _) = day(piece)?;
    let mut iso = String::new();
    for (value, width) in [(year, 1000), (month, 10), (day, 10)] {
        if !iso.is_empty() {
            iso.push('-');
        }
        push_digits(&mut iso, value, width);
    }
    Some(iso)
}

/// The day a text begins with, as year, month and day, and its length: also by the years of the Republic.
fn day(text: &str) -> Option<([u32; 3], usize)> {
    /// The year before the first of the Republic.
    const BEFORE: u32 = 1911;
    /// As many as any paper will count.
    const YEARS: std::ops::Range<u32> = 1..289;
    let republic = words::starts(text, "中華民國 中华民国 民國 民国");
    if republic > 0 {
        let ([year, month, day], len) = number::date(&text[republic..])?;
        return YEARS.contains(&year).then_some(([year + BEFORE, month, day], republic + len));
    }
    number::day(text).or_else(|| english::day(text))
}

/// Writes a number with at least as many digits as `place`, a power of ten, has.
pub(crate) fn push_digits(text: &mut String, number: u32, place: u32) {
    if number >= 10 || place > 1 {
        push_digits(text, number / 10, (place / 10).max(1));
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// `国内统一连续出版物号CN33-0023`, `第17122期`, `邮发代号1-1`, `总第888期`.
fn registration(text: &str) -> usize {
    const OPENINGS: &str = "国内统一 國內統一 邮发代号 郵發代號 刊号";
    let len = numbered_word(text);
    let word = &text[..len];
    let volume = english::volume(text);
    if volume > 0 {
        return volume;
    }
    if words::starts(word, OPENINGS) > 0 || issue_number(word).is_some() { len } else { 0 }
}

/// `萧山日报`: a word that ends as papers' names do, alone on its line.
fn name_of_paper(text: &str) -> usize {
    /// In characters.
    const LENGTHS: std::ops::RangeInclusive<usize> = 3..=7;
    let named = LENGTHS.contains(&words::count(text)) && text.chars().all(glyph::is_han);
    let section = words::is_one(&text[..text.len() - words::ends(text, "新聞")], SECTIONS);
    let name = (named && !section && words::ends(text, NAMES_OF_PAPERS) > 0) || english::is_paper(text);
    if name { text.len() } else { 0 }
}

const NAMES_OF_PAPERS: &str =
    "日报 晚报 晨报 早报 时报 商报 周报 都市报 青年报 快报 日報 晚報 晨報 早報 時報 週報 新聞";

/// The name of the paper that a piece of a masthead gives.
pub(crate) fn paper(piece: &str) -> Option<&str> {
    (name_of_paper(piece) > 0).then(|| &piece[..words::run_back(piece, english::is_mark)])
}

/// The length of a word with the digits that a stray space parts from it: `CN33- 0023`.
fn numbered_word(text: &str) -> usize {
    let word = words::word(text).len();
    if !text[..word].ends_with('-') {
        return word;
    }
    let rest = word + words::space(&text[word..]);
    rest + words::word(&text[rest..]).len()
}

/// The number of the issue a word gives: `17122` of `第17122期`.
pub(crate) fn issue_number(word: &str) -> Option<&str> {
    let inner = &word[words::starts(word, "总第 總第 第")..];
    let number = words::run(inner, number::is_numeral);
    let known = inner.len() < word.len() && number > 0 && words::is_one(&inner[number..], "期 号 號");
    known.then(|| &inner[..number])
}

/// What papers call their pages, beside a number that nothing else says is one: `2 要闻`.
const SECTIONS: &str = "要闻 综合 国内 国际 本地 本市 时政 民生 社会 经济 财经 文化 文体 体育 教育 科技 健康 旅游 生活 法治 评论 \
                        副刊 专版 专题 视点 深度 新闻 综合新闻 广告 要聞 綜合 國內 國際 體育 財經 時事 総合 地域 国際 経済 政治 スポーツ くらし";

/// `要闻 03`: a page's name before its number.
fn reversed_folio(text: &str) -> bool {
    let name = words::word(text);
    let number = words::trim(&text[name.len()..]);
    let whole = number::page(number).is_some_and(|(_, len, _)| len == number.len());
    !words::is_longer(number, 3) && whole && words::is_one(name, SECTIONS)
}

/// `01`, `2版`, `第2版综合新闻`, `02要闻`, `A03国内`, `今日8版`.
fn folio(text: &str) -> usize {
    let page = words::starts(text, "Page PAGE");
    if page > 0 {
        let rest = &text[page + words::space(&text[page..])..];
        return if number::page(rest).is_some_and(|(_, len, _)| len == rest.len()) { text.len() } else { 0 };
    }
    if reversed_folio(text) {
        return text.len();
    }
    let word = words::word(text);
    let today = words::starts(word, "今日 本期");
    let Some((_, len, unit)) = number::page(&word[today..]) else {
        return 0;
    };
    if len == word.len() && words::is_one(words::trim(&text[len..]), SECTIONS) {
        return text.len();
    }
    // A number alone is a folio when it is padded: other numbers stand everywhere.
    // So is one with a section's letter: `A3`.
    let letters = words::run(word, |c| c.is_ascii_uppercase());
    let padded = today == 0 && (words::opens(&word[letters..], "0") || (letters == 1 && len <= 3 && len == word.len()));
    if (unit || padded) && is_section(&word[today + len..]) {
        word.len() + section_after(&text[word.len()..])
    } else {
        0
    }
}

/// The length of a section's name that stands apart at the line's end: ` 文化` of `第4版 文化`.
fn section_after(rest: &str) -> usize {
    let name = words::trim(rest);
    let starts = words::first(rest).is_some_and(glyph::is_space);
    if starts && is_section(name) && piece(name).is_none() { rest.len() } else { 0 }
}

/// A section's name, or none: `长三角一体化`.
fn is_section(name: &str) -> bool {
    /// In characters.
    const LONGEST: usize = 7;
    !words::is_longer(name, LONGEST) && name.chars().all(glyph::is_han)
}

/// The number and the name a folio gives: `02要闻` is `(2, "要闻")`; `今日8版` gives none.
pub(crate) fn page_and_section(folio: &str) -> Option<(u32, &str)> {
    let folio = words::trim(&folio[words::starts(folio, "Page PAGE")..]);
    if reversed_folio(folio) {
        let name = words::word(folio);
        let (number, ..) = number::page(words::trim(&folio[name.len()..]))?;
        return Some((number, name));
    }
    let (number, len, _) = number::page(folio)?;
    Some((number, words::trim(&folio[len..])))
}

/// `萧山区融媒体中心`, `某某日报社出版`, `中共某某市委主管`: who publishes.
fn publisher(text: &str) -> usize {
    const HOUSES: &str = "融媒体中心 传媒中心 报社 報社 传媒集团 报业集团";
    /// In characters; shorter is a word, longer is prose.
    const LENGTHS: std::ops::RangeInclusive<usize> = 5..=16;
    let word = words::word(text);
    let owner = &word[..word.len() - words::ends(word, "主办 主管 承办 出版 主辦")];
    let acts = owner.len() < word.len() && words::ends(owner, "委 部 会 政府 中心") > 0;
    let plain = LENGTHS.contains(&words::count(word)) && word.chars().all(glyph::is_han);
    if plain && (words::ends(owner, HOUSES) > 0 || acts) { word.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use FurnitureRole::{Credits, Date, Folio, Masthead, Publisher};

    #[test]
    fn knows_what_a_page_says_of_itself() {
        let table: [(&str, &[FurnitureRole]); 23] = [
            ("2024年8月17日 星期四 责编/ 毛琪霞 版式/ 邱秀人 校对/ 张飞国", &[Date, Credits]),
            ("2024年12月23日星期六", &[Date]),
            ("农历癸卯年十二月初二 今日8版", &[Date, Folio]),
            ("责任编辑：朱雪 版面设计：彭艳勇 校对：毛宇立", &[Credits]),
            ("责编/ 高霞新版式/ 袁俊校对/ 孙涛振", &[Credits]),
            ("国内统一连续出版物号CN33- 0023", &[Masthead]),
            ("第17122期", &[Masthead]),
            ("第2版综合新闻", &[Folio]),
            ("02要闻", &[Folio]),
            ("第4版 文化", &[Folio]),
            ("A03", &[Folio]),
            ("2 要闻", &[Folio]),
            ("要闻 03", &[Folio]),
            ("地域 ３", &[Folio]),
            ("柳溪晚报", &[Masthead]),
            ("编辑 常羽 版式 毕升华 校对 冉冉", &[Credits]),
            ("中華民國一一三年十一月九日 星期六", &[Date]),
            ("2025年（令和7年）5月14日 水曜日", &[Date]),
            ("2025年5月14日（水）", &[Date]),
            ("萧山区融媒体中心", &[Publisher]),
            ("某某日报社出版", &[Publisher]),
            ("中共某某市委主管 某某日报社主办", &[Publisher]),
            ("二〇二四年一月十二日", &[Date]),
        ];
        for (text, roles) in table {
            let found: Vec<FurnitureRole> = pieces(text).iter().map(|piece| piece.2).collect();
            assert_eq!(found, roles, "{text}");
        }
    }

    #[test]
    fn leaves_headlines_and_prose_alone() {
        for text in [
            "2024年萧山区“文化暖冬行”启动",
            "新书昨日正式出版",
            "周五开始降温",
            "农历正月初一至十五，市民可以看到舞龙舞狮",
            "农历新年将至年味浓",
            "CNNIC发布的报告显示，网民占比上升",
            "http://www.example.com/news，也可以拨打电话",
            "十二月",
            "3万人参加",
            "编辑部的故事",
            "编辑 张三",
            "3 万人参加",
            "國際新聞",
            "",
        ] {
            assert_eq!(pieces(text), [], "{text}");
        }
    }

    #[test]
    fn writes_days_by_the_standard() {
        assert_eq!(iso_day("2024年1月2日 星期二").as_deref(), Some("2024-01-02"));
        assert_eq!(iso_day("中華民國一一三年十一月九日").as_deref(), Some("2024-11-09"));
        // Found by fuzzing.
        assert_eq!(iso_day("民國1132025年11月8日"), None);
        assert_eq!(iso_day("农历癸卯年"), None);
    }
}
