//! `cargo xtask bench read`: what a person waits for, in Chromium. Our first article beside the first result of Pagefind's
//! component, a keystroke to its hits, and the longest task while an issue of 16 pages opens.
//!
//! In comes a corpus as for `bench search`, or none; out come three small tables, printed. benches/read/run.mjs does the
//! measuring, with the Pagefind that benches/search installs and a server of its own, which sends both sides alike.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::bench_search::{check_corpus, whole};
use crate::build::{self, Mode, Order};
use crate::toolchain::Wish;
use crate::{browsers, npm, shell, workspace};

/// Builds what ships, installs Pagefind and measures both in one run.
pub(crate) fn run(corpus: Option<&Path>, wish: Wish) -> Result<()> {
    let mut node = Command::new("node");
    node.arg(workspace::path("benches/read/run.mjs"));
    if let Some(corpus) = corpus {
        check_corpus(corpus)?;
        node.arg("--corpus").arg(whole(corpus)?);
    }
    npm::ready()?;
    npm::peers_ready()?;
    build::build(&Order { mode: Mode::Ship, wish })?;
    shell::run(node.env("CHROME_BIN", browsers::chromium()?))
}
