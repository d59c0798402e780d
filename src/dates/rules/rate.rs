#![doc = include_str!("rate.md")]

use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning};
use super::super::unit::{Duration, Unit};
use super::super::word::Word;
use crate::tokens::Class;

/// A number stands at most so many tokens before "a day" where that is a rate.
const REACH: usize = 5;

pub(super) fn begins(word: Word) -> bool {
    matches!(word, Word::Times | Word::Count(_) | Word::Digits { .. } | Word::A | Word::Per | Word::Vague)
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    let every = |len, unit| Some(Found::new(len, Meaning::Every(Duration { count: Some(1), half: false, unit })));
    match c.word(0) {
        // "per week"
        Word::Per => match c.word(1) {
            // "190 kilometres per hour" is a speed.
            Word::Unit(unit) if unit > Unit::Hour => every(2, unit),
            _ => None,
        },
        // "twice a day", "once every year"
        Word::Times => unit(c, 1).and_then(|(unit, len)| every(1 + len, unit)),
        Word::A if c.is(0, &["a", "an"]) => {
            let (found, len) = unit(c, 0)?;
            let ends = c.token(len).is_none_or(|t| t.is(Class::PUNCT)) || !c.is_noun(len) && !is_step(c.word(len));
            (ends && counts(c)).then(|| every(len, found)).flatten()
        }
        // "three times a week", "six days a week"
        _ => {
            let (amount, len) = c.amount(0)?;
            let counted = c.is(len, &["times"]) || matches!(c.word(len), Word::Units(_));
            (counted && amount.count != Some(1)).then_some(())?;
            unit(c, len + 1).and_then(|(unit, more)| every(len + 1 + more, unit))
        }
    }
}

/// `a day`, `per week`, `each year` from `k` on.
fn unit(c: &Cursor<'_>, k: usize) -> Option<(Unit, usize)> {
    let each = matches!(c.word(k), Word::A | Word::Per | Word::Each);
    match c.word(k + 1) {
        Word::Unit(unit) if each && !c.hyphen(k + 2) => Some((unit, 2)),
        _ => None,
    }
}

/// "a day later", "a week from now", "a year old" are no rates.
const fn is_step(word: Word) -> bool {
    matches!(word, Word::Ago | Word::Later | Word::Earlier | Word::Before | Word::After | Word::Previous)
}

/// Whether something counted stands before: "24 launches a year", "$5 a week", "10 cents a day".
fn counts(c: &Cursor<'_>) -> bool {
    let before = |k: usize| c.at.checked_sub(k).and_then(|i| c.tokens.get(i));
    let Some(last) = before(1) else { return false };
    let noun = last.is(Class::WORD) && !last.is(Class::CAPITAL) && c.form_before(1).ends_with('s')
        || last.is(Class::NUMBER)
        || matches!(c.form_before(1), "%" | "percent" | ")");
    let number =
        |k: &usize| before(*k).is_some_and(|t| t.is(Class::NUMBER)) || matches!(c.word_before(*k), Word::Count(2..));
    // "for", "after" before it: a stretch of time after all.
    let stretch =
        matches!(c.word_before(1), Word::Units(_)) || super::super::classify::is_before_date(c.form_before(1));
    noun && !stretch && (1..=REACH).any(|k| number(&k))
}
