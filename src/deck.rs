//! Decks: a head's lines told apart as kicker, headline and subhead (引题, 主题, 副题).
//!
//! Type size would say it and is lost. What is left: a dash before a subhead; a kicker's wording (a speaker who
//! 强调, a series, a campaign); blank lines between lines of unlike size; spaces inside a headline; halves of equal
//! length. All ways to part the lines are weighed by these and the best is taken.

use crate::glyph;
use crate::line::Line;
use crate::words;

/// How many lines of a head are kicker and headline; the rest is subhead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Deck {
    /// Lines of the kicker.
    pub(crate) kicker: usize,
    /// Lines of kicker and headline.
    pub(crate) headline: usize,
}

/// What the blank lines of a page are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gaps {
    /// There are none, or they are everywhere.
    Mute,
    /// They part what is set apart.
    Telling,
}

/// The best way to part a head's lines, and how far it leads the next best (logarithm).
pub(crate) fn deck(lines: &[Line], gaps: Gaps) -> (Deck, f32) {
    /// A lead that leaves no doubt.
    const SURE: f32 = 50.0;
    /// More lines of a kicker, or of a subhead, no paper sets.
    const MOST: usize = 3;
    let count = lines.len();
    let mut best = (f32::NEG_INFINITY, Deck { kicker: 0, headline: count });
    let mut second = f32::NEG_INFINITY;
    for kicker in 0..count.min(MOST + 1) {
        for headline in (kicker + 1).max(count.saturating_sub(MOST))..count + 1 {
            let deck = Deck { kicker, headline };
            let weight = weight(lines, deck, gaps);
            if weight > best.0 {
                second = best.0;
                best = (weight, deck);
            } else {
                second = second.max(weight);
            }
        }
    }
    // A head of one line has no other way.
    (best.1, (best.0 - second).min(SURE))
}

/// How well a way to part the lines fits them: a sum of log chances, against a plain headline line.
fn weight(lines: &[Line], deck: Deck, gaps: Gaps) -> f32 {
    let (kicker, rest) = lines.split_at(deck.kicker);
    let (headline, subhead) = rest.split_at(deck.headline - deck.kicker);
    let parts = kicker.iter().map(as_kicker).sum::<f32>() + subhead.iter().map(|l| as_subhead(l.text)).sum::<f32>();
    let main = headline.iter().map(|l| as_headline(l.text)).sum::<f32>();
    parts
        + main
        + shape(kicker.len(), headline.len(), subhead.len())
        + halves(headline)
        + if gaps == Gaps::Telling { seams(lines, deck) } else { 0.0 }
}

/// How often heads have so many lines of each; most have a headline alone.
fn shape(kicker: usize, headline: usize, subhead: usize) -> f32 {
    const KICKER: [f32; 3] = [0.0, -1.5, -5.0];
    const HEADLINE: [f32; 4] = [-9.0, 0.0, -1.6, -4.0];
    const SUBHEAD: [f32; 3] = [0.0, -1.5, -4.0];
    const MORE: f32 = -8.0;
    let chance = |table: &[f32], count: usize| table.get(count).copied().unwrap_or(MORE * count as f32);
    chance(&KICKER, kicker) + chance(&HEADLINE, headline) + chance(&SUBHEAD, subhead)
}

/// What the dash that opens a line says for a subhead and against all else.
const DASH: f32 = 4.0;

fn as_kicker(line: &Line) -> f32 {
    /// A kicker is a clause that leads in; one narrower, in em, is a headline's first half: `抢抓农时`.
    const CATCHWORD: f32 = 7.0;
    /// What speaks against one so narrow.
    const NARROW: f32 = -1.2;
    /// What an ending of the list says for it, and an opening.
    const ENDS: f32 = 2.0;
    const OPENS: f32 = 0.8;
    /// What a space says against it: headlines are set with them.
    const SPACED: f32 = -0.5;
    let text = line.text;
    /// How kickers end that lead into what was said or done, and series.
    const ENDINGS: &str = "强调 指出 要求 強調 表示 提出 会议 举行 召开 报道 系列 综述 专题 观察 时";
    /// How campaigns and measures begin.
    const OPENINGS: &str = "深入 学习贯彻 全面 我省 我市 我区";
    let ends = match () {
        () if line.width < CATCHWORD => NARROW,
        () if words::ends(text, ENDINGS) > 0 => ENDS,
        () => 0.0,
    };
    let opens = if words::starts(text, OPENINGS) > 0 { OPENS } else { 0.0 };
    let dash = if has_dash(text) { -DASH } else { 0.0 };
    let spaced = if is_spaced(text) { SPACED } else { 0.0 };
    ends + opens + dash + spaced
}

fn as_headline(text: &str) -> f32 {
    /// What a space says for it.
    const SPACED: f32 = 0.6;
    let spaced = if is_spaced(text) { SPACED } else { 0.0 };
    spaced + if has_dash(text) { -DASH } else { 0.0 }
}

fn is_spaced(text: &str) -> bool {
    words::find(text, glyph::is_space).is_some()
}

fn as_subhead(text: &str) -> f32 {
    /// What speaks against one that opens without a dash.
    const BARE: f32 = -0.8;
    if has_dash(text) { DASH } else { BARE }
}

fn has_dash(text: &str) -> bool {
    words::opens(text, "—―─－")
}

/// A headline on two lines is a couplet: its halves are about as long.
fn halves(headline: &[Line]) -> f32 {
    /// In em: halves that differ by less look equal.
    const ALIKE: f32 = 2.5;
    /// What such halves say for one headline, and others against it.
    const COUPLET: f32 = 1.2;
    const UNLIKE: f32 = -0.6;
    let pairs = headline.windows(2);
    pairs.map(|p| if (p[0].width - p[1].width).abs() <= ALIKE { COUPLET } else { UNLIKE }).sum()
}

/// Blank lines stand where the type changes, though not at each change.
fn seams(lines: &[Line], deck: Deck) -> f32 {
    /// What a blank line says.
    const GAP: f32 = 0.8;
    /// What none says.
    const NONE: f32 = 0.4;
    let seam = |at: usize| {
        if at == deck.kicker || at == deck.headline { 1.0 } else { -1.0 }
    };
    (1..lines.len()).map(|at| if lines[at].gap > 0 { GAP * seam(at) } else { -NONE * seam(at) }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines<'a>(texts: &[(usize, &'a str)]) -> Vec<Line<'a>> {
        texts
            .iter()
            .map(|&(gap, text)| Line {
                text,
                start: 0,
                width: glyph::width(text),
                indent: 0.0,
                gap,
                glyphs: glyph::all(text),
            })
            .collect()
    }

    #[test]
    fn dash_makes_a_subhead() {
        let head = lines(&[(1, "春天的消息"), (0, "——记城南新修的小学")]);
        assert_eq!(deck(&head, Gaps::Telling).0, Deck { kicker: 0, headline: 1 });
    }

    #[test]
    fn speaker_makes_a_kicker() {
        let head = lines(&[(1, "张三在全市春耕现场会上强调"), (0, "不误农时"), (0, "抢抓春播")]);
        assert_eq!(deck(&head, Gaps::Telling).0, Deck { kicker: 1, headline: 3 });
    }

    #[test]
    fn catchword_is_no_kicker() {
        let head = lines(&[(1, "抢抓农时"), (0, "各地有序推进春耕备耕")]);
        assert_eq!(deck(&head, Gaps::Telling).0, Deck { kicker: 0, headline: 2 });
    }

    #[test]
    fn couplet_is_one_headline() {
        let head = lines(&[(1, "河水越来越清"), (0, "日子越过越甜")]);
        assert_eq!(deck(&head, Gaps::Telling).0, Deck { kicker: 0, headline: 2 });
    }
}
