//! `cargo xtask judge`, run as people run it, on the project's own pages with truth: what the parser once gets right of
//! them it must get right from then on.

use std::process::{Command, Output};

/// The project's own pages with truth.
const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/truth");

/// The number of true articles and the least that each figure must be, by extractor, in the order of the table. It is
/// what is reached, rounded down; raise it with the parser.
const FLOORS: [(&str, usize, [f64; 10]); 6] = [
    // coverage, articles, head block, headline, deck, byline, body, paragraphs, jumps, teasers
    ("all", 37, [0.99, 0.97, 0.83, 0.70, 0.67, 0.86, 0.78, 0.90, 1.00, 0.80]),
    ("dense", 4, [1.00, 1.00, 0.75, 0.50, 0.50, 1.00, 0.75, 0.90, 1.00, 1.00]),
    ("english", 6, [0.99, 1.00, 1.00, 0.83, 0.83, 1.00, 1.00, 1.00, 1.00, 1.00]),
    ("heads-first", 14, [1.00, 0.96, 0.85, 0.85, 0.78, 0.78, 0.78, 0.91, 1.00, 0.75]),
    ("heads-last", 8, [1.00, 1.00, 0.87, 0.62, 0.62, 1.00, 0.87, 0.95, 1.00, 0.80]),
    ("japanese", 5, [1.00, 0.88, 0.60, 0.40, 0.40, 0.60, 0.40, 0.66, 1.00, 0.00]),
];

/// The least chance that confidence puts a wrong article below a right one, by what counts as wrong.
const LEAST_SEPARATION: [(&str, f64); 2] = [("head or text", 0.70), ("any", 0.85)];

fn judge(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask")).arg("judge").args(arguments).output().expect("the command runs")
}

fn printed(arguments: &[&str]) -> String {
    let output = judge(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// The numbers in the first row of that name.
fn row(table: &str, name: &str) -> Vec<f64> {
    let rest = table.lines().find_map(|line| line.strip_prefix(name).filter(|rest| rest.starts_with(' ')));
    let numbers = rest.unwrap_or_else(|| panic!("there is no row {name} in\n{table}")).split_whitespace();
    numbers.map(|number| number.parse().expect("a number")).collect()
}

#[test]
fn what_was_right_stays_right() {
    let table = printed(&[PAGES]);
    for (extractor, stories, floors) in FLOORS {
        let row = row(&table, extractor);
        assert_eq!(row[0], stories as f64, "{extractor}");
        let below: Vec<_> = row[1..].iter().zip(floors).filter(|(figure, floor)| *figure < floor).collect();
        assert!(below.is_empty(), "{extractor} fell, figure and floor: {below:?} in\n{table}");
    }
}

#[test]
fn confidence_tells_wrong_from_right() {
    let table = printed(&[PAGES]);
    for (measure, least) in LEAST_SEPARATION {
        let line = table.lines().find(|line| line.starts_with(&format!("wrong by {measure}:")));
        let chance = line.and_then(|line| line.rsplit_once("AUC ")).map(|(_, chance)| chance.parse::<f64>());
        assert!(matches!(chance, Some(Ok(chance)) if chance >= least), "{measure} is below {least} in\n{table}");
    }
}

#[test]
fn lists_are_printed_on_request() {
    let table = printed(&[PAGES, "--worst", "2", "--wrong"]);
    let (_, worst) = table.split_once("the worst issues\n").expect("the list of issues");
    let (worst, _) = worst.split_once("\n\n").expect("the list of articles after it");
    assert_eq!(worst.lines().count(), 3, "{worst}");
}

#[test]
fn a_folder_without_truth_is_refused_in_one_line() {
    let output = judge(&[concat!(env!("CARGO_MANIFEST_DIR"), "/src")]);
    let message = String::from_utf8(output.stderr).expect("messages are UTF-8");
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(output.stdout.is_empty());
    assert_eq!(message.lines().count(), 1, "{message}");
    assert!(message.contains("put NAME.truth.json there"), "{message}");
}
