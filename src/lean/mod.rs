//! Search without an index, where the library is built small: the same names as in `index/`, for an issue in memory.

pub(crate) mod search;
pub(crate) mod segment;
