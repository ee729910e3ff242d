//! The border to JavaScript, the only place that names it: it converts, forwards, converts back. Its classes are in
//! `edition.rs`, for one issue, and in `archive.rs`, for many; `formats.rs` writes exports, and `given.rs` reads what JavaScript gives.
//!
//! Byte offsets stay on this side; JavaScript gets objects and strings that are already cut.

use js_sys::{Error as JsError, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

#[cfg(feature = "index")]
mod archive;
#[cfg(any(feature = "papers", not(any(feature = "index", feature = "export"))))]
mod edition;
#[cfg(feature = "export")]
mod formats;
#[cfg(any(feature = "index", feature = "export"))]
mod given;

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

/// A model value as plain objects.
fn object(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::new().serialize_missing_as_null(true)).unwrap_throw()
}

/// An error as JavaScript throws it: its short name, what to do, and the page where it concerns one.
fn thrown(code: &str, message: &str, page: Option<usize>) -> JsError {
    let thrown = JsError::new(message);
    thrown.set_name("BaolanError");
    // Setting a property of a new object cannot fail.
    let _ = Reflect::set(&thrown, &"code".into(), &code.into());
    if let Some(page) = page {
        let _ = Reflect::set(&thrown, &"page".into(), &JsValue::from_f64(page as f64));
    }
    thrown
}
