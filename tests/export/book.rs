//! EPUB, opened by a reader of archives and one of XML. That it is a book without a fault is for epubcheck to say
//! (tests/export/epub.test.mjs); that anything is one is asked here.

use std::io::{Cursor, Read};

use baolan::{Format, Issue};
use proptest::prelude::*;
use roxmltree::Document;
use zip::{CompressionMethod, ZipArchive};

use crate::issues::{anything, bare, issue, often, papers, seed, written};

/// The files of a book, by name, in order.
fn opened(issue: &Issue) -> Vec<(String, String)> {
    let bytes = baolan::export(issue, Format::Epub);
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip", "what a book is known by");
    assert_eq!(bytes, baolan::export(issue, Format::Epub), "the same issue is the same book");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a file");
        assert_eq!(file.compression(), CompressionMethod::Stored);
        let (name, mut text) = (file.name().expect("a name").into_owned(), String::new());
        file.read_to_string(&mut text).expect("a whole file in UTF-8");
        files.push((name, text));
    }
    files
}

/// The text of the book, after its files were found to be well-formed and to lead nowhere else.
fn check(issue: &Issue) -> String {
    let files = opened(issue);
    let mut said = String::new();
    for (name, text) in
        files.iter().filter(|(name, _)| name.ends_with("xml") || name.ends_with("xhtml") || name.ends_with("opf"))
    {
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let document =
            Document::parse_with_options(text, options).unwrap_or_else(|error| panic!("{name}: {error} in {text}"));
        assert_links(&document, &files);
        for node in document.descendants() {
            let known = ["script", "img", "iframe", "style", "object"];
            assert!(!known.contains(&node.tag_name().name()), "{name}: {node:?}");
            said += &node.text().filter(|_| node.is_text()).map(bare).unwrap_or_default();
        }
    }
    said
}

/// Every link leads to a file of the book, and where it names a place, to one in it.
fn assert_links(document: &Document, files: &[(String, String)]) {
    for address in document.descendants().filter_map(|node| node.attribute("href")) {
        let (file, place) = address.split_once('#').map_or((address, None), |(file, place)| (file, Some(place)));
        let found = files.iter().find(|(name, _)| *name == format!("EPUB/{file}"));
        let (_, text) = found.unwrap_or_else(|| panic!("no file for {address}"));
        assert!(place.is_none_or(|place| text.contains(&format!(" id=\"{place}\""))), "no place for {address}");
    }
}

#[test]
fn papers_are_books_that_say_all_that_plain_text_says() {
    for issue in papers() {
        let said = check(&issue);
        let text = written(&issue, Format::Text);
        for line in text.lines().filter(|line| !line.starts_with("----")) {
            assert!(said.contains(&bare(line)), "{line}");
        }
    }
}

#[test]
fn a_book_is_in_the_language_of_its_paper() {
    let tag = |issue: &Issue| {
        let files = opened(issue);
        let (_, package) = files.iter().find(|(name, _)| name == "EPUB/package.opf").expect("a package");
        let from = package.split_once("<dc:language>").expect("a language").1;
        from.split_once('<').expect("an end").0.to_owned()
    };
    assert_eq!(tag(&seed()), "zh-Hans");
    assert_eq!(tag(&issue("tests/truth", "wangchao")), "zh-Hant");
    assert_eq!(tag(&issue("tests/truth", "harrow-bay")), "en");
    assert_eq!(tag(&issue("tests/truth", "shiomino")), "ja");
    assert_eq!(tag(&Issue::default()), "zh-Hans");
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn anything_is_a_book(issue in anything()) {
        check(&issue);
    }
}
