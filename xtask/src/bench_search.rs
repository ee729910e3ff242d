//! `cargo xtask bench search`: Baolan's search beside other engines, on articles that the command line names.
//!
//! In comes a corpus, out comes a table, printed and, with `--out`, written to a file. The engines are npm packages of
//! benches/search, which nothing else installs; benches/search/run.mjs does the measuring.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::build::{self, Mode, Order};
use crate::toolchain::Wish;
use crate::{browsers, npm, shell, workspace};

/// What is compared: the articles, and of sizes and engines those that are named, or all.
#[derive(Debug, PartialEq)]
pub(crate) struct Comparison {
    /// JSON lines with `id`, `title`, `body` and `date`; compressed where the name ends in `.gz`.
    pub(crate) corpus: PathBuf,
    pub(crate) sizes: Option<Sizes>,
    /// Names with commas between; benches/search/engines.mjs knows them.
    pub(crate) engines: Option<String>,
    /// Where the table is written.
    pub(crate) out: Option<PathBuf>,
}

/// How many articles are searched, one number a table.
#[derive(Debug, PartialEq)]
pub(crate) struct Sizes(Vec<usize>);

impl std::str::FromStr for Sizes {
    type Err = anyhow::Error;

    fn from_str(words: &str) -> Result<Self> {
        let sizes: Result<Vec<usize>, _> = words.split(',').map(str::parse).collect();
        match sizes {
            Ok(sizes) if !sizes.contains(&0) => Ok(Self(sizes)),
            _ => bail!("--sizes takes numbers of articles, such as 10,100,10000; this is `{words}`"),
        }
    }
}

impl std::fmt::Display for Sizes {
    fn fmt(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        let words: Vec<String> = self.0.iter().map(usize::to_string).collect();
        to.write_str(&words.join(","))
    }
}

/// Builds what ships, installs the peers and measures all of them in one run.
pub(crate) fn run(comparison: &Comparison, wish: Wish) -> Result<()> {
    check_corpus(&comparison.corpus)?;
    let mut node = command(comparison)?;
    npm::ready()?;
    npm::peers_ready()?;
    build::build(&Order { mode: Mode::Ship, wish })?;
    shell::run(node.env("CHROME_BIN", browsers::chromium()?))
}

/// Said before anything is built.
pub(crate) fn check_corpus(corpus: &Path) -> Result<()> {
    if !corpus.is_file() {
        bail!("{} is not a file; --corpus takes one of JSON lines", corpus.display());
    }
    Ok(())
}

fn command(comparison: &Comparison) -> Result<Command> {
    let mut node = Command::new("node");
    node.arg(workspace::path("benches/search/run.mjs")).arg("--corpus").arg(whole(&comparison.corpus)?);
    if let Some(sizes) = &comparison.sizes {
        node.args(["--sizes", &sizes.to_string()]);
    }
    if let Some(engines) = &comparison.engines {
        node.args(["--engines", engines]);
    }
    if let Some(out) = &comparison.out {
        node.arg("--out").arg(whole(out)?);
    }
    Ok(node)
}

/// Programs are started in the project's top folder, so paths are made whole first.
pub(crate) fn whole(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).with_context(|| format!("{} can't be made a whole path", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_numbers_of_articles() {
        assert_eq!("10,100".parse::<Sizes>().unwrap().to_string(), "10,100");
        for words in ["", "ten", "10,", "0", "-1"] {
            let error = words.parse::<Sizes>().unwrap_err().to_string();
            assert!(error.contains("10,100,10000"), "{words}: {error}");
        }
    }

    #[test]
    fn the_command_line_has_what_was_named() {
        let corpus = PathBuf::from("/news.jsonl");
        let all = Comparison { corpus: corpus.clone(), sizes: None, engines: None, out: None };
        assert!(shell::line(&command(&all).unwrap()).ends_with("run.mjs --corpus /news.jsonl"));
        let some = Comparison {
            corpus,
            sizes: Some(Sizes(vec![10])),
            engines: Some("scan,lunr".to_owned()),
            out: Some(PathBuf::from("/table.md")),
        };
        let line = shell::line(&command(&some).unwrap());
        assert!(line.ends_with("--sizes 10 --engines scan,lunr --out /table.md"), "{line}");
    }
}
