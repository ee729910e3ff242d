//! The border to JavaScript for many issues at a time: segments that are made, kept, and searched as one.

use js_sys::{Array, Error as JsError, Reflect, Uint8Array, Uint32Array};
use std::slice::from_ref;
use wasm_bindgen::prelude::*;

use crate::wasm::{object, thrown};
use crate::{
    Article, Author, Direction, Issue, Jump, Kind, Marked, Page, Paragraph, ParagraphRole, Query, Segment, Table,
};

// What a segment takes of the model is read by hand: serde's way back weighs 20 KB.

fn page(value: &JsValue) -> Page {
    Page {
        number: get(value, "number").as_f64().unwrap_or_default() as u32,
        name: text(value, "name"),
        articles: list(value, "articles").map(|value| article(&value)).collect(),
        ..Page::default()
    }
}

fn article(value: &JsValue) -> Article {
    let jump = |value: JsValue| Jump {
        direction: Direction::To,
        page: None,
        text: text(&value, "text").unwrap_or_default(),
        article: None,
    };
    let author = |value: JsValue| Author { name: text(&value, "name").unwrap_or_default(), role: None };
    let paragraph = |value: JsValue| Paragraph {
        text: text(&value, "text").unwrap_or_default(),
        role: ParagraphRole::Paragraph,
        speaker: None,
    };
    Article {
        id: text(value, "id").unwrap_or_default(),
        kind: Kind::named(&text(value, "kind").unwrap_or_default()),
        column: text(value, "column"),
        kicker: texts(value, "kicker"),
        headline: texts(value, "headline"),
        subhead: texts(value, "subhead"),
        byline: text(value, "byline"),
        authors: list(value, "authors").map(author).collect(),
        body: list(value, "body").map(paragraph).collect(),
        jumps: list(value, "jumps").map(jump).collect(),
        ..Article::default()
    }
}

/// A property, or undefined.
fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn text(value: &JsValue, name: &str) -> Option<String> {
    get(value, name).as_string()
}

fn texts(value: &JsValue, name: &str) -> Vec<String> {
    list(value, name).filter_map(|value| value.as_string()).collect()
}

/// The items of an array; none of anything else.
fn list(value: &JsValue, name: &str) -> impl Iterator<Item = JsValue> {
    let value = get(value, name);
    let array = if Array::is_array(&value) { Array::from(&value) } else { Array::new() };
    array.into_iter()
}

/// Segments in wasm memory, searched as one, until `free()`.
#[wasm_bindgen]
#[derive(Default)]
pub struct Archive {
    segments: Vec<Segment>,
    /// How many articles are in the segments before each.
    before: Vec<u32>,
    articles: u32,
    /// The query that was marked last and all it may be printed as: many articles are marked by one.
    marked: Option<(Asked, Query)>,
}

/// A query's text, the segment it is asked of, and whether it was read by the table of characters.
type Asked = (String, u32, bool);

#[wasm_bindgen]
impl Archive {
    /// An archive of nothing.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Archive {
        Archive::default()
    }

    /// The bytes of an issue's segment, to be kept and given to an `Archive`.
    ///
    /// What the object lacks the issue lacks; what is no issue has no articles.
    ///
    /// Without terms it is made sooner and read for every query, which is as fast for a hundred articles.
    pub fn index(
        #[wasm_bindgen(unchecked_param_type = "Partial<Issue>")] issue: JsValue,
        without_terms: Option<bool>,
    ) -> Uint8Array {
        let issue = Issue {
            publication: text(&issue, "publication"),
            date: text(&issue, "date"),
            pages: list(&issue, "pages").map(|value| page(&value)).collect(),
            ..Issue::default()
        };
        let segment = if without_terms == Some(true) { Segment::without_terms(&issue) } else { Segment::build(&issue) };
        Uint8Array::from(segment.as_bytes())
    }

    /// Gives queries the table of characters (`baolan_table.bin`), for other forms and pinyin.
    ///
    /// # Errors
    ///
    /// A `BaolanError` with `code` `not-a-table`, `table-version` or `table-damaged`.
    #[wasm_bindgen(js_name = loadTable)]
    pub fn load_table(table: Uint8Array) -> Result<(), JsError> {
        let table = Table::open(table.to_vec()).map_err(|error| thrown(error.code(), &error.message(), None))?;
        super::table::load(table);
        Ok(())
    }

    /// Adds a segment, the bytes `index` gave; they are copied.
    ///
    /// # Errors
    ///
    /// A `BaolanError` with `code` `not-a-segment`, `segment-version` or `segment-damaged`.
    pub fn add(&mut self, segment: Uint8Array) -> Result<(), JsError> {
        let segment = opened(&segment)?;
        self.before.push(self.articles);
        self.articles += segment.articles();
        self.segments.push(segment);
        Ok(())
    }

    /// So many of the articles that answer a query, best first or newest first, with their passages.
    #[wasm_bindgen(unchecked_return_type = "Hits")]
    pub fn search(&self, query: &str, limit: u32, by_date: Option<bool>) -> JsValue {
        let query = Query::parse(query);
        let query = if by_date == Some(true) { query.by_date() } else { query };
        object(&crate::search(&self.segments, &query, limit as usize))
    }

    /// The same by number, with nothing read for passages: how many were found, then so many of them, best first. Articles are
    /// numbered from 0 in the order they were added.
    pub fn find(&self, query: &str, limit: u32) -> Uint32Array {
        let ranked = crate::rank(&self.segments, &Query::parse(query), limit as usize);
        let mut numbers = vec![ranked.total];
        numbers.extend(ranked.articles.iter().map(|&(segment, article)| self.before[segment as usize] + article));
        Uint32Array::from(&numbers[..])
    }

    /// How many of the articles a query finds are on which page, in which section, of which kind, by whom, of which day.
    #[wasm_bindgen(unchecked_return_type = "Facets")]
    pub fn facets(&self, query: &str) -> JsValue {
        object(&crate::facets(&self.segments, &Query::parse(query)))
    }

    /// So many of what may be typed: authors, earlier queries (the last first), headlines.
    #[wasm_bindgen(unchecked_return_type = "Suggestion[]")]
    pub fn suggest(&self, typed: &str, earlier: Vec<String>, limit: u32) -> JsValue {
        object(&crate::suggest(&self.segments, typed, &earlier, limit as usize))
    }

    /// Why the article with a number (as `find` gives it) has its score; undefined if it does not hold the query.
    #[wasm_bindgen(unchecked_return_type = "Reason | undefined")]
    pub fn explain(&self, article: u32, query: &str) -> JsValue {
        let segment = self.before.partition_point(|&before| before <= article).saturating_sub(1);
        let number = article.wrapping_sub(self.before.get(segment).copied().unwrap_or(0));
        let reason = crate::reason(&self.segments, &Query::parse(query), segment as u32, number);
        reason.map_or(JsValue::UNDEFINED, |reason| object(&reason))
    }

    /// An article's texts cut into runs, those that match a query marked; nothing where the segment has no such article.
    #[wasm_bindgen(unchecked_return_type = "Marked | undefined")]
    pub fn mark(&mut self, segment: u32, article: &str, query: &str) -> JsValue {
        self.marked(segment, article, query).map_or(JsValue::UNDEFINED, |marked| object(&marked))
    }
}

impl Archive {
    fn marked(&mut self, number: u32, article: &str, text: &str) -> Option<Marked> {
        let segment = self.segments.get(number as usize)?;
        let asked = (text.to_owned(), number, super::table::loaded().is_some());
        if self.marked.as_ref().is_none_or(|(known, _)| *known != asked) {
            self.marked = Some((asked, super::expand::expanded(from_ref(segment), &Query::parse(text)).0));
        }
        let (_, query) = self.marked.as_ref()?;
        crate::mark::marked(segment, article, query)
    }
}

fn opened(segment: &Uint8Array) -> Result<Segment, JsError> {
    Segment::open(segment.to_vec()).map_err(|error| thrown(error.code(), &error.message(), None))
}
