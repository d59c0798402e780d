#![doc = include_str!("day_of_month.md")]

use super::super::context::Context;
use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning};
use super::super::unit::Unit;
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
    let placed = Context::ORDINAL.holds(c.form_before(1));
    // "on the 14th of this month"
    let shift = c.word(3).shift();
    if shift.is_some() && c.is(2, &["of"]) && c.word(4) == Word::Unit(Unit::Month) {
        return Some(Found::new(5, Meaning::DayOfMonth { day, shift }));
    }
    if c.is(2, &["of"]) && c.word(3) == Word::That && c.word(4) == Word::Unit(Unit::Month) {
        return Some(Found::new(5, Meaning::DayOfMonth { day, shift: None }));
    }
    (digits && placed && ends(c, 2)).then(|| Found::new(2, Meaning::DayOfMonth { day, shift: None }))
}
