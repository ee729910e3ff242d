//! What the package is made of, and whether that is as it should be: locks, rules for crates, licences, the bill of materials, and what is
//! known against any of it.
//!
//! `ask()` checks what goes into a build, `pack()` what came of it.

use std::path::Path;

use anyhow::Result;

use crate::build::{self, Mode, Order};
use crate::deny::Deny;
use crate::pack::{self, Tarball};
use crate::toolchain::{Route, Wish};
use crate::{advisory, locks, notices, part, sbom, shell, twin, workspace};

/// Where the package lies that is only looked at.
const CHECKED: &str = "target/xtask/packed";

/// A package as it would be published.
pub(crate) struct Supply {
    pub(crate) route: Route,
    pub(crate) tarball: Tarball,
}

/// The group of tests: all there is here, and a second build.
pub(crate) fn check(wish: Wish, xtask: &Path) -> Result<()> {
    for silent in ask()? {
        shell::say("NOT ASKED", format!("{silent}: it can't be reached, so that nothing is known, good or bad"));
    }
    let supply = pack(wish, &workspace::path(CHECKED))?;
    twin::check(supply.route, &supply.tarball, xtask)
}

/// Checks what goes into a build, and names those who could not be asked what they know against it.
pub(crate) fn ask() -> Result<Vec<String>> {
    locks::check()?;
    let deny = Deny::ready()?;
    deny.rules()?;
    advisory::ask(&deny)
}

/// Builds and packs into a folder, with the bill of materials, and checks what came of it.
pub(crate) fn pack(wish: Wish, into: &Path) -> Result<Supply> {
    let route = build::build(&Order { mode: Mode::Ship, wish })?;
    let parts = part::parts(route, Mode::Ship)?;
    notices::check(&parts)?;
    let tarball = pack::pack(workspace::root(), into)?;
    sbom::write(route, &parts, &tarball, &tarball.file.with_extension("cdx.json"))?;
    Ok(Supply { route, tarball })
}
