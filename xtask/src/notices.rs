//! What the npm package says of the work of others in it: in come the [`Part`]s, out come `pkg/THIRD-PARTY-NOTICES.txt` and, beside it, our
//! own licences.
//!
//! ```text
//! idb 8.0.4, npm package: ISC
//!     Copyright (c) 2016, Jake Archibald <jaffathecake@gmail.com>
//! ```
//! Each text of a licence stands there once, below all that is under it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::build::Mode;
use crate::license::{self, APACHE, Term};
use crate::part::{self, Kind, Part};
use crate::step::Step;
use crate::toolchain::Route;
use crate::{bundled, toolchain, workspace};

/// Ours, which the package has too.
const OURS: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// What the build leaves in pkg/ for people and lawyers, beside what browsers fetch.
pub(crate) const MADE: [&str; 3] = ["pkg/THIRD-PARTY-NOTICES.txt", "pkg/LICENSE-APACHE", "pkg/LICENSE-MIT"];

/// Says under what the package is, as registries show it.
const MANIFEST: &str = "pkg/package.json";

/// How wide the texts are set.
const WIDTH: usize = 120;

/// Said of a part beside what its licence says; its sources say so, and no file that comes with it.
const FURTHER: [(&str, &str); 3] = [
    (
        "compiler_builtins",
        "Its mathematics are ported from musl libc, Copyright © 2005-2020 Rich Felker, et al., and CORE-MATH.",
    ),
    (
        "compiler_builtins",
        "Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunSoft, a Sun Microsystems, Inc. business.",
    ),
    (
        "compiler_builtins",
        "Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.",
    ),
];

/// Makes all three where anything that they are made of has changed.
pub(crate) fn build(route: Route, mode: Mode) -> Result<()> {
    let mut step = Step::new("notices", "the licences of others into pkg/")
        .reads(include_str!("notices.rs"))
        .reads(include_str!("license.rs"))
        .reads(include_str!("wasm.rs"))
        .reads(format!("{mode:?} {route:?} {}", toolchain::rustc_version(route)?));
    let inputs = ["Cargo.toml", "Cargo.lock", "package-lock.json", "src/index/table.txt"];
    for file in inputs.into_iter().chain(OURS).chain(bundled::LISTS) {
        step = step.reads_file(&workspace::path(file))?;
    }
    for file in MADE {
        step = step.writes(workspace::path(file));
    }
    step.run(|| {
        let text = notices(&part::parts(route, mode)?)?;
        fs::write(workspace::path(MADE[0]), text).with_context(|| format!("{} can't be written", MADE[0]))?;
        OURS.into_iter().zip(&MADE[1..]).try_for_each(|(ours, made)| {
            let copied = fs::copy(workspace::path(ours), workspace::path(made));
            copied.map(drop).with_context(|| format!("{made} can't be written"))
        })
    })
}

/// Whether the package's own licence names each that is in it; the error says which it should.
pub(crate) fn check(parts: &[Part]) -> Result<()> {
    let manifest =
        fs::read_to_string(workspace::path(MANIFEST)).with_context(|| format!("{MANIFEST} can't be read"))?;
    let manifest: serde_json::Value = serde_json::from_str(&manifest)?;
    let said = manifest["license"].as_str().unwrap_or_default();
    let lacking = lacking(said, parts)?;
    if !lacking.is_empty() {
        bail!("{MANIFEST} is under `{said}`, and what is in the package also under {}: add it", lacking.join(" and "));
    }
    Ok(())
}

/// The licences of parts that an expression does not ask for.
fn lacking(said: &str, parts: &[Part]) -> Result<Vec<&'static str>> {
    let mut in_use = BTreeSet::new();
    for part in parts {
        in_use.extend(license::chosen(&part.license)?.into_iter().map(|(license, _)| license));
    }
    Ok(in_use.into_iter().filter(|license| !said.split(" AND ").any(|term| term == *license)).collect())
}

/// The file.
fn notices(parts: &[Part]) -> Result<String> {
    let mut text = String::from(
        "What is in this package of the work of others, by name and version, with what each allows. Where that is a choice, the\n\
         licence whose text is below was chosen. All else is Baolan's own: LICENSE-MIT or LICENSE-APACHE, at your option.\n",
    );
    let mut under: BTreeMap<(String, String), BTreeSet<&str>> = BTreeMap::new();
    for part in parts {
        let terms = license::terms(part)?;
        write!(text, "\n{}\n{}", title(part), holders(part, &terms))?;
        for Term { license, text, .. } in terms {
            under.entry((license, text)).or_default().insert(&part.name);
        }
    }
    for ((license, paragraphs), names) in under {
        let names = names.into_iter().collect::<Vec<_>>().join(", ");
        write!(
            text,
            "\n{}\n{}\n{}",
            "-".repeat(WIDTH),
            set(&format!("{license}: {names}")),
            wording(&license, &paragraphs)
        )?;
    }
    Ok(text)
}

/// The text of a licence, or what is to be read beside the long one, which the package has already.
fn wording(license: &str, paragraphs: &str) -> String {
    const ELSEWHERE: &str = "The text of Apache-2.0 is in LICENSE-APACHE.";
    match license.strip_prefix(APACHE) {
        None => set(paragraphs),
        Some("") => set(ELSEWHERE),
        Some(_) => set(&format!("{ELSEWHERE}\n{paragraphs}")),
    }
}

fn title(part: &Part) -> String {
    let kind = match part.kind {
        Kind::Std => "Rust's standard library",
        Kind::Crate => "crate",
        Kind::Npm => "npm package",
        Kind::Data => "data in baolan_table.bin",
    };
    format!("{} {}, {kind}: {}", part.name, part.version, part.license)
}

/// Who holds the rights, an indented line each: those whom the licences name, else those whom the part does.
fn holders(part: &Part, terms: &[Term]) -> String {
    let mut named: BTreeSet<&str> = terms.iter().flat_map(|term| &term.holders).map(String::as_str).collect();
    if named.is_empty() {
        named = part.authors.iter().map(String::as_str).collect();
    }
    let further = FURTHER.iter().filter(|(name, _)| *name == part.name).map(|(_, line)| *line);
    named.into_iter().chain(further).map(|line| format!("    {line}\n")).collect()
}

/// Paragraphs in lines of the width, with empty ones between.
fn set(paragraphs: &str) -> String {
    let mut text = String::new();
    for paragraph in paragraphs.lines() {
        let mut column = 0;
        for word in paragraph.split(' ') {
            if column > 0 && column + 1 + word.len() > WIDTH {
                text.push('\n');
                column = 0;
            } else if column > 0 {
                text.push(' ');
                column += 1;
            }
            text += word;
            column += word.len();
        }
        text += "\n\n";
    }
    text.trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, license: &str) -> Part {
        Part {
            kind: Kind::Crate,
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            license: license.to_owned(),
            authors: vec![format!("the author of {name}")],
            folder: None,
            sum: None,
        }
    }

    #[test]
    fn every_part_is_named_and_a_text_stands_there_once() {
        let text = notices(&[part("one", "MIT"), part("two", "MIT OR Apache-2.0"), part("three", "ISC")]).unwrap();
        for line in ["one 1.0.0, crate: MIT\n    the author of one\n", "MIT: one, two\n", "ISC: three\n"] {
            assert!(text.contains(line), "{line}:\n{text}");
        }
        assert_eq!(text.matches("Permission is hereby granted").count(), 1);
        assert!(text.lines().all(|line| line.len() <= WIDTH), "{text}");
    }

    #[test]
    fn the_long_one_is_named_only() {
        let text = notices(&[part("one", "Apache-2.0")]).unwrap();
        assert!(text.ends_with("Apache-2.0: one\n\nThe text of Apache-2.0 is in LICENSE-APACHE.\n"), "{text}");
    }

    #[test]
    fn a_part_that_may_not_be_passed_on_stops_the_build() {
        let error = format!("{:#}", notices(&[part("one", "LGPL-3.0-only")]).unwrap_err());
        assert!(error.contains("one is under LGPL-3.0-only"), "{error}");
    }

    #[test]
    fn the_package_asks_for_all_that_its_parts_do() {
        let parts = [part("one", "MIT OR Apache-2.0"), part("two", "ISC")];
        assert_eq!(lacking("(MIT OR Apache-2.0) AND MIT AND ISC", &parts).unwrap(), [""; 0]);
        assert_eq!(lacking("(MIT OR Apache-2.0) AND MIT", &parts).unwrap(), ["ISC"]);
        assert_eq!(lacking("(MIT OR Apache-2.0)", &parts).unwrap(), ["ISC", "MIT"]);
    }

    #[test]
    fn what_only_the_sources_say_is_said() {
        let text = notices(&[part("compiler_builtins", "MIT")]).unwrap();
        assert!(text.contains("Rich Felker") && text.contains("Sun Microsystems"), "{text}");
    }
}
