//! What is known against the packages: in come the locks, out comes who could not be asked, or an error that says what is wrong.
//!
//! Crates are looked up in RustSec's database, by cargo-deny, packages of npm in their registry's, by `npm audit`. Either may be out of
//! reach, and then nothing is known, which is no good news and no bad: the caller says so.

use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::deny::Deny;
use crate::{shell, workspace};

/// The folders with a lock of npm.
pub(crate) const NPM: [&str; 3] = [".", "benches/search", "tests/package"];

/// Asks all and names those that do not answer; fails where something is known.
pub(crate) fn ask(deny: &Deny) -> Result<Vec<String>> {
    let mut silent = Vec::new();
    if deny.has_advisories() {
        deny.advisories()?;
    } else {
        silent.push("RustSec, for the crates".to_owned());
    }
    for folder in NPM {
        match known(&audit(folder)?) {
            None => silent.push(format!("npm's registry, for {folder}/package-lock.json")),
            Some(known) if known.is_empty() => shell::say("npm audit", format!("nothing is known: {folder}")),
            Some(known) => bail!("{}; `npm audit` in {folder} says what to do", known.join(", ")),
        }
    }
    Ok(silent)
}

/// What `npm audit` prints, which is JSON whether it could ask or not.
fn audit(folder: &str) -> Result<String> {
    let mut npm = Command::new("npm");
    npm.args(["audit", "--json", "--include=dev"]).current_dir(workspace::path(folder));
    let output = npm.output().with_context(|| format!("`{}` did not start; install npm", shell::line(&npm)))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The packages that something is known against, with how bad it is; `None` where the registry gave no report. Each counts, however
/// little bad: there are few, and they are pinned, so that a new one is a word in package.json.
fn known(report: &str) -> Option<Vec<String>> {
    let report: Value = serde_json::from_str(report).ok()?;
    let known = report.get("vulnerabilities")?.as_object()?;
    Some(
        known
            .iter()
            .map(|(name, what)| format!("{name}: {}", what["severity"].as_str().unwrap_or("unknown")))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_names_what_is_known() {
        let clean = r#"{"auditReportVersion": 2, "vulnerabilities": {}, "metadata": {}}"#;
        assert_eq!(known(clean), Some(Vec::new()));
        let bad =
            r#"{"auditReportVersion": 2, "vulnerabilities": {"idb": {"name": "idb", "severity": "low", "via": []}}}"#;
        assert_eq!(known(bad), Some(vec!["idb: low".to_owned()]));
    }

    #[test]
    fn no_report_is_no_good_news() {
        let refused = r#"{"message": "405 Method Not Allowed", "error": {"summary": "", "detail": ""}}"#;
        for silence in [refused, "", "npm error"] {
            assert_eq!(known(silence), None, "{silence}");
        }
    }
}
