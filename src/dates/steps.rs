//! Steps through the calendar: the week before, the last complete autumn, two weeks that end today.

use crate::calendar::{Date, Instant, Interval, Weekday};

use super::expression::Shift;
use super::unit::{Duration, Season, Unit};
use super::value::TimexValue;

/// The value of a unit that has no known place.
pub(super) fn open(unit: Unit) -> TimexValue {
    match unit {
        Unit::Week => TimexValue::Week(None),
        Unit::Weekend => TimexValue::Weekend(None),
        Unit::Month => TimexValue::Month { year: None, month: None },
        Unit::Quarter => TimexValue::Quarter(None, None),
        Unit::Year => TimexValue::Year(None),
        Unit::Decade => TimexValue::Decade(None),
        Unit::Century => TimexValue::Century(None),
        _ => TimexValue::Day { year: None, day: None },
    }
}

/// The calendar unit that lies `steps` units from that of `day`.
pub(super) fn stepped(day: Date, unit: Unit, steps: i32) -> Option<TimexValue> {
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour => TimexValue::day(day),
        Unit::Day => TimexValue::day(day.plus_days(steps)?),
        Unit::Week => TimexValue::Week(Some(day.plus_days(steps.checked_mul(7)?)?.iso_week())),
        Unit::Weekend => TimexValue::Weekend(Some(day.plus_days(steps.checked_mul(7)?)?.iso_week())),
        Unit::Month => {
            let first = Date::new(day.year(), day.month(), 1)?.plus_months(steps)?;
            TimexValue::Month { year: Some(first.year()), month: Some(first.month()) }
        }
        Unit::Quarter => {
            let first = Date::new(day.year(), day.month(), 1)?.plus_months(steps.checked_mul(3)?)?;
            TimexValue::Quarter(Some(first.year()), Some((first.month() - 1) / 3 + 1))
        }
        Unit::Year => TimexValue::Year(Some(day.year().checked_add(steps)?).filter(|y| (1..=9999).contains(y))),
        Unit::Decade => TimexValue::Decade(Some(day.year() / 10 + steps).filter(|d| (0..=999).contains(d))),
        Unit::Century => TimexValue::Century(Some(day.year() / 100 + steps).filter(|c| (0..=99).contains(c))),
    })
}

/// `count` units that end with the day, or begin after it.
pub(super) fn rolling(day: Date, duration: Duration, back: bool) -> Option<Interval> {
    let count = i32::try_from(duration.count?).ok()?;
    let tomorrow = day.plus_days(1)?;
    let sign = if back { -1 } else { 1 };
    let months = |per: i32| tomorrow.plus_months(sign * count.checked_mul(per)?);
    let other = match duration.unit {
        Unit::Day => tomorrow.plus_days(sign * count)?,
        Unit::Week => tomorrow.plus_days(sign * count.checked_mul(7)?)?,
        Unit::Month => months(1)?,
        Unit::Quarter => months(3)?,
        Unit::Year => months(12)?,
        Unit::Decade => months(120)?,
        Unit::Century => months(1200)?,
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Weekend => return None,
    };
    if back { Interval::days_between(other, tomorrow) } else { Interval::days_between(tomorrow, other) }
}

pub(super) fn clock_value(at: Instant) -> String {
    let second = at.0.rem_euclid(86_400);
    at.date().map_or_else(String::new, |day| format!("{day}T{:02}:{:02}", second / 3600, second / 60 % 60))
}

pub(super) fn shifted_year(day: Date, shift: Shift) -> i32 {
    match shift {
        Shift::Last | Shift::Past | Shift::Previous => day.year() - 1,
        Shift::This | Shift::That => day.year(),
        Shift::Next | Shift::Coming | Shift::Following => day.year() + 1,
    }
}

/// "last May" is the last one before the month of publication; "May of last year" (`Previous`) that of the year before.
pub(super) fn shifted_month(day: Date, month: u8, shift: Shift) -> i32 {
    match shift {
        Shift::Last | Shift::Past if month < day.month() => day.year(),
        Shift::Last | Shift::Past => day.year() - 1,
        Shift::Next | Shift::Coming if month > day.month() => day.year(),
        Shift::Next | Shift::Coming => day.year() + 1,
        Shift::This => day.year(),
        Shift::Previous | Shift::Following | Shift::That => shifted_year(day, shift),
    }
}

/// The year of a season: the last complete one, unless "this" or "next" says otherwise.
pub(super) fn season_year(day: Date, season: Season, shift: Option<Shift>) -> i32 {
    let year = day.year();
    let interval = |year: i32| TimexValue::Season(Some(year), season).interval();
    let today = Instant::midnight(day);
    match shift {
        Some(Shift::This) => {
            // "this winter" in January is the one that began in December.
            if season == Season::Winter && day.month() <= 2 { year - 1 } else { year }
        }
        Some(Shift::Next) => {
            (year..=year + 1).find(|y| interval(*y).is_some_and(|i| i.begin > today)).unwrap_or(year + 1)
        }
        _ => (year - 2..=year).rev().find(|y| interval(*y).is_some_and(|i| i.until <= today)).unwrap_or(year - 1),
    }
}

pub(super) fn shifted_weekday(day: Date, weekday: Weekday, shift: Option<Shift>) -> Option<Date> {
    let back = weekday.days_before(day.weekday());
    let in_week = i32::from(weekday.number()) - i32::from(day.weekday().number());
    let days = match shift {
        Some(Shift::Last) => -(if back == 0 { 7 } else { back }),
        Some(Shift::Next) => 7 - back,
        // "this Friday": the one of the days to come, today among them.
        Some(Shift::This) => (7 - back) % 7,
        // Of the calendar week before, this or next, which begins on Monday.
        Some(Shift::Previous) => in_week - 7,
        Some(Shift::That) => in_week,
        Some(Shift::Following) => in_week + 7,
        _ => -back,
    };
    day.plus_days(days)
}
