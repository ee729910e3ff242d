//! Guessing: what a query that nothing holds may have been meant as.
//!
//! In come segments and a query; out goes the query with one character changed so that the texts have it: one of the same
//! sound if there is such, for that is how input goes wrong, else what is most frequent.

use super::expand::most_frequent;
use super::hold;
use super::segment::Segment;
use super::table;
use crate::query::{Pattern, Query};
use crate::token::{Codes, is_letter};

/// The lengths of parts that are guessed at, in characters: of a shorter one nothing is left, and a longer one has been pasted.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=8;

/// The query with its missing parts as the texts have something like them; none if there is nothing alike.
///
/// [`search`](crate::search()) says so itself, but for segments that lie in parts, all texts of which this takes.
pub fn guess(segments: &[Segment], query: &Query) -> Option<String> {
    let mut text = query.text().to_owned();
    let mut changed = false;
    for (number, pattern) in query.wanted() {
        let codes = pattern.codes();
        let missing = segments.iter().all(|segment| hold::held(segment, &query.parts()[number]).len() == 0);
        if !missing || !LENGTHS.contains(&codes.len()) {
            continue;
        }
        let typed = pattern.text();
        let Some(meant) = alike(segments, pattern) else { continue };
        let meant = String::from_utf16_lossy(&meant);
        changed |= text.contains(&typed);
        text = text.replacen(&typed, &meant, 1);
    }
    changed.then_some(text)
}

/// What the texts have that differs in one character.
fn alike(segments: &[Segment], pattern: &Pattern) -> Option<Vec<u16>> {
    let (mut same_sound, mut others) = (Vec::new(), Vec::new());
    for segment in segments {
        for article in 0..segment.articles() {
            for codes in segment.stretches_for(article, pattern) {
                for place in 0..=codes.len().saturating_sub(pattern.codes().len()) {
                    if let Some(sounds) = differs_once(codes.from(place), pattern.codes()) {
                        let found = (0..pattern.codes().len()).map(|at| codes.at(place + at)).collect();
                        if sounds { same_sound.push(found) } else { others.push(found) }
                    }
                }
            }
        }
    }
    most_frequent(same_sound, 1).pop().or_else(|| most_frequent(others, 1).pop())
}

/// Whether codes begin with others but for one character; true if that sounds the same.
fn differs_once(codes: Codes, wanted: Codes) -> Option<bool> {
    if codes.len() < wanted.len() {
        return None;
    }
    let mut different = None;
    for place in 0..wanted.len() {
        if codes.at(place) != wanted.at(place) && different.replace(place).is_some() {
            return None;
        }
    }
    let (a, b) = different.map(|place| (codes.at(place), wanted.at(place)))?;
    (is_letter(a) && a >= 0x80 && b >= 0x80).then(|| table::loaded().is_some_and(|table| table.sounds_like(a, b)))
}
