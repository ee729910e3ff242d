//! `cargo xtask test`: every test there is, each group whatever became of the ones before, and a summary.
//!
//! The browsers' tests are told where things are by the environment: `BAOLAN_URL` is the served reader, `CHROME_BIN` and
//! its like the browsers, `BAOLAN_COMMAND` the command `baolan`, and `BAOLAN_XTASK` this program, for a test that stops and starts a
//! server of its own. Those of exports know the command and `EPUBCHECK`, those of the package `BAOLAN_TARBALL`, the package as it is published.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::build::{self, Mode, Order};
use crate::toolchain::Wish;
use crate::{browsers, npm, pack, shell, site, size, supply, workspace};

/// Tests that are run and judged together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    Fmt,
    Clippy,
    Test,
    Scripts,
    Size,
    Exports,
    Package,
    Supply,
    Browser,
}

/// Where scripts lie that have tests beside them.
const SCRIPTS: [&str; 5] = ["xtask", "benches/search", "benches/read", "benches/library", "benches/portal"];

/// The features of each wasm, which are never all: search is tested as each has it.
const PARTS: [&str; 3] = ["", "papers", "index"];

/// What became of a group.
struct Outcome {
    group: Group,
    result: Result<()>,
    took: Duration,
}

/// Runs the groups, or all where none is named.
pub(crate) fn run(groups: &[Group], wish: Wish) -> Result<ExitCode> {
    let groups = if groups.is_empty() { &Group::ALL } else { groups };
    // Asked for before anything is compiled: the tests may put a newer program in its place.
    let xtask = std::env::current_exe()?;
    let outcomes: Vec<Outcome> = groups.iter().map(|group| group.outcome(wish, &xtask)).collect();
    Ok(summary(&outcomes))
}

/// Tests the search of a build with some features.
fn part(features: &str) -> Result<()> {
    let what = ["test", "--package", "baolan", "--test", "search"];
    cargo(&[&what[..], &["--no-default-features", "--features", features]].concat())
}

impl Group {
    pub(crate) const ALL: [Group; 9] = [
        Group::Fmt,
        Group::Clippy,
        Group::Test,
        Group::Scripts,
        Group::Size,
        Group::Exports,
        Group::Package,
        Group::Supply,
        Group::Browser,
    ];

    /// What `--only` calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Group::Fmt => "fmt",
            Group::Clippy => "clippy",
            Group::Test => "test",
            Group::Scripts => "scripts",
            Group::Size => "size",
            Group::Exports => "exports",
            Group::Package => "package",
            Group::Supply => "supply",
            Group::Browser => "browser",
        }
    }

    fn outcome(self, wish: Wish, xtask: &Path) -> Outcome {
        println!("\n== {}", self.name());
        let start = Instant::now();
        let result = self.run(wish, xtask);
        if let Err(error) = &result {
            println!("{error:#}");
        }
        Outcome { group: self, result, took: start.elapsed() }
    }

    fn run(self, wish: Wish, xtask: &Path) -> Result<()> {
        match self {
            Group::Fmt => cargo(&["fmt", "--all", "--check"]),
            Group::Clippy => cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]),
            Group::Test => cargo(&["test", "--workspace"]).and_then(|()| PARTS.into_iter().try_for_each(part)),
            Group::Scripts => scripts(wish),
            Group::Size => match size::run(wish)? {
                ExitCode::SUCCESS => Ok(()),
                _ => bail!("a budget is passed; `cargo xtask size` prints the table again"),
            },
            Group::Exports => exports(wish, xtask),
            Group::Package => package(wish, xtask),
            Group::Supply => supply::check(wish, xtask),
            Group::Browser => browser(wish, xtask),
        }
    }
}

fn cargo(args: &[&str]) -> Result<()> {
    let mut command = shell::cargo();
    command.args(args);
    println!("cargo {}", args.join(" "));
    shell::run(&mut command)
}

/// Some of them look at what is built.
fn scripts(wish: Wish) -> Result<()> {
    build::build(&Order { mode: Mode::Ship, wish })?;
    SCRIPTS.into_iter().try_for_each(|folder| shell::run(&mut node_test(&workspace::path(folder))?))
}

/// Exports by what others make to check them, and by the wasm as by the command.
fn exports(wish: Wish, xtask: &Path) -> Result<()> {
    build::build(&Order { mode: Mode::Ship, wish })?;
    let command = command(xtask)?;
    let epubcheck = browsers::epubcheck()?;
    let mut node = node_test(&workspace::path("tests/export"))?;
    shell::run(node.env("BAOLAN_COMMAND", command).envs([epubcheck]))
}

/// The package as it is published, in the hands of those who would use it.
fn package(wish: Wish, xtask: &Path) -> Result<()> {
    let route = build::build(&Order { mode: Mode::Ship, wish })?;
    npm::portals_ready()?;
    let chromium = browsers::chromium()?;
    let command = command(xtask)?;
    let portals = workspace::path("target/package");
    if portals.exists() {
        fs::remove_dir_all(&portals).with_context(|| format!("{} can't be removed", portals.display()))?;
    }
    let tarball = pack::pack(workspace::root(), &portals)?;
    let mut node = node_test(&workspace::path("tests/package"))?;
    node.env("BAOLAN_TARBALL", tarball.file).env("CHROME_BIN", chromium).env("BAOLAN_COMMAND", command);
    shell::run(node.env("BAOLAN_TOOLCHAIN", route.name()).env("BAOLAN_XTASK", xtask))
}

/// The command `baolan`, built: cargo puts it in the folder that this program is in.
fn command(xtask: &Path) -> Result<PathBuf> {
    cargo(&["build", "--package", "baolan", "--bin", "baolan"])?;
    Ok(xtask.with_file_name(format!("baolan{EXE_SUFFIX}")))
}

fn browser(wish: Wish, xtask: &Path) -> Result<()> {
    let route = build::build(&Order { mode: Mode::Ship, wish })?;
    let command = command(xtask)?;
    let browsers = browsers::all()?;
    browsers.iter().for_each(|(_, file)| shell::say("browser", file.display()));
    let listener = site::listen(0)?;
    let url = site::address(&listener)?;
    site::serve_meanwhile(listener)?;
    let mut node = node_test(&workspace::path("tests/browser"))?;
    // A server started by a test must find what was built here, not build by another route.
    node.env("BAOLAN_TOOLCHAIN", route.name()).env("BAOLAN_XTASK", xtask);
    node.env("BAOLAN_COMMAND", command);
    shell::run(node.env("BAOLAN_URL", url).envs(browsers))
}

/// Node's runner on the tests in a folder. The reporter is named: Node's default is another where no one looks on.
fn node_test(folder: &Path) -> Result<Command> {
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec"]).args(test_files(folder)?);
    Ok(node)
}

/// The test files by name: how `node --test` reads a folder differs from one Node to the next.
fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} can't be read", folder.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.retain(|path| path.to_string_lossy().ends_with(".test.js") || path.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    if files.is_empty() {
        bail!("{} holds no *.test.js or *.test.mjs", folder.display());
    }
    Ok(files)
}

fn summary(outcomes: &[Outcome]) -> ExitCode {
    println!("\n== summary");
    for Outcome { group, result, took } in outcomes {
        let word = if result.is_ok() { "ok" } else { "FAILED" };
        println!("{:>10}  {word:<6} {:>6.1} s", group.name(), took.as_secs_f64());
    }
    let failed = outcomes.iter().filter(|outcome| outcome.result.is_err()).count();
    println!("{} of {} groups passed", outcomes.len() - failed, outcomes.len());
    ExitCode::from(u8::from(failed > 0))
}
