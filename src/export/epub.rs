//! An issue as a book in EPUB 3 (W3C, EPUB 3.3): a title page, the contents by page, and a chapter a page, with its stories, teasers
//! and furniture, so that nothing of the issue is lost.
//!
//! The same issue is the same book to the byte: its name is made of what it says (`identity.rs`), its time is its day.

use super::day::Day;
use super::html::{push_all, push_close, push_element, push_open, push_passages, push_text};
use super::identity::issue_uri;
use super::language::{Words, issue_title};
use super::story::{Continued, Sheet, Story, numeral, sheets};
use super::text::{imprint, teaser};
use super::zip::Zip;
use crate::{Furniture, Issue};

/// What must come first in the archive, for programs that look at its first bytes.
const MEDIA_TYPE: &str = "application/epub+zip";

const CONTAINER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"#;

const STYLE: &str = include_str!("epub.css");

/// When a book was changed whose day is not known: it must say something.
const UNKNOWN: &str = "2000-01-01T00:00:00Z";

/// What anyone who can read text gets out of it (Schema.org's accessibility terms, as EPUB Accessibility 1.1 asks).
const ACCESS: [(&str, &str); 6] = [
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
];

pub(crate) fn epub(issue: &Issue) -> Vec<u8> {
    let (words, sheets) = (Words::of(issue), sheets(issue));
    let mut zip = Zip::default();
    zip.add("mimetype", MEDIA_TYPE.as_bytes());
    zip.add("META-INF/container.xml", CONTAINER.as_bytes());
    zip.add("EPUB/package.opf", package(issue, words).as_bytes());
    zip.add("EPUB/style.css", STYLE.as_bytes());
    zip.add("EPUB/title.xhtml", title_page(issue, words).as_bytes());
    zip.add("EPUB/nav.xhtml", nav(issue, &sheets, words).as_bytes());
    for (at, sheet) in sheets.iter().enumerate() {
        zip.add(&["EPUB/", &file(at)].concat(), chapter(sheet, words).as_bytes());
    }
    zip.finish()
}

/// What a chapter's file is called, by the place of its page in the issue: numbers of pages may be any.
fn file(at: usize) -> String {
    ["page-", &numeral(at as u32 + 1), ".xhtml"].concat()
}

/// What a story is called in its chapter.
fn anchor(number: usize) -> String {
    ["story-", &numeral(number as u32)].concat()
}

fn package(issue: &Issue, words: &Words) -> String {
    let mut xml = String::new();
    let names: Vec<String> = (0..issue.pages.len()).map(file).collect();
    push_all(
        &mut xml,
        &[
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
            "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"",
            words.tag,
            "\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier id=\"id\">",
            &issue_uri(issue),
            "</dc:identifier>\n",
        ],
    );
    push_metadata(&mut xml, issue, words);
    xml.push_str("</metadata>\n<manifest>\n");
    push_item(&mut xml, "style", "style.css", "text/css", "");
    push_item(&mut xml, "title", TITLE, XHTML, "");
    push_item(&mut xml, "nav", "nav.xhtml", XHTML, " properties=\"nav\"");
    names.iter().for_each(|name| push_item(&mut xml, id(name), name, XHTML, ""));
    xml.push_str("</manifest>\n<spine>\n");
    for id in ["title", "nav"].into_iter().chain(names.iter().map(|name| id(name))) {
        push_all(&mut xml, &["<itemref idref=\"", id, "\"/>\n"]);
    }
    xml.push_str("</spine>\n</package>\n");
    xml
}

const XHTML: &str = "application/xhtml+xml";
const TITLE: &str = "title.xhtml";

/// What a chapter is called in the package: its file without the ending.
fn id(file: &str) -> &str {
    file.strip_suffix(".xhtml").unwrap_or(file)
}

fn push_item(xml: &mut String, id: &str, file: &str, media_type: &str, properties: &str) {
    let pieces = ["<item id=\"", id, "\" href=\"", file, "\" media-type=\"", media_type, "\"", properties, "/>\n"];
    push_all(xml, &pieces);
}

fn push_metadata(xml: &mut String, issue: &Issue, words: &Words) {
    push_element(xml, "dc:title", "", &issue_title(issue));
    push_element(xml, "dc:language", "", words.tag);
    let publishers = [&issue.publisher, &issue.publication].into_iter().flatten();
    if let Some(name) = publishers.into_iter().find(|name| !name.trim().is_empty()) {
        push_element(xml, "dc:publisher", "", name);
    }
    let day = Day::of(issue);
    if let Some(day) = day {
        push_element(xml, "dc:date", "", day.iso);
    }
    push_meta(xml, ["dcterms:", "modified"], &day.map_or(UNKNOWN.to_owned(), Day::time));
    for (property, value) in ACCESS {
        push_meta(xml, ["schema:", property], value);
    }
}

fn push_meta(xml: &mut String, [prefix, property]: [&str; 2], value: &str) {
    push_all(xml, &["<meta property=\"", prefix, property, "\">", value, "</meta>\n"]);
}

/// A page of the book.
fn document(title: &str, words: &Words, body: &str) -> String {
    let mut xml = String::new();
    push_all(
        &mut xml,
        &[
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n",
            "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"",
            words.tag,
            "\" xml:lang=\"",
            words.tag,
            "\">\n<head>\n",
        ],
    );
    push_element(&mut xml, "title", "", title);
    push_all(
        &mut xml,
        &[
            "<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n",
            body,
            "</body>\n</html>\n",
        ],
    );
    xml
}

fn title_page(issue: &Issue, words: &Words) -> String {
    let title = issue_title(issue);
    let name = issue.publication.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or(&title);
    let mut xml = String::from("<section class=\"title\" epub:type=\"titlepage\">\n");
    push_element(&mut xml, "h1", "", name);
    // The name stands over it.
    for part in imprint(issue, words).iter().filter(|part| part.as_str() != name.trim()) {
        push_element(&mut xml, "p", "imprint", part);
    }
    push_close(&mut xml, "section");
    document(&title, words, &xml)
}

fn nav(issue: &Issue, sheets: &[Sheet], words: &Words) -> String {
    let mut xml = String::from("<nav epub:type=\"toc\" id=\"toc\">\n");
    push_element(&mut xml, "h1", "", words.contents);
    xml.push_str("<ol>\n<li>");
    push_link(&mut xml, TITLE, &issue_title(issue));
    xml.push_str("</li>\n");
    for (at, sheet) in sheets.iter().enumerate() {
        xml.push_str("<li>");
        push_link(&mut xml, &file(at), &words.page_name(sheet.page));
        push_stories(&mut xml, at, &sheet.stories);
        xml.push_str("</li>\n");
    }
    xml.push_str("</ol>\n</nav>\n");
    document(words.contents, words, &xml)
}

fn push_stories(xml: &mut String, sheet: usize, stories: &[Story]) {
    if stories.is_empty() {
        return;
    }
    xml.push_str("\n<ol>\n");
    for story in stories {
        xml.push_str("<li>");
        push_link(xml, &address(sheet, story.number), &story.title());
        xml.push_str("</li>\n");
    }
    xml.push_str("</ol>\n");
}

fn address(sheet: usize, story: usize) -> String {
    [&file(sheet), "#", &anchor(story)].concat()
}

/// A link must have something to press.
fn push_link(xml: &mut String, address: &str, text: &str) {
    push_all(xml, &["<a href=\"", address, "\">"]);
    push_text(xml, if text.trim().is_empty() { "…" } else { text });
    xml.push_str("</a>");
}

fn chapter(sheet: &Sheet, words: &Words) -> String {
    let name = words.page_name(sheet.page);
    let mut xml = String::from("<section epub:type=\"chapter\">\n");
    push_element(&mut xml, "h1", "", &name);
    sheet.stories.iter().for_each(|story| push_story(&mut xml, story, words));
    sheet.continued.iter().for_each(|later| push_continued(&mut xml, later, words));
    push_teasers(&mut xml, sheet, words);
    push_colophon(&mut xml, &sheet.page.furniture);
    push_close(&mut xml, "section");
    document(&name, words, &xml)
}

fn push_story(xml: &mut String, story: &Story, words: &Words) {
    push_all(xml, &["<article id=\"", &anchor(story.number), "\">\n"]);
    push_passages(xml, &story.head(), words);
    push_passages(xml, &story.text(), words);
    push_close(xml, "article");
}

fn push_continued(xml: &mut String, later: &Continued, words: &Words) {
    push_open(xml, "p", "continued");
    push_link(xml, &address(later.first.sheet, later.story), &later.told(words));
    push_close(xml, "p");
}

fn push_teasers(xml: &mut String, sheet: &Sheet, words: &Words) {
    if sheet.teasers.is_empty() {
        return;
    }
    push_element(xml, "h2", "teasers", words.teasers);
    xml.push_str("<ul>\n");
    sheet.teasers.iter().for_each(|article| push_element(xml, "li", "", &teaser(article)));
    xml.push_str("</ul>\n");
}

fn push_colophon(xml: &mut String, furniture: &[Furniture]) {
    if furniture.is_empty() {
        return;
    }
    push_open(xml, "p", "colophon");
    furniture.iter().for_each(|piece| push_element(xml, "span", "", &piece.text));
    push_close(xml, "p");
}
