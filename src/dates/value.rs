//! Resolved values, and how TIMEX3 spells them.

use std::fmt;

use crate::calendar::{Date, Instant, Interval};

/// Units of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// Meteorological seasons of the north.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// TIMEX3 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    /// The month it begins in; winter belongs to the year of its December.
    #[must_use]
    pub const fn first_month(self) -> u8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// Parts of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum DayPart {
    Morning,
    Afternoon,
    Evening,
    Night,
}

impl DayPart {
    /// TIMEX3 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Morning => "TMO",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
        }
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Clock {
    /// 0 to 24; 24 is the midnight that ends the day.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// Minutes east of Greenwich, where a zone is named.
    pub zone: Option<i16>,
}

impl Clock {
    /// Seconds from midnight.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.hour as i64 * 3600 + self.minute as i64 * 60
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "T{:02}:{:02}", self.hour, self.minute)?;
        match self.zone {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(zone) => {
                let sign = if zone < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", zone.unsigned_abs() / 60, zone.unsigned_abs() % 60)
            }
        }
    }
}

/// TIMEX3 `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Modifier {
    Start,
    Mid,
    End,
    Approx,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
}

impl Modifier {
    /// All spellings, in the order of the variants.
    pub const NAMES: &'static [&'static str] =
        &["START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"];

    /// TIMEX3 spelling.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.get(self as usize).copied().unwrap_or_default()
    }
}

/// Vague times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Reference {
    Past,
    Present,
    Future,
}

/// An amount of time: `P6W`, `PT24H`, `PXD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Duration {
    /// Number of units; `None` if the text does not say.
    pub count: Option<u32>,
    /// Half a unit more.
    pub half: bool,
    /// Unit.
    pub unit: Unit,
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Decades and centuries are spelled in years; half a year is six months.
        let (factor, letter, half) = match self.unit {
            Unit::Second => (1, "S", None),
            Unit::Minute => (1, "M", Some("30S")),
            Unit::Hour => (1, "H", Some("30M")),
            Unit::Day => (1, "D", Some("T12H")),
            Unit::Weekend => (1, "WE", None),
            Unit::Week => (1, "W", None),
            Unit::Month => (1, "M", None),
            Unit::Quarter => (1, "Q", None),
            Unit::Year => (1, "Y", Some("6M")),
            Unit::Decade => (10, "Y", Some("5Y")),
            Unit::Century => (100, "Y", Some("50Y")),
        };
        let time = if self.unit <= Unit::Hour { "T" } else { "" };
        write!(f, "P{time}")?;
        match self.count {
            None if factor == 10 => f.write_str("XE"),
            None if factor == 100 => f.write_str("XC"),
            None => write!(f, "X{letter}"),
            Some(0) if self.half => f.write_str(half.unwrap_or("X")),
            Some(count) if self.half => match half {
                // "P15Y", "P2Y6M", "PT1H30M"; weeks and months have no half of their own.
                Some(_) if factor > 1 => write!(f, "{}Y", u64::from(count) * factor + factor / 2),
                Some(half) => write!(f, "{count}{letter}{half}"),
                None => write!(f, "{count}.5{letter}"),
            },
            Some(count) => write!(f, "{}{letter}", u64::from(count) * factor),
        }
    }
}

/// How finely a value places something in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Granularity {
    Time,
    Day,
    Week,
    Month,
    Quarter,
    Season,
    HalfYear,
    Year,
    Decade,
    Century,
}

impl Granularity {
    /// All names, in the order of the variants.
    pub const NAMES: &'static [&'static str] =
        &["time", "day", "week", "month", "quarter", "season", "half_year", "year", "decade", "century"];

    /// The name as it stands in the `granularity` column.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.get(self as usize).copied().unwrap_or_default()
    }
}

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
            Self::Year(_) => Granularity::Year,
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
    fn durations_are_spelled_as_timex3_does() {
        let spell = |count, half, unit| Duration { count, half, unit }.to_string();
        assert_eq!(spell(Some(6), false, Unit::Week), "P6W");
        assert_eq!(spell(Some(24), false, Unit::Hour), "PT24H");
        assert_eq!(spell(None, false, Unit::Day), "PXD");
        assert_eq!(spell(Some(3), false, Unit::Decade), "P30Y");
        assert_eq!(spell(Some(2), true, Unit::Year), "P2Y6M");
        assert_eq!(spell(Some(0), true, Unit::Year), "P6M");
        assert_eq!(spell(Some(1), true, Unit::Decade), "P15Y");
    }

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
