//! Units of time, parts of the day and the year, amounts, and what TIMEX3 calls them.

use std::fmt;

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

impl Duration {
    /// One year.
    pub(super) const YEAR: Self = Self::one(Unit::Year);

    pub(super) const fn one(unit: Unit) -> Self {
        Self { count: Some(1), half: false, unit }
    }

    /// A number of units that the text leaves open.
    pub(super) const fn open(unit: Unit) -> Self {
        Self { count: None, half: false, unit }
    }
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
}
