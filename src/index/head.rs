//! A segment in parts: its head, by which it is opened, and parts that are given when an answer needs them.
//!
//! In come a segment, or a head and later the parts that belong to it; out goes a segment that is searched as any other, and what it
//! lacks. The layout is told in `segment.rs` and `parts.rs`.

use super::parts::{self, Parts, SHELVES};
use super::segment::{CHECKSUM, CODES, MAGIC, SECTIONS, body, checksum, sections};
use crate::Segment;
use crate::error::SegmentError;

const MAGIC_OF_HEAD: [u8; 8] = *b"BAOLANSH";

impl Segment {
    /// Opens a head that [`parted`](Segment::parted) gave. It finds nothing before it has been given the parts that a query takes.
    ///
    /// # Errors
    ///
    /// As [`open`](Segment::open).
    pub fn open_head(bytes: Vec<u8>) -> Result<Segment, SegmentError> {
        let body = body(&bytes, MAGIC_OF_HEAD)?;
        let sections = sections(&bytes, false).filter(|sections| sections[SECTIONS] <= body);
        let sections = sections.ok_or(SegmentError::Damaged)?;
        let mut segment = Segment { bytes, sections, apart: None };
        let parts = SHELVES + segment.articles() as usize;
        if body - sections[SECTIONS] != CHECKSUM * parts {
            return Err(SegmentError::Damaged);
        }
        segment.apart = Some(Parts::new(parts));
        segment.checked()
    }

    /// Gives a head the part with a number.
    ///
    /// # Errors
    ///
    /// When it is another part or another segment's, or is not as it was written; then it is as it was.
    pub fn give(&mut self, part: u32, bytes: Vec<u8>) -> Result<(), SegmentError> {
        let sum = checksum(&bytes).to_le_bytes();
        let mut sums = self.bytes.get(self.sections[SECTIONS]..).unwrap_or_default().chunks_exact(CHECKSUM);
        let parts = self.apart.as_mut().ok_or(SegmentError::NotASegment)?;
        if sums.nth(part as usize).is_none_or(|wanted| wanted != sum) {
            return Err(SegmentError::Damaged);
        }
        parts.give(part as usize, bytes)
    }

    /// The head, and the parts in the order of their numbers, to be stored apart. Of a head, those that are not there are empty.
    ///
    /// ```
    /// use baolan::{Issue, Query, Segment, lacking, search};
    /// let article = r#"{"id": "p1-a1", "body": [{"text": "春运首日", "role": "paragraph"}]}"#;
    /// let issue: Issue = serde_json::from_str(&format!(r#"{{"pages": [{{"articles": [{article}]}}]}}"#)).unwrap();
    /// let (head, parts) = Segment::build(&issue).parted();
    /// let mut segments = [Segment::open_head(head).unwrap()];
    /// let query = Query::parse("春运首日");
    /// loop {
    ///     let hits = search(&segments, &query, 10);
    ///     let wanted = lacking(&segments);
    ///     for &(segment, part) in &wanted {
    ///         segments[segment as usize].give(part, parts[part as usize].clone()).unwrap();
    ///     }
    ///     if wanted.is_empty() {
    ///         assert_eq!(hits.total, 1);
    ///         break;
    ///     }
    /// }
    /// ```
    pub fn parted(&self) -> (Vec<u8>, Vec<Vec<u8>>) {
        if let Some(parts) = &self.apart {
            return (self.bytes.clone(), parts.bytes());
        }
        let parts = parts::of(self);
        let mut head = MAGIC_OF_HEAD.to_vec();
        head.extend_from_slice(&self.bytes[MAGIC.len()..self.sections[CODES]]);
        for part in &parts {
            head.extend_from_slice(&checksum(part).to_le_bytes());
        }
        head.extend_from_slice(&checksum(&head).to_le_bytes());
        (head, parts)
    }

    /// Whether a part was read and is not there.
    pub(crate) fn is_lacking(&self) -> bool {
        self.apart.as_ref().is_some_and(Parts::is_lacking)
    }

    /// Whether nothing of it lies apart.
    pub(crate) fn is_whole(&self) -> bool {
        self.apart.is_none()
    }
}

/// The parts that were read since this was asked last, and are not there, each by the number of its segment and its own: what a search
/// has given is no answer as long as there are any. It is to be asked again once they have been given. Other questions read parts as
/// well: ask before one for what is left of them.
pub fn lacking(segments: &[Segment]) -> Vec<(u32, u32)> {
    let parts = |segment: &Segment| segment.apart.as_ref().map(Parts::take_lacking).unwrap_or_default();
    let numbered = segments.iter().enumerate();
    numbered.flat_map(|(number, segment)| parts(segment).into_iter().map(move |part| (number as u32, part))).collect()
}
