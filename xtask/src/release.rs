//! `cargo xtask release`: everything is built and checked, and what is to be published lies in target/release-files; the last lines say how.
//!
//! ```text
//! baolan-1.2.0.tgz        the npm package
//! baolan-1.2.0.cdx.json   its bill of materials (CycloneDX)
//! SHA512SUMS              both, for `sha512sum --check`
//! ```
//! Nothing leaves this machine: publishing takes a person and an account.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::pack::Tarball;
use crate::toolchain::Wish;
use crate::{shell, size, supply, twin, workspace};

/// Where it all lies in the end.
const FILES: &str = "target/release-files";
const SUMS: &str = "SHA512SUMS";

/// Whether a release may go out though nobody could be asked what is known against its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Advisories {
    Needed,
    Unneeded,
}

/// Builds, checks, packs and says what to publish; of what is quick to check, first.
pub(crate) fn run(advisories: Advisories, wish: Wish) -> Result<ExitCode> {
    let xtask = std::env::current_exe()?;
    let version = agreed_version(&read("Cargo.toml")?, &read("pkg/package.json")?, &read("CHANGELOG.md")?)?;
    check_tree()?;
    let silent = supply::ask()?;
    check_asked(&silent, advisories)?;
    let into = workspace::path(FILES);
    if into.exists() {
        fs::remove_dir_all(&into).with_context(|| format!("{FILES} can't be removed"))?;
    }
    let supply = supply::pack(wish, &into)?;
    if size::run(wish)? != ExitCode::SUCCESS {
        bail!("a budget is passed; the table above says which");
    }
    twin::check(supply.route, &supply.tarball, &xtask)?;
    check_crate()?;
    // Whatever was built on the way, a release is of what is committed.
    check_tree()?;
    write_sums(&into)?;
    println!("{}", instructions(&version, &supply.tarball, &silent));
    Ok(ExitCode::SUCCESS)
}

fn read(file: &str) -> Result<String> {
    fs::read_to_string(workspace::path(file)).with_context(|| format!("{file} can't be read"))
}

/// The one version that the crate, the npm package and the changelog name, the last with its day.
fn agreed_version(cargo: &str, npm: &str, changelog: &str) -> Result<String> {
    let cargo: toml::Table = cargo.parse().context("Cargo.toml can't be read")?;
    let version = cargo["package"]["version"].as_str().context("Cargo.toml names no version")?;
    let npm: Value = serde_json::from_str(npm).context("pkg/package.json can't be read")?;
    if npm["version"] != version {
        bail!("Cargo.toml has version {version} and pkg/package.json {}: make them one", npm["version"]);
    }
    let heading = changelog.lines().find(|line| line.starts_with("## ")).unwrap_or_default();
    match heading.trim_start_matches("## ").split_once(", ") {
        Some((changed, day)) if changed == version && is_day(day) => Ok(version.to_owned()),
        _ => bail!("the newest section of CHANGELOG.md is `{heading}`: a release needs `## {version}, YYYY-MM-DD`"),
    }
}

fn is_day(text: &str) -> bool {
    let fits = |(at, letter): (usize, char)| if matches!(at, 4 | 7) { letter == '-' } else { letter.is_ascii_digit() };
    text.len() == "YYYY-MM-DD".len() && text.char_indices().all(fits)
}

fn check_tree() -> Result<()> {
    let changed = git(&["status", "--porcelain"])?;
    if !changed.is_empty() {
        bail!("a release is of what is committed, and this is not:\n{changed}\nCommit it or put it away, then again");
    }
    Ok(())
}

fn git(args: &[&str]) -> Result<String> {
    let mut git = Command::new("git");
    git.args(args).current_dir(workspace::root());
    shell::ask(&mut git).with_context(|| format!("`{}` failed; a release takes a checkout of git", shell::line(&git)))
}

fn check_asked(silent: &[String], advisories: Advisories) -> Result<()> {
    if advisories == Advisories::Needed && !silent.is_empty() {
        bail!(
            "nobody could say what is known against the package's parts ({}): go where they can be reached, or say \
             --without-advisories",
            silent.join("; ")
        );
    }
    Ok(())
}

/// The crate, as crates.io would take it: packed, compiled from what was packed, and not sent.
fn check_crate() -> Result<()> {
    let mut cargo = shell::cargo();
    cargo.args(["publish", "--dry-run", "--package", "baolan", "--locked", "--quiet"]);
    shell::say("crate", shell::line(&cargo));
    shell::run(&mut cargo)
}

/// The sums of all that is in the folder, as `sha512sum` writes them.
fn write_sums(folder: &Path) -> Result<()> {
    let mut names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect::<Result<Vec<_>>>()?;
    names.sort();
    let mut sum = Command::new("sha512sum");
    sum.args(names).current_dir(folder);
    let sums = shell::ask(&mut sum).context("sha512sum does not run; install coreutils")?;
    fs::write(folder.join(SUMS), sums + "\n").with_context(|| format!("{SUMS} can't be written"))
}

/// What is left for a person to do.
fn instructions(version: &str, tarball: &Tarball, silent: &[String]) -> String {
    let file = format!("{FILES}/baolan-{version}.tgz");
    let mut text = format!(
        "\nBaolan {version}: {file}, {} bytes\n  integrity {}\n  beside it baolan-{version}.cdx.json and {SUMS}\n\
         \nTo publish it, in this order:\n\
         \n  git tag --annotate v{version} --message 'Baolan {version}'\
         \n  git push origin v{version}\
         \n  npm publish {file} --access public\
         \n  cargo publish --package baolan --locked\
         \n\nand attach the three files to the tag's release.",
        tarball.size, tarball.integrity
    );
    for silent in silent {
        text += &format!("\nNOT ASKED for what is known against its parts: {silent}.");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARGO: &str = "[package]\nname = \"baolan\"\nversion = \"1.2.0\"\n";
    const RUSTSEC: &str = "RustSec, for the crates";
    const NPM: &str = r#"{"version": "1.2.0"}"#;
    const CHANGELOG: &str = "# Changelog\n\n## 1.2.0, 2026-11-29\n\n- new\n\n## 1.1.0, 2026-01-01\n";

    fn complaint(npm: &str, changelog: &str) -> String {
        agreed_version(CARGO, npm, changelog).unwrap_err().to_string()
    }

    #[test]
    fn one_version_everywhere_is_released() {
        assert_eq!(agreed_version(CARGO, NPM, CHANGELOG).unwrap(), "1.2.0");
    }

    #[test]
    fn versions_that_differ_and_sections_without_a_day_are_not() {
        assert!(complaint(r#"{"version": "1.2.1"}"#, CHANGELOG).contains("make them one"));
        for heading in ["## 1.2.0, not yet released", "## 1.2.0", "## 1.3.0, 2026-11-29", "## 1.2.0, 2026/11/29", ""] {
            assert!(complaint(NPM, heading).contains("## 1.2.0, YYYY-MM-DD"), "{heading}");
        }
    }

    #[test]
    fn silence_stops_a_release_that_does_not_say_it_may() {
        let error = check_asked(&[RUSTSEC.to_owned()], Advisories::Needed).unwrap_err().to_string();
        assert!(error.contains("RustSec") && error.contains("--without-advisories"), "{error}");
        assert!(check_asked(&[RUSTSEC.to_owned()], Advisories::Unneeded).is_ok());
        assert!(check_asked(&[], Advisories::Needed).is_ok());
    }

    #[test]
    fn sums_are_such_as_are_checked() {
        let folder = workspace::path("target/xtask/test-sums");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("one.tgz"), "one").unwrap();
        fs::write(folder.join("two.json"), "two").unwrap();
        write_sums(&folder).unwrap();
        let check = || shell::ask(Command::new("sha512sum").args(["--check", SUMS]).current_dir(&folder));
        assert_eq!(check().as_deref(), Some("one.tgz: OK\ntwo.json: OK"));
        fs::write(folder.join("one.tgz"), "other").unwrap();
        assert_eq!(check(), None);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_last_lines_say_what_to_type_and_who_was_not_asked() {
        let tarball = Tarball { file: "baolan-1.2.0.tgz".into(), integrity: "sha512-sum".to_owned(), size: 7 };
        let text = instructions("1.2.0", &tarball, &[RUSTSEC.to_owned()]);
        let typed = ["npm publish target/release-files/baolan-1.2.0.tgz", "git tag --annotate v1.2.0", "cargo publish"];
        for words in typed.into_iter().chain(["sha512-sum", "NOT ASKED", "RustSec"]) {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(!instructions("1.2.0", &tarball, &[]).contains("NOT ASKED"));
    }
}
