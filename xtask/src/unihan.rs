//! Unicode's database of Chinese characters: in come the files that Debian's package `unicode-data` brings, out come the
//! fields that the table of characters is made of.
//!
//! `unihan.field("kMandarin")[&'发']` is `fā`.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{apt, shell};

/// The version the table is made from. Another one may read characters in other ways: look at what differs in the table,
/// and say the version in src/index/table.txt.
const VERSION: &str = "Unicode version: 15.0.0";
/// The package, and where it puts the files.
const PACKAGE: &str = "unicode-data";
const FOLDER: &str = "/usr/share/unicode";

/// The files, and the fields that are read of each.
const FIELDS: [(&str, &[&str]); 3] = [
    ("Unihan_Readings.txt.bz2", &["kHanyuPinlu", "kHanyuPinyin", "kMandarin", "kTGHZ2013", "kXHC1983"]),
    ("Unihan_Variants.txt.bz2", &["kSemanticVariant", "kZVariant"]),
    ("Unihan_OtherMappings.txt.bz2", &["kBigFive", "kGB0"]),
];

/// What the files say, by the name of a field and the character.
pub(crate) struct Unihan(BTreeMap<&'static str, BTreeMap<char, String>>);

impl Unihan {
    /// Reads the files; gets them first where they are missing.
    pub(crate) fn open() -> Result<Unihan> {
        if !Path::new(FOLDER).join(FIELDS[0].0).is_file() {
            if !apt::is_here() {
                bail!("Unihan is read from Debian's package {PACKAGE}: make the table on Debian or Ubuntu");
            }
            apt::install(&[PACKAGE])?;
        }
        let mut unihan = Unihan(BTreeMap::new());
        for (file, fields) in FIELDS {
            unihan.read(&unpacked(file)?, fields);
        }
        Ok(unihan)
    }

    /// What a field says of each character that has it.
    pub(crate) fn field(&self, name: &str) -> &BTreeMap<char, String> {
        &self.0[name]
    }

    /// What a field says of a character; nothing if it does not have it.
    pub(crate) fn value(&self, name: &str, character: char) -> &str {
        self.field(name).get(&character).map_or("", String::as_str)
    }

    /// Whether a field of variants names one of two characters with the other.
    pub(crate) fn are_variants(&self, a: char, b: char) -> bool {
        let names = |name: &str, a: char, b: char| variants(self.value(name, a)).any(|variant| variant == b);
        ["kSemanticVariant", "kZVariant"].iter().any(|name| names(name, a, b) || names(name, b, a))
    }

    /// Lines such as `U+53D1`, `kMandarin` and `fā` with tabs between.
    fn read(&mut self, text: &str, fields: &[&'static str]) {
        for &field in fields {
            self.0.insert(field, BTreeMap::new());
        }
        for line in text.lines() {
            let mut columns = line.splitn(3, '\t');
            if let (Some(code), Some(field), Some(value)) = (columns.next(), columns.next(), columns.next())
                && let (Some(character), Some(values)) = (character(code), self.0.get_mut(field))
            {
                values.insert(character, value.to_owned());
            }
        }
    }
}

fn unpacked(file: &str) -> Result<String> {
    let path = Path::new(FOLDER).join(file);
    let text = shell::ask(Command::new("bzcat").arg(&path));
    let text = text.with_context(|| format!("{} can't be unpacked: install bzip2, then again", path.display()))?;
    if !text.contains(VERSION) {
        bail!("{} is not of `{VERSION}`: read in xtask/src/unihan.rs what to do about another", path.display());
    }
    Ok(text)
}

/// `U+53D1<kMatthews U+9AEE` is 发 and 髮.
fn variants(value: &str) -> impl Iterator<Item = char> {
    value.split(' ').filter_map(|variant| character(variant.split('<').next().unwrap_or_default()))
}

/// `U+53D1` is 发.
fn character(code: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(code.strip_prefix("U+")?, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_by_character() {
        let mut unihan = Unihan(BTreeMap::new());
        let lines = "# kMandarin\nU+53D1\tkMandarin\tfā\nU+53D1\tkOther\tx\nU+7FA3\tkZVariant\tU+7FA4<kX:T\n";
        unihan.read(lines, &["kMandarin", "kZVariant", "kSemanticVariant"]);
        assert_eq!(unihan.value("kMandarin", '发'), "fā");
        assert_eq!(unihan.value("kMandarin", '后'), "");
        assert!(unihan.are_variants('群', '羣'));
        assert!(!unihan.are_variants('群', '发'));
    }
}
