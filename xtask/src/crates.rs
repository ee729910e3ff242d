//! The crates that the wasms are compiled of: in come cargo's unit graphs, out come [`Part`]s.
//!
//! A unit graph names all that cargo would compile for a command, with std's own crates where std is built too. What is compiled for
//! the machine that builds (macros, build scripts) is not in a wasm. Of `serde` and `serde_derive` the first is listed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::build::Mode;
use crate::part::{Kind, Part};
use crate::toolchain::{Route, TARGET};
use crate::{toolchain, wasm, workspace};

/// Under which terms std is, and what of its folder is simply it.
const STD_LICENSE: &str = "MIT OR Apache-2.0";

#[derive(Deserialize)]
struct Graph {
    units: Vec<Unit>,
}

#[derive(Deserialize)]
struct Unit {
    platform: Option<String>,
    mode: String,
    #[serde(default)]
    is_std: bool,
    target: Target,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
    src_path: PathBuf,
}

#[derive(Deserialize)]
struct Manifest {
    package: Package,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    #[serde(default)]
    authors: Vec<String>,
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
}

/// A crate in a wasm: where it lies, and whether it came with the compiler.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Source {
    folder: PathBuf,
    is_std: bool,
}

/// The crates of all wasms, each once, and std as one.
pub(crate) fn parts(route: Route, mode: Mode) -> Result<Vec<Part>> {
    let mut sources = BTreeSet::new();
    for graph in wasm::units(route, mode)? {
        sources.extend(sources_in(&graph)?);
    }
    let sums = sums(&sources)?;
    let mut parts = vec![std_itself(&toolchain::rustc_version(route)?)];
    for source in &sources {
        parts.extend(part(source, &sums)?);
    }
    Ok(parts)
}

/// What a graph has compiled into the wasm, beside what is ours.
fn sources_in(graph: &str) -> Result<Vec<Source>> {
    let graph: Graph = serde_json::from_str(graph).context("cargo's unit graph is not as it was")?;
    let is_inside =
        |unit: &&Unit| unit.platform.as_deref() == Some(TARGET) && unit.mode == "build" && !is_script(&unit.target);
    let source = |unit: &Unit| Some(Source { folder: package_folder(&unit.target.src_path)?, is_std: unit.is_std });
    let sources = graph.units.iter().filter(is_inside).filter_map(source);
    Ok(sources.filter(|source| source.folder != workspace::root()).collect())
}

fn is_script(target: &Target) -> bool {
    target.kind.iter().any(|kind| kind == "custom-build")
}

/// The nearest folder above a source that has a manifest.
fn package_folder(source: &Path) -> Option<PathBuf> {
    source.ancestors().skip(1).find(|folder| folder.join("Cargo.toml").is_file()).map(Path::to_owned)
}

/// A crate as its manifest describes it; `None` for what std's own folder has under std's own terms.
fn part(source: &Source, sums: &BTreeMap<(String, String), String>) -> Result<Option<Part>> {
    let package = read::<Manifest>(&source.folder.join("Cargo.toml"))?.package;
    let sum = sums.get(&(package.name.clone(), package.version.clone()));
    let license = package.license.as_deref();
    if source.is_std && sum.is_none() && license.is_none_or(|license| license == STD_LICENSE) {
        return Ok(None);
    }
    let license = license.with_context(|| format!("the crate {} names no licence", package.name))?;
    Ok(Some(Part {
        kind: Kind::Crate,
        sum: sum.cloned(),
        // Before there was SPDX, a slash meant that one may choose.
        license: license.replace('/', " OR "),
        name: package.name,
        version: package.version,
        authors: package.authors.iter().map(|author| without_address(author)).collect(),
        folder: Some(source.folder.clone()),
    }))
}

fn std_itself(version: &str) -> Part {
    Part {
        kind: Kind::Std,
        name: "rust-std".to_owned(),
        version: version.to_owned(),
        license: STD_LICENSE.to_owned(),
        authors: vec!["Copyright (c) The Rust Project Contributors".to_owned()],
        folder: None,
        sum: None,
    }
}

/// `Ada Lovelace <ada@example.org>` without the address.
fn without_address(author: &str) -> String {
    author.split('<').next().unwrap_or_default().trim().to_owned()
}

/// The sums of the crates that were fetched, ours and std's, by name and version.
fn sums(sources: &BTreeSet<Source>) -> Result<BTreeMap<(String, String), String>> {
    let mut locks = vec![workspace::path("Cargo.lock")];
    // std's lock lies at the top of its library.
    let std = sources.iter().find(|source| source.is_std && source.folder.ends_with("library/std"));
    locks.extend(std.and_then(|source| Some(source.folder.parent()?.join("Cargo.lock"))));
    let mut sums = BTreeMap::new();
    for lock in locks {
        let locked = read::<Lock>(&lock)?.package.into_iter();
        sums.extend(locked.filter_map(|package| Some(((package.name, package.version), package.checksum?))));
    }
    Ok(sums)
}

fn read<T: for<'a> Deserialize<'a>>(file: &Path) -> Result<T> {
    let text = fs::read_to_string(file).with_context(|| format!("{} can't be read", file.display()))?;
    toml::from_str(&text).with_context(|| format!("{} does not say what a package is", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A unit whose source is a file of this project, where a package's folder can be found.
    fn unit(platform: &str, mode: &str, kind: &str, source: &str) -> String {
        let source = workspace::path(source);
        format!(
            r#"{{"platform": {platform}, "mode": "{mode}", "target": {{"kind": ["{kind}"], "src_path": "{}"}}}}"#,
            source.display()
        )
    }

    #[test]
    fn what_is_compiled_for_the_wasm_is_in_it_and_nothing_else() {
        let wasm = format!("\"{TARGET}\"");
        let units = [
            unit(&wasm, "build", "lib", "fuzz/fuzz_targets/page.rs"),
            unit(&wasm, "build", "cdylib", "src/lib.rs"),
            unit(&wasm, "run-custom-build", "custom-build", "xtask/src/main.rs"),
            unit(&wasm, "build", "custom-build", "xtask/src/main.rs"),
            unit("null", "build", "proc-macro", "xtask/src/main.rs"),
        ];
        let found = sources_in(&format!(r#"{{"units": [{}]}}"#, units.join(","))).unwrap();
        assert_eq!(found, [Source { folder: workspace::path("fuzz"), is_std: false }]);
        assert!(sources_in("{}").is_err());
    }

    #[test]
    fn addresses_are_not_passed_on() {
        assert_eq!(without_address("Ada Lovelace <ada@example.org>"), "Ada Lovelace");
        assert_eq!(without_address("The Rust Project Developers"), "The Rust Project Developers");
    }

    #[test]
    fn locked_crates_have_sums() {
        let sums = sums(&BTreeSet::new()).unwrap();
        let (_, sum) = sums.iter().find(|((name, _), _)| name == "wasm-bindgen").unwrap();
        assert_eq!(sum.len(), 64);
    }
}
