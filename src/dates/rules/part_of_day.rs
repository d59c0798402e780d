#![doc = include_str!("part_of_day.md")]

use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning, Shift};
use super::super::unit::Unit;
use super::super::word::Word;
use crate::tokens::Class;

pub(super) fn begins(word: Word) -> bool {
    matches!(
        word,
        Word::Part(_)
            | Word::The
            | Word::This
            | Word::Last
            | Word::Next
            | Word::Previous
            | Word::Following
            | Word::That
            | Word::Weekday(_)
            | Word::Deictic(_)
            | Word::Month(_)
            | Word::Digits { .. }
    )
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    // "Thursday night", "yesterday evening", "May 12 morning"
    if let Some((meaning, len)) = super::day(c, 0) {
        let Word::Part(part) = c.word(len) else { return None };
        return Some(Found::new(len + 1, meaning).with_part(Some(part)));
    }
    let k = usize::from(c.word(0) == Word::The);
    if let Word::Part(part) = c.word(k) {
        // "the evening of March 11", "night of Friday"
        if c.is(k + 1, &["of"])
            && let Some((meaning, len)) = super::day(c, k + 2)
        {
            return Some(Found::new(k + 2 + len, meaning).with_part(Some(part)));
        }
        // "overnight", "at dawn": the day is open; "the night" alone says little.
        // "Operation Dawn" is none.
        let named = c.at > 0 && c.token(0).is_some_and(|t| t.is(Class::CAPITAL));
        let alone = k == 0 && c.is(0, &["overnight", "dawn"]) && !named;
        return alone.then(|| Found::new(k + 1, Meaning::OpenDay).with_part(Some(part)));
    }
    let Word::Part(part) = c.word(k + 1) else { return None };
    let meaning = match c.word(k) {
        // "last night" is that of yesterday.
        Word::Last => Meaning::Deictic(-1),
        Word::This => Meaning::Deictic(0),
        Word::Next | Word::Following if k == 1 => Meaning::Period { unit: Unit::Day, shift: Shift::Following },
        Word::Previous => Meaning::Period { unit: Unit::Day, shift: Shift::Previous },
        Word::That => Meaning::Period { unit: Unit::Day, shift: Shift::That },
        _ => return None,
    };
    Some(Found::new(k + 2, meaning).with_part(Some(part)))
}
