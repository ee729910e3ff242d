//! A model that JavaScript gives, read property by property: serde's way back weighs 20 KB, and looks each up by a name that is made
//! anew. What an object lacks is none, or empty; what is no object has nothing.

use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An object of the model, or anything else: what it lacks is undefined.
    pub(super) type Given;

    #[wasm_bindgen(method, getter)]
    pub(super) fn publication(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn publisher(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn date(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn number(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn edition(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn pages(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn name(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn articles(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn furniture(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn id(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn kind(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn column(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn kicker(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn headline(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn subhead(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn byline(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn dateline(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn credit(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn authors(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn body(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn jumps(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn text(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn role(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn speaker(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn direction(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn page(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn article(this: &Given) -> JsValue;
}

/// The texts of an array.
pub(super) fn texts(value: &JsValue) -> Vec<String> {
    items(value).filter_map(|value| value.as_string()).collect()
}

/// The items of an array that are objects.
pub(super) fn objects(value: &JsValue) -> impl Iterator<Item = Given> {
    items(value).filter(JsValue::is_object).map(JsCast::unchecked_into)
}

/// The items of an array; none of anything else.
fn items(value: &JsValue) -> impl Iterator<Item = JsValue> {
    let array = if Array::is_array(value) { Array::from(value) } else { Array::new() };
    array.into_iter()
}
