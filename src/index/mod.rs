//! Search with an index, as bytes: the library as it is but where it is built small. In the order of its stages.

mod checksum;
pub(crate) mod segment;
mod patch;
mod parts;
pub(crate) mod head;
mod segment_build;
mod gather;
pub(crate) mod terms;
mod hold;
pub(crate) mod search;
pub(crate) mod table;
pub(crate) mod expand;
mod pinyin;
pub(crate) mod guess;
pub(crate) mod facets;
pub(crate) mod suggest;
pub(crate) mod reason;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod table_build;
