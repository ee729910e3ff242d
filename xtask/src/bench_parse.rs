//! `cargo xtask bench parse`: how long a 16-page issue takes to parse and to index, by the command and in a browser.

use std::process::Command;

use anyhow::Result;

use crate::build::{self, Mode, Order};
use crate::toolchain::Wish;
use crate::{browsers, npm, shell, site, workspace};

/// Runs `cargo bench` for the native figures, then the wasm that ships in Chromium.
pub(crate) fn run(wish: Wish) -> Result<()> {
    let mut native = shell::cargo();
    shell::run(native.args(["bench", "--package", "baolan", "--bench", "parse"]))?;
    npm::ready()?;
    build::build(&Order { mode: Mode::Ship, wish })?;
    let chromium = browsers::chromium()?;
    let listener = site::listen(0)?;
    let url = site::address(&listener)?;
    site::serve_meanwhile(listener)?;
    let mut node = Command::new("node");
    node.arg(workspace::path("benches/parse.mjs")).env("BAOLAN_URL", url).env("CHROME_BIN", chromium);
    shell::run(&mut node)
}
