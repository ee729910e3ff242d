//! Search from the outside: what is found, marked, shown and stored.

#[cfg(feature = "whole")]
mod archive;
#[cfg(feature = "whole")]
mod bytes;
#[cfg(feature = "whole")]
mod evaluator;
#[cfg(feature = "whole")]
mod facets;
mod issues;
#[cfg(feature = "whole")]
mod language;
mod marks;
mod plain;
mod ranking;
mod snippets;
mod substrings;
