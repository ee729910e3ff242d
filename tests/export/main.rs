//! Exports from the outside: what is written is read back by programs of others, held to the standards' own texts
//! (tests/schemas), for real papers and for issues of anything.

#![cfg(feature = "export")]

mod book;
mod issues;
mod linked;
mod markdown;
mod names;
mod schemas;
mod text;
