#![doc = include_str!("decade.md")]

use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning};
use super::super::unit::Unit;
use super::super::word::Word;

pub(super) fn begins(word: Word) -> bool {
    matches!(word, Word::Decade(_) | Word::The | Word::Ordinal(_))
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    let k = usize::from(c.word(0) == Word::The);
    // "the '80s"
    let k = if k == 1 { k + c.elision(k) } else { k };
    match c.word(k) {
        Word::Decade(year @ 1000..) => {
            Some(Found::new(k + 1, Meaning::Decade { tens: i32::from(year / 10), century_known: true }))
        }
        // "the 80s", "the '80s", "the seventies"; "her 80s" is an age.
        Word::Decade(year) if k >= 1 => {
            Some(Found::new(k + 1, Meaning::Decade { tens: i32::from(year / 10), century_known: false }))
        }
        // "the mid-80s", "the late 1990s"
        Word::Phase(modifier) if k == 1 => {
            let hyphen = usize::from(c.hyphen(k + 1));
            let hyphen = hyphen + c.elision(k + 1 + hyphen);
            let Word::Decade(year) = c.word(k + 1 + hyphen) else { return None };
            let century_known = year >= 1000;
            let meaning = Meaning::Decade { tens: i32::from(year / 10), century_known };
            Some(Found { modifier: Some(modifier), ..Found::new(k + 2 + hyphen, meaning) })
        }
        Word::Ordinal(number) => {
            let hyphen = usize::from(c.hyphen(k + 1));
            let century = matches!(c.word(k + 1 + hyphen), Word::Unit(Unit::Century));
            century.then(|| Found::new(k + 2 + hyphen, Meaning::Century(i32::from(number) - 1)))
        }
        _ => None,
    }
}
