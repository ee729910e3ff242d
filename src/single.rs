//! An issue as one file that is a web page, the same to the byte as the reader saves it (www/save.js).
//!
//! In come the texts of an issue's pages and what it is called, out comes the template that `cargo xtask build` makes,
//! pkg/baolan_single.txt, with its places `{{baolan:…}}` filled. Part of the command alone.

use std::fs;
use std::path::{Path, PathBuf};

/// The template, as a build names it.
const TEMPLATE: &str = "baolan_single.txt";

/// Where a template lies that was not named, beside the folder of the command itself: a build's folder, and an installed package's.
const FOLDERS: [&str; 2] = ["pkg", "node_modules/baolan"];

/// How a place in the template begins and ends.
const PLACE: (&str, &str) = ("{{baolan:", "}}");

/// An issue to be exported.
#[derive(Debug)]
pub(crate) struct Export<'a> {
    /// The texts of its pages, in order.
    pub(crate) texts: &'a [String],
    /// What it is called, where that is known.
    pub(crate) publication: Option<String>,
    /// Its day.
    pub(crate) date: Option<String>,
    /// The language of the interface, as a tag.
    pub(crate) lang: String,
}

impl Export<'_> {
    /// The page, or what is wrong with the template. What goes in is not looked at again.
    pub(crate) fn page(&self, template: &str) -> Result<String, String> {
        let mut pieces = template.split(PLACE.0);
        let mut page = pieces.next().unwrap_or_default().to_owned();
        let mut places = 0;
        for piece in pieces {
            let (place, rest) = piece.split_once(PLACE.1).unwrap_or((piece, ""));
            page += &self.part(place).ok_or(format!("no place '{place}' is known"))?;
            page += rest;
            places += 1;
        }
        if places == 0 { Err("it has no place to fill in".to_owned()) } else { Ok(page) }
    }

    /// What goes into a place of the template.
    fn part(&self, place: &str) -> Option<String> {
        let names = [&self.publication, &self.date].map(|name| name.as_deref().filter(|name| !name.is_empty()));
        match place {
            "lang" => Some(escaped(&self.lang)),
            "title" => Some(title(names)),
            "imprint" => Some(attributes(names)),
            "pages" => Some(self.texts.iter().map(|text| pre(text)).collect::<Vec<_>>().join("\n")),
            _ => None,
        }
    }
}

fn title(names: [Option<&str>; 2]) -> String {
    let known: Vec<&str> = names.into_iter().flatten().collect();
    if known.is_empty() { "报栏".to_owned() } else { escaped(&known.join(" ")) }
}

fn attributes(names: [Option<&str>; 2]) -> String {
    let known = ["publication", "date"].into_iter().zip(names);
    known.filter_map(|(attribute, name)| Some(format!(" {attribute}=\"{}\"", escaped(name?)))).collect()
}

/// A page's text, to the byte: the line end that comes first is none of it.
fn pre(text: &str) -> String {
    format!("<pre>\n{}</pre>", escaped(text))
}

/// A text as it stands in HTML, between tags or in quotes, where a carriage return would be read as a line feed.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' | '<' | '"' | '\r' => html += &format!("&#{};", u32::from(character)),
            _ => html.push(character),
        }
    }
    html
}

/// The template that is named, or the first there is.
pub(crate) fn template(named: Option<&Path>) -> Result<(PathBuf, String), String> {
    let path = named.map(Path::to_owned).or_else(found).ok_or(format!(
        "no template {TEMPLATE} beside the command, in ./pkg or in ./node_modules/baolan; build it with 'cargo xtask build', or name it: --template PATH"
    ))?;
    let text = fs::read_to_string(&path)
        .map_err(|error| format!("cannot read the template {}: {error}; check --template", path.display()))?;
    Ok((path, text))
}

fn found() -> Option<PathBuf> {
    let command = std::env::current_exe().ok();
    let beside = command.iter().filter_map(|command| command.parent()).map(Path::to_owned);
    beside.chain(FOLDERS.map(PathBuf::from)).map(|folder| folder.join(TEMPLATE)).find(|path| path.is_file())
}
