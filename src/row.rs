//! Rows: printed lines put together again where an extractor broke one at a change of font, and what each row
//! shows to the eye: its width, how it begins and ends, the form of its wording.
//!
//! In come the lines of a page that are no furniture; out comes one row a line, or one for several where the
//! second begins with what never opens a line (`增长30.6%` / `。`), or where together they fill the column.

use std::ops::Range;

use crate::byline;
use crate::english;
use crate::glyph::{self, Glyphs};
use crate::issue::Direction;
use crate::jump;
use crate::line::Line;
use crate::number;
use crate::scan::{self, Form};
use crate::words;

/// One printed line as the page had it, with what can be seen of it.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// Its lines.
    pub(crate) lines: Range<usize>,
    /// Width in em.
    pub(crate) width: f32,
    /// Whether blank lines stand before it.
    pub(crate) gap: bool,
    /// Whether a paragraph's indent survived before it.
    pub(crate) indented: bool,
    /// How it ends.
    pub(crate) ending: Ending,
    /// Whether it holds a comma or a full stop before its end.
    pub(crate) punctuated: bool,
    /// Whether a space parts two CJK characters, as headlines do.
    pub(crate) spaced: bool,
    /// Whether it is of a script that puts spaces between words.
    pub(crate) alphabetic: bool,
    /// Whether it has kana, as nearly every line of Japanese.
    pub(crate) kana: bool,
    /// How it begins.
    pub(crate) opening: Opening,
    /// What its wording says it is.
    pub(crate) form: Option<Form>,
}

/// How a row ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With a full stop, or with a jump or byline after one.
    Stop,
    /// With `！？…`, or a closing mark that may end a sentence.
    Soft,
    /// With a comma or another mark that leads on.
    Pause,
    /// In mid-sentence.
    Open,
}

/// How a row begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    /// With what never opens a line.
    Forbidden,
    /// With the dash of a subhead.
    Dash,
    /// With a speaker and a colon, `柳玉华：`, after the end of a sentence.
    Speaker,
    /// The same with one who asks, `记者：`.
    Asker,
    /// An alphabetic row with a small letter, as no sentence does.
    Small,
    /// An alphabetic row with a capital.
    Capital,
    /// With anything else.
    Plain,
}

/// The rows of `lines`.
pub(crate) fn rows(lines: &[Line]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(lines.len());
    let mut start = 0;
    while start < lines.len() {
        let mut end = start + 1 + usize::from(is_turn(&lines[start]) && start + 1 < lines.len());
        while end < lines.len() && is_one_row(lines, start, end) {
            end += 1;
        }
        rows.push(row(lines, start..end));
        start = end;
    }
    rows
}

/// Whether a line says where the text comes from and nothing else: `（上接第1版）`. The text goes on in the next.
fn is_turn(line: &Line) -> bool {
    !line.glyphs.has(Glyphs::STOP)
        && jump::arrival(line.text)
            .or_else(|| jump::abroad(line.text))
            .is_some_and(|jump| jump.direction == Direction::From && jump.end == line.text.len())
}

/// Whether line `next` goes on the row that began at `start`.
fn is_one_row(lines: &[Line], start: usize, next: usize) -> bool {
    /// A row is set from few pieces; more is a list.
    const MOST_PIECES: usize = 6;
    /// Two lines set the same differ by less, in em.
    const SLACK: f32 = 1.0;
    if next == start + 1 && is_rest_of_byline(&lines[start], &lines[next]) {
        return true;
    }
    let opens_badly = words::first(lines[next].text).is_some_and(glyph::never_opens_a_line);
    let broken = opens_badly || words::last(lines[next - 1].text).is_some_and(|c| matches!(c, '%' | '％' | '℃' | '‰'));
    if !broken || next - start >= MOST_PIECES {
        return false;
    }
    let width: f32 = lines[start..=next].iter().map(|l| l.width).sum();
    let around = &lines[start.saturating_sub(4)..(next + 5).min(lines.len())];
    width <= around.iter().map(|l| l.width).fold(0.0, f32::max) + SLACK
}

/// Whether a line is the rest of a byline that the line before began and did not end: `本报记者 张三 摄影报` / `道`.
fn is_rest_of_byline(line: &Line, next: &Line) -> bool {
    /// The rest of a byline, in em.
    const REST: f32 = 8.0;
    let begun = line.glyphs.has(Glyphs::ROLE) && !line.glyphs.has(Glyphs::PROSE | Glyphs::STOP) && next.width < REST;
    begun
        && !next.glyphs.has(Glyphs::PROSE | Glyphs::STOP)
        && byline::standing(line.text).is_none()
        && byline::standing(&[line.text, next.text].concat()).is_some()
}

fn row(lines: &[Line], range: Range<usize>) -> Row {
    let pieces = &lines[range.clone()];
    let (first, last) = (&pieces[0], &pieces[pieces.len() - 1]);
    let whole = pieces.len() == 1;
    let turned = !whole && is_turn(first);
    let alphabetic = english::KNOWN && is_alphabetic(first.glyphs);
    Row {
        width: pieces[usize::from(turned)..].iter().map(|l| l.width).sum(),
        gap: first.gap > 0,
        indented: is_indent(first.indent),
        ending: ending(lines, range.end - 1),
        punctuated: pieces.iter().any(is_punctuated),
        spaced: whole && last.glyphs.has(Glyphs::SPACE) && is_spaced(last.text),
        alphabetic,
        kana: first.glyphs.has(Glyphs::KANA),
        opening: if english::KNOWN && alphabetic { capital(first.text) } else { opening(lines, range.start) },
        form: match whole {
            // What ends the byline above is part of its paragraph.
            true if closes_above(lines, range.start) => None,
            true if is_signatory(lines, range.start) => Some(Form::Signatory),
            true => scan::form(first.text, first.glyphs),
            false => turned.then_some(Form::Continued),
        },
        lines: range,
    }
}

/// Two em, as Chinese type indents, or what an extractor leaves of them.
fn is_indent(em: f32) -> bool {
    (1.5..=4.5).contains(&em)
}

fn is_punctuated(line: &Line) -> bool {
    if !line.glyphs.has(Glyphs::STOP | Glyphs::PAUSE | Glyphs::POINT) {
        return false;
    }
    let mut before = ' ';
    for c in line.text.chars() {
        if matches!(before, '，' | '。' | '；') || (matches!(before, ',' | '.' | ';') && glyph::is_space(c)) {
            return true;
        }
        before = c;
    }
    false
}

/// Whether a line has letters and none of a script without spaces.
fn is_alphabetic(glyphs: Glyphs) -> bool {
    !glyphs.has(Glyphs::HAN | Glyphs::KANA) && glyphs.has(Glyphs::LETTER)
}

/// How an alphabetic row begins.
fn capital(text: &str) -> Opening {
    match text.chars().find(|c| glyph::is_latin(*c)) {
        Some(c) if glyph::is_small(c) => Opening::Small,
        Some(c) if glyph::is_capital(c) => Opening::Capital,
        _ => Opening::Plain,
    }
}

fn is_spaced(text: &str) -> bool {
    let (mut before, mut space) = (None, false);
    for c in text.chars() {
        if glyph::is_space(c) {
            space = true;
            continue;
        }
        if space && before.is_some_and(glyph::is_cjk) && glyph::is_cjk(c) && !glyph::is_open(c) {
            return true;
        }
        (before, space) = (Some(c), false);
    }
    false
}

fn opening(lines: &[Line], at: usize) -> Opening {
    let text = lines[at].text;
    let mut chars = text.chars();
    match chars.next() {
        Some(c) if glyph::never_opens_a_line(c) => Opening::Forbidden,
        Some('—' | '―' | '─' | '－') if matches!(chars.next(), Some('—' | '―' | '─' | '－')) => {
            Opening::Dash
        }
        _ if lines[at].glyphs.has(Glyphs::COLON) && after_a_sentence(lines, at) => match speaker(text) {
            Some(name) if asks(name) => Opening::Asker,
            Some(_) => Opening::Speaker,
            None => Opening::Plain,
        },
        _ => Opening::Plain,
    }
}

/// Whether a speaker is one who asks.
pub(crate) fn asks(speaker: &str) -> bool {
    words::is_one(speaker, "问 問 主持人") || words::ends(speaker, "记者 記者") > 0
}

/// Whether line `at` follows a line that ends with its sentence, or none.
fn after_a_sentence(lines: &[Line], at: usize) -> bool {
    at == 0 || lines[at].gap > 0 || matches!(last_ending(lines[at - 1].text), Ending::Stop | Ending::Soft)
}

/// The speaker a turn of an interview begins with: `柳玉华` of `柳玉华：2023年，…`.
pub(crate) fn speaker(text: &str) -> Option<&str> {
    /// A name or a short title: `萧山日报记者`.
    const LONGEST: usize = 6;
    /// What ends a clause that goes on: `他说：`, `措施如下：`.
    const SAYS: [char; 16] =
        ['说', '道', '示', '出', '调', '为', '称', '是', '下', '如', '括', '有', '見', '见', '了', '求'];
    let name = &text[..words::run(text, |c| glyph::is_han(c) || c == '·')];
    let plain = !name.is_empty() && !words::is_longer(name, LONGEST) && words::opens(&text[name.len()..], "：:");
    (plain && !name.ends_with(SAYS)).then_some(name)
}

/// How line `at` ends, what follows its last sentence left aside: closing marks, a jump, a byline in brackets.
fn ending(lines: &[Line], at: usize) -> Ending {
    let text = lines[at].text;
    if closes_above(lines, at + 1) {
        return Ending::Open;
    }
    if signs(&lines[at]) || closes_above(lines, at) || is_signatory(lines, at) || jump::abroad(text).is_some() {
        return Ending::Stop;
    }
    match text.chars().next_back() {
        Some('）' | ')') => {
            before_bracket(lines, at).map_or(Ending::Soft, |before| after_bracket(last_ending(before)))
        }
        _ => last_ending(text),
    }
}

/// Whether a line ends with a byline after a sentence.
fn signs(line: &Line) -> bool {
    let may = line.glyphs.has(Glyphs::ROLE | Glyphs::PICTURE) || line.text.ends_with(byline::is_close);
    may && byline::closing(line.text).is_some()
}

/// Whether line `at`, if there is one, is the rest of a byline that the line above began: `…信号。 本报记者 曾姣子` /
/// `摄影报道`.
fn closes_above(lines: &[Line], at: usize) -> bool {
    /// The rest of a byline, in em.
    const REST: f32 = 14.0;
    let Some(line) = lines.get(at).filter(|line| at > 0 && line.width < REST) else { return false };
    let (above, glyphs) = (lines[at - 1].text, lines[at - 1].glyphs | line.glyphs);
    let begun = !line.text.ends_with(glyph::is_stop) && lines[at - 1].glyphs.has(Glyphs::STOP);
    let may = glyphs.has(Glyphs::ROLE | Glyphs::PICTURE) || line.text.ends_with(byline::is_close);
    begun && may && byline::closing(&[above, line.text].concat()).is_some_and(|from| from < above.len())
}

/// Whether line `at` signs the notice above: who gives it alone over a day alone, close under the end of a sentence, or that day.
///
/// ```text
/// 请用户提前做好储水准备。
/// 柳溪自来水公司
/// 2024年1月12日
/// ```
fn is_signatory(lines: &[Line], at: usize) -> bool {
    /// In em, of an office's name.
    const LONGEST: f32 = 24.0;
    let signs = |at: usize| {
        at > 0
            && lines.get(at + 1).is_some_and(|next| next.gap == 0 && is_day(next))
            && lines[at].gap == 0
            && lines[at].width < LONGEST
            && !lines[at].glyphs.has(Glyphs::STOP | Glyphs::PAUSE)
            && byline::gives_notice(lines[at].text)
            && matches!(last_ending(lines[at - 1].text), Ending::Stop | Ending::Soft)
    };
    signs(at) || at > 0 && is_day(&lines[at]) && signs(at - 1)
}

fn is_day(line: &Line) -> bool {
    line.glyphs.has(Glyphs::DATED | Glyphs::DIGIT)
        && number::day(line.text).is_some_and(|(_, len)| len == line.text.len())
}

fn last_ending(text: &str) -> Ending {
    let inner = &text[..words::run_back(text, |c| glyph::is_close(c) || glyph::is_space(c))];
    let closed = inner.len() < words::trim_end(text).len();
    match inner.chars().next_back() {
        Some(c) if glyph::is_stop(c) => Ending::Stop,
        Some('.') if english::KNOWN && words::find(inner, glyph::is_cjk_letter).is_none() => full_point(inner),
        Some(c) if glyph::is_soft_stop(c) => Ending::Soft,
        Some(c) if glyph::is_pause(c) && !closed => Ending::Pause,
        Some('”' | '’') => Ending::Soft,
        _ if closed && words::ends(text, "” ’") > 0 => Ending::Soft,
        _ => Ending::Open,
    }
}

/// A full point ends a sentence, or an abbreviation: `U.S.`, `Dr.`.
fn full_point(text: &str) -> Ending {
    let word = &text[words::run_back(text, |c| !glyph::is_space(c))..];
    let short = words::find(word, |c| c == '.').is_some_and(|at| at + 1 < word.len())
        || words::is_one(word, "Mr. Mrs. Ms. Dr. St. Sen. Rep. Gov. Gen. Lt. Sgt. Jr. Sr. No. Co. Inc. vs.");
    if short { Ending::Open } else { Ending::Stop }
}

/// A bracket after a full stop ends the paragraph; one in mid-sentence ends nothing.
fn after_bracket(before: Ending) -> Ending {
    match before {
        Ending::Stop | Ending::Soft => Ending::Stop,
        Ending::Pause | Ending::Open => Ending::Open,
    }
}

/// The text before the bracket that line `at` closes, which may have been opened on the line before.
fn before_bracket<'a>(lines: &[Line<'a>], at: usize) -> Option<&'a str> {
    let opened = |text: &'a str| words::find_back(text, byline::is_open).map(|open| words::trim_end(&text[..open]));
    let here = lines[at].text;
    match opened(here) {
        Some("") | None if at > 0 => {
            let above = lines[at - 1].text;
            opened(here).map(|_| above).or_else(|| opened(above).filter(|b| !b.is_empty()))
        }
        found => found,
    }
}
