#![doc = include_str!("day_of_month.md")]

use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning};
use super::super::word::Word;
use super::that_day::ends;
use crate::tokens::Class;

pub(super) fn begins(word: Word) -> bool {
    word == Word::The
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    let Word::Ordinal(day @ 1..=31) = c.word(1) else { return None };
    // "the 5th" in digits, after "on" and its like, and no noun after it: "the 5th Army", "the 12th district".
    let digits = c.token(1).is_some_and(|t| t.is(Class::NUMBER));
    let placed = matches!(c.form_before(1), "on" | "On" | "by" | "By" | "until" | "from" | "since" | "and" | "to");
    (digits && placed && ends(c, 2)).then(|| Found::new(2, Meaning::DayOfMonth(day)))
}
