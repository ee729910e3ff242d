//! `cargo xtask bench parse | search | read | library | portal`: how fast, by the command and in a browser.
//!
//! Times are printed and judged by whoever reads them: machines differ, and the same one from hour to hour.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;

use crate::bench_search::Comparison;
use crate::toolchain::Wish;
use crate::{bench_library, bench_parse, bench_portal, bench_read, bench_search};

/// What is measured.
#[derive(Debug, PartialEq)]
pub(crate) enum Subject {
    Parse,
    Search(Comparison),
    /// The articles that its large issue is made of, if not those of the sample issue.
    Read(Option<PathBuf>),
    /// The articles that its issues are made of.
    Library(PathBuf),
    Portal,
}

/// Measures it; the wasm is compiled as the wish says.
pub(crate) fn run(subject: &Subject, wish: Wish) -> Result<ExitCode> {
    match subject {
        Subject::Parse => bench_parse::run(wish)?,
        Subject::Search(comparison) => bench_search::run(comparison, wish)?,
        Subject::Read(corpus) => bench_read::run(corpus.as_deref(), wish)?,
        Subject::Library(corpus) => bench_library::run(corpus, wish)?,
        Subject::Portal => bench_portal::run(wish)?,
    }
    Ok(ExitCode::SUCCESS)
}
