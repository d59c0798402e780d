#![doc = include_str!("year.md")]

use super::super::classify::is_before_date;
use super::super::context::Context;
use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning};
use super::super::unit::Unit;
use super::super::word::Word;
use crate::tokens::Class;

pub(super) fn begins(word: Word) -> bool {
    matches!(word, Word::Digits { .. } | Word::Count(_) | Word::Fiscal)
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    // "fiscal 1997", "fiscal year 1997", "FY 1997"
    if c.word(0) == Word::Fiscal {
        let named = usize::from(matches!(c.word(1), Word::Unit(Unit::Year)));
        return c.year(1 + named).map(|year| Found::new(2 + named, Meaning::FiscalYear(year)));
    }
    if let Some((year, len)) = c.era_year(0) {
        return Some(Found::new(len, Meaning::Year(year)));
    }
    // "the year two thousand"
    if c.word(0) == Word::Count(2) && c.word(1) == Word::Scale(1000) && c.form_before(1) == "year" {
        return Some(Found::new(2, Meaning::Year(2000)));
    }
    if let Some((year, len)) = c.spoken_year(0) {
        return Some(Found::new(len, Meaning::Year(year)));
    }
    // "in '72": the apostrophe stands before the expression.
    if c.at > 1 && is_before_date(c.form_before(2)) {
        let moved = Cursor { at: c.at - 1, ..*c };
        if let Some((year, _)) = moved.short_year(0) {
            return Some(Found::new(1, Meaning::Year(year)));
        }
    }
    let year = c.year(0)?;
    let before = c.form_before(1);
    let after = c.token(1);
    // "$2000", "No. 1984", "+1990", "2000%", "1990/91", "1,500.2000".
    let marked = Context::NUMBER.holds(before);
    let unit = Context::COUNTED.holds(c.form(1));
    if marked && !(before == "." && c.token(0).is_some_and(|t| t.spaced())) || unit {
        return None;
    }
    let noun = after.is_some_and(|t| t.spaced() && t.is(Class::WORD) && t.is(Class::LOWER) && !t.is(Class::CAPITAL));
    // "in 2000 villages": a plural after it makes it a count.
    let plural = noun && {
        let form = c.form(1);
        form.len() > 3 && form.ends_with('s') && !form.ends_with("ss") && !Context::PLURAL.holds(form)
    };
    let placed = is_before_date(before) || is_bracketed(c);
    let plausible = (1500..=2100).contains(&year);
    let found = if placed {
        let counted = plural && is_counted(c) || noun && c.is_noun(1) && !(1900..=2099).contains(&year);
        plausible && !counted
    } else {
        let free = !noun || !plural;
        // Bare: "the 1997 pact", "(1951)", "1951: a year", and not after another number or a unit.
        (1900..=2099).contains(&year)
            && free
            && !c.at.checked_sub(1).and_then(|i| c.tokens.get(i)).is_some_and(|t| t.is(Class::NUMBER))
    };
    // "2020-13-45" is no date and holds no year.
    let broken = c.hyphen(1) && c.hyphen(3);
    (found && !broken && !glued_to_word(c)).then(|| Found::new(1, Meaning::Year(year)))
}

/// "(1793)", "(1876-1910)", "1792-1797": a year in brackets, or at one end of a range of years.
fn is_bracketed(c: &Cursor<'_>) -> bool {
    let range = |at: usize| c.hyphen(at) && c.year(at + 1).is_some();
    let opened = c.form_before(1) == "(" && (c.is(1, &[")", ",", ";"]) || range(1));
    let last = matches!(c.form_before(1), "-" | "–")
        && matches!(c.word_before(2), Word::Digits { value: 1000..=2999, len: 4 });
    let first = range(1) && !c.hyphen(3);
    opened || last || first
}

/// "about 2000 villages", "in 2000 villages": round numbers before a plural are counts.
fn is_counted(c: &Cursor<'_>) -> bool {
    c.form(0).ends_with("00")
}

/// "Covid-2019", "A2000", "2000-strong", "2021b".
fn glued_to_word(c: &Cursor<'_>) -> bool {
    let dash_word = c.token(1).is_some_and(|t| t.is(Class::DASH) && !t.spaced())
        && c.token(2).is_some_and(|t| !t.spaced() && t.is(Class::WORD));
    dash_word && !c.is(2, &["style", "born", "era"]) && c.token(2).is_some_and(|t| t.is(Class::LOWER))
}
