//! What has been named so far: where a relative expression counts from.

use crate::calendar::{Date, Instant};

use super::DateOptions;
use super::expression::{Expression, Meaning, Shift};
use super::timex::Anchor;
use super::unit::{Duration, Granularity, Unit};
use super::value::TimexValue;

/// So many dates with their year make a history of a text.
const HISTORY: usize = 6;
/// Of a history's dates so many in ten lie long before publication.
const LONG_AGO: usize = 8;
/// Years before publication that are long.
const LONG: i32 = 2;

/// The state of one document.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) published: Option<Date>,
    /// The text tells a history: months and days belong to the year that it has come to.
    pub(super) narrative: bool,
    /// `03/04/2021` is the third of April.
    day_first: bool,
    /// The first day of the date named last, and how fine it was.
    mention: Option<(Date, Granularity)>,
    /// The day named last, with its sentence.
    day: Option<(Date, u32)>,
    /// The clock time named last.
    pub(super) moment: Option<Instant>,
    /// Sentence and year of the last date with an explicit year.
    pub(super) year: Option<(u32, i32)>,
    /// Year and month that the history has come to.
    pub(super) running: Option<(i32, Option<u8>)>,
    /// The sentence of that date.
    running_sentence: u32,
    /// The quarter that is reported, with the sentence that spoke of it last.
    reported: Option<(u32, i32, u8)>,
}

/// A report of a quarter goes on for so many sentences without naming it again.
const REPORT: u32 = 5;
/// A year more than so many years from the story's is a memory.
const MEMORY: i32 = 12;

impl State {
    pub(super) fn new(published: Option<Date>, options: DateOptions, found: &[(u32, Vec<Expression>)]) -> Self {
        let narrative = options.narrative.unwrap_or_else(|| is_history(published, found));
        let day_first = options.day_first.unwrap_or_else(|| !has_month_first(found));
        Self { published, narrative, day_first, ..Self::default() }
    }

    /// Whether of two numbers of a date the first is the day: as in the other dates of the document, unless it cannot.
    pub(super) const fn is_day_first(&self, first: u8, second: u8) -> bool {
        first > 12 || second <= 12 && self.day_first
    }

    /// What steps of `unit` count from where they count from the date last named: a date as fine as the unit.
    pub(super) fn mention(&self, unit: Unit) -> Option<Date> {
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Week | Unit::Weekend => {
                self.day.map(|(day, _)| day)
            }
            Unit::Month | Unit::Quarter => self
                .mention
                .filter(|(_, fine)| *fine <= Granularity::Quarter)
                .map(|(day, _)| day)
                .or(self.day.map(|d| d.0)),
            Unit::Year | Unit::Decade | Unit::Century => self.mention.map(|(day, _)| day),
        }
    }

    /// Year and month of the date before in the same sentence.
    pub(super) fn date_before(&self, sentence: u32) -> Option<(i32, u8)> {
        let (year, month) = self.running.filter(|_| self.running_sentence == sentence)?;
        Some((year, month?))
    }

    /// The day last named, if `sentence` is its own or the next.
    pub(super) fn day_near(&self, sentence: u32) -> Option<Date> {
        self.day.filter(|(_, named)| *named + 1 >= sentence).map(|(day, _)| day)
    }

    /// Year and number of the quarter that the text reports.
    pub(super) fn reported(&self, sentence: u32) -> Option<(i32, u8)> {
        self.reported.filter(|(named, ..)| named + REPORT >= sentence).map(|(_, year, quarter)| (year, quarter))
    }

    /// Takes note of an amount: after "for the nine months" the figures are no longer those of a quarter.
    pub(super) const fn count(&mut self, duration: Duration) {
        let span = matches!(
            (duration.count, duration.unit),
            (Some(6 | 9 | 12 | 39 | 52), Unit::Month | Unit::Week) | (Some(1), Unit::Year)
        );
        if span {
            self.reported = None;
        }
    }

    /// Takes note of a quarter; whether it was one only to compare with, of which nothing follows.
    fn report(&mut self, found: &Expression, value: TimexValue, sentence: u32) -> bool {
        let known = self.reported(sentence);
        if found.figures || matches!(found.meaning, Meaning::Reported { back: true } | Meaning::YearBefore) {
            if let (Some(_), Some(report)) = (known, &mut self.reported) {
                report.0 = sentence;
            }
            return true;
        }
        match value {
            TimexValue::Quarter(Some(year), Some(quarter)) => {
                let older = known.is_some_and(|known| (year, quarter) < known);
                let ahead = self.published.is_some_and(|day| (year, quarter * 3 - 2) > (day.year(), day.month()));
                if !older && !ahead {
                    self.reported = Some((sentence, year, quarter));
                }
                older
            }
            TimexValue::Half(..) => {
                self.reported = None;
                false
            }
            _ => false,
        }
    }

    /// Takes note of a date that was placed.
    pub(super) fn remember(
        &mut self,
        found: &Expression,
        value: TimexValue,
        anchor: Option<Anchor>,
        begin: Option<Instant>,
        sentence: u32,
    ) {
        if self.report(found, value, sentence) {
            return;
        }
        if let Some(running) = value.year_and_month() {
            // A bare year far off is a memory: the story goes on where it was.
            let memory = matches!(value, TimexValue::Year(_))
                && self.running.is_some_and(|(year, _)| (year - running.0).abs() > MEMORY);
            if !memory {
                self.running = Some(running);
                self.running_sentence = sentence;
            }
            // "next year, perhaps in May"
            let year = Meaning::Period { unit: Unit::Year, shift: Shift::Next };
            if anchor == Some(Anchor::Explicit) || found.meaning == year {
                self.year = Some((sentence, running.0));
            }
        }
        let (Some(begin), Some(granularity)) = (begin, value.granularity()) else { return };
        if matches!(granularity, Granularity::Decade | Granularity::Century) {
            return;
        }
        if let Some(day) = begin.date() {
            self.mention = Some((day, granularity));
            if granularity == Granularity::Day {
                self.day = Some((day, sentence));
            }
        }
        if found.clock.is_some() {
            self.moment = Some(begin);
        }
    }
}

/// Whether some date of numbers can only begin with the month, and none with the day.
fn has_month_first(found: &[(u32, Vec<Expression>)]) -> bool {
    let numbers = || {
        found.iter().flat_map(|(_, expressions)| expressions).filter_map(|e| match e.meaning {
            Meaning::Numeric { first, second, .. } => Some((first, second)),
            _ => None,
        })
    };
    numbers().any(|(_, second)| second > 12) && !numbers().any(|(first, _)| first > 12)
}

/// Whether the text tells a history: many dates with their year, most of them long ago, and hardly any that count from
/// the day of writing.
fn is_history(published: Option<Date>, found: &[(u32, Vec<Expression>)]) -> bool {
    let (mut explicit, mut long_ago, mut relative) = (0, 0, 0);
    for expression in found.iter().flat_map(|(_, expressions)| expressions) {
        match expression.meaning {
            Meaning::Day { year: Some(year), .. }
            | Meaning::Month { year: Some(year), .. }
            | Meaning::Season { year: Some(year), .. }
            | Meaning::Year(year) => {
                explicit += 1;
                long_ago += usize::from(published.is_none_or(|day| year + LONG <= day.year()));
            }
            Meaning::Weekday { .. } | Meaning::Deictic(_) => relative += 1,
            Meaning::Period { shift: Shift::Last | Shift::This | Shift::Next, .. } => relative += 1,
            _ => {}
        }
    }
    explicit >= HISTORY && long_ago * 10 >= explicit * LONG_AGO && relative * 4 <= explicit
}
