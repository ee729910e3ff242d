//! The border to JavaScript for many issues at a time: segments that are made, kept, and searched as one.

use js_sys::{Array, Error as JsError, Object, Uint8Array, Uint32Array};
use std::slice::from_ref;
use wasm_bindgen::prelude::*;

use super::given::{Given, objects, texts};
use super::{object, thrown};
use crate::{
    Article, Author, Direction, Issue, Jump, Kind, Limit, Marked, Page, Paragraph, ParagraphRole, Query, Segment,
    SegmentError, Table,
};

// What `part` gives.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "{head: Uint8Array, terms: Uint8Array[], texts: Uint8Array[]}")]
    pub type Parted;

    #[wasm_bindgen(method, setter)]
    fn set_head(this: &Parted, head: Uint8Array);
    #[wasm_bindgen(method, setter)]
    fn set_terms(this: &Parted, terms: Array);
    #[wasm_bindgen(method, setter)]
    fn set_texts(this: &Parted, texts: Array);
}

// What `answer` gives.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "Hits & {holders: Uint32Array}")]
    pub type Answer;

    #[wasm_bindgen(method, setter)]
    fn set_holders(this: &Answer, holders: Uint32Array);
}

fn arrays(parts: &[Vec<u8>]) -> Array {
    parts.iter().map(|part| Uint8Array::from(&part[..])).collect()
}

/// What a segment takes of the model, and no more.
fn issue(given: &Given) -> Issue {
    Issue {
        date: given.date().as_string(),
        pages: objects(&given.pages()).map(|given| page(&given)).collect(),
        ..Issue::default()
    }
}

fn page(given: &Given) -> Page {
    Page {
        number: given.number().as_f64().unwrap_or_default() as u32,
        name: given.name().as_string(),
        articles: objects(&given.articles()).map(|given| article(&given)).collect(),
        ..Page::default()
    }
}

fn article(given: &Given) -> Article {
    let text = |given: Given| given.text().as_string().unwrap_or_default();
    let jump = |given: Given| Jump { direction: Direction::To, page: None, text: text(given), article: None };
    let author = |given: Given| Author { name: given.name().as_string().unwrap_or_default(), role: None };
    let paragraph = |given: Given| Paragraph { text: text(given), role: ParagraphRole::Paragraph, speaker: None };
    Article {
        id: given.id().as_string().unwrap_or_default(),
        kind: Kind::named(&given.kind().as_string().unwrap_or_default()),
        column: given.column().as_string(),
        kicker: texts(&given.kicker()),
        headline: texts(&given.headline()),
        subhead: texts(&given.subhead()),
        byline: given.byline().as_string(),
        authors: objects(&given.authors()).map(author).collect(),
        body: objects(&given.body()).map(paragraph).collect(),
        jumps: objects(&given.jumps()).map(jump).collect(),
        ..Article::default()
    }
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
        let issue = if issue.is_object() { self::issue(issue.unchecked_ref()) } else { Issue::default() };
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
        crate::table::load(table);
        Ok(())
    }

    /// Adds a segment, the bytes `index` gave; they are copied.
    ///
    /// # Errors
    ///
    /// A `BaolanError` with `code` `not-a-segment`, `segment-version` or `segment-damaged`.
    pub fn add(&mut self, segment: Uint8Array) -> Result<(), JsError> {
        self.push(opened(&segment)?);
        Ok(())
    }

    /// A segment in parts: its head, by which it is opened, and what it is given when a query needs it: its terms, dealt to so many
    /// parts as any segment has, and the texts of its articles. Parts are numbered from 0, first those of the terms.
    ///
    /// # Errors
    ///
    /// As `add`.
    pub fn part(segment: Uint8Array) -> Result<Parted, JsError> {
        let segment = opened(&segment)?;
        let (head, parts) = segment.parted();
        let (terms, texts) = parts.split_at(parts.len() - segment.articles() as usize);
        let parted: Parted = JsValue::from(Object::new()).unchecked_into();
        parted.set_head(Uint8Array::from(&head[..]));
        parted.set_terms(arrays(terms));
        parted.set_texts(arrays(texts));
        Ok(parted)
    }

    /// Adds a segment by its head alone, and says how many articles it has. A search may read parts that are not there then: see
    /// `lacking`.
    ///
    /// # Errors
    ///
    /// As `add`.
    #[wasm_bindgen(js_name = addHead)]
    pub fn add_head(&mut self, head: Uint8Array) -> Result<u32, JsError> {
        let segment =
            Segment::open_head(head.to_vec()).map_err(|error| thrown(error.code(), &error.message(), None))?;
        let articles = segment.articles();
        self.push(segment);
        Ok(articles)
    }

    /// The parts that questions have read since this was asked last, and that are not there: the number of a segment, that of a part of
    /// it, and so on. As long as there are any, what was answered is no answer: give the parts, and ask again.
    pub fn lacking(&self) -> Uint32Array {
        let lacking: Vec<u32> = crate::lacking(&self.segments).into_iter().flat_map(<[u32; 2]>::from).collect();
        Uint32Array::from(&lacking[..])
    }

    /// Gives the segment with a number one of its parts.
    ///
    /// # Errors
    ///
    /// As `add`; also where it is another part, or another segment's.
    pub fn give(&mut self, segment: u32, part: u32, bytes: Uint8Array) -> Result<(), JsError> {
        let segment = self.segments.get_mut(segment as usize).ok_or(SegmentError::NotASegment);
        let given = segment.and_then(|segment| segment.give(part, bytes.to_vec()));
        // What a query may be printed as is found in the parts.
        self.marked = None;
        given.map_err(|error| thrown(error.code(), &error.message(), None))
    }

    /// So many of the articles that answer a query, best first or newest first, with their passages, or so many of them with those.
    #[wasm_bindgen(unchecked_return_type = "Hits")]
    pub fn search(&self, query: &str, limit: u32, by_date: Option<bool>, passages: Option<u32>) -> JsValue {
        let query = Query::parse(query);
        let query = if by_date == Some(true) { query.by_date() } else { query };
        let limit = Limit { hits: limit as usize, passages: passages.unwrap_or(limit) as usize };
        object(&crate::search(&self.segments, &query, limit))
    }

    /// The same by number, with nothing read for passages: how many were found, then so many of them, best first. Articles are
    /// numbered from 0 in the order they were added.
    pub fn find(&self, query: &str, limit: u32) -> Uint32Array {
        let ranked = crate::rank(&self.segments, &Query::parse(query), limit as usize);
        let mut numbers = vec![ranked.total];
        numbers.extend(ranked.articles.iter().map(|&(segment, article)| self.before[segment as usize] + article));
        Uint32Array::from(&numbers[..])
    }

    /// The same best first, and with the numbers of all articles that hold the query, in the order they were added.
    pub fn answer(&self, query: &str, limit: u32) -> Answer {
        let (hits, holders) = crate::search_all(&self.segments, &Query::parse(query), limit as usize);
        let number = |(segment, article): (u32, u32)| self.before[segment as usize] + article;
        let numbers: Vec<u32> = holders.into_iter().map(number).collect();
        let answer: Answer = object(&hits).unchecked_into();
        answer.set_holders(Uint32Array::from(&numbers[..]));
        answer
    }

    /// What a query that nothing holds may have been meant as; undefined if there is nothing alike. It reads all texts: `search` says so
    /// itself where none lie apart.
    pub fn guess(&self, query: &str) -> Option<String> {
        crate::guess(&self.segments, &Query::parse(query))
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
    fn push(&mut self, segment: Segment) {
        self.before.push(self.articles);
        self.articles += segment.articles();
        self.segments.push(segment);
    }

    fn marked(&mut self, number: u32, article: &str, text: &str) -> Option<Marked> {
        let segment = self.segments.get(number as usize)?;
        let asked = (text.to_owned(), number, crate::table::loaded().is_some());
        if self.marked.as_ref().is_none_or(|(known, _)| *known != asked) {
            let (query, _) = crate::expand::expanded(from_ref(segment), &Query::parse(text));
            // What was found with parts missing is not all it may be printed as.
            self.marked = (!segment.is_lacking()).then_some((asked, query));
        }
        let (_, query) = self.marked.as_ref()?;
        crate::mark::marked(segment, article, query)
    }
}

fn opened(segment: &Uint8Array) -> Result<Segment, JsError> {
    Segment::open(segment.to_vec()).map_err(|error| thrown(error.code(), &error.message(), None))
}
