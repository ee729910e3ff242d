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

/// What a byline says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Byline {
    /// The people, in the order printed.
    pub(crate) authors: Vec<Author>,
    /// It names a role: `记者`, `通讯员`.
    has_role: bool,
    /// It says who took a picture: `摄`.
    is_photo: bool,
}

/// The authors a byline names, whatever stands around them: `本报讯（记者 何可人）`.
pub(crate) fn authors(byline: &str) -> Vec<Author> {
    let inner = bracketed(byline).unwrap_or(byline);
    read(inner).map(|b| b.authors).unwrap_or_default()
}

/// What stands in the brackets a byline has.
pub(crate) fn bracketed(byline: &str) -> Option<&str> {
    let open = byline.find(['（', '('])?;
    let inner = byline[open..].trim_start_matches(['（', '(']);
    Some(inner.split(['）', ')']).next().unwrap_or(inner))
}

/// Whether all of `text` is a byline with a role: `■记者 张三`, `本报记者 李四 通讯员 王五`.
pub(crate) fn is_byline(text: &str) -> bool {
    let inner = text.trim_start_matches(is_bullet);
    read(inner).is_some_and(|b| b.has_role && !b.authors.is_empty() && !b.is_photo)
}

/// Whether all of `text` is a byline in brackets: `（记者 段兰飞）`, `（杨敏永）`.
pub(crate) fn is_signature(text: &str) -> bool {
    within_brackets(text)
        .and_then(read)
        .is_some_and(|b| !b.authors.is_empty())
}

/// Whether all of `text` says who took a picture: `记者范方斌摄`, `（冯红人 摄）`, `本报记者 曾姣子 摄影报道`.
pub(crate) fn is_photo_credit(text: &str) -> bool {
    let inner = within_brackets(text).unwrap_or(text);
    read(inner).is_some_and(|b| b.is_photo && !b.authors.is_empty())
}

/// Where the byline that ends a text begins: `…色彩。记者范方斌摄`, `…观测。（本报记者 毛少华）`.
pub(crate) fn closing(text: &str) -> Option<usize> {
    let tail = closing_brackets(text).or_else(|| after_last_stop(text))?;
    let inner = &text[tail..];
    let apart = text[..tail]
        .trim_end()
        .ends_with(|c| glyph::is_stop(c) || glyph::is_soft_stop(c) || glyph::is_close(c));
    (apart && (is_signature(inner) || is_photo_credit(inner) || is_byline(inner))).then_some(tail)
}

fn closing_brackets(text: &str) -> Option<usize> {
    text.ends_with(['）', ')'])
        .then(|| text.rfind(['（', '(']))?
}

fn after_last_stop(text: &str) -> Option<usize> {
    let ends = |c: char| glyph::is_stop(c) || glyph::is_soft_stop(c) || c == '”';
    let (at, c) = text.char_indices().rev().find(|&(_, c)| ends(c))?;
    let tail = at + c.len_utf8();
    let blank = text[tail..].len() - text[tail..].trim_start().len();
    (tail + blank < text.len()).then_some(tail + blank)
}

fn within_brackets(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
    (!inner.contains(['（', '(', '）', ')'])).then_some(inner)
}

fn is_bullet(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '■' | '□'
                | '●'
                | '○'
                | '◎'
                | '◆'
                | '◇'
                | '▲'
                | '△'
                | '▪'
                | '★'
                | '☆'
                | '※'
                | '\u{F06C}'
                | '\u{F06E}'
        )
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '、' | '，' | ',' | '/' | '／' | '；' | '：' | ':' | '&' | '|' | '丨'
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
    let mut rest = text.trim_start_matches(is_separator);
    while !rest.is_empty() {
        let taken = if let Some((len, printed)) = scan_role(rest) {
            byline.has_role = true;
            role = Some(printed);
            len
        } else if let Some(len) = scan_closing_word(rest) {
            byline.is_photo |= rest[..len].contains(['摄', '攝', '图', '圖']);
            len
        } else {
            let (len, name) = scan_name(rest)?;
            byline.authors.push(Author {
                name,
                role: role.map(str::to_owned),
            });
            len
        };
        rest = rest[taken..].trim_start_matches(is_separator);
    }
    Some(byline)
}

/// A role and how far it reaches; what names the house (`本报`) is no part of the role.
fn scan_role(text: &str) -> Option<(usize, &str)> {
    const HOUSES: [&str; 10] = [
        "本报",
        "本報",
        "本刊",
        "本台",
        "本网",
        "新华社",
        "新華社",
        "中新社",
        "中新网",
        "人民日报",
    ];
    const RANKS: [&str; 16] = [
        "首席",
        "见习",
        "見習",
        "实习",
        "實習",
        "特约",
        "特約",
        "特派",
        "驻站",
        "摄影",
        "攝影",
        "全媒体",
        "融媒体",
        "融媒",
        "高级",
        "文字",
    ];
    const ROLES: [&str; 12] = [
        "记者",
        "記者",
        "通讯员",
        "通訊員",
        "实习生",
        "實習生",
        "评论员",
        "評論員",
        "编辑",
        "編輯",
        "作者",
        "撰稿人",
    ];
    let house = HOUSES
        .iter()
        .find(|h| text.starts_with(**h))
        .map_or(0, |h| h.len());
    let start = house + text[house..].len() - text[house..].trim_start().len();
    let mut end = start;
    if let Some(rank) = RANKS.iter().find(|r| text[end..].starts_with(**r)) {
        end += rank.len();
    }
    // `实习生` begins like the rank `实习`.
    let noun = ROLES
        .iter()
        .find(|r| text[end..].starts_with(**r))
        .map(|r| end + r.len());
    let end = noun.or_else(|| {
        ROLES
            .iter()
            .find(|r| text[start..].starts_with(**r))
            .map(|r| start + r.len())
    })?;
    Some((end, &text[start..end]))
}

fn scan_closing_word(text: &str) -> Option<usize> {
    const WORDS: [&str; 14] = [
        "摄影报道",
        "攝影報道",
        "摄影",
        "攝影",
        "摄",
        "攝",
        "文图",
        "图文",
        "供图",
        "报道",
        "報道",
        "整理",
        "文",
        "图",
    ];
    let word = WORDS.iter().find(|w| text.starts_with(**w))?;
    let parted = text[word.len()..].chars().next().is_none_or(is_separator);
    parted.then_some(word.len())
}

/// A name of two to four characters, of two parts with a dot, or spread by a space (`陈 飞`).
fn scan_name(text: &str) -> Option<(usize, String)> {
    let run = name_run(text);
    if run.contains('·') {
        return (run.chars().count() <= 15).then(|| (run.len(), run.to_owned()));
    }
    match run.chars().count() {
        1 => spread_name(text, run),
        2..=4 if has_surname(run) => Some((run.len(), run.to_owned())),
        _ => None,
    }
}

/// Up to a space, a separator, a role, or the word that closes a byline.
fn name_run(text: &str) -> &str {
    let end = text
        .char_indices()
        .find(|&(at, c)| {
            !(glyph::is_han(c) || c == '·')
                || (at > 0
                    && (scan_role(&text[at..]).is_some()
                        || scan_closing_word(&text[at..]).is_some()))
        })
        .map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn spread_name(text: &str, surname: &str) -> Option<(usize, String)> {
    let rest = &text[surname.len()..];
    let given = name_run(rest.trim_start());
    let space = rest.len() - rest.trim_start().len();
    let spread = space > 0 && given.chars().count() == 1 && has_surname(surname);
    spread.then(|| {
        (
            surname.len() + space + given.len(),
            format!("{surname}{given}"),
        )
    })
}

/// The surnames of all but a few in a hundred, by the 2020 census report on names, and the common double ones.
fn has_surname(name: &str) -> bool {
    const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹\
        熊白孟秦邱江尹薛闫阎段雷侯龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔文施赖樊兰殷洪季申庄章鲁葛翁岳齐梅盛祝左柴童詹牛柳温颜倪关焦俞安耿\
        裴霍车甘冉巩辛管游滕苗纪聂房鲍凌包柯阮欧桂尚舒查喻骆翟卜曲邢涂甄路项穆辜蒲祁植师饶娄裘邬瞿符解佟卓应冼蓝丛宁宫柏景冀占党阳司靳屈牟卞褚晏桑栾\
        储仲苑习明时米窦宗成丘简蔚单伍费戚池郁芦华谷商闵荣战束边楚裕鄢封揭苟湛竺桓巫原敖咸计劳麻隋谌匡祖邝花慕敬官富臧全茅沙雍娜班仇巴展郎晋慈年强门\
        冷历厉木由仝皮代户仪支衣迟卫艾容普佘奚谈丰尤勾張劉陳楊黃趙吳孫馬鄭謝許韓鄧馮蕭蔣餘葉蘇呂盧鍾薑譚陸範韋賈鄒閆閻龍賀顧龔萬錢嚴湯喬賴齊歐聶紀溫\
        莊衛龐連駱單遊應時車蘭顏關蓋費寧宮榮簡蔔談華東庞连宣阴雲云翦东幸韶郜濮扈晁冶宦逄鞠鹿纳才伊";
    const DOUBLE: [&str; 6] = ["欧阳", "司马", "上官", "诸葛", "皇甫", "司徒"];
    let first = name.chars().next();
    first.is_some_and(|c| SURNAMES.contains(c)) || DOUBLE.iter().any(|d| name.starts_with(d))
}

/// The credit a text begins with: `责编/ 宋新`, `版面设计：彭艳勇`; its length.
pub(crate) fn job(text: &str) -> Option<usize> {
    let (job, mark) = job_title(text)?;
    let names = text[job + mark..].trim_start();
    credited(names).map(|len| text.len() - names.len() + len)
}

/// The lengths of a job and the mark after it: `责编/`, `校对：`.
fn job_title(text: &str) -> Option<(usize, usize)> {
    const JOBS: [&str; 24] = [
        "责任编辑",
        "責任編輯",
        "责编",
        "責編",
        "本版编辑",
        "编辑",
        "編輯",
        "美编",
        "美術編輯",
        "美术编辑",
        "版面设计",
        "版式",
        "视觉",
        "校对",
        "校對",
        "组版",
        "制图",
        "审读",
        "审校",
        "主编",
        "总编",
        "值班编委",
        "值班主任",
        "设计",
    ];
    let job = JOBS.iter().find(|j| text.starts_with(**j))?.len();
    let after = &text[job..];
    let names = after
        .trim_start()
        .trim_start_matches([':', '：', '/', '／', '|', '丨']);
    (names.len() < after.trim_start().len()).then(|| (job, after.len() - names.len()))
}

/// The length of the names after a job: of two to four characters each, up to the next job.
fn credited(text: &str) -> Option<usize> {
    let mut end = 0;
    loop {
        let rest = text[end..].trim_start_matches(|c: char| c.is_whitespace() || c == '、');
        let name = credited_name(rest);
        if !(2..=4).contains(&name.chars().count()) || (end > 0 && !has_surname(name)) {
            return (end > 0).then_some(end);
        }
        end = text.len() - rest.len() + name.len();
    }
}

/// The Han characters up to a space, a mark or the next job, which some extractors glue on: `宋新版式/ 何燕秀`.
fn credited_name(text: &str) -> &str {
    let ends = |(at, c): &(usize, char)| {
        !(glyph::is_han(*c) || *c == '·') || job_title(&text[*at..]).is_some()
    };
    &text[..text
        .char_indices()
        .find(ends)
        .map_or(text.len(), |(at, _)| at)]
}
