//! An issue in the formats that other programs read: one entry, [`export`], and a file a format.
//!
//! In comes an [`Issue`], out come the bytes of one file. They depend on nothing but the issue: the same issue gives the same bytes,
//! in the command and in the browser. No text of an issue is ever markup.
//!
//! Each format has whole stories: what goes on at another page (下转, 上接) is one item, where it begins. What else stands on a page
//! (teasers, furniture) is in the formats that people read ([`Format::Epub`], [`Format::Markdown`], [`Format::Text`]), which lose
//! nothing that the issue has, and not in those that stores of articles take.
//!
//! ```
//! let issue = baolan::parse(&["本报讯（记者 张三）春天来了，河边的柳树绿了。\n\n柳树绿了\n"]);
//! let text = String::from_utf8(baolan::export(&issue, baolan::Format::Text)).unwrap();
//! assert!(text.contains("\n柳树绿了\n\n本报讯（记者 张三）\n\n春天来了，河边的柳树绿了。\n"));
//! ```

// What any of them is made of.
mod story;
mod identity;
mod day;
mod language;
mod clean;
mod json;
mod html;
mod zip;

// The formats.
mod ninjs;
mod json_ld;
mod json_feed;
mod epub;
mod markdown;
mod text;

use crate::Issue;

/// A format that an issue is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// IPTC's News in JSON, version 3.2: the issue as a `composite`, its stories as `associations`.
    Ninjs,
    /// schema.org in JSON-LD: a `PublicationIssue` whose parts are `NewsArticle`s. It may stand in a `<script>` as it is.
    JsonLd,
    /// JSON Feed 1.1: an item a story.
    JsonFeed,
    /// EPUB 3: a chapter a page.
    Epub,
    /// CommonMark.
    Markdown,
    /// Plain text in UTF-8, a paragraph a line.
    Text,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 6] =
        [Format::Ninjs, Format::JsonLd, Format::JsonFeed, Format::Epub, Format::Markdown, Format::Text];

    /// What the command and JavaScript call it: `json-feed`.
    pub fn name(self) -> &'static str {
        self.terms().0
    }

    /// Its media type, as servers and blobs name it: `application/feed+json`.
    pub fn media_type(self) -> &'static str {
        self.terms().1
    }

    /// The format of a name; none where no format has it.
    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    fn terms(self) -> (&'static str, &'static str) {
        match self {
            Format::Ninjs => ("ninjs", "application/json"),
            Format::JsonLd => ("json-ld", "application/ld+json"),
            Format::JsonFeed => ("json-feed", "application/feed+json"),
            Format::Epub => ("epub", "application/epub+zip"),
            Format::Markdown => ("markdown", "text/markdown;charset=utf-8"),
            Format::Text => ("text", "text/plain;charset=utf-8"),
        }
    }
}

/// The issue as a file of a format. Texts end in a line feed.
pub fn export(issue: &Issue, format: Format) -> Vec<u8> {
    match format {
        Format::Ninjs => ninjs::ninjs(issue).into_bytes(),
        Format::JsonLd => json_ld::json_ld(issue).into_bytes(),
        Format::JsonFeed => json_feed::json_feed(issue).into_bytes(),
        Format::Epub => epub::epub(issue),
        Format::Markdown => markdown::markdown(issue).into_bytes(),
        Format::Text => text::text(issue).into_bytes(),
    }
}
