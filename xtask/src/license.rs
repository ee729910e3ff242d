//! Licences: in comes a [`Part`], out come the [`Term`]s under which it is passed on here, with their texts and whom they name.
//!
//! Where a part offers a choice (`MIT OR Apache-2.0`), the shorter text is taken. A text is its author's own where it came with the
//! part, else that of the SPDX list, and then without the lines above it, which name the licence and its holders.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use spdx::{Expression, Licensee};

use crate::part::Part;

/// What may be taken, what is shorter first, and how the text begins: by that it is found in a file, whatever the file is called.
const KNOWN: [(&str, &str); 5] = [
    ("MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy of this software"),
    ("ISC", "Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee"),
    ("Unicode-3.0", "UNICODE LICENSE V3"),
    (APACHE, "Apache License"),
    ("Apache-2.0 WITH LLVM-exception", "---- LLVM Exceptions to the Apache 2.0 License ----"),
];

/// The one whose text is not repeated, since it is in the package already.
pub(crate) const APACHE: &str = "Apache-2.0";

/// What texts of licences are called, and begin with.
const FILES: [&str; 3] = ["license", "licence", "copying"];

/// A licence that is made use of.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Term {
    /// The name that SPDX gives it.
    pub(crate) license: String,
    /// Its paragraphs, a line each.
    pub(crate) text: String,
    /// The lines above the text that name who holds the rights.
    pub(crate) holders: Vec<String>,
}

/// Under what a part is passed on; several where one must keep to all of them.
pub(crate) fn terms(part: &Part) -> Result<Vec<Term>> {
    let files = part.folder.as_deref().map(texts).transpose()?.unwrap_or_default();
    let chosen = chosen(&part.license).with_context(|| format!("{} is under {}", part.name, part.license))?;
    Ok(chosen.into_iter().map(|(license, beginning)| term(license, beginning, &files)).collect())
}

/// The licences of an expression that are enough to keep to it.
pub(crate) fn chosen(expression: &str) -> Result<Vec<(&'static str, &'static str)>> {
    let expression = Expression::parse(expression).context("this is no expression of SPDX")?;
    let known: Vec<Licensee> = KNOWN
        .iter()
        .map(|(license, _)| Licensee::parse(license))
        .collect::<Result<_, _>>()
        .map_err(anyhow::Error::from)?;
    let Ok(enough) = expression.minimized_requirements(&known) else {
        bail!("which xtask/src/license.rs does not know: read the licence, then add it there and to deny.toml");
    };
    Ok(KNOWN
        .into_iter()
        .zip(&known)
        .filter(|(_, known)| enough.contains(&(*known).clone().into_req()))
        .map(|(known, _)| known)
        .collect())
}

fn term(license: &str, beginning: &str, files: &[String]) -> Term {
    let own = files.iter().find_map(|file| parted(file, beginning));
    let (above, text) = own.unwrap_or_else(|| (String::new(), standard(license, beginning)));
    Term { license: license.to_owned(), text, holders: holders(&above) }
}

/// What stands above the text of a licence, by lines, and the text itself, by paragraphs; `None` where the file is another's.
fn parted(file: &str, beginning: &str) -> Option<(String, String)> {
    let file = file.replace('\r', "");
    // Lines break elsewhere in each copy, so the place is looked for by words.
    let first = beginning.split(' ').next()?;
    let at = file.match_indices(first).map(|(at, _)| at).find(|at| joined(&file[*at..]).starts_with(beginning))?;
    let paragraphs = file[at..].split("\n\n").map(joined).filter(|paragraph| !paragraph.is_empty());
    Some((file[..at].to_owned(), paragraphs.collect::<Vec<_>>().join("\n")))
}

/// The text as the SPDX list has it.
fn standard(license: &str, beginning: &str) -> String {
    let (base, exception) = license.split_once(" WITH ").unwrap_or((license, ""));
    let text = spdx::exception_id(exception).map(spdx::ExceptionId::text);
    let text = text.or_else(|| spdx::license_id(base).map(spdx::LicenseId::text)).unwrap_or_default();
    parted(text, beginning).map_or_else(|| text.to_owned(), |(_, text)| text)
}

fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn holders(above: &str) -> Vec<String> {
    above.lines().map(str::trim).filter(|line| line.starts_with("Copyright")).map(str::to_owned).collect()
}

/// The texts that lie at the top of a package, by their names.
fn texts(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} can't be read", folder.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.is_file() && is_license(file));
    files.sort();
    files
        .iter()
        .map(|file| fs::read_to_string(file).with_context(|| format!("{} is no text", file.display())))
        .collect()
}

fn is_license(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    FILES.iter().any(|beginning| name.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(expression: &str) -> Vec<&'static str> {
        chosen(expression).unwrap().into_iter().map(|(license, _)| license).collect()
    }

    #[test]
    fn of_what_may_be_chosen_the_shorter_is_and_the_rest_is_kept_to() {
        assert_eq!(names("MIT OR Apache-2.0"), ["MIT"]);
        assert_eq!(names("(MIT OR Apache-2.0) AND Unicode-3.0"), ["MIT", "Unicode-3.0"]);
        let compiler = "MIT AND Apache-2.0 WITH LLVM-exception AND (MIT OR Apache-2.0)";
        assert_eq!(names(compiler), ["MIT", "Apache-2.0 WITH LLVM-exception"]);
    }

    #[test]
    fn what_nobody_has_read_is_refused() {
        let error = chosen("GPL-3.0-only").unwrap_err().to_string();
        assert!(error.contains("deny.toml"), "{error}");
        assert!(chosen("free as air").is_err());
    }

    #[test]
    fn each_licence_has_a_text_that_begins_as_it_does() {
        for (license, beginning) in KNOWN {
            let text = standard(license, beginning);
            assert!(text.starts_with(beginning) && text.len() > 500, "{license}: {text}");
        }
    }

    #[test]
    fn copies_of_a_text_are_alike_however_their_lines_break() {
        let [(mit, beginning), ..] = KNOWN;
        let standard = standard(mit, beginning);
        let own = fs::read_to_string(crate::workspace::path("LICENSE-MIT")).unwrap();
        let narrow = own.replace("charge, to", "charge,\r\n  to");
        for file in [own, narrow] {
            let term = term(mit, beginning, &["Apache License".to_owned(), file]);
            assert_eq!(term.text, standard);
            assert_eq!(term.holders.len(), 1, "{:?}", term.holders);
        }
    }
}
