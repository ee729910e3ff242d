//! Baolan turns the plain text of a newspaper's pages into a digital edition.

mod affinity;
mod article;
mod block;
mod byline;
mod column;
mod deck;
mod error;
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
mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use error::Error;
pub use explain::explain;
pub use issue::*;
pub use text::text;
