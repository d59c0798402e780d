#![doc = include_str!("clock.md")]

use super::super::context::Context;
use super::super::cursor::Cursor;
use super::super::expression::{Found, Meaning};
use super::super::unit::{Clock, Unit};
use super::super::word::Word;
use crate::lexicon::lexicon;
use crate::tokens::Class;

pub(super) fn begins(word: Word) -> bool {
    matches!(
        word,
        Word::Digits { .. }
            | Word::Dotted
            | Word::Glued { .. }
            | Word::Hour(_)
            | Word::Half
            | Word::Count(_)
            | Word::Unit(_)
    )
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    let (mut clock, mut k) = time(c)?;
    if let Some((zone, len)) = zone(c, k) {
        clock.zone = zone;
        k += len;
    }
    let (meaning, len) = super::day(c, k).unwrap_or((Meaning::OpenDay, 0));
    Some(Found::new(k + len, meaning).with_clock(Some(clock)))
}

/// `5 p.m.`, `5:26 a.m.`, `7.25 a.m.`, `17:30`, `noon`; and the tokens it takes.
fn time(c: &Cursor<'_>) -> Option<(Clock, usize)> {
    if let Word::Hour(hour) = c.word(0) {
        return Some((Clock { hour, minute: 0, zone: None }, 1));
    }
    if let Some(found) = spoken(c).or_else(|| military(c)) {
        return Some(found);
    }
    if let Word::Glued { value, minute: minute @ 0..=59, add } = c.word(0) {
        return (1..=12)
            .contains(&value)
            .then(|| to_24(Clock { hour: value, minute, zone: None }, add).map(|clock| (clock, 1)))?;
    }
    let Word::Digits { value: hour @ 0..=24, len: digits @ 1..=2 } = c.word(0) else { return dotted(c) };
    let mut clock = Clock { hour: hour as u8, minute: 0, zone: None };
    let mut k = 1;
    if c.is(1, &[":"]) && c.glued(1) && c.glued(2) {
        if let Word::Glued { value: minute @ 0..=59, minute: 0, add } = c.word(2) {
            return Some((to_24(Clock { minute, ..clock }, add)?, 3));
        }
        let Word::Digits { value: minute @ 0..=59, len: 2 } = c.word(2) else { return None };
        clock.minute = minute as u8;
        k = 3;
        // "3:45.12" and "1:2:3" are results of races.
        if c.is(k, &[":", "."]) && c.glued(k) && matches!(c.word(k + 1), Word::Digits { .. }) && c.glued(k + 1) {
            return None;
        }
    }
    if let Some((add, len)) = meridiem(c, k) {
        return Some((to_24(clock, add)?, k + len));
    }
    // "0:2", "3:1": without a.m. a clock time has two digits of minutes and a word before it that asks for one.
    let asked = Context::CLOCK.holds(c.form_before(1));
    (k == 3 && digits >= 1 && asked).then_some((clock, k))
}

/// "half past two", "quarter to five", "eleven o'clock", "11 o'clock": by the clock, before noon unless the text says more.
fn spoken(c: &Cursor<'_>) -> Option<(Clock, usize)> {
    let hour = |k: usize| match c.word(k) {
        Word::Count(hour @ 1..=12) => Some(hour as u8),
        Word::Digits { value: hour @ 1..=12, len: 1 | 2 } => Some(hour as u8),
        _ => None,
    };
    if let Some(hour) = hour(0) {
        return (c.word(1) == Word::OClock).then_some((Clock { hour, minute: 0, zone: None }, 2));
    }
    let minutes = match c.word(0) {
        Word::Half => 30,
        Word::Unit(Unit::Quarter) => 15,
        _ => return None,
    };
    let past = c.is(1, &["past"]);
    let hour = hour(2).filter(|_| past || c.is(1, &["to"]) && minutes == 15)?;
    let clock = if past { (hour, minutes) } else { (if hour == 1 { 12 } else { hour - 1 }, 60 - minutes) };
    Some((Clock { hour: clock.0, minute: clock.1, zone: None }, 3))
}

/// "from 0230 to 0410": four digits that begin with a nought, after a word that asks for a time.
fn military(c: &Cursor<'_>) -> Option<(Clock, usize)> {
    let Word::Digits { value, len: 4 } = c.word(0) else { return None };
    let (hour, minute) = (value / 100, value % 100);
    let asked = Context::MILITARY.holds(c.form_before(1));
    let clock = Clock { hour: hour as u8, minute: minute as u8, zone: None };
    // "(2016 GMT)"
    if hour < 24 && minute < 60 && zone(c, 1).is_some() {
        return Some((clock, 1));
    }
    (asked && c.form(0).starts_with('0') && hour < 10 && minute < 60).then_some((clock, 1))
}

/// `7.25 a.m.`: the tokeniser keeps the point inside the number.
fn dotted(c: &Cursor<'_>) -> Option<(Clock, usize)> {
    let (hour, minute) = c.form(0).split_once('.')?;
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
    let (add, len) = meridiem(c, 1)?;
    (minute < 60 && c.form(0).len() >= 4).then_some(())?;
    Some((to_24(Clock { hour, minute, zone: None }, add)?, 1 + len))
}

/// `a.m.`, `pm`, also as two tokens (`p.m` and its full stop at the end of a sentence).
fn meridiem(c: &Cursor<'_>, k: usize) -> Option<(u8, usize)> {
    match c.word(k) {
        Word::Meridiem(add) => Some((add, 1)),
        // "5pm" is one token and never comes here; "5 o'clock" is.
        _ => None,
    }
}

fn to_24(clock: Clock, add: u8) -> Option<Clock> {
    let hour = match (clock.hour, add) {
        (12, 0) => 0,
        (12, _) => 12,
        (hour @ 0..=11, add) => hour + add,
        (hour, _) => hour,
    };
    (hour < 24).then_some(Clock { hour, ..clock })
}

lexicon!(
    /// Time zones by their letters, minutes east of Greenwich.
    ZONES: i16 = "time_zones.tsv",
    |minutes| minutes.parse().ok()
);

/// A zone by its letters, minutes east of Greenwich: `EST`, `GMT+3`, `local time` (unknown); and the tokens it takes.
fn zone(c: &Cursor<'_>, k: usize) -> Option<(Option<i16>, usize)> {
    if c.is(k, &["local"]) && c.is(k + 1, &["time"]) {
        return Some((None, 2));
    }
    let token = c.token(k).filter(|t| t.is(Class::CAPITAL))?;
    // "5:34 a.m. Baghdad time"
    if token.is(Class::LOWER) {
        return c.is(k + 1, &["time"]).then_some((None, 2));
    }
    let minutes = ZONES.get(token.hash, c.form(k))?;
    let sign = match c.form(k + 1) {
        "+" => 1,
        "-" | "–" | "−" => -1,
        _ => return Some((Some(minutes), 1)),
    };
    match c.word(k + 2) {
        Word::Digits { value: hours @ 0..=14, len: 1 | 2 } if c.glued(k + 2) && minutes == 0 => {
            Some((Some(sign * hours as i16 * 60), 3))
        }
        _ => Some((Some(minutes), 1)),
    }
}
