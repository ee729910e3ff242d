//! Search where the library is built small: the articles that hold every part of a query, by reading them all, in the
//! same order as by an index but for what nearness adds there.
//!
//! It knows no operators and gives no near misses; a query that has use for them is for `index/`.

use crate::hits::{Hit, Hits, Limit};
use crate::query::Query;
use crate::rank::{Counts, Ranking};
use crate::segment::Segment;
use crate::snippet::snippet;

/// Finds the articles of one segment that answer a query, and gives so many of the best; none if the query has no part, or if
/// there are more segments.
pub fn search(segments: &[Segment], query: &Query, limit: impl Into<Limit>) -> Hits {
    let limit = limit.into();
    let [segment] = segments else { return Hits::default() };
    let mut holders = vec![0; query.parts().len()];
    let mut found: Vec<(u32, Vec<Counts>)> = Vec::new();
    for article in 0..segment.articles() {
        let counts: Vec<Counts> = query.wanted().map(|(_, pattern)| segment.counts(article, pattern)).collect();
        let mut all = !counts.is_empty();
        for (counts, holders) in counts.iter().zip(&mut holders) {
            let holds = counts.iter().any(|count| *count > 0);
            *holders += usize::from(holds);
            all &= holds;
        }
        if all {
            found.push((article, counts));
        }
    }
    let ranking = Ranking::new(segments, &holders);
    let hit = |(at, key): (usize, &u64)| {
        let (article, counts) = &found[*key as u32 as usize];
        Hit {
            article: segment.id(*article).to_owned(),
            score: f64::from(f32::from_bits(!(key >> 32) as u32)),
            matches: counts.iter().flatten().sum(),
            snippet: if at < limit.passages { snippet(segment, *article, query) } else { Vec::new() },
        }
    };
    let mut order: Vec<u64> = Vec::new();
    for (at, (article, counts)) in found.iter().enumerate() {
        // Scores are not negative, so that their bits are in the order of their values.
        let score = score(segment, &ranking, *article, counts);
        order.push(u64::from(!score.to_bits()) << 32 | at as u64);
    }
    order.sort_unstable();
    order.truncate(limit.hits);
    Hits {
        query: query.text().to_owned(),
        total: found.len() as u32,
        exact: true,
        hits: order.iter().enumerate().map(hit).collect(),
    }
}

fn score(segment: &Segment, ranking: &Ranking, article: u32, counts: &[Counts]) -> f32 {
    let lengths = segment.field_lengths(article);
    counts.iter().enumerate().map(|(part, counts)| ranking.part(part, counts, &lengths)).sum::<f64>() as f32
}
