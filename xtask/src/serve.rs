//! `cargo xtask serve`: builds, then serves the reader; the last line it prints is the address.

use std::process::ExitCode;

use anyhow::Result;

use crate::build::{self, Order};
use crate::{shell, site};

/// Serves until Ctrl-C. The port is taken first: whoever waits minutes for a build should not learn then that it can't be had.
pub(crate) fn run(order: &Order, port: u16) -> Result<ExitCode> {
    let listener = site::listen(port)?;
    build::build(order)?;
    shell::say("serve", "the reader, until Ctrl-C, at");
    println!("{}", site::address(&listener)?);
    site::serve(listener)?;
    Ok(ExitCode::SUCCESS)
}
