//! Lock files: in come those of cargo and npm, out comes an error where one is not in step with what it locks.
//!
//! `check()` says nothing where all are. Those of npm name no host, so that they are the same wherever packages are fetched from.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::advisory::NPM;
use crate::{shell, workspace};

/// The packages of cargo that have a lock of their own.
const CARGO: [&str; 2] = ["Cargo.toml", "fuzz/Cargo.toml"];

/// Holds all of them against what they lock.
pub(crate) fn check() -> Result<()> {
    CARGO.iter().try_for_each(|manifest| check_cargo(manifest))?;
    NPM.iter().try_for_each(|folder| check_npm(folder).with_context(|| format!("in {folder}")))?;
    shell::say("locks", "all are in step");
    Ok(())
}

fn check_cargo(manifest: &str) -> Result<()> {
    let mut cargo = shell::cargo();
    cargo.args(["metadata", "--locked", "--format-version", "1", "--manifest-path"]).arg(workspace::path(manifest));
    shell::run_silently(cargo.current_dir(workspace::root())).with_context(|| {
        format!("the lock beside {manifest} is not in step: `cargo update --workspace` there, then again")
    })
}

fn check_npm(folder: &str) -> Result<()> {
    let read = |name: &str| -> Result<Value> {
        let file = workspace::path(folder).join(name);
        let text = fs::read_to_string(&file).with_context(|| format!("{} can't be read", file.display()))?;
        Ok(serde_json::from_str(&text)?)
    };
    agree(&read("package.json")?, &read("package-lock.json")?)
}

/// Whether a lock has what its manifest asks for, in the very version, by sums and without addresses.
fn agree(manifest: &Value, lock: &Value) -> Result<()> {
    let root = &lock["packages"][""];
    for kind in ["dependencies", "devDependencies"] {
        if manifest[kind] != root[kind] {
            bail!("package.json and package-lock.json name other {kind}: `npm install`, then again");
        }
        let asked = manifest[kind].as_object().into_iter().flatten();
        if let Some((name, range)) = asked.into_iter().find(|(_, range)| !is_exact(range)) {
            bail!("{name} is asked for as {range}: name one version");
        }
    }
    for (path, package) in lock["packages"].as_object().context("package-lock.json locks nothing")? {
        if package.get("resolved").is_some() {
            bail!("package-lock.json says where {path} was fetched from: remove `resolved`, which .npmrc keeps out");
        }
        if !path.is_empty() && package.get("integrity").is_none() {
            bail!("package-lock.json has no sum of {path}: `npm install`, then again");
        }
    }
    Ok(())
}

fn is_exact(range: &Value) -> bool {
    range.as_str().is_some_and(|range| {
        // A package under another name: `npm:vite@7.3.8`.
        let range =
            range.strip_prefix("npm:").and_then(|alias| alias.rsplit_once('@')).map_or(range, |(_, range)| range);
        range.starts_with(|first: char| first.is_ascii_digit()) && !range.contains([' ', '|', 'x', '*'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lock_of_npm_is_known() {
        let mut git = std::process::Command::new("git");
        git.args(["ls-files", "*package-lock.json"]).current_dir(workspace::root());
        let listed = shell::ask(&mut git).unwrap();
        let mut known = NPM.map(|folder| format!("{folder}/package-lock.json").replace("./", ""));
        known.sort();
        assert_eq!(listed.lines().collect::<Vec<_>>(), known);
    }
    use serde_json::json;

    fn complaint(asked: &Value, locked: &Value) -> String {
        let lock = json!({ "packages": { "": { "devDependencies": { "idb": "8.0.4" } }, "node_modules/idb": locked } });
        agree(&json!({ "devDependencies": asked }), &lock).map_or_else(|error| error.to_string(), |()| String::new())
    }

    #[test]
    fn a_lock_that_agrees_is_left_in_peace() {
        assert_eq!(complaint(&json!({ "idb": "8.0.4" }), &json!({ "integrity": "sha512-" })), "");
    }

    #[test]
    fn what_is_out_of_step_says_what_to_do() {
        let sum = json!({ "integrity": "sha512-" });
        assert!(complaint(&json!({ "idb": "8.0.5" }), &sum).contains("npm install"));
        assert!(complaint(&json!({ "idb": "8.0.4", "ws": "1.0.0" }), &sum).contains("npm install"));
        assert!(complaint(&json!({ "idb": "8.0.4" }), &json!({})).contains("no sum of node_modules/idb"));
        let placed = json!({ "integrity": "sha512-", "resolved": "https://example.org/idb.tgz" });
        assert!(complaint(&json!({ "idb": "8.0.4" }), &placed).contains("where node_modules/idb was fetched from"));
    }

    #[test]
    fn a_version_is_one_version() {
        for exact in ["8.0.4", "3.54.1-build1"] {
            assert!(is_exact(&json!(exact)), "{exact}");
        }
        for range in ["^8.0.4", "~8", "*", "8.x", "1.0.0 || 2.0.0", "latest"] {
            assert!(!is_exact(&json!(range)), "{range}");
        }
    }
}
