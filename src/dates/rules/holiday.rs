#![doc = include_str!("holiday.md")]

use super::super::classify::is_before_date;
use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning};
use super::super::word::Word;
use crate::calendar::Holiday;
use crate::tokens::Class;

/// Tokens of the longest name: "Martin Luther King Jr. Day", "St. Patrick's Day".
const LONGEST: usize = 6;

pub(super) fn begins(word: Word) -> bool {
    matches!(word, Word::Holiday | Word::Month(_) | Word::Last | Word::This | Word::Next)
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    let shift = c.word(0).shift();
    let k = usize::from(shift.is_some());
    // "May Day", "July Fourth" begin with a month.
    if !matches!(c.word(k), Word::Holiday | Word::Month(_)) {
        return None;
    }
    let first = c.token(k)?;
    let start = first.span.start as usize;
    // A curly apostrophe takes two bytes more than the straight one of the names.
    let longest = Holiday::longest_with(first.hash, c.form(k))? + 2;
    let (holiday, len) = (1..=LONGEST).rev().find_map(|len| {
        let end = c.token(k + len - 1)?.span.end as usize;
        let name = c.text.get(start..end).filter(|name| name.len() <= longest)?;
        Some((Holiday::named(name)?, len))
    })?;
    let end = k + len;
    // "Easter Island", "Christmas Carol", "Christmas presents": part of another name, or of a thing.
    let named = c.token(end).is_some_and(|t| t.spaced() && t.is(Class::CAPITAL) && t.is(Class::LOWER));
    let thing = len == 1 && shift.is_none() && c.is_noun(end) && !is_before_date(c.form_before(1));
    // "the painter Ana Easter"
    let surname = len == 1 && k == 0 && is_forename(c);
    if surname || named && c.word(end) == Word::None || thing {
        return None;
    }
    let of = usize::from(c.is(end, &["of", "in"]));
    let year = c.year(end + of).map(|year| (year, of + 1)).or_else(|| c.year_after(end));
    let (year, more) = year.filter(|_| shift.is_none()).map_or((None, 0), |(year, more)| (Some(year), more));
    Some(Found::new(end + more, Meaning::Holiday { holiday, year, shift }))
}

/// A capitalised word right before, that neither begins the sentence nor stands before dates.
fn is_forename(c: &Cursor<'_>) -> bool {
    let before = c.at.checked_sub(1).and_then(|i| c.tokens.get(i));
    let name = before.is_some_and(|t| t.is(Class::WORD) && t.is(Class::CAPITAL) && t.is(Class::LOWER));
    name && c.at > 1 && c.word_before(1) == Word::None && !is_before_date(c.form_before(1))
}
