//! Steps: how likely one part of an article follows another, and what a blank line between them says.
//!
//! The chances of leaving a state sum to about one; those of beginning an article depend on the page's habit, and
//! those of a blank line on what it parts, both learned from a first reading of the page.

use crate::layout::{Part, Side, State};
use crate::row::Row;

/// Ten parts on either side, teaser and furniture.
pub(crate) const STATES: usize = 22;

/// How many parts there are.
pub(crate) const KINDS: usize = 12;

/// How many of them are parts of an article, of which each may stand on either side.
const SIDED: usize = 10;

const PARTS: [Part; KINDS] = [
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
    Part::Teaser,
    Part::Furniture,
];

/// The state of an index below [`STATES`].
pub(crate) fn state(index: usize) -> State {
    let side = if index.is_multiple_of(2) { Side::HeadFirst } else { Side::BodyFirst };
    State { part: part(kind(index)), side }
}

/// The index of the state of a teaser.
pub(crate) const TEASER: u8 = 2 * SIDED as u8;

/// How many joins there are.
const JOINS: usize = 4;

/// The part of an index below [`KINDS`].
pub(crate) fn part(kind: usize) -> Part {
    PARTS[kind]
}

/// The index of a state of an article.
fn index(part: Part, side: Side) -> u8 {
    2 * part as u8 + side as u8
}

/// The index of the part of a state's index.
pub(crate) fn kind(state: usize) -> usize {
    if state < 2 * SIDED { state / 2 } else { state - SIDED }
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

/// A way from one state to another within an article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    /// The index of the state before.
    pub(crate) from: u8,
    /// The index of the state after.
    pub(crate) to: u8,
    /// What the two rows are to each other.
    pub(crate) join: Join,
    /// Logarithm of its chance.
    pub(crate) weight: f32,
}

/// A state that an article or teaser begins or ends with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edge {
    /// The index of the state.
    pub(crate) state: u8,
    /// Logarithm of the chance.
    pub(crate) weight: f32,
    /// The same of a beginning after a teaser: teasers stand together.
    pub(crate) by_teaser: f32,
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

/// All steps of a page. Those within an article are few; between articles each end may be followed by each beginning,
/// so that both are weighed once and not each pair of them.
pub(crate) struct Steps {
    /// Every possible step within an article.
    pub(crate) within: Vec<Step>,
    /// The states a page, or an article after an article, may begin in.
    pub(crate) starts: Vec<Edge>,
    /// The states an article, teaser or page may end in.
    pub(crate) ends: Vec<Edge>,
    /// What each [`Seam`] says of each join, by their numbers.
    joins: [Joins; 4],
}

/// A number for each join.
pub(crate) type Joins = [f32; JOINS];

/// What parts two rows: its number is 2 with a blank line, and 1 more with a change of the column's width.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seam(u8);

impl Seam {
    /// The seam between rows with a blank line between them, or none, and another column, or none.
    pub(crate) fn new(gap: bool, shift: bool) -> Self {
        Seam(2 * u8::from(gap) + u8::from(shift))
    }
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
        let mut steps = Steps {
            within: Vec::with_capacity(2 * STEPS.len()),
            starts: Vec::with_capacity(STATES),
            ends: Vec::with_capacity(STATES),
            joins: std::array::from_fn(|seam| joins(seam / 2 == 1, seam % 2 == 1, habits)),
        };
        for (before, after, only, chance) in STEPS {
            for side in [Side::HeadFirst, Side::BodyFirst] {
                if only.is_none_or(|only| only == side) {
                    let (from, to, join) = (index(before, side), index(after, side), join(before, after));
                    steps.within.push(Step { from, to, join, weight: chance.ln() });
                }
            }
        }
        for index in 0..STATES as u8 {
            let state = state(usize::from(index));
            let by_teaser = after_teaser(state, habits);
            push_edge(&mut steps.starts, index, beginning(state, habits), by_teaser);
            push_edge(&mut steps.ends, index, completion(state), 1.0);
        }
        steps
    }

    /// What a seam says of each join.
    pub(crate) fn over(&self, seam: Seam) -> &Joins {
        &self.joins[usize::from(seam.0)]
    }
}

fn push_edge(edges: &mut Vec<Edge>, state: u8, chance: f32, by_teaser: f32) {
    if chance > 0.0 {
        edges.push(Edge { state, weight: chance.ln(), by_teaser: by_teaser.ln() });
    }
}

/// What a blank line, or none, and a change of the column's width, or none, say of each join.
fn joins(gap: bool, shift: bool, habits: &Habits) -> Joins {
    /// An article keeps its column; a headline has none.
    const SHIFTS: [f32; JOINS] = [0.03, 0.03, 0.3, 0.3];
    let chance = |share: f32, is: bool| if is { share } else { 1.0 - share };
    std::array::from_fn(|join| (chance(habits.gaps[join], gap) * chance(SHIFTS[join], shift)).ln())
}

/// The join between two parts of one article.
fn join(before: Part, after: Part) -> Join {
    match (before, after) {
        (_, Part::Middle | Part::Last) => Join::Rows,
        (_, Part::First | Part::Only) => Join::Paragraphs,
        (Part::Head, Part::Head) => Join::Heads,
        _ => Join::Items,
    }
}

/// The chance of going from one part to the next within an article; where a side is named, only with the headline there.
const STEPS: [(Part, Part, Option<Side>, f32); 31] = {
    use Part::{Byline, First, Head, Heading, Last, Lead, LeadOnly, Middle, Only, Signed};
    const HEAD_FIRST: Option<Side> = Some(Side::HeadFirst);
    const BODY_FIRST: Option<Side> = Some(Side::BodyFirst);
    [
        (Head, Head, None, 0.45),
        (Head, Byline, HEAD_FIRST, 0.10),
        (Head, Lead, HEAD_FIRST, 0.42),
        (Head, LeadOnly, HEAD_FIRST, 0.03),
        (Byline, Lead, None, 0.92),
        (Byline, LeadOnly, None, 0.08),
        (Byline, Byline, None, 0.005),
        (Lead, Middle, None, 0.80),
        (Lead, Last, None, 0.20),
        (First, Middle, None, 0.80),
        (First, Last, None, 0.20),
        (Middle, Middle, None, 0.75),
        (Middle, Last, None, 0.25),
        (Last, First, None, 0.55),
        (Last, Only, None, 0.12),
        (Last, Signed, None, 0.03),
        (Last, Heading, None, 0.0015),
        (Last, Head, BODY_FIRST, 0.25),
        (Only, First, None, 0.55),
        (Only, Only, None, 0.12),
        (Only, Signed, None, 0.03),
        (Only, Heading, None, 0.0015),
        (Only, Head, BODY_FIRST, 0.25),
        (LeadOnly, First, None, 0.55),
        (LeadOnly, Only, None, 0.12),
        (LeadOnly, Signed, None, 0.03),
        (LeadOnly, Heading, None, 0.0015),
        (LeadOnly, Head, BODY_FIRST, 0.25),
        (Heading, First, None, 0.85),
        (Heading, Only, None, 0.15),
        (Signed, Head, BODY_FIRST, 0.95),
    ]
};

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
        let (before, after) = (path[at - 1], path[at]);
        let apart = before.part == Part::Head && before.side != after.side;
        let join = if apart { Join::Items } else { join(before.part, after.part) } as usize;
        all[join] += 1.0;
        gaps[join] += f32::from(u8::from(rows[at].gap));
    }
    std::array::from_fn(|join| gaps[join] / all[join])
}
