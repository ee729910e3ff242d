//! `cargo xtask judge DIR`: how much of pages whose truth is known does the parser get right, and does it know where it
//! does not?
//!
//! In comes a folder of page texts and truths (see `truth.rs`), out come two tables: the figures of all issues and
//! of each extractor's, and how often articles are wrong by how sure the parser was of them.
//!
//! | figure | what it says |
//! | --- | --- |
//! | coverage | characters that are neither lost nor made up |
//! | article_f1 | articles found: half of the text is theirs |
//! | head_block, headline, deck, byline, body | true articles of which this is exact; the deck is kicker, headline and subhead told apart, the head block all of them as one |
//! | paragraph_f1, jumps, teaser_f1 | of the paragraphs, page references and teasers, what is right |
//!
//! | an article is wrong | when |
//! | --- | --- |
//! | article | it is none of the page's articles |
//! | head or text | that, or its head block or its text is not exact |
//! | any | that, or its deck, byline or paragraphs are told apart wrongly |

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::calibration::{BANDS, Band, HIGH, LOW, MEASURES, Rate, SURE, Sample, rate, separation};
use crate::fault::Wrong;
use crate::judgement::{Judged, Judgement, judge};
use crate::tally::Tally;
use crate::truth;

/// What is asked of a folder.
#[derive(Debug, PartialEq)]
pub(crate) struct Inquiry {
    pub(crate) folder: PathBuf,
    /// How many of the worst issues to list.
    pub(crate) worst: usize,
    pub(crate) listing: Listing,
}

/// Which articles to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Listing {
    /// None of them.
    None,
    /// Those that the parser was sure of and that are wrong.
    SurelyWrong,
}

/// What issues are called that name no extractor.
const UNNAMED: &str = "unnamed";

/// Prints the tables; the figures pass no judgement of their own, so the status is success.
pub(crate) fn run(inquiry: &Inquiry) -> Result<ExitCode> {
    let judgements: Vec<Judgement> = truth::issues(&inquiry.folder)?.into_iter().map(judge).collect();
    match print(&mut io::stdout().lock(), &judgements, inquiry) {
        // Who stops reading (`| head`) has read enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error).context("the tables can't be printed"),
        _ => Ok(ExitCode::SUCCESS),
    }
}

fn print(out: &mut impl Write, judgements: &[Judgement], inquiry: &Inquiry) -> io::Result<()> {
    print_figures(out, judgements)?;
    print_strays(out, judgements)?;
    print_calibration(out, judgements)?;
    if inquiry.worst > 0 {
        print_worst(out, judgements, inquiry.worst)?;
    }
    if inquiry.listing == Listing::SurelyWrong {
        print_surely_wrong(out, judgements)?;
    }
    Ok(())
}

fn print_figures(out: &mut impl Write, judgements: &[Judgement]) -> io::Result<()> {
    let mut extractors: BTreeMap<&str, Tally> = BTreeMap::new();
    for judgement in judgements {
        let tally = extractors.entry(judgement.extractor.as_deref().unwrap_or(UNNAMED)).or_default();
        *tally = *tally + judgement.tally;
    }
    print_figure_names(out)?;
    print_tally(out, "all", &judgements.iter().map(|judgement| judgement.tally).sum())?;
    extractors.iter().try_for_each(|(name, tally)| print_tally(out, name, tally))
}

fn print_figure_names(out: &mut impl Write) -> io::Result<()> {
    let names: String = Tally::default().figures().iter().map(|(name, _)| format!("{name:>13}")).collect();
    writeln!(out, "{:<14}{:>8}{names}", "", "stories")
}

fn print_tally(out: &mut impl Write, name: &str, tally: &Tally) -> io::Result<()> {
    let figures: String = tally.figures().iter().map(|(_, value)| format!("{value:>13.4}")).collect();
    writeln!(out, "{name:<14}{:>8}{figures}", tally.stories())
}

fn print_strays(out: &mut impl Write, judgements: &[Judgement]) -> io::Result<()> {
    let mut strays =
        judgements.iter().flat_map(|judgement| judgement.strays.iter().map(|page| (&judgement.name, page)));
    strays.try_for_each(|(name, page)| writeln!(out, "{name}: the parser finds a page {page}, which the truth lacks"))
}

fn print_calibration(out: &mut impl Write, judgements: &[Judgement]) -> io::Result<()> {
    let articles = judgements.iter().flat_map(|judgement| &judgement.articles);
    let samples: Vec<Sample> = articles.map(|judged| judged.sample).collect();
    let names: String = MEASURES.iter().map(|(name, _)| format!("{name:>18}")).collect();
    writeln!(out, "\nwrong articles by how sure the parser was\n{:<12}{:>8}{names}", "confidence", "articles")?;
    BANDS.iter().try_for_each(|band| print_band(out, *band, &samples))?;
    writeln!(out)?;
    MEASURES.iter().try_for_each(|(name, measure)| print_summary(out, name, *measure, &samples))
}

fn print_band(out: &mut impl Write, band: Band, samples: &[Sample]) -> io::Result<()> {
    let rates = MEASURES.map(|(_, measure)| rate(samples, band, measure));
    let cells: String = rates.iter().map(|rate| format!("{:>10}{:>8}", rate.wrong, percent(*rate))).collect();
    writeln!(out, "{:<12}{:>8}{cells}", band.name, rates[0].of)
}

fn print_summary(out: &mut impl Write, name: &str, measure: Wrong, samples: &[Sample]) -> io::Result<()> {
    let told = |band: Band| match rate(samples, band, measure) {
        Rate { of: 0, .. } => format!("no article {}", band.name),
        rate => format!("{} {}", percent(rate), band.name),
    };
    let chance = separation(samples, measure).map_or("-".to_owned(), |chance| format!("{chance:.3}"));
    writeln!(out, "wrong by {name}: {}, {}; AUC {chance}", told(LOW), told(HIGH))
}

/// `12.5%`, or a dash where there is nothing.
fn percent(rate: Rate) -> String {
    rate.share().map_or("-".to_owned(), |share| format!("{:.1}%", share * 100.0))
}

fn print_worst(out: &mut impl Write, judgements: &[Judgement], count: usize) -> io::Result<()> {
    let mut sorted: Vec<&Judgement> = judgements.iter().collect();
    sorted.sort_by(|a, b| a.tally.merit().total_cmp(&b.tally.merit()));
    writeln!(out, "\nthe worst issues")?;
    print_figure_names(out)?;
    sorted.iter().take(count).try_for_each(|judgement| print_tally(out, &judgement.name, &judgement.tally))
}

fn print_surely_wrong(out: &mut impl Write, judgements: &[Judgement]) -> io::Result<()> {
    writeln!(out, "\nwrong articles with a confidence from {SURE} on")?;
    for judgement in judgements {
        let mut wrong = judgement.articles.iter().filter(|judged| judged.is_surely_wrong());
        wrong.try_for_each(|judged| print_wrong(out, &judgement.name, judged))?;
    }
    Ok(())
}

fn print_wrong(out: &mut impl Write, issue: &str, judged: &Judged) -> io::Result<()> {
    writeln!(out, "{issue} {} {:.2}  {}", judged.id, judged.sample.confidence, judged.title)?;
    if judged.sample.wrong == Some(Wrong::Article) {
        writeln!(out, "    article    none of the page's")?;
    }
    let mut faults = judged.faults.iter();
    faults.try_for_each(|fault| writeln!(out, "    {:<9}  {:?} should be {:?}", fault.part, fault.got, fault.want))
}

impl Judged {
    fn is_surely_wrong(&self) -> bool {
        self.sample.wrong.is_some() && self.sample.confidence >= SURE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::Fault;

    fn judgement(name: &str, confidence: f32, wrong: Option<Wrong>) -> Judgement {
        let faults = vec![Fault { part: "byline", got: "记者甲".into(), want: "记者乙".into() }];
        let sample = Sample { confidence, wrong };
        let article = Judged { id: "p1-a1".into(), title: "新桥通车".into(), sample, faults };
        let (name, articles) = (name.to_owned(), vec![article]);
        Judgement { name, extractor: None, tally: Tally::default(), articles, strays: vec![9] }
    }

    fn printed(worst: usize, listing: Listing) -> String {
        let judgements = [judgement("sure", 0.95, Some(Wrong::Detail)), judgement("doubtful", 0.4, Some(Wrong::Text))];
        let mut out = Vec::new();
        print(&mut out, &judgements, &Inquiry { folder: PathBuf::new(), worst, listing }).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_tables_say_how_often() {
        let text = printed(0, Listing::None);
        assert!(text.contains("\nunnamed "), "{text}");
        assert!(text.contains("sure: the parser finds a page 9"), "{text}");
        assert!(
            text.contains("\nunder .5           1         0    0.0%         1  100.0%         1  100.0%\n"),
            "{text}"
        );
        assert!(text.contains("wrong by head or text: 100.0% under .5, 0.0% from .9; AUC 1.000\n"), "{text}");
        assert!(!text.contains("p1-a1") && !text.contains("worst"), "{text}");
    }

    #[test]
    fn lists_stand_where_they_are_asked_for() {
        let text = printed(1, Listing::SurelyWrong);
        assert_eq!(text.matches("the worst issues").count(), 1);
        assert!(text.contains("sure p1-a1 0.95  新桥通车\n    byline     \"记者甲\" should be \"记者乙\"\n"), "{text}");
        assert!(!text.contains("doubtful p1-a1"), "{text}");
    }
}
