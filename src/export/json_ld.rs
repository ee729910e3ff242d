//! An issue in schema.org's terms, as JSON-LD: a `PublicationIssue` that is part of a `Newspaper` and has its stories as parts, in the
//! order of the pages. Each is a `NewsArticle` in the terms of the reader's `newsArticle()`, an advertisement an
//! `AdvertiserContentArticle`, with its kind for a `genre`.
//!
//! Teasers and furniture are left out. The text may stand in `<script type="application/ld+json">` as it is: it has no `<`.

use super::day::Day;
use super::identity::{issue_uri, story_uri};
use super::json::Json;
use super::language::{Words, issue_title};
use super::story::{Story, stories};
use crate::{Article, Issue, Kind};

/// What an issue says of each of its stories.
struct Common<'a> {
    issue: &'a Issue,
    uri: String,
    day: &'a str,
    language: &'a str,
}

pub(crate) fn json_ld(issue: &Issue) -> String {
    let day = Day::of(issue).map_or("", |day| day.iso);
    let common = Common { issue, uri: issue_uri(issue), day, language: Words::of(issue).tag };
    Json::document(|json| {
        json.text("@context", "https://schema.org");
        json.text("@type", "PublicationIssue");
        json.text("@id", &common.uri);
        json.text("name", &issue_title(issue));
        json.text("inLanguage", common.language);
        json.text("datePublished", day);
        json.known("issueNumber", &issue.number);
        push_named(json, "isPartOf", "Newspaper", &issue.publication);
        push_named(json, "publisher", "NewsMediaOrganization", publisher(issue));
        json.objects("hasPart", &stories(issue), |json, story| push_story(json, story, &common));
    })
}

fn push_story(json: &mut Json, story: &Story, common: &Common) {
    let first = story.first();
    let article = first.article;
    let is_news = article.kind != Kind::Advertisement;
    json.text("@type", if is_news { "NewsArticle" } else { "AdvertiserContentArticle" });
    json.text("@id", &story_uri(&common.uri, &story.id));
    json.text("headline", &article.headline.join(" "));
    json.text("alternativeHeadline", &[&article.kicker[..], &article.subhead].concat().join(" "));
    json.text("articleSection", article.column.as_ref().or(first.page.name.as_ref()).map_or("", String::as_str));
    json.text("genre", article.kind.name());
    json.objects("author", &article.authors, |json, author| {
        json.text("@type", "Person");
        json.text("name", &author.name);
    });
    json.known("creditText", &article.credit);
    json.text("datePublished", common.day);
    json.text("inLanguage", common.language);
    json.object("isPartOf", |json| json.text("@id", &common.uri));
    push_named(json, "publisher", "NewsMediaOrganization", publisher(common.issue));
    if is_news {
        json.known("dateline", &article.dateline);
        json.known("printEdition", &common.issue.edition);
        json.known("printSection", &first.page.name);
        json.text("printPage", &story.page_numbers());
    } else {
        json.text("pagination", &story.page_numbers());
    }
    json.text("articleBody", &body(story));
}

/// A paragraph a line.
fn body(story: &Story) -> String {
    let articles = story.pieces.iter().map(|piece| piece.article);
    let paragraphs = articles.flat_map(|Article { body, .. }| body.iter().map(|paragraph| paragraph.text.as_str()));
    paragraphs.collect::<Vec<_>>().join("\n")
}

fn publisher(issue: &Issue) -> &Option<String> {
    if issue.publisher.is_some() { &issue.publisher } else { &issue.publication }
}

fn push_named(json: &mut Json, name: &str, class: &str, known: &Option<String>) {
    if let Some(known) = known.as_deref().filter(|known| !known.is_empty()) {
        json.object(name, |json| {
            json.text("@type", class);
            json.text("name", known);
        });
    }
}
