//! The day of an issue, for those who are strict about days: an issue may be given any text for one.

use super::language::Words;
use super::story::push_number;
use crate::Issue;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Day<'a> {
    /// `2024-01-12`.
    pub(crate) iso: &'a str,
    year: u32,
    month: u32,
    day: u32,
}

impl<'a> Day<'a> {
    /// The day of an issue; none where there is none, or none that is in the calendar.
    pub(crate) fn of(issue: &'a Issue) -> Option<Day<'a>> {
        let iso = issue.date.as_deref()?;
        let is_formed = iso.len() == 10
            && iso
                .bytes()
                .enumerate()
                .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
        if !is_formed {
            return None;
        }
        let number =
            |from: usize, to: usize| iso[from..to].bytes().fold(0, |sum, byte| sum * 10 + u32::from(byte - b'0'));
        let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
        let is_there = year > 0 && day > 0 && day <= days(year, month);
        is_there.then_some(Day { iso, year, month, day })
    }

    /// Its beginning, where a time must be: that of Greenwich, as papers do not print their zone.
    pub(crate) fn time(self) -> String {
        [self.iso, "T00:00:00Z"].concat()
    }

    /// As people write it.
    pub(crate) fn spoken(self, words: &Words) -> String {
        let Some([year, month, day]) = words.date else { return self.iso.to_owned() };
        let mut spoken = String::new();
        for (number, unit) in [(self.year, year), (self.month, month), (self.day, day)] {
            push_number(&mut spoken, number);
            spoken.push_str(unit);
        }
        spoken
    }
}

/// How many days a month has; none if it is no month.
fn days(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && !year.is_multiple_of(100) || month == 2 && year.is_multiple_of(400) => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_day(date: &str) -> bool {
        Day::of(&Issue { date: Some(date.to_owned()), ..Issue::default() }).is_some()
    }

    #[test]
    fn only_days_of_the_calendar_are_days() {
        for day in ["2024-01-12", "2024-02-29", "2000-02-29", "0001-12-31"] {
            assert!(is_day(day), "{day}");
        }
        for none in [
            "",
            "2024-1-12",
            "2023-02-29",
            "1900-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-04-31",
            "2024-01-00",
            "0000-01-01",
            "２０２４-01",
            "2024/01/12",
            "+024-01-12",
        ] {
            assert!(!is_day(none), "{none}");
        }
    }
}
