//! The border to JavaScript for one issue: the bytes of its pages in, the model and what a search finds out.
//!
//! Each call does a part of the work, so that a browser can see to its reader between two of them: `read` for each page, in
//! order, then `finish`.

use js_sys::Error as JsError;
use std::mem::take;
use wasm_bindgen::prelude::*;
use web_sys::Performance;

use super::{object, thrown};
use crate::{Issue, Limit, Page, Query, Segment};

/// One issue, parsed and searched, in wasm memory until `free()`.
#[wasm_bindgen]
#[derive(Default)]
pub struct Edition {
    /// Those read so far.
    pages: Vec<Page>,
    /// Of all of them, once they are.
    issue: Issue,
    segment: Option<Segment>,
}

#[wasm_bindgen]
impl Edition {
    /// An issue without pages: it has none, and nothing is found in it, until it is finished.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Edition {
        Edition::default()
    }

    /// Parses the next page: the bytes of its text.
    ///
    /// # Errors
    ///
    /// A `BaolanError` with `code` (`not-text`, `pdf`, `empty`) and `page`, counted from 1.
    pub fn read(&mut self, page: &[u8]) -> Result<(), JsError> {
        let text = crate::text(page, self.pages.len() + 1)
            .map_err(|error| thrown(error.code(), &error.message(), Some(error.page())))?;
        start_timing(PARSE);
        self.pages.push(crate::parse_page(text));
        end_timing(PARSE);
        Ok(())
    }

    /// Makes an issue of the pages that were read, and indexes it.
    pub fn finish(&mut self) {
        start_timing(PARSE);
        self.issue = Issue::of(take(&mut self.pages));
        end_timing(PARSE);
        start_timing(INDEX);
        self.segment = Some(Segment::build(&self.issue));
        end_timing(INDEX);
    }

    /// The issue as plain objects, missing values null.
    #[wasm_bindgen(unchecked_return_type = "Issue")]
    pub fn issue(&self) -> JsValue {
        object(&self.issue)
    }

    /// The articles that answer a query, best first, so many of them with their passages.
    #[wasm_bindgen(unchecked_return_type = "Hits")]
    pub fn search(&self, query: &str, passages: u32) -> JsValue {
        let limit = Limit { hits: usize::MAX, passages: passages as usize };
        object(&crate::search(self.segment.as_slice(), &Query::parse(query), limit))
    }

    /// An article's texts cut into runs, those that match a query marked; nothing where no article has the id.
    #[wasm_bindgen(unchecked_return_type = "Marked | undefined")]
    pub fn mark(&self, article: &str, query: &str) -> JsValue {
        let marked = self.segment.as_ref().and_then(|segment| crate::mark(segment, article, &Query::parse(query)));
        marked.map_or(JsValue::UNDEFINED, |marked| object(&marked))
    }
}

#[wasm_bindgen]
extern "C" {
    /// The timeline of the page or worker, where there is one.
    #[wasm_bindgen(thread_local_v2, js_name = performance)]
    static PERFORMANCE: Option<Performance>;
}

/// The names on the timeline (User Timing) of how long an issue took to parse and to index.
const PARSE: &str = "baolan:parse";
const INDEX: &str = "baolan:index";

// A timeline that is closed to us is no failure.
fn start_timing(name: &str) {
    if let Some(timeline) = PERFORMANCE.with(Clone::clone) {
        let _ = timeline.mark(name);
    }
}

fn end_timing(name: &str) {
    if let Some(timeline) = PERFORMANCE.with(Clone::clone) {
        let _ = timeline.measure_with_start_mark(name, name);
        timeline.clear_marks_with_mark_name(name);
    }
}
