#![doc = include_str!("every.md")]

use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning};
use super::super::unit::Duration;
use super::super::value::TimexValue;
use super::super::word::Word;

pub(super) fn begins(word: Word) -> bool {
    matches!(word, Word::Each | Word::Adverb(_))
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    let every = |len, duration| Some(Found::new(len, Meaning::Every(duration)));
    match (c.word(0), c.word(1)) {
        // "The Daily Mail" is a paper.
        (Word::Adverb(_), _) if c.at > 0 && c.token(0).is_some_and(|t| t.is(crate::tokens::Class::CAPITAL)) => None,
        (Word::Adverb(unit), _) => every(1, Duration { count: Some(1), half: false, unit }),
        (Word::Each, Word::Weekday(weekday)) => Some(Found::new(2, Meaning::EveryDate(TimexValue::Weekday(weekday)))),
        (Word::Each, Word::Unit(unit)) => every(2, Duration { count: Some(1), half: false, unit }),
        (Word::Each, _) => {
            let (duration, len) = c.duration(1)?;
            every(len + 1, duration)
        }
        _ => None,
    }
}
