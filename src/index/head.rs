//! A segment in parts: its head, by which it is opened, and parts that are given when an answer needs them.
//!
//! In come a segment, or a head and later the parts that belong to it; out goes a segment that is searched as any other, and what it
//! lacks. The layout is told in `segment.rs` and `parts.rs`.

use super::checksum::{CHECKSUM, checksum, mixed};
use super::parts::{self, Parts, SHELVES};
use super::segment::{CODES, MAGIC, SECTIONS, body, sections};
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
        let sections =
            sections(&bytes, false).filter(|sections| sections[SECTIONS].checked_add(CHECKSUM) == Some(body));
        let mut segment = Segment { bytes, sections: sections.ok_or(SegmentError::Damaged)?, apart: None };
        segment.apart = Some(Parts::new(SHELVES + segment.articles() as usize));
        segment.checked()
    }

    /// Gives a head the part with a number.
    ///
    /// # Errors
    ///
    /// When it is another part or another segment's, or is not as it was written; then it is as it was.
    pub fn give(&mut self, part: u32, mut bytes: Vec<u8>) -> Result<(), SegmentError> {
        let whole =
            self.bytes.get(self.sections[SECTIONS]..).and_then(<[u8]>::first_chunk).copied().unwrap_or_default();
        let parts = self.apart.as_mut().ok_or(SegmentError::NotASegment)?;
        let length = bytes.len().checked_sub(CHECKSUM).ok_or(SegmentError::Damaged)?;
        if bytes[length..] != seal(&bytes[..length], part, whole) {
            return Err(SegmentError::Damaged);
        }
        bytes.truncate(length);
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
        let (head, parts) = match &self.apart {
            Some(parts) => (self.bytes.clone(), parts.bytes()),
            None => (self.head(), parts::of(self).into_iter().map(Some).collect()),
        };
        let whole = head[head.len() - 2 * CHECKSUM..].first_chunk().copied().unwrap_or_default();
        let sealed = |(number, part): (u32, Option<Vec<u8>>)| {
            let mut part = part?;
            part.extend_from_slice(&seal(&part, number, whole));
            Some(part)
        };
        (head, (0..).zip(parts).map(|part| sealed(part).unwrap_or_default()).collect())
    }

    fn head(&self) -> Vec<u8> {
        let (rest, whole) = self.bytes.split_at(self.sections[SECTIONS]);
        let mut head = MAGIC_OF_HEAD.to_vec();
        head.extend_from_slice(&rest[MAGIC.len()..self.sections[CODES]]);
        head.extend_from_slice(whole);
        head.extend_from_slice(&checksum(&head).to_le_bytes());
        head
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

/// What ends a part, so that neither damage nor another part passes for it: a checksum of its bytes, its number and the checksum of the
/// whole segment.
pub(super) fn seal(bytes: &[u8], part: u32, whole: [u8; CHECKSUM]) -> [u8; CHECKSUM] {
    mixed(mixed(checksum(bytes), &whole), &part.to_le_bytes()).to_le_bytes()
}

/// The parts that were read since this was asked last, and are not there, each by the number of its segment and its own: what a search
/// has given is no answer as long as there are any. It is to be asked again once they have been given. Other questions read parts as
/// well: ask before one for what is left of them, and ask segments that lie in parts one question at a time.
pub fn lacking(segments: &[Segment]) -> Vec<(u32, u32)> {
    let parts = |segment: &Segment| segment.apart.as_ref().map(Parts::take_lacking).unwrap_or_default();
    let numbered = segments.iter().enumerate();
    numbered.flat_map(|(number, segment)| parts(segment).into_iter().map(move |part| (number as u32, part))).collect()
}
