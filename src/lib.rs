//! Baolan turns the plain text of a newspaper's pages into a digital edition.

mod affinity;
mod article;
mod block;
mod byline;
mod column;
mod deck;
mod explain;
mod glyph;
mod issue;
mod join;
mod layout;
mod line;
mod look;
mod row;
mod scan;
mod step;

pub use explain::explain;
pub use issue::*;

mod error;
mod fold;
mod mark;
mod query;
mod rank;
mod search;
mod segment;
mod segment_build;
mod snippet;
mod token;

pub use error::Error;
pub use mark::{Marked, Run, mark};
pub use query::Query;
pub use search::{Hit, Hits, search};
pub use segment::Segment;
