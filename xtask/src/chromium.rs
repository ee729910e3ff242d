//! The browser that tests run in: an installed one, else Debian's or Ubuntu's.
//!
//! `ready()` gives `/usr/bin/chromium`, or what `CHROME_BIN` names.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::{apt, shell};

/// What Chromium and its kin are called on the PATH.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Without a Chinese font every character is the same empty box, and no screenshot shows whether text is cut.
const FONTS: &str = "fonts-noto-cjk";

/// A Chromium and, where apt can tell, a Chinese font for it.
pub(crate) fn ready() -> Result<PathBuf> {
    if apt::is_here() {
        fonts();
    }
    match chosen()?.or_else(installed) {
        Some(browser) => Ok(browser),
        None if apt::is_here() => {
            apt::install(&["chromium"])?;
            installed().context("apt installed chromium but it is not on the PATH; set CHROME_BIN to it")
        }
        None => {
            bail!("no Chromium on the PATH: install Chromium or Chrome, or set CHROME_BIN to one")
        }
    }
}

/// Tests also run without the font, only their pictures say less.
fn fonts() {
    apt::install(&[FONTS]).unwrap_or_else(|error| shell::say("fonts", format!("going on without: {error:#}")));
}

fn chosen() -> Result<Option<PathBuf>> {
    let Some(browser) = std::env::var_os("CHROME_BIN").filter(|name| !name.is_empty()).map(PathBuf::from) else {
        return Ok(None);
    };
    if !browser.is_file() {
        bail!("CHROME_BIN names {}, which is not a file; correct it or leave it unset", browser.display());
    }
    Ok(Some(browser))
}

fn installed() -> Option<PathBuf> {
    NAMES.into_iter().find_map(shell::find)
}
