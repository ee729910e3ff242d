//! A bag: things, each with how often it is there. Two bags say what they have in common.
//!
//! The bags of `aab` and `abc` share two letters, so they are alike by 2 of 4.

use std::collections::HashMap;
use std::hash::Hash;

/// How often each thing is there.
#[derive(Debug)]
pub(crate) struct Bag<T> {
    times: HashMap<T, usize>,
    size: usize,
}

impl<T: Eq + Hash> FromIterator<T> for Bag<T> {
    fn from_iter<I: IntoIterator<Item = T>>(things: I) -> Self {
        let mut bag = Bag { times: HashMap::new(), size: 0 };
        for thing in things {
            *bag.times.entry(thing).or_default() += 1;
            bag.size += 1;
        }
        bag
    }
}

impl<T: Eq + Hash> Bag<T> {
    /// How many things are there, each as often as it is.
    pub(crate) fn size(&self) -> usize {
        self.size
    }

    /// How many things both have.
    pub(crate) fn common(&self, other: &Bag<T>) -> usize {
        let times = |thing| other.times.get(thing).copied().unwrap_or_default();
        self.times.iter().map(|(thing, &here)| here.min(times(thing))).sum()
    }

    /// What both have as a share of what either has: 1 for the same, 0 for nothing shared.
    pub(crate) fn likeness(&self, other: &Bag<T>) -> f64 {
        let common = self.common(other);
        let either = self.size + other.size - common;
        if either == 0 { 0.0 } else { common as f64 / either as f64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(word: &str) -> Bag<char> {
        word.chars().collect()
    }

    #[test]
    fn a_thing_is_shared_as_often_as_both_have_it() {
        assert_eq!(letters("aab").common(&letters("abc")), 2);
        assert_eq!(letters("aaa").common(&letters("aab")), 2);
        assert_eq!(letters("ab").common(&letters("cd")), 0);
        assert_eq!(letters("aab").size(), 3);
    }

    #[test]
    fn likeness_runs_from_nothing_to_the_same() {
        assert_eq!(letters("aab").likeness(&letters("aba")), 1.0);
        assert_eq!(letters("aab").likeness(&letters("abc")), 0.5);
        assert_eq!(letters("ab").likeness(&letters("cd")), 0.0);
        assert_eq!(letters("").likeness(&letters("")), 0.0);
    }
}
