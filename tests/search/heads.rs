//! Segments by their heads, with parts that come when they are asked for.

use crate::issues::{article, random_issue, segment};
use baolan::{Hits, Issue, Query, Segment, SegmentError, guess, lacking, rank, search, search_all};
use proptest::prelude::*;

/// How many parts of a segment are terms; the others are texts.
const TERMS: usize = 128;

/// Heads, and the parts they have not been given yet.
struct Shelf {
    heads: Vec<Segment>,
    parts: Vec<Vec<Option<Vec<u8>>>>,
}

impl Shelf {
    fn new(segments: &[Segment]) -> Shelf {
        let (heads, parts): (Vec<_>, Vec<_>) = segments.iter().map(Segment::parted).unzip();
        let heads = heads.into_iter().map(|head| Segment::open_head(head).unwrap()).collect();
        Shelf { heads, parts: parts.into_iter().map(|parts| parts.into_iter().map(Some).collect()).collect() }
    }

    /// Asks until nothing is lacking; also how often that was.
    fn asked<T>(&mut self, ask: impl Fn(&[Segment]) -> T) -> (T, usize) {
        for times in 1.. {
            let answer = ask(&self.heads);
            let wanted = lacking(&self.heads);
            if wanted.is_empty() {
                return (answer, times);
            }
            for (segment, part) in wanted {
                self.give(segment as usize, part as usize);
            }
        }
        unreachable!()
    }

    fn give(&mut self, segment: usize, part: usize) {
        let bytes = self.parts[segment][part].take().expect("a part that was given is not lacking");
        self.heads[segment].give(part as u32, bytes).unwrap();
    }

    fn give_all(&mut self) {
        for segment in 0..self.parts.len() {
            (0..self.parts[segment].len()).for_each(|part| self.give(segment, part));
        }
    }

    /// How many parts were given: of the terms, and of the texts.
    fn given(&self) -> (usize, usize) {
        let given = |parts: &[Option<Vec<u8>>]| parts.iter().filter(|part| part.is_none()).count();
        let counts = self.parts.iter().map(|parts| (given(&parts[..TERMS]), given(&parts[TERMS..])));
        counts.fold((0, 0), |all, more| (all.0 + more.0, all.1 + more.1))
    }
}

fn of(body: &str) -> Segment {
    segment(vec![article("新闻", &[body])])
}

#[test]
fn what_terms_tell_takes_one_part_of_them_and_the_texts_of_what_is_shown() {
    let segments: Vec<Segment> = (0..100).map(|at| of(if at % 2 == 0 { "春运首日" } else { "晴转多云" })).collect();
    let mut shelf = Shelf::new(&segments);
    let (hits, _) = shelf.asked(|heads| search(heads, &Query::parse("春运"), 3));
    assert_eq!((hits.total, hits.hits.len()), (50, 3));
    let (terms, texts) = shelf.given();
    assert!(terms <= 100 && texts <= 3 + 16, "{terms} of the terms, {texts} texts");
}

#[test]
fn a_longer_part_takes_all_its_terms_at_once_and_the_texts_that_may_hold_it() {
    let segments = [of("春运首日"), of("春运不在首日，运首更远"), of("晴转多云")];
    let mut shelf = Shelf::new(&segments);
    let (hits, times) = shelf.asked(|heads| search(heads, &Query::parse("春运首日"), 10));
    assert_eq!(hits, search(&segments, &Query::parse("春运首日"), 10));
    assert!(times <= 3 && shelf.given().1 <= 2, "{times} times, {:?}", shelf.given());
}

#[test]
fn of_an_article_that_is_shown_no_other_text_is_read() {
    let articles = (0..50).map(|at| article("新闻", &[if at == 7 { "春运首日" } else { "晴转多云" }])).collect();
    let mut shelf = Shelf::new(&[segment(articles)]);
    let (hits, _) = shelf.asked(|heads| search(heads, &Query::parse("春运"), 10));
    assert_eq!((hits.total, shelf.given().1), (1, 1));
}

#[test]
fn parts_of_another_segment_or_damaged_ones_are_refused() {
    let (head, parts) = of("春运首日").parted();
    let mut segment = Segment::open_head(head.clone()).unwrap();
    let text = TERMS as u32;
    assert_eq!(segment.give(text, of("晴转多云").parted().1[TERMS].clone()), Err(SegmentError::Damaged));
    let filled = (0..TERMS).find(|&part| parts[part].len() > 20).unwrap();
    for part in [filled, TERMS] {
        for bit in 0..8 * parts[part].len() {
            let mut flipped = parts[part].clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(segment.give(part as u32, flipped), Err(SegmentError::Damaged), "bit {bit} of part {part}");
        }
        assert_eq!(segment.give(part as u32, parts[part].clone()), Ok(()));
    }
    assert_eq!(
        segment.give(filled as u32, parts[TERMS].clone()),
        Err(SegmentError::Damaged),
        "a part at another's place"
    );
    assert_eq!(segment.give(text + 1, Vec::new()), Err(SegmentError::Damaged), "there are no more");
    for bit in 0..8 * head.len() {
        let mut flipped = head.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(Segment::open_head(flipped).is_err(), "bit {bit}");
    }
    assert_eq!(Segment::open(head).unwrap_err(), SegmentError::NotASegment);
    assert_eq!(of("春运").give(text, parts[TERMS].clone()), Err(SegmentError::NotASegment), "a whole one has its own");
}

#[test]
fn parts_that_came_are_lacking_no_more() {
    let segments = [of("春运首日")];
    let mut shelf = Shelf::new(&segments);
    search(&shelf.heads, &Query::parse("首日"), 10);
    shelf.give_all();
    assert!(lacking(&shelf.heads).is_empty());
    let again = shelf.heads[0].parted();
    assert_eq!(again, segments[0].parted(), "a head is parted into what it was made of");
}

#[test]
fn letters_that_stand_in_the_texts_are_not_read_as_pinyin() {
    let segments: Vec<Segment> = (0..50).map(|at| of(if at == 7 { "今年的 gdp 增长" } else { "晴转多云" })).collect();
    let mut shelf = Shelf::new(&segments);
    let (hits, _) = shelf.asked(|heads| search(heads, &Query::parse("gdp"), 10));
    assert_eq!((hits.total, shelf.given().1), (1, 1));
}

#[test]
fn nothing_is_lacking_of_whole_segments() {
    let segments = [of("春运首日")];
    search(&segments, &Query::parse("首日"), 10);
    assert!(lacking(&segments).is_empty());
}

#[test]
fn what_may_have_been_meant_is_said_when_it_is_asked_for() {
    let segments = [of("春运首日"), of("晴转多云")];
    let query = Query::parse("冬运首日");
    assert_eq!(search(&segments, &query, 10).meant.as_deref(), Some("春运首日"));
    let mut shelf = Shelf::new(&segments);
    assert_eq!(shelf.asked(|heads| search(heads, &query, 10)).0.meant, None);
    assert_eq!(shelf.given().1, 1, "of the nearest");
    assert_eq!(shelf.asked(|heads| guess(heads, &query)).0.as_deref(), Some("春运首日"));
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
        let whole = search(&segments, &query, 5);
        let guessed = if whole.exact && whole.total > 0 { whole.meant.clone() } else { None };
        prop_assert_eq!(hits, Hits { meant: guessed, ..whole.clone() });
        prop_assert!(times <= 6, "asked {} times", times);
        if !whole.exact || whole.total == 0 {
            prop_assert_eq!(shelf.asked(|heads| guess(heads, &query)).0, whole.meant);
        }
        shelf = Shelf::new(&segments);
        prop_assert_eq!(shelf.asked(|heads| rank(heads, &query, 5)).0, rank(&segments, &query, 5));
        let (hits, holders) = shelf.asked(|heads| search_all(heads, &query, 5)).0;
        prop_assert_eq!(holders.len() as u32, if hits.exact { hits.total } else { 0 });
        let all = rank(&segments, &query, usize::MAX);
        let mut found = if all.exact { all.articles } else { Vec::new() };
        found.sort_unstable();
        prop_assert_eq!(holders, found);
    }
}
