//! Affinity: how much of a row's wording the bodies before and after it share. A headline is made of its story's
//! words; this tells which of two bodies it belongs to, and that a teaser belongs to neither.
//!
//! In come the rows and the runs of rows that an earlier reading took for bodies. Words are not known, so pairs of
//! neighbouring characters stand for them, the rarer on the page the heavier.

use std::ops::Range;

use crate::glyph::{self, Glyphs};
use crate::line::Line;

/// The shares of a row's wording, 0 to 1, that stand in the bodies beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Affinity {
    /// In the nearest body before it.
    pub(crate) before: f32,
    /// In the nearest body after it.
    pub(crate) after: f32,
}

/// The affinity of each row that could be a headline: those between `bodies`, which ascend, and those at the edge of
/// one, where a headline is easily taken for text. The others get none.
pub(crate) fn affinities(wording: &Wording, bodies: &[Range<usize>]) -> Vec<Option<Affinity>> {
    let rows = wording.units.len();
    let mut affinities = vec![bodies.is_empty().then(Affinity::default); rows];
    let mut tally = Tally::of(wording, bodies);
    for body in bodies {
        tally.enter(body);
        tally.set_apart(body.start..first_rows(body));
        tally.set_apart(last_rows(body)..body.end);
        tally.leave(body);
    }
    for (number, body) in bodies.iter().enumerate() {
        let since = number.checked_sub(1).map_or(0, |before| last_rows(&bodies[before]));
        let until = bodies.get(number + 1).map_or(rows, first_rows);
        tally.enter(body);
        (since..first_rows(body)).for_each(|row| {
            affinities[row].get_or_insert_default().after = tally.share(row, row >= body.start);
        });
        (last_rows(body)..until).for_each(|row| {
            affinities[row].get_or_insert_default().before = tally.share(row, row < body.end);
        });
        tally.leave(body);
    }
    affinities
}

/// Lines of a head that an earlier reading may have lost to a body.
const EDGE: usize = 3;

/// Where the rows at a body's beginning end.
fn first_rows(body: &Range<usize>) -> usize {
    (body.start + EDGE).min(body.end)
}

/// Where the other rows at a body's end begin.
fn last_rows(body: &Range<usize>) -> usize {
    first_rows(body).max(body.end.saturating_sub(EDGE))
}

/// A page's wording: the pairs of neighbouring characters of each of its units (rows or blocks), as numbers. A pair that
/// stands only once on the page is shared with nothing and has no number.
pub(crate) struct Wording {
    /// Unit after unit.
    pairs: Vec<u32>,
    units: Vec<Unit>,
    /// How many numbers there are.
    kinds: usize,
}

struct Unit {
    /// Its pairs that stand more than once on the page: a range of [`Wording::pairs`].
    pairs: Range<usize>,
    /// How many it has that stand nowhere else.
    lone: usize,
}

impl Wording {
    /// That of some units, each given by its lines.
    pub(crate) fn of(units: &[&[Line]]) -> Self {
        let mut codes = Vec::new();
        let mut ends = Vec::with_capacity(units.len());
        for lines in units {
            push_codes(&mut codes, lines);
            ends.push(codes.len());
        }
        let mut table = Table::with_room(codes.len());
        for code in &mut codes {
            *code = table.count(*code);
        }
        let mut wording = Wording { pairs: Vec::new(), units: Vec::with_capacity(units.len()), kinds: 0 };
        let mut start = 0;
        for end in ends {
            let first = wording.pairs.len();
            for slot in &codes[start..end] {
                wording.pairs.extend(table.number(*slot, &mut wording.kinds));
            }
            let pairs = first..wording.pairs.len();
            wording.units.push(Unit { lone: end - start - pairs.len(), pairs });
            start = end;
        }
        wording
    }
}

/// Adds the pairs of neighbouring characters of a unit, each as a code: two pairs with one code are as good as none.
fn push_codes(codes: &mut Vec<u32>, lines: &[Line]) {
    /// An odd number of well mixed bits (the golden ratio's).
    const MIX: u32 = 0x9E37_79B1;
    let mut before = 0_u32;
    for line in lines {
        for c in line.text.chars() {
            let word = matches!(c, '一'..='\u{9FFF}') || glyph::classes(c).has(Glyphs::HAN | Glyphs::LATIN);
            if word && before != 0 {
                // Never 0, which stands for no pair.
                codes.push((before.wrapping_mul(MIX) ^ c as u32).wrapping_mul(MIX) | 1);
            }
            before = if word { c as u32 } else { 0 };
        }
    }
}

/// The codes of a page, each with how often it stands there and then its number: a hash table with open addresses.
struct Table {
    codes: Vec<u32>,
    counts: Vec<u32>,
}

/// What [`Table::counts`] adds to a number, so that it is no count of a pair not yet numbered.
const NUMBERED: u32 = 1 << 31;

impl Table {
    fn with_room(codes: usize) -> Self {
        // Some codes come more than once: more than a third of the slots stay empty.
        let slots = (codes + codes / 2).next_power_of_two();
        Table { codes: vec![0; slots], counts: vec![0; slots] }
    }

    /// Counts a code; its slot.
    fn count(&mut self, code: u32) -> u32 {
        let last = self.codes.len() - 1;
        // The high bits are the best mixed.
        let mut slot = (code >> 8) as usize & last;
        while self.codes[slot] != code {
            #[cfg(test)]
            crate::work::tick(1);
            if self.codes[slot] == 0 {
                self.codes[slot] = code;
                break;
            }
            slot = (slot + 1) & last;
        }
        self.counts[slot] += 1;
        slot as u32
    }

    /// The number of the code in a slot if it stands more than once, the `next` one if it has none yet.
    fn number(&mut self, slot: u32, next: &mut usize) -> Option<u32> {
        let count = &mut self.counts[slot as usize];
        if *count == 1 {
            return None;
        }
        if *count < NUMBERED {
            *count = NUMBERED + *next as u32;
            *next += 1;
        }
        Some(*count - NUMBERED)
    }
}

/// Which bodies hold which pairs. A body is a range of units, and is entered before shares of it are asked.
pub(crate) struct Tally<'a> {
    wording: &'a Wording,
    /// How many bodies hold each pair.
    holders: Vec<u32>,
    /// How often the body that is entered holds each pair.
    counts: Vec<u32>,
    /// For each place of the wording, 1 where its pair stands only there in its body, else 0.
    alone: Vec<u32>,
}

impl<'a> Tally<'a> {
    /// One that knows the holders of all pairs.
    pub(crate) fn of(wording: &'a Wording, bodies: &[Range<usize>]) -> Self {
        let counts = vec![0; wording.kinds];
        let mut tally = Tally { wording, holders: counts.clone(), counts, alone: vec![0; wording.pairs.len()] };
        for (number, body) in bodies.iter().enumerate() {
            // For now the count is the number of the last body, from 1.
            for &pair in tally.pairs(body) {
                let last = &mut tally.counts[pair as usize];
                tally.holders[pair as usize] += u32::from(*last != number as u32 + 1);
                *last = number as u32 + 1;
            }
        }
        tally.counts.fill(0);
        tally
    }

    /// The pairs of a range of units.
    fn pairs(&self, units: &Range<usize>) -> &'a [u32] {
        #[cfg(test)]
        crate::work::tick(units.len());
        match &self.wording.units[units.clone()] {
            [] => &[],
            [first, ..] => &self.wording.pairs[first.pairs.start..self.wording.units[units.end - 1].pairs.end],
        }
    }

    /// Enters a body: shares are of it until it is left.
    pub(crate) fn enter(&mut self, body: &Range<usize>) {
        for &pair in self.pairs(body) {
            self.counts[pair as usize] += 1;
        }
    }

    /// Leaves the body entered.
    pub(crate) fn leave(&mut self, body: &Range<usize>) {
        for &pair in self.pairs(body) {
            self.counts[pair as usize] = 0;
        }
    }

    /// Remembers which pairs of some units of the body entered stand nowhere else in it: they are no company to themselves.
    fn set_apart(&mut self, units: Range<usize>) {
        for unit in &self.wording.units[units] {
            for at in unit.pairs.clone() {
                self.alone[at] = u32::from(self.counts[self.wording.pairs[at] as usize] == 1);
            }
        }
    }

    /// The share of a unit's pairs that the body entered holds, a pair in many bodies weighing less. In its `own` body,
    /// pairs that stand only there do not count as their own company.
    pub(crate) fn share(&self, unit: usize, own: bool) -> f32 {
        let unit = &self.wording.units[unit];
        #[cfg(test)]
        crate::work::tick(unit.pairs.len());
        let (mut held, mut all) = (0.0, unit.lone as f32);
        for at in unit.pairs.clone() {
            let (pair, alone) = (self.wording.pairs[at] as usize, self.alone[at]);
            let weight = 1.0 / (1 + self.holders[pair] - alone) as f32;
            all += weight;
            held += if self.counts[pair] > alone * u32::from(own) { weight } else { 0.0 };
        }
        if all > 0.0 { held / all } else { 0.0 }
    }
}
