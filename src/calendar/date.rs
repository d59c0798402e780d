//! A calendar date and its arithmetic.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

/// A date of the proleptic Gregorian calendar, years 1 to 9999.
///
/// ```
/// use dateline::Date;
/// let day = Date::new(2021, 5, 14).unwrap();
/// assert_eq!(day.weekday().number(), 5);
/// assert_eq!(day.iso_week(), (2021, 19));
/// assert_eq!(day.plus_days(-2).unwrap().to_string(), "2021-05-12");
/// assert!(Date::new(2021, 2, 30).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

/// Monday to Sunday, 1 to 7 as in ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weekday(u8);

impl Weekday {
    /// Monday is 1, Sunday 7; `None` for another number.
    #[must_use]
    pub const fn from_number(number: u8) -> Option<Self> {
        if number >= 1 && number <= 7 { Some(Self(number)) } else { None }
    }

    /// Monday is 1, Sunday 7.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Days from the last such weekday at or before a day that is `today`, 0 to 6.
    #[must_use]
    pub const fn days_before(self, today: Weekday) -> i32 {
        (today.0 as i32 - self.0 as i32 + 7) % 7
    }
}

const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Number of days of the month, 28 to 31; 0 if `month` is not 1 to 12.
#[must_use]
pub const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + is_leap(year) as u8,
        1..=12 => 31,
        _ => 0,
    }
}

impl Date {
    /// The date, or `None` where there is no such day (30 February) or the year is not 1 to 9999.
    #[must_use]
    pub const fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        if year < 1 || year > 9999 || day < 1 || day > days_in_month(year, month) {
            return None;
        }
        Some(Self { year: year as i16, month, day })
    }

    /// Year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year as i32
    }

    /// Month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// Day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// Days since 1970-01-01.
    ///
    /// Source: H. Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`.
    #[must_use]
    pub const fn to_days(self) -> i32 {
        let year = self.year as i32 - (self.month <= 2) as i32;
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = (self.month as i32 + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + self.day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The date `days` days after 1970-01-01; `None` outside of the years 1 to 9999.
    ///
    /// Source: as [`Date::to_days`], `civil_from_days`.
    #[must_use]
    pub const fn from_days(days: i32) -> Option<Self> {
        let Some(days) = days.checked_add(719_468) else { return None };
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * month + 2) / 5 + 1) as u8;
        let month = if month < 10 { month + 3 } else { month - 9 } as u8;
        Self::new(era * 400 + year_of_era + (month <= 2) as i32, month, day)
    }

    /// Day of the week.
    #[must_use]
    pub const fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        Weekday(((self.to_days() + 3).rem_euclid(7) + 1) as u8)
    }

    /// ISO 8601 year and week, week 1 to 53.
    #[must_use]
    pub const fn iso_week(self) -> (i32, u8) {
        let thursday = self.to_days() + 4 - self.weekday().0 as i32;
        // The week belongs to the year that its Thursday lies in.
        let year = match Self::from_days(thursday) {
            Some(date) => date.year(),
            None => self.year(),
        };
        let first = Self { year: year as i16, month: 1, day: 1 };
        (year, ((thursday - first.to_days()) / 7 + 1) as u8)
    }

    /// Monday of an ISO week; `None` if the year has no such week.
    #[must_use]
    pub fn from_iso_week(year: i32, week: u8) -> Option<Self> {
        // 4 January always lies in week 1.
        let fourth = Self::new(year, 1, 4)?;
        let monday = fourth.to_days() - i32::from(fourth.weekday().0) + 1;
        let date = Self::from_days(monday + 7 * (i32::from(week) - 1))?;
        (date.iso_week() == (year, week)).then_some(date)
    }

    /// The date `days` later (earlier if negative); `None` outside of the years 1 to 9999.
    #[must_use]
    pub const fn plus_days(self, days: i32) -> Option<Self> {
        match self.to_days().checked_add(days) {
            Some(days) => Self::from_days(days),
            None => None,
        }
    }

    /// The date `months` later, on the last day of the month where the day does not exist (31 January + 1 = 28 February).
    #[must_use]
    pub fn plus_months(self, months: i32) -> Option<Self> {
        let total = (self.year() * 12 + i32::from(self.month) - 1).checked_add(months)?;
        let (year, month) = (total.div_euclid(12), total.rem_euclid(12) as u8 + 1);
        Self::new(year, month, self.day.min(days_in_month(year, month)))
    }

    /// Monday of the date's ISO week.
    #[must_use]
    pub const fn monday(self) -> Option<Self> {
        self.plus_days(1 - self.weekday().0 as i32)
    }

    /// Reads `YYYY-MM-DD`, with or without a time after `T` or a space.
    ///
    /// # Errors
    /// When the text has another form or names a day that does not exist.
    pub fn parse_iso(text: &str) -> Result<Self, Error> {
        let wrong = || Error::argument(format!("published must be YYYY-MM-DD, got {text:?}"));
        let (day, rest) = text.trim().split_at_checked(10).ok_or_else(wrong)?;
        if !rest.is_empty() && !rest.starts_with(['T', ' ', 't']) {
            return Err(wrong());
        }
        day.parse().map_err(|_| wrong())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::argument(format!("a date must be YYYY-MM-DD, got {text:?}"));
        let bytes = text.as_bytes();
        let number = |from: usize, to: usize| {
            let digits = bytes.get(from..to)?;
            digits.iter().try_fold(0i32, |n, b| b.is_ascii_digit().then(|| n * 10 + i32::from(b - b'0')))
        };
        if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return Err(wrong());
        }
        match (number(0, 4), number(5, 7), number(8, 10)) {
            (Some(year), Some(month), Some(day)) => Self::new(year, month as u8, day as u8).ok_or_else(wrong),
            _ => Err(wrong()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_week_of_new_year_belongs_to_the_year_of_its_thursday() {
        let week = |y, m, d| Date::new(y, m, d).map(Date::iso_week);
        assert_eq!(week(2021, 1, 1), Some((2020, 53)));
        assert_eq!(week(2018, 12, 31), Some((2019, 1)));
        assert_eq!(Date::from_iso_week(2021, 53), None);
    }

    #[test]
    fn adding_months_stays_in_the_month() {
        let day = Date::new(2024, 1, 31).and_then(|d| d.plus_months(1));
        assert_eq!(day.map(|d| d.to_string()).as_deref(), Some("2024-02-29"));
    }

    #[test]
    fn the_calendar_ends_at_its_years() {
        assert_eq!(Date::new(9999, 12, 31).and_then(|d| d.plus_days(1)), None);
        assert_eq!(Date::new(1, 1, 1).and_then(|d| d.plus_days(-1)), None);
        assert_eq!(Date::from_days(i32::MAX), None);
    }
}
