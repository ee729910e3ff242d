//! What an issue is called: the same where it says the same, in every format, and another where it says anything else.

use baolan::{Format, Issue};

use crate::issues::{papers, seed, written};

/// The name of an issue, after every format was found to give it the same one.
fn uri(issue: &Issue) -> String {
    let ninjs: serde_json::Value = serde_json::from_str(&written(issue, Format::Ninjs)).expect("JSON");
    let uri = ninjs["uri"].as_str().expect("a name").to_owned();
    for format in [Format::JsonLd, Format::Epub] {
        let bytes = baolan::export(issue, format);
        assert!(String::from_utf8_lossy(&bytes).contains(&uri), "{format:?}");
    }
    uri
}

#[test]
fn a_name_is_a_uuid_of_a_hash() {
    let uri = uri(&seed());
    let uuid = uri.strip_prefix("urn:uuid:").expect("a UUID");
    assert_eq!(uuid.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
    assert!(uuid.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)), "{uuid}");
    assert_eq!(&uuid[14..15], "8", "version 8");
    assert!("89ab".contains(&uuid[19..20]), "the variant of RFC 9562");
}

#[test]
fn issues_that_differ_have_other_names() {
    let mut issues = papers();
    issues.push(Issue { date: Some("2024-01-13".to_owned()), ..seed() });
    issues.push(Issue { number: Some("1".to_owned()), ..seed() });
    let mut changed = seed();
    changed.pages[0].articles[1].body[0].text.push('。');
    issues.push(changed);
    let mut names: Vec<String> = issues.iter().map(uri).collect();
    names.sort();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
    assert_eq!(uri(&seed()), uri(&seed()));
}

#[test]
fn formats_are_known_by_their_names() {
    for format in Format::ALL {
        assert_eq!(Format::named(format.name()), Some(format));
        assert!(format.media_type().contains('/'));
    }
    assert_eq!(Format::named("pdf"), None);
}
