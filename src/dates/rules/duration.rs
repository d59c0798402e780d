#![doc = include_str!("duration.md")]

use super::super::context::Context;
use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning};
use super::super::unit::{Duration, Unit};
use super::super::word::Word;

pub(super) fn begins(word: Word) -> bool {
    matches!(
        word,
        Word::Digits { .. }
            | Word::Count(_)
            | Word::A
            | Word::Vague
            | Word::Half
            | Word::Unit(_)
            | Word::Units(_)
            | Word::Long(_)
            | Word::The
            | Word::More
    )
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    let long = |k: usize| c.hyphen(k) && c.is(k + 1, &["long"]);
    match c.word(0) {
        // "a months-long siege", "day-long talks", "a weeklong trip"
        Word::Units(unit) if long(1) => return Some(Found::new(3, Meaning::Duration(Duration::open(unit)))),
        Word::Unit(unit) if long(1) => return Some(Found::new(3, Meaning::Duration(Duration::one(unit)))),
        Word::Long(unit) => return Some(Found::new(1, Meaning::Duration(Duration::one(unit)))),
        Word::Units(unit) => return bare(c, unit),
        _ => {}
    }
    if c.word(0) == Word::A && long(2) {
        return None;
    }
    // "the pre-2008 years"
    if c.year(0).is_some() && matches!(c.form_before(1), "-" | "–") && c.glued(0) {
        return None;
    }
    // "as many weeks"
    if c.word(0) == Word::Vague && c.form_before(1).eq_ignore_ascii_case("as") {
        return None;
    }
    // "for the year ended March 31"
    if c.word(0) == Word::The
        && let Word::Unit(unit @ (Unit::Year | Unit::Month | Unit::Week)) = c.word(1)
        && c.is(2, &["ended", "ending"])
    {
        return Some(Found::new(2, Meaning::Duration(Duration::one(unit))));
    }
    if let Some(found) = definite(c) {
        return Some(found);
    }
    let (duration, len) = c.duration(0)?;
    // "a year-earlier loss" is a date.
    if c.hyphen(len) && matches!(c.word(len + 1), Word::Ago | Word::Earlier) {
        return None;
    }
    let after_hyphen = c.hyphen(len);
    // Ages: "a 12-year-old", "52 years old", "a two-day-old calf".
    if c.form_before(1) == "aged"
        || c.form_before(3) == "aged"
        || after_hyphen && c.is(len + 1, &["old", "olds"])
        || c.is(len, &["old"])
    {
        return None;
    }
    // "three quarters of the town" are a share.
    if duration.unit == Unit::Quarter && duration.count.is_some() && (c.is(len, &["of"]) || c.hyphen(1)) {
        return None;
    }
    if matches!(c.word(0), Word::A) && !indefinite(c, len) {
        return None;
    }
    // "One day he hopes to return": once upon a time, or some time ahead.
    if len == 2 && c.is(0, &["one"]) && duration.unit == Unit::Day && !is_span(c, len) {
        return None;
    }
    Some(Found::new(len, Meaning::Duration(duration)))
}

/// "the three months", "the first nine months", "another two hours": the words before the number belong to it.
fn definite(c: &Cursor<'_>) -> Option<Found> {
    let more = &["another", "additional", "extra", "further"];
    let the = usize::from(c.word(0) == Word::The || c.word(0) == Word::A && c.is(1, more));
    if c.is(the, more)
        && let Word::Unit(unit) = c.word(the + 1)
        && !c.hyphen(the + 2)
    {
        let before = c.form_before(1);
        let measured = Context::EXTRA.holds(before);
        return measured.then(|| Found::new(the + 2, Meaning::Duration(Duration::one(unit))));
    }
    let k = match c.form(the) {
        "first" | "final" | "opening" | "closing" if the == 1 => 2,
        form if more.iter().any(|more| more.eq_ignore_ascii_case(form)) => the + 1,
        _ if the == 1 => 1,
        _ => return None,
    };
    if matches!(c.word(k), Word::A | Word::The) {
        return None;
    }
    let (duration, len) = c.duration(k)?;
    let plural = matches!(c.word(k + len - 1), Word::Units(_));
    (plural && !c.hyphen(k + len) && !c.is(k + len, &["old"])).then(|| Found::new(k + len, Meaning::Duration(duration)))
}

/// "a year", "a week": a duration, unless it is a rate ("twice a day", "$5 a week") or "a day of".
fn indefinite(c: &Cursor<'_>, len: usize) -> bool {
    let rate = c.is(0, &["a", "an"])
        && len == 2
        && matches!(c.word_before(1), Word::Count(_) | Word::Digits { .. } | Word::Units(_));
    let rate = rate || Context::RATED.holds(c.form_before(1));
    !rate
}

/// Whether "one day" is an amount: something measures it, or counts from its end.
fn is_span(c: &Cursor<'_>, len: usize) -> bool {
    let measured = Context::SPAN.holds(c.form_before(1));
    measured || c.is(len, &["after", "before", "and", "or", "of"])
}

/// "for years", "within hours", "days after": a number of units that the text leaves open.
fn bare(c: &Cursor<'_>, unit: Unit) -> Option<Found> {
    let before = Context::OPEN.holds(c.form_before(1));
    let after = c.is(1, &["after", "before", "ago", "later", "earlier", "of"]);
    // "the early hours of Sunday" are no number of hours.
    if unit == Unit::Hour && Context::EDGE.holds(c.form_before(1)) {
        return None;
    }
    let old = c.hyphen(1) || c.is(1, &["old"]);
    let open = (before && c.form_before(1) != "of" || after && c.form_before(1) != "the") && !old;
    (open && !matches!(unit, Unit::Second | Unit::Quarter))
        .then(|| Found::new(1, Meaning::Duration(Duration::open(unit))))
}
