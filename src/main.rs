//! The command `baolan`: parses, searches and exports page texts from files.

mod export;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
usage: baolan parse [--explain] FILE...        the issue as JSON, one file a page; --explain says why, for people
       baolan search [--json | --explain] FILE... -- QUERY  the articles that answer the query, best first
       baolan export [-o OUT] FILE...          the issue as one web page that reads and searches by itself; beside -o:
                     --publication NAME --date YYYY-MM-DD  over what the texts say
                     --lang zh-CN | zh-Hant | en           of the interface; zh-CN where it is not named
                     --template PATH                       baolan_single.html, as 'cargo xtask build' makes it";

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    match run(&arguments) {
        Ok(output) => print(&output),
        Err(message) => {
            eprintln!("baolan: {message}");
            ExitCode::from(2)
        }
    }
}

/// Prints to standard output; a reader that stops reading (`| head`) is no failure.
fn print(output: &str) -> ExitCode {
    use std::io::{ErrorKind, Write};
    match writeln!(std::io::stdout(), "{output}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("baolan: cannot write the result: {error}");
            ExitCode::from(2)
        }
        _ => ExitCode::SUCCESS,
    }
}

fn run(arguments: &[OsString]) -> Result<String, String> {
    let (command, rest) = arguments.split_first().ok_or("no command given; 'baolan --help' lists them")?;
    if rest.iter().take_while(|a| *a != "--").any(|a| a == "--help" || a == "-h") {
        return Ok(USAGE.to_owned());
    }
    match command.to_str() {
        Some("parse") => parse(rest),
        Some("search") => search(rest),
        Some("export") => export(rest),
        Some("help" | "--help" | "-h") => Ok(USAGE.to_owned()),
        Some("--version" | "-V") => Ok(format!("baolan {}", env!("CARGO_PKG_VERSION"))),
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
const EXPORT_OPTIONS: [&str; 5] = ["--publication", "--date", "--lang", "--template", "-o"];

fn export(arguments: &[OsString]) -> Result<String, String> {
    let (options, files) = valued(arguments, &EXPORT_OPTIONS)?;
    let option = |name: &str| options.iter().rev().find(|(option, _)| *option == name).map(|(_, value)| *value);
    let text = |name: &str| option(name).map(|value| value.to_string_lossy().into_owned());
    let date = text("--date").map(checked_date).transpose()?;
    let texts = read(&files)?;
    let issue = baolan::parse(&strs(&texts));
    let export = export::Export {
        texts: &texts,
        publication: text("--publication").or(issue.publication),
        date: date.or(issue.date),
        lang: text("--lang").unwrap_or_else(|| "zh-CN".to_owned()),
    };
    let (path, template) = export::template(option("--template").map(Path::new))?;
    let page = export.page(&template).map_err(|error| {
        format!("{} is no template of this version: {error}; build it with 'cargo xtask build'", path.display())
    })?;
    match option("-o").map(Path::new) {
        Some(out) => written(&page, out),
        // Printing ends the last line.
        None => Ok(page.strip_suffix('\n').map(str::to_owned).unwrap_or(page)),
    }
}

fn checked_date(date: String) -> Result<String, String> {
    let is_part = |part: &str, digits: usize| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    match date.split('-').collect::<Vec<_>>().as_slice() {
        [year, month, day] if is_part(year, 4) && is_part(month, 2) && is_part(day, 2) => Ok(date),
        _ => Err(format!("'{date}' is no date; write it as 2024-01-12")),
    }
}

fn written(page: &str, out: &Path) -> Result<String, String> {
    let name = out.display();
    fs::write(out, page).map_err(|error| format!("cannot write {name}: {error}; name another file after -o"))?;
    Ok(format!("{name}: {} bytes", page.len()))
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
