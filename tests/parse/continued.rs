//! Stories that turn the page: each 下转 is tied to the 上接 it leads to, and to no other.

use baolan::{Direction, Issue, Page, parse_page};

/// A page that has a folio and one or more stories, each with a headline, an opening and a closing.
fn page(folio: &str, stories: &[(&str, &str, &str)]) -> String {
    let mut text = format!("{folio}\n");
    for (headline, opening, closing) in stories {
        text += &format!(
            "\n{headline}\n\n{opening}昨日上午，全市春耕现场会在河\n东乡举行，各县区的代表来到田间，察看了早稻育秧的情\n况，并交流了各地的做法。{closing}\n"
        );
    }
    text
}

/// The ties of an issue: article, direction and the article at the other end.
fn ties(issue: &Issue) -> Vec<(String, Direction, Option<String>)> {
    let articles = issue.pages.iter().flat_map(|page| &page.articles);
    articles.flat_map(|a| a.jumps.iter().map(|j| (a.id.clone(), j.direction, j.article.clone()))).collect()
}

fn tied(pages: &[String]) -> Vec<(String, String)> {
    let texts: Vec<&str> = pages.iter().map(String::as_str).collect();
    let all = ties(&baolan::parse(&texts));
    assert_eq!(all.iter().filter(|(_, d, _)| *d == Direction::To).count(), pages[0].matches("下转").count(), "{all:?}");
    let there = all.iter().filter_map(|(id, d, other)| Some((id, d, other.as_ref()?)));
    for (id, _, other) in there.clone() {
        assert!(all.contains(&(other.clone(), flipped(&all, id), Some(id.clone()))), "tied both ways: {all:?}");
    }
    there.filter(|(_, d, _)| **d == Direction::To).map(|(id, _, other)| (id.clone(), other.clone())).collect()
}

/// The direction in which the article at the other end of `id` points back.
fn flipped(all: &[(String, Direction, Option<String>)], id: &str) -> Direction {
    let to = all.iter().any(|(from, d, other)| from == id && *d == Direction::To && other.is_some());
    if to { Direction::From } else { Direction::To }
}

fn pair(from: &str, to: &str) -> (String, String) {
    (from.to_owned(), to.to_owned())
}

#[test]
fn ties_by_page_in_any_writing() {
    for (to, from) in [
        ("（下转第4版）", "（上接第1版）"),
        ("（下转四版）", "（上接一版）"),
        ("（下转第四版）", "（上接第1版）"),
        ("（下转4版）", "（上接）"),
        ("（下转）", "（上接第1版）"),
        ("（下转第 版）", "（上接第 版）"),
    ] {
        let pages = [page("01要闻", &[("不误农时抢春耕", "", to)]), page("04综合", &[("春耕现场会举行", from, "")])];
        assert_eq!(tied(&pages), [pair("p1-a1", "p4-a1")], "{to} {from}");
    }
}

#[test]
fn prefers_the_same_headline() {
    let first = page("01要闻", &[("不误农时抢春耕", "", "（下转第4版）")]);
    let others = page("04综合", &[("山村来了新医生", "（上接第1版）", ""), ("不误农时抢春耕", "（上接第1版）", "")]);
    assert_eq!(tied(&[first, others]), [pair("p1-a1", "p4-a2")]);
}

#[test]
fn ties_nothing_that_is_not_certain() {
    let first = page("01要闻", &[("不误农时抢春耕", "", "（下转第4版）")]);
    let either = page("04综合", &[("山村来了新医生", "（上接第1版）", ""), ("古镇修缮一新", "（上接第1版）", "")]);
    assert_eq!(tied(&[first.clone(), either]), []);
    let elsewhere = page("05综合", &[("山村来了新医生", "（上接第1版）", "")]);
    assert_eq!(tied(&[first.clone(), elsewhere]), []);
    let another = page("04综合", &[("山村来了新医生", "（上接第2版）", "")]);
    assert_eq!(tied(&[first, another]), []);
}

#[test]
fn pages_read_one_by_one_make_the_same_issue() {
    let texts = [
        page("01要闻", &[("不误农时抢春耕", "", "（下转第4版）"), ("古镇修缮一新", "", "")]),
        page("", &[("山村来了新医生", "", "")]),
        page("04综合", &[("春耕现场会举行", "（上接第1版）", "")]),
    ];
    // The last is read first: a page knows nothing of the others.
    let mut pages: Vec<Page> = texts.iter().rev().map(|text| parse_page(text)).collect();
    let unnumbered = |page: &Page| page.number == 0 && page.articles.iter().all(|article| article.id.is_empty());
    assert!(pages.iter().all(unnumbered), "{pages:?}");
    pages.reverse();
    let issue = Issue::of(pages);
    assert_eq!(issue, baolan::parse(&texts.each_ref().map(String::as_str)));
    assert_eq!(issue.pages.iter().map(|page| page.number).collect::<Vec<_>>(), [1, 2, 4]);
    assert!(ties(&issue).contains(&("p1-a1".to_owned(), Direction::To, Some("p4-a1".to_owned()))));
}
