#![doc = include_str!("reported.md")]

use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning, Shift};
use super::super::unit::Unit;
use super::super::word::Word;

pub(super) fn begins(word: Word) -> bool {
    matches!(word, Word::The | Word::Unit(_))
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    let the = usize::from(c.word(0) == Word::The);
    let like = usize::from(c.is(the, &["comparable", "corresponding"]));
    if let Some(k) = year_ago(c, the + like) {
        return compared(c, the + like, k);
    }
    if the == 0 {
        return None;
    }
    same(c).or_else(|| latest(c)).or_else(|| ended(c))
}

fn is_quarter(c: &Cursor<'_>, k: usize) -> bool {
    c.word(k) == Word::Unit(Unit::Quarter) && !c.hyphen(k + 1)
}

/// The place after `year-ago` or `year-earlier` at `k`.
fn year_ago(c: &Cursor<'_>, k: usize) -> Option<usize> {
    let found = c.word(k) == Word::Unit(Unit::Year) && c.hyphen(k + 1);
    (found && matches!(c.word(k + 2), Word::Ago | Word::Earlier)).then_some(k + 3)
}

/// "the year-ago quarter", "the year-earlier third quarter"; without a quarter the two words alone: "a year-earlier loss".
fn compared(c: &Cursor<'_>, from: usize, k: usize) -> Option<Found> {
    if is_quarter(c, k) || c.is(k, &["period"]) {
        return Some(Found::new(k + 1, Meaning::Reported { back: true }));
    }
    if let Some(quarter) = super::quarter::number(c, k)
        && is_quarter(c, k + 1)
    {
        return Some(Found::new(k + 2, Meaning::Quarter { year: None, quarter, shift: Some(Shift::Last) }));
    }
    // "the year-earlier nine months" is a duration.
    (from == 0 && c.is_noun(k)).then(|| Found::new(k, Meaning::YearBefore))
}

/// "the same period last year", "the same quarter a year earlier", "the quarter a year ago".
fn same(c: &Cursor<'_>) -> Option<Found> {
    let like = usize::from(c.is(1, &["same", "comparable", "corresponding"]));
    let period = like == 1 && c.is(2, &["period"]);
    if !period && !is_quarter(c, 1 + like) {
        return None;
    }
    let k = 2 + like + usize::from(c.is(2 + like, &["of", "in"]));
    let end = match (c.word(k), c.word(k + 1), c.word(k + 2)) {
        (Word::A, Word::Unit(Unit::Year), Word::Ago | Word::Earlier | Word::Before) => k + 3,
        (Word::The, Word::Previous, Word::Unit(Unit::Year)) => k + 3,
        (Word::Last | Word::Previous, Word::Unit(Unit::Year), _) => k + 2,
        _ => return None,
    };
    Some(Found::new(end, if period { Meaning::YearBefore } else { Meaning::Reported { back: true } }))
}

/// "the latest quarter", "the latest period", "in the quarter".
fn latest(c: &Cursor<'_>) -> Option<Found> {
    let latest = usize::from(c.is(1, &["latest"]));
    let placed = matches!(c.form_before(1), "in" | "In" | "for" | "For" | "during" | "During");
    let named = is_quarter(c, 1 + latest) && (latest == 1 || placed && !c.is(2, &["of", "ended", "ending"]))
        || latest == 1 && c.is(2, &["period"]);
    // "the quarter compared with": a participle goes on, a noun makes it another thing.
    let noun = c.is_noun(2 + latest) && !c.form(2 + latest).ends_with("ed") && !c.is(2, &["period"]);
    (named && !noun).then(|| Found::new(2 + latest, Meaning::Reported { back: false }))
}

/// "the quarter ended Sept. 30": the one of which most lies before that day.
fn ended(c: &Cursor<'_>) -> Option<Found> {
    if !is_quarter(c, 1) || !c.is(2, &["ended", "ending"]) {
        return None;
    }
    let on = usize::from(c.is(3, &["on", "in"]));
    let end = Cursor { at: c.at + 3 + on, ..*c };
    let (Meaning::Day { year, month, .. } | Meaning::Month { year, month, .. }) =
        super::explicit::find(&end).or_else(|| super::month::find(&end))?.meaning
    else {
        return None;
    };
    let (year, quarter) = match month {
        0 | 1 => (year.map(|year| year - 1), 4),
        month => (year, (month - 2) / 3 + 1),
    };
    Some(Found::new(2, Meaning::Quarter { year, quarter, shift: None }))
}
