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

use crate::affinity::{self, Affinity, Wording};
use crate::column;
use crate::line::Line;
use crate::look::{self, Column, Looks, Parts};
use crate::row::Row;
use crate::step::{self, Join, Joins, Seam, Steps};

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

    /// Whether it is running text, whose sentences have commas.
    pub(crate) fn is_running(self) -> bool {
        self.is_body() && self != Part::Heading
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
    let mut page = Page::unread(lines, rows);
    let mut reached = forward(&page);
    let mut path = best_path(&page, &reached);
    for reading in 1..READINGS {
        page.learn(&path);
        if reading > 1 {
            page.steps = Steps::learned(rows, &path);
        }
        reached = forward(&page);
        let before = std::mem::replace(&mut path, best_path(&page, &reached));
        if reading > 1 && path == before {
            // Another reading would go by the same and find the same.
            break;
        }
    }
    judge(&page, &reached, &path)
}

/// What is known of a page when it is read (again).
struct Page<'a> {
    rows: &'a [Row],
    wording: Wording,
    /// The column of each row by the rows around it.
    around: Vec<Column>,
    /// The same, by its body where it is in one.
    columns: Vec<Column>,
    affinities: Vec<Option<Affinity>>,
    /// For each row and part, the logarithm of how likely it looks so, but for its width.
    looks: Vec<Parts>,
    /// For each row and state, all that its look, its column and its wording say.
    weights: Vec<States>,
    /// What parts each row from the one before.
    seams: Vec<Seam>,
    steps: Steps,
    /// Share of paragraphs whose indent the extractor kept.
    indents: f32,
}

/// A number for each state.
type States = [f32; step::STATES];

/// Share of first rows that have an indent, on a page that has any.
const INDENTS_KEPT: f32 = 0.8;
/// The same on a page that has none.
const INDENTS_LOST: f32 = 0.01;

impl<'a> Page<'a> {
    fn unread(lines: &[Line], rows: &'a [Row]) -> Self {
        let around = column::local(rows);
        let indented = rows.iter().filter(|r| r.indented).count();
        let indents = if indented * 10 > rows.len() { INDENTS_KEPT } else { INDENTS_LOST };
        let looks = Looks::new(indents);
        let mut page = Page {
            rows,
            wording: Wording::of(&rows.iter().map(|row| &lines[row.lines.clone()]).collect::<Vec<_>>()),
            columns: around.clone(),
            affinities: vec![None; rows.len()],
            looks: rows.iter().map(|row| looks.of(row)).collect(),
            weights: Vec::new(),
            seams: seams(rows, &around),
            around,
            steps: Steps::unread(rows),
            indents,
        };
        page.weigh();
        page
    }

    /// Takes in what a reading found: the columns of its bodies, and which words headlines share with them.
    fn learn(&mut self, path: &[State]) {
        /// How often a body is parted in two: no reading takes more than four for one.
        const DEPTH: usize = 2;
        let bodies = bodies(path);
        self.columns.copy_from_slice(&self.around);
        for body in &bodies {
            measure(self.rows, path, body.clone(), &mut self.columns, DEPTH);
        }
        self.affinities = affinity::affinities(&self.wording, &bodies);
        self.weigh();
    }

    /// Weighs each row in each state, by its look in its column and its wording.
    fn weigh(&mut self) {
        self.weights.clear();
        for at in 0..self.rows.len() {
            let mut parts = look::widths(&self.rows[at], self.columns[at]);
            for (weight, look) in parts.iter_mut().zip(&self.looks[at]) {
                *weight += look;
            }
            let mut weights: States = std::array::from_fn(|index| parts[step::kind(index)]);
            if let Some(affinity) = self.affinities[at] {
                for (index, weight) in weights.iter_mut().enumerate() {
                    *weight += kinship(step::state(index), affinity);
                }
            }
            self.weights.push(weights);
        }
    }
}

fn seams(rows: &[Row], columns: &[Column]) -> Vec<Seam> {
    let shift = |at: usize| at > 0 && columns[at - 1].differs_from(columns[at]);
    rows.iter().enumerate().map(|(at, row)| Seam::new(row.gap, shift(at))).collect()
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

/// Measures a body's column by its own full rows, where it has some. Where the rows around say that the column changes, and
/// the full rows on both sides agree, an earlier reading took two bodies for one, and each is measured for itself.
fn measure(rows: &[Row], path: &[State], body: Range<usize>, columns: &mut [Column], depth: usize) {
    /// Full rows of one column differ by less, in em.
    const SLACK: f32 = 2.0;
    /// Full rows that tell a column.
    const FEWEST: usize = 2;
    /// Full rows of a part that tell it from the other.
    const ENOUGH: usize = 4;
    let change = change(&columns[body.clone()]) + body.start;
    let first = full(rows, path, body.start..change);
    let second = full(rows, path, change..body.end);
    if depth > 0 && first.0.min(second.0) >= ENOUGH && (first.1 - second.1).abs() > SLACK {
        measure(rows, path, body.start..change, columns, depth - 1);
        measure(rows, path, change..body.end, columns, depth - 1);
    } else if first.0 + second.0 >= FEWEST {
        let width = full(rows, path, body.clone()).1;
        columns[body].fill(Column::new(width, width));
    }
}

/// How many of some rows are full, and the width they share.
fn full(rows: &[Row], path: &[State], range: Range<usize>) -> (usize, f32) {
    let mut widths = Vec::with_capacity(range.len());
    for at in range {
        if path[at].part == Part::Middle {
            widths.push(rows[at].width);
        }
    }
    (widths.len(), column::median(&widths))
}

/// Where columns change most from one row to the next.
fn change(columns: &[Column]) -> usize {
    let mut most = (0.0, 0);
    for at in 1..columns.len() {
        let change = (columns[at - 1].before - columns[at].after).abs();
        most = if change > most.0 { (change, at) } else { most };
    }
    most.1
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

/// The best readings up to a row.
struct Reached {
    /// For each state, the weight of the best one that has the row in it.
    weights: States,
    /// The state of the row before in that reading.
    from: [u8; step::STATES],
}

/// The best reading: one state a row.
fn best_path(page: &Page, forward: &[Reached]) -> Vec<State> {
    let mut path = Vec::with_capacity(forward.len());
    let Some(last) = forward.last() else {
        return path;
    };
    let mut at = 0;
    let mut best = f32::NEG_INFINITY;
    for end in &page.steps.ends {
        let weight = last.weights[usize::from(end.state)] + end.weight;
        (best, at) = if weight > best { (weight, end.state) } else { (best, at) };
    }
    for reached in forward.iter().rev() {
        path.push(step::state(usize::from(at)));
        at = reached.from[usize::from(at)];
    }
    path.reverse();
    path
}

/// What is reached at each row.
fn forward(page: &Page) -> Vec<Reached> {
    let mut forward: Vec<Reached> = Vec::with_capacity(page.rows.len());
    for (weights, seam) in page.weights.iter().zip(&page.seams) {
        let mut here = Reached { weights: [f32::NEG_INFINITY; step::STATES], from: [0; step::STATES] };
        match forward.last() {
            None => page.steps.starts.iter().for_each(|start| here.weights[usize::from(start.state)] = start.weight),
            Some(before) => reach(&before.weights, &mut here, page.steps.over(*seam), &page.steps),
        }
        for (reached, weight) in here.weights.iter_mut().zip(weights) {
            *reached += weight;
        }
        forward.push(here);
    }
    forward
}

/// What is reached from the row before, but for how the row itself looks.
fn reach(before: &States, here: &mut Reached, joins: &Joins, steps: &Steps) {
    #[cfg(test)]
    crate::work::tick(steps.within.len());
    for step in &steps.within {
        here.offer(step.to, before[usize::from(step.from)] + step.weight + joins[step.join as usize], step.from);
    }
    let mut ended = (f32::NEG_INFINITY, 0);
    let mut teaser = f32::NEG_INFINITY;
    for end in &steps.ends {
        let weight = before[usize::from(end.state)] + end.weight + joins[Join::Items as usize];
        if end.state == step::TEASER {
            teaser = weight;
        } else if weight > ended.0 {
            ended = (weight, end.state);
        }
    }
    for start in &steps.starts {
        here.offer(start.state, ended.0 + start.weight, ended.1);
        here.offer(start.state, teaser + start.by_teaser, step::TEASER);
    }
}

impl Reached {
    /// Takes a way to a state if it is the best so far.
    #[inline(always)]
    fn offer(&mut self, to: u8, weight: f32, from: u8) {
        let to = usize::from(to);
        if weight > self.weights[to] {
            (self.weights[to], self.from[to]) = (weight, from);
        }
    }
}

/// For each row and state, the last row first, the weight of the best reading from it (without its own look) to the end.
fn backward(page: &Page) -> Vec<States> {
    let mut onward = Vec::with_capacity(page.rows.len());
    let mut last = [f32::NEG_INFINITY; step::STATES];
    for end in &page.steps.ends {
        last[usize::from(end.state)] = end.weight;
    }
    for at in (0..page.rows.len()).rev() {
        onward.push(last);
        for (rest, weight) in last.iter_mut().zip(&page.weights[at]) {
            *rest += weight;
        }
        last = leave(&last, page.steps.over(page.seams[at]), &page.steps);
    }
    onward
}

/// The weight of going on from each state, `rest` being that of what follows.
fn leave(rest: &States, joins: &Joins, steps: &Steps) -> States {
    let mut here = [f32::NEG_INFINITY; step::STATES];
    for step in &steps.within {
        let from = usize::from(step.from);
        here[from] = here[from].max(rest[usize::from(step.to)] + step.weight + joins[step.join as usize]);
    }
    let (mut next, mut by_teaser) = (f32::NEG_INFINITY, f32::NEG_INFINITY);
    for start in &steps.starts {
        let rest = rest[usize::from(start.state)];
        next = next.max(rest + start.weight);
        by_teaser = by_teaser.max(rest + start.by_teaser);
    }
    for end in &steps.ends {
        let next = if end.state == step::TEASER { by_teaser } else { next };
        let from = usize::from(end.state);
        here[from] = here[from].max(end.weight + next + joins[Join::Items as usize]);
    }
    here
}

/// The best reading, `path`, with how sure each judgement is.
fn judge(page: &Page, forward: &[Reached], path: &[State]) -> Vec<Judged> {
    let backward = backward(page);
    let roles: [u8; step::STATES] = std::array::from_fn(|index| role(step::state(index)));
    let judged = path.iter().enumerate().map(|(at, state)| {
        let readings = std::array::from_fn(|index| forward[at].weights[index] + backward[path.len() - 1 - at][index]);
        let (lead, runner_up) = lead(*state, &readings, &roles);
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

/// A lead as a probability: an even chance without any, near certainty from five on (an algebraic sigmoid).
pub(crate) fn probability(lead: f32) -> f32 {
    0.5 + 0.5 * lead / (1.0 + lead * lead).sqrt()
}

/// How far a row's role leads the best reading in which it has another, and its state there. `readings` are the weights
/// of the best readings with the row in each state.
fn lead(state: State, readings: &States, roles: &[u8; step::STATES]) -> (f32, State) {
    let (mut best, mut other) = (f32::NEG_INFINITY, (f32::NEG_INFINITY, 0));
    let own = role(state);
    for (index, (&weight, &role)) in readings.iter().zip(roles).enumerate() {
        if role == own {
            best = best.max(weight);
        } else if weight > other.0 {
            other = (weight, index);
        }
    }
    (best - other.0, step::state(other.1))
}

/// What of a state shows in the edition: paragraphs' beginnings, and what is head, byline, teaser or furniture.
fn role(state: State) -> u8 {
    let (role, sided) = match state.part {
        Part::Head => (0, true),
        Part::Byline | Part::Signed => (1, true),
        Part::Lead | Part::LeadOnly => (2, true),
        Part::First | Part::Only => (3, false),
        Part::Middle | Part::Last => (4, false),
        Part::Heading => (5, false),
        Part::Teaser => (6, false),
        Part::Furniture => (7, false),
    };
    2 * role + u8::from(sided && state.side == Side::BodyFirst)
}
