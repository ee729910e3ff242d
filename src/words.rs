//! Words: small steps over text that the scanners are made of. Each looks at one end of a text and returns how many
//! bytes of it fit. Lists of words are written as one string with spaces between, and classes of characters are
//! plain functions: both keep the wasm small.
//!
//! ```text
//! words::starts("本报讯（记者", "新华社 本报讯") == 9      words::run("2024年", is_digit) == 4
//! ```

use crate::glyph;

/// Whether this build parses papers of all kinds. The wasm that is fetched first leaves out English and Japanese wordings,
/// and the adoption of heads that stand far from their bodies.
pub(crate) const ALL_PAPERS: bool = cfg!(feature = "papers");

/// Whether this build searches by an index, and knows the query language and all of folding; the wasms that parse do not.
pub(crate) const INDEX: bool = cfg!(feature = "index");

/// A class of characters.
pub(crate) type Class = fn(char) -> bool;

/// The length of the first of `words` that `text` begins with, or 0.
pub(crate) fn starts(text: &str, words: &str) -> usize {
    fitting(text, words, <[u8]>::starts_with)
}

/// The length of the first of `words` that `text` ends with, or 0.
pub(crate) fn ends(text: &str, words: &str) -> usize {
    fitting(text, words, <[u8]>::ends_with)
}

/// Whether `text` is one of `words`.
pub(crate) fn is_one(text: &str, words: &str) -> bool {
    fitting(text, words, |text, word| text == word) > 0
}

/// The length of the first of `words` that fits `text`, or 0. As bytes: a space is one and part of no other character.
pub(crate) fn fitting(text: &str, words: &str, fits: fn(&[u8], &[u8]) -> bool) -> usize {
    let mut rest = words.as_bytes();
    while !rest.is_empty() {
        #[cfg(test)]
        crate::work::tick(1);
        let mut end = 0;
        while end < rest.len() && rest[end] != b' ' {
            end += 1;
        }
        if end > 0 && fits(text.as_bytes(), &rest[..end]) {
            return end;
        }
        rest = &rest[(end + 1).min(rest.len())..];
    }
    0
}

/// Whether `text` begins with one of `characters`: a quick look before a list of words is asked.
pub(crate) fn opens(text: &str, characters: &str) -> bool {
    first(text).is_some_and(|c| has(characters, c))
}

/// The length of the run of a class that `text` begins with.
pub(crate) fn run(text: &str, class: Class) -> usize {
    run_until(text, class, false)
}

/// Where the run of a class that `text` ends with begins.
pub(crate) fn run_back(text: &str, class: Class) -> usize {
    run_back_until(text, class, false)
}

/// Where the first character of a class stands.
pub(crate) fn find(text: &str, class: Class) -> Option<usize> {
    Some(run_until(text, class, true)).filter(|at| *at < text.len())
}

/// Where the last character of a class stands.
pub(crate) fn find_back(text: &str, class: Class) -> Option<usize> {
    let end = run_back_until(text, class, true);
    Some(end - last(&text[..end])?.len_utf8())
}

/// Where the first character stands that is, or is not, of a class; the end if none does.
fn run_until(text: &str, class: Class, is: bool) -> usize {
    let mut chars = text.chars();
    let mut at = 0;
    while let Some(c) = chars.next()
        && class(c) != is
    {
        at = text.len() - chars.as_str().len();
    }
    at
}

/// Where the last character ends that is, or is not, of a class; the beginning if none does.
fn run_back_until(text: &str, class: Class, is: bool) -> usize {
    let mut chars = text.chars();
    let mut at = text.len();
    while let Some(c) = chars.next_back()
        && class(c) != is
    {
        at = chars.as_str().len();
    }
    at
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
    /// The most bytes a character has.
    const WIDEST: usize = 4;
    text.len() > WIDEST * most || count(text) > most
}

/// How many characters `text` has.
pub(crate) fn count(text: &str) -> usize {
    let mut count = 0;
    for byte in text.bytes() {
        // All but the bytes that go on a character.
        count += usize::from(byte & 0xC0 != 0x80);
    }
    count
}

/// The first so many characters of `text`.
pub(crate) fn take(text: &str, characters: usize) -> &str {
    let mut chars = text.chars();
    for _ in 0..characters {
        chars.next();
    }
    &text[..text.len() - chars.as_str().len()]
}
