//! Bytes as pages: what is no text is refused with the place that shows it.

use baolan::{PageError, text};

#[test]
fn the_first_wrong_byte_is_named() {
    let table: [(&[u8], usize); 5] = [
        (b"\xD6\xD0", 0),
        ("春\u{0}".as_bytes(), 3),
        (b"spring\xFF\0", 6),
        // Found by fuzzing: the NUL comes first.
        (b"\0\xFF", 0),
        (b"spring\0\xD6\xD0", 6),
    ];
    for (bytes, byte) in table {
        assert_eq!(text(bytes, 1), Err(PageError::NotText { page: 1, byte }), "{bytes:?}");
    }
}
