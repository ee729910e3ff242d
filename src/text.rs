//! Text: the bytes of a page taken as text, or an error that says why they are none.

use crate::error::PageError;
use crate::words;

/// The text of page `page` (from 1), which `bytes` hold as UTF-8.
///
/// # Errors
///
/// [`PageError::Pdf`], [`PageError::NotText`] or [`PageError::Empty`].
///
/// ```
/// assert_eq!(baolan::text("春来了".as_bytes(), 1), Ok("春来了"));
/// assert_eq!(baolan::text(b"\xD6\xD0", 2), Err(baolan::PageError::NotText { page: 2, byte: 0 }));
/// ```
pub fn text(bytes: &[u8], page: usize) -> Result<&str, PageError> {
    if bytes.starts_with(b"%PDF-") {
        return Err(PageError::Pdf { page });
    }
    // No text file holds a NUL; many others begin with bytes that happen to be UTF-8.
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let text = std::str::from_utf8(&bytes[..end]).map_err(|e| PageError::NotText { page, byte: e.valid_up_to() })?;
    if end < bytes.len() {
        return Err(PageError::NotText { page, byte: end });
    }
    if words::space(text) == text.len() {
        return Err(PageError::Empty { page });
    }
    Ok(text)
}
