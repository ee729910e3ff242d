//! Does the same source give the same bytes? In comes what was built and packed here, out comes an error that names what a second build
//! made otherwise.
//!
//! The second build is of a copy of all that git knows or would take, in a folder whose path is longer, with nothing compiled before; of
//! this one it has the program `xtask`, what npm and cargo keep of their downloads, and the compiler.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::pack::{self, Tarball};
use crate::toolchain::Route;
use crate::{shell, workspace};

/// Where the copy is made, and is removed from when both are the same.
const TWIN: &str = "target/twin/a-path-that-is-longer-than-that-of-the-project";
/// Where its package is packed, beside it.
const PACKED: &str = "target/twin/packed";

/// Builds and packs the twin, and compares every file of pkg/ and the package.
pub(crate) fn check(route: Route, tarball: &Tarball, xtask: &Path) -> Result<()> {
    let twin = workspace::path(TWIN);
    copy(&twin)?;
    shell::say("twin", "building once more, from a copy and from nothing");
    let mut again = Command::new(xtask);
    again.args(["build", "--toolchain", route.name()]).env(workspace::ROOT, &twin);
    shell::run(&mut again)?;
    let other = pack::pack(&twin, &workspace::path(PACKED))?;
    let mut differing = differing(&workspace::path("pkg"), &twin.join("pkg"))?;
    if fs::read(&tarball.file)? != fs::read(&other.file)? {
        differing.push("the package".to_owned());
    }
    if !differing.is_empty() {
        bail!("a second build made otherwise: {}; both are kept, pkg/ and {TWIN}/pkg", differing.join(", "));
    }
    shell::say("twin", "every byte is the same");
    fs::remove_dir_all(workspace::path("target/twin")).context("target/twin can't be removed")
}

/// Copies the project as git sees it, with what is not committed.
fn copy(twin: &Path) -> Result<()> {
    if twin.exists() {
        fs::remove_dir_all(twin).with_context(|| format!("{} can't be removed", twin.display()))?;
    }
    let mut git = Command::new("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(workspace::root());
    let listed = shell::ask(&mut git).context("git does not list the files; a second build takes a checkout of git")?;
    for file in listed.split('\0').map(Path::new).filter(|file| workspace::root().join(file).is_file()) {
        let to = twin.join(file);
        fs::create_dir_all(to.parent().unwrap_or(twin))?;
        fs::copy(workspace::root().join(file), &to).with_context(|| format!("{} can't be copied", file.display()))?;
    }
    Ok(())
}

/// The files of the second folder that are other in the first, or not there. What only the first has may be left from a build long ago.
fn differing(here: &Path, there: &Path) -> Result<Vec<String>> {
    let names: BTreeSet<PathBuf> = names(there)?.into_iter().collect();
    let differs = |name: &PathBuf| fs::read(here.join(name)).ok() != fs::read(there.join(name)).ok();
    Ok(names.into_iter().filter(differs).map(|name| name.to_string_lossy().into_owned()).collect())
}

fn names(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} can't be read", folder.display()))?;
    entries.map(|entry| Ok(PathBuf::from(entry?.file_name()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_other_or_missing_is_named() {
        let folder = workspace::path("target/xtask/test-twin");
        let [here, there] = ["here", "there"].map(|name| folder.join(name));
        for (side, files) in [(&here, ["same:1", "other:1", "mine:1"]), (&there, ["same:1", "other:2", "theirs:1"])] {
            fs::create_dir_all(side).unwrap();
            for (name, text) in files.map(|file| file.split_once(':').unwrap()) {
                fs::write(side.join(name), text).unwrap();
            }
        }
        assert_eq!(differing(&here, &there).unwrap(), ["other", "theirs"]);
        assert_eq!(differing(&here, &here).unwrap(), [""; 0]);
        fs::remove_dir_all(folder).unwrap();
    }
}
