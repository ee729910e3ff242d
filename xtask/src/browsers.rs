//! The programs that tests start, the browsers and what they need beside themselves, and epubcheck: installed ones, else Debian's or
//! Ubuntu's.
//!
//! `chromium()` gives `/usr/bin/chromium`, or what `CHROME_BIN` names. `all()` gives it with the others, each with the
//! variable by which the tests are told of it, and `epubcheck()` likewise.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::{apt, shell};

/// A program that tests start.
struct Program {
    /// What people call it.
    name: &'static str,
    /// The variable that names one to us, and the one we found to the tests.
    variable: &'static str,
    /// What it and its kin are called on the PATH.
    commands: &'static [&'static str],
    /// Debian's package that has it.
    package: &'static str,
}

const CHROMIUM: Program = Program {
    name: "Chromium or Chrome",
    variable: "CHROME_BIN",
    commands: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    package: "chromium",
};

const FIREFOX: Program =
    Program { name: "Firefox", variable: "FIREFOX_BIN", commands: &["firefox-esr", "firefox"], package: "firefox-esr" };

/// It starts the small browser that comes with WebKitGTK, which the package brings.
const WEBKIT_DRIVER: Program = Program {
    name: "WebKitGTK's WebKitWebDriver",
    variable: "WEBKIT_DRIVER",
    commands: &["WebKitWebDriver"],
    package: "webkit2gtk-driver",
};

/// The browsers above need no screen; WebKitGTK does, and on one of its own no window stands in anyone's way.
const XVFB: Program = Program { name: "Xvfb", variable: "XVFB_BIN", commands: &["Xvfb"], package: "xvfb" };

/// Says what is wrong with a book; the package brings the Java that runs it.
const EPUBCHECK: Program =
    Program { name: "epubcheck", variable: "EPUBCHECK", commands: &["epubcheck"], package: "epubcheck" };

/// Without a Chinese font every character is the same empty box, and no screenshot shows whether text is cut.
const FONTS: &str = "fonts-noto-cjk";

/// A Chromium and, where apt can tell, a Chinese font for it.
pub(crate) fn chromium() -> Result<PathBuf> {
    fonts();
    CHROMIUM.ready()
}

/// All that the tests drive, by the variables that name it.
pub(crate) fn all() -> Result<Vec<(&'static str, PathBuf)>> {
    fonts();
    let programs = [CHROMIUM, FIREFOX, WEBKIT_DRIVER, XVFB];
    programs.iter().map(|program| Ok((program.variable, program.ready()?))).collect()
}

/// What checks books, by the variable that names it.
pub(crate) fn epubcheck() -> Result<(&'static str, PathBuf)> {
    Ok((EPUBCHECK.variable, EPUBCHECK.ready()?))
}

/// Tests also run without the font, only their pictures say less.
fn fonts() {
    if apt::is_here() {
        apt::install(&[FONTS]).unwrap_or_else(|error| shell::say("fonts", format!("going on without: {error:#}")));
    }
}

impl Program {
    fn ready(&self) -> Result<PathBuf> {
        match self.chosen()?.or_else(|| self.installed()) {
            Some(file) => Ok(file),
            None if apt::is_here() => self.fetched(),
            None => bail!("no {0} on the PATH: install it, or set {1} to one", self.name, self.variable),
        }
    }

    fn chosen(&self) -> Result<Option<PathBuf>> {
        let variable = self.variable;
        let Some(file) = std::env::var_os(variable).filter(|name| !name.is_empty()).map(PathBuf::from) else {
            return Ok(None);
        };
        if !file.is_file() {
            bail!("{variable} names {}, which is not a file; correct it or leave it unset", file.display());
        }
        Ok(Some(file))
    }

    fn installed(&self) -> Option<PathBuf> {
        self.commands.iter().copied().find_map(shell::find)
    }

    fn fetched(&self) -> Result<PathBuf> {
        let Program { name, variable, package, .. } = self;
        apt::install(&[package])
            .with_context(|| format!("{name} is missing; where apt does not have it, set {variable} to one"))?;
        self.installed()
            .with_context(|| format!("apt installed {package} but it is not on the PATH; set {variable} to it"))
    }
}
