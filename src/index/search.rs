//! Search: the articles a query is answered by, the best first.
//!
//! In come segments and a query, out go the hits. For each part of the query the articles that hold it are found
//! (`hold.rs`); what the clauses leave of them is ranked. Where nothing holds the whole query, the nearest are given: the
//! articles that hold most of its pieces.
//!
//! Not every article that is found is read for its score: its postings say what it promises, and no more than the most
//! promising are read, those asked for and [`BEYOND`] more, [`MOST`] in all. The others keep the order of what they promise.
//!
//! ```
//! # use baolan::{Query, Segment, search};
//! let articles = r#"{"id": "p1-a1", "body": [{"text": "春运首日", "role": "paragraph"}]}, {"id": "p1-a2", "headline": ["春运"]}"#;
//! let segment = Segment::build(&serde_json::from_str(&format!(r#"{{"pages": [{{"articles": [{articles}]}}]}}"#)).unwrap());
//! let hits = search(&[segment], &Query::parse("春运"), 10);
//! assert_eq!(hits.hits.iter().map(|hit| hit.article.as_str()).collect::<Vec<_>>(), ["p1-a2", "p1-a1"]);
//! ```

use super::expand;
use super::guess::guess;
use super::hold::{self, Held};
use super::segment::Segment;
use super::terms::{HEAD, ONCE, Posting};
use crate::field::Field;
use crate::furniture;
use crate::hits::{Hit, Hits, Limit, Ranked};
use crate::query::{Pattern, Query};
use crate::rank::Ranking;
use crate::reason::{self, Reason};
use crate::snippet::snippet;
use crate::token::Codes;

/// How many articles are read for their scores beyond those asked for.
const BEYOND: usize = 16;
/// How many are read at most: far beyond what anyone looks through, and more than most issues have.
const MOST: usize = 256;
/// The share of a query's rarity that the nearest must hold, where nothing holds all of it.
const NEAREST: f64 = 0.5;

/// An article that was found, by its segment and number.
#[derive(Clone, Copy, Debug)]
struct Found {
    segment: u32,
    article: u32,
    score: f64,
}

/// What a query found, before anything is cut from the text.
struct Outcome {
    total: usize,
    exact: bool,
    /// The pieces that were answered instead of the whole query.
    pieces: Option<Query>,
    best: Vec<Found>,
}

/// Finds the articles that answer a query, and gives so many of the best; none if the query has no part.
pub fn search(segments: &[Segment], query: &Query, limit: impl Into<Limit>) -> Hits {
    answered(segments, query, limit.into(), false).0
}

/// The same, and all articles that hold the whole query, by the number of the segment and of the article in it.
pub fn search_all(segments: &[Segment], query: &Query, limit: impl Into<Limit>) -> (Hits, Vec<(u32, u32)>) {
    answered(segments, query, limit.into(), true)
}

fn answered(segments: &[Segment], query: &Query, limit: Limit, with_all: bool) -> (Hits, Vec<(u32, u32)>) {
    let (expanded, meant) = expand::expanded(segments, query);
    let search = Search::new(segments, &expanded);
    let outcome = find(&search, limit.hits);
    let answered = outcome.pieces.as_ref().unwrap_or(&expanded);
    let hit = |(at, found): (usize, &Found)| {
        let segment = &segments[found.segment as usize];
        Hit {
            article: segment.id(found.article).to_owned(),
            segment: found.segment,
            score: found.score,
            matches: matches(segment, found.article, answered),
            snippet: if at < limit.passages { snippet(segment, found.article, answered) } else { Vec::new() },
        }
    };
    let hits = Hits {
        query: query.text().to_owned(),
        total: outcome.total as u32,
        exact: outcome.exact,
        meant: if outcome.total > 0 && outcome.exact { meant } else { guessed(segments, query) },
        hits: outcome.best.iter().enumerate().map(hit).collect(),
    };
    (hits, if with_all { search.holders() } else { Vec::new() })
}

/// A guess reads all texts: not before it is known that nothing holds the query, and where they may lie apart only when it is asked for.
fn guessed(segments: &[Segment], query: &Query) -> Option<String> {
    if segments.iter().all(Segment::is_whole) { guess(segments, query) } else { None }
}

/// The same, with nothing read from the texts: which articles, by their numbers.
pub fn rank(segments: &[Segment], query: &Query, limit: usize) -> Ranked {
    let (expanded, _) = expand::expanded(segments, query);
    let Outcome { total, exact, best, .. } = find(&Search::new(segments, &expanded), limit);
    let articles = best.iter().map(|found| (found.segment, found.article)).collect();
    Ranked { total: total as u32, exact, articles }
}

/// All articles that hold the whole query, by segment and number.
pub(crate) fn all(segments: &[Segment], query: &Query) -> Vec<(u32, u32)> {
    let (query, _) = expand::expanded(segments, query);
    Search::new(segments, &query).holders()
}

/// Why an article has its score.
pub(crate) fn reason(segments: &[Segment], query: &Query, segment: u32, article: u32) -> Option<Reason> {
    let search = Search::new(segments, query);
    let (_, found) = search.found(usize::MAX);
    let found = found.into_iter().find(|found| (found.segment, found.article) == (segment, article))?;
    let segment = &segments[segment as usize];
    let read = segment.scored(article);
    let mut of = Vec::new();
    for &(part, pattern) in &search.wanted {
        let counts = read.counts(pattern);
        let value = search.ranking.part(part, &counts, &read.lengths);
        let matches = |field: Field| search.matches_reason(field, counts[field as usize], read.lengths[field as usize]);
        let fields: Vec<Reason> = Field::ALL.into_iter().filter_map(matches).collect();
        if !fields.is_empty() {
            let rarity = search.ranking.rarity(part);
            let share = Reason::new(value / rarity, "of what can be reached", fields);
            of.push(Reason::new(value, &pattern.text(), vec![Reason::new(rarity, "rarity", Vec::new()), share]));
        }
    }
    let near = search.closeness(segment, article);
    if near > 0.0 {
        of.push(Reason::new(near, "parts near each other", Vec::new()));
    }
    Some(Reason::new(search.score(&found), segment.id(article), of))
}

fn find(search: &Search, limit: usize) -> Outcome {
    let Search { segments, query, .. } = *search;
    let (total, found) = search.found(limit);
    // What is not there can't be told from what does not hold the query.
    if is_lacking(segments) {
        return Outcome { total: 0, exact: true, pieces: None, best: Vec::new() };
    }
    if total == 0 {
        return nearest(segments, query, limit);
    }
    Outcome { total, exact: true, pieces: None, best: search.best(&found, limit) }
}

/// The articles that hold most of those of a query's pieces that are anywhere, by their rarity.
fn nearest(segments: &[Segment], query: &Query, limit: usize) -> Outcome {
    let pieces = query.pieces();
    let search = Search::new(segments, &pieces);
    let exists = |part: usize| search.held.iter().any(|held| held[part].len() > 0);
    let there = pieces.wanted().filter(|&(part, _)| exists(part));
    let all: f64 = there.map(|(part, _)| search.ranking.rarity(part)).sum();
    let (_, mut found) = search.found(usize::MAX);
    found.retain(|found| search.held_rarity(found) >= NEAREST * all);
    let (total, best) = (found.len(), search.best(&found, limit));
    Outcome { total, exact: total == 0, pieces: Some(pieces), best }
}

fn is_lacking(segments: &[Segment]) -> bool {
    segments.iter().any(Segment::is_lacking)
}

/// How many matches of all wanted parts an article holds.
fn matches(segment: &Segment, article: u32, query: &Query) -> u32 {
    let read = segment.scored(article);
    query.wanted().map(|(_, pattern)| read.counts(pattern).iter().sum::<u32>()).sum()
}

/// A query with what holds its parts.
struct Search<'a> {
    segments: &'a [Segment],
    query: &'a Query,
    wanted: Vec<(usize, &'a Pattern)>,
    /// By segment and part.
    held: Vec<Vec<Held>>,
    ranking: Ranking,
}

impl<'a> Search<'a> {
    fn new(segments: &'a [Segment], query: &'a Query) -> Self {
        let holders = |segment: &Segment| query.parts().iter().map(|part| hold::held(segment, part)).collect();
        let held: Vec<Vec<Held>> = segments.iter().map(holders).collect();
        let mut counts = vec![0; query.parts().len()];
        for held in &held {
            for (part, held) in held.iter().enumerate() {
                counts[query.ways_of()[part]] += held.len();
            }
        }
        // All ways to write a part are as rare as it.
        let counts: Vec<usize> = query.ways_of().iter().map(|&part| counts[part]).collect();
        Search { segments, query, wanted: query.wanted().collect(), held, ranking: Ranking::new(segments, &counts) }
    }

    /// All articles that the clauses are true of.
    fn holders(&self) -> Vec<(u32, u32)> {
        let numbered = (0..).zip(self.held.iter().zip(self.segments));
        let of = |(number, (held, segment)): (u32, (&Vec<Held>, &Segment))| {
            hold::common(self.query.clauses(), held, segment.articles())
                .into_iter()
                .map(move |article| (number, article))
        };
        numbered.flat_map(of).collect()
    }

    /// How many articles the clauses are true of, and those that may be among the best, with the scores they promise.
    fn found(&self, limit: usize) -> (usize, Vec<Found>) {
        if let ([clause], &[(part, _)]) = (self.query.clauses(), &self.wanted[..])
            && clause.parts.len() == 1
        {
            return self.found_by(part, limit);
        }
        let mut all = Vec::new();
        for (number, held) in self.held.iter().enumerate() {
            let articles = hold::common(self.query.clauses(), held, self.segments[number].articles());
            let from = all.len();
            all.extend(articles.iter().map(|&article| Found { segment: number as u32, article, score: 0.0 }));
            for &(part, _) in &self.wanted {
                self.add_promises(part, &mut all[from..], &held[part]);
            }
        }
        (all.len(), all)
    }

    /// The same where one part is all there is. Where more articles than are read have it in their heads, no other is among
    /// the best.
    fn found_by(&self, part: usize, limit: usize) -> (usize, Vec<Found>) {
        let is_head = |posting: &Posting| hold::prominence(*posting) == HEAD;
        let held = || self.held.iter().map(|held| &held[part].postings);
        let total = held().map(Vec::len).sum();
        let heads: usize = held().map(|postings| postings.iter().filter(|posting| is_head(posting)).count()).sum();
        let crowded = heads > limit.saturating_add(BEYOND) && !self.query.is_by_date();
        let mut all = Vec::with_capacity(if crowded { heads } else { total });
        for (number, held) in held().enumerate() {
            for &posting in held.iter().filter(|posting| !crowded || is_head(posting)) {
                let article = hold::article(posting);
                let body = self.segments[number].body_length(article);
                let score = self.ranking.promise(part, hold::prominence(posting), body);
                all.push(Found { segment: number as u32, article, score });
            }
        }
        (total, all)
    }

    /// Adds what a part promises to each of a segment's articles that hold it.
    fn add_promises(&self, part: usize, found: &mut [Found], held: &Held) {
        let postings = &held.postings;
        let mut at = 0;
        for found in found {
            while at < postings.len() && hold::article(postings[at]) < found.article {
                at += 1;
            }
            if let Some(&posting) = postings.get(at).filter(|&&posting| hold::article(posting) == found.article) {
                let body = self.segments[found.segment as usize].body_length(found.article);
                found.score += self.ranking.promise(part, hold::prominence(posting), body);
            }
        }
    }

    /// The best of what was found, in order; none beyond the limit.
    fn best(&self, found: &[Found], limit: usize) -> Vec<Found> {
        if self.query.is_by_date() {
            return self.newest(found, limit);
        }
        let read = found.len().min(limit.saturating_add(BEYOND)).min(MOST);
        let mut order = best_first(found, read);
        let promising = order[..read].iter().map(|&key| found[key as u32 as usize]);
        let mut best: Vec<Found> = promising.map(|found| Found { score: self.score(&found), ..found }).collect();
        // Of equals the first article.
        let place = |found: &Found| (found.segment, found.article);
        best.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then_with(|| place(a).cmp(&place(b))));
        if limit > read {
            order[read..].sort_unstable();
            best.extend(order[read..].iter().map(|&key| found[key as u32 as usize]));
        }
        best.truncate(limit);
        best
    }

    /// The articles of the newest issues first, in the order of the issue.
    fn newest(&self, found: &[Found], limit: usize) -> Vec<Found> {
        let mut newest = found.to_vec();
        newest.sort_by_key(|found| std::cmp::Reverse(self.segments[found.segment as usize].date()));
        newest.truncate(limit);
        newest
    }

    /// The score of an article, read.
    fn score(&self, found: &Found) -> f64 {
        let segment = &self.segments[found.segment as usize];
        let mut score = 0.0;
        let mut read = None;
        for &(part, pattern) in &self.wanted {
            let Some(prominence) = self.held[found.segment as usize][part].prominence(found.article) else { continue };
            if prominence == ONCE {
                score += self.ranking.promise(part, ONCE, segment.body_length(found.article));
                continue;
            }
            let read = read.get_or_insert_with(|| segment.scored(found.article));
            score += self.ranking.part(part, &read.counts(pattern), &read.lengths);
        }
        score += self.closeness(segment, found.article);
        // Rounded, so that scores which are the same but for how they were summed are the same.
        f64::from(score as f32)
    }

    fn matches_reason(&self, field: Field, count: u32, length: u32) -> Option<Reason> {
        let mut what = reason::name(field).to_owned();
        what.push_str(", matches: ");
        furniture::push_digits(&mut what, count, 1);
        (count > 0).then(|| Reason::new(self.ranking.weighted(field, count, length), &what, Vec::new()))
    }

    /// What parts of the query add that stand near each other.
    fn closeness(&self, segment: &Segment, article: u32) -> f64 {
        let own = |pair: &&[(usize, &Pattern)]| pair.iter().all(|&(part, _)| self.query.ways_of()[part] == part);
        let mut sum = 0.0;
        for pair in self.wanted.windows(2).filter(own) {
            if let Some((gap, in_order)) = gap(segment.codes(article), pair[0].1, pair[1].1) {
                sum += self.ranking.closeness([pair[0].0, pair[1].0], gap, in_order);
            }
        }
        sum
    }

    fn held_rarity(&self, found: &Found) -> f64 {
        let held = &self.held[found.segment as usize];
        let holds = |part: usize| held[part].prominence(found.article).is_some();
        self.wanted.iter().filter(|(part, _)| holds(*part)).map(|(part, _)| self.ranking.rarity(*part)).sum()
    }
}

/// The numbers of what was found in the lower halves, so many of the highest scores first, in order; of equal ones the first.
/// Scores are not negative, so that their bits are in the order of their values.
fn best_first(found: &[Found], count: usize) -> Vec<u64> {
    let bits = |found: &Found| u64::from(!(found.score as f32).to_bits());
    let mut order: Vec<u64> = found.iter().enumerate().map(|(at, found)| bits(found) << 32 | at as u64).collect();
    if count < order.len() {
        order.select_nth_unstable(count);
        order[..count].sort_unstable();
    } else {
        order.sort_unstable();
    }
    order
}

/// How many codes stand between two patterns where they are nearest, and whether the first is the first there.
fn gap(codes: Codes, first: &Pattern, second: &Pattern) -> Option<(usize, bool)> {
    let mut best: Option<(usize, bool)> = None;
    let mut one = first.find(codes, 0);
    let mut other = second.find(codes, 0);
    while let (Some(a), Some(b)) = (one, other) {
        let in_order = a <= b;
        let gap = if in_order {
            b.saturating_sub(a + first.codes().len())
        } else {
            a.saturating_sub(b + second.codes().len())
        };
        if best.is_none_or(|best| (gap, !in_order) < (best.0, !best.1)) {
            best = Some((gap, in_order));
        }
        if in_order {
            one = first.find(codes, a + 1);
        } else {
            other = second.find(codes, b + 1);
        }
    }
    best
}
