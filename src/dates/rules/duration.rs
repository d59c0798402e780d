#![doc = include_str!("duration.md")]

use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning};
use super::super::unit::{Duration, Unit};
use super::super::word::Word;

pub(super) fn begins(word: Word) -> bool {
    matches!(word, Word::Digits { .. } | Word::Count(_) | Word::A | Word::Vague | Word::Half | Word::Units(_))
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    if let Word::Units(unit) = c.word(0) {
        return bare(c, unit);
    }
    let (duration, len) = c.duration(0)?;
    let after_hyphen = c.hyphen(len);
    // Ages: "a 12-year-old", "52 years old", "a two-day-old calf".
    if after_hyphen && c.is(len + 1, &["old", "olds"]) || c.is(len, &["old"]) {
        return None;
    }
    if matches!(c.word(0), Word::A) && !indefinite(c, len) {
        return None;
    }
    // "60 minutes" the programme, "1,000 days" are fine; "one day" is a vague future.
    Some(Found::new(len, Meaning::Duration(duration)))
}

/// "a year", "a week": a duration, unless it is a rate ("twice a day", "$5 a week") or "a day of".
fn indefinite(c: &Cursor<'_>, len: usize) -> bool {
    let rate = c.is(0, &["a", "an"])
        && len == 2
        && matches!(c.word_before(1), Word::Count(_) | Word::Digits { .. } | Word::Units(_));
    let rate = rate
        || matches!(
            c.form_before(1),
            "twice"
                | "once"
                | "times"
                | "people"
                | "%"
                | "percent"
                | "tons"
                | "tonnes"
                | "barrels"
                | "dollars"
                | "thrice"
        );
    !rate
}

/// "for years", "within hours", "days after": a number of units that the text leaves open.
fn bare(c: &Cursor<'_>, unit: Unit) -> Option<Found> {
    let before = matches!(
        c.form_before(1),
        "for"
            | "within"
            | "in"
            | "over"
            | "after"
            | "For"
            | "Within"
            | "After"
            | "of"
            | "took"
            | "lasted"
            | "weeks"
            | "days"
            | "months"
            | "until"
            | "spent"
    );
    let after = c.is(1, &["after", "before", "ago", "later", "earlier", "of"]);
    let old = c.hyphen(1) || c.is(1, &["old"]);
    let open = (before && c.form_before(1) != "of" || after && c.form_before(1) != "the") && !old;
    (open && unit != Unit::Second)
        .then(|| Found::new(1, Meaning::Duration(Duration { count: None, half: false, unit })))
}
