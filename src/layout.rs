//! Layout: which part of which article each row is, judged for the whole page at once.
//!
//! A page is read as a chain of rows, each in a [`State`]. Two kinds of numbers weigh a reading: how likely a row of
//! that part looks as this one does ([`crate::look`]), and how likely one part follows another ([`crate::step`]). The
//! best chain is found by dynamic programming (Viterbi) in time linear in the rows. The numbers are logarithms of
//! rough frequencies, each named with what it stands for; what differs from page to page (whether headlines stand
//! before or after, whether blank lines mean anything, how wide each column is, which words headline and body
//! share) is learned from one reading and used in the next.
//!
//! ```text
//! head-first article   Head+ Byline? (Lead Middle* Last | LeadOnly) (First Middle* Last | Only | Heading)* Signed?
//! body-first article   Byline? (Lead …) … Signed? Head+
//! and between articles Teaser, Furniture
//! ```

use std::ops::Range;

use crate::affinity::{self, Affinity};
use crate::column;
use crate::line::Line;
use crate::look::{self, Column};
use crate::row::Row;
use crate::step::{self, Join, Steps};

/// What a row is to the article it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A line of kicker, headline or subhead.
    Head,
    /// A byline of its own before the text.
    Byline,
    /// First row of the article's first paragraph, more following.
    Lead,
    /// The article's first paragraph, all of it one row.
    LeadOnly,
    /// First row of a later paragraph, more following.
    First,
    /// A later paragraph of one row.
    Only,
    /// A row inside a paragraph.
    Middle,
    /// The last row of a paragraph.
    Last,
    /// 小标题 between paragraphs.
    Heading,
    /// A byline of its own after the text.
    Signed,
    /// A headline that leads elsewhere.
    Teaser,
    /// A line that belongs to the page.
    Furniture,
}

impl Part {
    /// Whether it is text of an article.
    pub(crate) fn is_body(self) -> bool {
        use Part::{First, Heading, Last, Lead, LeadOnly, Middle, Only};
        matches!(self, Lead | LeadOnly | First | Only | Middle | Last | Heading)
    }
}

/// Whether an article's headline stands before its body in the text or after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Headline, then body.
    HeadFirst,
    /// Body, then headline.
    BodyFirst,
}

/// A part and, for those of an article, the side its headline is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct State {
    /// The part.
    pub(crate) part: Part,
    /// The side; of no meaning for teasers and furniture.
    pub(crate) side: Side,
}

/// One row judged.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judged {
    /// What it is.
    pub(crate) state: State,
    /// Whether an article, a teaser or a piece of furniture begins with it.
    pub(crate) begins: bool,
    /// How likely it is so, 0 to 1, by its lead over the best other reading.
    pub(crate) probability: f32,
    /// The column it was measured by.
    pub(crate) column: Column,
    /// What it shares with the bodies before and after.
    pub(crate) affinity: Affinity,
    /// The part of the best reading in which it has another role.
    pub(crate) runner_up: State,
    /// Share of paragraphs of the page whose indent the extractor kept.
    pub(crate) indents: f32,
}

/// Reads a page's rows: one judgement a row.
pub(crate) fn layout(lines: &[Line], rows: &[Row]) -> Vec<Judged> {
    /// Each reading goes by what the one before found; from the second on, headlines know their bodies.
    const READINGS: usize = 4;
    let mut page = Page::unread(rows);
    for reading in 1..READINGS {
        let weights = Weights::new(rows, &page);
        let path = best_path(&weights, &forward(&weights));
        page.learn(lines, rows, &path);
        if reading > 1 {
            page.steps = Steps::learned(rows, &path);
        }
    }
    judge(&Weights::new(rows, &page), &page)
}

/// What is known of a page when it is read (again).
struct Page {
    /// The column of each row by the rows around it.
    around: Vec<Column>,
    /// The same, by its body where it is in one.
    columns: Vec<Column>,
    affinities: Vec<Option<Affinity>>,
    /// For each row and part, the logarithm of how likely it looks so, but for its width.
    looks: Vec<[f32; step::KINDS]>,
    steps: Steps,
    /// Share of paragraphs whose indent the extractor kept.
    indents: f32,
}

/// Share of first rows that have an indent, on a page that has any.
const INDENTS_KEPT: f32 = 0.8;
/// The same on a page that has none.
const INDENTS_LOST: f32 = 0.01;

impl Page {
    fn unread(rows: &[Row]) -> Self {
        let around = column::local(rows);
        let indented = rows.iter().filter(|r| r.indented).count();
        let indents = if indented * 10 > rows.len() { INDENTS_KEPT } else { INDENTS_LOST };
        Page {
            columns: around.clone(),
            around,
            affinities: vec![None; rows.len()],
            looks: rows.iter().map(|row| looks(row, indents)).collect(),
            steps: Steps::unread(rows),
            indents,
        }
    }

    /// Takes in what a reading found: the columns of its bodies, and which words headlines share with them.
    fn learn(&mut self, lines: &[Line], rows: &[Row], path: &[State]) {
        let bodies = bodies(path);
        self.columns.copy_from_slice(&self.around);
        measure_bodies(rows, path, &bodies, &mut self.columns);
        self.affinities = affinity::affinities(lines, rows, &bodies);
    }
}

fn looks(row: &Row, indents: f32) -> [f32; step::KINDS] {
    std::array::from_fn(|kind| look::shares(row, step::part(kind), indents).iter().product::<f32>().ln())
}

/// The runs of rows that are one article's body.
fn bodies(path: &[State]) -> Vec<Range<usize>> {
    let mut bodies: Vec<Range<usize>> = Vec::new();
    for (at, state) in path.iter().enumerate().filter(|(_, s)| s.part.is_body()) {
        match bodies.last_mut() {
            Some(body) if body.end == at && !step::begins(path[at - 1], *state) => {
                body.end = at + 1;
            }
            _ => bodies.push(at..at + 1),
        }
    }
    bodies
}

/// Measures each body's column by its own full rows, where it has some.
fn measure_bodies(rows: &[Row], path: &[State], bodies: &[Range<usize>], columns: &mut [Column]) {
    for body in bodies {
        let full = body.clone().filter(|&at| path[at].part == Part::Middle);
        if full.clone().count() >= 2
            && let Some(width) = column::median(full.map(|at| rows[at].width))
        {
            columns[body.clone()].fill(Column { before: width, after: width });
        }
    }
}

/// All a reading weighs: the look of each row in each state, the steps between states, and what parts the rows.
struct Weights<'a> {
    rows: &'a [Row],
    looks: Vec<[f32; step::STATES]>,
    /// What the space and the columns before each row say of each join.
    joins: Vec<[f32; step::JOINS]>,
    steps: &'a Steps,
}

impl<'a> Weights<'a> {
    fn new(rows: &'a [Row], page: &'a Page) -> Self {
        let mut looks = Vec::with_capacity(rows.len());
        let mut joins = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            let shift = at > 0 && page.around[at - 1].differs_from(page.around[at]);
            joins.push(page.steps.joins(row.gap, shift));
            looks.push(weigh(row, page, at));
        }
        Weights { rows, looks, joins, steps: &page.steps }
    }
}

/// The weight of a row in each state, by its look in its column and its wording.
fn weigh(row: &Row, page: &Page, at: usize) -> [f32; step::STATES] {
    let parts: [f32; step::KINDS] =
        std::array::from_fn(|kind| page.looks[at][kind] + look::width(row, page.columns[at], step::part(kind)));
    std::array::from_fn(|index| {
        let kinship = page.affinities[at].map_or(0.0, |affinity| kinship(step::state(index), affinity));
        parts[step::kind(index)] + kinship
    })
}

/// The weight of a row's wording for a state: a headline is made of its own body's words.
fn kinship(state: State, affinity: Affinity) -> f32 {
    let shared = match (state.part, state.side) {
        (Part::Head, Side::HeadFirst) => affinity.after,
        (Part::Head, Side::BodyFirst) => affinity.before,
        (part, _) if part.is_body() => affinity.before.max(affinity.after),
        _ => return 0.0,
    };
    /// The weight of a line that shares nothing: few lines of a head, most of what is none.
    const STRANGER: f32 = -1.8;
    /// What each shared part adds; a quarter shared says as much for as against.
    const SHARED: f32 = 7.2;
    /// More shared words than half say no more.
    const SURE: f32 = 2.0;
    let weight = (STRANGER + SHARED * shared).min(SURE);
    if state.part == Part::Head { weight } else { weight.max(0.0) }
}

/// The best reading: one state a row.
fn best_path(weights: &Weights, forward: &[Reached]) -> Vec<State> {
    let mut path = Vec::with_capacity(weights.rows.len());
    let Some(last) = forward.last() else {
        return path;
    };
    let mut best = (f32::NEG_INFINITY, 0);
    for (at, reached) in last.iter().enumerate() {
        let weight = reached.0 + weights.steps.end[at];
        best = if weight > best.0 { (weight, at) } else { best };
    }
    let mut at = best.1;
    for reached in forward.iter().rev() {
        path.push(step::state(at));
        at = reached[at].1;
    }
    path.reverse();
    path
}

/// For each state, the weight of the best reading up to a row that has it, and the state before it there.
type Reached = [(f32, usize); step::STATES];

/// What is reached at each row.
fn forward(weights: &Weights) -> Vec<Reached> {
    let mut forward: Vec<Reached> = Vec::with_capacity(weights.rows.len());
    for (looks, joins) in weights.looks.iter().zip(&weights.joins) {
        let mut here: Reached = [(f32::NEG_INFINITY, 0); step::STATES];
        match forward.last() {
            None => here = weights.steps.start.map(|weight| (weight, 0)),
            Some(before) => reach(before, &mut here, joins, weights.steps),
        }
        for (reached, look) in here.iter_mut().zip(looks) {
            reached.0 += look;
        }
        forward.push(here);
    }
    forward
}

/// What is reached from the row `before`, but for how the row itself looks.
fn reach(before: &Reached, here: &mut Reached, joins: &[f32; step::JOINS], steps: &Steps) {
    for step in &steps.within {
        let weight = before[step.from].0 + step.weight + joins[step.join as usize];
        if weight > here[step.to].0 {
            here[step.to] = (weight, step.from);
        }
    }
    let mut ended = (f32::NEG_INFINITY, 0);
    for (at, reached) in before.iter().enumerate() {
        let weight = reached.0 + steps.end[at];
        ended = if at != step::TEASER && weight > ended.0 { (weight, at) } else { ended };
    }
    let between = joins[Join::Items as usize];
    let teaser = before[step::TEASER].0 + steps.end[step::TEASER];
    for (to, reached) in here.iter_mut().enumerate() {
        let (weight, after_teaser) = (ended.0 + steps.start[to] + between, teaser + steps.after_teaser[to] + between);
        *reached = if weight > reached.0 { (weight, ended.1) } else { *reached };
        *reached = if after_teaser > reached.0 { (after_teaser, step::TEASER) } else { *reached };
    }
}

/// For each row and state, the weight of the best reading from it (without its own look) to the end.
fn backward(weights: &Weights) -> Vec<[f32; step::STATES]> {
    let steps = weights.steps;
    let mut onward = vec![steps.end; weights.rows.len()];
    for at in (1..weights.rows.len()).rev() {
        let mut here = [f32::NEG_INFINITY; step::STATES];
        let rest: [f32; step::STATES] = std::array::from_fn(|to| onward[at][to] + weights.looks[at][to]);
        let joins = &weights.joins[at];
        for step in &steps.within {
            let weight = rest[step.to] + step.weight + joins[step.join as usize];
            here[step.from] = here[step.from].max(weight);
        }
        let (mut next, mut after_teaser) = (f32::NEG_INFINITY, f32::NEG_INFINITY);
        for (to, rest) in rest.iter().enumerate() {
            next = next.max(rest + steps.start[to]);
            after_teaser = after_teaser.max(rest + steps.after_teaser[to]);
        }
        for (from, weight) in here.iter_mut().enumerate() {
            let next = if from == step::TEASER { after_teaser } else { next };
            *weight = weight.max(steps.end[from] + next + joins[Join::Items as usize]);
        }
        onward[at - 1] = here;
    }
    onward
}

/// The best reading with how sure each judgement is.
fn judge(weights: &Weights, page: &Page) -> Vec<Judged> {
    let (forward, backward) = (forward(weights), backward(weights));
    let path = best_path(weights, &forward);
    let judged = path.iter().enumerate().map(|(at, state)| {
        let (lead, runner_up) = lead(*state, &forward[at], &backward[at]);
        Judged {
            state: *state,
            begins: at == 0 || step::begins(path[at - 1], *state),
            probability: probability(lead),
            column: page.columns[at],
            affinity: page.affinities[at].unwrap_or_default(),
            runner_up,
            indents: page.indents,
        }
    });
    judged.collect()
}

/// A lead as a probability: an even chance without any, near certainty from ten on (an algebraic sigmoid).
fn probability(lead: f32) -> f32 {
    let x = lead / 2.0;
    0.5 + 0.5 * x / (1.0 + x * x).sqrt()
}

/// How far a row's role leads the best reading in which it has another, and its state there.
fn lead(state: State, forward: &[(f32, usize); step::STATES], backward: &[f32; step::STATES]) -> (f32, State) {
    let (mut best, mut other) = (f32::NEG_INFINITY, (f32::NEG_INFINITY, state));
    for at in 0..step::STATES {
        let weight = forward[at].0 + backward[at];
        if role(step::state(at)) == role(state) {
            best = best.max(weight);
        } else if weight > other.0 {
            other = (weight, step::state(at));
        }
    }
    (best - other.0, other.1)
}

/// What of a state shows in the edition: paragraphs' beginnings, and what is head, byline, teaser or furniture.
fn role(state: State) -> (u8, Option<Side>) {
    let side = Some(state.side);
    match state.part {
        Part::Head => (0, side),
        Part::Byline | Part::Signed => (1, side),
        Part::Lead | Part::LeadOnly => (2, side),
        Part::First | Part::Only => (3, None),
        Part::Middle | Part::Last => (4, None),
        Part::Heading => (5, None),
        Part::Teaser => (6, None),
        Part::Furniture => (7, None),
    }
}
