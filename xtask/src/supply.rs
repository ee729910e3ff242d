//! What the package is made of, and whether that is as it should be: locks, rules for crates, licences, the bill of materials, and what is
//! known against any of it.
//!
//! `check(wish)` prints what it does and gives what was packed, with those who could not be asked what they know.

use std::path::Path;

use anyhow::Result;

use crate::build::{self, Mode, Order};
use crate::deny::Deny;
use crate::pack::{self, Tarball};
use crate::toolchain::{Route, Wish};
use crate::{advisory, locks, notices, sbom, shell, twin, workspace};

/// Where the package lies that is only looked at.
const CHECKED: &str = "target/xtask/packed";

/// A package that may be passed on, as far as could be learned.
pub(crate) struct Supply {
    pub(crate) route: Route,
    pub(crate) tarball: Tarball,
    /// Who could not be asked for advisories.
    pub(crate) silent: Vec<String>,
}

/// The group of tests: what `of` checks, and a second build.
pub(crate) fn check(wish: Wish, xtask: &Path) -> Result<()> {
    let supply = of(wish, &workspace::path(CHECKED))?;
    for silent in &supply.silent {
        shell::say("NOT ASKED", format!("{silent}: it can't be reached, so that nothing is known, good or bad"));
    }
    twin::check(supply.route, &supply.tarball, xtask)
}

/// Builds and packs into a folder, with the bill of materials, and checks what it is made of.
pub(crate) fn of(wish: Wish, into: &Path) -> Result<Supply> {
    locks::check()?;
    let deny = Deny::ready()?;
    deny.rules()?;
    let silent = advisory::ask(&deny)?;
    let route = build::build(&Order { mode: Mode::Ship, wish })?;
    notices::check(route, Mode::Ship)?;
    let tarball = pack::pack(workspace::root(), into)?;
    sbom::write(route, &tarball, &tarball.file.with_extension("cdx.json"))?;
    Ok(Supply { route, tarball, silent })
}
