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
            // "soon after", "the city was soon besieged": only a clause that looks ahead makes it a time.
            if reference == Reference::Future && !c.is(0, &["future"]) && !looks_ahead(c) {
                return None;
            }
            // "right now"; "as recently as" names no time of its own.
            if c.is(1, &["as"]) {
                return None;
            }
            // "future" alone is a thing; "in the future" is below.
            (!c.is(0, &["future"])).then(|| Found::new(1, Meaning::Reference(reference)))
        }
        // "these days"
        Word::This if c.is(0, &["these"]) && c.is(1, &["days"]) => {
            Some(Found::new(2, Meaning::Reference(Reference::Present)))
        }
        // "in the near future", "in the past it was": no noun may follow.
        Word::The => {
            let near = usize::from(c.is(1, &["near", "immediate", "foreseeable", "distant", "recent"]));
            let reference = match c.form(1 + near) {
                "future" => Reference::Future,
                "past" => Reference::Past,
                _ => return None,
            };
            let placed = matches!(c.form_before(1), "in" | "In" | "into" | "for" | "For") && !c.is_noun(2 + near);
            let counted =
                matches!(c.word(2 + near), Word::Digits { .. } | Word::Count(_) | Word::Unit(_) | Word::Vague);
            let alone = (placed && !counted) || c.is_not_attributive(2 + near);
            alone.then(|| Found::new(2 + near, Meaning::Reference(reference)))
        }
        // "the current situation"; with a unit it is "this".
        Word::This if c.is(0, &["current"]) && !matches!(c.word(1), Word::Unit(_)) => {
            Some(Found::new(1, Meaning::Reference(Reference::Present)))
        }
        _ => None,
    }
}

/// "will soon", "soon to be", "could be ready soon".
fn looks_ahead(c: &Cursor<'_>) -> bool {
    let ahead = |form: &str| {
        matches!(form, "will" | "would" | "could" | "may" | "might" | "should" | "can" | "to" | "be" | "must" | "shall")
            || form.ends_with("’ll")
            || form.ends_with("'ll")
    };
    let after = c.is(1, &["after", "before", "afterward", "afterwards", "thereafter"]);
    !after && ((1..=3).any(|k| ahead(c.form_before(k))) || c.is(1, &["to", "be"]))
}
