//! A time expression as it is found: its meaning is not yet a value.

use crate::calendar::Holiday;

use super::unit::{Clock, DayPart, Duration, Modifier, Reference, Season, Unit};
use super::value::TimexValue;

/// Where a relative expression points from what it is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shift {
    /// "last", "previous" where it counts from the article.
    Last,
    /// "this", "current".
    This,
    /// "next".
    Next,
    /// "past": rolling, ends with the article's day.
    Past,
    /// "coming": rolling, begins after the article's day.
    Coming,
    /// "the previous": before the date last named.
    Previous,
    /// "the following": after the date last named.
    Following,
    /// "that", "the same": the date last named.
    That,
}

/// What a relative expression is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The publication date.
    Published,
    /// The date last named.
    Mention,
}

/// What an expression means, before the calendar settles it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Day {
        year: Option<i32>,
        month: u8,
        day: u8,
    },
    /// "the Sept. 11 attacks": of that year, once it has come.
    NamedDay {
        year: i32,
        month: u8,
        day: u8,
    },
    /// "August of that year", "20 June of the same year".
    OfThatYear {
        month: u8,
        day: Option<u8>,
    },
    /// "April 30th last year".
    DayOfYear {
        month: u8,
        day: u8,
        shift: Shift,
    },
    /// "the week of May 3".
    WeekOf {
        year: Option<i32>,
        month: u8,
        day: u8,
    },
    /// "the new year", as it is spoken of before it begins.
    NewYear,
    Month {
        year: Option<i32>,
        month: u8,
        shift: Option<Shift>,
    },
    Year(i32),
    /// "fiscal 1997".
    FiscalYear(i32),
    /// `03/04/2021`: which is the day, the document or the caller says.
    Numeric {
        first: u8,
        second: u8,
        year: i32,
    },
    Decade {
        tens: i32,
        century_known: bool,
    },
    Century(i32),
    Season {
        year: Option<i32>,
        season: Season,
        shift: Option<Shift>,
    },
    Quarter {
        year: Option<i32>,
        quarter: u8,
        shift: Option<Shift>,
    },
    Half {
        year: Option<i32>,
        half: u8,
        shift: Option<Shift>,
    },
    Weekday {
        weekday: u8,
        shift: Option<Shift>,
    },
    /// "yesterday": days from the publication date.
    Deictic(i8),
    /// "last year", "this week".
    Period {
        unit: Unit,
        shift: Shift,
    },
    /// "two days ago": `count` units, back if negative direction.
    Offset {
        duration: Duration,
        back: bool,
        origin: Origin,
    },
    /// "the latest quarter": the one reported; `back`: "the year-ago quarter".
    Reported {
        back: bool,
    },
    /// "year-earlier", "the same period last year": the year before, or the quarter of it that is like the one reported.
    YearBefore,
    /// "the past two weeks".
    Rolling {
        duration: Duration,
        back: bool,
    },
    Duration(Duration),
    /// "every four years", "weekly".
    Every(Duration),
    /// "Sundays", "every June": a date of no one week or year.
    EveryDate(TimexValue),
    /// "nightly".
    EveryPart(DayPart),
    Reference(Reference),
    /// "Christmas", "Easter 1916", "last Thanksgiving".
    Holiday {
        holiday: Holiday,
        year: Option<i32>,
        shift: Option<Shift>,
    },
    /// "the 5th".
    DayOfMonth {
        day: u8,
        /// Of the month before, this or next.
        shift: Option<Shift>,
    },
    /// Any day: the clock time of a habit.
    AnyDay,
    /// A clock time or part of the day whose day is not named.
    OpenDay,
}

impl Meaning {
    /// A day, named or relative.
    pub(super) const fn is_day(self) -> bool {
        matches!(
            self,
            Self::Day { .. }
                | Self::OfThatYear { day: Some(_), .. }
                | Self::NamedDay { .. }
                | Self::DayOfYear { .. }
                | Self::Numeric { .. }
                | Self::Weekday { .. }
                | Self::Deictic(_)
                | Self::DayOfMonth { .. }
                | Self::Holiday { .. }
                | Self::Period { unit: Unit::Day, .. }
                | Self::Offset { duration: Duration { unit: Unit::Day, .. }, .. }
        )
    }
}

/// An expression found by a rule: tokens `first..until` of the sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Expression {
    pub(super) first: usize,
    pub(super) until: usize,
    pub(super) meaning: Meaning,
    pub(super) part: Option<DayPart>,
    pub(super) clock: Option<Clock>,
    pub(super) modifier: Option<Modifier>,
    /// What the verbs beside it say.
    pub(super) tense: Tense,
    /// It stands among figures: "from $58 million a year earlier".
    pub(super) figures: bool,
    pub(super) rule: &'static str,
}

/// Whether the clause looks back or ahead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// No verb says.
    #[default]
    Open,
}

/// What a rule gives: the tokens it took and what they mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) len: usize,
    pub(super) meaning: Meaning,
    pub(super) part: Option<DayPart>,
    pub(super) clock: Option<Clock>,
    pub(super) modifier: Option<Modifier>,
}

impl Found {
    pub(super) const fn new(len: usize, meaning: Meaning) -> Self {
        Self { len, meaning, part: None, clock: None, modifier: None }
    }

    pub(super) const fn with_part(self, part: Option<DayPart>) -> Self {
        Self { part, ..self }
    }

    pub(super) const fn with_clock(self, clock: Option<Clock>) -> Self {
        Self { clock, ..self }
    }
}
