#![doc = include_str!("season.md")]

use super::super::classify::is_before_date;
use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning, Shift};
use super::super::unit::Season;
use super::super::word::Word;
use crate::tokens::Class;

pub(super) fn begins(word: Word) -> bool {
    matches!(word, Word::Season(_) | Word::Last | Word::This | Word::Next | Word::The)
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    let (shift, k) = match c.word(0) {
        Word::Last => (Some(Shift::Last), 1),
        // "this past spring"
        Word::This if c.word(1) == Word::Past => (Some(Shift::Last), 2),
        Word::This => (Some(Shift::This), 1),
        Word::Next => (Some(Shift::Next), 1),
        Word::The => (None, 1),
        _ => (None, 0),
    };
    let Word::Season(season) = c.word(k) else { return None };
    // "the conductor Autumn Lind": a person's name.
    let capital = |at: usize| c.token(at).is_some_and(|t| t.is(Class::CAPITAL) && t.is(Class::LOWER));
    if capital(k) && capital(k + 1) && c.word(k + 1) == Word::None && c.token(k + 1).is_some_and(|t| t.spaced()) {
        return None;
    }
    // "the envoy Roger Winter"
    let before = c.at.checked_sub(1).and_then(|i| c.tokens.get(i));
    let forename = before.is_some_and(|t| t.is(Class::WORD) && t.is(Class::CAPITAL) && t.is(Class::LOWER));
    if k == 0 && capital(k) && c.at > 1 && forename && !is_before_date(c.form_before(1)) {
        return None;
    }
    // "the autumn war", "the fall 2020 conflict": "the" belongs to the noun.
    let after = if c.year(k + 1).is_some() { k + 2 } else { k + 1 };
    if c.word(0) == Word::The && c.is_noun(after) {
        return None;
    }
    let found = |len, year| Some(Found::new(len, Meaning::Season { year, season, shift }));
    if shift.is_some() {
        return found(k + 1, None);
    }
    // "the fall of 2020", "fall 2020"
    let of = usize::from(c.is(k + 1, &["of"]));
    if let Some(year) = c.year(k + 1 + of) {
        return found(k + 2 + of, Some(year));
    }
    if let Some((year, len)) =
        c.spoken_year(k + 1 + of).or_else(|| c.short_year(k + 1 + of)).or_else(|| c.era_year(k + 1 + of))
    {
        return found(k + 1 + of + len, Some(year));
    }
    if c.is(k + 1, &["of", "from"]) || c.is(k + 1, &["in"]) && c.is(k, &["fall", "spring"]) {
        // "the fall of the Wall", "a fall in prices"
        return None;
    }
    // Alone it is a season only where the word can be no verb or thing: "in spring", "this year's autumn", "the winter".
    let doubtful = matches!(season, Season::Spring) || c.is(k, &["fall"]);
    let before = c.form_before(1);
    let placed = is_before_date(before) && !matches!(before, "to" | "of" | "and" | "from" | "the" | "The");
    (!doubtful || placed).then(|| found(k + 1, None)).flatten()
}
