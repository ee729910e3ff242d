//! Baolan turns the plain text of a newspaper's pages into a digital edition.

mod issue;
pub use issue::*;
