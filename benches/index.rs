//! How long a segment of many articles takes to build: `cargo bench --bench index -- ARTICLES [INDEX]`. ARTICLES is a JSON array
//! of objects with `id`, `title` and `body`; the milliseconds of the fastest of five builds are printed, and what the segment
//! has beside the text is written to INDEX.

use std::path::PathBuf;
use std::time::Instant;
use std::{env, fs};

use baolan::{Article, Issue, Page, Paragraph, ParagraphRole, Segment};
use serde::Deserialize;

const BUILDS: usize = 5;

#[derive(Deserialize)]
struct Given {
    id: String,
    title: String,
    body: String,
}

fn main() {
    // `cargo bench` adds a flag of its own; without a file, as in a run of all benchmarks, there is nothing to do.
    let mut files = env::args_os().skip(1).map(PathBuf::from).filter(|file| !file.to_string_lossy().starts_with("--"));
    let Some(articles) = files.next() else { return };
    let given = fs::read_to_string(articles).expect("ARTICLES can be read");
    let given: Vec<Given> = serde_json::from_str(&given).expect("ARTICLES is a JSON array of articles");
    let pages = vec![Page { articles: given.into_iter().map(article).collect(), ..Page::default() }];
    let issue = Issue { pages, ..Issue::default() };
    let build = || {
        let start = Instant::now();
        let segment = Segment::build(&issue);
        (start.elapsed().as_secs_f64() * 1e3, segment)
    };
    let builds: Vec<(f64, Segment)> = (0..BUILDS).map(|_| build()).collect();
    println!("{}", builds.iter().map(|(milliseconds, _)| *milliseconds).fold(f64::MAX, f64::min));
    if let Some(index) = files.next() {
        let (head, parts) = builds[0].1.parted();
        let terms = &parts[..parts.len() - issue.pages[0].articles.len()];
        fs::write(index, [head, terms.concat()].concat()).expect("INDEX can be written");
    }
}

/// As the benchmark of search makes it (`search/engines/baolan.mjs`).
fn article(Given { id, title, body }: Given) -> Article {
    let paragraph = |text: &str| Paragraph { text: text.to_owned(), role: ParagraphRole::Paragraph, speaker: None };
    Article {
        id,
        headline: if title.is_empty() { Vec::new() } else { vec![title] },
        body: body.split('\n').map(paragraph).collect(),
        ..Article::default()
    }
}
