#![doc = include_str!("deictic.md")]

use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning};
use super::super::unit::DayPart;
use super::super::word::Word;

pub(super) fn begins(word: Word) -> bool {
    matches!(word, Word::Deictic(_) | Word::Tonight | Word::The)
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    match c.word(0) {
        // "USA Today" is a paper.
        Word::Deictic(_) if c.form(0).starts_with('T') && c.form_before(1) == "USA" => None,
        Word::Deictic(days) => Some(Found::new(1, Meaning::Deictic(days))),
        Word::Tonight => Some(Found::new(1, Meaning::Deictic(0)).with_part(Some(DayPart::Night))),
        // "the day before yesterday", "the day after tomorrow"
        Word::The if c.is(1, &["day"]) => match (c.word(2), c.word(3)) {
            (Word::Before, Word::Deictic(-1)) => Some(Found::new(4, Meaning::Deictic(-2))),
            (Word::After, Word::Deictic(1)) => Some(Found::new(4, Meaning::Deictic(2))),
            _ => None,
        },
        _ => None,
    }
}
