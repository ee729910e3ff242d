//! Ranking: which article is most about what was asked, by BM25F and by how close together it says it.
//!
//! In come, for each part of a query, how often an article holds it in each field; out goes a score. A match counts
//! by the weight of its field and the less the longer the field is; the sum for a part is flattened, so that the
//! tenth match adds less than the first, and counts the more the fewer articles hold the part. (Robertson, Zaragoza
//! and Taylor, "Simple BM25 extension to multiple weighted fields", 2004.) Of two parts side by side in the query, the
//! nearer they stand in the text the more is added, most where they stand as they were typed.
//!
//! ```text
//! weighted = Σ fields  weight · matches / (1 - b + b · length / average length)
//! score    = Σ parts   rarity · weighted / (K1 + weighted)
//!          + Σ pairs   lesser rarity · (NEAR · SPAN / (SPAN + gap) + PHRASE where there is no gap)
//! ```
//!
//! All that is taken from more than the article itself (rarities, average lengths) is taken from all segments that are
//! searched, so that it does not matter how articles are spread over them.

use crate::field::{FIELDS, Field};
use crate::segment::Segment;
#[cfg(feature = "index")]
use crate::terms::HEAD;

// The weights are those by which known items came first most often: two or three words of an article, one of them from its
// headline, among 10,000 (`cargo xtask bench search`).

/// How soon more matches cease to matter: with it one match in the body gives 0.29 of what can be reached, four give 0.62.
const K1: f64 = 2.5;

/// A match in the body is the measure of the others.
const BODY: f64 = 1.0;
/// A jump is set in the text and says no more than it.
const JUMP: f64 = BODY;
/// Who asks for a name more often wants what its bearer wrote than what mentions it.
const BYLINE: f64 = 2.0 * BODY;
/// Kicker and subhead say what the story is about, in words chosen to be read second.
const KICKER: f64 = 3.0 * BYLINE;
const SUBHEAD: f64 = KICKER;
/// The name of a regular column sorts its articles as a kicker does.
const COLUMN: f64 = KICKER;
/// What the headline says the story is about: with it one match gives 0.9 of what can be reached, more than any body does.
const HEADLINE: f64 = 4.0 * KICKER;

/// How much length counts against a body, 0 to 1: nearly in full, for a long body holds more of everything.
const BODY_B: f64 = 0.9;
/// And against all other fields: headlines differ in length by style more than by what they are about.
const SHORT_B: f64 = 0.1;

/// What two parts add that stand in the same passage, as a share of what the commoner can give alone: it decides where little
/// else does.
#[cfg(feature = "index")]
const NEAR: f64 = 0.02;
/// What they add besides where nothing stands between them: they were typed as the paper has them.
#[cfg(feature = "index")]
const PHRASE: f64 = 0.2;
/// The gap, in characters, at which nearness gives half: a short sentence.
#[cfg(feature = "index")]
const SPAN: f64 = 20.0;

/// How many matches a part of the query has in each field of an article.
pub(crate) type Counts = [u32; FIELDS];

/// How long each field of an article is, in codes.
pub(crate) type Lengths = [u32; FIELDS];

/// What a score takes from all that is searched.
pub(crate) struct Ranking {
    /// For each part of the query.
    rarities: Vec<f64>,
    /// For each field, its average length where an article has it.
    averages: [f64; FIELDS],
}

impl Ranking {
    /// For parts that so many articles hold, one number for each part.
    pub(crate) fn new(segments: &[Segment], holders: &[usize]) -> Ranking {
        let articles: u32 = segments.iter().map(Segment::articles).sum();
        let rarities = holders.iter().map(|&holders| rarity(f64::from(articles), holders as f64)).collect();
        let average = |field: Field| {
            let (mut codes, mut articles) = (0, 0);
            for segment in segments {
                let lengths = segment.lengths(field);
                (codes, articles) = (codes + lengths.0, articles + lengths.1);
            }
            codes as f64 / articles.max(1) as f64
        };
        Ranking { rarities, averages: Field::ALL.map(average) }
    }

    #[cfg(feature = "index")]
    /// How rare a part is: the most it can give.
    pub(crate) fn rarity(&self, part: usize) -> f64 {
        self.rarities[part]
    }

    /// What a part gives by its counts in an article, with the length of each field.
    pub(crate) fn part(&self, part: usize, counts: &Counts, lengths: &Lengths) -> f64 {
        let mut weighted = 0.0;
        for field in Field::ALL {
            weighted += self.weighted(field, counts[field as usize], lengths[field as usize]);
        }
        self.rarities[part] * flat(weighted)
    }

    #[cfg(feature = "index")]
    /// What a part may be expected to give that is so prominent in an article, whose body is so long; for what stands there once, what it gives.
    pub(crate) fn promise(&self, part: usize, prominence: u32, body: u32) -> f64 {
        /// How often a part stands in a body, by its prominence.
        const TIMES: [f64; 4] = [1.0, 2.5, 6.0, 3.0];
        let length = f64::from(body) / self.averages[Field::Body as usize];
        let in_body = BODY * TIMES[prominence as usize] / (1.0 - BODY_B + BODY_B * length);
        self.rarities[part] * flat(in_body + if prominence == HEAD { HEADLINE } else { 0.0 })
    }

    #[cfg(feature = "index")]
    /// What two parts add that stand so many characters apart, one after the other as typed or not.
    pub(crate) fn closeness(&self, parts: [usize; 2], gap: usize, in_order: bool) -> f64 {
        let lesser = self.rarities[parts[0]].min(self.rarities[parts[1]]);
        let phrase = if gap == 0 && in_order { PHRASE } else { 0.0 };
        lesser * (NEAR * SPAN / (SPAN + gap as f64) + phrase)
    }

    /// What the matches in a field count for together.
    pub(crate) fn weighted(&self, field: Field, matches: u32, length: u32) -> f64 {
        if matches == 0 {
            return 0.0;
        }
        let (weight, b) = weight(field);
        let length = f64::from(length) / self.averages[field as usize];
        weight * f64::from(matches) / (1.0 - b + b * length)
    }
}

fn flat(weighted: f64) -> f64 {
    weighted / (K1 + weighted)
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
        Field::Byline | Field::Author | Field::Section => (BYLINE, SHORT_B),
        Field::Jump => (JUMP, SHORT_B),
        Field::Body => (BODY, BODY_B),
    }
}
