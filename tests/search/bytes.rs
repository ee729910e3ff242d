//! Segments as stored bytes.

use crate::issues::{article, hits, random_issue, seed, segment};
use baolan::{Query, Segment, SegmentError, mark};
use proptest::prelude::*;
use proptest::sample::Index;

fn small() -> Vec<u8> {
    segment(vec![article("春运首日 5G", &["火车票今天开抢。"]), article("喜讯", &[])]).as_bytes().to_vec()
}

#[test]
fn any_bit_that_flips_is_seen() {
    let bytes = small();
    for bit in 0..8 * bytes.len() {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(Segment::open(flipped).is_err(), "bit {bit}");
    }
}

#[test]
fn any_cut_is_seen() {
    let bytes = small();
    for end in 0..bytes.len() {
        assert!(Segment::open(bytes[..end].to_vec()).is_err(), "{end}");
    }
}

#[test]
fn errors_say_what_to_do() {
    let open = |bytes: &[u8]| Segment::open(bytes.to_vec()).unwrap_err();
    assert_eq!(open(b""), SegmentError::NotASegment);
    assert_eq!(open(b"%PDF-1.7 and so on, long enough to be a segment"), SegmentError::NotASegment);
    assert!(SegmentError::NotASegment.to_string().contains("Segment::as_bytes"));

    let mut newer = small();
    newer[8] = 9;
    assert_eq!(open(&newer), SegmentError::Version { found: 9, expected: 3 });
    assert!(open(&newer).to_string().contains("build it again"));

    let bytes = small();
    assert_eq!(open(&bytes[..10]), SegmentError::Damaged);
    assert_eq!(open(&bytes[..bytes.len() - 1]), SegmentError::Damaged);
    assert_eq!(open(&[&bytes[..], b"\0"].concat()), SegmentError::Damaged);
    assert!(SegmentError::Damaged.to_string().contains("fetch it again"));
}

#[test]
fn the_seed_is_the_same_once_stored() {
    let built = Segment::build(&seed());
    let opened = Segment::open(built.as_bytes().to_vec()).unwrap();
    for query in ["新通道", "本报讯 2024年", "的"] {
        assert_eq!(hits(&built, query), hits(&opened, query));
    }
}

proptest! {
    #[test]
    fn changed_bytes_do_not_open(places in prop::collection::vec((any::<Index>(), 1..=255_u8), 1..20)) {
        let mut bytes = small();
        for (place, change) in places {
            let place = place.index(bytes.len());
            bytes[place] ^= change;
        }
        prop_assume!(bytes != small());
        prop_assert!(Segment::open(bytes).is_err());
    }

    #[test]
    fn foreign_bytes_do_not_open(bytes in prop::collection::vec(any::<u8>(), 0..400), head in 0..=12_usize) {
        let bytes = [&small()[..head], &bytes].concat();
        prop_assert!(Segment::open(bytes).is_err());
    }

    #[test]
    fn any_issue_is_the_same_once_stored(issue in random_issue(), query in "[的新aB5“]{1,2}") {
        let built = Segment::build(&issue);
        let opened = Segment::open(built.as_bytes().to_vec()).unwrap();
        prop_assert_eq!(hits(&built, &query), hits(&opened, &query));
        let query = Query::parse(&query);
        prop_assert_eq!(mark(&built, "p1-a1", &query), mark(&opened, "p1-a1", &query));
    }
}
