#![doc = include_str!("vague.md")]

use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning};
use super::super::unit::Reference;
use super::super::word::Word;

pub(super) fn begins(word: Word) -> bool {
    matches!(word, Word::Reference(_) | Word::The | Word::This)
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    match c.word(0) {
        Word::Reference(reference) => {
            // "now and again", "now and then", "by now", "as soon as", "just now".
            if c.is(1, &["and"]) && c.is(2, &["again", "then"])
                || c.is(1, &["as"]) && reference == Reference::Future
                || c.is(1, &["that"])
            {
                return None;
            }
            // "future" alone is a thing; "in the future" is below.
            (!c.is(0, &["future"])).then(|| Found::new(1, Meaning::Reference(reference)))
        }
        Word::The if c.is(1, &["future"]) && c.is_not_attributive(2) => {
            Some(Found::new(2, Meaning::Reference(Reference::Future)))
        }
        Word::The if c.is(1, &["past"]) && c.is_not_attributive(2) => {
            Some(Found::new(2, Meaning::Reference(Reference::Past)))
        }
        // "the current situation"; with a unit it is "this".
        Word::This if c.is(0, &["current"]) && !matches!(c.word(1), Word::Unit(_)) => {
            Some(Found::new(1, Meaning::Reference(Reference::Present)))
        }
        _ => None,
    }
}
