//! The model: an issue of a newspaper as its pages and articles.
//!
//! In comes nothing but what the stages before have found; out goes JSON, the same for the command, the element
//! and whoever stores issues. Field names are the field's own terms: `kicker`, `headline` and `subhead` are 引题,
//! 主题 and 副题, `column` is 栏目, and the names map to ninjs and schema.org's NewsArticle by plain renaming.
//!
//! ```
//! let issue: baolan::Issue = serde_json::from_str(r#"{"pages": []}"#).unwrap();
//! assert_eq!(issue.publication, None);
//! ```

use serde::{Deserialize, Serialize, Serializer};

use crate::article;
use crate::block::Judgement;
use crate::furniture;
use crate::glyph;
use crate::line;

/// Reads an issue: one text a page, in order. Any text gives an issue; each of its non-space characters is in the
/// edition exactly once.
///
/// ```
/// let issue = baolan::parse(&["本报讯（记者 张三）春天来了，河边的柳树绿了。\n\n柳树绿了\n"]);
/// let article = &issue.pages[0].articles[0];
/// assert_eq!(article.headline, ["柳树绿了"]);
/// assert_eq!(article.authors[0].name, "张三");
/// ```
pub fn parse(pages: &[&str]) -> Issue {
    Issue::of(pages.iter().map(|text| parse_page(text)).collect())
}

/// Reads one page, for those who have to do other things between one and the next. It has no number and its articles no
/// ids until it is of an issue ([`Issue::of`]).
///
/// ```
/// let texts = ["柳树绿了\n\n河边的柳树绿了。\n", "桃花红了\n\n山上的桃花红了。\n"];
/// let pages = texts.iter().map(|text| baolan::parse_page(text)).collect();
/// assert_eq!(baolan::Issue::of(pages), baolan::parse(&texts));
/// ```
pub fn parse_page(text: &str) -> Page {
    let lines = line::lines(text);
    let (articles, furniture) = article::articles(text, &Judgement::of(&lines));
    Page { articles, furniture, ..Page::default() }
}

impl Issue {
    /// The issue of all its pages, in order, as [`parse_page`] read them: what no page says alone.
    pub fn of(pages: Vec<Page>) -> Issue {
        let mut issue = Issue { pages, ..Issue::default() };
        number_pages(&mut issue.pages);
        describe(&mut issue);
        join_continued(&mut issue.pages);
        issue
    }
}

/// Numbers pages by their folios, and those without one, or with one that another page has, by their order.
fn number_pages(pages: &mut [Page]) {
    // Ascending.
    let mut taken: Vec<u32> = Vec::new();
    for page in pages.iter_mut() {
        let folios = page.furniture.iter().filter(|f| f.role == FurnitureRole::Folio);
        let mut printed = folios.filter_map(|f| furniture::page_and_section(&f.text));
        if let Some((number, name)) = printed.find(|(number, _)| *number > 0) {
            page.name = (!name.is_empty()).then(|| name.to_owned());
            if let Err(at) = taken.binary_search(&number) {
                page.number = number;
                taken.insert(at, number);
            }
        }
    }
    let mut free = 0;
    for (at, page) in pages.iter_mut().enumerate() {
        if page.number == 0 {
            free = (free + 1).max(at as u32 + 1);
            while taken.binary_search(&free).is_ok() {
                free += 1;
            }
            page.number = free;
        }
        name_articles(page);
    }
}

/// Gives articles their ids: `p1-a3`.
fn name_articles(page: &mut Page) {
    for (at, article) in page.articles.iter_mut().enumerate() {
        article.id.push('p');
        furniture::push_digits(&mut article.id, page.number, 1);
        article.id.push_str("-a");
        furniture::push_digits(&mut article.id, at as u32 + 1, 1);
    }
}

/// What the pages' furniture says of the issue.
fn describe(issue: &mut Issue) {
    for piece in issue.pages.iter().flat_map(|page| &page.furniture) {
        let text = &piece.text;
        match piece.role {
            FurnitureRole::Publisher if issue.publisher.is_none() => {
                issue.publisher = Some(text.clone());
            }
            FurnitureRole::Masthead => {
                let number = || text.split(glyph::is_space).find_map(furniture::issue_number);
                issue.number = issue.number.take().or_else(|| number().map(str::to_owned));
                issue.publication = issue.publication.take().or_else(|| furniture::paper(text).map(str::to_owned));
            }
            _ => {}
        }
    }
    issue.date = day_of_issue(&issue.pages);
}

/// The day that stands with its weekday, as papers print theirs; else the one day the pages' furniture gives. A notice
/// signed with another day leaves none to be sure of.
fn day_of_issue(pages: &[Page]) -> Option<String> {
    let (mut only, mut agreed) = (None, true);
    for piece in pages.iter().flat_map(|page| &page.furniture).filter(|piece| piece.role == FurnitureRole::Date) {
        let Some(day) = furniture::iso_day(&piece.text) else { continue };
        if furniture::has_weekday(&piece.text) {
            return Some(day);
        }
        agreed &= only.as_ref().is_none_or(|only| *only == day);
        only = Some(day);
    }
    only.filter(|_| agreed)
}

/// Where a jump is: page, article and jump, by their places.
type JumpPlace = (usize, usize, usize);

/// Ties each 下转 to the 上接 it leads to, and back.
fn join_continued(pages: &mut [Page]) {
    let arrivals = ends(pages, Direction::From);
    for from in ends(pages, Direction::To) {
        if let Some(to) = arrival(pages, from, &arrivals) {
            let (here, there) = (pages[from.0].articles[from.1].id.clone(), pages[to.0].articles[to.1].id.clone());
            pages[from.0].articles[from.1].jumps[from.2].article = Some(there);
            pages[to.0].articles[to.1].jumps[to.2].article = Some(here);
        }
    }
}

/// The 上接 that a 下转 leads to: on the page it names (or, where it names none, on any other), one that names its page
/// or none, under the same headline or the only one there is.
fn arrival(pages: &[Page], from: JumpPlace, arrivals: &[JumpPlace]) -> Option<JumpPlace> {
    let (here, article) = (&pages[from.0], &pages[from.0].articles[from.1]);
    let named = article.jumps[from.2].page;
    let (mut open, mut only) = (0, None);
    for &place in arrivals {
        let (there, other) = (&pages[place.0], &pages[place.0].articles[place.1]);
        let back = &other.jumps[place.2];
        let leads = there.number != here.number && named.is_none_or(|page| page == there.number);
        if leads && back.article.is_none() && back.page.is_none_or(|page| page == here.number) {
            if other.headline == article.headline {
                return Some(place);
            }
            open += 1;
            only = Some(place);
        }
    }
    only.filter(|_| open == 1)
}

/// The jumps of a direction that articles with a body have.
fn ends(pages: &[Page], direction: Direction) -> Vec<JumpPlace> {
    /// More turns than any issue has; keeps the pairing quick on any text.
    const MOST: usize = 1000;
    let mut ends = Vec::new();
    for (p, page) in pages.iter().enumerate() {
        for (a, article) in page.articles.iter().enumerate() {
            for (j, jump) in article.jumps.iter().enumerate() {
                if jump.direction == direction && !article.body.is_empty() && ends.len() < MOST {
                    ends.push((p, a, j));
                }
            }
        }
    }
    ends
}

/// One issue of a newspaper, in the order its pages were given.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Issue {
    /// 报名, as the masthead prints it.
    pub publication: Option<String>,
    /// Who publishes: `萧山区融媒体中心`.
    pub publisher: Option<String>,
    /// The day of issue as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// 期号, as printed: `17122` of `第17122期`.
    pub number: Option<String>,
    /// The edition, as printed: `早报`, `Late City`.
    pub edition: Option<String>,
    /// The pages, in the order they were given.
    pub pages: Vec<Page>,
}

/// One page and all that stands on it: each non-space character of its text is in exactly one article or furniture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Page {
    /// By the printed folio where there is one, else by the order of the pages, from 1.
    pub number: u32,
    /// 版名, as printed: `要闻`.
    pub name: Option<String>,
    /// The articles, in the order of the text.
    pub articles: Vec<Article>,
    /// What belongs to the page and to no article.
    pub furniture: Vec<Furniture>,
}

/// A text that belongs to the page and to no article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Furniture {
    /// As printed, on one line.
    pub text: String,
    /// What it is there for.
    pub role: FurnitureRole,
}

/// What a piece of furniture is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FurnitureRole {
    /// 报头: the paper's name, its registration number, the number of the issue.
    Masthead,
    /// Who publishes it.
    Publisher,
    /// The day, by any calendar.
    Date,
    /// The page's number and name.
    Folio,
    /// Who edited, made up and proofread the page.
    Credits,
    /// Anything else.
    Other,
}

/// One item of a page, from a lead story down to a teaser of one line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Article {
    /// `p1-a3`: the third article of page 1. Unique in its issue.
    pub id: String,
    /// What sort of item it is.
    pub kind: Kind,
    /// 栏目: the label of a regular column.
    pub column: Option<String>,
    /// 引题, one string a printed line, inner spaces kept.
    pub kicker: Vec<String>,
    /// 主题, one string a printed line, inner spaces kept.
    pub headline: Vec<String>,
    /// 副题, one string a printed line, inner spaces kept.
    pub subhead: Vec<String>,
    /// As printed: `本报讯（记者 何可人 通讯员 高梦姣）`, `记者范方斌摄`.
    pub byline: Option<String>,
    /// Where and whence: `本报讯`, `新华社北京7月1日电`.
    pub dateline: Option<String>,
    /// Who speaks for the text where no person does: `本报综合报道`.
    pub credit: Option<String>,
    /// The people the byline names, in its order.
    pub authors: Vec<Author>,
    /// The text, without byline and jumps. A photo's is its caption, a teaser has none.
    pub body: Vec<Paragraph>,
    /// 下转 and 上接, and a teaser's page reference.
    pub jumps: Vec<Jump>,
    /// Where it stands: ranges `[start, end)` in bytes of the page's text, ascending, none touching another.
    pub spans: Vec<[usize; 2]>,
    /// How sure the parser is of this article, 0 to 1.
    #[serde(serialize_with = "hundredths")]
    pub confidence: f32,
}

/// Two figures and no more, where a number has more room than ours: 0.48 and not 0.47999998927116394.
fn hundredths<S: Serializer>(confidence: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((f64::from(*confidence) * 100.0).round() / 100.0)
}

/// What sort of item an article is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A news story.
    #[default]
    News,
    /// Questions and answers.
    Interview,
    /// A picture's caption.
    Photo,
    /// A few lines under a short headline.
    Brief,
    /// A headline that points to another page.
    Teaser,
    /// 启事, 公告.
    Notice,
    /// 广告.
    Advertisement,
    /// None of these.
    Other,
}

#[cfg(any(feature = "index", feature = "export"))]
impl Kind {
    /// All kinds in the order of their numbers, with their names in JSON.
    pub(crate) const ALL: [(Kind, &str); 8] = [
        (Kind::News, "news"),
        (Kind::Interview, "interview"),
        (Kind::Photo, "photo"),
        (Kind::Brief, "brief"),
        (Kind::Teaser, "teaser"),
        (Kind::Notice, "notice"),
        (Kind::Advertisement, "advertisement"),
        (Kind::Other, "other"),
    ];

    /// Its name in JSON.
    #[cfg(feature = "export")]
    pub(crate) fn name(self) -> &'static str {
        Kind::ALL.iter().find(|(kind, _)| *kind == self).map_or("other", |(_, name)| name)
    }

    /// The kind of a name; other where there is none.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn named(name: &str) -> Kind {
        Kind::ALL.iter().find(|(_, known)| *known == name).map_or(Kind::Other, |(kind, _)| *kind)
    }
}

/// A person the byline names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// The name alone.
    pub name: String,
    /// `记者`, `首席记者`, `通讯员`, as printed; none where the byline gives none.
    pub role: Option<String>,
}

/// One paragraph of a body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its printed lines joined: with nothing between CJK characters, with one space between Latin words.
    pub text: String,
    /// What it does in the body.
    pub role: ParagraphRole,
    /// Whose question or answer it is; the name stays in the text as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
}

/// What a paragraph does in its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ParagraphRole {
    /// Running text.
    Paragraph,
    /// 小标题.
    Heading,
    /// A question of an interview.
    Question,
    /// An answer of an interview.
    Answer,
    /// 编者按 and the like.
    Note,
}

/// A turn to or from another page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Jump {
    /// Where it leads.
    pub direction: Direction,
    /// The page it names; none where the number is missing.
    pub page: Option<u32>,
    /// As printed: `（下转第2版）`.
    pub text: String,
    /// The id of the article at its other end, once found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
}

/// Whether a jump leads on or back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// 下转, 详见: the text goes on there.
    To,
    /// 上接: the text comes from there.
    From,
}
