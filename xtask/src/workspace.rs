//! Where things lie in the project: no command asks for the folder it is started in.
//!
//! `path("pkg/baolan.js")` is that file of this checkout, or of the copy that [`ROOT`] names.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The variable that puts a copy of the project in its place, for a second build by the same program.
pub(crate) const ROOT: &str = "BAOLAN_ROOT";

/// A file or folder of the project by its path from the top.
pub(crate) fn path(inside: &str) -> PathBuf {
    root().join(inside)
}

/// The top of the project: the folder above this package's, unless another is named.
pub(crate) fn root() -> &'static Path {
    static TOP: LazyLock<PathBuf> = LazyLock::new(|| std::env::var_os(ROOT).map_or_else(own, PathBuf::from));
    &TOP
}

fn own() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().expect("xtask is a folder of the project").to_owned()
}
