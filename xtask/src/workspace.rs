//! Where things lie in the project: no command asks for the folder it is started in.
//!
//! `path("pkg/baolan.js")` is that file of this checkout.

use std::path::{Path, PathBuf};

/// A file or folder of the project by its path from the top.
pub(crate) fn path(inside: &str) -> PathBuf {
    root().join(inside)
}

/// The top of the project: the folder above this package's.
pub(crate) fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().expect("xtask is a folder of the project")
}
