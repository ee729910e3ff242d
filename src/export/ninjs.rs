//! An issue in ninjs 3.2, IPTC's News in JSON: a `composite` whose `associations` are its stories, in the order of the pages.
//!
//! | ninjs | the model |
//! | --- | --- |
//! | `uri` | made of what the issue says (`identity.rs`), with the article's id |
//! | `type` | `picture` for a photo, else `text` |
//! | `headlines` | `main`, `kicker`, `subhead` |
//! | `bodies` | the text, in HTML |
//! | `descriptions` | a photo's `caption`, and `printPage`: the numbers of the pages the story is on |
//! | `by`, `people` | the byline as printed, and whom it names |
//! | `infoSources` | publication, publisher, and a story's credit |
//! | `subjects` | its `column` (栏目) and the `section`, the page's name |
//! | `genres` | its kind |
//! | `altIds` | of the issue: its `number` and `edition`; of a story: its `id` in the issue |
//!
//! Teasers and furniture are left out: the one are no stories, the other belongs to the page.
//! Its names are those of `specification/ninjs-schema_3.2.json`, which the tests hold it to.

use super::clean::joined;
use super::day::Day;
use super::html;
use super::identity::{issue_uri, story_uri};
use super::json::Json;
use super::language::{Words, issue_title};
use super::story::{Story, stories};
use crate::{Article, Issue, Kind};

const SCHEMA: &str = "http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#";

/// A name, and what it has to do with the story.
type Related<'a> = (&'a str, &'a str);

pub(crate) fn ninjs(issue: &Issue) -> String {
    let (words, uri) = (Words::of(issue), issue_uri(issue));
    let time = Day::of(issue).map(Day::time).unwrap_or_default();
    Json::document(|json| {
        json.object("standard", |json| {
            json.text("name", "ninjs");
            json.text("version", "3.2");
            json.text("schema", SCHEMA);
        });
        json.text("uri", &uri);
        json.text("type", "composite");
        json.text("representationType", "full");
        json.text("contentCreated", &time);
        json.text("language", words.tag);
        json.text("title", &issue_title(issue));
        let sources = [("publication", &issue.publication), ("publisher", &issue.publisher)];
        related(json, "infoSources", ("name", "role"), &known(sources));
        related(json, "altIds", ("value", "role"), &known([("number", &issue.number), ("edition", &issue.edition)]));
        json.objects("associations", &stories(issue), |json, story| {
            push_story(json, story, &uri, words);
            json.text("contentCreated", &time);
        });
    })
}

fn push_story(json: &mut Json, story: &Story, issue_uri: &str, words: &Words) {
    let first = story.first();
    let article = first.article;
    let title = story.title();
    // What belongs to a package must have a name, and a text may be no more than white space.
    json.text("name", if title.is_empty() { "-" } else { &title });
    json.text("uri", &story_uri(issue_uri, &story.id));
    json.text("type", if article.kind == Kind::Photo { "picture" } else { "text" });
    json.text("language", words.tag);
    related(json, "altIds", ("value", "role"), &[("id", &story.id)]);
    push_headlines(json, article);
    json.known("by", &article.byline);
    let people: Vec<Related> = article.authors.iter().map(|author| ("author", author.name.as_str())).collect();
    related(json, "people", ("name", "rel"), &people);
    related(json, "infoSources", ("name", "role"), &known([("credit", &article.credit)]));
    let subjects = known([("column", &article.column), ("section", &first.page.name)]);
    related(json, "subjects", ("name", "rel"), &subjects);
    json.objects("genres", &[article.kind.name()], |json, kind| json.text("name", kind));
    push_text(json, story, words);
}

fn push_headlines(json: &mut Json, article: &Article) {
    let headlines = [("main", &article.headline), ("kicker", &article.kicker), ("subhead", &article.subhead)];
    let headlines = headlines.map(|(role, lines)| (role, lines.join(" ")));
    let known: Vec<Related> = headlines.iter().map(|(role, text)| (*role, text.as_str())).collect();
    related(json, "headlines", ("value", "role"), &known);
}

/// The text: of a photo it is what describes it.
fn push_text(json: &mut Json, story: &Story, words: &Words) {
    let passages = story.text();
    let pages = story.page_numbers();
    let mut descriptions = vec![("printPage", pages)];
    if story.first().article.kind == Kind::Photo {
        let lines = passages.iter().map(|passage| joined(&passage.lines)).filter(|line| !line.is_empty());
        descriptions.push(("caption", lines.collect::<Vec<_>>().join("\n")));
    } else if !passages.is_empty() {
        let mut body = String::new();
        html::push_passages(&mut body, &passages, words);
        json.objects("bodies", &[body], |json, body| {
            json.text("role", "main");
            json.text("contentType", "text/html");
            json.text("value", body);
        });
    }
    let descriptions: Vec<Related> = descriptions.iter().map(|(role, text)| (*role, text.as_str())).collect();
    related(json, "descriptions", ("value", "role"), &descriptions);
}

/// A list of things, by the names of what says which and how; those that are empty are left out.
fn related(json: &mut Json, name: &str, (what, how): (&str, &str), things: &[Related]) {
    let things: Vec<&Related> = things.iter().filter(|(_, thing)| !thing.is_empty()).collect();
    json.objects(name, &things, |json, (relation, thing)| {
        json.text(how, relation);
        json.text(what, thing);
    });
}

fn known<'a, const N: usize>(things: [(&'a str, &'a Option<String>); N]) -> Vec<Related<'a>> {
    things.into_iter().filter_map(|(relation, thing)| Some((relation, thing.as_deref()?))).collect()
}
