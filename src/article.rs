//! Articles: the blocks of a page put together, each item with its head, byline, body and jumps told apart.
//!
//! In comes a page that is judged; out come its articles and its furniture. Every line goes into exactly one of them.

use crate::adopt;
use crate::block::{self, Block, BlockKind, Judgement};
use crate::byline;
use crate::deck::{self, Gaps};
use crate::english;
use crate::furniture;
use crate::glyph;
use crate::issue::{Article, Direction, Furniture, FurnitureRole, Jump, Kind, Paragraph, ParagraphRole};
use crate::join;
use crate::jump;
use crate::layout;
use crate::line::Line;
use crate::number;
use crate::row;
use crate::scan;
use crate::words;

/// The articles and the furniture of a page of `text`.
pub(crate) fn articles(text: &str, page: &Judgement) -> (Vec<Article>, Vec<Furniture>) {
    let lines = &page.lines;
    let mut certain = page.furniture.as_slice();
    let mut furniture: Vec<Furniture> = Vec::new();
    let mut groups: Vec<Vec<Block>> = Vec::new();
    for block in block::blocks(page) {
        match groups.last_mut() {
            _ if block.kind == BlockKind::Furniture => {
                let here = block.lines(lines);
                while let [line, rest @ ..] = certain
                    && line.start < here[0].start
                {
                    push_furniture(&mut furniture, std::slice::from_ref(line));
                    certain = rest;
                }
                push_furniture(&mut furniture, here);
            }
            Some(group) if !block.begins => group.push(block),
            _ => groups.push(vec![block]),
        }
    }
    for line in certain {
        push_furniture(&mut furniture, std::slice::from_ref(line));
    }
    let gaps = gaps(lines);
    let groups = adopt::adopt(groups, lines);
    let articles = groups.iter().map(|group| article(text, lines, group, gaps));
    (articles.collect(), furniture)
}

/// What a page's blank lines are worth.
fn gaps(lines: &[Line]) -> Gaps {
    /// A smaller share of lines with one is chance, a larger one is the extractor's habit.
    const TELLING: std::ops::Range<f32> = 0.03..0.85;
    let gaps = lines.iter().filter(|line| line.gap > 0).count();
    if TELLING.contains(&(gaps as f32 / (lines.len() + 1) as f32)) { Gaps::Telling } else { Gaps::Mute }
}

fn push_furniture(furniture: &mut Vec<Furniture>, lines: &[Line]) {
    let text = join::lines(lines);
    let mut pieces = furniture::pieces(&text);
    if pieces.is_empty() {
        pieces.push((0, text.len(), FurnitureRole::Other));
    }
    for (start, end, role) in pieces {
        furniture.push(Furniture { text: text[start..end].to_owned(), role });
    }
}

/// One article of its blocks.
fn article(text: &str, lines: &[Line], blocks: &[Block], gaps: Gaps) -> Article {
    let mut article =
        Article { spans: spans(text, lines, blocks), confidence: confidence(blocks), ..Article::default() };
    let mut heads: Vec<Line> = Vec::new();
    let mut bylines: Vec<String> = Vec::new();
    for block in blocks {
        let lines = block.lines(lines);
        if block.kind == BlockKind::Head {
            heads.extend(lines);
            continue;
        }
        let printed = join::lines(lines);
        match block.kind {
            BlockKind::Teaser => set_teaser(&mut article, &printed),
            BlockKind::Byline => bylines.push(printed),
            BlockKind::Heading => push_paragraph(&mut article, join::paragraph(&printed), ParagraphRole::Heading),
            _ => set_paragraph(&mut article, &printed, &mut bylines),
        }
    }
    set_head(&mut article, &heads, gaps);
    set_byline(&mut article, &bylines);
    article.kind = kind(&article);
    set_speakers(&mut article);
    article.confidence = (article.confidence * 100.0).round() / 100.0;
    article
}

fn set_head(article: &mut Article, heads: &[Line], gaps: Gaps) {
    if heads.is_empty() {
        return;
    }
    let (column, heads) = take_column(heads);
    article.column = column.map(str::to_owned);
    let (deck, lead) = deck::deck(heads, gaps);
    article.confidence *= layout::probability(lead);
    for (at, line) in heads.iter().enumerate() {
        let printed = join::lines(std::slice::from_ref(line));
        match at {
            _ if at < deck.kicker => article.kicker.push(printed),
            _ if at < deck.headline => article.headline.push(printed),
            _ => article.subhead.push(printed),
        }
    }
}

/// The label of a regular column at a head's edge, and the other lines: `【民生关注】`, `·聚焦两会·`.
fn take_column<'a, 'b>(heads: &'b [Line<'a>]) -> (Option<&'a str>, &'b [Line<'a>]) {
    match heads {
        [label, rest @ ..] if is_label(label.text) && !rest.is_empty() => (Some(label.text), rest),
        [rest @ .., label] if is_label(label.text) && !rest.is_empty() => (Some(label.text), rest),
        _ => (None, heads),
    }
}

/// What papers must print over an advertisement.
const ADVERTISEMENTS: &str = "广告 公益广告 廣告 公益廣告";

/// Whether a line stands in brackets or between two equal marks.
fn is_label(text: &str) -> bool {
    /// In characters, the marks among them.
    const LENGTHS: std::ops::RangeInclusive<usize> = 4..=12;
    if words::is_one(text, ADVERTISEMENTS) {
        return true;
    }
    let marks = (words::first(text).unwrap_or(' '), words::last(text).unwrap_or(' '));
    let framed = matches!(marks, ('【', '】') | ('[', ']') | ('〔', '〕'))
        || (marks.0 == marks.1 && words::has("·•|｜丨◆●■★▲◎", marks.0));
    framed && LENGTHS.contains(&words::count(text))
}

/// A teaser's page reference is a jump.
fn set_teaser(article: &mut Article, printed: &str) {
    let at = jump::reference(printed).unwrap_or(printed.len());
    let (headline, reference) = printed.split_at(at);
    article.headline.push(words::trim_end(headline).to_owned());
    let text = words::trim(reference);
    if let Some(number) = words::find(text, number::is_numeral) {
        let page = number::leading(&text[number..]).map(|(page, _)| page);
        article.jumps.push(Jump { direction: Direction::To, page, text: text.to_owned(), article: None });
    }
}

/// A paragraph, and what datelines, bylines and jumps it holds.
fn set_paragraph(article: &mut Article, printed: &str, bylines: &mut Vec<String>) {
    let place = english::dateline(printed);
    if place > 0 && article.dateline.is_none() && article.body.is_empty() {
        // English papers print it as part of the text.
        article.dateline = Some(printed[..place].to_owned());
    }
    let (opening, body) = take_opening(printed, article.body.is_empty());
    bylines.extend(opening.map(str::to_owned));
    let body = take_closings(article, body, bylines);
    // Most paragraphs have no space, and are as they were printed.
    let text = if body.contains(' ') { join::paragraph(body) } else { body.to_owned() };
    push_paragraph(article, text, ParagraphRole::Paragraph);
}

/// The dateline and names a story opens with, and the rest.
fn take_opening(text: &str, first: bool) -> (Option<&str>, &str) {
    match scan::dateline(text) {
        Some(end) if first => (Some(&text[..end]), words::trim(&text[end..])),
        _ => (None, text),
    }
}

/// Takes jumps and bylines off a paragraph's ends; what is left.
fn take_closings<'a>(article: &mut Article, mut text: &'a str, bylines: &mut Vec<String>) -> &'a str {
    /// No paragraph has more: a 上接, a byline, a picture's credit, a 下转.
    const MOST: usize = 4;
    for _ in 0..MOST {
        if let Some(jump) = jump::jump(text) {
            let (from, to) = (jump.start, jump.end);
            let printed = text[from..to].to_owned();
            article.jumps.push(Jump { direction: jump.direction, page: jump.page, text: printed, article: None });
            text = match jump.direction {
                Direction::To => words::trim_end(&text[..from]),
                Direction::From => words::trim(&text[to..]),
            };
        } else if let Some(at) = byline::closing(text) {
            bylines.push(text[at..].to_owned());
            text = words::trim_end(&text[..at]);
        } else {
            break;
        }
    }
    text
}

fn push_paragraph(article: &mut Article, text: String, role: ParagraphRole) {
    if text.is_empty() {
        return;
    }
    let note = words::starts(&text, "编者按 編者按 编者的话 编后 开栏的话 新闻背景") > 0;
    let role = if note { ParagraphRole::Note } else { role };
    article.body.push(Paragraph { text, role, speaker: None });
}

fn set_byline(article: &mut Article, bylines: &[String]) {
    let mut printed = String::new();
    for byline in bylines {
        if !printed.is_empty() {
            printed.push(' ');
        }
        printed.push_str(byline);
        article.dateline = article.dateline.take().or_else(|| dateline(byline));
        article.authors.extend(byline::authors(without_dateline(byline)));
    }
    // A desk may stand on a line of its own: `By JANE DOE`, `Staff Writer`.
    article.authors.extend(english::authors(&printed));
    let credit = byline::bracketed(&printed).map(words::trim).filter(|inner| !inner.is_empty());
    article.credit = credit.filter(|_| article.authors.is_empty()).map(str::to_owned);
    let gathered = |dateline: &String| words::ends(dateline, "综合报道 綜合報道 综合消息") > 0;
    if article.credit.is_none() && article.dateline.as_ref().is_some_and(gathered) {
        // Nobody in particular wrote it: the paper speaks for the text.
        article.credit = article.dateline.take();
    }
    article.byline = (!printed.is_empty()).then_some(printed);
}

/// The dateline of a byline without the names: `本报讯`, `新华社北京7月1日电`.
fn dateline(byline: &str) -> Option<String> {
    scan::dateline(byline)?;
    let end = words::find(byline, byline::is_open).unwrap_or(byline.len());
    Some(words::trim(&byline[..end]).to_owned())
}

fn without_dateline(byline: &str) -> &str {
    match scan::dateline(byline) {
        Some(_) => words::find(byline, byline::is_open).map_or("", |at| &byline[at..]),
        None => byline,
    }
}

fn kind(article: &Article) -> Kind {
    /// Up to so many characters in one paragraph a story is a brief.
    const BRIEF: usize = 120;
    const NOTICES: &str = "公告 启事 啟事 声明 通告 通知 讣告 更正";
    let byline = article.byline.as_deref().unwrap_or("");
    let headline = article.headline.last().map_or("", String::as_str);
    let length: usize = article.body.iter().map(|p| p.text.chars().count()).sum();
    if article.body.is_empty() {
        Kind::Teaser
    } else if byline::is_photo_credit(byline) {
        Kind::Photo
    } else if turns(article) >= 2 {
        Kind::Interview
    } else if words::is_one(article.column.as_deref().unwrap_or(""), ADVERTISEMENTS) {
        Kind::Advertisement
    } else if words::ends(headline, NOTICES) > 0 && article.authors.is_empty() {
        Kind::Notice
    } else if article.body.len() == 1 && length <= BRIEF {
        Kind::Brief
    } else {
        Kind::News
    }
}

/// How many paragraphs begin with a speaker who has more than one turn, or asks.
fn turns(article: &Article) -> usize {
    let speakers: Vec<&str> = article.body.iter().filter_map(|p| row::speaker(&p.text)).collect();
    let asked = speakers.iter().any(|s| row::asks(s));
    if asked { speakers.len() } else { 0 }
}

/// In an interview each turn is a question or an answer; what follows without a name goes on the answer.
fn set_speakers(article: &mut Article) {
    if article.kind != Kind::Interview {
        return;
    }
    let mut begun = false;
    for paragraph in article.body.iter_mut().filter(|p| p.role == ParagraphRole::Paragraph) {
        if let Some(name) = row::speaker(&paragraph.text) {
            begun = true;
            paragraph.role = if row::asks(name) { ParagraphRole::Question } else { ParagraphRole::Answer };
            paragraph.speaker = Some(name.to_owned());
        } else if begun {
            paragraph.role = ParagraphRole::Answer;
        }
    }
}

/// The ranges of an article's lines in the page's text; those with only space between them are one.
fn spans(text: &str, lines: &[Line], blocks: &[Block]) -> Vec<[usize; 2]> {
    let mut spans: Vec<[usize; 2]> = Vec::new();
    for line in blocks.iter().flat_map(|block| block.lines(lines)) {
        match spans.last_mut() {
            Some(last) if text[last[1]..line.start].chars().all(glyph::is_space) => {
                last[1] = line.end();
            }
            _ => spans.push([line.start, line.end()]),
        }
    }
    spans
}

/// An article is right where all its blocks are.
fn confidence(blocks: &[Block]) -> f32 {
    blocks.iter().map(|b| b.probability).product()
}
