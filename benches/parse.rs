//! How fast pages are parsed: `cargo bench`. The median beside a name is of one whole parse; throughput is bytes of text.

use std::fs;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// The sample page.
fn seed() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/xiaoshan-2024-01-12-p1.txt");
    fs::read_to_string(path).expect("the sample issue is in seeds/")
}

/// Sixteen pages of about 100,000 characters in all: the sample page, with so much of it again as makes each long enough.
fn sixteen_pages() -> Vec<String> {
    /// In characters.
    const LENGTH: usize = 6_250;
    let page: String = seed();
    let long: String = page.chars().chain(page.chars()).take(LENGTH).collect();
    vec![long; 16]
}

fn bytes(pages: &[String]) -> BytesCount {
    BytesCount::of_slice(&pages.concat().into_bytes())
}

#[divan::bench]
fn seed_page(bencher: Bencher) {
    let page = seed();
    bencher.counter(bytes(std::slice::from_ref(&page))).bench(|| baolan::parse(black_box(&[page.as_str()])));
}

#[divan::bench]
fn pages_16(bencher: Bencher) {
    let pages = sixteen_pages();
    let texts: Vec<&str> = pages.iter().map(String::as_str).collect();
    bencher.counter(bytes(&pages)).bench(|| baolan::parse(black_box(&texts)));
}

#[divan::bench]
fn pages_16_indexed(bencher: Bencher) {
    let pages = sixteen_pages();
    let texts: Vec<&str> = pages.iter().map(String::as_str).collect();
    let issue = baolan::parse(&texts);
    bencher.counter(bytes(&pages)).bench(|| baolan::Segment::build(black_box(&issue)));
}
