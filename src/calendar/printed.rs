//! Reads a date as it is printed on a page or in a dateline: `May 14`, `30 July 2021`, `2021-07-30`.
//!
//! For lines of an article's frame only; the running text goes through `dates/`.

use crate::lexicon::lexicon;
use crate::span::Span;

use super::{Date, Weekday, days_in_month};

lexicon!(
    /// Names and abbreviations of months, 1 to 12.
    MONTHS: u8 = "months.tsv", |v| v.parse().ok()
);

lexicon!(
    /// Days of the week: number, and `a` for short forms, `s` for plurals.
    WEEKDAYS: &'static str = "weekdays.tsv", Some
);

/// The weekday with this full name; whatever the case.
#[must_use]
pub fn weekday_by_name(word: &str) -> Option<Weekday> {
    WEEKDAYS.find(word).and_then(|value| value.parse().ok()).and_then(Weekday::from_number)
}

/// A printed date: a day of the year, with or without the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintedDate {
    /// Year, if printed.
    pub year: Option<i32>,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
}

impl PrintedDate {
    /// The date, if the year is printed.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day)
    }

    fn checked(year: Option<i32>, month: u8, day: u8) -> Option<Self> {
        // Without a year 29 February may exist.
        (day >= 1 && day <= days_in_month(year.unwrap_or(2000), month)).then_some(Self { year, month, day })
    }
}

/// The number of the month named by `word`, a final full stop allowed; whatever the case.
#[must_use]
pub fn month_by_name(word: &str) -> Option<u8> {
    MONTHS.find(word.strip_suffix('.').unwrap_or(word))
}

/// The first printed date of `text`.
#[must_use]
pub fn find_printed(text: &str) -> Option<(Span, PrintedDate)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let word_start =
            byte.is_ascii_alphanumeric() && (at == 0 || bytes.get(at - 1).is_some_and(|b| !b.is_ascii_alphanumeric()));
        if word_start && let Some((end, date)) = printed_at(text, at) {
            return Some((Span::at(at, end), date));
        }
        at += 1;
    }
    None
}

/// The printed date that begins at byte `at`, and the byte after it.
#[must_use]
pub fn printed_at(text: &str, at: usize) -> Option<(usize, PrintedDate)> {
    let mut reader = Reader { bytes: text.as_bytes(), at };
    let start = reader.at;
    for form in [Reader::iso, Reader::month_first, Reader::day_first, Reader::slashes] {
        reader.at = start;
        if let Some(date) = form(&mut reader)
            && !reader.bytes.get(reader.at).is_some_and(u8::is_ascii_alphanumeric)
        {
            return Some((reader.at, date));
        }
    }
    None
}

struct Reader<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Reader<'_> {
    fn number(&mut self, least: usize, most: usize) -> Option<i32> {
        let rest = self.bytes.get(self.at..)?;
        let len = rest.iter().take(most + 1).take_while(|b| b.is_ascii_digit()).count();
        if len < least || len > most {
            return None;
        }
        self.at += len;
        rest.get(..len)?.iter().try_fold(0i32, |n, b| Some(n * 10 + i32::from(b - b'0')))
    }

    fn eat(&mut self, byte: u8) -> Option<()> {
        let found = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(found);
        found.then_some(())
    }

    /// At least one space, no-break spaces too; at most three.
    fn space(&mut self) -> Option<()> {
        let start = self.at;
        while self.at < start + 6 {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\t') => self.at += 1,
                Some(0xC2) if self.bytes.get(self.at + 1) == Some(&0xA0) => self.at += 2,
                _ => break,
            }
        }
        (self.at > start).then_some(())
    }

    fn month(&mut self) -> Option<u8> {
        let rest = self.bytes.get(self.at..)?;
        let len = rest.iter().take(12).take_while(|b| b.is_ascii_alphabetic()).count();
        let word = rest.get(..len).and_then(|w| std::str::from_utf8(w).ok())?;
        if !word.starts_with(|c: char| c.is_ascii_uppercase()) {
            return None;
        }
        let month = month_by_name(word)?;
        self.at += len;
        // Either a full stop of an abbreviation or none.
        if len <= 4 {
            let _ = self.eat(b'.');
        }
        Some(month)
    }

    fn day(&mut self) -> Option<u8> {
        let day = self.number(1, 2)? as u8;
        let suffix = self.bytes.get(self.at..self.at + 2).map(<[u8]>::to_ascii_lowercase);
        if matches!(suffix.as_deref(), Some(b"st" | b"nd" | b"rd" | b"th")) {
            self.at += 2;
        }
        Some(day)
    }

    /// A comma or only space, then four digits; nothing is taken if there is no year.
    fn year(&mut self) -> Option<i32> {
        let start = self.at;
        let _ = self.eat(b',');
        let year = self.space().and_then(|()| self.number(4, 4));
        match year {
            Some(1000..=2999) => year,
            _ => {
                self.at = start;
                None
            }
        }
    }

    fn iso(&mut self) -> Option<PrintedDate> {
        let year = self.number(4, 4)?;
        self.eat(b'-')?;
        let month = self.number(2, 2)?;
        self.eat(b'-')?;
        let day = self.number(2, 2)?;
        // "2021-07-30T09:00:00Z"
        if self.bytes.get(self.at) == Some(&b'T') {
            while self.bytes.get(self.at).is_some_and(|b| b.is_ascii_alphanumeric() || b":.+-".contains(b)) {
                self.at += 1;
            }
        }
        PrintedDate::checked(Some(year), month as u8, day as u8)
    }

    fn month_first(&mut self) -> Option<PrintedDate> {
        let month = self.month()?;
        self.space()?;
        let day = self.day()?;
        let year = self.year();
        PrintedDate::checked(year, month, day)
    }

    fn day_first(&mut self) -> Option<PrintedDate> {
        let day = self.day()?;
        self.space()?;
        if self.bytes.get(self.at..self.at + 3) == Some(b"of ") {
            self.at += 3;
        }
        let month = self.month()?;
        let year = self.year();
        PrintedDate::checked(year, month, day)
    }

    /// `30/07/2021` or `30.07.2021`; one of the two numbers must settle which is the day.
    fn slashes(&mut self) -> Option<PrintedDate> {
        let a = self.number(1, 2)? as u8;
        let mark = *self.bytes.get(self.at).filter(|b| b"/.".contains(b))?;
        self.at += 1;
        let b = self.number(1, 2)? as u8;
        self.eat(mark)?;
        let year = Some(self.number(4, 4)?);
        match (a, b) {
            (13.., _) => PrintedDate::checked(year, b, a),
            (_, 13..) => PrintedDate::checked(year, a, b),
            _ if a == b => PrintedDate::checked(year, a, b),
            // With full stops the day comes first (DIN 5008 and its like).
            _ if mark == b'.' => PrintedDate::checked(year, b, a),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&str, Option<i32>, u8, u8)> {
        find_printed(text).map(|(span, d)| (span.of(text), d.year, d.month, d.day))
    }

    #[test]
    fn every_printed_form_is_read() {
        assert_eq!(found("date 2021-07-30 more"), Some(("2021-07-30", Some(2021), 7, 30)));
        assert_eq!(found("Lima, Sept. 3 -"), Some(("Sept. 3", None, 9, 3)));
        assert_eq!(found("Posted: 3rd of March 1999"), Some(("3rd of March 1999", Some(1999), 3, 3)));
        assert_eq!(found("June 4, 2010 | 10:20"), Some(("June 4, 2010", Some(2010), 6, 4)));
        assert_eq!(found("23.11.2018"), Some(("23.11.2018", Some(2018), 11, 23)));
    }

    #[test]
    fn days_that_do_not_exist_and_ambiguous_ones_are_not_read() {
        assert_eq!(found("February 30, 2020"), None);
        assert_eq!(found("04/05/2020"), None);
        assert_eq!(found("may 14 of them come"), None);
        assert_eq!(found("version 12021-07-301"), None);
    }
}
