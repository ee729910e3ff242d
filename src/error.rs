//! What can go wrong with stored bytes, and what to do about it.

use std::fmt;

/// Why bytes could not be used.
///
/// ```
/// let error = baolan::Segment::open(b"GIF89a".to_vec()).unwrap_err();
/// assert_eq!(error, baolan::Error::NotASegment);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The bytes do not begin as a segment does.
    NotASegment,
    /// The segment was written by another version of this library.
    Version {
        /// The version the bytes name.
        found: u32,
        /// The version this library reads and writes.
        expected: u32,
    },
    /// The segment is not as it was written: cut short, lengthened or changed.
    Damaged,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NotASegment => {
                f.write_str("these bytes are no baolan segment: pass what Segment::as_bytes gave")
            }
            Error::Version { found, expected } => write!(
                f,
                "this segment has version {found}, this library reads version {expected}: build it again from the issue"
            ),
            Error::Damaged => f.write_str(
                "this segment is damaged: fetch it again, or build it again from the issue",
            ),
        }
    }
}

impl std::error::Error for Error {}
