//! What can go wrong with bytes from outside, and what to do about it.

use std::fmt;

/// Why bytes could not be read. Parsing itself cannot fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// Not UTF-8 text: at `byte` of the page's bytes there is what no text has.
    NotText {
        /// The page, from 1.
        page: usize,
        /// The first byte that is wrong.
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

impl Error {
    /// The error's short name, which does not change: `not-text`, `pdf`, `empty`.
    pub fn code(self) -> &'static str {
        match self {
            Error::NotText { .. } => "not-text",
            Error::Pdf { .. } => "pdf",
            Error::Empty { .. } => "empty",
        }
    }

    /// The page it concerns, from 1.
    pub fn page(self) -> usize {
        match self {
            Error::NotText { page, .. } | Error::Pdf { page } | Error::Empty { page } => page,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NotText { page, byte } => {
                write!(f, "page {page} is not UTF-8 text (byte {byte}); save it as UTF-8 and try again")
            }
            Error::Pdf { page } => {
                write!(f, "page {page} is a PDF file; extract its text first, for example with pdftotext -raw")
            }
            Error::Empty { page } => write!(f, "page {page} has no text; give the text of the page"),
        }
    }
}

impl std::error::Error for Error {}
