//! Texts of an issue as lines that any program takes: what would end a line, move a terminal's cursor or is forbidden in XML 1.0 is
//! replaced. Formats that can say every character, as JSON does, have no need of it.

/// What stands for a character that can't.
const LOST: char = '\u{FFFD}';

/// A character as it may stand in a line.
pub(crate) fn clean(c: char) -> char {
    match c {
        '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{FFFE}' | '\u{FFFF}' => LOST,
        c if c.is_control() => LOST,
        c => c,
    }
}

/// Lines as one, with a space between.
pub(crate) fn joined(lines: &[&str]) -> String {
    lines.join(" ").chars().map(clean).collect::<String>().trim().to_owned()
}
