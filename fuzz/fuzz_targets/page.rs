//! One page of any text: what is promised of it holds, and what is said of its lines can be said.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/parse/invariants.rs"]
mod invariants;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    invariants::check(&[&text]);
    baolan::explain(&text);
});
