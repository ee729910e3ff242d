//! The wasm and its JavaScript: in comes the library, out come `pkg/baolan_wasm_bg.wasm`, `.js` and `.d.ts`, and the same of
//! `baolan_papers`, of `baolan_search` and of `baolan_formats`.
//!
//! Cargo compiles, wasm-bindgen writes the JavaScript at the border, and `wasm-opt` makes what is left smaller.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto, Output};

use crate::build::Mode;
use crate::step::Step;
use crate::toolchain::{self, Route, TARGET};
use crate::{shell, workspace};

/// The builds of the library: what each knows is a feature of the package.
#[derive(Clone, Copy)]
enum Build {
    /// What an issue in Chinese needs, small: fetched first.
    First,
    /// The same for papers of all kinds: fetched when the first is not enough for an issue.
    Papers,
    /// Search by an index, without the parser: fetched when reading is not enough for a query.
    Search,
    /// What writes exports, alone: fetched by who asks for one.
    Formats,
}

impl Build {
    const ALL: [Build; 4] = [Build::First, Build::Papers, Build::Search, Build::Formats];

    /// What wasm-bindgen's files are called.
    fn name(self) -> &'static str {
        match self {
            Build::First => "baolan_wasm",
            Build::Papers => "baolan_papers",
            Build::Search => "baolan_search",
            Build::Formats => "baolan_formats",
        }
    }

    fn features(self) -> &'static str {
        match self {
            Build::First => "",
            Build::Papers => "papers",
            Build::Search => "index",
            Build::Formats => "export",
        }
    }

    /// A file of its name in pkg/.
    fn shipped(self, ending: &str) -> PathBuf {
        workspace::path(&format!("pkg/{}{ending}", self.name()))
    }

    /// A file of its name where wasm-bindgen leaves it.
    fn bound(self, ending: &str) -> PathBuf {
        workspace::path(BINDGEN).join(format!("{}{ending}", self.name()))
    }
}

/// Where wasm-bindgen leaves its files before they go to pkg/.
const BINDGEN: &str = "target/xtask/bindgen";

/// What Rust's wasm uses beyond the first WebAssembly, all of it in every browser since 2023. Each is named, so that
/// an older section of target features, or none, can't make `wasm-opt` refuse the file or lower what browsers know.
const FEATURES: [&str; 9] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// For size over the wire. Control flow is laid out anew first. What repeats costs brotli next to nothing, so all but the
/// smallest functions called once stay apart, and equal code and equal terms stay where they are: more than a hundredth
/// less than `-Oz` alone, as `cargo xtask size` showed. The list of
/// target features has served its readers, wasm-bindgen and `wasm-opt`.
const SMALLER: [&str; 13] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "--converge",
    "--one-caller-inline-max-function-size",
    "20",
    "--always-inline-max-function-size",
    "4",
    // The lowest kilobyte is the far end of the stack, where nothing has an address.
    "--low-memory-unused",
    "--skip-pass=code-folding",
    "--skip-pass=ssa-nomerge",
    "--skip-pass=local-cse",
    "--strip-target-features",
];

/// For speed, for what is fetched later.
const FASTER: [&str; 2] = ["-O3", "--strip-target-features"];

/// What a rustup around us sets for its own compiler, and would mislead the distribution's.
const FOREIGN: [&str; 4] = ["LD_LIBRARY_PATH", "RUSTUP_TOOLCHAIN", "RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER"];

/// Makes the wasm and its JavaScript in pkg/.
pub(crate) fn build(route: Route, mode: Mode) -> Result<()> {
    for build in Build::ALL {
        let raw = compile(build, route, mode)?;
        bind(build, &raw, mode)?;
        optimize(build, mode)?;
    }
    Ok(())
}

/// All that cargo compiles for each build, as its unit graph in JSON: crates and where they lie, std's too where it is built.
pub(crate) fn units(route: Route, mode: Mode) -> Result<Vec<String>> {
    let graph = |build: Build| {
        let mut cargo = compilation(build, route, mode)?;
        // Nothing is compiled, and a stable cargo is to answer as well.
        cargo.env("RUSTC_BOOTSTRAP", "1").args(["-Z", "unstable-options", "--unit-graph"]);
        let line = shell::line(&cargo);
        shell::ask(cargo.current_dir(workspace::root())).with_context(|| format!("`{line}` failed; run it to see why"))
    };
    Build::ALL.into_iter().map(graph).collect()
}

fn compile(build: Build, route: Route, mode: Mode) -> Result<PathBuf> {
    let mut cargo = compilation(build, route, mode)?;
    shell::say("wasm", format!("compiling {} by the profile {}", build.name(), profile(build, mode)));
    shell::run(&mut cargo)?;
    let profile_folder = if mode == Mode::Dev { "debug" } else { profile(build, mode) };
    Ok(workspace::path(&folder(route, build)).join(TARGET).join(profile_folder).join("baolan.wasm"))
}

/// The command that compiles a build.
fn compilation(build: Build, route: Route, mode: Mode) -> Result<Command> {
    let mut cargo = compiler(route)?;
    // Sixteen bytes at a time, as every browser has known since 2023.
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Ctarget-feature=+simd128");
    // Only the cdylib: beside an rlib, which it can't be made for, cargo leaves out the link-time optimization.
    cargo.args(["rustc", "--package", "baolan", "--lib", "--crate-type", "cdylib"]);
    cargo.args(["--no-default-features", "--features", build.features()]);
    cargo.args(["--target", TARGET, "--target-dir", &folder(route, build), "--profile", profile(build, mode)]);
    if route.builds_std() {
        build_std(&mut cargo, build, mode);
    }
    Ok(cargo)
}

/// Each std has its own folder, and each build too (all write one file name), so that changing between them compiles nothing twice.
fn folder(route: Route, build: Build) -> String {
    let std = match route {
        Route::Installed | Route::Rustup => "prebuilt",
        Route::Debian | Route::RustSrc => route.name(),
    };
    format!("target/wasm-{std}-{}", build.name())
}

fn profile(build: Build, mode: Mode) -> &'static str {
    match (mode, build) {
        (Mode::Ship, Build::First | Build::Papers | Build::Formats) => "wasm",
        (Mode::Ship, Build::Search) => "search",
        (Mode::Dev, _) => "dev",
    }
}

fn compiler(route: Route) -> Result<Command> {
    if route != Route::Debian {
        return Ok(shell::cargo());
    }
    let mut cargo = Command::new(toolchain::DEBIAN_CARGO);
    cargo.env("RUSTC", toolchain::DEBIAN_RUSTC);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", toolchain::debian_linker()?);
    for name in FOREIGN {
        cargo.env_remove(name);
    }
    Ok(cargo)
}

/// Lets a stable compiler build std, and in what ships leaves out all that would print a panic.
fn build_std(cargo: &mut Command, build: Build, mode: Mode) {
    cargo.env("RUSTC_BOOTSTRAP", "1").env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    cargo.args(["-Z", "build-std=std,panic_abort"]);
    if mode == Mode::Ship {
        cargo.args(["-Z", "build-std-features=optimize_for_size", "-Z", "panic-immediate-abort"]);
        cargo.args(["--config", &format!("profile.{}.panic='immediate-abort'", profile(build, mode))]);
    }
}

fn bind(build: Build, raw: &Path, mode: Mode) -> Result<()> {
    let version = bindgen_version()?;
    Step::new("bindgen", "JavaScript and types for the wasm")
        .reads(include_str!("wasm.rs"))
        .reads(&version)
        .reads(profile(build, mode))
        .reads_file(raw)?
        .writes(build.bound("_bg.wasm"))
        .writes(build.shipped(".js"))
        .writes(build.shipped(".d.ts"))
        .run(|| {
            let mut output =
                bindgen(build, raw, mode)?.generate_output().context("wasm-bindgen could not read the wasm")?;
            let renamed = if mode == Mode::Ship { shortened(&mut output) } else { Vec::new() };
            output.emit(workspace::path(BINDGEN)).context("wasm-bindgen's files could not be written")?;
            // Without the dot a bundler may take the name of the wasm for that of a package.
            let mut script = fs::read_to_string(build.bound(".js"))?.replace("new URL('baolan_", "new URL('./baolan_");
            for (long, short) in &renamed {
                script = script.replace(long, short);
            }
            fs::write(build.shipped(".js"), script)?;
            let types = fs::read_to_string(build.bound(".d.ts"))?;
            fs::write(build.shipped(".d.ts"), if mode == Mode::Ship { without_exports(&types) } else { types })?;
            Ok(())
        })
}

/// Gives what the wasm imports and exports names of a letter or two, and says what to replace in the JavaScript, in this order.
/// wasm-bindgen's are long and end in a hash, which nothing makes smaller: three quarters of a kilobyte on the wire.
fn shortened(output: &mut Output) -> Vec<(String, String)> {
    const MODULE: &str = "m";
    let mut renamed = Vec::new();
    for (at, import) in output.wasm_mut().imports.iter_mut().enumerate() {
        let short = short_name(at);
        renamed.push((format!("        {}:", import.name), format!("        {short}:")));
        renamed.push((format!("\"{}\":", import.module), format!("\"{MODULE}\":")));
        import.name = short;
        MODULE.clone_into(&mut import.module);
    }
    let script = output.js().to_owned();
    let exports = &mut output.wasm_mut().exports;
    let mut unused = Vec::new();
    for export in exports.iter().filter(|export| !script.contains(&format!("wasm.{}", export.name))) {
        unused.push(export.id());
    }
    for export in unused {
        exports.delete(export);
    }
    let mut exports: Vec<_> = exports.iter_mut().filter(|export| export.name != MEMORY).collect();
    // A name that begins with another is replaced before that.
    exports.sort_by_key(|export| std::cmp::Reverse(export.name.len()));
    for (at, export) in exports.into_iter().enumerate() {
        let short = short_name(at);
        renamed.push((format!("wasm.{}", export.name), format!("wasm.{short}")));
        export.name = short;
    }
    renamed
}

/// The one export that is spoken of outside wasm-bindgen's JavaScript, by its own name.
const MEMORY: &str = "memory";

/// The types without those of the exports, which have no names that say anything.
fn without_exports(types: &str) -> String {
    let is_export = |line: &&str| line.starts_with("    readonly ") && !line.starts_with("    readonly memory:");
    types.lines().filter(|line| !is_export(line)).map(|line| format!("{line}\n")).collect()
}

/// A name for each number: `a` to `z`, then `aa`.
fn short_name(number: usize) -> String {
    const LETTERS: usize = 26;
    let letter = char::from(b'a' + (number % LETTERS) as u8);
    match number / LETTERS {
        0 => letter.to_string(),
        rest => short_name(rest - 1) + &letter.to_string(),
    }
}

fn bindgen(build: Build, raw: &Path, mode: Mode) -> Result<Bindgen> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(raw)
        .out_name(build.name())
        .web(true)?
        // init() without an argument finds the wasm beside its own module.
        .omit_default_module_path(false)
        .encode_into(EncodeInto::Always)
        .typescript(true);
    bindgen.remove_producers_section(true).remove_name_section(mode == Mode::Ship).debug(mode == Mode::Dev);
    Ok(bindgen)
}

/// The version of wasm-bindgen that Cargo.lock has.
pub(crate) fn bindgen_version() -> Result<String> {
    agreed_version(&fs::read_to_string(workspace::path("Cargo.lock"))?)
}

/// The version of wasm-bindgen, which must be one and the same in the wasm and in the tool that reads it.
fn agreed_version(lock: &str) -> Result<String> {
    let library = locked_version(lock, "wasm-bindgen");
    let tool = locked_version(lock, "wasm-bindgen-cli-support");
    match (library, tool) {
        (Some(library), Some(tool)) if library == tool => Ok(library.to_owned()),
        (library, tool) => bail!(
            "Cargo.lock has wasm-bindgen {} but wasm-bindgen-cli-support {}, which must be the same: \
             `cargo update wasm-bindgen wasm-bindgen-cli-support`, then again",
            library.unwrap_or("missing"),
            tool.unwrap_or("missing"),
        ),
    }
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

fn optimize(build: Build, mode: Mode) -> Result<()> {
    let bound = build.bound("_bg.wasm");
    let shipped = build.shipped("_bg.wasm");
    let what = if mode == Mode::Dev { "left out for --dev" } else { "making the wasm smaller" };
    Step::new("wasm-opt", what)
        .reads(profile(build, mode))
        .reads(include_str!("wasm.rs"))
        .reads_file(&workspace::path("package-lock.json"))?
        .reads_file(&bound)?
        .writes(shipped.clone())
        .run(|| match mode {
            Mode::Dev => fs::copy(&bound, &shipped).map(drop).context("pkg/ can't be written"),
            Mode::Ship => shell::run(&mut wasm_opt(build, &bound, &shipped)),
        })
}

fn wasm_opt(build: Build, from: &Path, to: &Path) -> Command {
    let passes: &[&str] = match build {
        Build::First | Build::Papers | Build::Formats => &SMALLER,
        Build::Search => &FASTER,
    };
    let mut command = Command::new("node");
    command.arg(workspace::path("node_modules/binaryen/bin/wasm-opt")).args(passes).args(FEATURES);
    command.arg(from).arg("-o").arg(to);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(library: &str, tool: &str) -> String {
        format!(
            "[[package]]\nname = \"wasm-bindgen\"\nversion = \"{library}\"\n\n\
             [[package]]\nname = \"wasm-bindgen-cli-support\"\nversion = \"{tool}\"\n"
        )
    }

    #[test]
    fn the_two_halves_of_wasm_bindgen_agree() {
        assert_eq!(agreed_version(&lock("0.2.130", "0.2.130")).unwrap(), "0.2.130");
    }

    #[test]
    fn a_difference_says_what_to_do() {
        let error = agreed_version(&lock("0.2.130", "0.2.129")).unwrap_err().to_string();
        assert!(error.contains("0.2.130") && error.contains("0.2.129") && error.contains("cargo update"), "{error}");
        assert!(agreed_version("").unwrap_err().to_string().contains("missing"));
    }
}
