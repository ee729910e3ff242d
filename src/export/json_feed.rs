//! An issue as a JSON Feed 1.1: an item a story, in the order of the pages, with all that is printed over it and its text as HTML.
//!
//! Items have no `url`: where an issue is put up is for whoever does it to say. Column and section are tags. Teasers and
//! furniture are left out.

use super::day::Day;
use super::html;
use super::identity::{issue_uri, story_uri};
use super::json::Json;
use super::language::{Words, issue_title};
use super::story::{Role, Story, stories};
use crate::Issue;

pub(crate) fn json_feed(issue: &Issue) -> String {
    let (words, uri) = (Words::of(issue), issue_uri(issue));
    let time = Day::of(issue).map(Day::time).unwrap_or_default();
    Json::document(|json| {
        json.text("version", "https://jsonfeed.org/version/1.1");
        json.text("title", &issue_title(issue));
        json.text("language", words.tag);
        let publishers: Vec<&String> =
            issue.publisher.iter().chain(&issue.publication).filter(|name| !name.is_empty()).take(1).collect();
        json.objects("authors", &publishers, |json, name| json.text("name", name));
        json.all("items", &stories(issue), |json, story| {
            push_item(json, story, &uri, words);
            json.text("date_published", &time);
        });
    })
}

fn push_item(json: &mut Json, story: &Story, issue_uri: &str, words: &Words) {
    let first = story.first();
    json.text("id", &story_uri(issue_uri, &story.id));
    json.text("title", &story.title());
    let authors: Vec<&String> =
        first.article.authors.iter().map(|author| &author.name).filter(|name| !name.is_empty()).collect();
    json.objects("authors", &authors, |json, name| json.text("name", name));
    json.texts("tags", &tags(story));
    // The headline is the title.
    let mut passages = story.head();
    passages.retain(|passage| passage.role != Role::Headline);
    passages.extend(story.text());
    let mut content = String::new();
    html::push_passages(&mut content, &passages, words);
    html::push_element(&mut content, "p", "source", &words.page_name(first.page));
    json.text("content_html", &content);
}

fn tags<'a>(story: &Story<'a>) -> Vec<&'a str> {
    let first = story.first();
    let mut tags: Vec<&str> = first.article.column.iter().chain(&first.page.name).map(String::as_str).collect();
    tags.retain(|tag| !tag.is_empty());
    tags.dedup();
    tags
}
