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
        let folder = workspace::path("target/xtask/test-part");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("package.json"), r#"{"name": "idb", "version": "1.0.0", "license": "ISC"}"#).unwrap();
        let packages =
            [("target/xtask/test-part".to_owned(), Locked { integrity: Some("sha512-x".to_owned()) })].into();
        let part_of = |inside| part(inside, &Lock { packages });
        let found = part_of("target/xtask/test-part").unwrap();
        assert_eq!((&*found.name, &*found.version, found.sum.as_deref()), ("idb", "1.0.0", Some("sha512-x")));
        assert!(lock.packages.contains_key("node_modules/idb"));
        assert!(part("node_modules/no-such-package", &lock).unwrap_err().to_string().contains("no-such-package"));
    }
}
