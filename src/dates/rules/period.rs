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
    // "this past week"
    if c.word(0) == Word::This && c.word(1) == Word::Past {
        let Word::Unit(unit) = c.word(2) else { return None };
        return (unit > Unit::Day && !c.hyphen(3)).then(|| Found::new(3, Meaning::Period { unit, shift: Shift::Last }));
    }
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
        _ if the == 1 && c.is(1, &["new"]) && c.word(2) == Word::Unit(Unit::Year) => {
            let noun = c.is_noun(3) && c.word(3) == Word::None;
            return (!noun && !c.hyphen(3)).then(|| Found::new(3, Meaning::NewYear));
        }
        Word::Unit(Unit::Year) => return of_the_year(c, 1),
        _ if the == 1 && c.is(1, &["full", "whole"]) && c.word(2) == Word::Unit(Unit::Year) => {
            return of_the_year(c, 2);
        }
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
    let is_part = the == 1 || c.word_before(1) == Word::The;
    match (shift, c.word(k)) {
        (_, Word::Unit(Unit::Second | Unit::Minute | Unit::Hour)) => None,
        // "this day" is rare and literary, "last day" of something else.
        (Shift::Last | Shift::This, Word::Unit(Unit::Day)) => None,
        (Shift::Past | Shift::Coming, Word::Unit(unit)) => {
            let duration = Duration { count: Some(1), half: false, unit };
            Some(Found::new(k + 1, Meaning::Rolling { duration, back: shift == Shift::Past }))
        }
        // "the last week of April", "the last year of the war"
        (Shift::Last, Word::Unit(_)) if is_part && c.is(k + 1, &["of"]) => None,
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

/// "for the year", "for the full year", "the first nine months of the year": the year of the article.
fn of_the_year(c: &Cursor<'_>, k: usize) -> Option<Found> {
    let part = matches!(c.word_before(2), Word::Units(Unit::Month | Unit::Week | Unit::Quarter))
        || matches!(c.word_before(2), Word::Half | Word::Unit(Unit::Quarter));
    let placed = match c.form_before(1) {
        "for" | "For" => true,
        "of" => part,
        _ => false,
    };
    let ends = !c.is_noun(k + 1)
        && !c.hyphen(k + 1)
        && c.year(k + 1).is_none()
        && !c.is(k + 1, &["of", "to", "that", "in", "when", "before", "after", "ahead", "ended", "ending", "'s", "’s"]);
    (placed && ends).then(|| Found::new(k + 1, Meaning::Period { unit: Unit::Year, shift: Shift::This }))
}

/// "year's end", "year-end", "by year end".
fn years_end(c: &Cursor<'_>) -> Option<Found> {
    let between = c.hyphen(1) || c.is(1, &["'s", "’s"]);
    let end = if between { 2 } else { 1 };
    let found = Found::new(end + 1, Meaning::Period { unit: Unit::Year, shift: Shift::This });
    c.is(end, &["end"]).then_some(Found { modifier: Some(Modifier::End), ..found })
}
