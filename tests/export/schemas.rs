//! ninjs and JSON Feed, held to their schemas.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use baolan::{Format, Issue};
use jsonschema::{Registry, Validator};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::issues::{anything, bare, issue, often, papers, seed, written};

/// ninjs refers to GeoJSON for places, of which we have none.
static NINJS: LazyLock<Validator> = LazyLock::new(|| {
    let schema = schema(include_str!("../schemas/ninjs-schema_3.2.json"));
    validator(&[("https://geojson.org/schema/GeoJSON.json", json!(false))], &schema)
});

static FEED: LazyLock<Validator> = LazyLock::new(|| {
    let first = schema(include_str!("../schemas/json-feed-1.json"));
    validator(&[("https://json.schemastore.org/feed-1", first)], &schema(include_str!("../schemas/json-feed.json")))
});

fn schema(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn validator(known: &[(&str, Value)], schema: &Value) -> Validator {
    let mut registry = Registry::new();
    for (address, schema) in known {
        registry = registry.add(*address, schema).expect("a schema");
    }
    let registry = registry.prepare().expect("schemas");
    let options = jsonschema::options().with_registry(&registry).should_validate_formats(true);
    options.build(schema).expect("a schema")
}

/// The export as JSON, after nothing was found wrong with it.
fn checked(issue: &Issue, format: Format, validator: &Validator) -> Value {
    let text = written(issue, format);
    let value: Value = serde_json::from_str(&text).expect("JSON");
    let faults: Vec<String> = validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?} in {text}");
    assert!(!text.contains('<'), "it may stand in a page: {text}");
    value
}

fn ninjs(issue: &Issue) -> Value {
    checked(issue, Format::Ninjs, &NINJS)
}

fn feed(issue: &Issue) -> Value {
    let feed = checked(issue, Format::JsonFeed, &FEED);
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1", "the schema would take any address");
    let ids: BTreeSet<&str> = items(&feed).iter().filter_map(|item| item["id"].as_str()).collect();
    assert_eq!(ids.len(), items(&feed).len(), "the schema can't say that ids are unique");
    feed
}

fn items(feed: &Value) -> &Vec<Value> {
    feed["items"].as_array().expect("items")
}

#[test]
fn the_schemas_are_strict() {
    for (change, is_right) in [(json!({}), true), (json!({"kicker": "x"}), false), (json!({"uri": "no uri"}), false)] {
        let mut value = ninjs(&seed());
        value.as_object_mut().expect("an object").extend(change.as_object().expect("an object").clone());
        assert_eq!(NINJS.is_valid(&value), is_right, "{change}");
    }
    let mut value = ninjs(&seed());
    value["associations"][0]["kicker"] = json!("x");
    assert!(!NINJS.is_valid(&value));
    let mut value = feed(&seed());
    value["items"][0]["date_published"] = json!("2024-01-12");
    assert!(!FEED.is_valid(&value));
}

#[test]
fn papers_are_ninjs_and_feeds() {
    for issue in papers() {
        ninjs(&issue);
        feed(&issue);
    }
}

#[test]
fn a_story_in_ninjs_has_what_the_model_has() {
    let package = ninjs(&seed());
    assert_eq!(package["type"], "composite");
    assert_eq!(package["contentCreated"], "2024-01-12T00:00:00Z");
    let stories = package["associations"].as_array().expect("stories");
    assert_eq!(stories.len(), 6, "teasers are none");
    let interview = &stories[3];
    assert_eq!(interview["headlines"][0], json!({"role": "main", "value": "用民生保障温度提高百姓幸福指数"}));
    assert_eq!(interview["by"], "■记者吴斐通讯员董娜");
    assert_eq!(interview["people"][0], json!({"rel": "author", "name": "吴斐"}));
    assert_eq!(interview["genres"], json!([{"name": "interview"}]));
    let body = interview["bodies"][0]["value"].as_str().expect("a body");
    assert!(body.contains("<p class=\"question\"><b>记者</b>：新的一年"), "{body}");
    assert!(body.ends_with("<p class=\"jump\">（下转第2版）</p>\n"), "the other page is not there: {body}");
    let photo = &stories[5];
    assert_eq!((photo["type"].as_str(), photo.get("bodies")), (Some("picture"), None));
    let caption = photo["descriptions"][1]["value"].as_str().expect("a caption");
    assert!(caption.starts_with("昨日，由区委宣传部"), "{caption}");
}

#[test]
fn a_story_that_turns_the_page_is_one() {
    let issue = issue("tests/truth", "wangchao");
    let stories = ninjs(&issue);
    let stories = stories["associations"].as_array().expect("stories");
    let turned: Vec<&Value> =
        stories.iter().filter(|story| story["descriptions"][0]["value"].as_str() == Some("1, 2")).collect();
    assert_eq!(turned.len(), 1);
    let body = turned[0]["bodies"][0]["value"].as_str().expect("a body");
    assert!(body.contains("為解決山區長者就醫不便的問題") && body.contains("家住竹崁的八十一歲長者"), "{body}");
    assert!(body.contains("<p class=\"turn\">第2版 生活</p>") && !body.contains("下轉"), "{body}");
    let bodies = feed(&issue)["items"].to_string();
    assert_eq!(bodies.matches("家住竹崁的八十一歲長者").count(), 1);
}

#[test]
fn every_text_of_a_story_is_in_the_feed() {
    for issue in papers() {
        let feed = feed(&issue);
        let said: String = items(&feed).iter().map(said).collect();
        for article in issue.pages.iter().flat_map(|page| &page.articles).filter(|a| a.kind != baolan::Kind::Teaser) {
            for paragraph in &article.body {
                assert!(said.contains(&bare(&paragraph.text)), "{}", paragraph.text);
            }
        }
    }
}

/// The text of an item, without its markup.
fn said(item: &Value) -> String {
    let html = item["content_html"].as_str().expect("content");
    let xml = format!("<x>{html}</x>");
    let document = roxmltree::Document::parse(&xml).expect("well-formed");
    document.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).map(bare).collect()
}

proptest! {
    #![proptest_config(often())]

    #[test]
    fn anything_is_ninjs_and_a_feed(issue in anything()) {
        ninjs(&issue);
        let feed = feed(&issue);
        for item in items(&feed) {
            said(item);
        }
    }
}
