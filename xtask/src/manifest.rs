//! The custom-elements manifest: in come the comments on the element and its styles, out comes `pkg/custom-elements.json`, which editors
//! and catalogues read.
//!
//! The analyzer does the work in `manifest.mjs` beside this package's src/. `reference.mjs` makes docs/reference.md of the same.

use anyhow::Result;

use crate::step::Step;
use crate::{shell, workspace};

/// Whatever it depends on.
const INPUTS: [&str; 7] = [
    "www/reader.js",
    "www/chrome-style.js",
    "www/reading-style.js",
    "www/desk-style.js",
    "www/library-style.js",
    "xtask/manifest.mjs",
    "package-lock.json",
];

/// Makes it.
pub(crate) fn build() -> Result<()> {
    let mut step = Step::new("manifest", "what editors know of the element");
    for file in INPUTS {
        step = step.reads_file(&workspace::path(file))?;
    }
    let step = step.writes(workspace::path("pkg/custom-elements.json"));
    step.run(|| shell::run_script("manifest.mjs", false))
}
