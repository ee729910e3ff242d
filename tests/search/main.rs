//! Search from the outside: what is found, marked, shown and stored.

#[cfg(feature = "whole")]
mod archive;
#[cfg(feature = "whole")]
mod bytes;
mod issues;
mod marks;
mod plain;
mod ranking;
mod snippets;
mod substrings;
