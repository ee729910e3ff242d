//! The command line: in come words, out comes a [`Command`], or an error that says what to type.
//!
//! `serve --port 8081 --dev` is `Command::Serve(Order { mode: Mode::Dev, .. }, 8081)`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::{Arg, Parser, ValueExt};

use crate::bench::Subject;
use crate::bench_search::{Comparison, Sizes};
use crate::build::{Mode, Order};
use crate::judge::{Inquiry, Listing};
use crate::release::Advisories;
use crate::test::Group;
use crate::toolchain::{Purpose, Route, Wish};

/// What `cargo xtask` can be told to do.
#[derive(Debug, PartialEq)]
pub(crate) enum Command {
    Help,
    Build(Order),
    Serve(Order, u16),
    Test(Vec<Group>, Wish),
    Size(Wish),
    Release(Advisories, Wish),
    Bench(Subject, Wish),
    Judge(Inquiry),
    Table,
}

/// Where `serve` listens unless told otherwise.
const DEFAULT_PORT: u16 = 8080;

const HELP: &str = "\
cargo xtask build [--dev | --release]   build everything into pkg/
cargo xtask serve [--port N] [--dev]    build, then serve the reader on http://127.0.0.1:8080/
cargo xtask test [--only NAME]          run every test: fmt, clippy, test, scripts, size, exports, package, supply, browser
cargo xtask size                        build, then hold every shipped file against its budget
cargo xtask release                     build, check and pack what is committed, and say how to publish it
cargo xtask bench parse                 how fast pages are parsed, by the command and in Chromium
cargo xtask bench search --corpus FILE  search beside other engines, on articles as JSON lines
cargo xtask bench read [--corpus FILE]  what a reader waits for in Chromium, beside Pagefind's component
cargo xtask bench library --corpus FILE a year of issues on the shelf, beside a page that scans the same texts
cargo xtask bench portal                what the element costs the page of a news site, beside the page without it
cargo xtask judge DIR                   parse the pages in DIR and count what is not as in NAME.truth.json
cargo xtask table                       make the table of characters, src/index/table.bin, from its sources

  --dev               debug assertions and panic messages, nothing minified
  --release           only by a toolchain that builds std for size
  --toolchain NAME    installed, debian, rustup or rust-src instead of the first that this machine
                      has; the environment variable BAOLAN_TOOLCHAIN does the same
  --port N            another port than 8080; 0 takes a free one
  --only NAME         one group of tests; may stand several times
  --without-advisories  release though nobody could say what is known against its parts
  --worst N           list the N issues that the parser gets most wrong
  --wrong             list each wrong article that the parser was sure of, and what differs
  --sizes N,N         how many articles are searched: 10,100,10000 unless told
  --engines A,B       only these engines; a wrong name lists them
  --out FILE          where the table is written besides

Each command but `judge` gets what is missing and says so.";

/// Prints every command and switch.
pub(crate) fn print_help() -> ExitCode {
    println!("{HELP}");
    ExitCode::SUCCESS
}

/// Reads the command line; `toolchain` is the environment's choice, which a switch overrules.
pub(crate) fn parse(mut words: Parser, toolchain: Option<String>) -> Result<Command> {
    let mut given = Given::default();
    given.force(toolchain.as_deref().unwrap_or_default())?;
    let mut command = None;
    while let Some(word) = words.next()? {
        match word {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help),
            Arg::Value(name) if command.is_none() => command = Some(name.string()?),
            Arg::Value(object) if given.object.is_none() => given.object = Some(object.into()),
            Arg::Long("dev") => given.dev = true,
            Arg::Long("release") => given.release = true,
            Arg::Long("toolchain") => given.force(&words.value()?.string()?)?,
            Arg::Long("port") => given.port = Some(words.value()?.parse()?),
            Arg::Long("only") => given.only.push(group(&words.value()?.string()?)?),
            Arg::Long("without-advisories") => given.without_advisories = true,
            Arg::Long("worst") => given.worst = Some(words.value()?.parse()?),
            Arg::Long("wrong") => given.wrong = true,
            Arg::Long("corpus") => given.corpus = Some(words.value()?.into()),
            Arg::Long("sizes") => given.sizes = Some(words.value()?.string()?.parse()?),
            Arg::Long("engines") => given.engines = Some(words.value()?.string()?),
            Arg::Long("out") => given.out = Some(words.value()?.into()),
            other => bail!("{}; `cargo xtask --help` lists what there is", other.unexpected()),
        }
    }
    given.command(command.as_deref().unwrap_or_default())
}

/// The switches, as they stood on the command line.
#[derive(Default)]
struct Given {
    dev: bool,
    release: bool,
    force: Option<Route>,
    port: Option<u16>,
    only: Vec<Group>,
    without_advisories: bool,
    /// What the command is to work on: a folder, or what to measure.
    object: Option<PathBuf>,
    worst: Option<usize>,
    wrong: bool,
    corpus: Option<PathBuf>,
    sizes: Option<Sizes>,
    engines: Option<String>,
    out: Option<PathBuf>,
}

impl Given {
    /// An empty name forces nothing, so that an emptied environment variable is as good as none.
    fn force(&mut self, name: &str) -> Result<()> {
        if !name.is_empty() {
            self.force = Some(name.parse()?);
        }
        Ok(())
    }

    fn command(self, name: &str) -> Result<Command> {
        self.check(name)?;
        Ok(match name {
            "build" => Command::Build(self.order()),
            "serve" => Command::Serve(self.order(), self.port.unwrap_or(DEFAULT_PORT)),
            "test" => Command::Test(self.only, Wish { purpose: Purpose::Smallest, force: self.force }),
            "size" => Command::Size(Wish { purpose: Purpose::Smallest, force: self.force }),
            "release" => {
                let advisories = if self.without_advisories { Advisories::Unneeded } else { Advisories::Needed };
                Command::Release(advisories, Wish { purpose: Purpose::Release, force: self.force })
            }
            "bench" => {
                let wish = Wish { purpose: Purpose::Smallest, force: self.force };
                Command::Bench(self.subject()?, wish)
            }
            "judge" => Command::Judge(self.inquiry()?),
            "table" => Command::Table,
            "" => bail!("no command given; `cargo xtask --help` lists them"),
            _ => bail!("there is no command `{name}`; `cargo xtask --help` lists them"),
        })
    }

    /// A switch that its command would ignore is a mistake worth a word.
    fn check(&self, command: &str) -> Result<()> {
        let builds = matches!(command, "build" | "serve");
        let measures = |what: &str| command == "bench" && self.object.as_deref() == Some(what.as_ref());
        let compares = measures("search");
        let misplaced = [
            ("--port", self.port.is_some() && command != "serve"),
            ("--only", !self.only.is_empty() && command != "test"),
            ("--dev", self.dev && !builds),
            ("--release", self.release && !builds),
            ("--without-advisories", self.without_advisories && command != "release"),
            ("--worst", self.worst.is_some() && command != "judge"),
            ("--wrong", self.wrong && command != "judge"),
            ("--corpus", self.corpus.is_some() && !compares && !measures("read") && !measures("library")),
            ("--sizes", self.sizes.is_some() && !compares),
            ("--engines", self.engines.is_some() && !compares),
            ("--out", self.out.is_some() && !compares),
            ("further word", self.object.is_some() && !matches!(command, "judge" | "bench")),
        ];
        if let Some((switch, _)) = misplaced.iter().find(|(_, wrong)| *wrong) {
            bail!("`{command}` knows no {switch}; `cargo xtask --help` lists what there is");
        }
        if self.dev && self.release {
            bail!("--dev and --release exclude each other; leave one out");
        }
        Ok(())
    }

    fn subject(self) -> Result<Subject> {
        match self.object.as_deref().and_then(|object| object.to_str()) {
            Some("parse") => Ok(Subject::Parse),
            Some("search") => Ok(Subject::Search(self.comparison()?)),
            Some("read") => Ok(Subject::Read(self.corpus)),
            Some("library") => {
                let missing = "`bench library` needs articles to print: `cargo xtask bench library --corpus FILE`";
                Ok(Subject::Library(self.corpus.ok_or_else(|| anyhow::anyhow!(missing))?))
            }
            Some("portal") => Ok(Subject::Portal),
            _ => bail!("`bench` knows `parse`, `search`, `read`, `library` and `portal`: `cargo xtask bench parse`"),
        }
    }

    fn comparison(self) -> Result<Comparison> {
        let missing = "`bench search` needs articles to search: `cargo xtask bench search --corpus FILE`";
        let corpus = self.corpus.ok_or_else(|| anyhow::anyhow!(missing))?;
        Ok(Comparison { corpus, sizes: self.sizes, engines: self.engines, out: self.out })
    }

    fn inquiry(self) -> Result<Inquiry> {
        let missing = "`judge` needs a folder of pages with truth: `cargo xtask judge DIR`";
        let folder = self.object.ok_or_else(|| anyhow::anyhow!(missing))?;
        let listing = if self.wrong { Listing::SurelyWrong } else { Listing::None };
        Ok(Inquiry { folder, worst: self.worst.unwrap_or_default(), listing })
    }

    fn order(&self) -> Order {
        let purpose = if self.release { Purpose::Release } else { Purpose::Any };
        let mode = if self.dev { Mode::Dev } else { Mode::Ship };
        Order { mode, wish: Wish { purpose, force: self.force } }
    }
}

fn group(name: &str) -> Result<Group> {
    let known = Group::ALL.into_iter().find(|group| group.name() == name);
    known.ok_or_else(|| {
        anyhow::anyhow!(
            "there is no group of tests `{name}`; there are fmt, clippy, test, scripts, size, exports, package, supply and browser"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command> {
        parse(Parser::from_args(line.split_whitespace()), None)
    }

    fn complaint(line: &str) -> String {
        parsed(line).unwrap_err().to_string()
    }

    const ANY: Wish = Wish { purpose: Purpose::Any, force: None };

    #[test]
    fn serve_listens_on_8080_unless_told() {
        let order = || Order { mode: Mode::Ship, wish: ANY };
        assert_eq!(parsed("serve").unwrap(), Command::Serve(order(), 8080));
        assert_eq!(parsed("serve --port=81").unwrap(), Command::Serve(order(), 81));
    }

    #[test]
    fn build_takes_mode_and_toolchain() {
        let wish = Wish { purpose: Purpose::Release, force: Some(Route::Debian) };
        assert_eq!(
            parsed("build --release --toolchain debian").unwrap(),
            Command::Build(Order { mode: Mode::Ship, wish })
        );
        assert_eq!(parsed("build --dev").unwrap(), Command::Build(Order { mode: Mode::Dev, wish: ANY }));
    }

    #[test]
    fn the_switch_overrules_the_environment() {
        let forced =
            |line: &str, env: &str| match parse(Parser::from_args(line.split_whitespace()), Some(env.to_owned())) {
                Ok(Command::Size(wish)) => wish.force,
                other => panic!("{other:?}"),
            };
        assert_eq!(forced("size", "rustup"), Some(Route::Rustup));
        assert_eq!(forced("size --toolchain debian", "rustup"), Some(Route::Debian));
        assert_eq!(forced("size", ""), None);
    }

    #[test]
    fn test_takes_groups() {
        let wish = Wish { purpose: Purpose::Smallest, force: None };
        assert_eq!(parsed("test --only size --only fmt").unwrap(), Command::Test(vec![Group::Size, Group::Fmt], wish));
    }

    #[test]
    fn judge_takes_a_folder_and_lists() {
        let folder = || PathBuf::from("pages");
        let plain = Inquiry { folder: folder(), worst: 0, listing: Listing::None };
        assert_eq!(parsed("judge pages").unwrap(), Command::Judge(plain));
        let full = Inquiry { folder: folder(), worst: 3, listing: Listing::SurelyWrong };
        assert_eq!(parsed("judge --worst 3 pages --wrong").unwrap(), Command::Judge(full));
        assert!(complaint("judge").contains("`cargo xtask judge DIR`"));
        assert!(parsed("judge pages --worst some").is_err());
    }

    #[test]
    fn bench_takes_what_to_measure() {
        let wish = Wish { purpose: Purpose::Smallest, force: None };
        assert_eq!(parsed("bench parse").unwrap(), Command::Bench(Subject::Parse, wish));
        for line in ["bench", "bench speed"] {
            assert!(complaint(line).contains("`cargo xtask bench parse`"), "{line}");
        }
    }

    #[test]
    fn bench_search_takes_a_corpus_and_what_of_it() {
        let wish = || Wish { purpose: Purpose::Smallest, force: None };
        let comparison = Comparison { corpus: "news.jsonl".into(), sizes: None, engines: None, out: None };
        let command = Command::Bench(Subject::Search(comparison), wish());
        assert_eq!(parsed("bench search --corpus news.jsonl").unwrap(), command);
        let comparison = Comparison {
            corpus: "news.jsonl".into(),
            sizes: Some("10,100".parse().unwrap()),
            engines: Some("scan".to_owned()),
            out: Some("table.md".into()),
        };
        let line = "bench search --corpus news.jsonl --sizes 10,100 --engines scan --out table.md";
        assert_eq!(parsed(line).unwrap(), Command::Bench(Subject::Search(comparison), wish()));
        assert!(complaint("bench search").contains("--corpus FILE"));
        assert!(complaint("bench search --sizes few").contains("numbers of articles"));
    }

    #[test]
    fn bench_read_takes_a_corpus_or_none() {
        let wish = || Wish { purpose: Purpose::Smallest, force: None };
        assert_eq!(parsed("bench read").unwrap(), Command::Bench(Subject::Read(None), wish()));
        let command = Command::Bench(Subject::Read(Some("news.jsonl".into())), wish());
        assert_eq!(parsed("bench read --corpus news.jsonl").unwrap(), command);
        assert!(complaint("bench read --sizes 10").contains("knows no --sizes"));
    }

    #[test]
    fn bench_library_takes_a_corpus() {
        let wish = Wish { purpose: Purpose::Smallest, force: None };
        let command = Command::Bench(Subject::Library("news.jsonl".into()), wish);
        assert_eq!(parsed("bench library --corpus news.jsonl").unwrap(), command);
        assert!(complaint("bench library").contains("--corpus FILE"));
        assert!(complaint("bench library --sizes 10").contains("knows no --sizes"));
    }

    #[test]
    fn release_needs_advisories_unless_told() {
        let wish = || Wish { purpose: Purpose::Release, force: None };
        assert_eq!(parsed("release").unwrap(), Command::Release(Advisories::Needed, wish()));
        assert_eq!(parsed("release --without-advisories").unwrap(), Command::Release(Advisories::Unneeded, wish()));
        assert!(complaint("build --without-advisories").contains("knows no --without-advisories"));
        assert!(complaint("release --dev").contains("knows no --dev"));
    }

    #[test]
    fn bench_portal_takes_nothing() {
        let wish = Wish { purpose: Purpose::Smallest, force: None };
        assert_eq!(parsed("bench portal").unwrap(), Command::Bench(Subject::Portal, wish));
        assert!(complaint("bench portal --corpus news.jsonl").contains("knows no --corpus"));
    }

    #[test]
    fn table_takes_nothing() {
        assert_eq!(parsed("table").unwrap(), Command::Table);
        assert!(parsed("table src").is_err());
    }

    #[test]
    fn help_wins_over_all_else() {
        assert_eq!(parsed("serve --help").unwrap(), Command::Help);
    }

    #[test]
    fn complaints_say_what_to_do() {
        for line in [
            "",
            "sreve",
            "serve --prot 1",
            "build now",
            "size --dev",
            "build --port 1",
            "build --only fmt",
            "size --wrong",
            "test --worst 1",
            "judge a b",
            "bench parse --corpus news.jsonl",
            "judge a --out b",
        ] {
            assert!(complaint(line).contains("cargo xtask --help"), "{line}: {}", complaint(line));
        }
        assert!(complaint("build --dev --release").contains("leave one out"));
        assert!(complaint("build --toolchain gcc").contains("installed, debian, rustup, rust-src"));
        assert!(complaint("test --only lint").contains("fmt, clippy"));
    }

    #[test]
    fn a_bad_port_is_refused() {
        assert!(parsed("serve --port 70000").is_err());
        assert!(parsed("serve --port").is_err());
    }
}
