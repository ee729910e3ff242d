//! What single characters tell: script, width, and the part they play in a printed line.
//!
//! Each character belongs to some [`Glyphs`]: classes, one bit each. A line's classes are those of all its characters,
//! found in the one pass that measures it, so that a scanner need not read a line that cannot hold what it looks for.
//!
//! ```text
//! glyph::width("我区5G") == 3.0 em     glyph::is_stop('。')     glyph::never_opens_a_line('，')
//! ```

use std::ops::BitOr;

/// Classes of characters, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Glyphs(u32);

impl Glyphs {
    /// Ends a sentence without doubt.
    pub(crate) const STOP: Self = Glyphs(1);
    /// Ends a sentence, or an outcry inside one.
    pub(crate) const SOFT: Self = Glyphs(1 << 1);
    /// Parts a sentence: what comes before it goes on after it. (A colon may end a paragraph.)
    pub(crate) const PAUSE: Self = Glyphs(1 << 2);
    /// Opens a quotation or a parenthesis.
    pub(crate) const OPEN: Self = Glyphs(1 << 3);
    /// Closes a quotation or a parenthesis.
    pub(crate) const CLOSE: Self = Glyphs(1 << 4);
    /// White space of any sort, and the marks that stand for none: the byte order mark and zero-width spaces.
    pub(crate) const SPACE: Self = Glyphs(1 << 5);
    /// A colon, of either width.
    pub(crate) const COLON: Self = Glyphs(1 << 6);
    /// A small letter of English or its neighbours.
    pub(crate) const SMALL: Self = Glyphs(1 << 7);
    /// A capital of English or its neighbours.
    pub(crate) const CAPITAL: Self = Glyphs(1 << 8);
    /// Part of a word of a script that puts spaces between words, or a digit.
    pub(crate) const LATIN: Self = Glyphs(1 << 9);
    /// A digit.
    pub(crate) const DIGIT: Self = Glyphs(1 << 10);
    /// A Han character.
    pub(crate) const HAN: Self = Glyphs(1 << 11);
    /// Kana.
    pub(crate) const KANA: Self = Glyphs(1 << 12);
    /// Written without spaces around it: Han, kana, and marks a full em wide.
    pub(crate) const CJK: Self = Glyphs(1 << 13);
    /// Marks and small words that prose is full of and furniture never has.
    pub(crate) const PROSE: Self = Glyphs(1 << 14 | Self::WORDY.0);
    /// Small words that prose is full of, and bylines never have.
    pub(crate) const WORDY: Self = Glyphs(1 << 20);
    /// Stands in every role of a byline: 记者, 通讯员, 编辑.
    pub(crate) const ROLE: Self = Glyphs(1 << 15);
    /// Stands in what says who took or gave a picture: 摄, 供图.
    pub(crate) const PICTURE: Self = Glyphs(1 << 16);
    /// Begins a dateline: 本报讯, 新华社, 人民日报; or stands in a turn: 上接.
    pub(crate) const DATELINE: Self = Glyphs(1 << 17);
    /// Stands in a day or the number of an issue that is written without digits.
    pub(crate) const DATED: Self = Glyphs(1 << 21);
    /// A full point or a comma of Latin type.
    pub(crate) const POINT: Self = Glyphs(1 << 18);

    /// A letter of a script that puts spaces between words.
    pub(crate) const LETTER: Self = Glyphs(1 << 19);

    /// Whether the two have a class in common.
    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Glyphs {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Glyphs(self.0 | other.0)
    }
}

/// The classes of a character.
pub(crate) fn classes(c: char) -> Glyphs {
    #[cfg(test)]
    crate::work::tick(1);
    // Nine characters in ten end here, without a branch that could be guessed wrong.
    if matches!(c, '一'..='\u{9FFF}') && !may_word(c) {
        return Glyphs(HAN);
    }
    Glyphs(match c {
        '一'..='\u{9FFF}' => HAN | of_wording(c),
        '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇' | '々' => HAN,
        'a'..='z' | 'ß'..='ÿ' => SMALL,
        'A'..='Z' | 'À'..='Þ' => CAPITAL,
        '0'..='9' => DIGIT,
        '\u{100}'..='\u{24F}' | '\u{370}'..='\u{52F}' | '\u{1E00}'..='\u{1EFF}' => LETTER,
        '，' | '；' => Glyphs::PAUSE.0 | CJK | PROSE,
        '、' => Glyphs::PAUSE.0 | CJK,
        ',' => Glyphs::PAUSE.0 | POINT,
        ';' => Glyphs::PAUSE.0 | POINT,
        '.' => POINT,
        '。' => Glyphs::STOP.0 | CJK | PROSE,
        '．' => Glyphs::STOP.0 | CJK,
        '！' | '？' | '…' => Glyphs::SOFT.0 | CJK,
        '!' | '?' => Glyphs::SOFT.0,
        '：' => Glyphs::COLON.0 | CJK,
        ':' => Glyphs::COLON.0,
        '“' => OPEN | CJK | PROSE,
        '”' => CLOSE | CJK | PROSE,
        '‘' | '（' | '《' | '「' | '『' | '【' | '〈' => OPEN | CJK,
        '’' | '）' | '》' | '」' | '』' | '】' | '〉' => CLOSE | CJK,
        '(' | '[' => OPEN,
        ')' | ']' => CLOSE,
        '\u{3000}' => SPACE | CJK,
        '\u{9}'..='\u{D}'
        | ' '
        | '\u{85}'
        | '\u{A0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200B}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202F}'
        | '\u{205F}'
        | '\u{FEFF}' => SPACE,
        '\u{3040}'..='\u{30FF}' => CJK | Glyphs::KANA.0,
        // Full-width punctuation, and marks of other blocks that Chinese type sets a full em wide.
        '\u{2E80}'..='\u{33FF}' | '\u{4DC0}'..='\u{4DFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF01}'..='\u{FF60}' => CJK,
        '—' | '·' | '■' | '□' | '●' | '○' | '◆' | '◇' | '▲' | '△' | '▼' | '★' | '☆' | '※' => {
            CJK
        }
        _ => 0,
    })
}

const CJK: u32 = Glyphs::CJK.0;
const HAN: u32 = Glyphs::HAN.0 | CJK;
const LETTER: u32 = Glyphs::LETTER.0 | Glyphs::LATIN.0;
const SMALL: u32 = Glyphs::SMALL.0 | LETTER;
const CAPITAL: u32 = Glyphs::CAPITAL.0 | LETTER;
const DIGIT: u32 = Glyphs::DIGIT.0 | Glyphs::LATIN.0;
const OPEN: u32 = Glyphs::OPEN.0;
const CLOSE: u32 = Glyphs::CLOSE.0;
const SPACE: u32 = Glyphs::SPACE.0;
const PROSE: u32 = Glyphs::PROSE.0 & !Glyphs::WORDY.0;
const POINT: u32 = Glyphs::POINT.0;

/// The Han characters that a wording is known by, with their class.
const WORDINGS: [(char, Glyphs); 33] = [
    ('的', Glyphs::WORDY),
    ('了', Glyphs::WORDY),
    ('是', Glyphs::WORDY),
    ('在', Glyphs::WORDY),
    ('不', Glyphs::WORDY),
    ('这', Glyphs::WORDY),
    ('這', Glyphs::WORDY),
    ('记', Glyphs::ROLE),
    ('記', Glyphs::ROLE),
    ('员', Glyphs::ROLE),
    ('員', Glyphs::ROLE),
    ('生', Glyphs::ROLE),
    ('编', Glyphs::ROLE),
    ('編', Glyphs::ROLE),
    ('作', Glyphs::ROLE),
    ('撰', Glyphs::ROLE),
    ('摄', Glyphs::PICTURE),
    ('攝', Glyphs::PICTURE),
    ('图', Glyphs::PICTURE),
    ('圖', Glyphs::PICTURE),
    ('供', Glyphs::PICTURE),
    ('片', Glyphs::PICTURE),
    ('本', Glyphs::DATELINE),
    ('新', Glyphs::DATELINE),
    ('据', Glyphs::DATELINE),
    ('據', Glyphs::DATELINE),
    ('中', Glyphs::DATELINE),
    ('人', Glyphs::DATELINE),
    ('法', Glyphs::DATELINE),
    ('路', Glyphs::DATELINE),
    ('接', Glyphs::DATELINE),
    ('年', Glyphs::DATED),
    ('期', Glyphs::DATED),
];

/// One bit for each value that the low nine bits of a character of [`WORDINGS`] have.
const MAY_WORD: [u64; 8] = {
    let mut bits = [0; 8];
    let mut at = 0;
    while at < WORDINGS.len() {
        let code = WORDINGS[at].0 as usize;
        bits[code >> 6 & 7] |= 1 << (code & 63);
        at += 1;
    }
    bits
};

/// Whether a Han character may be one of [`WORDINGS`]: so say one in twenty of those that are not.
fn may_word(c: char) -> bool {
    MAY_WORD[c as usize >> 6 & 7] >> (c as u32 & 63) & 1 == 1
}

/// The class of a Han character that a wording is known by.
fn of_wording(c: char) -> u32 {
    for (known, class) in &WORDINGS {
        if *known == c {
            return class.0;
        }
    }
    0
}

/// The classes of all characters of a text.
pub(crate) fn all(text: &str) -> Glyphs {
    text.chars().fold(Glyphs::default(), |all, c| all | classes(c))
}

/// Whether `c` is written without spaces around it: Han, kana, and full-width punctuation.
pub(crate) fn is_cjk(c: char) -> bool {
    classes(c).has(Glyphs::CJK)
}

/// Whether `c` is a Han character.
pub(crate) fn is_han(c: char) -> bool {
    classes(c).has(Glyphs::HAN)
}

/// Whether `c` is a letter of a script without spaces: Han, kana, Korean aside.
pub(crate) fn is_cjk_letter(c: char) -> bool {
    classes(c).has(Glyphs::HAN | Glyphs::KANA)
}

/// Whether `c` is part of a word of a Latin-like script, or a digit. The tables of all scripts would weigh more than
/// this module does.
pub(crate) fn is_latin(c: char) -> bool {
    classes(c).has(Glyphs::LATIN)
}

/// Whether `c` is a small letter of English or its neighbours.
pub(crate) fn is_small(c: char) -> bool {
    classes(c).has(Glyphs::SMALL)
}

/// Whether `c` is a capital of English or its neighbours.
pub(crate) fn is_capital(c: char) -> bool {
    classes(c).has(Glyphs::CAPITAL)
}

/// White space of any sort, and the marks that stand for none: the byte order mark and zero-width spaces.
pub(crate) fn is_space(c: char) -> bool {
    classes(c).has(Glyphs::SPACE)
}

/// The width of a printed line in em, as near as its characters tell: a CJK character is one, any other half of one.
#[cfg(test)]
pub(crate) fn width(text: &str) -> f32 {
    text.chars().map(|c| advance(classes(c))).sum()
}

/// The width of a character of some classes, in em.
pub(crate) fn advance(classes: Glyphs) -> f32 {
    /// Full-width marks are drawn in half an em and lines are justified by squeezing them, some lines and some papers
    /// more than others.
    const MARK: f32 = 0.85;
    if classes.has(Glyphs::STOP | Glyphs::PAUSE | Glyphs::OPEN | Glyphs::CLOSE) {
        MARK
    } else if classes.has(Glyphs::CJK) {
        1.0
    } else {
        0.5
    }
}

/// Ends a sentence without doubt.
pub(crate) fn is_stop(c: char) -> bool {
    classes(c).has(Glyphs::STOP)
}

/// Ends a sentence, or an outcry inside one.
pub(crate) fn is_soft_stop(c: char) -> bool {
    classes(c).has(Glyphs::SOFT)
}

/// Parts a sentence: what comes before it goes on after it. (A colon may end a paragraph.)
pub(crate) fn is_pause(c: char) -> bool {
    classes(c).has(Glyphs::PAUSE)
}

/// Closes a quotation or a parenthesis.
pub(crate) fn is_close(c: char) -> bool {
    classes(c).has(Glyphs::CLOSE)
}

/// Opens a quotation or a parenthesis.
pub(crate) fn is_open(c: char) -> bool {
    classes(c).has(Glyphs::OPEN)
}

/// 避头: what no typesetter lets a line begin with, so that a line that does is the rest of the one before.
pub(crate) fn never_opens_a_line(c: char) -> bool {
    let of_either_width = matches!(c, '!' | '?' | '…' | ':' | ')' | ']');
    let classes = classes(c);
    let mark = classes.has(Glyphs::STOP | Glyphs::PAUSE | Glyphs::SOFT | Glyphs::COLON | Glyphs::CLOSE);
    (mark && !of_either_width) || matches!(c, '%' | '％' | '℃')
}
