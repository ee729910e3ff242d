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

use serde::{Deserialize, Serialize};

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
    pub confidence: f32,
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
