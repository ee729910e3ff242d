//! Golden files: page texts beside the issue they must give. `NAME.json` in `tests/pages` is the issue of `NAME.txt`, or
//! of `NAME-p1.txt`, `NAME-p4.txt` …; the sample issue's own is `seed.json`. A wrong article is mended by first putting
//! it right there. `BAOLAN_UPDATE=1 cargo test --test parse` writes what the parser gives, to be read before it is
//! committed.

use std::fs;
use std::path::{Path, PathBuf};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The page files of an expected issue, in order.
fn pages(expected: &Path) -> Vec<PathBuf> {
    let name = expected.file_stem().and_then(|n| n.to_str()).expect("a golden file has a name");
    let (folder, prefix) = if name == "seed" { ("seeds", "") } else { ("tests/pages", name) };
    let of_this_issue = |path: &PathBuf| {
        let file = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
        let rest = file.strip_prefix(prefix).unwrap_or("-");
        file.ends_with(".txt") && (name == "seed" || rest == ".txt" || rest.starts_with("-p"))
    };
    let mut pages: Vec<PathBuf> = fs::read_dir(here(folder))
        .expect(folder)
        .map(|entry| entry.expect("readable").path())
        .filter(of_this_issue)
        .collect();
    pages.sort();
    pages
}

fn parsed(pages: &[PathBuf]) -> String {
    let bytes: Vec<Vec<u8>> = pages.iter().map(|page| fs::read(page).expect("readable page")).collect();
    let texts: Vec<&str> = bytes.iter().map(|page| baolan::text(page, 1).expect("text")).collect();
    serde_json::to_string_pretty(&baolan::parse(&texts)).expect("an issue is JSON") + "\n"
}

fn expected_issues() -> Vec<PathBuf> {
    let entries = fs::read_dir(here("tests/pages")).expect("tests/pages");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "json"));
    files.sort();
    files
}

#[test]
fn every_page_gives_its_issue() {
    let expected = expected_issues();
    assert!(expected.len() >= 5, "the golden files are not where they were");
    let update = std::env::var_os("BAOLAN_UPDATE").is_some();
    let mut wrong = Vec::new();
    for file in &expected {
        let pages = pages(file);
        assert!(!pages.is_empty(), "{} has no pages", file.display());
        let got = parsed(&pages);
        if update {
            fs::write(file, &got).expect("writable golden file");
        } else if let Some(difference) = first_difference(&fs::read_to_string(file).expect("readable"), &got) {
            wrong.push(format!("{}: {difference}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn first_difference(expected: &str, got: &str) -> Option<String> {
    let lines = expected.lines().zip(got.lines()).enumerate();
    let differing = lines
        .filter(|(_, (a, b))| a != b)
        .map(|(at, (a, b))| format!("line {}\n  expected {a}\n  got      {b}", at + 1));
    differing.take(1).next().or((expected.lines().count() != got.lines().count()).then(|| "other length".to_owned()))
}
