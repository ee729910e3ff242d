//! What an issue and its stories are called where a name must be unique: a URI made of what the issue says, so that the same issue
//! has the same name wherever it is exported, and another has another.
//!
//! `urn:uuid:0b1f…` is the issue, `urn:uuid:0b1f…#p1-a3` the story in it that begins with the article `p1-a3`.

use super::story::printed;
use crate::{Article, Issue};

/// The name of an issue: a UUID of version 8 (RFC 9562, section 5.8) whose bits are a hash of the texts, FNV-1a of 128 bits. It
/// keeps issues apart that are not made to be mistaken, which is all that a name is for, and takes a handful of bytes.
pub(crate) fn issue_uri(issue: &Issue) -> String {
    let mut hash = Hash(OFFSET);
    hash.take_issue(issue);
    let mut bytes = hash.0.to_be_bytes();
    bytes[6] = bytes[6] & 0x0F | 0x80;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let mut uri = "urn:uuid:".to_owned();
    for (at, byte) in bytes.into_iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            uri.push('-');
        }
        push_hex(&mut uri, byte, DIGITS);
    }
    uri
}

/// The name of a story in an issue of a name, by the story's id.
pub(crate) fn story_uri(issue_uri: &str, id: &str) -> String {
    let mut uri = [issue_uri, "#"].concat();
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            uri.push(byte.into());
        } else {
            uri.push('%');
            push_hex(&mut uri, byte, CAPITALS);
        }
    }
    uri
}

const DIGITS: &[u8; 16] = b"0123456789abcdef";
/// As URIs are best written (RFC 3986, section 2.1).
const CAPITALS: &[u8; 16] = b"0123456789ABCDEF";

fn push_hex(text: &mut String, byte: u8, digits: &[u8; 16]) {
    text.push(digits[usize::from(byte >> 4)].into());
    text.push(digits[usize::from(byte & 0xF)].into());
}

// Of FNV-1a with 128 bits.
const OFFSET: u128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;

struct Hash(u128);

impl Hash {
    fn take_issue(&mut self, issue: &Issue) {
        for name in [&issue.publication, &issue.publisher, &issue.date, &issue.number, &issue.edition] {
            self.take(name.as_deref().unwrap_or_default());
        }
        for page in &issue.pages {
            self.take_bytes(&page.number.to_le_bytes());
            self.take(page.name.as_deref().unwrap_or_default());
            page.articles.iter().for_each(|article| self.take_article(article));
            page.furniture.iter().for_each(|piece| self.take(&piece.text));
        }
    }

    fn take_article(&mut self, article: &Article) {
        printed(article).iter().for_each(|text| self.take(text));
        [&article.dateline, &article.credit].into_iter().flatten().for_each(|text| self.take(text));
    }

    /// A text, and an end that stands in none.
    fn take(&mut self, text: &str) {
        self.take_bytes(text.as_bytes());
        self.take_bytes(&[0xFF]);
    }

    fn take_bytes(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(PRIME);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_its_authors() {
        let hash = |text: &str| {
            let mut hash = Hash(OFFSET);
            hash.take_bytes(text.as_bytes());
            hash.0
        };
        assert_eq!(hash(""), OFFSET);
        assert_eq!(hash("a"), 0xD228_CB69_6F1A_8CAF_7891_2B70_4E4A_8964);
        assert_eq!(hash("foobar"), 0x343E_1662_793C_64BF_6F0D_3597_BA44_6F18);
    }

    #[test]
    fn a_story_is_named_by_its_id_and_nothing_else_gets_in() {
        assert_eq!(story_uri("urn:x", "p1-a3"), "urn:x#p1-a3");
        assert_eq!(story_uri("urn:x", "\"<版>%"), "urn:x#%22%3C%E7%89%88%3E%25");
    }
}
