//! The npm packages whose code is in the modules of pkg/: in come the lists that `bundle.mjs` and `worker.mjs` leave, by esbuild's own
//! account, out come [`Part`]s.
//!
//! A list is `["node_modules/idb"]`: folders by their path from the top.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::part::{Kind, Part};
use crate::workspace;

/// What the scripts leave, each its own.
pub(crate) const LISTS: [&str; 2] = ["target/xtask/bundled/bundle.json", "target/xtask/bundled/worker.json"];

#[derive(Deserialize)]
struct Manifest {
    name: String,
    version: String,
    license: String,
}

#[derive(Deserialize)]
struct Lock {
    packages: BTreeMap<String, Locked>,
}

#[derive(Deserialize)]
struct Locked {
    integrity: Option<String>,
}

/// The packages, each once.
pub(crate) fn parts() -> Result<Vec<Part>> {
    let mut folders = BTreeSet::new();
    for list in LISTS {
        folders.extend(read::<Vec<String>>(&workspace::path(list))?);
    }
    let lock: Lock = read(&workspace::path("package-lock.json"))?;
    folders.iter().map(|folder| part(folder, &lock)).collect()
}

fn part(inside: &str, lock: &Lock) -> Result<Part> {
    let folder = workspace::path(inside);
    let Manifest { name, version, license } = read(&folder.join("package.json"))?;
    let sum = lock.packages.get(inside).and_then(|locked| locked.integrity.clone());
    Ok(Part { kind: Kind::Npm, name, version, license, authors: Vec::new(), folder: Some(folder), sum })
}

fn read<T: DeserializeOwned>(file: &Path) -> Result<T> {
    let text = fs::read_to_string(file).with_context(|| format!("{} can't be read", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not what it was", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_says_what_it_is_and_the_lock_its_sum() {
        let lock: Lock = read(&workspace::path("package-lock.json")).unwrap();
        let integrity = lock.packages["node_modules/idb"].integrity.clone();
        assert!(integrity.as_ref().is_some_and(|sum| sum.starts_with("sha512-")));
        assert!(part("node_modules/no-such-package", &lock).unwrap_err().to_string().contains("no-such-package"));
    }
}
