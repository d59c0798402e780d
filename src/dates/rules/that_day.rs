#![doc = include_str!("that_day.md")]

use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning, Origin, Shift};
use super::super::unit::{Duration, Unit};
use super::super::word::Word;

pub(super) fn begins(word: Word) -> bool {
    matches!(word, Word::The | Word::That | Word::Earlier | Word::Later)
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    let day = |k: usize| matches!(c.word(k), Word::Unit(Unit::Day));
    match c.word(0) {
        // "earlier in the day", "later in the day": the day of the article.
        Word::Earlier | Word::Later if c.is(1, &["in"]) && c.word(2) == Word::The && day(3) => {
            Some(Found::new(4, Meaning::Deictic(0)))
        }
        // "later that day", "later the same day": the day last named.
        Word::Earlier | Word::Later => {
            let the = usize::from(c.word(1) == Word::The);
            (c.word(1 + the) == Word::That && day(2 + the))
                .then(|| Found::new(3 + the, Meaning::Period { unit: Unit::Day, shift: Shift::That }))
        }
        Word::That if c.is(0, &["that"]) => {
            let unit = match c.word(1) {
                Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Weekend)) => unit,
                _ => return None,
            };
            // "that year-long fight"
            (!c.hyphen(2)).then(|| Found::new(2, Meaning::Period { unit, shift: Shift::That }))
        }
        Word::The if c.word(1) == Word::Unit(Unit::Week) && c.is(2, &["of", "beginning", "ending"]) => {
            let day = Cursor { at: c.at + 3, ..*c };
            let found = super::explicit::find(&day)?;
            let Meaning::Day { year, month, day } = found.meaning else { return None };
            Some(Found::new(found.len + 3, Meaning::WeekOf { year, month, day }))
        }
        Word::The => {
            let shift = match c.word(1) {
                Word::That => Shift::That,
                Word::Previous => Shift::Previous,
                Word::Following | Word::Next => Shift::Following,
                // "the day before", "the day after", "a year before" without a noun: see offset.
                Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year))
                    if ends(c, 3) || c.is(3, &["last"]) =>
                {
                    // "the year before last"
                    if c.word(2) == Word::Before && c.is(3, &["last"]) {
                        let duration = Duration { count: Some(2), half: false, unit };
                        return Some(Found::new(
                            4,
                            Meaning::Offset { duration, back: true, origin: Origin::Published },
                        ));
                    }
                    let shift = match c.word(2) {
                        Word::Before => Shift::Previous,
                        Word::After => Shift::Following,
                        _ => return None,
                    };
                    return Some(Found::new(3, Meaning::Period { unit, shift }));
                }
                _ => return None,
            };
            let unit = match c.word(2) {
                Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Weekend)) => unit,
                _ => return None,
            };
            // "the next day" follows the day last named.
            Some(Found::new(3, Meaning::Period { unit, shift }))
        }
        _ => None,
    }
}

/// Whether nothing that could be an event stands at `k`: "the day before." but not "the day before the vote".
pub(super) fn ends(c: &Cursor<'_>, k: usize) -> bool {
    match c.token(k) {
        None => true,
        Some(token) => {
            token.is(crate::tokens::Class::PUNCT)
                || c.is(k, &["and", "but", "in", "at", "when", "with", "on", "by", "for", "as"])
        }
    }
}
