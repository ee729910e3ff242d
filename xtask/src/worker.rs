//! What keeps the reader's files in a service worker: in come all files that a browser fetches, out come `pkg/baolan_worker.js`, the
//! page's own worker, and `pkg/baolan_keeper.js`, a module for that of a portal. Both hold the list of the files with their hashes.
//!
//! esbuild does the work in `worker.mjs` beside this package's src/.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::build::{BUILT, Mode};
use crate::step::Step;
use crate::{bundled, shell, workspace};

/// What is made here, of everything else that was built.
const MADE: [&str; 3] = ["pkg/baolan_worker.js", "pkg/baolan_keeper.js", "pkg/integrity.json"];

/// Makes them.
pub(crate) fn build(mode: Mode) -> Result<()> {
    let mut step = Step::new("worker", "listing what a service worker keeps").reads(format!("{mode:?}"));
    for file in inputs()? {
        step = step.reads(file.to_string_lossy().as_bytes()).reads_file(&file)?;
    }
    for file in MADE {
        step = step.writes(workspace::path(file));
    }
    step = step.writes(workspace::path(bundled::LISTS[1]));
    step.run(|| shell::run_script("worker.mjs", mode == Mode::Dev))
}

/// Whatever is listed, and what lists it.
fn inputs() -> Result<Vec<PathBuf>> {
    let built = BUILT.into_iter().filter(|file| !MADE.contains(file) && !file.ends_with(".map"));
    let tools = ["www/worker.js", "www/keeper.js", "xtask/worker.mjs", "xtask/bundled.mjs", "package-lock.json"];
    let mut files: Vec<PathBuf> = built.chain(tools).map(workspace::path).collect();
    for folder in ["www", "seeds"] {
        for entry in fs::read_dir(workspace::path(folder)).with_context(|| format!("{folder}/ can't be read"))? {
            let path = entry?.path();
            if path.is_file() && path.extension().is_none_or(|extension| extension != "js") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
