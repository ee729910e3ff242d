//! The border to JavaScript for one issue: the bytes of its pages in, the model and what a search finds out.

use js_sys::{Array, Error as JsError, Uint8Array};
use std::slice::from_ref;
use wasm_bindgen::prelude::*;
use web_sys::Performance;

use super::{object, thrown};
use crate::{Issue, Query, Segment};

/// One issue, parsed and searched, in wasm memory until `free()`.
#[wasm_bindgen]
pub struct Edition {
    issue: Issue,
    segment: Segment,
}

#[wasm_bindgen]
impl Edition {
    /// Parses an issue: the bytes of each page's text, in order.
    ///
    /// # Errors
    ///
    /// A `BaolanError` with `code` (`not-text`, `pdf`, `empty`) and `page`, counted from 1.
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_param_type = "Uint8Array[]")] pages: Array) -> Result<Edition, JsError> {
        let bytes: Vec<Vec<u8>> = pages.iter().map(|page| Uint8Array::new(&page).to_vec()).collect();
        let mut texts = Vec::with_capacity(bytes.len());
        for (at, page) in bytes.iter().enumerate() {
            let text = crate::text(page, at + 1);
            texts.push(text.map_err(|error| thrown(error.code(), &error.message(), Some(error.page())))?);
        }
        start_timing(PARSE);
        let issue = crate::parse(&texts);
        end_timing(PARSE);
        start_timing(INDEX);
        let segment = Segment::build(&issue);
        end_timing(INDEX);
        Ok(Edition { issue, segment })
    }

    /// The issue as plain objects, missing values null.
    #[wasm_bindgen(unchecked_return_type = "Issue")]
    pub fn issue(&self) -> JsValue {
        object(&self.issue)
    }

    /// The articles that answer a query, best first.
    #[wasm_bindgen(unchecked_return_type = "Hits")]
    pub fn search(&self, query: &str) -> JsValue {
        object(&crate::search(from_ref(&self.segment), &Query::parse(query), usize::MAX))
    }

    /// An article's texts cut into runs, those that match a query marked; nothing where no article has the id.
    #[wasm_bindgen(unchecked_return_type = "Marked | undefined")]
    pub fn mark(&self, article: &str, query: &str) -> JsValue {
        crate::mark(&self.segment, article, &Query::parse(query)).map_or(JsValue::UNDEFINED, |marked| object(&marked))
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
