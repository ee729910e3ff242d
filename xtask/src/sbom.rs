//! The bill of materials: in come the [`Part`]s, what was packed and the tools that made it, out comes CycloneDX 1.6 in JSON, by
//! `sbom.mjs` beside this package's src/, which holds it to the standard's schema.
//!
//! It lies beside the package, not in it: whoever needs it asks for it by the release, and nobody else fetches it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::pack::Tarball;
use crate::part::{Kind, Part};
use crate::toolchain::{self, Route};
use crate::{shell, wasm, workspace};

/// What the script is given.
const LIST: &str = "target/xtask/materials.json";

/// The tools of npm that write bytes of the package.
const TOOLS: [&str; 3] = ["binaryen", "esbuild", "terser"];

/// Writes the bill of a package that was built for readers.
pub(crate) fn write(route: Route, parts: &[Part], tarball: &Tarball, to: &Path) -> Result<()> {
    let list = json!({
        "package": package(&read("pkg/package.json")?, tarball),
        "parts": parts.iter().map(described).collect::<Vec<_>>(),
        "tools": tools(route)?,
    });
    let file = workspace::path(LIST);
    fs::write(&file, list.to_string()).with_context(|| format!("{LIST} can't be written"))?;
    let mut node = Command::new("node");
    node.arg(workspace::path("xtask/sbom.mjs")).arg(file).arg(to);
    shell::say("sbom", "the bill of materials, held to the schema of CycloneDX");
    shell::run(&mut node)
}

fn package(manifest: &Value, tarball: &Tarball) -> Value {
    let said = |name: &str| manifest[name].clone();
    json!({
        "name": said("name"),
        "version": said("version"),
        "license": said("license"),
        "description": said("description"),
        "sum": tarball.integrity,
    })
}

fn described(part: &Part) -> Value {
    let kind = match part.kind {
        Kind::Std => "std",
        Kind::Crate => "crate",
        Kind::Npm => "npm",
        Kind::Data => "data",
    };
    json!({ "kind": kind, "name": part.name, "version": part.version, "license": part.license, "sum": part.sum })
}

fn tools(route: Route) -> Result<BTreeMap<&'static str, String>> {
    let lock = read("package-lock.json")?;
    let version = |name| lock["packages"][format!("node_modules/{name}")]["version"].as_str().map(str::to_owned);
    let mut tools = BTreeMap::new();
    for name in TOOLS {
        tools.insert(name, version(name).with_context(|| format!("package-lock.json has no {name}"))?);
    }
    tools.insert("rustc", toolchain::rustc_version(route)?);
    tools.insert("wasm-bindgen", wasm::bindgen_version()?);
    Ok(tools)
}

fn read(file: &str) -> Result<Value> {
    let text = fs::read_to_string(workspace::path(file)).with_context(|| format!("{file} can't be read"))?;
    serde_json::from_str(&text).with_context(|| format!("{file} is no JSON"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_described_as_the_script_takes_it() {
        let part = Part {
            kind: Kind::Npm,
            name: "idb".to_owned(),
            version: "8.0.4".to_owned(),
            license: "ISC".to_owned(),
            authors: Vec::new(),
            folder: None,
            sum: None,
        };
        let expected = json!({ "kind": "npm", "name": "idb", "version": "8.0.4", "license": "ISC", "sum": null });
        assert_eq!(described(&part), expected);
    }

    #[test]
    fn the_tools_are_those_of_the_lock() {
        let lock = read("package-lock.json").unwrap();
        for name in TOOLS {
            assert!(lock["packages"][format!("node_modules/{name}")]["version"].is_string(), "{name}");
        }
    }
}
