//! What can go wrong with bytes from outside, and what to do about it. Parsing itself cannot fail.

use std::fmt;

use crate::furniture;

/// Why a page's bytes cannot be read as text.
///
/// ```
/// let error = baolan::text(b"%PDF-1.7", 3).unwrap_err();
/// assert_eq!(error, baolan::PageError::Pdf { page: 3 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageError {
    /// Not UTF-8 text: at `byte` there is what no text has.
    NotText {
        /// The page, from 1.
        page: usize,
        /// The first byte that is wrong, from 0.
        byte: usize,
    },
    /// A PDF file itself and not its text.
    Pdf {
        /// The page, from 1.
        page: usize,
    },
    /// Nothing but white space.
    Empty {
        /// The page, from 1.
        page: usize,
    },
}

impl PageError {
    /// The error's short name, which does not change from version to version.
    pub fn code(self) -> &'static str {
        match self {
            PageError::NotText { .. } => "not-text",
            PageError::Pdf { .. } => "pdf",
            PageError::Empty { .. } => "empty",
        }
    }

    /// The page it concerns, from 1.
    pub fn page(self) -> usize {
        match self {
            PageError::NotText { page, .. } | PageError::Pdf { page } | PageError::Empty { page } => page,
        }
    }

    /// What happened and what to do, on one line. Put together by hand, so that the wasm needs no formatting.
    pub fn message(self) -> String {
        let mut message = "page ".to_owned();
        furniture::push_digits(&mut message, self.page() as u32, 1);
        match self {
            PageError::NotText { byte, .. } => {
                message.push_str(" is not UTF-8 text (byte ");
                furniture::push_digits(&mut message, byte as u32, 1);
                message.push_str("): save it as UTF-8 and try again");
            }
            PageError::Pdf { .. } => {
                message.push_str(" is a PDF file: extract its text first, for example with pdftotext -raw");
            }
            PageError::Empty { .. } => message.push_str(" has no text: give the text of the page"),
        }
        message
    }
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for PageError {}

/// Why stored bytes are no segment.
///
/// ```
/// let error = baolan::Segment::open(b"GIF89a".to_vec()).unwrap_err();
/// assert_eq!(error, baolan::SegmentError::NotASegment);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentError {
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

/// That a thing is of another version than this library's.
fn versions(what: &str, found: u32, expected: u32) -> String {
    let mut message = what.to_owned() + " has version ";
    furniture::push_digits(&mut message, found, 1);
    message.push_str(", this library reads version ");
    furniture::push_digits(&mut message, expected, 1);
    message
}

impl SegmentError {
    /// The error's short name, which does not change from version to version.
    pub fn code(self) -> &'static str {
        match self {
            SegmentError::NotASegment => "not-a-segment",
            SegmentError::Version { .. } => "segment-version",
            SegmentError::Damaged => "segment-damaged",
        }
    }

    /// What happened and what to do, on one line.
    pub fn message(self) -> String {
        match self {
            SegmentError::NotASegment => {
                "these bytes are no baolan segment: pass what Segment::as_bytes gave".to_owned()
            }
            SegmentError::Version { found, expected } => {
                versions("this segment", found, expected) + ": build it again from the issue"
            }
            SegmentError::Damaged => {
                "this segment is damaged: fetch it again, or build it again from the issue".to_owned()
            }
        }
    }
}

impl fmt::Display for SegmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for SegmentError {}

/// Why bytes are no table of characters.
///
/// ```
/// let error = baolan::Table::open(b"GIF89a".to_vec()).unwrap_err();
/// assert_eq!(error, baolan::TableError::NotATable);
/// ```
#[cfg(feature = "index")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableError {
    /// The bytes do not begin as a table does.
    NotATable,
    /// The table is of another version of this library.
    Version {
        /// The version the bytes name.
        found: u32,
        /// The version this library reads.
        expected: u32,
    },
    /// The table is not as it was written: cut short, lengthened or changed.
    Damaged,
}

#[cfg(feature = "index")]
impl TableError {
    /// The error's short name, which does not change from version to version.
    pub fn code(self) -> &'static str {
        match self {
            TableError::NotATable => "not-a-table",
            TableError::Version { .. } => "table-version",
            TableError::Damaged => "table-damaged",
        }
    }

    /// What happened and what to do, on one line.
    pub fn message(self) -> String {
        match self {
            TableError::NotATable => {
                "these bytes are no baolan table: pass those of the package's baolan_table.bin".to_owned()
            }
            TableError::Version { found, expected } => {
                versions("this table", found, expected) + ": take both from one package"
            }
            TableError::Damaged => "this table is damaged: fetch baolan_table.bin again".to_owned(),
        }
    }
}

#[cfg(feature = "index")]
impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

#[cfg(feature = "index")]
impl std::error::Error for TableError {}
