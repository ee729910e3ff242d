//! Search: the articles that hold every part of a query, the best first.
//!
//! In comes a segment and a query, out go the hits. For each part the articles that hold all its terms are looked
//! into, and those that hold the part are counted; one without a term, a single character, is looked for in all. The
//! text decides, the terms only spare reading it. Articles that hold all parts are ranked by how often and where.
//!
//! ```
//! # use baolan::{Query, Segment, search};
//! let articles = r#"{"id": "p1-a1", "body": [{"text": "春运首日", "role": "paragraph"}]}, {"id": "p1-a2", "headline": ["春运"]}"#;
//! let segment = Segment::build(&serde_json::from_str(&format!(r#"{{"pages": [{{"articles": [{articles}]}}]}}"#)).unwrap());
//! let hits = search(&segment, &Query::parse("春运"));
//! assert_eq!(hits.hits.iter().map(|hit| hit.article.as_str()).collect::<Vec<_>>(), ["p1-a2", "p1-a1"]);
//! ```

use crate::mark::Run;
use crate::query::{Part, Query};
use crate::rank::{Counts, Ranking};
use crate::segment::{FIELDS, Postings, Segment};
use crate::snippet::snippet;
use crate::words;
use serde::Serialize;

/// What a query found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hits {
    /// The query as it was given.
    pub query: String,
    /// How many articles were found.
    pub total: u32,
    /// Whether every hit holds the whole query.
    pub exact: bool,
    /// The best first; of equals, the first in the issue.
    pub hits: Vec<Hit>,
}

/// An article that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// Its id.
    pub article: String,
    /// How well it answers the query: more is better, and only hits of one search compare.
    pub score: f32,
    /// How many matches it holds, of all parts together.
    pub matches: u32,
    /// Its best passage.
    pub snippet: Vec<Run>,
}

/// Finds the articles that hold every part of the query; none if the query has no part.
pub fn search(segment: &Segment, query: &Query) -> Hits {
    let found = ranked(segment, query);
    let hit = |found: &Found| Hit {
        article: segment.id(found.article).to_owned(),
        score: found.score,
        matches: found.matches,
        snippet: snippet(segment, found.article, query),
    };
    Hits {
        query: query.text().to_owned(),
        total: found.len() as u32,
        exact: true,
        hits: found.iter().map(hit).collect(),
    }
}

#[derive(Clone, Copy)]
struct Found {
    article: u32,
    score: f32,
    matches: u32,
}

fn ranked(segment: &Segment, query: &Query) -> Vec<Found> {
    let holders: Vec<Vec<u32>> = query.parts().iter().map(|part| holders(segment, part)).collect();
    let ranking = Ranking::new(segment, holders.iter().map(Vec::len));
    let found: Vec<Found> =
        common(&holders).into_iter().map(|article| found(segment, query, &ranking, article)).collect();
    best_first(&found)
}

/// The highest score first, of equal ones the first article. Scores are positive, so that their bits are in the order
/// of their values.
fn best_first(found: &[Found]) -> Vec<Found> {
    let mut order: Vec<u64> =
        found.iter().enumerate().map(|(at, found)| u64::from(!found.score.to_bits()) << 32 | at as u64).collect();
    order.sort_unstable();
    order.iter().map(|key| found[*key as u32 as usize]).collect()
}

fn found(segment: &Segment, query: &Query, ranking: &Ranking, article: u32) -> Found {
    let mut lengths = [0; FIELDS];
    let mut counts: Vec<Counts> = vec![[0; FIELDS]; query.parts().len()];
    for unit in segment.units(article) {
        lengths[unit.field as usize] += unit.codes.len() as u32;
        for (counts, part) in counts.iter_mut().zip(query.parts()) {
            counts[unit.field as usize] += part.count(unit.codes);
        }
    }
    Found { article, score: ranking.score(&counts, &lengths), matches: counts.iter().flatten().sum() }
}

/// The articles in all of the lists.
fn common(lists: &[Vec<u32>]) -> Vec<u32> {
    let Some(rarest) = lists.iter().min_by_key(|list| list.len()) else {
        return Vec::new();
    };
    let in_all = |article: &&u32| lists.iter().all(|list| list.binary_search(article).is_ok());
    rarest.iter().filter(in_all).copied().collect()
}

/// The articles that hold a part, ascending.
fn holders(segment: &Segment, part: &Part) -> Vec<u32> {
    if !words::WHOLE || part.codes().len() < 2 { by_reading(segment, part) } else { by_terms(segment, part) }
}

/// One code is no term: all text is read, up to the first match in each article.
fn by_reading(segment: &Segment, part: &Part) -> Vec<u32> {
    (0..segment.articles()).filter(|&article| holds(segment, article, part)).collect()
}

/// What holds all terms of a part may hold the part: it is looked for there, the rarest term first.
fn by_terms(segment: &Segment, part: &Part) -> Vec<u32> {
    let mut lists: Vec<_> = part.codes().bigrams().map(|term| segment.postings(term)).collect();
    let Some(rarest) = (0..lists.len()).min_by_key(|&list| lists[list].weight()) else {
        return Vec::new();
    };
    let mut found: Vec<u32> = lists.swap_remove(rarest).collect();
    for list in lists {
        keep_common(&mut found, list);
    }
    let is_term = part.is_term();
    found.retain(|&article| article < segment.articles() && (is_term || holds(segment, article, part)));
    found
}

/// Leaves what is in both lists.
fn keep_common(found: &mut Vec<u32>, mut list: Postings) {
    let mut other = list.next();
    found.retain(|&article| {
        while other.is_some_and(|other| other < article) {
            other = list.next();
        }
        other == Some(article)
    });
}

fn holds(segment: &Segment, article: u32, part: &Part) -> bool {
    segment.units(article).any(|unit| part.find(unit.codes, 0).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, Issue, Page};
    use proptest::prelude::*;

    fn segment(headlines: &[String]) -> Segment {
        let article = |headline: &String| Article { headline: vec![headline.clone()], ..Article::default() };
        let articles = headlines.iter().map(article).collect();
        Segment::build(&Issue { pages: vec![Page { articles, ..Page::default() }], ..Issue::default() })
    }

    proptest! {
        #[test]
        fn terms_find_what_reading_finds(
            headlines in prop::collection::vec("[新年𠮷🙂aB5 “”\"，.]{0,12}", 0..200),
            query in "[新年𠮷🙂aB5 “”\"，.]{1,6}",
        ) {
            let segment = segment(&headlines);
            for part in Query::parse(&query).parts() {
                if part.codes().len() > 1 {
                    prop_assert_eq!(by_terms(&segment, part), by_reading(&segment, part));
                }
            }
        }
    }
}
