//! Steps: how likely one part of an article follows another, and what a blank line between them says.
//!
//! The chances of leaving a state sum to about one; those of beginning an article depend on the page's habit, and
//! those of a blank line on what it parts, both learned from a first reading of the page.

use crate::layout::{Part, Side, State};
use crate::row::Row;

/// Ten parts on either side, teaser and furniture.
pub(crate) const STATES: usize = 22;

const PARTS: [Part; 10] = [
    Part::Head,
    Part::Byline,
    Part::Lead,
    Part::LeadOnly,
    Part::First,
    Part::Only,
    Part::Middle,
    Part::Last,
    Part::Heading,
    Part::Signed,
];

/// The state of an index below [`STATES`].
pub(crate) fn state(index: usize) -> State {
    let side = if index.is_multiple_of(2) { Side::HeadFirst } else { Side::BodyFirst };
    State { part: part(kind(index)), side }
}

/// The index of the state of a teaser.
pub(crate) const TEASER: usize = 2 * PARTS.len();

/// How many joins there are.
pub(crate) const JOINS: usize = 4;

/// How many parts there are.
pub(crate) const KINDS: usize = 12;

/// The part of an index below [`KINDS`].
pub(crate) fn part(kind: usize) -> Part {
    let apart = if kind == KINDS - 1 { Part::Furniture } else { Part::Teaser };
    PARTS.get(kind).copied().unwrap_or(apart)
}

/// The index of the part of a state's index.
pub(crate) fn kind(state: usize) -> usize {
    if state < 2 * PARTS.len() { state / 2 } else { state - PARTS.len() }
}

/// What two rows that follow each other are to each other; what a blank line between them parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    /// Rows of one paragraph.
    Rows,
    /// Paragraphs of one body.
    Paragraphs,
    /// Lines of one head.
    Heads,
    /// Anything else.
    Items,
}

/// A way from one state to another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    /// The index of the state before.
    pub(crate) from: usize,
    /// The index of the state after.
    pub(crate) to: usize,
    /// Logarithm of its chance.
    pub(crate) weight: f32,
    /// What the two rows are to each other.
    pub(crate) join: Join,
}

/// Whether an article, teaser or piece of furniture begins with `state` after `before`.
pub(crate) fn begins(before: State, state: State) -> bool {
    match state.part {
        Part::Teaser | Part::Furniture => true,
        Part::Head => state.side == Side::HeadFirst && before != state,
        Part::Byline | Part::Lead | Part::LeadOnly => {
            state.side == Side::BodyFirst && !(before.part == Part::Byline && before.side == state.side)
        }
        _ => false,
    }
}

/// All steps of a page and what its blank lines mean. Those within an article are few; between articles each end may
/// be followed by each beginning, so that both are weighed once and not each pair of them.
pub(crate) struct Steps {
    /// Every possible step within an article.
    pub(crate) within: Vec<Step>,
    /// The weight of a page, or of an article or teaser after an article, that begins in a state.
    pub(crate) start: [f32; STATES],
    /// The weight of an article, teaser or page that ends in a state.
    pub(crate) end: [f32; STATES],
    /// The weight of a state that begins an article or teaser after a teaser: teasers stand together.
    pub(crate) after_teaser: [f32; STATES],
    gaps: [f32; JOINS],
}

/// What is counted on a page to learn its habits.
struct Habits {
    /// Chance that an article is head-first.
    head_first: f32,
    /// Chance of a blank line, by join.
    gaps: [f32; JOINS],
}

impl Steps {
    /// Those of a page not yet read.
    pub(crate) fn unread(rows: &[Row]) -> Self {
        Self::new(&Habits { head_first: 0.5, gaps: usual_gaps(rows) })
    }

    /// Those of a page read before as `path`.
    pub(crate) fn learned(rows: &[Row], path: &[State]) -> Self {
        Self::new(&Habits { head_first: share_head_first(path), gaps: counted_gaps(rows, path) })
    }

    fn new(habits: &Habits) -> Self {
        let mut within = Vec::new();
        for from in 0..STATES {
            for to in 0..STATES {
                within.extend(step(from, to));
            }
        }
        Steps {
            within,
            start: std::array::from_fn(|s| beginning(state(s), habits).ln()),
            end: std::array::from_fn(|s| completion(state(s)).ln()),
            after_teaser: std::array::from_fn(|s| after_teaser(state(s), habits).ln()),
            gaps: habits.gaps,
        }
    }

    /// What a blank line, or none, and a change of the column's width, or none, say of each join.
    pub(crate) fn joins(&self, gap: bool, shift: bool) -> [f32; JOINS] {
        /// An article keeps its column; a headline has none.
        const SHIFTS: [f32; JOINS] = [0.03, 0.03, 0.3, 0.3];
        let chance = |share: f32, is: bool| if is { share } else { 1.0 - share };
        std::array::from_fn(|join| (chance(self.gaps[join], gap) * chance(SHIFTS[join], shift)).ln())
    }
}

fn step(from: usize, to: usize) -> Option<Step> {
    let (before, after) = (state(from), state(to));
    let chance = if before.side == after.side { inside(before, after) } else { 0.0 };
    (chance > 0.0).then(|| Step { from, to, weight: chance.ln(), join: join(before, after) })
}

fn join(before: State, after: State) -> Join {
    match (before.part, after.part) {
        (_, Part::Middle | Part::Last) => Join::Rows,
        (_, Part::First | Part::Only) => Join::Paragraphs,
        (Part::Head, Part::Head) if before.side == after.side => Join::Heads,
        _ => Join::Items,
    }
}

/// The chance of going from one part to the next within an article.
fn inside(before: State, after: State) -> f32 {
    use Part::{Byline, First, Head, Heading, Last, Lead, LeadOnly, Middle, Only, Signed};
    match before.part {
        Lead | First => one_of(after.part, &[(Middle, 0.80), (Last, 0.20)]),
        Middle => one_of(after.part, &[(Middle, 0.75), (Last, 0.25)]),
        Last | Only | LeadOnly => {
            let on = one_of(after.part, &[(First, 0.55), (Only, 0.12), (Signed, 0.03), (Heading, 0.0015)]);
            let head = if before.side == Side::BodyFirst { one_of(after.part, &[(Head, 0.25)]) } else { 0.0 };
            on + head
        }
        Heading => one_of(after.part, &[(First, 0.85), (Only, 0.15)]),
        Head if before.side == Side::HeadFirst => {
            one_of(after.part, &[(Head, 0.45), (Byline, 0.10), (Lead, 0.42), (LeadOnly, 0.03)])
        }
        Head => one_of(after.part, &[(Head, 0.45)]),
        Byline => one_of(after.part, &[(Lead, 0.92), (LeadOnly, 0.08), (Byline, 0.005)]),
        Signed if before.side == Side::BodyFirst => one_of(after.part, &[(Head, 0.95)]),
        _ => 0.0,
    }
}

fn one_of(part: Part, chances: &[(Part, f32)]) -> f32 {
    chances.iter().find(|(p, _)| *p == part).map_or(0.0, |(_, chance)| *chance)
}

/// The chance that an article ends after a state.
fn completion(state: State) -> f32 {
    /// A body of which the headline is missing.
    const HEADLESS: f32 = 0.003;
    match (state.part, state.side) {
        (Part::Teaser | Part::Furniture, _) => 1.0,
        (Part::Head, Side::BodyFirst) => 0.55,
        (Part::Last | Part::Only | Part::LeadOnly, Side::HeadFirst) => 0.20,
        (Part::Signed, Side::HeadFirst) => 1.0,
        (Part::Last | Part::Only | Part::LeadOnly | Part::Signed, Side::BodyFirst) => HEADLESS,
        _ => 0.0,
    }
}

/// The chance that what begins after an article begins with a state.
fn beginning(state: State, habits: &Habits) -> f32 {
    const TEASER: f32 = 0.12;
    const FURNITURE: f32 = 0.02;
    const ARTICLE: f32 = 1.0 - TEASER - FURNITURE;
    let body_first = 1.0 - habits.head_first;
    match (state.part, state.side) {
        (Part::Teaser, _) => TEASER,
        (Part::Furniture, _) => FURNITURE,
        (Part::Head, Side::HeadFirst) => ARTICLE * habits.head_first,
        (Part::Lead, Side::BodyFirst) => ARTICLE * body_first * 0.80,
        (Part::LeadOnly, Side::BodyFirst) => ARTICLE * body_first * 0.03,
        (Part::Byline, Side::BodyFirst) => ARTICLE * body_first * 0.17,
        _ => 0.0,
    }
}

/// The same, after a teaser: teasers stand together.
fn after_teaser(state: State, habits: &Habits) -> f32 {
    const ANOTHER: f32 = 0.55;
    if state.part == Part::Teaser { ANOTHER } else { beginning(state, habits) * (1.0 - ANOTHER) }
}

/// The share of a page's articles that are head-first, never taken for certain.
fn share_head_first(path: &[State]) -> f32 {
    /// Counted beforehand on either side, as if seen.
    const DOUBT: f32 = 1.0;
    let count = |side: Side| {
        path.iter().filter(|s| matches!(s.part, Part::Lead | Part::LeadOnly) && s.side == side).count() as f32 + DOUBT
    };
    let (head_first, body_first) = (count(Side::HeadFirst), count(Side::BodyFirst));
    head_first / (head_first + body_first)
}

/// Blank lines part items, mostly paragraphs, and seldom rows, unless there are none or they are everywhere.
fn usual_gaps(rows: &[Row]) -> [f32; JOINS] {
    const USUAL: [f32; JOINS] = [0.08, 0.85, 0.40, 0.95];
    let share = rows.iter().filter(|r| r.gap).count() as f32 / rows.len().max(1) as f32;
    if (0.03..0.85).contains(&share) { USUAL } else { [share.clamp(0.02, 0.98); 4] }
}

/// How often a blank line stands at each join of a page that was read as `path`.
fn counted_gaps(rows: &[Row], path: &[State]) -> [f32; JOINS] {
    /// How many rows the usual shares count for.
    const DOUBT: f32 = 4.0;
    let mut gaps = usual_gaps(rows).map(|share| share * DOUBT);
    let mut all = [DOUBT; 4];
    for at in 1..rows.len() {
        let join = join(path[at - 1], path[at]) as usize;
        all[join] += 1.0;
        gaps[join] += f32::from(u8::from(rows[at].gap));
    }
    std::array::from_fn(|join| gaps[join] / all[join])
}
