//! Explanations: each line of a page with its role and why, for whoever mends the parser.
//!
//! ```text
//! > Lead   body first 0.98  19.0/21.0 em  not Head: wording +4.6 width +2.1  本报讯（记者 张三）…
//! ```

use std::fmt::Write;

use crate::block::Judgement;
use crate::layout::{Judged, Part, Side, State};
use crate::line;
use crate::look::{self, FEATURES, Looks};
use crate::row::Row;

/// Says of each line of a page's text what it was taken for and why.
///
/// A row of the answer gives: `>` where an item begins, the role, how sure it is, the row's width and its column's,
/// what ends it, what it shares with the bodies before and after, the next best role with the features that decided
/// (logarithms, positive speaks for the role taken), and the text.
pub fn explain(text: &str) -> String {
    let lines = line::lines(text);
    let page = Judgement::of(&lines);
    let mut rows: Vec<(usize, String)> = Vec::new();
    for line in &page.furniture {
        rows.push((line.start, format!("> Furniture by its wording  {}", line.text)));
    }
    for (row, judged) in page.rows.iter().zip(&page.judged) {
        let texts: Vec<&str> = page.lines[row.lines.clone()].iter().map(|l| l.text).collect();
        rows.push((page.lines[row.lines.start].start, explained(row, judged, &texts.join("|"))));
    }
    rows.sort_by_key(|(start, _)| *start);
    rows.into_iter().fold(String::new(), |text, (_, row)| text + &row + "\n")
}

fn explained(row: &Row, judged: &Judged, text: &str) -> String {
    let mut out = String::new();
    let begins = if judged.begins { '>' } else { ' ' };
    let gap = if row.gap { "gap" } else { "" };
    let form = row.form.map(|f| format!("{f:?}")).unwrap_or_default();
    let (state, column, affinity) = (name(judged.state), judged.column, judged.affinity);
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "{begins} {state:<20} {:.2}  {:>4.1} in {:.1}|{:.1} em {gap:<3} {:?} {form} ",
        judged.probability, row.width, column.before, column.after, row.ending
    );
    let _ = write!(
        out,
        "shares {:.2}|{:.2}  not {}:{}  {text}",
        affinity.before,
        affinity.after,
        name(judged.runner_up),
        reasons(row, judged)
    );
    out
}

fn name(state: State) -> String {
    let side = match state.side {
        Side::HeadFirst => "head first",
        Side::BodyFirst => "body first",
    };
    match state.part {
        Part::Teaser | Part::Furniture => format!("{:?}", state.part),
        part => format!("{part:?} {side}"),
    }
}

/// How much more each feature speaks for the part taken than for the next best, as a logarithm; strongest first.
fn reasons(row: &Row, judged: &Judged) -> String {
    /// Less than this decides nothing.
    const SLIGHT: f32 = 0.3;
    let (taken, other) = (judged.state.part as usize, judged.runner_up.part as usize);
    let (widths, punctuation, looks) =
        (look::widths(row, judged.column), look::punctuation(row), Looks::new(judged.indents));
    let mut reasons =
        vec![(widths[taken] - widths[other], "width"), (punctuation[taken] - punctuation[other], "punctuation")];
    reasons.extend(looks.features(row).iter().zip(FEATURES).map(|(parts, name)| (parts[taken] - parts[other], name)));
    reasons.retain(|(weight, _)| weight.abs() >= SLIGHT);
    reasons.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
    reasons.iter().fold(String::new(), |text, (weight, feature)| format!("{text} {feature} {weight:+.1}"))
}
