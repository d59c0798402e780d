#![doc = include_str!("quarter.md")]

use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning, Shift};
use super::super::unit::Unit;
use super::super::word::Word;

pub(super) fn begins(word: Word) -> bool {
    matches!(
        word,
        Word::Ordinal(_)
            | Word::The
            | Word::Digits { .. }
            | Word::Fiscal
            | Word::Term { .. }
            | Word::Unit(_)
            | Word::Last
            | Word::This
            | Word::Next
    )
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    // "Q3 2020", "H1 of 2021"
    if let Word::Term { number, half } = c.word(0) {
        let of = usize::from(c.is(1, &["of", ","]));
        let year = Some(c.year(1 + of)?);
        let meaning = if half {
            Meaning::Half { year, half: number, shift: None }
        } else {
            Meaning::Quarter { year, quarter: number, shift: None }
        };
        return Some(Found::new(2 + of, meaning));
    }
    let the = usize::from(c.word(0) == Word::The);
    // "the fiscal first quarter"
    let k =
        the + usize::from(c.word(the) == Word::Fiscal) + usize::from(c.word(the) == Word::Fiscal && c.hyphen(the + 1));
    // "the 1988 third quarter"
    if let (Some(year), Word::Ordinal(quarter @ 1..=4), Word::Unit(Unit::Quarter)) =
        (c.year(k), c.word(k + 1), c.word(k + 2))
    {
        return Some(Found::new(k + 3, Meaning::Quarter { year: Some(year), quarter, shift: None }));
    }
    // "2009's fourth quarter": the apostrophe after a number is a token of its own.
    if let (Some(year), Some(quarter), true) = (c.year(0), number(c, 3), c.is(1, &["'", "’"]) && c.is(2, &["s"])) {
        let found = Found::new(5, Meaning::Quarter { year: Some(year), quarter, shift: None });
        return (c.word(4) == Word::Unit(Unit::Quarter) && !c.hyphen(5)).then_some(found);
    }
    // "last year's fourth quarter"
    if let Some(shift) = c.word(0).shift()
        && c.word(1) == Word::Unit(Unit::Year)
        && c.is(2, &["'s", "’s"])
    {
        let quarter = number(c, 3)?;
        let found = Found::new(5, Meaning::Quarter { year: None, quarter, shift: Some(shift) });
        return (c.word(4) == Word::Unit(Unit::Quarter) && !c.hyphen(5)).then_some(found);
    }
    let ordinal = number(c, k)?;
    let hyphen = usize::from(c.hyphen(k + 1));
    // "the third-quarter loss": "the" belongs to the loss.
    if hyphen == 1 && k == 1 {
        return None;
    }
    let (len, year, shift) = match c.word(k + 1 + hyphen) {
        Word::Unit(Unit::Quarter) => year_of(c, k + 2 + hyphen),
        // "the second half" is a match's as often as a year's: the year must stand beside it.
        Word::Half if ordinal <= 2 => {
            let (len, year, shift) = year_of(c, k + 2 + hyphen);
            return (year.is_some() || shift.is_some())
                .then(|| Found::new(len, Meaning::Half { year, half: ordinal, shift }));
        }
        _ => return None,
    };
    Some(Found::new(len, Meaning::Quarter { year, quarter: ordinal, shift }))
}

/// "first" to "fourth" at `k`.
pub(super) fn number(c: &Cursor<'_>, k: usize) -> Option<u8> {
    match c.word(k) {
        Word::Ordinal(n @ 1..=4) => Some(n),
        // "second" is a unit first.
        Word::Unit(Unit::Second) => Some(2),
        _ => None,
    }
}

/// `of 2020`, `of last year`, from `k` on.
fn year_of(c: &Cursor<'_>, k: usize) -> (usize, Option<i32>, Option<Shift>) {
    let of = usize::from(c.is(k, &["of"]));
    if let Some(year) = c.year(k + of) {
        return (k + of + 1, Some(year), None);
    }
    match (c.word(k + of).shift(), c.word(k + of + 1)) {
        (Some(shift), Word::Unit(Unit::Year)) if of == 1 => (k + of + 2, None, Some(shift)),
        _ if of == 1 && c.word(k + 1) == Word::The && c.word(k + 2) == Word::Unit(Unit::Year) => {
            (k + 3, None, Some(Shift::This))
        }
        _ => (k, None, None),
    }
}
