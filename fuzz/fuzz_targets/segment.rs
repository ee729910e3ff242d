//! The segment of a page of any text, as it was written and with bytes forged under a right checksum: the one answers as
//! the page says, the other answers.
//!
//! An input is a page, and after a NUL the forgeries: five bytes each, a place and what is put there.

#![no_main]

use baolan::{Article, Issue, Marked, Query, Run, Segment, mark, search};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let text = String::from_utf8_lossy(&bytes[..end]);
    let issue = baolan::parse(&[&text]);
    let queries = queries(&text);
    let segment = Segment::build(&issue);
    for query in &queries {
        check(&issue, &segment, query);
    }
    if let Ok(forged) = Segment::open(forge(segment.as_bytes(), &bytes[end..])) {
        for query in &queries {
            search(&forged, query);
            mark(&forged, "p1-a1", query);
        }
    }
});

/// Queries with something to find: stretches of the text, and pairs of them.
fn queries(text: &str) -> Vec<Query> {
    let chars: Vec<char> = text.chars().collect();
    let stretch = |at: usize, len: usize| chars.iter().skip(at).take(len).collect::<String>();
    let (middle, end) = (chars.len() / 2, chars.len().saturating_sub(3));
    let texts = [stretch(0, 2), stretch(middle, 1), stretch(middle, 4), stretch(0, 2) + " " + &stretch(end, 3)];
    texts.iter().map(|text| Query::parse(text)).collect()
}

/// Every hit is an article that shows its matches, and no other article has all parts; stored bytes answer the same.
fn check(issue: &Issue, segment: &Segment, query: &Query) {
    let hits = search(segment, query);
    assert_eq!(hits.total as usize, hits.hits.len());
    for hit in &hits.hits {
        assert!(hit.score.is_finite() && hit.matches > 0, "{hit:?}");
    }
    for article in issue.pages.iter().flat_map(|page| &page.articles) {
        let marked = mark(segment, &article.id, query).expect("the segment has all articles");
        check_marked(article, &marked);
        let found = hits.hits.iter().any(|hit| hit.article == article.id);
        assert!(!found || runs(&marked).any(|run| run.mark), "{query:?} marks nothing in {article:?}");
    }
    let stored = Segment::open(segment.as_bytes().to_vec()).expect("what was written opens");
    assert_eq!(search(&stored, query), hits);
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

/// The checksum of a segment, as `segment.rs` writes it.
fn checksum(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    bytes.chunks(8).fold(bytes.len() as u64, |sum, word| {
        let mut padded = [0; 8];
        padded[..word.len()].copy_from_slice(word);
        let sum = (sum ^ u64::from_le_bytes(padded)).wrapping_mul(FACTOR);
        sum ^ sum >> 32
    })
}
