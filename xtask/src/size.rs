//! `cargo xtask size`: every shipped file, raw and in brotli, and whether the budgets are kept.
//!
//! ```text
//!      38,012  brotli of 40,960   the wasm
//! ```

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::build::{self, BUILT, Mode, Order};
use crate::squeeze::brotli;
use crate::toolchain::{Route, Wish};
use crate::workspace;

/// The wasm that is fetched first, in brotli: 40 KB.
const WASM_BUDGET: usize = 40 * 1024;
/// All a browser fetches from nothing to the first result on the seed, in brotli: 60 KB.
const FIRST_RESULT_BUDGET: usize = 60 * 1024;

/// The table of characters, fetched when a query needs it, in brotli: 25 KB.
const TABLE_BUDGET: usize = 25 * 1024;

/// What else may be fetched when an issue or a query needs it: as much as they have, that growth is seen.
const PAPERS_BUDGET: usize = 44 * 1024;
const SEARCH_BUDGET: usize = 55 * 1024;

/// What writes exports, fetched by who asks for one: as much as it has, likewise.
const FORMATS_BUDGET: usize = 22 * 1024;

/// What shows the first article, in brotli: the page, its modules and the wasm, without the text of the paper: 60 KB.
const FIRST_READ_BUDGET: usize = 60 * 1024;

/// All that reading a Chinese paper takes, in brotli: the page, every module and the wasm that is fetched first.
const READING_BUDGET: usize = 75 * 1024;

/// The library, fetched with the desk where the page wants one, in all languages, in brotli: 26 KB.
const LIBRARY_BUDGET: usize = 26 * 1024;

const WASM: &str = "pkg/baolan_wasm_bg.wasm";
const TABLE: &str = "pkg/baolan_table.bin";
const PAPERS: &str = "pkg/baolan_papers_bg.wasm";
const SEARCH: &str = "pkg/baolan_search_bg.wasm";
const FORMATS: &str = "pkg/baolan_formats_bg.wasm";
const LIBRARY: &str = "pkg/baolan_library.js";
/// What a browser fetches up to the first result on the seed.
const FIRST_RESULT: [&str; 5] =
    ["www/index.html", "www/style.css", "pkg/baolan.js", WASM, "seeds/xiaoshan-2024-01-12-p1.txt"];

/// What shows an article.
const READING: &str = "pkg/baolan_reading.js";

/// What reading takes beside them; a reader fetches one language at most of the last two.
const MODULES: [&str; 5] =
    [READING, "pkg/baolan_desk.js", "pkg/baolan_beyond.js", "pkg/baolan_hant.js", "pkg/baolan_en.js"];

/// A file's bytes on disk and over the wire.
#[derive(Debug)]
struct Size {
    file: String,
    raw: usize,
    wire: usize,
}

/// A budget, what was used of it, and what it is for.
#[derive(Debug, PartialEq)]
struct Verdict {
    what: &'static str,
    used: usize,
    budget: usize,
}

/// Builds, prints the table and fails above a budget.
pub(crate) fn run(wish: Wish) -> Result<ExitCode> {
    let route = build::build(&Order { mode: Mode::Ship, wish })?;
    let sizes = shipped(page_files()?).into_iter().map(measure).collect::<Result<Vec<_>>>()?;
    print_table(&sizes, route);
    let verdicts = judge(&sizes);
    verdicts.iter().for_each(print_verdict);
    Ok(ExitCode::from(u8::from(verdicts.iter().any(Verdict::is_over))))
}

/// Every shipped file once, those of the first result first; `page` are the page's own.
fn shipped(page: Vec<String>) -> Vec<String> {
    let ours = FIRST_RESULT.into_iter().chain(BUILT).map(str::to_owned);
    let mut files = Vec::new();
    for file in ours.chain(page) {
        if !files.contains(&file) {
            files.push(file);
        }
    }
    files
}

/// The files of the page that are sent as they are; its modules are in pkg/baolan.js.
fn page_files() -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(workspace::path("www")).context("www/ can't be read")? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() && !name.ends_with(".js") && !name.starts_with('.') {
            files.push(format!("www/{name}"));
        }
    }
    files.sort();
    Ok(files)
}

fn measure(file: String) -> Result<Size> {
    let bytes = fs::read(workspace::path(&file)).with_context(|| format!("{file} is shipped but can't be read"))?;
    Ok(Size { raw: bytes.len(), wire: brotli(&bytes)?.len(), file })
}

fn judge(sizes: &[Size]) -> [Verdict; 9] {
    let wire =
        |counts: &dyn Fn(&str) -> bool| sizes.iter().filter(|size| counts(&size.file)).map(|size| size.wire).sum();
    [
        Verdict { what: "the wasm that is fetched first", used: wire(&|file| file == WASM), budget: WASM_BUDGET },
        Verdict {
            what: "from nothing to the first result on the seed",
            used: wire(&|file| FIRST_RESULT.contains(&file)),
            budget: FIRST_RESULT_BUDGET,
        },
        Verdict {
            what: "the first read, beside its text",
            used: wire(&|file| FIRST_RESULT[..4].contains(&file) || file == READING),
            budget: FIRST_READ_BUDGET,
        },
        Verdict {
            what: "all that reading a Chinese paper takes, beside its text",
            used: wire(&|file| FIRST_RESULT[..4].contains(&file) || MODULES.contains(&file)),
            budget: READING_BUDGET,
        },
        Verdict { what: "the table of characters", used: wire(&|file| file == TABLE), budget: TABLE_BUDGET },
        Verdict { what: "the wasm for all papers", used: wire(&|file| file == PAPERS), budget: PAPERS_BUDGET },
        Verdict { what: "the wasm that searches", used: wire(&|file| file == SEARCH), budget: SEARCH_BUDGET },
        Verdict { what: "the wasm that writes exports", used: wire(&|file| file == FORMATS), budget: FORMATS_BUDGET },
        Verdict { what: "the library", used: wire(&|file| file == LIBRARY), budget: LIBRARY_BUDGET },
    ]
}

impl Verdict {
    fn is_over(&self) -> bool {
        self.used > self.budget
    }
}

fn print_table(sizes: &[Size], route: Route) {
    println!("\nwasm by the toolchain {}", route.told());
    println!("{:>12}{:>12}  file (* is fetched up to the first result)", "bytes", "brotli 11");
    for size in sizes {
        let mark = if FIRST_RESULT.contains(&size.file.as_str()) { "*" } else { " " };
        println!("{:>12}{:>12} {mark}{}", grouped(size.raw), grouped(size.wire), size.file);
    }
    println!();
}

fn print_verdict(verdict: &Verdict) {
    let word = if verdict.is_over() { "OVER BUDGET" } else { "within budget" };
    println!("size: {} of {} brotli bytes, {word}: {}", grouped(verdict.used), grouped(verdict.budget), verdict.what);
}

/// `61440` as `61,440`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap_or_default()).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(wasm: usize, rest: usize, later: [usize; 5]) -> [Size; 8] {
        let [table, papers, search, formats, library] = later;
        let map = ("pkg/baolan.js.map", 1_000_000);
        [
            map,
            (WASM, wasm),
            ("www/index.html", rest),
            (TABLE, table),
            (PAPERS, papers),
            (SEARCH, search),
            (FORMATS, formats),
            (LIBRARY, library),
        ]
        .map(|(file, wire)| Size { file: file.to_owned(), raw: 0, wire })
    }

    fn over(sizes: &[Size]) -> [bool; 9] {
        judge(sizes).map(|verdict| verdict.is_over())
    }

    #[test]
    fn a_budget_may_be_used_up_but_not_passed() {
        assert_eq!(over(&sizes(40_960, 20_480, [25_600, 45_056, 56_320, 22_528, 26_624])), [false; 9]);
        assert_eq!(over(&sizes(40_961, 0, [0; 5])), [true, false, false, false, false, false, false, false, false]);
        assert_eq!(over(&sizes(40_960, 20_481, [0; 5])), [false, true, true, false, false, false, false, false, false]);
        let later = [25_601, 45_057, 56_321, 22_529, 26_625];
        assert_eq!(over(&sizes(0, 0, later)), [false, false, false, false, true, true, true, true, true]);
    }

    #[test]
    fn only_the_files_of_the_first_result_count() {
        assert_eq!(judge(&sizes(1, 2, [4, 8, 16, 32, 64])).map(|verdict| verdict.used), [1, 3, 3, 3, 4, 8, 16, 32, 64]);
    }

    #[test]
    fn every_file_stands_in_the_table_once() {
        let files = shipped(vec!["www/favicon.ico".to_owned(), "www/index.html".to_owned()]);
        let times = |name: &str| files.iter().filter(|file| *file == name).count();
        for name in FIRST_RESULT.into_iter().chain(BUILT).chain(["www/favicon.ico"]) {
            assert_eq!(times(name), 1, "{name}");
        }
        assert_eq!(files[0], "www/index.html");
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(
            ["0", "999", "1,000", "61,440", "1,234,567"].map(str::to_owned),
            [0, 999, 1000, 61440, 1_234_567].map(grouped)
        );
    }
}
