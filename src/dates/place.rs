//! Finds the place of a meaning in the calendar.

use crate::calendar::{Date, Holiday, Weekday, days_in_month};

use super::expression::{Expression, Meaning, Origin, Shift, Tense};
use super::state::State;
use super::steps::{shifted_month, shifted_weekday, shifted_year};
use super::timex::Anchor;
use super::unit::{Duration, Unit};
use super::value::TimexValue;

/// A month or day without a year lies at most so many months before publication, and fewer than twelve minus so many
/// after it: counted over dated news, that is right in more than nine of ten cases.
const MONTHS_BACK: i32 = 8;
/// A month at most so many after the one before it in the sentence goes on with its year.
const LIST: u8 = 3;
/// In a history a month so many months before the one named last is that of the next year.
const TURN: u8 = 8;

/// A value with what it was counted from.
pub(super) type Placed = (TimexValue, Option<Anchor>);

pub(super) fn published(value: Option<TimexValue>, open: TimexValue) -> Placed {
    match value {
        Some(value) => (value, Some(Anchor::Published)),
        None => (open, None),
    }
}

const fn explicit(value: TimexValue) -> Placed {
    (value, Some(Anchor::Explicit))
}

impl State {
    /// The value of an expression, and what it was counted from.
    pub(super) fn place(&self, found: &Expression, sentence: u32) -> Placed {
        let tense = found.tense;
        match found.meaning {
            Meaning::Day { year: Some(year), month, day } => {
                explicit(TimexValue::Day { year: Some(year), day: Some((month, day)) })
            }
            Meaning::Day { year: None, month, day } => self.with_year(month, Some(day), sentence, tense),
            Meaning::NamedDay { year, month, day } => {
                if self.published.is_some_and(|today| (today.year(), today.month()) < (year, month)) {
                    return self.with_year(month, Some(day), sentence, tense);
                }
                explicit(TimexValue::Day { year: Some(year), day: Some((month, day)) })
            }
            Meaning::OfThatYear { month, day } => {
                let year = self.mention(Unit::Year).map(Date::year);
                let value = |year| match day {
                    Some(day) => TimexValue::Day { year, day: Some((month, day)) },
                    None => TimexValue::Month { year, month: Some(month) },
                };
                let exists = |year: &i32| day.is_none_or(|day| day <= days_in_month(*year, month));
                match year.filter(exists) {
                    Some(year) => (value(Some(year)), Some(Anchor::Mention)),
                    None => self.with_year(month, day, sentence, tense),
                }
            }
            Meaning::DayOfYear { month, day, shift } => {
                let year = self.published.map(|today| shifted_year(today, shift));
                let year = year.filter(|year| day <= days_in_month(*year, month));
                let value = |year| TimexValue::Day { year, day: Some((month, day)) };
                published(year.map(|year| value(Some(year))), value(None))
            }
            Meaning::WeekOf { year, month, day } => {
                let (value, anchor) = match year {
                    Some(_) => explicit(TimexValue::Day { year, day: Some((month, day)) }),
                    None => self.with_year(month, Some(day), sentence, tense),
                };
                let first = value.interval().and_then(|interval| interval.begin.date());
                (TimexValue::Week(first.map(Date::iso_week)), anchor.filter(|_| first.is_some()))
            }
            Meaning::NewYear => {
                if let Some((year, _)) = self.running.filter(|_| self.narrative) {
                    return (TimexValue::Year(Some(year + 1)), Some(Anchor::Mention));
                }
                let year = self.published.map(|day| day.year() + i32::from(day.month() > 6));
                published(year.map(|year| TimexValue::Year(Some(year))), TimexValue::Year(None))
            }
            Meaning::Month { year: Some(year), month, .. } => {
                explicit(TimexValue::Month { year: Some(year), month: Some(month) })
            }
            Meaning::Month { year: None, month, shift: None } => self.with_year(month, None, sentence, tense),
            Meaning::Month { year: None, month, shift: Some(shift) } => {
                let year = self.published.map(|day| shifted_month(day, month, shift));
                published(
                    year.map(|year| TimexValue::Month { year: Some(year), month: Some(month) }),
                    TimexValue::Month { year: None, month: Some(month) },
                )
            }
            Meaning::Holiday { holiday, year, shift } => self.holiday(holiday, year, shift, sentence, tense),
            Meaning::DayOfMonth { day, shift: None } => self.day_of_month(day),
            Meaning::DayOfMonth { day, shift: Some(shift) } => {
                let first = self.published.and_then(|today| {
                    Date::new(today.year(), today.month(), 1)?.plus_months(shifted_year(today, shift) - today.year())
                });
                let value = first.and_then(|first| Date::new(first.year(), first.month(), day));
                published(value.map(TimexValue::day), TimexValue::Day { year: None, day: None })
            }
            Meaning::Numeric { first, second, year } => {
                let (month, day) = if self.is_day_first(first, second) { (second, first) } else { (first, second) };
                explicit(TimexValue::Day { year: Some(year), day: Some((month, day)) })
            }
            Meaning::FiscalYear(year) => explicit(TimexValue::FiscalYear(year)),
            Meaning::Year(year) => explicit(TimexValue::Year(Some(year))),
            Meaning::Decade { tens, century_known: true } => explicit(TimexValue::Decade(Some(tens))),
            Meaning::Decade { tens, century_known: false } => {
                // "the 80s": the last decade of that number that had begun; ahead of the article if it looks ahead.
                let now = self.published.map_or(1999, Date::year) / 10;
                let century = now.div_euclid(10) * 10;
                let decade = if century + tens <= now || tense == Tense::Future && century + tens <= now + 3 {
                    century + tens
                } else {
                    century - 10 + tens
                };
                explicit(TimexValue::Decade(Some(decade)))
            }
            Meaning::Century(century) => explicit(TimexValue::Century(Some(century))),
            Meaning::Season { year: Some(year), season, .. } => explicit(TimexValue::Season(Some(year), season)),
            Meaning::Season { year: None, season, shift } => self.season(season, shift, tense),
            Meaning::Quarter { year: Some(year), quarter, .. } => {
                explicit(TimexValue::Quarter(Some(year), Some(quarter)))
            }
            Meaning::Quarter { year: None, quarter, shift } => {
                let begun = |day: Date| if (day.month() - 1) / 3 + 1 >= quarter { day.year() } else { day.year() - 1 };
                // "we expect a busy second quarter": the next one, this one among them.
                let ahead = |day: Date| day.year() + i32::from((day.month() - 1) / 3 + 1 > quarter);
                let open = |day| if tense == Tense::Future { ahead(day) } else { begun(day) };
                let year = self.published.map(|day| shift.map_or_else(|| open(day), |shift| shifted_year(day, shift)));
                published(
                    year.map(|year| TimexValue::Quarter(Some(year), Some(quarter))),
                    TimexValue::Quarter(None, Some(quarter)),
                )
            }
            Meaning::Half { year: Some(year), half, .. } => explicit(TimexValue::Half(Some(year), half)),
            Meaning::Half { year: None, half, shift } => {
                let year = self.published.map(|day| shifted_year(day, shift.unwrap_or(Shift::This)));
                published(year.map(|year| TimexValue::Half(Some(year), half)), TimexValue::Half(None, half))
            }
            Meaning::Weekday { weekday, shift } => {
                let shift = shift.or((tense == Tense::Future).then_some(Shift::This));
                let day = self
                    .published
                    .zip(Weekday::from_number(weekday))
                    .and_then(|(day, weekday)| shifted_weekday(day, weekday, shift));
                published(day.map(TimexValue::day), TimexValue::Weekday(weekday))
            }
            Meaning::Deictic(days) => {
                let day = self.published.and_then(|day| day.plus_days(i32::from(days)));
                published(day.map(TimexValue::day), TimexValue::Day { year: None, day: None })
            }
            // "will last through the weekend": the one of this week.
            Meaning::Period { unit: Unit::Weekend, shift: Shift::That } if tense == Tense::Future => {
                self.period(Unit::Weekend, Shift::This)
            }
            Meaning::Period { unit, shift } => self.period(unit, shift),
            Meaning::Offset { .. } if found.figures && self.reported(sentence).is_some() => {
                self.reported_quarter(sentence, true)
            }
            Meaning::Offset { duration, back, origin } => self.offset(duration, back, origin),
            Meaning::YearBefore if self.reported(sentence).is_some() => self.reported_quarter(sentence, true),
            Meaning::YearBefore => self.offset(Duration::YEAR, true, Origin::Published),
            Meaning::Reported { back } => self.reported_quarter(sentence, back),
            Meaning::OpenDay => match self.day_near(sentence) {
                Some(day) => (TimexValue::day(day), Some(Anchor::Mention)),
                None => {
                    let today = self.published.filter(|_| !self.narrative);
                    published(today.map(TimexValue::day), TimexValue::Day { year: None, day: None })
                }
            },
            Meaning::AnyDay => (TimexValue::Day { year: None, day: None }, None),
            Meaning::Reference(reference) => (TimexValue::Reference(reference), None),
            // Durations and sets have their rows already.
            Meaning::Rolling { duration, .. } | Meaning::Duration(duration) | Meaning::Every(duration) => {
                (TimexValue::Duration(duration), None)
            }
            Meaning::EveryDate(value) => (value, None),
            Meaning::EveryPart(_) => (TimexValue::Day { year: None, day: None }, None),
        }
    }

    /// A month or day of a year that the text does not name: that of an explicit date in the same sentence, the year
    /// that a history has come to, else the one near publication.
    fn with_year(&self, month: u8, day: Option<u8>, sentence: u32, tense: Tense) -> Placed {
        let value = |year: Option<i32>| match day {
            Some(day) => TimexValue::Day { year, day: Some((month, day)) },
            None => TimexValue::Month { year, month: Some(month) },
        };
        // 29 February exists in leap years only.
        let exists = |year: i32| day.is_none_or(|day| day <= days_in_month(year, month));
        if let Some((in_sentence, year)) = self.year
            && in_sentence == sentence
            && exists(year)
        {
            return (value(Some(year)), Some(Anchor::Mention));
        }
        if let Some((year, last)) = self.running.filter(|_| self.narrative) {
            let turned = last.is_some_and(|last| month + TURN <= last);
            let year = if turned { year + 1 } else { year };
            return (value(Some(year).filter(|year| exists(*year))), Some(Anchor::Mention));
        }
        let Some(published) = self.published.filter(|_| !self.narrative) else { return (value(None), None) };
        let months = i32::from(month) - i32::from(published.month());
        // From -11 to 11 within the same year; moved into -8 to 3, -4 to 7 where the clause looks ahead, or -11 to 0 where it looks back.
        let back = match tense {
            Tense::Future => MONTHS_BACK / 2,
            Tense::Past => 11,
            Tense::Open => MONTHS_BACK,
        };
        let near = match months {
            m if m > 12 - back - 1 => published.year() - 1,
            m if m < -back => published.year() + 1,
            _ => published.year(),
        };
        // "in January, at a fair in February": the next in a list of months lies in the same year.
        if let Some((year, before)) = self.date_before(sentence)
            && (before..=before + LIST).contains(&month)
            && year != near
            && exists(year)
        {
            return (value(Some(year)), Some(Anchor::Mention));
        }
        if exists(near) { (value(Some(near)), Some(Anchor::Published)) } else { (value(None), None) }
    }

    /// A holiday is a day of a month, and in each year its own.
    fn holiday(
        &self,
        holiday: Holiday,
        year: Option<i32>,
        shift: Option<Shift>,
        sentence: u32,
        tense: Tense,
    ) -> Placed {
        if let Some(day) = year.and_then(|year| holiday.in_year(year)) {
            return explicit(TimexValue::day(day));
        }
        let open = match holiday {
            Holiday::Fixed { month, day } => TimexValue::Day { year: None, day: Some((month, day)) },
            _ => TimexValue::Day { year: None, day: None },
        };
        let near = self.published.map(Date::year).or(self.running.map(|(year, _)| year));
        let Some(sample) = near.and_then(|year| holiday.in_year(year)) else { return (open, None) };
        let (placed, anchor) = match (shift, self.published) {
            (Some(shift), Some(today)) => {
                let year = match shift {
                    Shift::Last | Shift::Past => today.year() - i32::from(sample >= today),
                    Shift::Next | Shift::Coming => today.year() + i32::from(sample <= today),
                    shift => shifted_year(today, shift),
                };
                (TimexValue::Year(Some(year)), Some(Anchor::Published))
            }
            _ => self.with_year(sample.month(), None, sentence, tense),
        };
        let year = placed.year_and_month().map(|(year, _)| year);
        match year.and_then(|year| holiday.in_year(year)) {
            Some(day) => (TimexValue::day(day), anchor),
            None => (open, None),
        }
    }

    /// "the 5th": of the month named last.
    fn day_of_month(&self, day: u8) -> Placed {
        let open = (TimexValue::Day { year: None, day: None }, None);
        let near = self.running.and_then(|(year, month)| Some((year, month?)));
        match near {
            Some((year, month)) if day <= days_in_month(year, month) => {
                (TimexValue::Day { year: Some(year), day: Some((month, day)) }, Some(Anchor::Mention))
            }
            _ => open,
        }
    }
}
