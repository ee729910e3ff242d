//! A segment in two: its head, which is searched as far as its terms tell, and its texts, which are given when an answer needs them.
//!
//! In come a segment, or a head and later the texts that belong to it; out goes a segment that is searched as any other, and which of
//! them lack texts. The layout is told in `segment.rs`.

use super::segment::{
    BLOCKS, CHECKSUM, CODES, COUNTS_AT, ENTRY, MAGIC, PATCHES, SECTIONS, body, checksum, number, sections,
};
use super::texts::Texts;
use crate::Segment;
use crate::error::SegmentError;

const MAGIC_OF_HEAD: [u8; 8] = *b"BAOLANSH";

impl Segment {
    /// Opens a head that [`parted`](Segment::parted) gave. It finds what its terms tell; the rest takes its texts.
    ///
    /// # Errors
    ///
    /// As [`open`](Segment::open).
    pub fn open_head(bytes: Vec<u8>) -> Result<Segment, SegmentError> {
        let body = body(&bytes, MAGIC_OF_HEAD)?;
        let sum = body.checked_sub(CHECKSUM).ok_or(SegmentError::Damaged)?;
        let sections = sections(&bytes, false).filter(|sections| sections[SECTIONS] == sum);
        let length = |section: usize| number(&bytes[COUNTS_AT..], section).checked_mul(ENTRY[section]);
        let apart = length(CODES).zip(length(PATCHES)).and_then(|(codes, patches)| {
            let sum = bytes[sum..body].try_into().map(u64::from_le_bytes).ok()?;
            Texts::new(codes, patches, sum)
        });
        let (Some(sections), Some(_)) = (sections, &apart) else { return Err(SegmentError::Damaged) };
        Segment { bytes, sections, apart }.checked()
    }

    /// Gives a head the texts that belong to it.
    ///
    /// # Errors
    ///
    /// When they are another segment's, or are not as they were written; then it is as it was.
    pub fn give_texts(&mut self, texts: Vec<u8>) -> Result<(), SegmentError> {
        self.apart.as_mut().map_or(Err(SegmentError::NotASegment), |apart| apart.give(texts))
    }

    /// The head and the texts, to be stored apart. Of a head whose texts are not there, they are empty.
    ///
    /// ```
    /// use baolan::{Issue, Query, Segment, lacking, search};
    /// let article = r#"{"id": "p1-a1", "body": [{"text": "春运首日", "role": "paragraph"}]}"#;
    /// let issue: Issue = serde_json::from_str(&format!(r#"{{"pages": [{{"articles": [{article}]}}]}}"#)).unwrap();
    /// let (head, texts) = Segment::build(&issue).parted();
    /// let mut segments = [Segment::open_head(head).unwrap()];
    /// let query = Query::parse("春运首日");
    /// search(&segments, &query, 10);
    /// assert_eq!(lacking(&segments), [0]);
    /// segments[0].give_texts(texts).unwrap();
    /// assert_eq!(search(&segments, &query, 10).total, 1);
    /// assert!(lacking(&segments).is_empty());
    /// ```
    pub fn parted(&self) -> (Vec<u8>, Vec<u8>) {
        if let Some(texts) = &self.apart {
            return (self.bytes.clone(), texts.bytes().to_vec());
        }
        let texts = [self.section(CODES), self.section(PATCHES)].concat();
        let mut head = MAGIC_OF_HEAD.to_vec();
        head.extend_from_slice(&self.bytes[MAGIC.len()..self.sections[CODES]]);
        head.extend_from_slice(&self.bytes[self.sections[BLOCKS]..self.sections[SECTIONS]]);
        head.extend_from_slice(&checksum(&texts).to_le_bytes());
        head.extend_from_slice(&checksum(&head).to_le_bytes());
        (head, texts)
    }

    /// Whether its texts were read and are not there.
    pub(crate) fn is_lacking(&self) -> bool {
        self.apart.as_ref().is_some_and(Texts::is_lacking)
    }
}

/// The numbers of the segments whose texts were read since this was asked last, and are not there: what a search has given is no answer
/// as long as there are any. It is to be asked again once they have been given. Other questions read texts as well: ask before one for what
/// is left of them.
pub fn lacking(segments: &[Segment]) -> Vec<u32> {
    let lacks = |segment: &Segment| segment.apart.as_ref().is_some_and(Texts::take_lacking);
    segments.iter().enumerate().filter(|(_, segment)| lacks(segment)).map(|(number, _)| number as u32).collect()
}
