//! The issues that are exported: real ones, and those that nobody prints.

use std::fs;
use std::path::{Path, PathBuf};

use baolan::{
    Article, Author, Direction, Format, Furniture, FurnitureRole, Issue, Jump, Kind, Page, Paragraph, ParagraphRole,
};
use proptest::prelude::*;

/// The issues of a name in a folder of the project's, each of the pages whose files begin with it.
fn parsed(files: &[PathBuf]) -> Issue {
    let texts: Vec<String> = files.iter().map(|file| fs::read_to_string(file).expect("readable")).collect();
    baolan::parse(&texts.iter().map(String::as_str).collect::<Vec<_>>())
}

fn files(folder: &str, beginning: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("a folder");
    let name = |path: &PathBuf| path.file_name().expect("a name").to_string_lossy().into_owned();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| name(path).starts_with(beginning) && name(path).ends_with(".txt"));
    files.sort();
    assert!(!files.is_empty(), "{folder}/{beginning}");
    files
}

/// An issue of the project's, by its folder and how its files begin.
pub(crate) fn issue(folder: &str, beginning: &str) -> Issue {
    parsed(&files(folder, beginning))
}

/// The sample page, with the name and day that its page says beside it.
pub(crate) fn seed() -> Issue {
    let named = |name: &str| Some(name.to_owned());
    Issue { publication: named("萧山日报"), date: named("2024-01-12"), ..issue("seeds", "xiaoshan") }
}

/// Papers of every language that is known, in one page and several, with stories that turn the page.
pub(crate) fn papers() -> Vec<Issue> {
    let truth = ["harrow-bay", "hezhu", "lanwan", "shiomino", "wangchao", "wuchuan"];
    let pages = ["body-first", "english", "head-first", "like-furniture", "odd-bytes", "traditional", "vocabulary"];
    let truth = truth.map(|name| issue("tests/truth", name));
    let pages = pages.map(|name| issue("tests/pages", name));
    let none = [Issue::default(), baolan::parse(&[""])];
    [seed()].into_iter().chain(truth).chain(pages).chain(none).collect()
}

/// The export as a text.
pub(crate) fn written(issue: &Issue, format: Format) -> String {
    String::from_utf8(baolan::export(issue, format)).expect("UTF-8")
}

/// A text without white space, and without the characters that some formats can't have.
pub(crate) fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{FFFD}'..='\u{FFFF}')).collect()
}

/// Issues of anything: what formats take for markup, characters that they forbid, ids that nothing was given, and jumps that lead
/// anywhere.
pub(crate) fn anything() -> impl Strategy<Value = Issue> {
    let page =
        (any::<u32>(), maybe(), prop::collection::vec(article(), 0..5), prop::collection::vec(furniture(), 0..3));
    let page = page.prop_map(|(number, name, articles, furniture)| Page { number, name, articles, furniture });
    let date = prop::option::of(prop_oneof![Just("2024-02-29".to_owned()), Just("2023-02-29".to_owned()), hostile()]);
    let names = (maybe(), maybe(), date, maybe(), maybe());
    (names, prop::collection::vec(page, 0..4)).prop_map(|((publication, publisher, date, number, edition), pages)| {
        Issue { publication, publisher, date, number, edition, pages }
    })
}

/// A text that is meant to be mistaken.
pub(crate) fn hostile() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "河边的柳树绿了",
        "。",
        "：",
        "“局长”",
        "——",
        "The willows are green",
        " ",
        "\n",
        "\r\n",
        "\t",
        "\u{3000}",
        "\u{A0}",
        "\0",
        "\u{1}",
        "\u{B}",
        "\u{C}",
        "\u{1B}[31m",
        "\u{7F}",
        "\u{85}",
        "\u{9F}",
        "\u{2028}",
        "\u{2029}",
        "\u{200B}",
        "\u{FEFF}",
        "\u{FFFD}",
        "\u{FFFE}",
        "\u{FFFF}",
        "\u{1FFFE}",
        "\u{202E}",
        "\u{1F4F0}",
        "\u{10FFFF}",
        "<",
        ">",
        "&",
        "&amp;",
        "&#60;",
        "&nbsp;",
        "\"",
        "'",
        "</script>",
        "<!--",
        "-->",
        "]]>",
        "<![CDATA[",
        "<?x?>",
        "<b>",
        "<script>alert(1)</script>",
        "\\",
        "`",
        "```",
        "*",
        "**",
        "_",
        "__",
        "~~",
        "~",
        "|",
        "$",
        "^",
        "{",
        "}",
        "{#id}",
        "# ",
        "## ",
        "#",
        "> ",
        "- ",
        "+ ",
        "1. ",
        "1) ",
        "0",
        "2024.",
        "12",
        ".",
        ")",
        "=",
        "===",
        "---",
        "***",
        "![",
        "[",
        "]",
        "](",
        "[x](y)",
        "[^1]",
        "[ ]",
        "<http://x>",
        "http://example.com/?a=b&c",
        "www.example.com",
        ":",
        ": ",
        "::",
        "%",
        "%41",
        "{{baolan:title}}",
        "本报讯（记者 张三）",
    ]);
    let other = any::<char>().prop_map(String::from);
    let piece = prop_oneof![8 => known.prop_map(str::to_owned), 1 => other];
    prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.concat())
}

fn maybe() -> impl Strategy<Value = Option<String>> {
    prop::option::of(hostile())
}

fn lines() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(hostile(), 0..3)
}

/// Of the few that are printed, so that jumps find something, or anything.
fn id() -> impl Strategy<Value = String> {
    prop_oneof![4 => (1..4u32, 1..4u32).prop_map(|(page, at)| format!("p{page}-a{at}")), 1 => hostile()]
}

fn article() -> impl Strategy<Value = Article> {
    use Kind::{Advertisement, Brief, Interview, News, Notice, Other, Photo, Teaser};
    let kind = prop::sample::select(vec![News, Interview, Photo, Brief, Teaser, Notice, Advertisement, Other]);
    let author = (hostile(), maybe()).prop_map(|(name, role)| Author { name, role });
    let heads = (maybe(), lines(), lines(), lines());
    let tails = (maybe(), maybe(), maybe(), prop::collection::vec(author, 0..3));
    let texts = (prop::collection::vec(paragraph(), 0..4), prop::collection::vec(jump(), 0..3));
    (id(), kind, heads, tails, texts).prop_map(|(id, kind, heads, tails, (body, jumps))| {
        let ((column, kicker, headline, subhead), (byline, dateline, credit, authors)) = (heads, tails);
        let printed =
            Article { id, kind, column, kicker, headline, subhead, byline, dateline, credit, ..Article::default() };
        Article { authors, body, jumps, ..printed }
    })
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    use ParagraphRole::{Answer, Heading, Note, Paragraph as Running, Question};
    let role = prop::sample::select(vec![Running, Heading, Question, Answer, Note]);
    (hostile(), role, maybe()).prop_map(|(said, role, speaker)| {
        let text = speaker.clone().unwrap_or_default() + &said;
        Paragraph { text, role, speaker }
    })
}

fn jump() -> impl Strategy<Value = Jump> {
    let direction = prop::sample::select(vec![Direction::To, Direction::From]);
    let jump = (direction, prop::option::of(any::<u32>()), hostile(), prop::option::of(id()));
    jump.prop_map(|(direction, page, text, article)| Jump { direction, page, text, article })
}

fn furniture() -> impl Strategy<Value = Furniture> {
    let role = prop::sample::select(vec![FurnitureRole::Folio, FurnitureRole::Credits, FurnitureRole::Other]);
    (hostile(), role).prop_map(|(text, role)| Furniture { text, role })
}

/// How often a property is asked.
pub(crate) fn often() -> ProptestConfig {
    ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() }
}
