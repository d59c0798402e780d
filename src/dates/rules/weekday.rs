#![doc = include_str!("weekday.md")]

use super::super::context::Context;
use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning, Shift};
use super::super::unit::Unit;
use super::super::value::TimexValue;
use super::super::word::Word;
use crate::tokens::Class;

pub(super) fn begins(word: Word) -> bool {
    matches!(word, Word::Weekday(_) | Word::Weekdays(_) | Word::Last | Word::This | Word::Next | Word::Coming)
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    let (shift, mut k) = match c.word(0) {
        Word::Last => (Some(Shift::Last), 1),
        Word::This if c.word(1) == Word::Past => (Some(Shift::Last), 2),
        Word::This => (Some(Shift::This), 1 + usize::from(c.word(1) == Word::Coming)),
        Word::Next | Word::Coming => (Some(Shift::Next), 1),
        _ => (None, 0),
    };
    match c.word(k) {
        Word::Weekdays(weekday) if shift.is_none() => {
            Some(Found::new(1, Meaning::EveryDate(TimexValue::Weekday(weekday))))
        }
        Word::Weekday(weekday) => {
            if shift.is_none() && (is_name(c) || is_any(c)) {
                return None;
            }
            k += 1;
            k += usize::from(c.is(k, &["."]) && c.form(k - 1).len() <= 5 && c.token(k + 1).is_some());
            if let Some((shift, len)) = of_week(c, k).filter(|_| shift.is_none()) {
                return Some(Found::new(k + len, Meaning::Weekday { weekday, shift: Some(shift) }));
            }
            Some(Found::new(k, Meaning::Weekday { weekday, shift }))
        }
        _ => None,
    }
}

/// "it was a Friday", "one Friday in June": any such day, but "a Friday deadline" is of the last.
fn is_any(c: &Cursor<'_>) -> bool {
    matches!(c.form_before(1), "a" | "one") && !c.is_noun(1) && !matches!(c.word(1), Word::Part(_))
}

/// "Tuesday of last week", "Tuesday next week": the week, and the tokens it takes.
fn of_week(c: &Cursor<'_>, k: usize) -> Option<(Shift, usize)> {
    let of = usize::from(c.is(k, &["of"]));
    let shift = match c.word(k + of) {
        Word::Last => Shift::Previous,
        Word::This => Shift::That,
        Word::Next => Shift::Following,
        _ => return None,
    };
    (c.word(k + of + 1) == Word::Unit(Unit::Week) && !c.hyphen(k + of + 2)).then_some((shift, of + 2))
}

/// "Joe Friday", "Ruby Wednesday", "Black Friday", "Friday Prayers": a capitalised word right before, that is no
/// preposition or end of a sentence.
fn is_name(c: &Cursor<'_>) -> bool {
    let Some(before) = c.at.checked_sub(1).and_then(|i| c.tokens.get(i)) else { return false };
    let titled = before.is(Class::WORD) && before.is(Class::CAPITAL) && before.is(Class::LOWER);
    let day = c.tokens.get(c.at).is_some_and(|t| t.is(Class::LOWER));
    // "ministry said Wednesday", "On Friday", "Baku Tuesday": only names known as forenames would settle the last.
    titled && day && Context::FEAST.holds(c.form_before(1))
}
