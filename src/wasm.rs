//! The border to JavaScript, the only place that names it: converts, forwards, converts back.
//!
//! Byte offsets stay on this side; JavaScript gets objects and strings that are already cut.

use js_sys::{Array, Error as JsError, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::slice::from_ref;
use wasm_bindgen::prelude::*;
use web_sys::Performance;

use crate::{Issue, Query, Segment};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// In a build with debug assertions a panic says where and why on the console; a release has no text for it.
#[wasm_bindgen(start)]
fn start() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
}

/// The model's types for TypeScript, as `serde` writes them.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

/// A query's text, and whether it was read by the table of characters.
#[cfg(feature = "whole")]
type Asked = (String, bool);

/// One issue, parsed and indexed, in wasm memory until `free()`.
#[wasm_bindgen]
pub struct Edition {
    issue: Issue,
    segment: Segment,
    /// The query that was marked last, as it was given and as what it may be printed as: many articles are marked by one.
    #[cfg(feature = "whole")]
    marked: std::cell::RefCell<Option<(Asked, Query)>>,
}

#[wasm_bindgen]
impl Edition {
    /// Parses and indexes an issue: the bytes of each page's text, in order.
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
        Ok(Edition {
            issue,
            segment,
            #[cfg(feature = "whole")]
            marked: Default::default(),
        })
    }

    /// The issue as plain objects, missing values null.
    #[wasm_bindgen(unchecked_return_type = "Issue")]
    pub fn issue(&self) -> JsValue {
        object(&self.issue)
    }

    /// The issue's segment, for an `Archive`.
    #[cfg(feature = "whole")]
    pub fn segment(&self) -> Uint8Array {
        Uint8Array::from(self.segment.as_bytes())
    }

    /// The articles that answer a query, best first.
    #[wasm_bindgen(unchecked_return_type = "Hits")]
    pub fn search(&self, query: &str) -> JsValue {
        object(&crate::search(from_ref(&self.segment), &Query::parse(query), usize::MAX))
    }

    /// An article's texts cut into runs, those that match a query marked; nothing where no article has the id.
    #[wasm_bindgen(unchecked_return_type = "Marked | undefined")]
    pub fn mark(&self, article: &str, query: &str) -> JsValue {
        #[cfg(not(feature = "whole"))]
        let marked = crate::mark(&self.segment, article, &Query::parse(query));
        #[cfg(feature = "whole")]
        let marked = self.marked(article, query);
        marked.map_or(JsValue::UNDEFINED, |marked| object(&marked))
    }
}

#[cfg(feature = "whole")]
impl Edition {
    fn marked(&self, article: &str, text: &str) -> Option<crate::Marked> {
        let mut last = self.marked.borrow_mut();
        let asked = (text.to_owned(), crate::table::loaded().is_some());
        if last.as_ref().is_none_or(|(known, _)| *known != asked) {
            *last = Some((asked, crate::expand::expanded(from_ref(&self.segment), &Query::parse(text)).0));
        }
        let (_, query) = last.as_ref()?;
        crate::mark::marked(&self.segment, article, query)
    }
}

/// A model value as plain objects.
pub(crate) fn object(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::new().serialize_missing_as_null(true)).unwrap_throw()
}

/// An error as JavaScript throws it: its short name, what to do, and the page where it concerns one.
pub(crate) fn thrown(code: &str, message: &str, page: Option<usize>) -> JsError {
    let thrown = JsError::new(message);
    thrown.set_name("BaolanError");
    // Setting a property of a new object cannot fail.
    let _ = Reflect::set(&thrown, &"code".into(), &code.into());
    if let Some(page) = page {
        let _ = Reflect::set(&thrown, &"page".into(), &JsValue::from_f64(page as f64));
    }
    thrown
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
