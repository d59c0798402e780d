#![doc = include_str!("explicit.md")]

use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning};
use super::super::word::Word;
use crate::calendar::days_in_month;
use crate::lexicon::lexicon;
use crate::tokens::Class;

pub(super) fn begins(word: Word) -> bool {
    matches!(word, Word::Month(_) | Word::Digits { .. } | Word::Ordinal(_) | Word::Weekday(_) | Word::The)
        || matches!(word, Word::Triple { .. })
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    if let Word::Triple { first, second, year } = c.word(0) {
        // "version 3.12.2019"
        let version = matches!(c.form_before(1), "version" | "Version" | "v");
        return numeric(first, second, i32::from(year), 1).filter(|_| !version);
    }
    let forms = [month_first, day_first, iso, slashes, weekday_first];
    let found = forms.into_iter().filter_map(|form| form(c)).max_by_key(|f| f.len)?;
    Some(of_year(c, found).or_else(|| named(c, found)).unwrap_or(found))
}

fn checked(len: usize, year: Option<i32>, month: u8, day: u8) -> Option<Found> {
    let exists = day >= 1 && day <= days_in_month(year.unwrap_or(2000), month);
    exists.then(|| Found::new(len, Meaning::Day { year, month, day }))
}

/// `May 12`, `Sept. 30, 2020`, `March the 5th`.
fn month_first(c: &Cursor<'_>) -> Option<Found> {
    let Word::Month(month) = c.word(0) else { return None };
    let mut k = 1 + usize::from(c.is(1, &["."]));
    k += usize::from(c.word(k) == Word::The);
    let day = c.day_number(k)?;
    k += 1;
    // "May 12.5", "May 12:30", "March 5-3" are no dates: something hangs on the number.
    if c.glued(k) && (c.is(k, &[":"]) && c.glued(k + 1) && c.token(k + 1).is_some() || c.is(k, &["/"])) {
        return None;
    }
    match c.year_after(k) {
        Some((year, len)) => checked(k + len, Some(year), month, day).or_else(|| checked(k, None, month, day)),
        None => checked(k, None, month, day),
    }
}

/// `12 May`, `3rd of March, 2019`, `the 5th of June`.
fn day_first(c: &Cursor<'_>) -> Option<Found> {
    let mut k = usize::from(c.word(0) == Word::The);
    let day = c.day_number(k)?;
    k += 1;
    k += usize::from(c.is(k, &["of"]));
    let Word::Month(month) = c.word(k) else { return None };
    k += 1;
    if c.is(k, &["."])
        && (c.year(k + 1).is_some() || c.token(k + 1).is_some_and(|t| !t.is(crate::tokens::Class::CAPITAL)))
    {
        k += 1;
    }
    match c.year_after(k) {
        Some((year, len)) => checked(k + len, Some(year), month, day).or_else(|| checked(k, None, month, day)),
        None => checked(k, None, month, day),
    }
}

/// `2021-05-12`, `2021/05/12`.
fn iso(c: &Cursor<'_>) -> Option<Found> {
    let year = c.year(0)?;
    let two = |k| match c.word(k) {
        Word::Digits { value, len: 2 } if c.glued(k) => Some(value as u8),
        _ => None,
    };
    let slash = |k| c.is(k, &["/"]) && c.glued(k);
    if !(c.hyphen(1) && c.hyphen(3) || slash(1) && slash(3)) {
        return None;
    }
    checked(5, Some(year), two(2)?, two(4)?)
}

/// `30/07/2021`: which number is the month is settled for the document, see `State::day_first`.
fn slashes(c: &Cursor<'_>) -> Option<Found> {
    let small = |k| match c.word(k) {
        Word::Digits { value: value @ 1..=31, len: 1 | 2 } => Some(value as u8),
        _ => None,
    };
    let mark = |k| c.is(k, &["/"]) && c.glued(k) && c.glued(k + 1);
    let (a, b) = (small(0)?, small(2)?);
    if !(mark(1) && mark(3)) {
        return None;
    }
    let year = c.year(4)?;
    numeric(a, b, year, 5)
}

fn numeric(first: u8, second: u8, year: i32, len: usize) -> Option<Found> {
    let days = days_in_month(year, if second > 12 { first } else { second });
    let fits = if second > 12 { first <= 12 && second <= days } else { first <= days };
    (fits && first > 0 && second > 0).then(|| Found::new(len, Meaning::Numeric { first, second, year }))
}

lexicon!(
    /// Years of days with the word that follows: `09-11 attacks`.
    NAMED: i32 = "named_days.tsv",
    |year| year.parse().ok()
);

/// "the Sept. 11 attacks": a day that has a year of its own.
fn named(c: &Cursor<'_>, found: Found) -> Option<Found> {
    let Meaning::Day { year: None, month, day } = found.meaning else { return None };
    // "an Oct. 7 attack" is another one.
    if c.word_before(1) != Word::The {
        return None;
    }
    let token = c.token(found.len).filter(|t| t.is(Class::WORD))?;
    let year = NAMED.find(&format!("{month:02}-{day:02} {}", token.text(c.text)))?;
    Some(Found { meaning: Meaning::NamedDay { year, month, day }, ..found })
}

/// `last year`, `of this year` after a day without a year.
fn of_year(c: &Cursor<'_>, found: Found) -> Option<Found> {
    let Meaning::Day { year: None, month, day } = found.meaning else { return None };
    if let Some(len) = super::month::of_that_year(c, found.len) {
        return Some(Found::new(found.len + len, Meaning::OfThatYear { month, day: Some(day) }));
    }
    let k = found.len + usize::from(c.is(found.len, &["of"]));
    let shift = super::month::of_year(c, k)?;
    Some(Found::new(k + 2, Meaning::DayOfYear { month, day, shift }))
}

/// `Friday, May 14, 2021`, `Friday 14 May`: the date tells the day.
fn weekday_first(c: &Cursor<'_>) -> Option<Found> {
    let Word::Weekday(_) = c.word(0) else { return None };
    let mut k = 1 + usize::from(c.is(1, &["."]));
    k += usize::from(c.is(k, &[","]));
    let moved = Cursor { at: c.at + k, ..*c };
    let found = month_first(&moved).or_else(|| day_first(&moved)).or_else(|| month_and_day(&moved))?;
    Some(Found { len: found.len + k, ..found })
}

/// `2/24` after a weekday: the month first, unless it can be none.
fn month_and_day(c: &Cursor<'_>) -> Option<Found> {
    let (Word::Digits { value: a @ 1..=31, len: 1 | 2 }, Word::Digits { value: b @ 1..=31, len: 1 | 2 }) =
        (c.word(0), c.word(2))
    else {
        return None;
    };
    let (month, day) = if a > 12 { (b, a) } else { (a, b) };
    let slash = c.is(1, &["/"]) && c.glued(1) && c.glued(2) && !(c.is(3, &["/"]) && c.glued(3));
    (slash && month <= 12).then(|| checked(3, None, month as u8, day as u8)).flatten()
}
