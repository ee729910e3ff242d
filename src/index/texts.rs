//! The texts of a segment that lie apart from it, so that a library of many issues is opened by what its terms say, and reads no more of
//! the texts than a query needs.
//!
//! In come the length and the checksum that the segment's head has of them, later the bytes; out go the sections they hold. What is
//! read of texts that are not there is empty, and remembered: an answer for which it was read is none, and is to be asked for again
//! once they are there.

use super::segment::checksum;
use crate::error::SegmentError;
use std::sync::atomic::{AtomicBool, Ordering};

/// Texts that lie apart, there or not.
#[derive(Debug)]
pub(crate) struct Texts {
    /// How many bytes of them are codes, and how many there are.
    codes: usize,
    length: usize,
    sum: u64,
    bytes: Vec<u8>,
    is_lacking: AtomicBool,
}

impl Texts {
    /// Texts that are still to come.
    pub(crate) fn new(codes: usize, patches: usize, sum: u64) -> Option<Texts> {
        let length = codes.checked_add(patches)?;
        Some(Texts { codes, length, sum, bytes: Vec::new(), is_lacking: AtomicBool::new(false) })
    }

    /// Takes them in.
    pub(crate) fn give(&mut self, bytes: Vec<u8>) -> Result<(), SegmentError> {
        if bytes.len() != self.length || checksum(&bytes) != self.sum {
            return Err(SegmentError::Damaged);
        }
        self.bytes = bytes;
        *self.is_lacking.get_mut() = false;
        Ok(())
    }

    pub(crate) fn codes(&self) -> &[u8] {
        self.there().get(..self.codes).unwrap_or_default()
    }

    pub(crate) fn patches(&self) -> &[u8] {
        self.there().get(self.codes..).unwrap_or_default()
    }

    /// The bytes, if they are there.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether they were read since this was asked last, and are not there.
    pub(crate) fn take_lacking(&self) -> bool {
        self.is_lacking.swap(false, Ordering::Relaxed)
    }

    /// Whether they were read and are not there.
    pub(crate) fn is_lacking(&self) -> bool {
        self.is_lacking.load(Ordering::Relaxed)
    }

    fn there(&self) -> &[u8] {
        if self.bytes.len() < self.length {
            self.is_lacking.store(true, Ordering::Relaxed);
        }
        &self.bytes
    }
}

impl Clone for Texts {
    fn clone(&self) -> Texts {
        Texts { bytes: self.bytes.clone(), is_lacking: AtomicBool::new(self.is_lacking()), ..*self }
    }
}
