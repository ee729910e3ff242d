//! The command `baolan`: parses, searches and exports page texts from files.

mod single;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use baolan::Format;

const USAGE: &str = "\
usage: baolan parse [--explain] FILE...        the issue as JSON, one file a page; --explain says why, for people
       baolan search [--json | --explain] FILE... -- QUERY  the articles that answer the query, best first
       baolan export [-o OUT] FILE...          the issue as one file; beside -o:
                     --as html                             a web page that reads and searches by itself, as without --as
                     --as ninjs | json-ld | json-feed | epub | markdown | text
                                                           for other programs; of OUT, .epub .jsonld .md .txt say it too
                     --publication NAME --date YYYY-MM-DD  over what the texts say
                     --lang zh-CN | zh-Hant | en           of the web page's interface; zh-CN where it is not named
                     --template PATH                       of the web page: baolan_single.txt, as 'cargo xtask build' makes it";

/// What a command prints.
enum Output {
    /// For people: a line end is added.
    Lines(String),
    /// A file, as it is.
    File(Vec<u8>),
}

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    match run(&arguments) {
        Ok(Output::Lines(text)) => print(format!("{text}\n").as_bytes()),
        Ok(Output::File(bytes)) => print(&bytes),
        Err(message) => {
            eprintln!("baolan: {message}");
            ExitCode::from(2)
        }
    }
}

/// Prints to standard output; a reader that stops reading (`| head`) is no failure.
fn print(output: &[u8]) -> ExitCode {
    use std::io::{ErrorKind, Write};
    let mut stdout = std::io::stdout();
    match stdout.write_all(output).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("baolan: cannot write the result: {error}");
            ExitCode::from(2)
        }
        _ => ExitCode::SUCCESS,
    }
}

fn run(arguments: &[OsString]) -> Result<Output, String> {
    let (command, rest) = arguments.split_first().ok_or("no command given; 'baolan --help' lists them")?;
    if rest.iter().take_while(|a| *a != "--").any(|a| a == "--help" || a == "-h") {
        return Ok(Output::Lines(USAGE.to_owned()));
    }
    match command.to_str() {
        Some("parse") => parse(rest).map(Output::Lines),
        Some("search") => search(rest).map(Output::Lines),
        Some("export") => export(rest),
        Some("help" | "--help" | "-h") => Ok(Output::Lines(USAGE.to_owned())),
        Some("--version" | "-V") => Ok(Output::Lines(format!("baolan {}", env!("CARGO_PKG_VERSION")))),
        _ => Err(format!("no command '{}'; 'baolan --help' lists them", command.display())),
    }
}

fn parse(arguments: &[OsString]) -> Result<String, String> {
    let (flags, files) = parted(arguments);
    let explained = flag(&flags, "--explain")?;
    let texts = read(&files)?;
    if explained {
        let pages =
            texts.iter().zip(&files).map(|(text, file)| format!("== {}\n{}", file.display(), baolan::explain(text)));
        return Ok(pages.collect::<Vec<_>>().join("\n"));
    }
    json(&baolan::parse(&strs(&texts)))
}

fn search(arguments: &[OsString]) -> Result<String, String> {
    let no_query = "no query given; put it after --: baolan search FILE... -- QUERY";
    let cut = arguments.iter().position(|a| a == "--").ok_or(no_query)?;
    let (flags, files) = parted(&arguments[..cut]);
    let (as_json, explained) = match flags.as_slice() {
        [only] if *only == "--explain" => (false, true),
        _ => (flag(&flags, "--json")?, false),
    };
    let words: Vec<String> = arguments[cut + 1..].iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let query = words.join(" ");
    if query.trim().is_empty() {
        return Err(no_query.to_owned());
    }
    let issue = baolan::parse(&strs(&read(&files)?));
    let segments = [baolan::Segment::build(&issue)];
    let query = baolan::Query::parse(&query);
    let hits = baolan::search(&segments, &query, usize::MAX);
    match (as_json, explained) {
        (true, _) => json(&hits),
        (_, true) => Ok(reasons(&segments, &query)),
        _ => Ok(for_people(&issue, &hits)),
    }
}

/// The options of `export`; each takes a value.
const EXPORT_OPTIONS: [&str; 6] = ["--as", "--publication", "--date", "--lang", "--template", "-o"];

/// What a web page has and nothing else.
const PAGE_OPTIONS: [&str; 2] = ["--lang", "--template"];

/// The options of an `export`, as they were given.
struct Options<'a>(Vec<(&'a str, &'a OsStr)>);

impl<'a> Options<'a> {
    /// The value of an option, the last of several.
    fn get(&self, name: &str) -> Option<&'a OsStr> {
        self.0.iter().rev().find(|(option, _)| *option == name).map(|(_, value)| *value)
    }

    fn text(&self, name: &str) -> Option<String> {
        self.get(name).map(|value| value.to_string_lossy().into_owned())
    }
}

fn export(arguments: &[OsString]) -> Result<Output, String> {
    let (options, files) = valued(arguments, &EXPORT_OPTIONS)?;
    let options = Options(options);
    let out = options.get("-o").map(Path::new);
    let format = format(options.text("--as"), out)?;
    let date = options.text("--date").map(checked_date).transpose()?;
    let texts = read(&files)?;
    let mut issue = baolan::parse(&strs(&texts));
    issue.publication = options.text("--publication").or(issue.publication);
    issue.date = date.or(issue.date);
    let file = match format {
        None => web_page(&texts, issue, &options)?.into_bytes(),
        Some(format) => in_format(&issue, format, &options)?,
    };
    match out {
        Some(out) => written(&file, out),
        None if format == Some(Format::Epub) && std::io::stdout().is_terminal() => {
            Err("a book is no text for a terminal; name a file after -o".to_owned())
        }
        None if format.is_none() && !file.ends_with(b"\n") => Ok(Output::File([&file[..], b"\n"].concat())),
        None => Ok(Output::File(file)),
    }
}

/// The format that is wished for, by its name or else by the ending of the file's; none for a web page.
fn format(name: Option<String>, out: Option<&Path>) -> Result<Option<Format>, String> {
    if let Some(name) = name {
        let known = || format!("no format '{name}'; there are html, {}", Format::ALL.map(Format::name).join(", "));
        return if name == "html" { Ok(None) } else { Format::named(&name).map(Some).ok_or_else(known) };
    }
    let ending = out.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("epub") => Ok(Some(Format::Epub)),
        Some("jsonld") => Ok(Some(Format::JsonLd)),
        Some("md" | "markdown") => Ok(Some(Format::Markdown)),
        Some("txt") => Ok(Some(Format::Text)),
        Some("json") => Err("several formats end in .json; say which: --as ninjs, json-ld or json-feed".to_owned()),
        _ => Ok(None),
    }
}

fn web_page(texts: &[String], issue: baolan::Issue, options: &Options) -> Result<String, String> {
    let lang = options.text("--lang").unwrap_or_else(|| "zh-CN".to_owned());
    let export = single::Export { texts, publication: issue.publication, date: issue.date, lang };
    let (path, template) = single::template(options.get("--template").map(Path::new))?;
    export.page(&template).map_err(|error| {
        format!("{} is no template of this version: {error}; build it with 'cargo xtask build'", path.display())
    })
}

fn in_format(issue: &baolan::Issue, format: Format, options: &Options) -> Result<Vec<u8>, String> {
    match PAGE_OPTIONS.iter().find(|option| options.get(option).is_some()) {
        Some(option) => {
            Err(format!("'{option}' is of the web page alone, and this is {}; leave it out", format.name()))
        }
        None => Ok(baolan::export(issue, format)),
    }
}

fn checked_date(date: String) -> Result<String, String> {
    let is_part = |part: &str, digits: usize| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    match date.split('-').collect::<Vec<_>>().as_slice() {
        [year, month, day] if is_part(year, 4) && is_part(month, 2) && is_part(day, 2) => Ok(date),
        _ => Err(format!("'{date}' is no date; write it as 2024-01-12")),
    }
}

fn written(file: &[u8], out: &Path) -> Result<Output, String> {
    let name = out.display();
    fs::write(out, file).map_err(|error| format!("cannot write {name}: {error}; name another file after -o"))?;
    Ok(Output::Lines(format!("{name}: {} bytes", file.len())))
}

/// Options with their values, and files.
type Valued<'a> = (Vec<(&'a str, &'a OsStr)>, Vec<&'a Path>);

/// Parts options, each with the value that stands behind it, from files.
fn valued<'a>(arguments: &'a [OsString], known: &[&str]) -> Result<Valued<'a>, String> {
    let (mut options, mut files) = (Vec::new(), Vec::new());
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.to_str() {
            Some(option) if known.contains(&option) => {
                let value = rest.next().ok_or(format!("no value given for '{option}'; put it behind"))?;
                options.push((option, value.as_os_str()));
            }
            Some(option) if option.starts_with('-') => return Err(unknown(option.as_ref())),
            _ => files.push(Path::new(argument)),
        }
    }
    Ok((options, files))
}

/// Flags and files.
fn parted(arguments: &[OsString]) -> (Vec<&OsStr>, Vec<&Path>) {
    let is_flag = |argument: &&OsString| argument.to_string_lossy().starts_with("--");
    let flags = arguments.iter().filter(is_flag).map(OsString::as_os_str).collect();
    let files = arguments.iter().filter(|a| !is_flag(a)).map(Path::new).collect();
    (flags, files)
}

/// Whether the one flag a command knows is among those given.
fn flag(given: &[&OsStr], known: &str) -> Result<bool, String> {
    match given.iter().find(|flag| **flag != known) {
        Some(other) => Err(unknown(other)),
        None => Ok(!given.is_empty()),
    }
}

fn unknown(option: &OsStr) -> String {
    format!("no option '{}' here; 'baolan --help' lists them", option.display())
}

/// The texts of the files, one a page.
fn read(files: &[&Path]) -> Result<Vec<String>, String> {
    if files.is_empty() {
        return Err("no file given; give the text files of an issue's pages, in order".to_owned());
    }
    files.iter().enumerate().map(|(at, file)| read_page(file, at + 1)).collect()
}

fn read_page(file: &Path, page: usize) -> Result<String, String> {
    let name = file.display();
    let bytes = fs::read(file).map_err(|error| format!("cannot read {name}: {error}; check the file's name"))?;
    baolan::text(&bytes, page).map(str::to_owned).map_err(|error| format!("{name}: {error}"))
}

fn strs(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

fn json(value: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string_pretty(value).map_err(|error| format!("cannot write JSON: {error}"))
}

/// Why each hit has its score, best first.
fn reasons(segments: &[baolan::Segment], query: &baolan::Query) -> String {
    let mut lines = Vec::new();
    for (segment, article) in baolan::rank(segments, query, usize::MAX).articles {
        if let Some(reason) = baolan::reason(segments, query, segment, article) {
            push_reason(&mut lines, &reason, 0);
        }
    }
    if lines.is_empty() { format!("nothing holds “{}”", query.text()) } else { lines.join("\n") }
}

fn push_reason(lines: &mut Vec<String>, reason: &baolan::Reason, depth: usize) {
    lines.push(format!("{}{:.3} {}", "  ".repeat(depth), reason.value, reason.what));
    for below in &reason.of {
        push_reason(lines, below, depth + 1);
    }
}

/// The hits as lines: id, headline and how many matches, then the snippet with the matches in brackets.
fn for_people(issue: &baolan::Issue, hits: &baolan::Hits) -> String {
    let count = match (hits.total, hits.exact) {
        (0, _) => {
            let meant = hits.meant.as_ref().map_or(String::new(), |meant| format!("; did you mean “{meant}”?"));
            return format!("nothing holds “{}”{meant}", hits.query);
        }
        (1, true) => "1 article".to_owned(),
        (n, true) => format!("{n} articles"),
        (n, false) => format!("nothing holds all; {n} nearest"),
    };
    let articles: Vec<&baolan::Article> = issue.pages.iter().flat_map(|p| &p.articles).collect();
    let mut lines = vec![format!("{count} for “{}”", hits.query)];
    lines.extend(hits.meant.as_ref().map(|meant| match hits.exact {
        true => format!("read as {meant}"),
        false => format!("did you mean “{meant}”?"),
    }));
    for hit in &hits.hits {
        let headline = articles.iter().find(|a| a.id == hit.article).map_or(String::new(), |a| a.headline.join(" "));
        let snippet: String = hit
            .snippet
            .iter()
            .map(|run| if run.mark { format!("【{}】", run.text) } else { run.text.clone() })
            .collect();
        lines.push(format!("\n{}  {headline}  ×{}\n  {snippet}", hit.article, hit.matches));
    }
    lines.join("\n")
}
