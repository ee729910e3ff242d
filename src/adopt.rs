//! Adoption: headlines that stand far from their bodies. An extractor that sorts a page by place prints the heads of
//! several columns first and then the bodies; a joint reading of neighbours cannot tell which belong together. What
//! is left are the words: a body without a headline takes the lines that are made of its words.
//!
//! In come the page's items as groups of blocks; out come the same blocks, some in other groups. Nothing is sure about
//! an adoption, and the confidence of what gives and what takes says so.

use crate::affinity::{Tally, Wording};
use crate::block::{Block, BlockKind};
use crate::line::Line;
use crate::words;

/// The highest probability of an adopted line.
const DOUBTFUL: f32 = 0.5;

/// Gives bodies without a headline the lines of other groups that are made of their words.
pub(crate) fn adopt(groups: Vec<Vec<Block>>, lines: &[Line]) -> Vec<Vec<Block>> {
    let headless = if words::ALL_PAPERS { headless(&groups) } else { Vec::new() };
    if headless.is_empty() {
        return groups;
    }
    let mut homes = homes(&groups, lines, &headless).into_iter();
    let mut settled: Vec<Vec<Block>> = groups.iter().map(|_| Vec::new()).collect();
    for (from, group) in groups.into_iter().enumerate() {
        for mut block in group {
            let home = if is_movable(&block) { homes.next().unwrap_or(from) } else { from };
            if home != from {
                block.kind = BlockKind::Head;
                block.probability = block.probability.min(DOUBTFUL);
            }
            // In the order of the text: what comes from before a body goes before it.
            settled[home].push(block);
        }
    }
    settled.retain(|group| !group.is_empty());
    settled
}

/// The groups that have a body and no headline, as many as a page may have.
fn headless(groups: &[Vec<Block>]) -> Vec<usize> {
    /// More than any page has; keeps the work linear on any text.
    const MOST: usize = 32;
    let mut found = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        if has(group, BlockKind::Paragraph) && !has(group, BlockKind::Head) && found.len() < MOST {
            found.push(at);
        }
    }
    found
}

fn has(group: &[Block], kind: BlockKind) -> bool {
    group.iter().any(|block| block.kind == kind)
}

fn is_movable(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Head | BlockKind::Teaser)
}

/// The group each line of a head, and each teaser, belongs to: the headless one whose words it is made of, if far more
/// so than its own group's; else its own.
fn homes(groups: &[Vec<Block>], lines: &[Line], headless: &[usize]) -> Vec<usize> {
    /// A headline shares this much with its body.
    const ENOUGH: f32 = 0.25;
    /// And this much more than with the one it was read with.
    const LEAD: f32 = 0.15;
    // First the text of all groups, then what may move.
    let mut units: Vec<&[Line]> = Vec::new();
    let mut bodies = Vec::with_capacity(groups.len());
    for group in groups {
        let start = units.len();
        units.extend(group.iter().filter(|block| block.kind == BlockKind::Paragraph).map(|block| block.lines(lines)));
        bodies.push(start..units.len());
    }
    let texts = units.len();
    let mut homes = Vec::new();
    for (from, group) in groups.iter().enumerate() {
        for block in group.iter().filter(|block| is_movable(block)) {
            units.push(block.lines(lines));
            homes.push(from);
        }
    }
    let wording = Wording::of(&units);
    let mut tally = Tally::of(&wording, &bodies);
    let mut best: Vec<f32> = Vec::with_capacity(homes.len());
    for (number, body) in bodies.iter().enumerate() {
        tally.enter(body);
        while homes.get(best.len()) == Some(&number) {
            best.push(ENOUGH.max(tally.share(texts + best.len(), false) + LEAD));
        }
        tally.leave(body);
    }
    for &to in headless {
        tally.enter(&bodies[to]);
        for (at, best) in best.iter_mut().enumerate() {
            let share = tally.share(texts + at, false);
            if share > *best {
                (*best, homes[at]) = (share, to);
            }
        }
        tally.leave(&bodies[to]);
    }
    homes
}
