//! `cargo xtask build`: the core and the page become the files of pkg/.
//!
//! ```text
//! src/ -> wasm -> bindgen -> wasm-opt -> pkg/baolan_wasm_bg.wasm, baolan_wasm.js, baolan_wasm.d.ts
//!                                        pkg/baolan_papers_bg.wasm, baolan_papers.js, baolan_papers.d.ts
//!                                        pkg/baolan_search_bg.wasm, baolan_search.js, baolan_search.d.ts
//!                                        pkg/baolan_formats_bg.wasm, baolan_formats.js, baolan_formats.d.ts
//! www/reader.js and what it imports   -> pkg/baolan.js, baolan.js.map
//! www/reading.js and what it imports  -> pkg/baolan_reading.js, baolan_reading.js.map
//! www/desk.js and what it imports     -> pkg/baolan_desk.js, baolan_desk.js.map
//! www/updates.js and what it imports  -> pkg/baolan_updates.js, baolan_updates.js.map
//! www/beyond.js and what it imports   -> pkg/baolan_beyond.js, baolan_beyond.js.map
//! www/export.js and what it imports   -> pkg/baolan_export.js, baolan_export.js.map
//! www/headless.js and what it imports -> pkg/baolan_engine.js, baolan_engine.js.map
//! www/save.js and what it imports     -> pkg/baolan_save.js, baolan_save.js.map
//! www/library.js and what it imports  -> pkg/baolan_library.js, baolan_library.js.map
//! www/strings/zh-Hant.js, en.js       -> pkg/baolan_hant.js, baolan_en.js and their maps
//! www/single/, the reader, a wasm     -> pkg/baolan_single.txt, the template of one file
//! src/index/table.bin                 -> pkg/baolan_table.bin, baolan_table.txt (its licences)
//! www/types/*.d.ts, src/wasm.d.ts     -> pkg/baolan.d.ts, baolan_export.d.ts, baolan_keeper.d.ts, baolan_model.d.ts
//! www/worker.js, keeper.js, all files -> pkg/baolan_worker.js, baolan_keeper.js, integrity.json
//! comments of www/reader.js, styles   -> pkg/custom-elements.json
//! each of them                        -> the same name and .br
//! ```

use std::process::ExitCode;

use anyhow::Result;

use crate::toolchain::{Route, Wish};
use crate::{bundle, manifest, npm, shell, squeeze, table, toolchain, types, wasm, worker};

/// What to build, and with what.
#[derive(Debug, PartialEq)]
pub(crate) struct Order {
    pub(crate) mode: Mode,
    pub(crate) wish: Wish,
}

/// For whom a build is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// For readers: small.
    Ship,
    /// For whoever mends it: debug assertions, panic messages, names.
    Dev,
}

/// The files a build leaves in pkg/, each served.
pub(crate) const BUILT: [&str; 46] = [
    "pkg/baolan.js",
    "pkg/baolan.js.map",
    "pkg/baolan_reading.js",
    "pkg/baolan_reading.js.map",
    "pkg/baolan_desk.js",
    "pkg/baolan_desk.js.map",
    "pkg/baolan_updates.js",
    "pkg/baolan_updates.js.map",
    "pkg/baolan_beyond.js",
    "pkg/baolan_beyond.js.map",
    "pkg/baolan_export.js",
    "pkg/baolan_export.js.map",
    "pkg/baolan_engine.js",
    "pkg/baolan_engine.js.map",
    "pkg/baolan_save.js",
    "pkg/baolan_save.js.map",
    "pkg/baolan_library.js",
    "pkg/baolan_library.js.map",
    "pkg/baolan_hant.js",
    "pkg/baolan_hant.js.map",
    "pkg/baolan_en.js",
    "pkg/baolan_en.js.map",
    "pkg/baolan_single.txt",
    "pkg/baolan_wasm.js",
    "pkg/baolan_wasm.d.ts",
    "pkg/baolan_wasm_bg.wasm",
    "pkg/baolan_papers.js",
    "pkg/baolan_papers.d.ts",
    "pkg/baolan_papers_bg.wasm",
    "pkg/baolan_search.js",
    "pkg/baolan_search.d.ts",
    "pkg/baolan_search_bg.wasm",
    "pkg/baolan_formats.js",
    "pkg/baolan_formats.d.ts",
    "pkg/baolan_formats_bg.wasm",
    "pkg/baolan_table.bin",
    "pkg/baolan_table.txt",
    "pkg/baolan_model.d.ts",
    "pkg/baolan.d.ts",
    "pkg/baolan_export.d.ts",
    "pkg/baolan_engine.d.ts",
    "pkg/baolan_keeper.d.ts",
    "pkg/custom-elements.json",
    "pkg/baolan_worker.js",
    "pkg/baolan_keeper.js",
    "pkg/integrity.json",
];

/// Builds and says where it lies.
pub(crate) fn run(order: &Order) -> Result<ExitCode> {
    build(order)?;
    shell::say("built", "everything is in pkg/");
    Ok(ExitCode::SUCCESS)
}

/// Makes pkg/ anew where anything changed, and tells by which route the wasm was compiled.
pub(crate) fn build(order: &Order) -> Result<Route> {
    let route = toolchain::ready(order.wish)?;
    npm::ready()?;
    wasm::build(route, order.mode)?;
    bundle::build(order.mode)?;
    table::build()?;
    types::build()?;
    manifest::build()?;
    worker::build(order.mode)?;
    squeeze::build(order.mode)?;
    Ok(route)
}
