//! Ranking: which article is most about what was asked, by BM25F.
//!
//! In come, for each part of a query, how often an article holds it in each field; out goes a score. A match counts
//! by the weight of its field and the less the longer the field is; the sum for a part is flattened, so that the
//! tenth match adds less than the first, and counts the more the fewer articles hold the part. (Robertson, Zaragoza
//! and Taylor, "Simple BM25 extension to multiple weighted fields", 2004.)
//!
//! ```text
//! weighted = Σ fields  weight · matches / (1 - b + b · length / average length)
//! score    = Σ parts   rarity · weighted / (K1 + weighted)
//! ```

use crate::segment::{FIELDS, Field, Segment};

/// How soon more matches cease to matter. 1.2 is the usual value: with it one match in the body gives 0.45 of what
/// can be reached, four give 0.77.
const K1: f64 = 1.2;

/// A match in the body is the measure of the others.
const BODY: f64 = 1.0;
/// A jump is set in the text and says no more than it.
const JUMP: f64 = BODY;
/// Who asks for a name more often wants what its bearer wrote than what mentions it.
const BYLINE: f64 = 2.0 * BODY;
/// Kicker and subhead say what the story is about, in words chosen to be read second.
const KICKER: f64 = 2.0 * BYLINE;
const SUBHEAD: f64 = KICKER;
/// The name of a regular column sorts its articles as a kicker does.
const COLUMN: f64 = KICKER;
/// What the headline says the story is about: with it one match gives 0.87 of what can be reached, more than six in a
/// body of average length.
const HEADLINE: f64 = 2.0 * KICKER;

/// How much length counts against a body, 0 to 1: the usual value, for a long body holds more of everything.
const BODY_B: f64 = 0.75;
/// And against all other fields: headlines differ in length by style more than by what they are about.
const SHORT_B: f64 = 0.25;

/// How many matches a part of the query has in each field of an article.
pub(crate) type Counts = [u32; FIELDS];

/// What a score takes from the issue as a whole.
pub(crate) struct Ranking {
    /// For each part of the query.
    rarities: Vec<f64>,
    /// For each field.
    averages: [f64; FIELDS],
}

impl Ranking {
    /// For parts that so many articles hold, one number for each part.
    pub(crate) fn new(segment: &Segment, holders: impl Iterator<Item = usize>) -> Ranking {
        let articles = f64::from(segment.articles());
        let rarities = holders.map(|holders| rarity(articles, holders as f64)).collect();
        Ranking { rarities, averages: Field::ALL.map(|field| segment.average(field)) }
    }

    /// The score of an article, by its counts for each part and the length of each field.
    pub(crate) fn score(&self, counts: &[Counts], lengths: &[u32; FIELDS]) -> f32 {
        let mut score = 0.0;
        for (counts, rarity) in counts.iter().zip(&self.rarities) {
            let weighted: f64 = Field::ALL.iter().map(|&field| self.weighted(field, counts, lengths)).sum();
            score += rarity * weighted / (K1 + weighted);
        }
        // Rounded, so that scores which are the same but for how they were summed are the same.
        score as f32
    }

    fn weighted(&self, field: Field, counts: &Counts, lengths: &[u32; FIELDS]) -> f64 {
        let matches = f64::from(counts[field as usize]);
        if matches == 0.0 {
            return 0.0;
        }
        let (weight, b) = weight(field);
        let length = f64::from(lengths[field as usize]) / self.averages[field as usize];
        weight * matches / (1.0 - b + b * length)
    }
}

/// How much a part says, by how many of the articles hold it; never nothing, even where all of them do.
fn rarity(articles: f64, holders: f64) -> f64 {
    let odds = 1.0 + (articles - holders + 0.5) / (holders + 0.5);
    // The logarithm of the parser, so that the wasm holds but one.
    f64::from((odds as f32).ln())
}

fn weight(field: Field) -> (f64, f64) {
    match field {
        Field::Headline => (HEADLINE, SHORT_B),
        Field::Kicker => (KICKER, SHORT_B),
        Field::Subhead => (SUBHEAD, SHORT_B),
        Field::Column => (COLUMN, SHORT_B),
        Field::Byline => (BYLINE, SHORT_B),
        Field::Jump => (JUMP, SHORT_B),
        Field::Body => (BODY, BODY_B),
    }
}
