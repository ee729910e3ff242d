//! The segment of a page of any text, as it was written and with bytes forged under a right checksum: the one answers as
//! the page says, however its articles are spread over segments, and operators say of sets of articles what they mean; the other
//! answers.
//!
//! An input is a page, and after a NUL the forgeries: five bytes each, a place and what is put there.

#![no_main]

use baolan::{Article, Issue, Marked, Query, Run, Segment, mark, rank, search};
use libfuzzer_sys::fuzz_target;
use std::slice::from_ref;

/// Operators and what comes near them, around two stretches of text.
const SHAPES: [&str; 13] = [
    "A B", "\"A\" OR B", "A -B", "-A", "\"A B\"", "\"A", "A | OR", "OR A -", "标题:A", "记者：\"A\" | -B", "版名:A 正文:B",
    "版:1 A", "A 日期:2",
];

fuzz_target!(|bytes: &[u8]| {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let text = String::from_utf8_lossy(&bytes[..end]);
    let issue = baolan::parse(&[&text]);
    let (raw, plain) = stretches(&text);
    let segment = Segment::build(&issue);
    for [one, other] in [[&plain[0], &plain[1]], [&plain[2], &plain[3]]] {
        check_marks(&issue, &segment, one);
        check_sets(&segment, one, other);
    }
    let queries: Vec<Query> = shaped(&plain).chain(raw).map(|text| Query::parse(&text)).collect();
    let spread = halves(&issue);
    for query in &queries {
        check_stored(&segment, query);
        check_spread(&segment, &spread, query);
    }
    if let Ok(forged) = Segment::open(forge(segment.as_bytes(), &bytes[end..])) {
        for query in &queries {
            search(&[forged.clone(), segment.clone()], query, 10);
            mark(&forged, "p1-a1", query);
        }
    }
});

/// Stretches of the text with something to find: as they stand, and with nothing in them that is an operator.
fn stretches(text: &str) -> ([String; 4], [String; 4]) {
    let chars: Vec<char> = text.chars().collect();
    let (middle, end) = (chars.len() / 2, chars.len().saturating_sub(3));
    let stretch = |(at, len)| chars.iter().skip(at).take(len).collect::<String>();
    let raw = [(0, 2), (middle, 1), (middle + 1, 5), (end, 3)].map(stretch);
    let is_plain = |c: &char| !c.is_whitespace() && !"-\"|｜:：".contains(*c);
    let plain = raw.each_ref().map(|text| text.chars().filter(is_plain).collect::<String>().replace("OR", "O"));
    (raw, plain)
}

fn shaped(plain: &[String; 4]) -> impl Iterator<Item = String> {
    SHAPES.into_iter().enumerate().map(|(at, shape)| {
        let (one, other) = (&plain[at % 4], &plain[(at + 1 + at / 4) % 4]);
        let piece = |c| match c {
            'A' => one.clone(),
            'B' => other.clone(),
            _ => String::from(c),
        };
        // `OR` holds neither letter.
        shape.chars().map(piece).collect()
    })
}

/// The ids a query finds, in order; none where nothing holds all of it.
fn found(segment: &Segment, query: &str) -> Vec<String> {
    let hits = search(from_ref(segment), &Query::parse(query), usize::MAX);
    assert_eq!(hits.total as usize, hits.hits.len());
    if hits.exact { hits.hits.into_iter().map(|hit| hit.article).collect() } else { Vec::new() }
}

/// Every hit is an article that shows its matches.
fn check_marks(issue: &Issue, segment: &Segment, text: &str) {
    let query = Query::parse(text);
    for hit in &search(from_ref(segment), &query, usize::MAX).hits {
        assert!(hit.score.is_finite() && hit.matches > 0, "{hit:?}");
    }
    let found = found(segment, text);
    for article in issue.pages.iter().flat_map(|page| &page.articles) {
        let marked = mark(segment, &article.id, &query).expect("the segment has all articles");
        check_marked(article, &marked);
        assert_eq!(found.contains(&article.id), runs(&marked).any(|run| run.mark), "{text:?} in {article:?}");
    }
}

/// Operators mean what they say of the articles that each stretch finds alone.
fn check_sets(segment: &Segment, one: &str, other: &str) {
    let sorted = |query: String| {
        let mut ids = found(segment, &query);
        ids.sort();
        ids
    };
    let (a, b) = (sorted(one.to_owned()), sorted(other.to_owned()));
    if a.is_empty() || b.is_empty() {
        return;
    }
    let of = |ids: &[String], wanted: &dyn Fn(&String) -> bool| ids.iter().filter(|id| wanted(id)).cloned().collect();
    let mut either: Vec<String> = of(&a, &|id| !b.contains(id));
    either.extend(b.iter().cloned());
    either.sort();
    let both: Vec<String> = of(&a, &|id| b.contains(id));
    let without: Vec<String> = of(&a, &|id| !b.contains(id));
    assert_eq!(sorted(format!("{one} {other}")), both, "{one:?} and {other:?}");
    assert_eq!(sorted(format!("{one} OR {other}")), either, "{one:?} or {other:?}");
    assert_eq!(sorted(format!("{one} -{other}")), without, "{one:?} without {other:?}");
    assert!(sorted(format!("\"{one}\"")).iter().all(|id| a.contains(id)), "{one:?} as words");
}

/// Stored bytes answer the same, and the ranks are those of the hits.
fn check_stored(segment: &Segment, query: &Query) {
    let stored = Segment::open(segment.as_bytes().to_vec()).expect("what was written opens");
    let hits = search(from_ref(segment), query, usize::MAX);
    assert_eq!(search(&[stored], query, usize::MAX), hits);
    let ranked = rank(from_ref(segment), query, usize::MAX);
    assert_eq!((ranked.total, ranked.exact, ranked.articles.len()), (hits.total, hits.exact, hits.hits.len()));
}

/// However the articles are spread over segments, the order is the same.
fn check_spread(segment: &Segment, spread: &[Segment], query: &Query) {
    for limit in [3, usize::MAX] {
        let one = search(from_ref(segment), query, limit);
        let two = search(spread, query, limit);
        let order = |hits: &baolan::Hits| hits.hits.iter().map(|hit| hit.article.clone()).collect::<Vec<_>>();
        assert_eq!((one.total, one.exact, order(&one)), (two.total, two.exact, order(&two)), "{query:?}");
    }
}

/// The segments of the first half of the articles, and of the others.
fn halves(issue: &Issue) -> [Segment; 2] {
    let [mut first, mut second] = [issue.clone(), issue.clone()];
    for (first, second) in first.pages.iter_mut().zip(&mut second.pages) {
        let half = first.articles.len() / 2;
        first.articles.truncate(half);
        second.articles.drain(..half);
    }
    [Segment::build(&first), Segment::build(&second)]
}

fn runs(marked: &Marked) -> impl Iterator<Item = &Run> {
    let lines = marked.kicker.iter().chain(&marked.headline).chain(&marked.subhead).chain(&marked.body);
    lines.chain(&marked.jumps).chain(&marked.column).chain(&marked.byline).flatten()
}

/// The runs join to the article's texts.
fn check_marked(article: &Article, marked: &Marked) {
    let joined = |runs: &Vec<Run>| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    let all = |lines: &[Vec<Run>]| lines.iter().map(joined).collect::<Vec<_>>();
    assert_eq!(marked.column.as_ref().map(joined), article.column);
    assert_eq!(all(&marked.kicker), article.kicker);
    assert_eq!(all(&marked.headline), article.headline);
    assert_eq!(all(&marked.subhead), article.subhead);
    assert_eq!(marked.byline.as_ref().map(joined), article.byline);
    assert_eq!(all(&marked.body), article.body.iter().map(|p| p.text.clone()).collect::<Vec<_>>());
    assert_eq!(all(&marked.jumps), article.jumps.iter().map(|j| j.text.clone()).collect::<Vec<_>>());
}

/// The bytes of a segment with some of them changed and the checksum made right again.
fn forge(written: &[u8], changes: &[u8]) -> Vec<u8> {
    let mut bytes = written.to_vec();
    let body = bytes.len() - size_of::<u64>();
    for change in changes.chunks_exact(5) {
        let place = u32::from_le_bytes([change[0], change[1], change[2], change[3]]) as usize;
        bytes[place % body] = change[4];
    }
    let sum = checksum(&bytes[..body]).to_le_bytes();
    bytes[body..].copy_from_slice(&sum);
    bytes
}

/// The checksum of a segment, as `segment.rs` writes it: four sums side by side, then one of them all.
fn checksum(bytes: &[u8]) -> u64 {
    let mut sums = [bytes.len() as u64; 4];
    let whole = bytes.len() - bytes.len() % 32;
    for (at, word) in bytes[..whole].chunks(8).enumerate() {
        sums[at % 4] = mixed(sums[at % 4], word);
    }
    let rest = bytes[whole..].chunks(8).fold(sums[0], mixed);
    sums[1..].iter().fold(rest, |sum, lane| mixed(sum, &lane.to_le_bytes()))
}

fn mixed(sum: u64, word: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut padded = [0; 8];
    padded[..word.len()].copy_from_slice(word);
    let sum = (sum ^ u64::from_le_bytes(padded)).wrapping_mul(FACTOR);
    sum ^ sum >> 32
}
