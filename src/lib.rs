//! Baolan turns the plain text of a newspaper's pages into a digital edition.

mod affinity;
mod article;
mod block;
mod breaks;
mod byline;
mod column;
mod deck;
mod error;
mod explain;
mod fold;
mod furniture;
mod glyph;
mod issue;
mod join;
mod jump;
mod layout;
mod line;
mod look;
mod mark;
mod number;
mod query;
mod rank;
mod row;
mod scan;
mod search;
mod segment;
mod segment_build;
mod snippet;
mod step;
mod text;
mod token;
#[cfg(target_arch = "wasm32")]
mod wasm;
mod words;

pub use error::Error;
pub use explain::explain;
pub use issue::*;
pub use mark::{Marked, Run, mark};
pub use query::Query;
pub use search::{Hit, Hits, search};
pub use segment::Segment;
pub use text::text;
