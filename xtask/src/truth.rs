//! Truth: pages of which someone has said what stands on them. In comes a folder, out come its issues, each page's text
//! beside its true articles.
//!
//! ```text
//! river-p1.txt river-p2.txt   the pages 1 and 2 as an extractor printed them; an issue of one page may be river.txt
//! river.truth.json            {"extractor": "pdfbox", "pages": [{"number": 1, "teasers": ["…"], "articles": [{
//!                               "headline": ["…"], "byline": "…", "body": ["a paragraph", …], "continues_on": 2}]}]}
//! ```
//!
//! What an article does not say of itself it does not have; further fields are for people. A page without truth is not read.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// An issue with its truth.
#[derive(Debug)]
pub(crate) struct Issue {
    pub(crate) name: String,
    /// Who printed the texts, by name; issues of the same extractor are counted together.
    pub(crate) extractor: Option<String>,
    pub(crate) pages: Vec<Page>,
    /// The text of each page, in their order.
    pub(crate) texts: Vec<String>,
}

/// What a truth file holds.
#[derive(Debug, Deserialize)]
struct Truth {
    extractor: Option<String>,
    pages: Vec<Page>,
}

/// What stands on a page.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Page {
    pub(crate) number: u32,
    #[serde(default)]
    pub(crate) articles: Vec<Article>,
    /// Headlines alone, without their page references.
    #[serde(default)]
    pub(crate) teasers: Vec<String>,
}

/// An article as it is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Article {
    pub(crate) kicker: Vec<String>,
    pub(crate) headline: Vec<String>,
    pub(crate) subhead: Vec<String>,
    pub(crate) byline: Option<String>,
    pub(crate) body: Vec<String>,
    pub(crate) continues_on: Option<u32>,
    pub(crate) continued_from: Option<u32>,
}

/// How the name of a truth file ends.
const ENDING: &str = ".truth.json";

/// Reads every issue of the folder that has a truth, by name.
pub(crate) fn issues(folder: &Path) -> Result<Vec<Issue>> {
    let names = names(folder)?;
    if names.is_empty() {
        bail!("{} holds no truth; put NAME{ENDING} there beside NAME-p1.txt, NAME-p2.txt …", folder.display());
    }
    names.into_iter().map(|name| issue(folder, name)).collect()
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let refusal = || format!("{} can't be read; name a folder of pages with truth", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(refusal)? {
        let file = entry?.file_name();
        names.extend(file.to_str().and_then(|file| file.strip_suffix(ENDING)).map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

fn issue(folder: &Path, name: String) -> Result<Issue> {
    let truth = truth(&folder.join(format!("{name}{ENDING}")))?;
    let files = page_files(folder, &name, &truth.pages)?;
    let texts = files.iter().zip(&truth.pages).map(|(file, page)| text(file, page.number)).collect::<Result<_>>()?;
    Ok(Issue { name, extractor: truth.extractor, pages: truth.pages, texts })
}

fn truth(file: &Path) -> Result<Truth> {
    let json = fs::read_to_string(file).with_context(|| format!("{} can't be read as UTF-8", file.display()))?;
    let truth: Truth = serde_json::from_str(&json)
        .with_context(|| format!("{} is no truth; mend it at the place named here", file.display()))?;
    if truth.pages.is_empty() {
        bail!("{} has no pages; add one for each page file", file.display());
    }
    Ok(truth)
}

/// The file of each page: by the page's number, or by the name alone where there is but one.
fn page_files(folder: &Path, name: &str, pages: &[Page]) -> Result<Vec<PathBuf>> {
    let alone = folder.join(format!("{name}.txt"));
    if let ([_], true) = (pages, alone.is_file()) {
        return Ok(vec![alone]);
    }
    pages.iter().map(|page| page_file(folder, name, page.number)).collect()
}

fn page_file(folder: &Path, name: &str, number: u32) -> Result<PathBuf> {
    let file = folder.join(format!("{name}-p{number}.txt"));
    if !file.is_file() {
        bail!("{name}{ENDING} has a page {number}, but there is no {}; add it, or take the page out", file.display());
    }
    Ok(file)
}

fn text(file: &Path, number: u32) -> Result<String> {
    let bytes = fs::read(file).with_context(|| format!("{} can't be read", file.display()))?;
    let text = baolan::text(&bytes, number as usize).with_context(|| format!("{} is no page", file.display()))?;
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of its own for a test, with these files.
    fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("baolan-truth-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in files {
            fs::write(folder.join(file), text).unwrap();
        }
        folder
    }

    fn refusal(name: &str, files: &[(&str, &str)]) -> String {
        let folder = folder(name, files);
        let message = format!("{:#}", issues(&folder).unwrap_err());
        fs::remove_dir_all(folder).unwrap();
        assert_eq!(message.lines().count(), 1, "{message}");
        message
    }

    #[test]
    fn pages_are_read_by_their_numbers() {
        let pages = r#"{"pages": [{"number": 2}, {"number": 10, "articles": [{"headline": ["新桥通车"]}]}]}"#;
        let folder = folder("numbers", &[("a-p10.txt", "十"), ("a-p2.txt", "二"), ("a.truth.json", pages)]);
        let issues = issues(&folder).unwrap();
        fs::remove_dir_all(folder).unwrap();
        assert_eq!(issues[0].texts, ["二", "十"]);
        assert_eq!(issues[0].pages[1].articles[0].headline, ["新桥通车"]);
        assert_eq!(issues[0].extractor, None);
    }

    #[test]
    fn one_page_needs_no_number() {
        let folder = folder("alone", &[("a.txt", "一"), ("a.truth.json", r#"{"pages": [{"number": 7}]}"#)]);
        let issues = issues(&folder).unwrap();
        fs::remove_dir_all(folder).unwrap();
        assert_eq!((&*issues[0].name, &issues[0].texts[..]), ("a", &["一".to_owned()][..]));
    }

    #[test]
    fn refusals_say_what_to_do() {
        assert!(refusal("none", &[("a.txt", "一")]).contains("put NAME.truth.json there"));
        assert!(refusal("broken", &[("a.truth.json", "{\"pages\":\n[")]).contains("mend it at the place"));
        assert!(refusal("empty", &[("a.truth.json", r#"{"pages": []}"#)]).contains("add one for each page file"));
        let page = r#"{"pages": [{"number": 3}]}"#;
        assert!(refusal("gone", &[("a.truth.json", page)]).contains("a-p3.txt; add it"));
        assert!(
            refusal("pdf", &[("a.truth.json", page), ("a.txt", "%PDF-1.7")]).contains("a.txt is no page: page 3 is")
        );
        let message = format!("{:#}", issues(Path::new("no-such-folder")).unwrap_err());
        assert!(message.contains("name a folder of pages with truth"), "{message}");
    }
}
