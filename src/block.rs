//! Blocks: the pieces a page is made of, as its make-up shows them. A block is a paragraph, a line of a head, a
//! byline of its own, a teaser or a piece of furniture; it knows its lines and whether an article begins with it.
//!
//! In come lines; out come blocks in the order of the text. Lines with a date or a registration and nothing else are
//! told by their wording alone ([`furniture::is_certain`]); all else is judged for the page as a whole ([`crate::layout`]).

use crate::furniture;
use crate::layout::{self, Judged, Part};
use crate::line::Line;
use crate::row::{self, Row};

/// A piece of a page.
#[derive(Clone, Debug)]
pub(crate) struct Block<'a> {
    /// What it is.
    pub(crate) kind: BlockKind,
    /// Whether an article begins with it.
    pub(crate) begins: bool,
    /// Its lines, one at least.
    pub(crate) lines: Vec<Line<'a>>,
    /// How sure its judgement is, 0 to 1: that of its least sure row.
    pub(crate) probability: f32,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// A line of kicker, headline or subhead.
    Head,
    /// A byline apart from the text.
    Byline,
    /// Running text.
    Paragraph,
    /// 小标题.
    Heading,
    /// A headline that leads elsewhere.
    Teaser,
    /// A line of the page itself.
    Furniture,
}

/// The blocks of a page.
pub(crate) fn blocks<'a>(lines: &[Line<'a>]) -> Vec<Block<'a>> {
    let page = Judgement::of(lines);
    let mut blocks: Vec<Block> = Vec::new();
    for (row, judged) in page.rows.iter().zip(&page.judged) {
        push_row(&mut blocks, &page.lines[row.lines.clone()], judged);
    }
    in_order(blocks, &page.furniture)
}

/// Puts the lines of furniture where they stood among the blocks.
fn in_order<'a>(blocks: Vec<Block<'a>>, furniture: &[Line<'a>]) -> Vec<Block<'a>> {
    let mut all = Vec::with_capacity(blocks.len() + furniture.len());
    let mut next = 0;
    for block in blocks {
        while let Some(line) = furniture.get(next).filter(|line| line.start < block.lines[0].start) {
            all.push(whole(*line));
            next += 1;
        }
        all.push(block);
    }
    all.extend(furniture[next..].iter().map(|line| whole(*line)));
    all
}

/// A page's lines parted into furniture and rows, and the rows judged.
pub(crate) struct Judgement<'a> {
    /// What says of itself that it is furniture.
    pub(crate) furniture: Vec<Line<'a>>,
    /// The other lines.
    pub(crate) lines: Vec<Line<'a>>,
    /// `lines` as rows.
    pub(crate) rows: Vec<Row>,
    /// One judgement a row.
    pub(crate) judged: Vec<Judged>,
}

impl<'a> Judgement<'a> {
    /// Judges a page.
    pub(crate) fn of(lines: &[Line<'a>]) -> Self {
        let (furniture, lines): (Vec<_>, Vec<_>) = lines.iter().partition(|line| furniture::is_certain(line));
        let rows = row::rows(&lines);
        let judged = layout::layout(&lines, &rows);
        Judgement { furniture, lines, rows, judged }
    }
}

fn whole(line: Line) -> Block {
    Block { kind: BlockKind::Furniture, begins: true, lines: vec![line], probability: 1.0 }
}

/// Adds a row to the paragraph it goes on, or as a block of its own.
fn push_row<'a>(blocks: &mut Vec<Block<'a>>, lines: &[Line<'a>], judged: &Judged) {
    let goes_on = matches!(judged.state.part, Part::Middle | Part::Last);
    match blocks.last_mut() {
        Some(block) if goes_on && block.kind == BlockKind::Paragraph => {
            block.lines.extend_from_slice(lines);
            block.probability = block.probability.min(judged.probability);
        }
        _ => blocks.push(Block {
            kind: kind(judged.state.part),
            begins: judged.begins,
            lines: lines.to_vec(),
            probability: judged.probability,
        }),
    }
}

fn kind(part: Part) -> BlockKind {
    match part {
        Part::Head => BlockKind::Head,
        Part::Byline | Part::Signed => BlockKind::Byline,
        Part::Heading => BlockKind::Heading,
        Part::Teaser => BlockKind::Teaser,
        Part::Furniture => BlockKind::Furniture,
        Part::Lead | Part::LeadOnly | Part::First | Part::Only | Part::Middle | Part::Last => BlockKind::Paragraph,
    }
}
