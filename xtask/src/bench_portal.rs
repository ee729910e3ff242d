//! `cargo xtask bench portal`: what the element costs the page of a news site, examples/portal, in Chromium: the page with the
//! reader beside the same page without its script.
//!
//! In comes nothing, out comes a table a condition (a desktop, a slower processor, a phone on a slow network), printed;
//! benches/portal/run.mjs does the measuring, with the server and the trace of benches/read.

use std::process::Command;

use anyhow::Result;

use crate::build::{self, Mode, Order};
use crate::toolchain::Wish;
use crate::{browsers, npm, shell, workspace};

/// Builds what ships and measures both pages in one run.
pub(crate) fn run(wish: Wish) -> Result<()> {
    npm::ready()?;
    build::build(&Order { mode: Mode::Ship, wish })?;
    let mut node = Command::new("node");
    node.arg(workspace::path("benches/portal/run.mjs"));
    shell::run(node.env("CHROME_BIN", browsers::chromium()?))
}
