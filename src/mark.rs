//! Marks: an article's own text, cut where matches begin and end.
//!
//! In comes a query and a text as it was printed; out go runs that join to that text exactly, marked where the query
//! was found. Line breaks, spaces and marks that do not show stay where they are, inside or outside of a mark.
//!
//! ```
//! # use baolan::{Query, Segment, mark};
//! let article = r#"{"id": "p1-a1", "headline": ["智慧医", "疗来了"]}"#;
//! let segment = Segment::build(&serde_json::from_str(&format!(r#"{{"pages": [{{"articles": [{article}]}}]}}"#)).unwrap());
//! let marked = mark(&segment, "p1-a1", &Query::parse("医疗")).unwrap();
//! let lines = serde_json::to_string(&marked.headline).unwrap();
//! assert_eq!(lines, r#"[[{"text":"智慧","mark":false},{"text":"医","mark":true}],[{"text":"疗","mark":true},{"text":"来了","mark":false}]]"#);
//! ```

use crate::field::{Field, LINE};
use crate::fold::Folded;
use crate::query::Query;
use crate::segment::{Segment, Unit};
use serde::Serialize;
use std::ops::Range;

/// A stretch of text that matches as a whole or not at all. It is never empty, and the next one differs in its mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The text as it was printed.
    pub text: String,
    /// Whether it matches.
    pub mark: bool,
}

/// Every text of an article as the model has it, in runs that join to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Marked {
    /// 栏目.
    pub column: Option<Vec<Run>>,
    /// 引题, by printed line.
    pub kicker: Vec<Vec<Run>>,
    /// 主题, by printed line.
    pub headline: Vec<Vec<Run>>,
    /// 副题, by printed line.
    pub subhead: Vec<Vec<Run>>,
    /// The byline.
    pub byline: Option<Vec<Run>>,
    /// The text, by paragraph.
    pub body: Vec<Vec<Run>>,
    /// 下转 and 上接.
    pub jumps: Vec<Vec<Run>>,
}

/// The article with an id, marked where any part of the query is found; none where the issue has no such article.
pub fn mark(segment: &Segment, article: &str, query: &Query) -> Option<Marked> {
    #[cfg(feature = "index")]
    let query = &crate::expand::expanded(std::slice::from_ref(segment), query).0;
    marked(segment, article, query)
}

/// The same by a query that has all it may be printed as.
pub(crate) fn marked(segment: &Segment, article: &str, query: &Query) -> Option<Marked> {
    let mut marked = Marked::default();
    for unit in segment.units(segment.article(article)?) {
        let mut lines = lines(&unit, query);
        match unit.field {
            Field::Column => marked.column = lines.pop(),
            Field::Kicker => marked.kicker = lines,
            Field::Headline => marked.headline = lines,
            Field::Subhead => marked.subhead = lines,
            Field::Byline => marked.byline = lines.pop(),
            Field::Body => marked.body.append(&mut lines),
            Field::Jump => marked.jumps.append(&mut lines),
            Field::Section | Field::Author => {}
        }
    }
    Some(marked)
}

/// One match of one part of a query.
#[derive(Clone, Debug)]
pub(crate) struct Match {
    /// Which part, by its number.
    pub(crate) part: usize,
    /// Where it stands, in bytes of the text as printed.
    pub(crate) range: Range<usize>,
}

/// All matches in a text of a field, by where they begin; of one part none over another.
pub(crate) fn matches(text: &str, field: Field, query: &Query) -> Vec<Match> {
    let folded = Folded::of(text);
    let mut free = vec![0; query.parts().len()];
    let mut matches = Vec::new();
    for place in 0..folded.codes().len() {
        for (part, pattern) in query.wanted() {
            if free[part] <= place && pattern.is_for(field) && pattern.matches(folded.codes(), place) {
                free[part] = place + pattern.codes().len();
                matches.push(Match { part, range: folded.source(text, place..free[part]) });
            }
        }
    }
    matches
}

/// What any of the matches covers; where they touch, one stretch.
pub(crate) fn marks(matches: &[Match]) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    for Match { range, .. } in matches {
        match marks.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => marks.push(range.clone()),
        }
    }
    marks
}

/// A stretch of a text, cut where the marks begin and end.
pub(crate) fn runs(text: &str, stretch: Range<usize>, marks: &[Range<usize>]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = stretch.start;
    for mark in marks {
        let start = mark.start.clamp(at, stretch.end);
        let end = mark.end.clamp(at, stretch.end);
        if start < end {
            push(&mut runs, text, at..start, false);
            push(&mut runs, text, start..end, true);
            at = end;
        }
    }
    push(&mut runs, text, at..stretch.end, false);
    runs
}

fn push(runs: &mut Vec<Run>, text: &str, stretch: Range<usize>, mark: bool) {
    if let Some(text) = text.get(stretch).filter(|text| !text.is_empty()) {
        runs.push(Run { text: text.to_owned(), mark });
    }
}

/// The pieces of a unit, in runs: its printed lines where it is of the head, else the whole.
fn lines(unit: &Unit, query: &Query) -> Vec<Vec<Run>> {
    let text = unit.text();
    let marks = marks(&matches(&text, unit.field, query));
    if !matches!(unit.field, Field::Kicker | Field::Headline | Field::Subhead) {
        return vec![runs(&text, 0..text.len(), &marks)];
    }
    let mut start = 0;
    let mut lines = Vec::new();
    for piece in text.split(LINE) {
        lines.push(runs(&text, start..start + piece.len(), &marks));
        start += piece.len() + LINE.len_utf8();
    }
    lines
}
