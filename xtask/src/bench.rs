//! `cargo xtask bench parse | search`: how fast, by the command and in a browser.
//!
//! Times are printed and judged by whoever reads them: machines differ, and the same one from hour to hour.

use std::process::ExitCode;

use anyhow::Result;

use crate::bench_search::Comparison;
use crate::toolchain::Wish;
use crate::{bench_parse, bench_search};

/// What is measured.
#[derive(Debug, PartialEq)]
pub(crate) enum Subject {
    Parse,
    Search(Comparison),
}

/// Measures it; the wasm is compiled as the wish says.
pub(crate) fn run(subject: &Subject, wish: Wish) -> Result<ExitCode> {
    match subject {
        Subject::Parse => bench_parse::run(wish)?,
        Subject::Search(comparison) => bench_search::run(comparison, wish)?,
    }
    Ok(ExitCode::SUCCESS)
}
