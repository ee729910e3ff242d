//! Brotli: in come the built files, out comes each once more with `.br`, as a static host would send it.
//!
//! `brotli(b"aaaa")` is `aaaa` at the highest quality, which costs a tenth of a second a file, once.

use std::fs;

use anyhow::{Context, Result};

use crate::build::{BUILT, Mode};
use crate::step::Step;
use crate::{shell, workspace};

/// The highest: these files are compressed once and fetched often. The budgets are in it.
const QUALITY: i32 = 11;
/// A window of 4 MB, larger than any of the files and the most that every browser takes.
const WINDOW: i32 = 22;

/// Puts a `.br` beside each built file; a build for mending has none, so that no old one is served for a new file.
pub(crate) fn build(mode: Mode) -> Result<()> {
    match mode {
        Mode::Ship => compress(),
        Mode::Dev => remove(),
    }
}

/// The bytes as they go over the wire.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: QUALITY,
        lgwin: WINDOW,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut wire = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut wire, &params).context("brotli failed")?;
    Ok(wire)
}

fn compress() -> Result<()> {
    let mut step = Step::new("brotli", "compressing what was built").reads(include_str!("squeeze.rs"));
    for file in BUILT {
        step = step.reads_file(&workspace::path(file))?.writes(workspace::path(&wire_name(file)));
    }
    step.run(|| BUILT.into_iter().try_for_each(compress_file))
}

fn compress_file(file: &str) -> Result<()> {
    let wire = brotli(&fs::read(workspace::path(file))?)?;
    Ok(fs::write(workspace::path(&wire_name(file)), wire)?)
}

fn remove() -> Result<()> {
    shell::say("brotli", "left out for --dev");
    for file in BUILT.map(wire_name).iter().map(|name| workspace::path(name)).filter(|path| path.exists()) {
        fs::remove_file(&file).with_context(|| format!("{} can't be removed", file.display()))?;
    }
    Ok(())
}

fn wire_name(file: &str) -> String {
    format!("{file}.br")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_comes_out() {
        let text = "报栏 ".repeat(1000);
        let wire = brotli(text.as_bytes()).unwrap();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut wire.as_slice(), &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
        assert!(wire.len() < 40, "{} bytes", wire.len());
    }
}
