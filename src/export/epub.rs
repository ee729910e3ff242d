//! An issue as a book in EPUB 3 (W3C, EPUB 3.3): a title page, the contents by page, and a chapter a page, with its stories, teasers
//! and furniture, so that nothing of the issue is lost.
//!
//! The same issue is the same book to the byte: its name is made of what it says (`identity.rs`), its time is its day.

use super::day::Day;
use super::html::{push_element, push_passages, push_text};
use super::identity::issue_uri;
use super::language::{Words, issue_title};
use super::story::{Continued, Sheet, Story, push_number, sheets, title};
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
    let mut name = "page-".to_owned();
    push_number(&mut name, at as u32 + 1);
    name.push_str(".xhtml");
    name
}

/// What a story is called in its chapter.
fn anchor(number: usize) -> String {
    let mut id = "story-".to_owned();
    push_number(&mut id, number as u32);
    id
}

fn package(issue: &Issue, words: &Words) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.push_str(
        "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"",
    );
    xml.push_str(words.tag);
    xml.push_str("\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier id=\"id\">");
    xml.push_str(&issue_uri(issue));
    xml.push_str("</dc:identifier>\n");
    push_metadata(&mut xml, issue, words);
    xml.push_str("</metadata>\n<manifest>\n");
    push_item(&mut xml, "style", "style.css", "text/css", "");
    push_item(&mut xml, "title", "title.xhtml", XHTML, "");
    push_item(&mut xml, "nav", "nav.xhtml", XHTML, " properties=\"nav\"");
    let names: Vec<String> = (0..issue.pages.len()).map(file).collect();
    let ids: Vec<&str> = names.iter().map(|name| name.trim_end_matches(".xhtml")).collect();
    for (id, name) in ids.iter().zip(&names) {
        push_item(&mut xml, id, name, XHTML, "");
    }
    xml.push_str("</manifest>\n<spine>\n");
    for id in ["title", "nav"].iter().chain(&ids) {
        ["<itemref idref=\"", id, "\"/>\n"].iter().for_each(|part| xml.push_str(part));
    }
    xml.push_str("</spine>\n</package>\n");
    xml
}

const XHTML: &str = "application/xhtml+xml";

fn push_item(xml: &mut String, id: &str, file: &str, media_type: &str, properties: &str) {
    let parts = ["<item id=\"", id, "\" href=\"", file, "\" media-type=\"", media_type, "\"", properties, "/>\n"];
    parts.iter().for_each(|part| xml.push_str(part));
}

fn push_metadata(xml: &mut String, issue: &Issue, words: &Words) {
    push_element(xml, "dc:title", "", |xml| push_text(xml, &issue_title(issue)));
    push_element(xml, "dc:language", "", |xml| xml.push_str(words.tag));
    let known = |name: &Option<String>| name.as_deref().unwrap_or_default().trim().to_owned();
    let publisher = [known(&issue.publisher), known(&issue.publication)].into_iter().find(|name| !name.is_empty());
    if let Some(publisher) = publisher {
        push_element(xml, "dc:publisher", "", |xml| push_text(xml, &publisher));
    }
    let day = Day::of(issue);
    if let Some(day) = day {
        push_element(xml, "dc:date", "", |xml| xml.push_str(day.iso));
    }
    push_meta(xml, "dcterms:modified", &day.map_or(UNKNOWN.to_owned(), Day::time));
    for (property, value) in ACCESS {
        push_meta(xml, &["schema:", property].concat(), value);
    }
}

fn push_meta(xml: &mut String, property: &str, value: &str) {
    let parts = ["<meta property=\"", property, "\">", value, "</meta>\n"];
    parts.iter().for_each(|part| xml.push_str(part));
}

/// A page of the book.
fn document(title: &str, words: &Words, fill: impl FnOnce(&mut String)) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n");
    xml.push_str("<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"");
    [" lang=\"", words.tag, "\" xml:lang=\"", words.tag, "\">\n<head>\n<title>"]
        .iter()
        .for_each(|part| xml.push_str(part));
    push_text(&mut xml, title);
    xml.push_str("</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n");
    fill(&mut xml);
    xml.push_str("</body>\n</html>\n");
    xml
}

fn title_page(issue: &Issue, words: &Words) -> String {
    let title = issue_title(issue);
    let name = issue.publication.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or(&title);
    document(&title, words, |xml| {
        xml.push_str("<section class=\"title\" epub:type=\"titlepage\">\n");
        push_element(xml, "h1", "", |xml| push_text(xml, name));
        // The name stands over it.
        for part in imprint(issue, words).iter().filter(|part| part.as_str() != name.trim()) {
            push_element(xml, "p", "imprint", |xml| push_text(xml, part));
        }
        xml.push_str("</section>\n");
    })
}

fn nav(issue: &Issue, sheets: &[Sheet], words: &Words) -> String {
    document(words.contents, words, |xml| {
        xml.push_str("<nav epub:type=\"toc\" id=\"toc\">\n");
        push_element(xml, "h1", "", |xml| xml.push_str(words.contents));
        xml.push_str("<ol>\n<li>");
        push_link(xml, "title.xhtml", &issue_title(issue));
        xml.push_str("</li>\n");
        for (at, sheet) in sheets.iter().enumerate() {
            xml.push_str("<li>");
            push_link(xml, &file(at), &words.page_name(sheet.page));
            push_stories(xml, at, &sheet.stories);
            xml.push_str("</li>\n");
        }
        xml.push_str("</ol>\n</nav>\n");
    })
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
    ["<a href=\"", address, "\">"].iter().for_each(|part| xml.push_str(part));
    push_text(xml, if text.trim().is_empty() { "…" } else { text });
    xml.push_str("</a>");
}

fn chapter(sheet: &Sheet, words: &Words) -> String {
    let name = words.page_name(sheet.page);
    document(&name, words, |xml| {
        xml.push_str("<section epub:type=\"chapter\">\n");
        push_element(xml, "h1", "", |xml| push_text(xml, &name));
        sheet.stories.iter().for_each(|story| push_story(xml, story, words));
        sheet.continued.iter().for_each(|later| push_continued(xml, later, words));
        push_teasers(xml, sheet, words);
        push_colophon(xml, &sheet.page.furniture);
        xml.push_str("</section>\n");
    })
}

fn push_story(xml: &mut String, story: &Story, words: &Words) {
    ["<article id=\"", &anchor(story.number), "\">\n"].iter().for_each(|part| xml.push_str(part));
    push_passages(xml, &story.head(), words);
    push_passages(xml, &story.text(), words);
    xml.push_str("</article>\n");
}

fn push_continued(xml: &mut String, later: &Continued, words: &Words) {
    let Continued { story, first } = later;
    push_element(xml, "p", "continued", |xml| {
        let text = [&words.continued(first.page.number), " ", &title(first.article)].concat();
        push_link(xml, &address(first.sheet, *story), &text);
    });
}

fn push_teasers(xml: &mut String, sheet: &Sheet, words: &Words) {
    if sheet.teasers.is_empty() {
        return;
    }
    push_element(xml, "h2", "teasers", |xml| xml.push_str(words.teasers));
    xml.push_str("<ul>\n");
    for article in &sheet.teasers {
        push_element(xml, "li", "", |xml| push_text(xml, &teaser(article)));
    }
    xml.push_str("</ul>\n");
}

fn push_colophon(xml: &mut String, furniture: &[Furniture]) {
    if furniture.is_empty() {
        return;
    }
    push_element(xml, "p", "colophon", |xml| {
        for piece in furniture {
            xml.push_str("<span>");
            push_text(xml, &piece.text);
            xml.push_str("</span> ");
        }
    });
}
