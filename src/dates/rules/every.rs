#![doc = include_str!("every.md")]

use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning};
use super::super::unit::{DayPart, Duration, Unit};
use super::super::value::TimexValue;
use super::super::word::Word;
use crate::lexicon::REPORTING;
use crate::tokens::{Class, Token};

pub(super) fn begins(word: Word) -> bool {
    matches!(word, Word::Each | Word::Adverb(_) | Word::Nightly)
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    let every = |len, duration| Some(Found::new(len, Meaning::Every(duration)));
    match (c.word(0), c.word(1)) {
        // "The Daily Mail" is a paper.
        (Word::Adverb(_), _) if c.at > 0 && c.token(0).is_some_and(|t| t.is(crate::tokens::Class::CAPITAL)) => None,
        // "the daily Le Monde", "the Milliyet daily said": papers.
        (Word::Adverb(_), _) if is_paper(c) => None,
        // "a quarterly dividend", "monthly rents": what they are, not when.
        (Word::Adverb(Unit::Quarter | Unit::Month | Unit::Year), _) if c.is_noun(1) => None,
        (Word::Adverb(unit), _) => every(1, Duration { count: Some(1), half: false, unit }),
        (Word::Each, Word::Weekday(weekday)) => Some(Found::new(2, Meaning::EveryDate(TimexValue::Weekday(weekday)))),
        (Word::Nightly, _) => Some(Found::new(1, Meaning::EveryPart(DayPart::Night))),
        // "every morning", "each June", "every 2 June", "every summer"
        (Word::Each, Word::Part(part)) => Some(Found::new(2, Meaning::EveryPart(part))),
        (Word::Each, Word::Season(season)) => Some(Found::new(2, Meaning::EveryDate(TimexValue::Season(None, season)))),
        (Word::Each, Word::Unit(unit)) => every(2, Duration { count: Some(1), half: false, unit }),
        (Word::Each, _) => {
            if let Some(found) = date(c) {
                return Some(found);
            }
            let (duration, len) = c.duration(1)?;
            every(len + 1, duration)
        }
        _ => None,
    }
}

/// Whether a name follows, or stands before and the paper speaks.
fn is_paper(c: &Cursor<'_>) -> bool {
    let name = |t: Option<Token>| t.is_some_and(|t| t.is(Class::WORD) && t.is(Class::CAPITAL) && t.is(Class::LOWER));
    let before = c.at.checked_sub(1).and_then(|i| c.tokens.get(i)).copied();
    let named_after = name(c.token(1)) && c.word(1) == Word::None;
    let speaks = c.is(1, &["newspaper", "paper", "'s", "’s"]) || REPORTING.find(c.form(1)).is_some();
    named_after || name(before) && speaks
}

/// A day or month after "every".
fn date(c: &Cursor<'_>) -> Option<Found> {
    let moved = Cursor { at: c.at + 1, ..*c };
    let found = super::explicit::find(&moved).or_else(|| super::month::find(&moved))?;
    let value = match found.meaning {
        Meaning::Day { year: None, month, day } => TimexValue::Day { year: None, day: Some((month, day)) },
        Meaning::Month { year: None, month, shift: None } => TimexValue::Month { year: None, month: Some(month) },
        _ => return None,
    };
    Some(Found::new(found.len + 1, Meaning::EveryDate(value)))
}
