//! Facets: how many of the articles that a query finds are on which page, in which section, of which kind, by whom, and of
//! which day.
//!
//! ```
//! # use baolan::{Query, Segment, facets};
//! let issue = r#"{"date": "2024-01-12", "pages": [{"number": 2, "name": "要闻", "articles": [{"id": "a", "kind": "brief", "headline": ["春运"]}]}]}"#;
//! let facets = facets(&[Segment::build(&serde_json::from_str(issue).unwrap())], &Query::parse("春运"));
//! assert_eq!((facets.pages[0].value.as_str(), facets.sections[0].value.as_str()), ("2", "要闻"));
//! assert_eq!((facets.kinds[0].value.as_str(), facets.kinds[0].count), ("brief", 1));
//! ```

use super::search;
use super::segment::Segment;
use crate::Kind;
use crate::field::Field;
use crate::furniture;
use crate::query::Query;
use serde::Serialize;

/// What the articles that were found have in common, each the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facets {
    /// The numbers of pages.
    pub pages: Vec<Facet>,
    /// 版名.
    pub sections: Vec<Facet>,
    /// Kinds, as in the model: `news`, `brief` …
    pub kinds: Vec<Facet>,
    /// The people that bylines name.
    pub authors: Vec<Facet>,
    /// The days of issues.
    pub dates: Vec<Facet>,
}

/// A value and how many of the articles have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Facet {
    /// As the field limits of queries take it.
    pub value: String,
    /// How many articles.
    pub count: u32,
}

/// Counts the articles that hold the whole query; none where nothing does.
pub fn facets(segments: &[Segment], query: &Query) -> Facets {
    let [mut pages, mut sections, mut kinds, mut authors, mut dates] = [const { Vec::new() }; 5];
    for (segment, article) in search::all(segments, query) {
        let segment = &segments[segment as usize];
        let mut page = String::new();
        furniture::push_digits(&mut page, segment.page(article), 1);
        pages.push(page);
        kinds.extend(Kind::ALL.get(segment.kind(article)).map(|(_, name)| (*name).to_owned()));
        dates.extend(Some(segment.date()).filter(|date| !date.is_empty()).map(str::to_owned));
        let mut named = Vec::new();
        for unit in segment.head_units(article) {
            match unit.field {
                Field::Section => sections.push(unit.text()),
                Field::Author => named.push(unit.text()),
                _ => {}
            }
        }
        named.sort_unstable();
        named.dedup();
        authors.append(&mut named);
    }
    Facets {
        pages: counted(pages),
        sections: counted(sections),
        kinds: counted(kinds),
        authors: counted(authors),
        dates: counted(dates),
    }
}

fn counted(mut values: Vec<String>) -> Vec<Facet> {
    values.sort_unstable();
    let groups = values.chunk_by(|a, b| a == b);
    let mut counted: Vec<Facet> =
        groups.map(|group| Facet { value: group[0].clone(), count: group.len() as u32 }).collect();
    counted.sort_by_key(|facet| std::cmp::Reverse(facet.count));
    counted
}
