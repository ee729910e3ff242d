//! One issue judged: in comes an issue with its truth, out comes what the parser makes of it beside what it is.
//!
//! Pages are compared by their numbers. A page that the parser gives a number the truth lacks is a [`Judgement::strays`],
//! and what stands on it counts as not found.

use baolan::Kind;

use crate::calibration::Sample;
use crate::fault::{self, Fault};
use crate::pairing::pairing;
use crate::story::Story;
use crate::tally::{self, Sheet, Tally};
use crate::truth;

/// What became of an issue.
#[derive(Debug)]
pub(crate) struct Judgement {
    pub(crate) name: String,
    pub(crate) extractor: Option<String>,
    pub(crate) tally: Tally,
    /// Every parsed article of the pages that the truth has, teasers aside.
    pub(crate) articles: Vec<Judged>,
    /// Numbers of parsed pages that the truth lacks.
    pub(crate) strays: Vec<u32>,
}

/// What became of a parsed article.
#[derive(Debug)]
pub(crate) struct Judged {
    pub(crate) id: String,
    /// Its first headline line, or how its text begins where it has none.
    pub(crate) title: String,
    pub(crate) sample: Sample,
    /// What differs from the true article, where there is one.
    pub(crate) faults: Vec<Fault>,
}

/// Parses the issue and compares.
pub(crate) fn judge(issue: truth::Issue) -> Judgement {
    let texts: Vec<&str> = issue.texts.iter().map(String::as_str).collect();
    let parsed = baolan::parse(&texts);
    let nothing = baolan::Page::default();
    let (mut tally, mut articles) = (Tally::default(), Vec::new());
    for (truth, text) in issue.pages.iter().zip(texts) {
        let page = parsed.pages.iter().find(|page| page.number == truth.number).unwrap_or(&nothing);
        let (counted, judged) = judge_page(truth, &Sheet { page, text });
        tally = tally + counted;
        articles.extend(judged);
    }
    let known = |number| issue.pages.iter().any(|page| page.number == number);
    let strays = parsed.pages.iter().map(|page| page.number).filter(|number| !known(*number)).collect();
    Judgement { name: issue.name, extractor: issue.extractor, tally, articles, strays }
}

fn judge_page(truth: &truth::Page, sheet: &Sheet) -> (Tally, Vec<Judged>) {
    let stories: Vec<Story> = truth.articles.iter().map(Story::from).collect();
    let articles = || sheet.page.articles.iter().filter(|article| article.kind != Kind::Teaser);
    let parsed: Vec<Story> = articles().map(Story::from).collect();
    let places = pairing(&stories, &parsed);
    let partners: Vec<Option<&Story>> = places.iter().map(|place| place.map(|at| &parsed[at])).collect();
    let true_one = |at| places.iter().position(|place| *place == Some(at)).map(|place| &stories[place]);
    let judged = articles().zip(&parsed).enumerate().map(|(at, (article, got))| judged(article, got, true_one(at)));
    (tally::tally(truth, &stories, &partners, sheet), judged.collect())
}

fn judged(article: &baolan::Article, got: &Story, want: Option<&Story>) -> Judged {
    Judged {
        id: article.id.clone(),
        title: title(article),
        sample: Sample { confidence: article.confidence, wrong: fault::wrong(got, want) },
        faults: want.map(|want| fault::faults(got, want)).unwrap_or_default(),
    }
}

fn title(article: &baolan::Article) -> String {
    /// As much of a text as a headline is long.
    const LENGTH: usize = 16;
    let beginning = |text: &String| text.chars().take(LENGTH).collect();
    let first = article.headline.first().cloned();
    first.or_else(|| article.body.first().map(|paragraph| beginning(&paragraph.text))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::Wrong;

    const TEXT: &str = "\
柳溪新桥昨日通车

本报讯（记者 林小满）昨天上午，柳溪新桥正式通车。桥
长三百二十米，两边都有人行道，附近的居民过河不用再
绕远路。

住在溪东的陈阿婆说，她等这座桥等了十年。今后孙子
上学，只要走五分钟就到了。
";

    /// The page above with a truth, a part of which is put in place of another.
    fn judged_with(part: &str, other: &str) -> Judgement {
        let truth = r#"{"number": 1, "teasers": [], "articles": [{"headline": ["柳溪新桥昨日通车"], "byline": "本报讯（记者 林小满）",
            "body": ["昨天上午，柳溪新桥正式通车。桥长三百二十米，两边都有人行道，附近的居民过河不用再绕远路。",
                     "住在溪东的陈阿婆说，她等这座桥等了十年。今后孙子上学，只要走五分钟就到了。"]}]}"#;
        assert!(truth.contains(part), "{part}");
        let page = serde_json::from_str(&truth.replace(part, other)).unwrap();
        judge(truth::Issue { name: "桥".into(), extractor: None, pages: vec![page], texts: vec![TEXT.into()] })
    }

    fn figure(judgement: &Judgement, name: &str) -> f64 {
        judgement.tally.figures().into_iter().find(|(known, _)| *known == name).unwrap().1
    }

    fn below_one(judgement: &Judgement) -> Vec<&'static str> {
        let figures = judgement.tally.figures().into_iter();
        figures.filter(|(_, value)| *value < 1.0).map(|(name, _)| name).collect()
    }

    #[test]
    fn a_page_parsed_as_it_is_has_only_ones() {
        let judgement = judged_with("桥", "桥");
        assert_eq!(below_one(&judgement), [""; 0]);
        assert_eq!(judgement.tally.stories(), 1);
        assert_eq!(judgement.articles.len(), 1);
        assert_eq!((&*judgement.articles[0].id, &*judgement.articles[0].title), ("p1-a1", "柳溪新桥昨日通车"));
        assert_eq!(judgement.articles[0].sample.wrong, None);
    }

    #[test]
    fn each_part_that_differs_has_its_figure() {
        let cases = [
            (r#""headline""#, r#""kicker""#, vec!["headline", "deck"], Wrong::Detail),
            ("昨日通车", "今日通车", vec!["head_block", "headline", "deck"], Wrong::Text),
            ("林小满", "林大满", vec!["byline"], Wrong::Detail),
            ("绕远路。\",", "绕远路。今日\",", vec!["body", "paragraph_f1"], Wrong::Text),
            ("\"teasers\": []", "\"teasers\": [\"有雨\"]", vec!["teaser_f1"], Wrong::Article),
            (r#""byline""#, r#""continues_on": 2, "byline""#, vec!["jumps"], Wrong::Article),
        ];
        for (part, other, figures, wrong) in cases {
            let judgement = judged_with(part, other);
            assert_eq!(below_one(&judgement), figures, "{other}");
            let is_of_article = wrong != Wrong::Article;
            assert_eq!(judgement.articles[0].sample.wrong, is_of_article.then_some(wrong), "{other}");
        }
    }

    #[test]
    fn paragraphs_told_apart_wrongly_are_half_right() {
        let judgement = judged_with("桥正式通车。", "桥正式通车。\", \"");
        assert_eq!(below_one(&judgement), ["body", "paragraph_f1"]);
        assert_eq!(figure(&judgement, "paragraph_f1"), 0.4);
        assert_eq!(judgement.articles[0].sample.wrong, Some(Wrong::Detail));
        assert_eq!(judgement.articles[0].faults[0].part, "paragraph");
    }

    #[test]
    fn an_article_that_is_not_there_is_wrong() {
        let judgement = judged_with(r#""body": ["#, r#""body": ["山上的雪化了。"]}, {"body": ["#);
        assert_eq!(judgement.articles[0].sample.wrong, Some(Wrong::Text));
        assert_eq!(figure(&judgement, "article_f1"), 2.0 / 3.0);
        assert_eq!(figure(&judgement, "body"), 0.5);
    }

    #[test]
    fn a_page_of_another_number_is_not_found() {
        let judgement = judged_with(r#""number": 1"#, r#""number": 4"#);
        assert_eq!(judgement.strays, [1]);
        assert!(judgement.articles.is_empty());
        assert_eq!(figure(&judgement, "article_f1"), 0.0);
        assert_eq!(figure(&judgement, "coverage"), 0.0);
    }
}
