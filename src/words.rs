//! Words: small steps over text that the scanners are made of. Each looks at one end of a text and returns how many
//! bytes of it fit. Lists of words are written as one string with spaces between, and classes of characters are
//! plain functions: both keep the wasm small.
//!
//! ```text
//! words::starts("本报讯（记者", "新华社 本报讯") == 9      words::run("2024年", is_digit) == 4
//! ```

use crate::glyph;

/// Whether this build knows all wordings. The command does; the wasm leaves out the rarer ones until its budget has room.
pub(crate) const ALL: bool = cfg!(not(target_arch = "wasm32"));

/// A class of characters.
pub(crate) type Class = fn(char) -> bool;

/// The length of the first of `words` that `text` begins with, or 0.
pub(crate) fn starts(text: &str, words: &str) -> usize {
    each(words).find(|word| text.as_bytes().starts_with(word)).map_or(0, <[u8]>::len)
}

/// The length of the first of `words` that `text` ends with, or 0.
pub(crate) fn ends(text: &str, words: &str) -> usize {
    each(words).find(|word| text.as_bytes().ends_with(word)).map_or(0, <[u8]>::len)
}

/// Whether `text` begins with one of `characters`: a quick look before a list of words is asked.
pub(crate) fn opens(text: &str, characters: &str) -> bool {
    first(text).is_some_and(|c| has(characters, c))
}

/// Whether `text` is one of `words`.
pub(crate) fn is_one(text: &str, words: &str) -> bool {
    each(words).any(|word| word == text.as_bytes())
}

/// The words of a list, as bytes: a space is one byte and part of no other character.
fn each(words: &str) -> impl Iterator<Item = &[u8]> {
    words.as_bytes().split(|byte| *byte == b' ').filter(|word| !word.is_empty())
}

/// The length of the run of a class that `text` begins with.
pub(crate) fn run(text: &str, class: Class) -> usize {
    text.len() - text.trim_start_matches(class).len()
}

/// Where the run of a class that `text` ends with begins.
pub(crate) fn run_back(text: &str, class: Class) -> usize {
    text.trim_end_matches(class).len()
}

/// Where the first character of a class stands.
pub(crate) fn find(text: &str, class: Class) -> Option<usize> {
    text.find(class)
}

/// Where the last character of a class stands.
pub(crate) fn find_back(text: &str, class: Class) -> Option<usize> {
    text.rfind(class)
}

/// Whether `c` stands in `text`.
pub(crate) fn has(text: &str, c: char) -> bool {
    text.chars().any(|other| other == c)
}

/// The character `text` begins with.
pub(crate) fn first(text: &str) -> Option<char> {
    text.chars().next()
}

/// The character `text` ends with.
pub(crate) fn last(text: &str) -> Option<char> {
    text.chars().next_back()
}

/// `text` without the white space around it.
pub(crate) fn trim(text: &str) -> &str {
    let text = trim_end(text);
    &text[run(text, glyph::is_space)..]
}

/// `text` without the white space after it.
pub(crate) fn trim_end(text: &str) -> &str {
    &text[..run_back(text, glyph::is_space)]
}

/// The length of the white space `text` begins with.
pub(crate) fn space(text: &str) -> usize {
    run(text, glyph::is_space)
}

/// Up to the first white space.
pub(crate) fn word(text: &str) -> &str {
    &text[..find(text, glyph::is_space).unwrap_or(text.len())]
}

/// Whether `text` has more than `most` characters; looks no further than that.
pub(crate) fn is_longer(text: &str, most: usize) -> bool {
    text.chars().nth(most).is_some()
}

/// How many characters `text` has.
pub(crate) fn count(text: &str) -> usize {
    text.chars().count()
}
