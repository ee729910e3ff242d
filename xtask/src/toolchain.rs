//! Which Rust compiles the wasm. In come a [`Machine`] and a [`Wish`], out comes a [`Route`] that is ready to use.
//!
//! A plain build takes the first of: an installed wasm target; on Debian and Ubuntu the distribution's Rust, which
//! builds std itself; `rustup target add`. A release is built only where std is built for size as well, which
//! halves the wasm: by the distribution's Rust, else by rustup's with the component rust-src.

use std::process::Command;
use std::str::FromStr;

use anyhow::{Context, Error, Result, bail};

use crate::machine::{Debian, Machine};
use crate::{apt, machine, shell};

/// The target all of this is for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// What the Debian route installs; the linker comes after them, since the compiler says which one it needs.
pub(crate) const DEBIAN_PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// The distribution's compiler in full: rustup's shims often come first in the PATH.
pub(crate) const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
/// The distribution's cargo in full, for the same reason.
pub(crate) const DEBIAN_CARGO: &str = "/usr/bin/cargo";

/// A way to a Rust that compiles to wasm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// The active toolchain has the wasm target.
    Installed,
    /// Debian's or Ubuntu's rustc-web, which builds std from rust-web-src.
    Debian,
    /// `rustup target add`.
    Rustup,
    /// The active toolchain builds std from rustup's component rust-src.
    RustSrc,
}

/// What the wasm is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To be looked at: the quickest route.
    Any,
    /// To be measured and tested: as a release where this machine can build one, else any.
    Smallest,
    /// To be shipped: a route that builds std for size, or none.
    Release,
}

/// What the command line asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wish {
    pub(crate) purpose: Purpose,
    pub(crate) force: Option<Route>,
}

/// Chooses a route, installs what it lacks, and says which it is.
pub(crate) fn ready(wish: Wish) -> Result<Route> {
    let mut machine = machine::look();
    if wants_lists(&machine, wish) {
        // Without fresh lists another route may still do, or the choice says what is wrong.
        apt::update().unwrap_or_else(|error| shell::say("apt", format!("{error:#}")));
        machine = machine::look();
    }
    let route = choose(&machine, wish)?;
    shell::say("toolchain", route.told());
    prepare(route, &machine)?;
    Ok(route)
}

/// Whether the choice would fall on Debian's packages if apt's lists named them.
fn wants_lists(machine: &Machine, wish: Wish) -> bool {
    let offered = Machine { debian: Debian::Installable, ..*machine };
    machine.debian == Debian::Unlisted && choose(&offered, wish).is_ok_and(|route| route == Route::Debian)
}

/// The route for this machine and wish; the error says what stands in the way and what to do.
fn choose(machine: &Machine, wish: Wish) -> Result<Route> {
    let order: &[Route] = match (wish.force, wish.purpose) {
        (Some(forced), purpose) => return forced_route(machine, forced, purpose),
        (None, Purpose::Any) => &[Route::Installed, Route::Debian, Route::Rustup],
        (None, Purpose::Smallest) => &[Route::Debian, Route::RustSrc, Route::Installed, Route::Rustup],
        (None, Purpose::Release) => &[Route::Debian, Route::RustSrc],
    };
    let possible = order.iter().find(|route| obstacle(machine, **route).is_none());
    possible.copied().with_context(|| match wish.purpose {
        Purpose::Release => "a release needs a Rust that builds std for size: rustc-web, cargo-web and rust-web-src of \
                             Debian or Ubuntu, or rustup with `rustup component add rust-src`; neither is to be had here",
        _ => "no Rust here compiles to wasm: install rustup, then `rustup target add wasm32-unknown-unknown`",
    })
}

fn forced_route(machine: &Machine, route: Route, purpose: Purpose) -> Result<Route> {
    if purpose == Purpose::Release && !route.builds_std() {
        bail!(
            "a release builds std for size, which the toolchain `{}` does not; force `debian` or `rust-src`",
            route.name()
        );
    }
    match obstacle(machine, route) {
        Some(why) => bail!("the toolchain `{}` was forced, but {why}", route.name()),
        None => Ok(route),
    }
}

/// What keeps a route from being taken, and what to do about it.
fn obstacle(machine: &Machine, route: Route) -> Option<&'static str> {
    match route {
        Route::Installed if !machine.wasm_target => {
            Some("the active one has no wasm target: `rustup target add wasm32-unknown-unknown`")
        }
        Route::Rustup if !machine.rustup => Some("there is no rustup on the PATH: install it, or force another"),
        Route::RustSrc if !machine.rust_src && !machine.rustup => {
            Some("the active one has no rust-src and there is no rustup to add it: install rustup, or force another")
        }
        Route::Debian => machine.debian.obstacle(),
        _ => None,
    }
}

fn prepare(route: Route, machine: &Machine) -> Result<()> {
    match route {
        Route::Debian => prepare_debian(machine),
        Route::Rustup => rustup(["target", "add", TARGET]),
        Route::RustSrc if !machine.rust_src => rustup(["component", "add", "rust-src"]),
        Route::RustSrc | Route::Installed => Ok(()),
    }
}

fn prepare_debian(machine: &Machine) -> Result<()> {
    if machine.debian != Debian::Ready {
        apt::upgrade(&DEBIAN_PACKAGES)?;
    }
    apt::install(&[&format!("lld-{}", llvm_version()?)])
}

fn rustup(args: [&str; 3]) -> Result<()> {
    let mut command = Command::new("rustup");
    command.args(args);
    shell::say("rustup", shell::line(&command));
    shell::run(&mut command).context("rustup could not add it; check the network, or force another by --toolchain")
}

/// The linker of the LLVM that the distribution's rustc was built with; another's may not read its object files.
pub(crate) fn debian_linker() -> Result<String> {
    Ok(format!("/usr/bin/wasm-ld-{}", llvm_version()?))
}

fn llvm_version() -> Result<String> {
    let about = shell::ask(Command::new(DEBIAN_RUSTC).arg("-vV"))
        .context("/usr/bin/rustc does not run; reinstall rustc-web")?;
    llvm_major(&about).context("/usr/bin/rustc -vV names no LLVM version; reinstall rustc-web")
}

/// The version of the compiler that a route takes, such as `1.96.0`.
pub(crate) fn rustc_version(route: Route) -> Result<String> {
    let rustc = match route {
        Route::Debian => DEBIAN_RUSTC.into(),
        _ => std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()),
    };
    let about = shell::ask(Command::new(rustc).arg("-vV")).context("rustc does not run; reinstall it")?;
    release(&about).context("rustc -vV names no release; reinstall it")
}

fn release(about: &str) -> Option<String> {
    about.lines().find_map(|line| line.strip_prefix("release: ")).map(str::to_owned)
}

fn llvm_major(about: &str) -> Option<String> {
    let version = about.lines().find_map(|line| line.strip_prefix("LLVM version: "))?;
    version.split('.').next().map(str::to_owned)
}

impl Route {
    const ALL: [Route; 4] = [Route::Installed, Route::Debian, Route::Rustup, Route::RustSrc];

    /// What `--toolchain` calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Route::Installed => "installed",
            Route::Debian => "debian",
            Route::Rustup => "rustup",
            Route::RustSrc => "rust-src",
        }
    }

    /// Whether std is compiled along with the wasm, for size.
    pub(crate) fn builds_std(self) -> bool {
        matches!(self, Route::Debian | Route::RustSrc)
    }

    /// The route in a few words for people.
    pub(crate) fn told(self) -> &'static str {
        match self {
            Route::Installed => {
                "installed: the active Rust has the wasm target; std as it comes, so the wasm is larger than a release"
            }
            Route::Debian => "debian: the distribution's Rust, std built for size",
            Route::Rustup => "rustup: adds the wasm target; std as it comes, so the wasm is larger than a release",
            Route::RustSrc => "rust-src: the active Rust, std built for size",
        }
    }
}

impl FromStr for Route {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let known = Route::ALL.into_iter().find(|route| route.name() == name);
        known.with_context(|| {
            format!("there is no toolchain `{name}`; choose one of installed, debian, rustup, rust-src")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A machine with a bare Rust, neither rustup's nor a distribution's.
    const BARE: Machine = Machine { wasm_target: false, rust_src: false, rustup: false, debian: Debian::Elsewhere };
    const ELSEWHERE: Machine = Machine { rustup: true, ..BARE };
    const DEBIAN: Machine = Machine { debian: Debian::Installable, ..ELSEWHERE };

    fn choice(machine: Machine, purpose: Purpose) -> Option<Route> {
        choose(&machine, Wish { purpose, force: None }).ok()
    }

    fn forced(machine: Machine, route: Route, purpose: Purpose) -> Result<Route, String> {
        choose(&machine, Wish { purpose, force: Some(route) }).map_err(|error| error.to_string())
    }

    #[test]
    fn a_plain_build_takes_the_first_that_is_there() {
        assert_eq!(choice(Machine { wasm_target: true, ..DEBIAN }, Purpose::Any), Some(Route::Installed));
        assert_eq!(choice(DEBIAN, Purpose::Any), Some(Route::Debian));
        assert_eq!(choice(Machine { debian: Debian::Ready, ..BARE }, Purpose::Any), Some(Route::Debian));
        assert_eq!(choice(ELSEWHERE, Purpose::Any), Some(Route::Rustup));
        assert_eq!(choice(BARE, Purpose::Any), None);
    }

    #[test]
    fn debian_packages_out_of_reach_leave_rustup() {
        for debian in [Debian::NoRights, Debian::Unlisted, Debian::TooOld] {
            assert_eq!(choice(Machine { debian, ..DEBIAN }, Purpose::Any), Some(Route::Rustup), "{debian:?}");
        }
    }

    #[test]
    fn a_release_builds_std_or_is_refused() {
        assert_eq!(choice(Machine { wasm_target: true, ..DEBIAN }, Purpose::Release), Some(Route::Debian));
        assert_eq!(choice(Machine { wasm_target: true, ..ELSEWHERE }, Purpose::Release), Some(Route::RustSrc));
        assert_eq!(choice(Machine { rust_src: true, ..BARE }, Purpose::Release), Some(Route::RustSrc));
        assert_eq!(choice(Machine { wasm_target: true, ..BARE }, Purpose::Release), None);
    }

    #[test]
    fn the_refusal_of_a_release_says_what_to_install() {
        let refusal = choose(&BARE, Wish { purpose: Purpose::Release, force: None }).unwrap_err().to_string();
        assert!(refusal.contains("rust-web-src") && refusal.contains("rustup component add rust-src"), "{refusal}");
    }

    #[test]
    fn the_smallest_falls_back_to_any() {
        assert_eq!(choice(Machine { wasm_target: true, ..DEBIAN }, Purpose::Smallest), Some(Route::Debian));
        assert_eq!(choice(Machine { wasm_target: true, ..BARE }, Purpose::Smallest), Some(Route::Installed));
        assert_eq!(choice(BARE, Purpose::Smallest), None);
    }

    #[test]
    fn force_takes_a_later_route_where_it_can() {
        let machine = Machine { wasm_target: true, ..DEBIAN };
        for route in Route::ALL {
            assert_eq!(forced(machine, route, Purpose::Any), Ok(route));
        }
    }

    #[test]
    fn force_says_why_it_can_not() {
        let cases = [
            (Route::Installed, "rustup target add"),
            (Route::Debian, "neither Debian nor Ubuntu"),
            (Route::Rustup, "install it"),
            (Route::RustSrc, "install rustup"),
        ];
        for (route, cure) in cases {
            let refusal = forced(BARE, route, Purpose::Any).unwrap_err();
            assert!(refusal.contains(route.name()) && refusal.contains(cure), "{refusal}");
        }
    }

    #[test]
    fn force_does_not_weaken_a_release() {
        let machine = Machine { wasm_target: true, ..DEBIAN };
        assert!(forced(machine, Route::Installed, Purpose::Release).is_err());
        assert!(forced(machine, Route::Rustup, Purpose::Release).is_err());
        assert_eq!(forced(machine, Route::RustSrc, Purpose::Release), Ok(Route::RustSrc));
    }

    #[test]
    fn lists_are_fetched_only_for_a_choice_that_hangs_on_them() {
        let unlisted = Machine { debian: Debian::Unlisted, ..ELSEWHERE };
        let any = Wish { purpose: Purpose::Any, force: None };
        assert!(wants_lists(&unlisted, any));
        assert!(!wants_lists(&Machine { wasm_target: true, ..unlisted }, any));
        assert!(!wants_lists(&DEBIAN, any));
        assert!(!wants_lists(&unlisted, Wish { force: Some(Route::Rustup), ..any }));
        assert!(wants_lists(&unlisted, Wish { force: Some(Route::Debian), ..any }));
    }

    #[test]
    fn names_and_routes_agree() {
        for route in Route::ALL {
            assert_eq!(route.name().parse::<Route>().unwrap(), route);
        }
    }

    #[test]
    fn the_linker_is_the_one_of_the_compilers_llvm() {
        assert_eq!(llvm_major("rustc 1.96.0\nhost: x\nLLVM version: 22.1.8\n").as_deref(), Some("22"));
        assert_eq!(llvm_major("rustc 1.96.0\n"), None);
    }
}
