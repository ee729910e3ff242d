//! `cargo xtask bench parse`: how long a 16-page issue takes to parse and to index, by the command and in a browser.
//!
//! Times are printed and judged by whoever reads them: machines differ, and the same one from hour to hour.

use std::process::{Command, ExitCode};

use anyhow::{Result, bail};

use crate::build::{self, Mode, Order};
use crate::toolchain::Wish;
use crate::{chromium, npm, shell, site, workspace};

/// Runs `cargo bench` for the native figures, then the wasm that ships in Chromium.
pub(crate) fn run(wish: Wish) -> Result<ExitCode> {
    let mut native = shell::cargo();
    shell::run(native.args(["bench", "--package", "baolan", "--bench", "parse"]))?;
    npm::ready()?;
    build::build(&Order { mode: Mode::Ship, wish })?;
    let chromium = chromium::ready()?;
    let listener = site::listen(0)?;
    let url = site::address(&listener)?;
    site::serve_meanwhile(listener)?;
    let mut node = Command::new("node");
    node.arg(workspace::path("benches/parse.mjs")).env("BAOLAN_URL", url).env("CHROME_BIN", chromium);
    shell::run(&mut node)?;
    Ok(ExitCode::SUCCESS)
}

/// What the word after `bench` names.
pub(crate) fn known(what: &str) -> Result<()> {
    match what {
        "parse" => Ok(()),
        _ => bail!("`bench` knows `parse`: `cargo xtask bench parse`"),
    }
}
