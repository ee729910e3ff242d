//! The plain scan: what a query means, written a second time and as simply as can be, to hold the search against.

use baolan::{Article, Issue};

/// A character as it is compared, and which character of the text it is.
pub(crate) type Plain = (char, usize);

/// The units of an article, each the printed lines it is made of.
pub(crate) fn units(article: &Article) -> Vec<Vec<String>> {
    fields(article).into_iter().map(|(_, lines)| lines).collect()
}

/// The same with the field each is of.
pub(crate) fn fields(article: &Article) -> Vec<(&'static str, Vec<String>)> {
    let one = |field, text: &String| (field, vec![text.clone()]);
    let mut fields = Vec::new();
    fields.extend(article.column.iter().map(|text| one("column", text)));
    fields.push(("kicker", article.kicker.clone()));
    fields.push(("headline", article.headline.clone()));
    fields.push(("subhead", article.subhead.clone()));
    fields.extend(article.byline.iter().map(|text| one("byline", text)));
    fields.extend(article.body.iter().map(|paragraph| one("body", &paragraph.text)));
    fields.extend(article.jumps.iter().map(|jump| one("jump", &jump.text)));
    fields.retain(|(_, lines)| !lines.is_empty());
    fields
}

/// Whether letters of a query may be read as pinyin: if nothing has them as they stand.
pub(crate) fn may_be_pinyin(issue: &Issue, query: &str) -> bool {
    query.contains(|c: char| c.is_ascii_alphabetic() || ('Ａ'..='ｚ').contains(&c)) && found(issue, query).is_empty()
}

/// Whether all of a query is text, and nothing in it an operator.
pub(crate) fn has_no_operator(query: &str) -> bool {
    query.split_whitespace().all(|part| {
        part.trim_start_matches('-').len() + usize::from(part == "-") == part.len() && !part.starts_with('"')
    })
}

/// The articles that hold every part of a query, in the order of the issue.
pub(crate) fn found(issue: &Issue, query: &str) -> Vec<String> {
    let parts = parts(query);
    let articles = issue.pages.iter().flat_map(|page| &page.articles);
    let holds = |article: &&Article| {
        let units: Vec<_> = units(article).iter().map(|lines| plain(&lines.join("\n"))).collect();
        !parts.is_empty() && parts.iter().all(|part| units.iter().any(|unit| !places(unit, part, false).is_empty()))
    };
    articles.filter(holds).map(|article| article.id.clone()).collect()
}

/// How many matches of all parts an article has.
pub(crate) fn count(article: &Article, query: &str) -> usize {
    let units: Vec<_> = units(article).iter().map(|lines| plain(&lines.join("\n"))).collect();
    parts(query).iter().map(|part| units.iter().map(|unit| places(unit, part, false).len()).sum::<usize>()).sum()
}

/// For each character of a text whether any part of a query covers it.
pub(crate) fn marked(text: &str, query: &str) -> Vec<bool> {
    let unit = plain(text);
    let mut marked = vec![false; text.chars().count()];
    for part in parts(query) {
        for place in places(&unit, &part, false) {
            let last = unit[place + part.len() - 1].1;
            marked[unit[place].1..=last].fill(true);
        }
    }
    // A mark that sits on a character goes with it.
    for (place, c) in text.chars().enumerate().skip(1) {
        marked[place] |= marked[place - 1] && "\u{301}\u{200D}\u{FE0F}".contains(c);
    }
    marked
}

fn parts(query: &str) -> Vec<Vec<Plain>> {
    let mut parts: Vec<Vec<Plain>> = query.split_whitespace().map(plain).filter(|part| !part.is_empty()).collect();
    let chars = |part: &[Plain]| part.iter().map(|&(c, _)| c).collect::<String>();
    parts.sort_by_key(|part| chars(part));
    parts.dedup_by_key(|part| chars(part));
    parts
}

/// Where a part matches, none over another; of words in quotation marks, only whole ones.
pub(crate) fn places(unit: &[Plain], part: &[Plain], quoted: bool) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::new();
    for place in 0..unit.len() {
        let free = places.last().is_none_or(|last| last + part.len() <= place);
        let same =
            unit[place..].len() >= part.len() && (0..part.len()).all(|at| is_same(unit[place + at].0, part[at].0));
        let inside_word = is_word(part[0].0) && place > 0 && is_word(unit[place - 1].0);
        let after = unit.get(place + part.len());
        let cut_word = quoted && is_word(part[part.len() - 1].0) && after.is_some_and(|after| is_word(after.0));
        if free && same && !inside_word && !cut_word {
            places.push(place);
        }
    }
    places
}

pub(crate) fn plain(text: &str) -> Vec<Plain> {
    let unseen = |c: char| {
        c.is_control() || "\u{AD}\u{200B}\u{200D}\u{FE0F}".contains(c) || cfg!(feature = "index") && c == '\u{301}'
    };
    let seen = |c: &char| c.is_whitespace() || !unseen(*c);
    let chars: Vec<(usize, char)> = text.chars().enumerate().filter(|(_, c)| seen(c)).collect();
    let mut plain = Vec::new();
    for (at, &(place, c)) in chars.iter().enumerate() {
        if !c.is_whitespace() {
            plain.push((folded(c), place));
            continue;
        }
        let before = chars[..at].last().filter(|(_, c)| !c.is_whitespace());
        let after = chars[at..].iter().find(|(_, c)| !c.is_whitespace());
        if let (Some(&(_, before)), Some(&(_, after))) = (before, after)
            && !is_chinese(before)
            && !is_chinese(after)
        {
            plain.push((' ', place));
        }
    }
    plain
}

fn folded(c: char) -> char {
    let narrow = match c {
        '！'..='～' => char::from_u32(c as u32 - '！' as u32 + '!' as u32).unwrap(),
        _ => c,
    };
    match narrow {
        '「' => '“',
        '\'' => '"',
        'é' | 'É' if cfg!(feature = "index") => 'e',
        _ => narrow.to_lowercase().next().unwrap(),
    }
}

/// A straight quotation mark is any.
fn is_same(a: char, b: char) -> bool {
    let quote = |c: char| "\"“”‘’".contains(c);
    a == b || quote(a) && quote(b) && (a == '"' || b == '"')
}

/// Han and what is set with it; a full-width letter or digit is a letter or a digit.
fn is_chinese(c: char) -> bool {
    !is_word(folded(c)) && "的新国年春运，。、「％（𠮷".contains(c)
        || ('一'..='龥').contains(&c)
        || "《》！？；：）【】％．".contains(c)
}

fn is_word(c: char) -> bool {
    c == '\u{301}' || c.is_alphanumeric() && c < '\u{2000}'
}
