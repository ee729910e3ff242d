//! Adoption: headlines that stand far from their bodies. An extractor that sorts a page by place prints the heads of
//! several columns first and then the bodies; a joint reading of neighbours cannot tell which belong together. What
//! is left are the words: a body without a headline takes the lines that are made of its words.
//!
//! In come the page's items as groups of blocks; out come the same blocks, some in other groups. Nothing is sure about
//! an adoption, and the confidence of what gives and what takes says so.

use crate::affinity::Index;
use crate::block::{Block, BlockKind};

/// The highest probability of an adopted line.
const DOUBTFUL: f32 = 0.5;

/// Gives bodies without a headline the lines of other groups that are made of their words.
pub(crate) fn adopt(groups: Vec<Vec<Block>>) -> Vec<Vec<Block>> {
    let headless = headless(&groups);
    if headless.is_empty() {
        return groups;
    }
    let index = index(&groups);
    let mut settled: Vec<Vec<Block>> = groups.iter().map(|_| Vec::new()).collect();
    for (from, group) in groups.into_iter().enumerate() {
        for mut block in group {
            let home = new_home(&block, from, &index, &headless);
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

/// The words of all bodies, as far as headlines and teasers have them.
fn index(groups: &[Vec<Block>]) -> Index {
    let mut index = Index::default();
    for block in groups.iter().flatten().filter(|block| block.kind != BlockKind::Paragraph) {
        index.watch(&block.lines);
    }
    index.settle();
    for (number, group) in groups.iter().enumerate() {
        for block in group.iter().filter(|block| block.kind == BlockKind::Paragraph) {
            index.count(&block.lines, number);
        }
    }
    index
}

/// The group a block belongs to: the headless one whose words a line of a head, or a teaser, is made of, if far more so
/// than its own group's; else its own.
fn new_home(block: &Block, from: usize, index: &Index, headless: &[usize]) -> usize {
    /// A headline shares this much with its body.
    const ENOUGH: f32 = 0.25;
    /// And this much more than with the one it was read with.
    const LEAD: f32 = 0.15;
    let mut best = (0.0, from);
    if matches!(block.kind, BlockKind::Head | BlockKind::Teaser) {
        best.0 = ENOUGH.max(index.share(&block.lines, from, None) + LEAD);
        for &to in headless {
            let share = index.share(&block.lines, to, None);
            best = if share > best.0 { (share, to) } else { best };
        }
    }
    best.1
}
