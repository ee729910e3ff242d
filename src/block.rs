//! Blocks: the pieces a page is made of, as its make-up shows them. A block is a paragraph, a line of a head, a
//! byline of its own, a teaser or a piece of furniture; it knows its lines and whether an article begins with it.
//!
//! In come lines; out come blocks in the order of the text. Lines with a date or a registration and nothing else are
//! told by their wording alone ([`furniture::is_certain`]); all else is judged for the page as a whole ([`crate::layout`]).

use crate::apart;
use crate::furniture;
use crate::layout::{self, Judged, Part};
use crate::line::Line;
use crate::row::{self, Row};

/// A piece of a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    /// What it is.
    pub(crate) kind: BlockKind,
    /// Whether an article begins with it.
    pub(crate) begins: bool,
    /// The first of its lines, of which it has one at least.
    pub(crate) first: usize,
    /// Where its lines end.
    pub(crate) end: usize,
    /// How sure its judgement is, 0 to 1: that of its least sure row.
    pub(crate) probability: f32,
}

impl Block {
    /// Its lines among those of its page.
    pub(crate) fn lines<'b, 'a>(&self, lines: &'b [Line<'a>]) -> &'b [Line<'a>] {
        &lines[self.first..self.end]
    }
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

/// The blocks of a page that is judged.
pub(crate) fn blocks(page: &Judgement) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (row, judged) in page.rows.iter().zip(&page.judged) {
        push_row(&mut blocks, row, judged);
    }
    blocks
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
        let lines = apart::apart(lines);
        let rows = row::rows(&lines);
        let judged = layout::layout(&lines, &rows);
        Judgement { furniture, lines, rows, judged }
    }
}

/// Adds a row to the paragraph it goes on, or as a block of its own.
fn push_row(blocks: &mut Vec<Block>, row: &Row, judged: &Judged) {
    let goes_on = matches!(judged.state.part, Part::Middle | Part::Last);
    match blocks.last_mut() {
        Some(block) if goes_on && block.kind == BlockKind::Paragraph => {
            block.end = row.lines.end;
            block.probability = block.probability.min(judged.probability);
        }
        _ => blocks.push(Block {
            kind: kind(judged.state.part),
            begins: judged.begins,
            first: row.lines.start,
            end: row.lines.end,
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
