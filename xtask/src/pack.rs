//! The npm package as one file: in comes pkg/, out comes a [`Tarball`], as `npm publish` would send it.
//!
//! npm writes neither times nor owners of the files into it, so that the same files give the same bytes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::shell;

/// A package that was packed.
pub(crate) struct Tarball {
    pub(crate) file: PathBuf,
    /// `sha512-` and base64, as lock files have it.
    pub(crate) integrity: String,
    pub(crate) size: u64,
}

#[derive(Deserialize)]
struct Packed {
    filename: String,
    integrity: String,
    size: u64,
    files: Vec<PackedFile>,
}

#[derive(Deserialize)]
struct PackedFile {
    path: String,
}

#[derive(Deserialize)]
struct Manifest {
    files: Vec<String>,
}

/// Packs the pkg/ of a project into a folder.
pub(crate) fn pack(project: &Path, into: &Path) -> Result<Tarball> {
    fs::create_dir_all(into).with_context(|| format!("{} can't be made", into.display()))?;
    let folder = project.join("pkg");
    let mut npm = Command::new("npm");
    npm.args(["pack", "--json", "--ignore-scripts", "--pack-destination"]).arg(into).current_dir(&folder);
    let said =
        shell::ask(&mut npm).with_context(|| format!("`npm pack` failed in {}; run it there", folder.display()))?;
    let [packed] = serde_json::from_str::<[Packed; 1]>(&said).context("npm says in another form what it packed")?;
    let manifest = fs::read_to_string(folder.join("package.json"))?;
    let lacking = lacking(&serde_json::from_str(&manifest)?, &packed);
    if !lacking.is_empty() {
        bail!("pkg/package.json promises files that are not built: {}; correct `files`", lacking.join(", "));
    }
    Ok(Tarball { file: into.join(packed.filename), integrity: packed.integrity, size: packed.size })
}

/// The files that are promised and were not there, of which npm says nothing.
fn lacking(manifest: &Manifest, packed: &Packed) -> Vec<String> {
    let is_packed = |name: &&String| packed.files.iter().any(|file| file.path == **name);
    manifest.files.iter().filter(|name| !is_packed(name)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promised_file_that_is_not_there_is_named() {
        let packed: Packed = serde_json::from_str(
            r#"{"filename": "a-1.tgz", "integrity": "sha512-", "size": 1, "files": [{"path": "a.js"}, {"path": "package.json"}]}"#,
        )
        .unwrap();
        let promised = |files: &[&str]| Manifest { files: files.iter().map(|&file| file.to_owned()).collect() };
        assert!(lacking(&promised(&["a.js"]), &packed).is_empty());
        assert_eq!(lacking(&promised(&["a.js", "b.js"]), &packed), ["b.js"]);
    }
}
