//! One step of a build, skipped while neither what it reads nor what it wrote has changed.
//!
//! ```ignore
//! Step::new("bindgen", "JavaScript for the wasm").reads(&wasm).writes(pkg).run(|| bind())?;
//! ```
//! A stamp keeps a hash over both sides, so a file that was changed or removed by hand is made again.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{shell, workspace};

/// Where the stamps lie, one a step.
const STAMPS: &str = "target/xtask/stamps";

/// A step: its name, what it says it does, what it read so far, and the files it writes.
pub(crate) struct Step {
    name: &'static str,
    what: &'static str,
    read: DefaultHasher,
    outputs: Vec<PathBuf>,
}

impl Step {
    /// A step that has read nothing yet.
    pub(crate) fn new(name: &'static str, what: &'static str) -> Self {
        Self { name, what, read: DefaultHasher::new(), outputs: Vec::new() }
    }

    /// What else the result depends on; a step reads its own source too, so that a changed switch counts.
    pub(crate) fn reads(mut self, input: impl AsRef<[u8]>) -> Self {
        input.as_ref().hash(&mut self.read);
        self
    }

    /// A file the result depends on.
    pub(crate) fn reads_file(self, path: &Path) -> Result<Self> {
        let bytes = fs::read(path).with_context(|| format!("{} can't be read", path.display()))?;
        Ok(self.reads(bytes))
    }

    /// A file the step makes.
    pub(crate) fn writes(mut self, path: PathBuf) -> Self {
        self.outputs.push(path);
        self
    }

    /// Does the work unless its result already stands, and says which.
    pub(crate) fn run(self, work: impl FnOnce() -> Result<()>) -> Result<()> {
        let stamp = self.stamp();
        if fs::read_to_string(&stamp).is_ok_and(|kept| Some(kept) == self.seal()) {
            shell::say(self.name, "unchanged");
            return Ok(());
        }
        shell::say(self.name, self.what);
        work()?;
        let seal = self.seal().with_context(|| format!("{} left out a file it should have made", self.name))?;
        fs::create_dir_all(workspace::path(STAMPS))?;
        Ok(fs::write(stamp, seal)?)
    }

    /// Where its stamp lies: steps of one name are told apart by what they make.
    fn stamp(&self) -> PathBuf {
        let made = self.outputs.first().and_then(|path| path.file_name()).unwrap_or_default();
        workspace::path(STAMPS).join(format!("{}-{}", self.name, made.to_string_lossy()))
    }

    /// A hash over all that was read and written; `None` while a file is still to be made.
    fn seal(&self) -> Option<String> {
        let mut hash = self.read.clone();
        for path in &self.outputs {
            fs::read(path).ok()?.hash(&mut hash);
        }
        Some(format!("{:016x}", hash.finish()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    fn output(name: &str) -> PathBuf {
        workspace::path(STAMPS).join(format!("{name}.out"))
    }

    /// Runs a step that writes what it reads and says whether it did any work.
    fn worked(name: &'static str, input: &str) -> bool {
        made(name, output(name), input)
    }

    fn made(name: &'static str, output: PathBuf, input: &str) -> bool {
        fs::create_dir_all(workspace::path(STAMPS)).unwrap();
        let done = Cell::new(false);
        let step = Step::new(name, "a test").reads(input).writes(output.clone());
        step.run(|| {
            done.set(true);
            Ok(fs::write(&output, input)?)
        })
        .unwrap();
        done.get()
    }

    #[test]
    fn work_is_done_once_for_the_same_input() {
        let name = "test-once";
        worked(name, "first");
        assert!(worked(name, "second"));
        assert!(!worked(name, "second"));
    }

    #[test]
    fn steps_of_one_name_do_not_undo_each_other() {
        let [one, other] = ["test-one", "test-other"].map(output);
        made("test-many", one.clone(), "one");
        made("test-many", other, "other");
        assert!(!made("test-many", one, "one"));
    }

    #[test]
    fn a_result_changed_by_hand_is_made_again() {
        let name = "test-by-hand";
        worked(name, "same");
        fs::write(output(name), "changed").unwrap();
        assert!(worked(name, "same"));
        fs::remove_file(output(name)).unwrap();
        assert!(worked(name, "same"));
    }
}
