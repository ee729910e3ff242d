//! Does `confidence` mean something? In come the parsed articles, each as how sure the parser was and how wrong it is;
//! out comes how often it is wrong where it is how sure.
//!
//! ```text
//! confidence  articles           article      head or text               any
//! under .5          12         9   75.0%        11   91.7%        12  100.0%
//! from .9          480         1    0.2%        14    2.9%        20    4.2%
//! ```

use crate::fault::Wrong;

/// A parsed article: how sure the parser was of it, and how wrong it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sample {
    pub(crate) confidence: f32,
    pub(crate) wrong: Option<Wrong>,
}

/// A range of confidence, without its upper end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Band {
    pub(crate) name: &'static str,
    from: f32,
    to: f32,
}

/// Below this a reader should be told that the article is doubtful: more is wrong than right.
const DOUBTFUL: f32 = 0.5;
/// From here on the parser says that it is sure.
pub(crate) const SURE: f32 = 0.9;

/// Articles that are doubtful.
pub(crate) const LOW: Band = Band { name: "under .5", from: f32::NEG_INFINITY, to: DOUBTFUL };
/// Articles that the parser is sure of.
pub(crate) const HIGH: Band = Band { name: "from .9", from: SURE, to: f32::INFINITY };

/// The lines of the table, and all of them in one.
pub(crate) const BANDS: [Band; 7] = [
    LOW,
    Band { name: "from .5", from: DOUBTFUL, to: 0.6 },
    Band { name: "from .6", from: 0.6, to: 0.7 },
    Band { name: "from .7", from: 0.7, to: 0.8 },
    Band { name: "from .8", from: 0.8, to: SURE },
    HIGH,
    Band { name: "all", from: f32::NEG_INFINITY, to: f32::INFINITY },
];

/// What counts as wrong, and its name in the table; each counts what the one before counts, and more.
pub(crate) const MEASURES: [(&str, Wrong); 3] =
    [("article", Wrong::Article), ("head or text", Wrong::Text), ("any", Wrong::Detail)];

/// How many there are, and how many of them are wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rate {
    pub(crate) wrong: usize,
    pub(crate) of: usize,
}

/// How many articles of a band are wrong by a measure.
pub(crate) fn rate(samples: &[Sample], band: Band, measure: Wrong) -> Rate {
    let inside = samples.iter().filter(|sample| band.from <= sample.confidence && sample.confidence < band.to);
    let (wrong, right): (Vec<&Sample>, Vec<&Sample>) = inside.partition(|sample| sample.is_wrong(measure));
    Rate { wrong: wrong.len(), of: wrong.len() + right.len() }
}

/// The chance that a wrong article has a lower confidence than a right one, one of each picked at random and equal ones
/// counted half: 1 where confidence tells them apart, 0.5 where it says nothing. None without a wrong or a right one.
pub(crate) fn separation(samples: &[Sample], measure: Wrong) -> Option<f64> {
    let (wrong, right): (Vec<&Sample>, Vec<&Sample>) = samples.iter().partition(|sample| sample.is_wrong(measure));
    let mut right: Vec<f32> = right.iter().map(|sample| sample.confidence).collect();
    right.sort_by(f32::total_cmp);
    let ahead = |sample: &&Sample| {
        let not_above = right.partition_point(|confidence| *confidence <= sample.confidence);
        let below = right.partition_point(|confidence| *confidence < sample.confidence);
        (right.len() - not_above) as f64 + (not_above - below) as f64 / 2.0
    };
    let pairs = wrong.len() * right.len();
    (pairs > 0).then(|| wrong.iter().map(ahead).sum::<f64>() / pairs as f64)
}

impl Sample {
    fn is_wrong(&self, measure: Wrong) -> bool {
        self.wrong >= Some(measure)
    }
}

impl Rate {
    /// The share that is wrong; none where there is nothing.
    pub(crate) fn share(self) -> Option<f64> {
        (self.of > 0).then(|| self.wrong as f64 / self.of as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(wrong: &[f32], right: &[f32]) -> Vec<Sample> {
        let wrong = wrong.iter().map(|&confidence| Sample { confidence, wrong: Some(Wrong::Text) });
        let right = right.iter().map(|&confidence| Sample { confidence, wrong: None });
        wrong.chain(right).collect()
    }

    #[test]
    fn a_band_has_its_lower_end() {
        let samples = samples(&[0.49, 0.9], &[0.5, 1.0, 0.0]);
        assert_eq!(rate(&samples, LOW, Wrong::Text), Rate { wrong: 1, of: 2 });
        assert_eq!(rate(&samples, HIGH, Wrong::Text), Rate { wrong: 1, of: 2 });
        let all = BANDS.map(|band| rate(&samples, band, Wrong::Text).of);
        assert_eq!(all, [2, 1, 0, 0, 0, 2, 5]);
    }

    #[test]
    fn the_worse_counts_as_the_lesser_too() {
        let samples = samples(&[0.1], &[0.2]);
        let wrong = MEASURES.map(|(_, measure)| rate(&samples, LOW, measure).wrong);
        assert_eq!(wrong, [0, 1, 1]);
    }

    #[test]
    fn nothing_has_no_share() {
        assert_eq!(rate(&[], LOW, Wrong::Text).share(), None);
        assert_eq!(Rate { wrong: 1, of: 4 }.share(), Some(0.25));
    }

    #[test]
    fn separation_is_the_chance_of_the_right_order() {
        let separation = |wrong: &[f32], right: &[f32]| separation(&samples(wrong, right), Wrong::Text);
        assert_eq!(separation(&[0.1, 0.2], &[0.8, 0.9]), Some(1.0));
        assert_eq!(separation(&[0.8, 0.9], &[0.1, 0.2]), Some(0.0));
        assert_eq!(separation(&[0.5], &[0.5]), Some(0.5));
        assert_eq!(separation(&[0.1, 0.7], &[0.5, 0.9]), Some(0.75));
        assert_eq!(separation(&[], &[0.5]), None);
        assert_eq!(separation(&[0.5], &[]), None);
    }
}
