//! Resolved values, and how TIMEX3 spells them.

use std::fmt;

use crate::calendar::{Date, Instant, Interval};

use super::unit::{Duration, Granularity, Reference, Season};

/// A place in the calendar, as far as the text and the publication date settle it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimexValue {
    /// `2021-05-12`, `XXXX-05-12`, `XXXX-XX-XX`.
    Day {
        /// Year, if known.
        year: Option<i32>,
        /// Month and day, if known.
        day: Option<(u8, u8)>,
    },
    /// `XXXX-WXX-4`: a weekday of no known week.
    Weekday(u8),
    /// `2021-W19`, `XXXX-WXX`.
    Week(Option<(i32, u8)>),
    /// `2021-W19-WE`.
    Weekend(Option<(i32, u8)>),
    /// `2021-05`, `XXXX-05`, `XXXX-XX`.
    Month {
        /// Year, if known.
        year: Option<i32>,
        /// Month, if known.
        month: Option<u8>,
    },
    /// `2020-FA`.
    Season(Option<i32>, Season),
    /// `2021-Q3`, `XXXX-Q3`, `XXXX-QX`.
    Quarter(Option<i32>, Option<u8>),
    /// `2021-H1`.
    Half(Option<i32>, u8),
    /// `1997`, `XXXX`.
    Year(Option<i32>),
    /// `FY1997`: a year of accounts, which begins when its owner says.
    FiscalYear(i32),
    /// `199`: 1990 to 1999.
    Decade(Option<i32>),
    /// `18`: 1800 to 1899.
    Century(Option<i32>),
    /// `P6W`.
    Duration(Duration),
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Reference(Reference),
}

fn digits(f: &mut fmt::Formatter<'_>, value: Option<i32>, width: usize) -> fmt::Result {
    match value {
        // Years before Christ are negative.
        Some(value) if value < 0 => write!(f, "BC{:0width$}", -value),
        Some(value) => write!(f, "{value:0width$}"),
        None => f.write_str(&"XXXX"[..width.min(4)]),
    }
}

impl fmt::Display for TimexValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day { year, day } => {
                digits(f, year, 4)?;
                match day {
                    Some((month, day)) => write!(f, "-{month:02}-{day:02}"),
                    None => f.write_str("-XX-XX"),
                }
            }
            Self::Weekday(weekday) => write!(f, "XXXX-WXX-{weekday}"),
            Self::Week(Some((year, week))) => write!(f, "{year:04}-W{week:02}"),
            Self::Week(None) => f.write_str("XXXX-WXX"),
            Self::Weekend(Some((year, week))) => write!(f, "{year:04}-W{week:02}-WE"),
            Self::Weekend(None) => f.write_str("XXXX-WXX-WE"),
            Self::Month { year, month } => {
                digits(f, year, 4)?;
                f.write_str("-")?;
                digits(f, month.map(i32::from), 2)
            }
            Self::Season(year, season) => {
                digits(f, year, 4)?;
                write!(f, "-{}", season.code())
            }
            Self::Quarter(year, quarter) => {
                digits(f, year, 4)?;
                f.write_str("-Q")?;
                digits(f, quarter.map(i32::from), 1)
            }
            Self::Half(year, half) => {
                digits(f, year, 4)?;
                write!(f, "-H{half}")
            }
            Self::Year(year) => digits(f, year, 4),
            Self::FiscalYear(year) => write!(f, "FY{year:04}"),
            Self::Decade(decade) => digits(f, decade, 3),
            Self::Century(century) => digits(f, century, 2),
            Self::Duration(duration) => duration.fmt(f),
            Self::Reference(Reference::Past) => f.write_str("PAST_REF"),
            Self::Reference(Reference::Present) => f.write_str("PRESENT_REF"),
            Self::Reference(Reference::Future) => f.write_str("FUTURE_REF"),
        }
    }
}

impl TimexValue {
    /// The value of one day.
    #[must_use]
    pub fn day(date: Date) -> Self {
        Self::Day { year: Some(date.year()), day: Some((date.month(), date.day())) }
    }

    /// Year and month, as far as they are known; of a week those of its Thursday.
    pub(super) fn year_and_month(self) -> Option<(i32, Option<u8>)> {
        match self {
            Self::Day { year, day } => Some((year?, day.map(|(month, _)| month))),
            Self::Month { year, month } => Some((year?, month)),
            Self::Season(year, season) => Some((year?, Some(season.first_month()))),
            Self::Quarter(year, quarter) => Some((year?, quarter.map(|quarter| quarter * 3 - 2))),
            Self::Half(year, half) => Some((year?, Some(half * 6 - 5))),
            Self::Year(year) => Some((year?, None)),
            Self::Week(Some((year, week))) | Self::Weekend(Some((year, week))) => {
                let thursday = Date::from_iso_week(year, week)?.plus_days(3)?;
                Some((thursday.year(), Some(thursday.month())))
            }
            _ => None,
        }
    }

    /// The day, where the value is one known day.
    #[must_use]
    pub fn as_day(self) -> Option<Date> {
        match self {
            Self::Day { year: Some(year), day: Some((month, day)) } => Date::new(year, month, day),
            _ => None,
        }
    }

    /// The days covered, half-open; `None` where the value has no place in the calendar.
    #[must_use]
    pub fn interval(self) -> Option<Interval> {
        match self {
            Self::Day { .. } => Interval::of_days(self.as_day()?, 1),
            Self::Week(Some((year, week))) => Interval::week(year, week),
            Self::Weekend(Some((year, week))) => Interval::of_days(Date::from_iso_week(year, week)?.plus_days(5)?, 2),
            Self::Month { year: Some(year), month: Some(month) } => Interval::month(year, month),
            Self::Season(Some(year), season) => Interval::season(year, season.first_month()),
            Self::Quarter(Some(year), Some(quarter)) => Interval::months(year, quarter * 3 - 2, 3),
            Self::Half(Some(year), half) => Interval::months(year, half * 6 - 5, 6),
            Self::Year(Some(year)) => Interval::months(year, 1, 12),
            Self::Decade(Some(decade)) => Interval::months(decade * 10, 1, 120),
            Self::Century(Some(century)) => Interval::months(century * 100, 1, 1200),
            _ => None,
        }
    }

    /// How fine the value is; `None` for durations and vague times.
    #[must_use]
    pub const fn granularity(self) -> Option<Granularity> {
        Some(match self {
            Self::Day { .. } | Self::Weekday(_) => Granularity::Day,
            Self::Week(_) | Self::Weekend(_) => Granularity::Week,
            Self::Month { .. } => Granularity::Month,
            Self::Season(..) => Granularity::Season,
            Self::Quarter(..) => Granularity::Quarter,
            Self::Half(..) => Granularity::HalfYear,
            Self::Year(_) | Self::FiscalYear(_) => Granularity::Year,
            Self::Decade(_) => Granularity::Decade,
            Self::Century(_) => Granularity::Century,
            Self::Duration(_) | Self::Reference(_) => return None,
        })
    }

    /// First moment covered.
    #[must_use]
    pub fn begin(self) -> Option<Instant> {
        self.interval().map(|i| i.begin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unknown_is_spelled_with_x() {
        assert_eq!(TimexValue::Day { year: None, day: Some((5, 12)) }.to_string(), "XXXX-05-12");
        assert_eq!(TimexValue::Quarter(None, None).to_string(), "XXXX-QX");
        assert_eq!(TimexValue::Month { year: None, month: Some(5) }.interval(), None);
    }

    #[test]
    fn winter_runs_over_new_year() {
        let winter = TimexValue::Season(Some(2020), Season::Winter).interval().map(|i| i.to_string());
        assert_eq!(winter.as_deref(), Some("2020-12-01..2021-03-01"));
    }
}
