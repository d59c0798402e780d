#![doc = include_str!("offset.md")]

use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning, Origin};
use super::super::unit::Duration;
use super::super::word::Word;
use super::that_day::ends;

pub(super) fn begins(word: Word) -> bool {
    matches!(word, Word::Digits { .. } | Word::Count(_) | Word::A | Word::Vague | Word::Half)
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    let (duration, k) = c.duration(0)?;
    let offset =
        |len, duration: Duration, back, origin| Some(Found::new(len, Meaning::Offset { duration, back, origin }));
    match c.word(k) {
        Word::Ago => offset(k + 1, duration, true, Origin::Published),
        Word::Earlier | Word::Previous => offset(k + 1, duration, true, Origin::Mention),
        Word::Later => offset(k + 1, duration, false, Origin::Mention),
        // "two days before." but not "two days before the vote".
        Word::Before if ends(c, k + 1) => offset(k + 1, duration, true, Origin::Mention),
        Word::After if ends(c, k + 1) => offset(k + 1, duration, false, Origin::Mention),
        // "in four years' time"
        _ if c.is(k, &["'", "’", "'s", "’s"]) && c.is(k + 1, &["time"]) && matches!(c.form_before(1), "in" | "In") => {
            offset(k + 2, duration, false, Origin::Published)
        }
        _ if c.is(k, &["from"]) && c.is(k + 1, &["now", "today"]) => offset(k + 2, duration, false, Origin::Published),
        _ => None,
    }
}
