#![doc = include_str!("month.md")]

use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning, Shift};
use super::super::unit::Unit;
use super::super::word::Word;

pub(super) fn begins(word: Word) -> bool {
    matches!(word, Word::Month(_) | Word::Last | Word::This | Word::Next)
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    let shift = c.word(0).shift();
    let mut k = usize::from(shift.is_some());
    let Word::Month(month) = c.word(k) else { return None };
    k += 1;
    // "30 February": a day that does not exist leaves no month either.
    if let Word::Digits { value: day @ 1..=99, len: 2 } = c.word_before(1)
        && day > u16::from(crate::calendar::days_in_month(2000, month))
        && day <= 31
    {
        return None;
    }
    if c.is(k, &["."]) && c.form(k - 1).len() <= 4 && c.token(k + 1).is_some() {
        k += 1;
    }
    // "February 30": a number that is no day and no year leaves no month either.
    if matches!(c.word(k), Word::Digits { len: 1 | 2, .. }) && c.token(k).is_some_and(|t| t.spaced()) {
        return None;
    }
    // "July of 2020", "July 2020", "July, 2020"
    let of = usize::from(c.is(k, &["of"]));
    if of == 1
        && let Some((year, len)) = c.year_after(k + of).filter(|_| shift.is_none())
    {
        return Some(Found::new(k + of + len, Meaning::Month { year: Some(year), month, shift }));
    }
    if let Some((year, len)) = c.year_after(k).filter(|_| shift.is_none()) {
        return Some(Found::new(k + len, Meaning::Month { year: Some(year), month, shift }));
    }
    // "January this year", "July last year"
    if let Some(len) = of_that_year(c, k).filter(|_| shift.is_none()) {
        return Some(Found::new(k + len, Meaning::OfThatYear { month, day: None }));
    }
    if let Some(shift) = of_year(c, k + of) {
        return Some(Found::new(k + of + 2, Meaning::Month { year: None, month, shift: Some(shift) }));
    }
    Some(Found::new(k, Meaning::Month { year: None, month, shift }))
}

/// "of that year", "of the same year" at `k`: the tokens it takes.
pub(super) fn of_that_year(c: &Cursor<'_>, k: usize) -> Option<usize> {
    if !c.is(k, &["of"]) {
        return None;
    }
    let the = usize::from(c.word(k + 1) == Word::The);
    let year = c.word(k + 1 + the) == Word::That && c.word(k + 2 + the) == Word::Unit(Unit::Year);
    (year && !c.hyphen(k + 3 + the)).then_some(3 + the)
}

/// "last year", "this year", "next year" at `k`: it moves the calendar year, where "last July" moves to the month before.
pub(super) fn of_year(c: &Cursor<'_>, k: usize) -> Option<Shift> {
    // "in May this year-long strike"
    if c.word(k + 1) != Word::Unit(Unit::Year) || c.hyphen(k + 2) || c.is(k + 2, &["'s", "’s"]) {
        return None;
    }
    match c.word(k) {
        Word::Last => Some(Shift::Previous),
        Word::This => Some(Shift::That),
        Word::Next => Some(Shift::Following),
        _ => None,
    }
}
