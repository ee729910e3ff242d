//! Types for TypeScript: in come those written by hand, `www/types/*.d.ts`, and those of the model, `src/wasm.d.ts`, which the wasms' own
//! have in them; out come the same in pkg/, where each finds the others.
//!
//! `www/types/baolan.d.ts` says `from './baolan_model.js'`, which is `pkg/baolan_model.d.ts` to whoever has the package.

use std::fs;

use anyhow::Result;

use crate::step::Step;
use crate::workspace;

/// Where each is written, and where it is shipped.
const TYPES: [(&str, &str); 5] = [
    ("src/wasm.d.ts", "pkg/baolan_model.d.ts"),
    ("www/types/baolan.d.ts", "pkg/baolan.d.ts"),
    ("www/types/baolan_export.d.ts", "pkg/baolan_export.d.ts"),
    ("www/types/baolan_engine.d.ts", "pkg/baolan_engine.d.ts"),
    ("www/types/baolan_keeper.d.ts", "pkg/baolan_keeper.d.ts"),
];

/// Puts them into pkg/.
pub(crate) fn build() -> Result<()> {
    let mut step = Step::new("types", "types for TypeScript into pkg/");
    for (written, shipped) in TYPES {
        step = step.reads_file(&workspace::path(written))?.writes(workspace::path(shipped));
    }
    step.run(|| TYPES.into_iter().try_for_each(ship))
}

fn ship((written, shipped): (&str, &str)) -> Result<()> {
    fs::copy(workspace::path(written), workspace::path(shipped))?;
    Ok(())
}
