//! `cargo xtask bench library`: a year of issues on the shelf, in Chromium, beside a page that reads the same texts from the same storage
//! and scans them. The first answer, queries, and memory.
//!
//! In comes a corpus as for `bench search`; out come three small tables, printed. benches/library/run.mjs does the measuring, with a
//! server and a browser's profile of its own.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::bench_search::{check_corpus, whole};
use crate::build::{self, Mode, Order};
use crate::toolchain::Wish;
use crate::{browsers, npm, shell, workspace};

/// Builds what ships and measures it.
pub(crate) fn run(corpus: &Path, wish: Wish) -> Result<()> {
    check_corpus(corpus)?;
    let mut node = Command::new("node");
    node.arg(workspace::path("benches/library/run.mjs")).arg("--corpus").arg(whole(corpus)?);
    npm::ready()?;
    build::build(&Order { mode: Mode::Ship, wish })?;
    shell::run(node.env("CHROME_BIN", browsers::chromium()?))
}
