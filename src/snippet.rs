//! Snippets: the passage of an article that shows best why it was found.
//!
//! In comes an article and a query, out go runs of its text as printed, marked, with `…` where a sentence is cut.
//!
//! 1. The passage lies in the body if any match does. Else it is the other text that holds most of the query; but
//!    where only the headline does, which stands above every snippet, it is the lead of the body.
//! 2. It lies around the matches that hold most parts, then most matches, then are closest together.
//! 3. It starts where a sentence does, if that is near enough, else a clause, else anywhere between words. What is
//!    left of the width goes to what follows.
//!
//! ```text
//! query 春运       …铁路部门表示，[春运]首日火车票今天开抢。
//! ```

use crate::fold::is_word_char;
use crate::mark::{Match, Run, marks, matches, runs};
use crate::query::Query;
use crate::segment::{Field, Segment, Unit};
use crate::token::is_joined;
use std::cmp::Reverse;
use std::ops::Range;

/// How wide a passage is, in halves of a Chinese character: sixty of them, two lines of a list on a phone and one
/// on a desk, enough for the sentence around a match.
const WIDTH: usize = 2 * 60;
/// The matches a passage is chosen for lie within three quarters of it, so that it can start where a reader would.
const CORE: usize = WIDTH / 4 * 3;
/// A share of a width: so many parts of so many.
type Share = (usize, usize);
/// The most that stands before the first match when a sentence starts there, as a share of the width that is left:
/// a match is understood by what follows more than by what comes before.
const LEAD: Share = (2, 3);
/// When a clause starts there, or nothing does: less, for the reader enters in mid-sentence anyway.
const SHORT_LEAD: Share = (1, 3);
/// A passage ends with a sentence rather than at its full width, if it keeps this share of it.
const SENTENCE_END: Share = (2, 3);
/// And with a clause, which reads less whole, only if it keeps more.
const CLAUSE_END: Share = (4, 5);

/// The passage of an article to be shown for a query.
pub(crate) fn snippet(segment: &Segment, article: u32, query: &Query) -> Vec<Run> {
    let best = |wanted: fn(Field) -> bool| best(segment, article, query, wanted);
    let lead = || {
        segment
            .units(article)
            .find(|unit| unit.field == Field::Body && !unit.text.trim().is_empty())
    };
    best(|field| field == Field::Body)
        .or_else(|| best(|field| !matches!(field, Field::Body | Field::Headline)))
        .or_else(|| lead().map(|unit| Passage::new(unit.text, Vec::new())))
        .or_else(|| best(|field| field == Field::Headline))
        .map(|passage| passage.cut())
        .unwrap_or_default()
}

/// The best passage in some of the fields; the first of equals.
fn best<'a>(
    segment: &'a Segment,
    article: u32,
    query: &Query,
    wanted: fn(Field) -> bool,
) -> Option<Passage<'a>> {
    let holds = |unit: &Unit| {
        query
            .parts()
            .iter()
            .any(|part| part.find(unit.codes, 0).is_some())
    };
    let mut best: Option<Passage> = None;
    for unit in segment
        .units(article)
        .filter(|unit| wanted(unit.field))
        .filter(holds)
    {
        let passage = Passage::new(unit.text, matches(unit.text, query));
        if best.as_ref().is_none_or(|best| passage.worth > best.worth) {
            best = Some(passage);
        }
    }
    best
}

/// How many parts of the query it holds, how many matches, and how wide they lie.
type Worth = (u32, usize, Reverse<usize>);

/// A text with the matches that its passage is cut around. All places but those of matches are in characters.
struct Passage<'a> {
    text: &'a str,
    matches: Vec<Match>,
    chars: Vec<char>,
    /// Where each character begins, in bytes; at last the end.
    bytes: Vec<usize>,
    /// How wide all is before each character, in halves of a Chinese character; at last the whole.
    widths: Vec<usize>,
    /// From the first of the best matches to the end of the last.
    core: Range<usize>,
    worth: Worth,
}

impl<'a> Passage<'a> {
    fn new(text: &'a str, matches: Vec<Match>) -> Passage<'a> {
        let mut bytes = vec![0];
        let mut widths = vec![0];
        for (place, c) in text.char_indices() {
            bytes.push(place + c.len_utf8());
            widths.push(widths[widths.len() - 1] + width(c));
        }
        let worth = (0, 0, Reverse(0));
        let mut passage = Passage {
            text,
            matches,
            chars: text.chars().collect(),
            bytes,
            widths,
            core: 0..0,
            worth,
        };
        for first in 0..passage.matches.len() {
            let (worth, core) = passage.window(first);
            if worth > passage.worth {
                (passage.worth, passage.core) = (worth, core);
            }
        }
        passage
    }

    /// The matches from one on that fit into the width.
    fn window(&self, first: usize) -> (Worth, Range<usize>) {
        let start = self.place(self.matches[first].range.start);
        let mut core = start..start;
        let mut parts = 0_u64;
        let mut count = 0;
        for Match { part, range } in &self.matches[first..] {
            let end = self.place(range.end);
            if count > 0 && self.between(start, end) > CORE {
                break;
            }
            core.end = core.end.max(end);
            parts |= 1 << (part % 64);
            count += 1;
        }
        (
            (
                parts.count_ones(),
                count,
                Reverse(self.between(start, core.end)),
            ),
            core,
        )
    }

    fn cut(&self) -> Vec<Run> {
        let start = self.start();
        let end = self.end(start);
        let stretch = self.bytes[start]..self.bytes[end];
        let mut runs = runs(self.text, stretch, &marks(&self.matches));
        if !self.starts_sentence(start) {
            ellipsis(&mut runs, 0);
        }
        if !self.ends_sentence(end) && end < self.chars.len() {
            let last = runs.len();
            ellipsis(&mut runs, last);
        }
        for run in &mut runs {
            // The line feed between two printed lines of a headline.
            run.text = run.text.replace('\n', " ");
        }
        runs
    }

    /// Where the passage starts.
    fn start(&self) -> usize {
        let core = self.core.start;
        let room = WIDTH.saturating_sub(self.between(core, self.core.end));
        // What the text after the matches cannot fill is free for what is before them.
        let free = room.saturating_sub(self.between(self.core.end, self.chars.len()));
        let back = |lead: usize| {
            (0..=core)
                .rev()
                .take_while(move |&place| self.between(place, core) <= lead)
        };
        let short = || back(free.max(share(room, SHORT_LEAD)));
        let long = || back(free.max(share(room, LEAD)));
        let sentence = |place: &usize| self.starts_sentence(*place);
        let clause = |place: &usize| self.starts_clause(*place);
        let word = |place: &usize| self.may_cut(*place) && !self.is_point(*place);
        let sentences = back(free)
            .filter(sentence)
            .last()
            .or_else(|| long().find(sentence));
        let clauses = || {
            short()
                .filter(clause)
                .last()
                .or_else(|| long().find(clause))
        };
        sentences
            .or_else(clauses)
            .or_else(|| short().filter(word).last())
            .unwrap_or(core)
    }

    /// Where the passage that starts there ends.
    fn end(&self, start: usize) -> usize {
        let fits = |place: &usize| self.between(start, *place) <= WIDTH;
        let full = (start..=self.chars.len())
            .take_while(fits)
            .last()
            .unwrap_or(start);
        if full == self.chars.len() {
            return full;
        }
        let least = self.core.end.clamp(start + 1, full);
        let back = || (least..=full).rev();
        let keeps = |kept: Share| {
            back().take_while(move |&place| self.between(start, place) >= share(WIDTH, kept))
        };
        let sentence = keeps(SENTENCE_END).find(|&place| self.ends_sentence(place));
        let clause = || {
            let ends = |place: &usize| self.may_cut(*place) && is_point(self.chars[*place]);
            keeps(CLAUSE_END).find(|place| ends(place) && !self.is_point(place - 1))
        };
        let word = || back().find(|&place| self.may_cut(place) && !self.is_point(place - 1));
        sentence
            .or_else(clause)
            .or_else(word)
            .unwrap_or_else(|| self.end_inside(least, full))
    }

    /// Where to end when there is nothing but one word from the last match on: it goes on to its end, unless it is
    /// wider than a passage.
    fn end_inside(&self, least: usize, full: usize) -> usize {
        let mut onward =
            (full..=self.chars.len()).take_while(|&place| self.between(full, place) <= WIDTH);
        let grapheme = || (least..=full).rev().find(|&place| !self.joins(place));
        onward
            .find(|&place| self.may_cut(place))
            .or_else(grapheme)
            .unwrap_or(full)
    }

    /// Whether a sentence starts there: at the beginning, or after its full stop and what closes it.
    fn starts_sentence(&self, place: usize) -> bool {
        place == 0
            || self.ends_sentence(place) && !self.chars.get(place).is_none_or(|c| c.is_whitespace())
    }

    /// Whether a sentence has ended there.
    fn ends_sentence(&self, place: usize) -> bool {
        let goes_on = self
            .chars
            .get(place)
            .is_some_and(|&c| closes(c) || is_stop(c));
        let mut before = self.chars[..place]
            .iter()
            .rev()
            .skip_while(|c| closes(**c) || c.is_whitespace());
        let spaced = place > 0 && self.chars[place - 1].is_whitespace();
        !goes_on
            && before
                .next()
                .is_some_and(|&c| is_stop(c) || c == '.' && spaced)
    }

    /// Whether a clause starts there: after a comma or the like, or a space.
    fn starts_clause(&self, place: usize) -> bool {
        let ends = |c: char| is_point(c) || c.is_whitespace();
        self.may_cut(place) && place > 0 && ends(self.chars[place - 1]) && !self.is_point(place)
    }

    /// Whether the text may be cut there: not within a character and its marks, nor within a word or a number.
    fn may_cut(&self, place: usize) -> bool {
        let word = |place: usize| self.chars.get(place).is_some_and(|&c| is_word_char(c));
        let after_word = place > 0 && word(place - 1);
        // 1,234.5 and don’t; the sign of 97% and 20℃.
        let point = |place: usize| matches!(self.chars.get(place), Some('.' | ',' | '\'' | '’'));
        let sign = matches!(self.chars.get(place), Some('%' | '％' | '‰' | '℃'));
        let before = word(place) || sign || point(place) && word(place + 1);
        let behind = place > 1 && word(place - 2) && point(place - 1) && word(place);
        !(behind || after_word && before || self.joins(place))
    }

    /// Whether the character there belongs to the one before it.
    fn joins(&self, place: usize) -> bool {
        let joiner = place > 0 && self.chars[place - 1] == '\u{200D}';
        joiner || self.chars.get(place).is_some_and(|&c| is_joined(c))
    }

    /// Whether the character there is no good beginning and no good end of a passage.
    fn is_point(&self, place: usize) -> bool {
        self.chars
            .get(place)
            .is_some_and(|&c| is_point(c) || is_stop(c) || closes(c) || c.is_whitespace())
    }

    fn between(&self, start: usize, end: usize) -> usize {
        self.widths[end] - self.widths[start]
    }

    /// The character at a byte.
    fn place(&self, byte: usize) -> usize {
        self.bytes.partition_point(|&start| start < byte)
    }
}

fn share(width: usize, (parts, of): Share) -> usize {
    width * parts / of
}

fn ellipsis(runs: &mut Vec<Run>, place: usize) {
    let neighbour = place.saturating_sub(1).min(runs.len());
    match runs.get_mut(neighbour).filter(|run| !run.mark) {
        Some(run) if place == 0 => run.text.insert(0, '…'),
        Some(run) => run.text.push('…'),
        None => runs.insert(
            place,
            Run {
                text: "…".to_owned(),
                mark: false,
            },
        ),
    }
}

/// From general punctuation on, characters are as wide as a Chinese one in the faces they are set in.
fn width(c: char) -> usize {
    if c < '\u{2000}' { 1 } else { 2 }
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?')
}

fn is_point(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | '：' | ',' | ';' | ':' | '—' | '…')
}

fn closes(c: char) -> bool {
    matches!(
        c,
        '”' | '’' | '」' | '』' | '）' | '》' | '〉' | '】' | ')' | ']'
    )
}
