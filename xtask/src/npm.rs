//! The packages that come from npm: in comes a package-lock.json, out comes a node_modules beside it that agrees with it. And the one
//! that goes there: in comes pkg/, out comes its tarball.
//!
//! `ready()` prints `npm  unchanged` from the second time on.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::step::Step;
use crate::{shell, workspace};

/// The oldest Node whose test runner and language our scripts can count on.
const OLDEST_NODE: u32 = 20;

/// Installs the tools where their lock or folder changed.
pub(crate) fn ready() -> Result<()> {
    let version = shell::ask(Command::new("node").arg("--version"));
    check_node(version.as_deref())?;
    agree(Step::new("npm", "installing the packages of package-lock.json"), workspace::root())
}

/// Installs the search engines that ours is measured beside, likewise; nothing but the measuring needs them.
pub(crate) fn peers_ready() -> Result<()> {
    let step = Step::new("peers", "installing the packages of benches/search/package-lock.json");
    agree(step, &workspace::path("benches/search"))
}

/// Installs the bundlers and frameworks that are given the packed package, likewise.
pub(crate) fn portals_ready() -> Result<()> {
    let step = Step::new("portals", "installing the packages of tests/package/package-lock.json");
    agree(step, &workspace::path("tests/package"))
}

fn agree(step: Step, folder: &Path) -> Result<()> {
    step.reads_file(&folder.join("package.json"))?
        .reads_file(&folder.join("package-lock.json"))?
        .writes(folder.join("node_modules/.package-lock.json"))
        .run(|| install(folder))
}

/// None of the packages needs its install script to work, so none is run.
fn install(folder: &Path) -> Result<()> {
    if shell::find("npm").is_none() {
        bail!("npm is missing: install it (on Debian and Ubuntu `apt-get install npm`), then again");
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"]).arg(folder);
    shell::run(&mut npm)
        .context("the npm packages could not be installed; check the network and npm's settings, then again")
}

fn check_node(version: Option<&str>) -> Result<()> {
    match version.map(|text| (text, major(text))) {
        Some((_, Some(major))) if major >= OLDEST_NODE => Ok(()),
        Some((text, _)) => {
            bail!("Node {OLDEST_NODE} or newer is needed and this is {text}: install a newer one, then again")
        }
        None => {
            bail!("Node is missing: install version {OLDEST_NODE} or newer with npm, then again")
        }
    }
}

fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_20_and_newer_will_do() {
        assert!(check_node(Some("v20.20.2")).is_ok());
        assert!(check_node(Some("v100.0.0")).is_ok());
    }

    #[test]
    fn an_old_or_missing_node_says_what_to_do() {
        for version in [Some("v18.19.0"), Some("nonsense"), None] {
            let error = check_node(version).unwrap_err().to_string();
            assert!(error.contains("20 or newer") && error.contains("install"), "{error}");
        }
    }
}
