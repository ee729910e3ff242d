//! Any bytes: they are text and make a page, or the error says where and why not.

#![no_main]

use baolan::PageError;
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/parse/invariants.rs"]
mod invariants;

fuzz_target!(|bytes: &[u8]| match baolan::text(bytes, 1) {
    Ok(text) => {
        assert_eq!(text.as_bytes(), bytes);
        let page = &invariants::check(&[text]).pages[0];
        assert!(!page.articles.is_empty() || !page.furniture.is_empty(), "text that is not blank makes something");
    }
    Err(error) => {
        assert_eq!(error.page(), 1);
        assert!(!error.message().contains('\n'));
        if let PageError::NotText { byte, .. } = error {
            assert!(std::str::from_utf8(&bytes[..byte]).is_ok_and(|text| !text.contains('\0')));
            assert!(byte < bytes.len());
        }
    }
});
