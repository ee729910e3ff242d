//! An issue of several pages of any text, parted by form feeds: what is promised of each and of all together holds.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/parse/invariants.rs"]
mod invariants;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let pages: Vec<&str> = text.split('\u{C}').collect();
    invariants::check(&pages);
});
