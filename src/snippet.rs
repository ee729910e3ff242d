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

use crate::breaks::{Breaks, Test};
use crate::field::{Field, LINE};
use crate::mark::{Match, Run, marks, matches, runs};
use crate::query::Query;
use crate::segment::{Segment, Unit};
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
    let lead = || segment.units(article).find(|unit| unit.field == Field::Body && unit.codes.len() > 0);
    best(|field| field == Field::Body)
        .or_else(|| best(|field| !matches!(field, Field::Body | Field::Headline)))
        .or_else(|| lead().map(|unit| Passage::new(unit.text(), Vec::new())))
        .or_else(|| best(|field| field == Field::Headline))
        .map(|passage| passage.cut())
        .unwrap_or_default()
}

/// The best passage in some of the fields; the first of equals.
fn best(segment: &Segment, article: u32, query: &Query, wanted: fn(Field) -> bool) -> Option<Passage> {
    let holds = |unit: &Unit| {
        query.wanted().any(|(_, pattern)| pattern.is_for(unit.field) && pattern.find(unit.codes, 0).is_some())
    };
    let mut best: Option<Passage> = None;
    for unit in segment.units(article).filter(|unit| wanted(unit.field)).filter(holds) {
        let text = unit.text();
        let matches = matches(&text, unit.field, query);
        let passage = Passage::new(text, matches);
        if best.as_ref().is_none_or(|best| passage.worth > best.worth) {
            best = Some(passage);
        }
    }
    best
}

/// How many parts of the query it holds, how many matches, and how wide they lie.
type Worth = (u32, usize, Reverse<usize>);

/// A text with the matches that its passage is cut around.
struct Passage {
    text: String,
    breaks: Breaks,
    matches: Vec<Match>,
    /// The places from the first of the best matches to the end of the last.
    core: Range<usize>,
    worth: Worth,
}

impl Passage {
    fn new(text: String, matches: Vec<Match>) -> Passage {
        let worth = (0, 0, Reverse(0));
        let mut passage = Passage { breaks: Breaks::of(&text), text, matches, core: 0..0, worth };
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
        let start = self.breaks.place(self.matches[first].range.start);
        let mut core = start..start;
        let mut parts = 0_u64;
        let mut count = 0;
        for Match { part, range } in &self.matches[first..] {
            let end = self.breaks.place(range.end);
            if count > 0 && self.breaks.between(start, end) > CORE {
                break;
            }
            core.end = core.end.max(end);
            parts |= 1 << (part % 64);
            count += 1;
        }
        ((parts.count_ones(), count, Reverse(self.breaks.between(start, core.end))), core)
    }

    fn cut(&self) -> Vec<Run> {
        let start = self.start();
        let end = self.end(start);
        let mut shown = String::new();
        if !self.breaks.starts_sentence(start) {
            shown.push('…');
        }
        let lead = shown.len();
        let stretch = self.breaks.byte(start)..self.breaks.byte(end);
        shown.extend(self.text[stretch.clone()].chars().map(|c| if matches!(c, LINE | '\n') { ' ' } else { c }));
        if end < self.breaks.end() && !self.breaks.ends_sentence(end) {
            shown.push('…');
        }
        let within = |byte: usize| byte.clamp(stretch.start, stretch.end) - stretch.start + lead;
        let mut marks = marks(&self.matches);
        for mark in &mut marks {
            *mark = within(mark.start)..within(mark.end);
        }
        runs(&shown, 0..shown.len(), &marks)
    }

    /// Where the passage starts.
    fn start(&self) -> usize {
        let breaks = &self.breaks;
        let core = self.core.start;
        let room = WIDTH.saturating_sub(self.breaks.between(core, self.core.end));
        // What the text after the matches cannot fill is free for what is before them.
        let free = room.saturating_sub(self.breaks.between(self.core.end, self.breaks.end()));
        let short = breaks.back(core, free.max(share(room, SHORT_LEAD)));
        let long = breaks.back(core, free.max(share(room, LEAD)));
        let word: Test = |breaks, place| breaks.may_cut(place) && !breaks.is_point(place);
        breaks
            .first(breaks.back(core, free), core, Breaks::starts_sentence)
            .or_else(|| breaks.last(long, core, Breaks::starts_sentence))
            .or_else(|| breaks.first(short, core, Breaks::starts_clause))
            .or_else(|| breaks.last(long, core, Breaks::starts_clause))
            .or_else(|| breaks.first(short, core, word))
            .unwrap_or(core)
    }

    /// Where the passage that starts there ends.
    fn end(&self, start: usize) -> usize {
        let breaks = &self.breaks;
        let full = breaks.on(start, WIDTH);
        if full == self.breaks.end() {
            return full;
        }
        let least = self.core.end.clamp(start + 1, full);
        let keep = |kept| breaks.on(start, share(WIDTH, kept)).max(least);
        let word: Test = |breaks, place| breaks.may_cut(place) && !breaks.is_point(place - 1);
        // A word goes on to its end, unless it is wider than a passage.
        let beyond = breaks.on(full, WIDTH);
        breaks
            .last(keep(SENTENCE_END), full, Breaks::ends_sentence)
            .or_else(|| breaks.last(keep(CLAUSE_END), full, Breaks::ends_clause))
            .or_else(|| breaks.last(least, full, word))
            .or_else(|| breaks.first(full, beyond, Breaks::may_cut))
            .or_else(|| breaks.last(least, full, |breaks, place| !breaks.joins(place)))
            .unwrap_or(full)
    }
}

fn share(width: usize, (parts, of): Share) -> usize {
    width * parts / of
}
