//! The page's modules as eleven: in come www/reader.js and all it imports, out come `pkg/baolan.js` and its source map; and so
//! those that are fetched when they are needed, `pkg/baolan_reading.js` of www/reading.js, `baolan_desk.js` of www/desk.js, `baolan_beyond.js` of www/beyond.js,
//! `baolan_save.js` of www/save.js, `baolan_export.js` of www/export.js, `baolan_engine.js` of www/headless.js, `baolan_library.js` of www/library.js, and two languages. All of it, with a wasm, is the template of one file too, `pkg/baolan_single.txt`.
//!
//! esbuild does the work in `bundle.mjs` beside this package's src/; `styles.mjs` makes the CSS in the modules smaller,
//! `glue.mjs` what starts a wasm.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::build::Mode;
use crate::step::Step;
use crate::{bundled, shell, workspace};

/// Makes the modules of pkg/.
pub(crate) fn build(mode: Mode) -> Result<()> {
    let what = if mode == Mode::Dev {
        "www/ into eleven modules and a template"
    } else {
        "www/ into eleven small modules and a template"
    };
    let mut step = Step::new("esbuild", what).reads(format!("{mode:?}"));
    for file in inputs()? {
        step = step.reads(file.to_string_lossy().as_bytes()).reads_file(&file)?;
    }
    for name in [
        "baolan",
        "baolan_reading",
        "baolan_desk",
        "baolan_updates",
        "baolan_beyond",
        "baolan_save",
        "baolan_export",
        "baolan_engine",
        "baolan_library",
        "baolan_hant",
        "baolan_en",
    ] {
        step = step.writes(workspace::path(&format!("pkg/{name}.js")));
        step = step.writes(workspace::path(&format!("pkg/{name}.js.map")));
    }
    step = step.writes(workspace::path("pkg/baolan_single.txt")).writes(workspace::path(bundled::LISTS[0]));
    step.run(|| shell::run_script("bundle.mjs", mode == Mode::Dev))
}

/// Whatever the bundles may depend on: every module of the page, what is in the template, what the modules fetch and say the hash of, and the
/// tool itself.
fn inputs() -> Result<Vec<PathBuf>> {
    let mut files = modules(&workspace::path("www"))?;
    files.extend(
        [
            "pkg/baolan_wasm.js",
            "pkg/baolan_papers.js",
            "pkg/baolan_wasm_bg.wasm",
            "pkg/baolan_papers_bg.wasm",
            "pkg/baolan_search_bg.wasm",
            "pkg/baolan_formats_bg.wasm",
            "src/index/table.bin",
            "www/style.css",
            "www/single/single.css",
            "www/single/single.html",
            "xtask/bundle.mjs",
            "xtask/bundled.mjs",
            "xtask/glue.mjs",
            "xtask/single.mjs",
            "xtask/styles.mjs",
            "package-lock.json",
        ]
        .map(workspace::path),
    );
    Ok(files)
}

/// The modules in a folder and those below it, in a fixed order.
fn modules(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} can't be read", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(modules(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "js") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
