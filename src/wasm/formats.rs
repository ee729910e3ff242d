//! The border to JavaScript for exports: the model of an issue in, the bytes of a file out.

// wasm-bindgen takes public functions alone.
#![allow(unreachable_pub)]

use js_sys::{Error as JsError, Uint8Array};
use wasm_bindgen::prelude::*;

use super::given::{Given, objects, texts};
use super::thrown;
use crate::{
    Article, Author, Direction, Format, Furniture, FurnitureRole, Issue, Jump, Kind, Page, Paragraph, ParagraphRole,
};

/// The bytes of an issue in a format, by its name: `ninjs`, `json-ld`, `json-feed`, `epub`, `markdown`, `text`.
///
/// What the object lacks the issue lacks.
///
/// # Errors
///
/// A `BaolanError` with `code` `no-issue` or `unknown-format`.
#[wasm_bindgen(js_name = exportIssue)]
pub fn export_issue(
    #[wasm_bindgen(unchecked_param_type = "Partial<Issue>")] issue: JsValue,
    format: &str,
) -> Result<Uint8Array, JsError> {
    let format = Format::named(format).ok_or_else(|| thrown("unknown-format", UNKNOWN, None))?;
    if !issue.is_object() {
        return Err(thrown("no-issue", "There is no issue. Give the model of one, as the element's `issue` is.", None));
    }
    Ok(Uint8Array::from(&crate::export(&self::issue(issue.unchecked_ref()), format)[..]))
}

const UNKNOWN: &str = "There is no such format. There are ninjs, json-ld, json-feed, epub, markdown and text.";

/// The media type of a format, by its name; undefined where there is no such format.
#[wasm_bindgen(js_name = mediaType)]
pub fn media_type(format: &str) -> Option<String> {
    Format::named(format).map(|format| format.media_type().to_owned())
}

fn issue(given: &Given) -> Issue {
    Issue {
        publication: given.publication().as_string(),
        publisher: given.publisher().as_string(),
        date: given.date().as_string(),
        number: given.number().as_string(),
        edition: given.edition().as_string(),
        pages: objects(&given.pages()).map(|given| page(&given)).collect(),
    }
}

fn page(given: &Given) -> Page {
    let furniture = |given: Given| Furniture { text: text(&given.text()), role: FurnitureRole::Other };
    Page {
        number: given.number().as_f64().unwrap_or_default() as u32,
        name: given.name().as_string(),
        articles: objects(&given.articles()).map(|given| article(&given)).collect(),
        // What each is there for no format says.
        furniture: objects(&given.furniture()).map(furniture).collect(),
    }
}

fn article(given: &Given) -> Article {
    let author = |given: Given| Author { name: text(&given.name()), role: given.role().as_string() };
    Article {
        id: text(&given.id()),
        kind: Kind::named(&text(&given.kind())),
        column: given.column().as_string(),
        kicker: texts(&given.kicker()),
        headline: texts(&given.headline()),
        subhead: texts(&given.subhead()),
        byline: given.byline().as_string(),
        dateline: given.dateline().as_string(),
        credit: given.credit().as_string(),
        authors: objects(&given.authors()).map(author).collect(),
        body: objects(&given.body()).map(|given| paragraph(&given)).collect(),
        jumps: objects(&given.jumps()).map(|given| jump(&given)).collect(),
        ..Article::default()
    }
}

fn paragraph(given: &Given) -> Paragraph {
    let role = match text(&given.role()).as_str() {
        "heading" => ParagraphRole::Heading,
        "question" => ParagraphRole::Question,
        "answer" => ParagraphRole::Answer,
        "note" => ParagraphRole::Note,
        _ => ParagraphRole::Paragraph,
    };
    Paragraph { text: text(&given.text()), role, speaker: given.speaker().as_string() }
}

fn jump(given: &Given) -> Jump {
    let is_back = text(&given.direction()) == "from";
    Jump {
        direction: if is_back { Direction::From } else { Direction::To },
        page: given.page().as_f64().map(|page| page as u32),
        text: text(&given.text()),
        article: given.article().as_string(),
    }
}

fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}
