//! What single characters tell: script, width, and the part they play in a printed line.
//!
//! ```text
//! glyph::width("我区5G") == 3.0 em     glyph::is_stop('。')     glyph::never_opens_a_line('，')
//! ```

/// Whether `c` is written without spaces around it: Han, kana, and full-width punctuation.
pub(crate) fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{303F}' | '\u{3040}'..='\u{30FF}' | '\u{3100}'..='\u{312F}' | '\u{31F0}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF01}'..='\u{FF60}'
        | '\u{20000}'..='\u{3FFFF}')
        || is_wide_mark(c)
}

/// Whether `c` is a Han character.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇' | '々')
}

/// Whether `c` is a letter of a script without spaces: Han, kana, Korean aside.
pub(crate) fn is_cjk_letter(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3040}'..='\u{30FF}')
}

/// Whether `c` is part of a word of a Latin-like script, or a digit. The tables of all scripts would weigh more than
/// this module does.
pub(crate) fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{52F}' | '\u{1E00}'..='\u{1EFF}')
}

/// Whether `c` is a small letter of English or its neighbours.
pub(crate) fn is_small(c: char) -> bool {
    c.is_ascii_lowercase() || matches!(c, '\u{DF}'..='\u{FF}')
}

/// Whether `c` is a capital of English or its neighbours.
pub(crate) fn is_capital(c: char) -> bool {
    c.is_ascii_uppercase() || matches!(c, '\u{C0}'..='\u{DE}')
}

/// Marks outside the CJK blocks that Chinese type sets a full em wide.
fn is_wide_mark(c: char) -> bool {
    matches!(
        c,
        '“' | '”'
            | '‘'
            | '’'
            | '—'
            | '…'
            | '·'
            | '■'
            | '□'
            | '●'
            | '○'
            | '◆'
            | '◇'
            | '▲'
            | '△'
            | '▼'
            | '★'
            | '☆'
            | '※'
    )
}

/// White space of any sort, and the marks that stand for none: the byte order mark and zero-width spaces.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}')
}

/// The width of a printed line in em, as near as its characters tell: a CJK character is one, any other half of one.
pub(crate) fn width(text: &str) -> f32 {
    text.chars().map(advance).sum()
}

fn advance(c: char) -> f32 {
    /// Full-width marks are drawn in half an em and lines are justified by squeezing them, some lines and some papers
    /// more than others.
    const MARK: f32 = 0.85;
    if is_stop(c) || is_pause(c) || is_open(c) || is_close(c) {
        MARK
    } else if is_cjk(c) || c == '\u{3000}' {
        1.0
    } else {
        0.5
    }
}

/// Ends a sentence without doubt.
pub(crate) fn is_stop(c: char) -> bool {
    matches!(c, '。' | '．')
}

/// Ends a sentence, or an outcry inside one.
pub(crate) fn is_soft_stop(c: char) -> bool {
    matches!(c, '！' | '？' | '!' | '?' | '…')
}

/// Parts a sentence: what comes before it goes on after it. (A colon may end a paragraph.)
pub(crate) fn is_pause(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | ',' | ';')
}

/// Closes a quotation or a parenthesis.
pub(crate) fn is_close(c: char) -> bool {
    matches!(c, '”' | '’' | '）' | '》' | '」' | '』' | '】' | '〉' | ')' | ']')
}

/// Opens a quotation or a parenthesis.
pub(crate) fn is_open(c: char) -> bool {
    matches!(c, '“' | '‘' | '（' | '《' | '「' | '『' | '【' | '〈' | '(' | '[')
}

/// 避头: what no typesetter lets a line begin with, so that a line that does is the rest of the one before.
pub(crate) fn never_opens_a_line(c: char) -> bool {
    is_stop(c)
        || is_pause(c)
        || matches!(c, '：' | '！' | '？' | '%' | '％' | '℃')
        || (is_close(c) && c != ')' && c != ']')
}
