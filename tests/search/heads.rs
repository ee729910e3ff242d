//! Segments by their heads, with texts that come when they are asked for.

use crate::issues::{article, random_issue, segment};
use baolan::{Hits, Issue, Query, Segment, SegmentError, lacking, rank, search};
use proptest::prelude::*;

/// Heads, and the texts they have not been given yet.
struct Shelf {
    heads: Vec<Segment>,
    texts: Vec<Option<Vec<u8>>>,
}

impl Shelf {
    fn new(segments: &[Segment]) -> Shelf {
        let (heads, texts): (Vec<_>, Vec<_>) = segments.iter().map(Segment::parted).unzip();
        let heads = heads.into_iter().map(|head| Segment::open_head(head).unwrap()).collect();
        Shelf { heads, texts: texts.into_iter().map(Some).collect() }
    }

    /// Asks until nothing is lacking; also how often that was.
    fn asked<T>(&mut self, ask: impl Fn(&[Segment]) -> T) -> (T, usize) {
        for times in 1.. {
            let answer = ask(&self.heads);
            let wanted = lacking(&self.heads);
            if wanted.is_empty() {
                return (answer, times);
            }
            for number in wanted {
                let texts = self.texts[number as usize].take().expect("texts that were given are not lacking");
                self.heads[number as usize].give_texts(texts).unwrap();
            }
        }
        unreachable!()
    }

    fn given(&self) -> usize {
        self.texts.iter().filter(|texts| texts.is_none()).count()
    }
}

fn of(body: &str) -> Segment {
    segment(vec![article("新闻", &[body])])
}

#[test]
fn what_terms_tell_takes_the_texts_of_what_is_shown_alone() {
    let segments: Vec<Segment> = (0..100).map(|at| of(if at % 2 == 0 { "春运首日" } else { "晴转多云" })).collect();
    let mut shelf = Shelf::new(&segments);
    let (hits, _) = shelf.asked(|heads| search(heads, &Query::parse("春运"), 3));
    assert_eq!((hits.total, hits.hits.len()), (50, 3));
    assert!(shelf.given() <= 3 + 16, "{} texts", shelf.given());
}

#[test]
fn a_longer_part_takes_the_texts_that_may_hold_it() {
    let segments = [of("春运首日"), of("春运不在首日，运首更远"), of("晴转多云")];
    let mut shelf = Shelf::new(&segments);
    let (hits, times) = shelf.asked(|heads| search(heads, &Query::parse("春运首日"), 10));
    assert_eq!(hits, search(&segments, &Query::parse("春运首日"), 10));
    assert!(times <= 3 && shelf.given() <= 2, "{times} times, {} texts", shelf.given());
}

#[test]
fn texts_of_another_segment_or_damaged_ones_are_refused() {
    let (head, texts) = of("春运首日").parted();
    let mut segment = Segment::open_head(head.clone()).unwrap();
    assert_eq!(segment.give_texts(of("晴转多云").parted().1), Err(SegmentError::Damaged));
    for bit in 0..8 * texts.len() {
        let mut flipped = texts.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(segment.give_texts(flipped), Err(SegmentError::Damaged), "bit {bit}");
    }
    assert_eq!(segment.give_texts(texts.clone()), Ok(()));
    for bit in 0..8 * head.len() {
        let mut flipped = head.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(Segment::open_head(flipped).is_err(), "bit {bit}");
    }
    assert_eq!(Segment::open(head).unwrap_err(), SegmentError::NotASegment);
    assert_eq!(of("春运").give_texts(texts), Err(SegmentError::NotASegment), "a whole one has its own");
}

#[test]
fn texts_that_came_are_lacking_no_more() {
    let segments = [of("春运首日")];
    let mut shelf = Shelf::new(&segments);
    search(&shelf.heads, &Query::parse("首日"), 10);
    shelf.heads[0].give_texts(shelf.texts[0].take().unwrap()).unwrap();
    assert!(lacking(&shelf.heads).is_empty());
    let again = shelf.heads[0].parted();
    assert_eq!(again, segments[0].parted(), "a head is parted into what it was made of");
}

#[test]
fn nothing_is_lacking_of_whole_segments() {
    let segments = [of("春运首日")];
    search(&segments, &Query::parse("首日"), 10);
    assert!(lacking(&segments).is_empty());
}

fn halves(issue: &Issue) -> Vec<Segment> {
    let articles = &issue.pages[0].articles;
    let (first, second) = articles.split_at(articles.len() / 2);
    [first, second].map(|articles| segment(articles.to_vec())).to_vec()
}

proptest! {
    /// The same is found, in the same order and with the same snippets, as in whole segments.
    #[test]
    fn heads_answer_as_whole_segments_do(issue in random_issue(), query in "[的新aB5“]{1,3}( -?[年国新a]{1,2})?") {
        let segments = halves(&issue);
        let query = Query::parse(&query);
        let mut shelf = Shelf::new(&segments);
        let (hits, times): (Hits, usize) = shelf.asked(|heads| search(heads, &query, 5));
        prop_assert_eq!(hits, search(&segments, &query, 5));
        prop_assert!(times <= 6, "asked {} times", times);
        let mut shelf = Shelf::new(&segments);
        prop_assert_eq!(shelf.asked(|heads| rank(heads, &query, 5)).0, rank(&segments, &query, 5));
    }
}
