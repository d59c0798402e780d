//! A half-open stretch of time.

use std::fmt;

use super::Date;

/// Seconds since 1970-01-01T00:00:00, without a time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

impl Instant {
    /// Midnight at the start of the day.
    #[must_use]
    pub const fn midnight(day: Date) -> Self {
        Self(day.to_days() as i64 * 86_400)
    }

    /// The day the instant lies in; `None` outside of the years 1 to 9999.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        i32::try_from(self.0.div_euclid(86_400)).ok().and_then(Date::from_days)
    }
}

impl fmt::Display for Instant {
    /// `YYYY-MM-DD`, with `THH:MM:SS` unless it is midnight.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let second = self.0.rem_euclid(86_400);
        match self.date() {
            None => write!(f, "{}", self.0),
            Some(day) if second == 0 => write!(f, "{day}"),
            Some(day) => write!(f, "{day}T{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60),
        }
    }
}

/// `[begin, until)`: `until` is the first moment not covered.
///
/// ```
/// use dateline::{Date, Interval};
/// let may = Interval::month(2021, 5).unwrap();
/// assert_eq!(may.to_string(), "2021-05-01..2021-06-01");
/// assert_eq!(may.days(), 31);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    /// First moment covered.
    pub begin: Instant,
    /// First moment not covered.
    pub until: Instant,
}

impl Interval {
    /// From midnight of the first day to midnight of the day after the last; `None` if that is empty.
    #[must_use]
    pub fn days_between(first: Date, until: Date) -> Option<Self> {
        (first < until).then(|| Self { begin: Instant::midnight(first), until: Instant::midnight(until) })
    }

    /// `days` days from `first` on.
    #[must_use]
    pub fn of_days(first: Date, days: i32) -> Option<Self> {
        Self::days_between(first, first.plus_days(days)?)
    }

    /// A calendar month.
    #[must_use]
    pub fn month(year: i32, month: u8) -> Option<Self> {
        Self::months(year, month, 1)
    }

    /// `count` calendar months from the given one on.
    #[must_use]
    pub fn months(year: i32, month: u8, count: i32) -> Option<Self> {
        let first = Date::new(year, month, 1)?;
        Self::days_between(first, first.plus_months(count)?)
    }

    /// An ISO week.
    #[must_use]
    pub fn week(year: i32, week: u8) -> Option<Self> {
        Self::of_days(Date::from_iso_week(year, week)?, 7)
    }

    /// A season, northern and meteorological: `SP` is March to May, `WI` of 2020 December 2020 to February 2021.
    #[must_use]
    pub fn season(year: i32, first_month: u8) -> Option<Self> {
        Self::months(year, first_month, 3)
    }

    /// Number of whole days covered.
    #[must_use]
    pub const fn days(self) -> i64 {
        (self.until.0 - self.begin.0) / 86_400
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.begin, self.until)
    }
}
