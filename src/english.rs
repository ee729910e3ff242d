//! English: what the wording of a printed line says in papers written in English.
//!
//! ```text
//! By JANE DOE and Robert Lee            -> a byline
//! PORTLAND, Maine (AP) — A powerful     -> a dateline, the text after it
//! Continued on Page A5                  -> a jump to page 5
//! Friday, January 12, 2024              -> a day
//! ```
//!
//! Pure functions over one line or paragraph.

use crate::furniture::Piece;
use crate::glyph;
use crate::issue::{Author, Direction, FurnitureRole};
use crate::jump::JumpText;
use crate::number;
use crate::words;

/// Whether this build reads English by its wording.
pub(crate) const KNOWN: bool = words::ALL_PAPERS;

/// Who a byline may say the writer works for; it stands after the name or on a line of its own.
const DESKS: &str = "Staff_Writer Staff_Writers Staff_Reporter Staff_Correspondent Correspondent Associated_Press \
                     The_Associated_Press Reuters Special_to Contributing_Writer";

/// Whether all of `text` is a byline or the desk below one: `By JANE DOE`, `Staff Writer`.
pub(crate) fn is_byline(text: &str) -> bool {
    if !KNOWN {
        return false;
    }
    words::first(text).is_some_and(glyph::is_capital) && (desk(text) == text.len() || names(text).is_some())
}

/// The names a byline holds: `JANE DOE and Robert Lee` of `By JANE DOE and Robert Lee`.
fn names(text: &str) -> Option<&str> {
    /// In characters: three people.
    const LONGEST: usize = 70;
    let by = words::starts(text, "By BY");
    let names = words::trim(&text[by..]);
    let plain = words::find(names, |c| c.is_ascii_digit() || matches!(c, ':' | ';' | '?' | '!' | '“' | '"')).is_none();
    if by == 0 || by + 1 != text.len() - names.len() || !plain || words::is_longer(names, LONGEST) {
        return None;
    }
    let mut rest = names;
    while !rest.is_empty() {
        let word = words::word(rest);
        let capital = words::first(word).is_some_and(glyph::is_capital);
        if !capital && !words::is_one(word, "and of the de la le del van von") {
            return None;
        }
        rest = words::trim(&rest[word.len()..]);
    }
    (!names.is_empty()).then_some(names)
}

/// The length of the desk a text begins with, up to its end where it names a place or a paper.
fn desk(text: &str) -> usize {
    let desk = words::fitting(text, DESKS, is_spelled);
    let whole = desk == text.len() || (desk > 0 && is_spelled(text.as_bytes(), b"Special_to"));
    if whole { text.len() } else { 0 }
}

/// Whether `text` begins with a phrase of a list, spaces written as `_`, in capitals or not.
fn is_spelled(text: &[u8], phrase: &[u8]) -> bool {
    let same = |(a, b): (&u8, &u8)| a.eq_ignore_ascii_case(b) || (*a == b' ' && *b == b'_');
    text.len() >= phrase.len() && text.iter().zip(phrase).all(same)
}

/// The people a byline names, with the desk as the role of the last.
pub(crate) fn authors(byline: &str) -> Vec<Author> {
    if !KNOWN {
        return Vec::new();
    }
    let mut authors: Vec<Author> = Vec::new();
    let mut end = byline.len();
    let mut at = 0;
    while at < byline.len() {
        if desk(&byline[at..]) > 0 {
            end = at;
            break;
        }
        at += words::word(&byline[at..]).len();
        at += words::space(&byline[at..]);
    }
    let Some(mut rest) = names(words::trim(&byline[..end])) else { return authors };
    while !rest.is_empty() {
        let (name, next) = first_name(rest);
        let role = Some(byline[end..].to_owned()).filter(|role| !role.is_empty());
        authors.push(Author { name: name.to_owned(), role });
        rest = next;
    }
    authors
}

/// The first of some names parted by commas and `and`, and the others.
fn first_name(names: &str) -> (&str, &str) {
    for (at, c) in names.char_indices() {
        let mark = if c == ',' { 1 } else { words::starts(&names[at..], "and AND") };
        let apart = c == ',' || (names[..at].ends_with(' ') && names[at + mark..].starts_with(' '));
        if mark > 0 && apart {
            let rest = words::trim(&names[at + mark..]);
            return (words::trim(&names[..at]), rest);
        }
    }
    (names, "")
}

/// The length of the dateline a story opens with, without the dash after it: `PORTLAND, Maine (AP)`.
pub(crate) fn dateline(text: &str) -> usize {
    if !KNOWN {
        return 0;
    }
    /// In bytes, place, state and agency.
    const LONGEST: usize = 48;
    /// Capitals: `LIMA`, and not `A` or `UN`.
    const FEWEST: usize = 3;
    let city = words::run(text, |c| c.is_ascii_uppercase() || matches!(c, ' ' | '.' | '\'' | '-'));
    let mut capitals = 0;
    for byte in text[..city].bytes() {
        capitals += usize::from(byte.is_ascii_uppercase());
    }
    let mut at = 0;
    while capitals >= FEWEST && at < LONGEST.min(text.len()) {
        let Some(c) = words::first(&text[at..]) else { break };
        if is_dash(text, at, c) {
            let place = words::trim_end(&text[..at]);
            let plain = place.len() <= city || words::opens(&place[city..], ",(");
            return if plain { place.len() } else { 0 };
        }
        at += c.len_utf8();
    }
    0
}

/// A dash between dateline and text: long, or short with spaces around it.
fn is_dash(text: &str, at: usize, c: char) -> bool {
    let spaced = text[..at].ends_with(' ') && text[at + c.len_utf8()..].starts_with(' ');
    matches!(c, '—' | '–') || (c == '-' && spaced)
}

/// The jump a text ends or begins with: `Continued on Page A5`, `See PARK, Page A5`, `From Page A1`.
pub(crate) fn jump(text: &str) -> Option<JumpText> {
    if !KNOWN {
        return None;
    }
    /// In bytes: no jump is wider.
    const LONGEST: usize = 60;
    if words::fitting(text, "Continued_from From_Page", is_spelled) > 0 {
        let at = words::find(text, |c| c.is_ascii_digit())?;
        let (page, len) = number::leading(&text[at..])?;
        let near = at < LONGEST;
        return near.then_some(JumpText { direction: Direction::From, page: Some(page), start: 0, end: at + len });
    }
    let number = words::run_back(text, |c| c.is_ascii_digit() || matches!(c, ')' | ']'));
    let (page, _) = number::leading(&text[number..])?;
    let mut start = number;
    while start + LONGEST > number {
        start = words::run_back(&text[..start], |c| !glyph::is_space(c));
        let opened = words::run(&text[start..], |c| matches!(c, '(' | '['));
        let wording = &text[start + opened..number];
        let see = words::fitting(wording, "See_", is_spelled) > 0 && words::is_one(page_word(wording), "Page PAGE");
        if see || words::fitting(wording, "Continued_on", is_spelled) > 0 {
            return Some(JumpText { direction: Direction::To, page: Some(page), start, end: text.len() });
        }
        if start == 0 {
            break;
        }
        start = words::run_back(&text[..start], glyph::is_space);
    }
    None
}

/// Where the page a headline points to begins: `Library adds Sunday hours, A3`, `Eagles win opener, Page B1`.
pub(crate) fn reference(text: &str) -> Option<usize> {
    /// In bytes: `, Page A3`.
    const LONGEST: usize = 10;
    if !KNOWN {
        return None;
    }
    let number = words::run_back(text, |c| c.is_ascii_digit());
    let letter = words::run_back(&text[..number], |c| c.is_ascii_uppercase());
    let word = words::trim_end(&text[..letter]);
    let page = words::ends(word, "Page PAGE page");
    let before = words::trim_end(&word[..word.len() - page]);
    let comma = before.len() - words::ends(before, ",");
    let pointed = number < text.len() && (page > 0 || number - letter == 1) && comma < before.len();
    (pointed && comma > 0 && text.len() - comma <= LONGEST).then_some(comma)
}

/// The words that name a paper in English stand last in its name.
const PAPERS: &str = "Times Post Courier Herald Gazette News Tribune Journal Chronicle Star Sun Globe Observer Register \
                      Sentinel Bulletin Press Record Examiner Inquirer Mercury Telegraph Guardian Mail Express Daily \
                      Dispatch Advertiser Standard Citizen Enterprise Leader Argus Advocate Banner Reporter";

/// Whether all of `text` is the name of a paper: `The Harrow Bay Courier`, in capitals or not.
pub(crate) fn is_paper(text: &str) -> bool {
    let text = &text[..words::run_back(text, is_mark)];
    /// In words.
    const LONGEST: usize = 6;
    if !KNOWN || words::fitting(text, "The_", is_spelled) == 0 {
        return false;
    }
    let (mut rest, mut last, mut count) = (text, "", 0);
    while !rest.is_empty() {
        last = words::word(rest);
        if !words::first(last).is_some_and(glyph::is_capital) {
            return false;
        }
        rest = words::trim(&rest[last.len()..]);
        count += 1;
    }
    count > 1 && count <= LONGEST && words::fitting(last, PAPERS, is_spelled) == last.len()
}

/// The length of the volume and number a text begins with: `Vol. 88, No. 241`, `VOL. CXXI . . . No. 41,780`.
pub(crate) fn volume(text: &str) -> usize {
    /// In bytes.
    const LONGEST: usize = 48;
    if !KNOWN {
        return 0;
    }
    let opens = words::starts(text, "Vol. VOL. Volume VOLUME") > 0;
    let plain = words::find(text, |c| !(glyph::is_latin(c) || matches!(c, ' ' | '.' | ',' | '|' | '•'))).is_none();
    if opens && plain && text.len() <= LONGEST { text.len() } else { 0 }
}

/// The pieces of a running head, which has a day, a page or the paper's name beside each other and nothing else:
/// `A6 THE HARROW BAY COURIER Thursday, October 17, 2024`.
pub(crate) fn running_head(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    if !KNOWN || !words::first(text).is_some_and(glyph::is_latin) {
        return pieces;
    }
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let (len, role) = if let Some((_, len)) = day(rest) {
            (len, FurnitureRole::Date)
        } else {
            let word = words::word(rest).trim_end_matches(',');
            let letters = words::run(word, |c| c.is_ascii_uppercase());
            let digits = words::run(&word[letters..], |c| c.is_ascii_digit());
            let page = letters <= 1 && (1..=3).contains(&digits) && letters + digits == word.len();
            (word.len(), if page { FurnitureRole::Folio } else { FurnitureRole::Masthead })
        };
        match pieces.last_mut() {
            Some(last) if last.2 == role => last.1 = at + len,
            _ => pieces.push((at, at + len, role)),
        }
        at += len;
        at += words::run(&text[at..], is_mark);
    }
    let is = |role| pieces.iter().filter(|piece| piece.2 == role).count();
    let names = pieces.iter().filter(|piece| piece.2 == FurnitureRole::Masthead);
    let named =
        names.clone().all(|(start, end, _)| is_paper(&text[*start..*end]) || is_in_capitals(&text[*start..*end]));
    let known = is(FurnitureRole::Date) == 1 && is(FurnitureRole::Folio) <= 1 && is(FurnitureRole::Masthead) <= 1;
    if !(known && pieces.len() > 1 && named) {
        return Vec::new();
    }
    // The marks between two pieces stay with the one before.
    for at in 0..pieces.len() {
        let next = pieces.get(at + 1).map_or(text.len(), |next| next.0);
        pieces[at].1 = words::trim_end(&text[..next]).len();
    }
    pieces
}

/// Stands between the pieces of a running head.
pub(crate) fn is_mark(c: char) -> bool {
    glyph::is_space(c) || matches!(c, ',' | '|' | '•' | '·')
}

fn is_in_capitals(text: &str) -> bool {
    words::find(text, |c| !(c.is_ascii_uppercase() || matches!(c, ' ' | '.' | '\'' | '-' | '&'))).is_none()
}

/// Whether all of `text` says who took a picture: `Photo by Dana Reyes`, `Dana Reyes/AP Photo`.
pub(crate) fn is_photo_credit(text: &str) -> bool {
    /// In characters.
    const LONGEST: usize = 60;
    if !KNOWN {
        return false;
    }
    let by = words::fitting(text, "Photo_by Photos_by Photograph_by Photo: Courtesy_photo File_photo", is_spelled);
    let of =
        words::ends(text, "/AP /Reuters Photo PHOTO Photos PHOTOS") > 0 && words::find(text, |c| c == '/').is_some();
    (by > 0 || of) && !words::is_longer(text, LONGEST) && words::find(text, |c| c == '.').is_none()
}

/// The last word before a page's letter: `Page` of `See PARK, Page A`.
fn page_word(text: &str) -> &str {
    let text = words::trim_end(&text[..words::run_back(text, |c| c.is_ascii_uppercase())]);
    &text[words::run_back(text, |c| !glyph::is_space(c))..]
}

/// The day a text begins with, its weekday before it, as year, month and day, and the length: `Friday, January 12, 2024`,
/// `12 January 2024`.
pub(crate) fn day(text: &str) -> Option<([u32; 3], usize)> {
    if !KNOWN {
        return None;
    }
    words::first(text).filter(char::is_ascii_alphanumeric)?;
    let mut at = weekday(text);
    let (mut month, mut numbers) = (0, [0; 2]);
    let mut count = 0;
    while count < 2 || month == 0 {
        at += words::run(&text[at..], |c| glyph::is_space(c) || c == ',');
        if let Some((number, len)) = number::leading(&text[at..]) {
            *numbers.get_mut(count)? = number;
            count += 1;
            at += len;
        } else {
            let word = &text[at..at + words::run(&text[at..], |c| c.is_ascii_alphabetic())];
            month = self::month(word).filter(|_| month == 0)?;
            at += word.len();
        }
    }
    let [day, year] = numbers;
    let plausible = (1800..2200).contains(&year) && (1..=31).contains(&day);
    plausible.then_some(([year, month, day], at))
}

/// The length of the day of the week a text begins with.
pub(crate) fn weekday(text: &str) -> usize {
    if !KNOWN {
        return 0;
    }
    if !words::first(text).is_some_and(glyph::is_capital) {
        return 0;
    }
    const DAYS: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday";
    words::fitting(text, DAYS, is_spelled)
}

/// The number of the month a word names, in full or by three letters or more.
fn month(word: &str) -> Option<u32> {
    const MONTHS: &str = "January February March April May June July August September October November December";
    const FEWEST: usize = 3;
    let (mut rest, mut number) = (MONTHS, 1);
    while !rest.is_empty() && word.len() >= FEWEST {
        let month = words::word(rest);
        if is_spelled(month.as_bytes(), word.as_bytes()) {
            return Some(number);
        }
        rest = words::trim(&rest[month.len()..]);
        number += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_authors() {
        let named = |byline: &str| -> Vec<String> {
            authors(byline).iter().map(|a| format!("{}:{}", a.role.as_deref().unwrap_or(""), a.name)).collect()
        };
        assert_eq!(named("By JANE DOE"), [":JANE DOE"]);
        assert_eq!(named("By Robert Lee and Ana de la Cruz"), [":Robert Lee", ":Ana de la Cruz"]);
        assert_eq!(named("By Jane Doe Staff Writer"), ["Staff Writer:Jane Doe"]);
        for text in ["By the end of the day", "By 2030, all cars", "Staff at the hospital", "Bystanders", "By"] {
            assert!(!is_byline(text), "{text}");
        }
        assert!(is_byline("Special to The Herald") && is_byline("THE ASSOCIATED PRESS"));
    }

    #[test]
    fn finds_datelines() {
        let table = [
            ("SPRINGFIELD — The City", "SPRINGFIELD"),
            ("PORTLAND, Maine (AP) — A powerful", "PORTLAND, Maine (AP)"),
            ("LONDON (Reuters) - The national", "LONDON (Reuters)"),
            ("NEW YORK, Jan. 12 — Stocks", "NEW YORK, Jan. 12"),
            ("ST. PAUL--The", ""),
            ("NATO forces — the largest", ""),
            ("A storm — the second", ""),
            ("The city — at last", ""),
        ];
        for (text, place) in table {
            assert_eq!(&text[..dateline(text)], place, "{text}");
        }
    }

    #[test]
    fn finds_jumps() {
        let table = [
            ("in March. Continued on Page A5", Direction::To, 5, "Continued on Page A5"),
            ("in March. (Continued on A5)", Direction::To, 5, "(Continued on A5)"),
            ("in March. See PARK, Page 3", Direction::To, 3, "See PARK, Page 3"),
            ("Continued from Page A1 The council", Direction::From, 1, "Continued from Page A1"),
            ("From Page A1", Direction::From, 1, "From Page A1"),
        ];
        for (text, direction, page, printed) in table {
            let jump = jump(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((jump.direction, jump.page, &text[jump.start..jump.end]), (direction, Some(page), printed));
        }
        for text in ["They met on Page Street 5", "From 2009 on", "See you in 2009", "It continued on"] {
            assert_eq!(jump(text), None, "{text}");
        }
    }

    #[test]
    fn finds_references() {
        let table = [
            ("Library adds Sunday hours, A3", "Library adds Sunday hours"),
            ("Eagles win opener, Page B1", "Eagles win opener"),
            ("Council votes, Page 12", "Council votes"),
            ("Flight lands in 2019", ""),
            ("Born on May 3, 1999", ""),
            ("The case against Boeing, 737", ""),
        ];
        for (text, headline) in table {
            assert_eq!(reference(text).map_or("", |at| &text[..at]), headline, "{text}");
        }
    }

    #[test]
    fn reads_running_heads() {
        use FurnitureRole::{Date, Folio, Masthead};
        let table: [(&str, &[FurnitureRole]); 5] = [
            ("A6 THE HARROW BAY COURIER Thursday, October 17, 2024", &[Folio, Masthead, Date]),
            ("The Harrow Bay Courier, Thursday, October 17, 2024 A6", &[Masthead, Date, Folio]),
            ("Thursday, October 17, 2024", &[]),
            ("The council met on October 17, 2024", &[]),
            ("A6 is closed", &[]),
        ];
        for (text, roles) in table {
            let found: Vec<FurnitureRole> = running_head(text).iter().map(|piece| piece.2).collect();
            assert_eq!(found, roles, "{text}");
        }
    }

    #[test]
    fn knows_papers_volumes_and_pictures() {
        assert!(is_paper("The Harrow Bay Courier") && is_paper("THE NEW YORK TIMES"));
        assert!(!is_paper("The man who read the Times") && !is_paper("Harrow Bay wins"));
        assert!(
            volume("Vol. 88, No. 241") > 0
                && volume("Volume of trade rises sharply, official figures for May show") == 0
        );
        assert!(is_photo_credit("Photo by Dana Reyes") && !is_photo_credit("Photo shows the bridge. It opens soon."));
    }

    #[test]
    fn reads_days() {
        for text in ["Friday, January 12, 2024", "12 January 2024", "FRIDAY, JAN 12, 2024"] {
            assert_eq!(day(text), Some(([2024, 1, 12], text.len())), "{text}");
        }
        for text in ["January 12", "Friday", "Mary 12, 2024", ""] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
