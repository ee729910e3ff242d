//! Search from the outside: what is found, marked, shown and stored.

#[cfg(feature = "index")]
mod archive;
#[cfg(feature = "index")]
mod bytes;
#[cfg(feature = "index")]
mod evaluator;
#[cfg(feature = "index")]
mod facets;
#[cfg(feature = "index")]
mod heads;
mod issues;
#[cfg(feature = "index")]
mod language;
mod marks;
mod plain;
mod ranking;
mod snippets;
mod substrings;
