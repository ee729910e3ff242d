//! cargo-deny, which holds the crates to deny.toml and fuzz/deny.toml: the one on the PATH, else one that is compiled into target/tools,
//! once, in some minutes.
//!
//! `rules()` prints `bans ok, licenses ok, sources ok` for each lock.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{shell, workspace};

/// The version that is compiled where there is none.
const VERSION: &str = "0.20.2";
/// Where it goes.
const TOOLS: &str = "target/tools";

/// The locks: what of cargo-deny's own switches names each, and its rules.
const LOCKS: [[&str; 3]; 2] =
    [["--workspace", "--config", "deny.toml"], ["--manifest-path=fuzz/Cargo.toml", "--config", "fuzz/deny.toml"]];

/// A cargo-deny that can be started.
pub(crate) struct Deny(PathBuf);

impl Deny {
    /// Compiles it where it is missing. Without optimization it is there in half the time, and its work takes seconds either way.
    pub(crate) fn ready() -> Result<Self> {
        let own = workspace::path(TOOLS).join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
        if let Some(file) = shell::find("cargo-deny").or_else(|| own.is_file().then(|| own.clone())) {
            return Ok(Self(file));
        }
        shell::say("cargo-deny", format!("compiling {VERSION} into {TOOLS}, which takes some minutes"));
        let mut cargo = shell::cargo();
        cargo.args(["install", "cargo-deny", "--locked", "--debug", "--quiet", "--version", VERSION, "--root", TOOLS]);
        // Its symbols would take 600 MB.
        cargo.env("CARGO_PROFILE_DEV_DEBUG", "0");
        shell::run(&mut cargo).context("cargo-deny could not be compiled; install it by hand, then again")?;
        Ok(Self(own))
    }

    /// Holds each lock to its rules of duplicates, licences and sources. A rule that nothing meets any more is to go.
    pub(crate) fn rules(&self) -> Result<()> {
        self.check(&["--locked"], &["-D", "warnings", "bans", "licenses", "sources"])
            .context("a crate is not as the rules beside its lock have it: another crate, or a rule with its reason")
    }

    /// Whether the database of advisories is here, fetched now or, where it can't be, not long ago.
    pub(crate) fn has_advisories(&self) -> bool {
        let mut fetch = Command::new(&self.0);
        fetch.args(["--config", "deny.toml", "fetch", "db"]).current_dir(workspace::root());
        shell::ask(&mut fetch).is_some() || has_folder(&databases())
    }

    /// Holds each lock to what is known against its crates; a database of more than three months is refused.
    pub(crate) fn advisories(&self) -> Result<()> {
        self.check(&["--locked", "--offline"], &["advisories"]).context(
            "something is known against a crate: `cargo update`, or an `ignore` with its reason beside its lock",
        )
    }

    fn check(&self, how: &[&str], what: &[&str]) -> Result<()> {
        LOCKS.iter().try_for_each(|lock| {
            let mut deny = Command::new(&self.0);
            deny.args(lock).args(how).args(["check", "--hide-inclusion-graph"]).args(what);
            shell::run(&mut deny)
        })
    }
}

/// Where `db-path` of deny.toml leads.
fn databases() -> PathBuf {
    let home = || std::env::home_dir().unwrap_or_default().join(".cargo");
    std::env::var_os("CARGO_HOME").map_or_else(home, PathBuf::from).join("advisory-dbs")
}

/// A database is a folder; a lock lies beside it also where there is none.
fn has_folder(path: &PathBuf) -> bool {
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries.into_iter().any(|entry| entry.path().is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_lock_of_cargo_has_rules() {
        for lock in LOCKS {
            assert!(workspace::path(lock[2]).with_file_name("Cargo.lock").is_file(), "{lock:?}");
        }
    }

    #[test]
    fn a_lock_without_a_database_is_none() {
        let folder = workspace::path("target/xtask/test-databases");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("db.lock"), "").unwrap();
        assert!(!has_folder(&folder));
        fs::create_dir_all(folder.join("advisory-db-1")).unwrap();
        assert!(has_folder(&folder));
        fs::remove_dir_all(folder).unwrap();
        assert!(!has_folder(&workspace::path("target/xtask/test-databases")));
    }
}
