#![doc = include_str!("period.md")]

use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning, Shift};
use super::super::unit::{Duration, Modifier, Reference, Unit};
use super::super::word::Word;

pub(super) fn begins(word: Word) -> bool {
    matches!(
        word,
        Word::Phase(_)
            | Word::Unit(_)
            | Word::Last
            | Word::This
            | Word::Next
            | Word::Past
            | Word::Coming
            | Word::Recent
            | Word::The
    )
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    let the = usize::from(c.word(0) == Word::The);
    let shift = match c.word(the) {
        Word::Last => Shift::Last,
        // "the current year", never "the this".
        Word::This => Shift::This,
        Word::Next => Shift::Next,
        Word::Past => Shift::Past,
        Word::Coming => Shift::Coming,
        Word::Recent => return recent(c, the),
        Word::Phase(_) => return end_of(c, the),
        Word::Unit(Unit::Year) if the == 0 => return years_end(c),
        Word::Unit(Unit::Weekend) if the == 1 && !c.is(2, &["of"]) => {
            return Some(Found::new(2, Meaning::Period { unit: Unit::Weekend, shift: Shift::That }));
        }
        _ => return None,
    };
    if let Some((duration, len)) = counted(c, the + 1) {
        let back = matches!(shift, Shift::Last | Shift::Past);
        return Some(Found::new(the + 1 + len, Meaning::Rolling { duration, back }));
    }
    let k = the + 1;
    match (shift, c.word(k)) {
        (_, Word::Unit(Unit::Second | Unit::Minute | Unit::Hour)) => None,
        // "this day" is rare and literary, "last day" of something else.
        (Shift::Last | Shift::This, Word::Unit(Unit::Day)) => None,
        (Shift::Past | Shift::Coming, Word::Unit(unit)) => {
            let duration = Duration { count: Some(1), half: false, unit };
            Some(Found::new(k + 1, Meaning::Rolling { duration, back: shift == Shift::Past }))
        }
        (_, Word::Unit(unit)) if !c.hyphen(k + 1) => Some(Found::new(k + 1, Meaning::Period { unit, shift })),
        // "coming years": no number, no place in the calendar.
        (Shift::Past, Word::Units(_)) => Some(Found::new(k + 1, Meaning::Reference(Reference::Past))),
        (Shift::Coming, Word::Units(_)) => Some(Found::new(k + 1, Meaning::Reference(Reference::Future))),
        _ => None,
    }
}

/// "two weeks", "few days" after "the past".
fn counted(c: &Cursor<'_>, k: usize) -> Option<(Duration, usize)> {
    let (duration, len) = c.duration(k)?;
    (!matches!(c.word(k), Word::A)).then_some((duration, len))
}

/// "recent weeks", "recent": vague past.
fn recent(c: &Cursor<'_>, the: usize) -> Option<Found> {
    match c.word(the + 1) {
        Word::Units(_) if the == 0 => Some(Found::new(2, Meaning::Reference(Reference::Past))),
        Word::Units(_) => None,
        _ if the == 0 => Some(Found::new(1, Meaning::Reference(Reference::Past))),
        _ => None,
    }
}

/// "the end of the year", "the beginning of the month": the unit of the article, or of the date named last.
fn end_of(c: &Cursor<'_>, the: usize) -> Option<Found> {
    let Word::Phase(modifier) = c.word(the) else { return None };
    if !c.is(the + 1, &["of"]) || c.word(the + 2) != Word::The {
        return None;
    }
    let unit = match c.word(the + 3) {
        Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century)) => {
            unit
        }
        _ => return None,
    };
    if c.is_noun(the + 4) || c.hyphen(the + 4) {
        return None;
    }
    let found = Found::new(the + 4, Meaning::Period { unit, shift: Shift::This });
    Some(Found { modifier: Some(modifier), ..found })
}

/// "year's end", "year-end", "by year end".
fn years_end(c: &Cursor<'_>) -> Option<Found> {
    let between = c.hyphen(1) || c.is(1, &["'s", "’s"]);
    let end = if between { 2 } else { 1 };
    let found = Found::new(end + 1, Meaning::Period { unit: Unit::Year, shift: Shift::This });
    c.is(end, &["end"]).then_some(Found { modifier: Some(Modifier::End), ..found })
}
