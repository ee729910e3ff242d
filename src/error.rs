//! What can go wrong with bytes from outside, and what to do about it. Parsing itself cannot fail.

use std::fmt;

use crate::furniture;

/// Why bytes could not be used.
///
/// ```
/// let error = baolan::Segment::open(b"GIF89a".to_vec()).unwrap_err();
/// assert_eq!(error, baolan::Error::NotASegment);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// A page's bytes are not UTF-8 text: at `byte` there is what no text has.
    NotText {
        /// The page, from 1.
        page: usize,
        /// The first byte that is wrong.
        byte: usize,
    },
    /// A page's bytes are a PDF file itself and not its text.
    Pdf {
        /// The page, from 1.
        page: usize,
    },
    /// A page's bytes are nothing but white space.
    Empty {
        /// The page, from 1.
        page: usize,
    },
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

impl Error {
    /// The error's short name, which does not change from version to version.
    pub fn code(self) -> &'static str {
        match self {
            Error::NotText { .. } => "not-text",
            Error::Pdf { .. } => "pdf",
            Error::Empty { .. } => "empty",
            Error::NotASegment => "not-a-segment",
            Error::Version { .. } => "version",
            Error::Damaged => "damaged",
        }
    }

    /// The page it concerns, from 1, where it concerns one.
    pub fn page(self) -> Option<usize> {
        match self {
            Error::NotText { page, .. } | Error::Pdf { page } | Error::Empty { page } => Some(page),
            Error::NotASegment | Error::Version { .. } | Error::Damaged => None,
        }
    }

    /// What happened and what to do, on one line.
    ///
    /// Put together by hand: the formatting machinery would be an eighth of a kilobyte of wasm a message.
    pub fn message(self) -> String {
        let page = number(self.page().unwrap_or(0));
        match self {
            Error::NotText { byte, .. } => {
                ["page ", &page, " is not UTF-8 text (byte ", &number(byte), "): save it as UTF-8 and try again"]
                    .concat()
            }
            Error::Pdf { .. } => {
                ["page ", &page, " is a PDF file: extract its text first, for example with pdftotext -raw"].concat()
            }
            Error::Empty { .. } => ["page ", &page, " has no text: give the text of the page"].concat(),
            Error::NotASegment => "these bytes are no baolan segment: pass what Segment::as_bytes gave".to_owned(),
            Error::Version { found, expected } => [
                "this segment has version ",
                &number(found as usize),
                ", this library reads version ",
                &number(expected as usize),
                ": build it again from the issue",
            ]
            .concat(),
            Error::Damaged => "this segment is damaged: fetch it again, or build it again from the issue".to_owned(),
        }
    }
}

fn number(value: usize) -> String {
    let mut digits = String::new();
    furniture::push_digits(&mut digits, value as u32, 1);
    digits
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for Error {}
