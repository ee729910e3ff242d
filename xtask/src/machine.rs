//! What this machine offers to compile wasm with: a small description that [`crate::toolchain`] chooses by.
//!
//! On a fresh Debian with rustup it is `Machine { wasm_target: false, rust_src: false, rustup: true, debian: Unlisted }`.

use std::path::PathBuf;
use std::process::Command;

use crate::toolchain::{DEBIAN_CARGO, DEBIAN_PACKAGES, DEBIAN_RUSTC, TARGET};
use crate::{apt, shell};

/// What the choice of a toolchain depends on, and nothing else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Machine {
    /// The active toolchain has std for wasm.
    pub(crate) wasm_target: bool,
    /// The active toolchain has the source of std.
    pub(crate) rust_src: bool,
    /// rustup is on the PATH.
    pub(crate) rustup: bool,
    /// How things stand with the distribution's packages.
    pub(crate) debian: Debian,
}

/// How things stand with Debian's or Ubuntu's own Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Debian {
    /// Another system, or one without apt.
    Elsewhere,
    /// Installed, and new enough.
    Ready,
    /// apt has the packages, and we may install them.
    Installable,
    /// Not installed, and we are neither root nor have `sudo` without a password.
    NoRights,
    /// apt's lists do not name the packages; perhaps they have never been fetched.
    Unlisted,
    /// apt's are older than what the size flags need.
    TooOld,
}

/// The first Rust whose cargo knows `panic = "immediate-abort"` as a profile setting.
const OLDEST: (u32, u32) = (1, 91);

/// Looks at the machine without changing it.
pub(crate) fn look() -> Machine {
    let library = active_library();
    let has = |inside: &str| library.as_ref().is_some_and(|folder| folder.join(inside).is_dir());
    Machine {
        wasm_target: has(&format!("{TARGET}/lib")),
        rust_src: has("src/rust/library"),
        rustup: shell::find("rustup").is_some(),
        debian: debian(),
    }
}

/// The folder of the active toolchain that holds its targets.
fn active_library() -> Option<PathBuf> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = shell::ask(Command::new(rustc).args(["--print", "sysroot"]))?;
    Some(PathBuf::from(sysroot).join("lib/rustlib"))
}

fn debian() -> Debian {
    if !apt::is_here() {
        return Debian::Elsewhere;
    }
    let installed = DEBIAN_PACKAGES.map(apt::installed_version).into_iter().collect::<Option<Vec<_>>>();
    let there = [DEBIAN_RUSTC, DEBIAN_CARGO].iter().all(|file| PathBuf::from(file).is_file());
    if there && installed.is_some_and(|versions| versions.iter().all(|version| is_new_enough(version))) {
        return Debian::Ready;
    }
    match apt::candidate(DEBIAN_PACKAGES[0]) {
        _ if apt::rights().is_none() => Debian::NoRights,
        None => Debian::Unlisted,
        Some(version) if is_new_enough(&version) => Debian::Installable,
        Some(_) => Debian::TooOld,
    }
}

impl Debian {
    /// What keeps the packages from being used, and what to do about it.
    pub(crate) fn obstacle(self) -> Option<&'static str> {
        match self {
            Debian::Ready | Debian::Installable => None,
            Debian::Elsewhere => Some("this is neither Debian nor Ubuntu with apt: force another"),
            Debian::NoRights => {
                Some("installing needs root: `sudo apt-get install rustc-web cargo-web rust-web-src`, then again")
            }
            Debian::Unlisted => Some("apt offers no rustc-web: check the network and apt's sources, or force another"),
            Debian::TooOld => Some(
                "apt's rustc-web is older than 1.91: enable the security updates in apt's sources, or force another",
            ),
        }
    }
}

/// Whether a Debian version such as `1.96.0+dfsg1-1~deb12u2` is of a Rust that knows our flags.
fn is_new_enough(version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0)) >= OLDEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(is_new_enough("1.96.0+dfsg1-1~deb12u2"));
        assert!(is_new_enough("1.100.0"));
        assert!(is_new_enough("2.0.0"));
        assert!(!is_new_enough("1.85.0+dfsg3-1~deb12u3"));
        assert!(!is_new_enough("1.9.0"));
        assert!(!is_new_enough(""));
    }
}
