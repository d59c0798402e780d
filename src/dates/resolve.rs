//! Computes values: from left to right, with the publication date and the dates named so far.

use crate::calendar::{Date, Instant, Interval, Weekday, days_in_month};
use crate::span::Span;
use crate::tokens::Token;

use super::expression::{Expression, Meaning, Origin, Shift};
use super::steps::{clock_value, open, rolling, season_year, shifted_month, shifted_weekday, shifted_year, stepped};
use super::timex::{Anchor, Timex, TimexType};
use super::unit::{Duration, Granularity, Reference, Unit};
use super::value::TimexValue;

/// A month or day without a year lies at most so many months before publication, and fewer than twelve minus so many
/// after it: counted over dated news, that is right in more than nine of ten cases.
const MONTHS_BACK: i32 = 8;

/// The state of one document.
pub(super) struct Resolver {
    published: Option<Date>,
    /// The first day of the date named last.
    mention: Option<Date>,
    /// The clock time named last.
    moment: Option<Instant>,
    /// Sentence and year of the last date with an explicit year.
    year: Option<(u32, i32)>,
}

/// A value with what it was counted from.
type Placed = (TimexValue, Option<Anchor>);

impl Resolver {
    pub(super) fn new(published: Option<Instant>) -> Self {
        Self { published: published.and_then(Instant::date), mention: None, moment: None, year: None }
    }

    /// The row of one expression. `frame`: it stands in a caption or notice, and says nothing about later ones.
    pub(super) fn resolve(
        &mut self,
        text: &str,
        tokens: &[Token],
        found: &Expression,
        sentence: u32,
        frame: bool,
    ) -> Timex {
        let span = match (tokens.get(found.first), tokens.get(found.until.wrapping_sub(1))) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        };
        debug_assert!(!span.of(text).is_empty());
        let mut row = self.row(found, sentence);
        row.span = span;
        row.sentence = sentence;
        if !frame {
            self.remember(found, &row, sentence);
        }
        row
    }

    fn row(&self, found: &Expression, sentence: u32) -> Timex {
        let plain = |kind, value: String| Timex {
            span: Span::default(),
            sentence,
            kind,
            value,
            modifier: found.modifier,
            granularity: None,
            interval: None,
            anchor: None,
            score: 0.9,
            rule: found.rule,
        };
        match found.meaning {
            Meaning::Every(duration) => return plain(TimexType::Set, duration.to_string()),
            Meaning::EveryWeekday(weekday) => return plain(TimexType::Set, TimexValue::Weekday(weekday).to_string()),
            Meaning::Duration(duration) => return plain(TimexType::Duration, duration.to_string()),
            Meaning::Rolling { duration, back } => {
                let interval = self.published.and_then(|day| rolling(day, duration, back));
                let anchor = interval.map(|_| Anchor::Published);
                return Timex { interval, anchor, ..plain(TimexType::Duration, duration.to_string()) };
            }
            Meaning::Offset { duration, back, origin } if duration.unit <= Unit::Hour => {
                if let Some(row) = self.clock_offset(duration, back, origin) {
                    let (at, anchor) = row;
                    return Timex {
                        granularity: Some(Granularity::Time),
                        interval: Some(Interval { begin: at, until: Instant(at.0 + 60) }),
                        anchor: Some(anchor),
                        ..plain(TimexType::Time, clock_value(at))
                    };
                }
                return plain(TimexType::Duration, duration.to_string());
            }
            _ => {}
        }
        let (value, anchor) = self.place(found.meaning, sentence);
        let interval = value.interval();
        let score = match anchor {
            Some(Anchor::Explicit) => 0.98,
            Some(Anchor::Published) => 0.9,
            Some(Anchor::Mention) => 0.75,
            None => 0.8,
        };
        if let Some(clock) = found.clock {
            let interval = interval.map(|day| {
                let begin = Instant(day.begin.0 + clock.seconds());
                Interval { begin, until: Instant(begin.0 + 60) }
            });
            // "T24:00" is written with the day that it ends.
            let value = format!("{value}{clock}");
            return Timex {
                granularity: Some(Granularity::Time),
                interval,
                anchor,
                score,
                ..plain(TimexType::Time, value)
            };
        }
        if let Some(part) = found.part {
            let value = format!("{value}{}", part.code());
            return Timex {
                granularity: Some(Granularity::Time),
                interval,
                anchor,
                score,
                ..plain(TimexType::Time, value)
            };
        }
        Timex { granularity: value.granularity(), interval, anchor, score, ..plain(TimexType::Date, value.to_string()) }
    }

    fn remember(&mut self, found: &Expression, row: &Timex, sentence: u32) {
        if !matches!(row.kind, TimexType::Date | TimexType::Time) {
            return;
        }
        if let Some(interval) = row.interval {
            // What is counted from the publication date is no new point to count from, unless it is a day.
            let fine = !matches!(row.granularity, Some(Granularity::Decade | Granularity::Century));
            if fine {
                self.mention = interval.begin.date();
            }
            if found.clock.is_some() || row.granularity == Some(Granularity::Time) && found.part.is_none() {
                self.moment = Some(interval.begin);
            }
            if row.anchor == Some(Anchor::Explicit) && fine {
                self.year = interval.begin.date().map(|day| (sentence, day.year()));
            }
        }
    }

    /// Minutes and hours from the clock time named last.
    fn clock_offset(&self, duration: Duration, back: bool, origin: Origin) -> Option<(Instant, Anchor)> {
        if origin == Origin::Published {
            return None;
        }
        let unit = match duration.unit {
            Unit::Second => 1,
            Unit::Minute => 60,
            _ => 3600,
        };
        let seconds = i64::from(duration.count?) * unit + if duration.half { unit / 2 } else { 0 };
        let moment = self.moment?;
        Some((Instant(if back { moment.0 - seconds } else { moment.0 + seconds }), Anchor::Mention))
    }

    fn place(&self, meaning: Meaning, sentence: u32) -> Placed {
        let published = |value: Option<TimexValue>, open: TimexValue| match value {
            Some(value) => (value, Some(Anchor::Published)),
            None => (open, None),
        };
        let explicit = |value| (value, Some(Anchor::Explicit));
        match meaning {
            Meaning::Day { year: Some(year), month, day } => {
                explicit(TimexValue::Day { year: Some(year), day: Some((month, day)) })
            }
            Meaning::Day { year: None, month, day } => self.with_year(month, Some(day), sentence),
            Meaning::Month { year: Some(year), month, .. } => {
                explicit(TimexValue::Month { year: Some(year), month: Some(month) })
            }
            Meaning::Month { year: None, month, shift: None } => self.with_year(month, None, sentence),
            Meaning::Month { year: None, month, shift: Some(shift) } => {
                let year = self.published.map(|day| shifted_month(day, month, shift));
                published(
                    year.map(|year| TimexValue::Month { year: Some(year), month: Some(month) }),
                    TimexValue::Month { year: None, month: Some(month) },
                )
            }
            Meaning::Year(year) => explicit(TimexValue::Year(Some(year))),
            Meaning::Decade { tens, century_known: true } => explicit(TimexValue::Decade(Some(tens))),
            Meaning::Decade { tens, century_known: false } => {
                // "the 80s": the last decade of that number that had begun.
                let now = self.published.map_or(1999, Date::year) / 10;
                let century = now.div_euclid(10) * 10;
                let decade = if century + tens <= now { century + tens } else { century - 10 + tens };
                explicit(TimexValue::Decade(Some(decade)))
            }
            Meaning::Century(century) => explicit(TimexValue::Century(Some(century))),
            Meaning::Season { year: Some(year), season, .. } => explicit(TimexValue::Season(Some(year), season)),
            Meaning::Season { year: None, season, shift } => {
                let year = self.published.map(|day| season_year(day, season, shift));
                published(year.map(|year| TimexValue::Season(Some(year), season)), TimexValue::Season(None, season))
            }
            Meaning::Quarter { year: Some(year), quarter, .. } => {
                explicit(TimexValue::Quarter(Some(year), Some(quarter)))
            }
            Meaning::Quarter { year: None, quarter, shift } => {
                let begun = |day: Date| if (day.month() - 1) / 3 + 1 >= quarter { day.year() } else { day.year() - 1 };
                let year = self.published.map(|day| shift.map_or_else(|| begun(day), |shift| shifted_year(day, shift)));
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
            Meaning::Period { unit, shift } => self.period(unit, shift),
            Meaning::Offset { duration, back, origin } => self.offset(duration, back, origin),
            Meaning::OpenDay => {
                let value = self.published.map(TimexValue::day);
                published(value, TimexValue::Day { year: None, day: None })
            }
            Meaning::Reference(reference) => (TimexValue::Reference(reference), None),
            // Durations and sets have their rows already.
            Meaning::Rolling { duration, .. } | Meaning::Duration(duration) | Meaning::Every(duration) => {
                (TimexValue::Duration(duration), None)
            }
            Meaning::EveryWeekday(weekday) => (TimexValue::Weekday(weekday), None),
        }
    }

    /// A month or day of a year that the text does not name: that of an explicit date in the same sentence, else the
    /// one near publication.
    fn with_year(&self, month: u8, day: Option<u8>, sentence: u32) -> Placed {
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
        let Some(published) = self.published else { return (value(None), None) };
        let months = i32::from(month) - i32::from(published.month());
        // From -11 to 11 within the same year; moved into -8 to 3.
        let year = match months {
            m if m > 12 - MONTHS_BACK - 1 => published.year() - 1,
            m if m < -MONTHS_BACK => published.year() + 1,
            _ => published.year(),
        };
        if exists(year) { (value(Some(year)), Some(Anchor::Published)) } else { (value(None), None) }
    }

    fn period(&self, unit: Unit, shift: Shift) -> Placed {
        let counted = matches!(shift, Shift::Previous | Shift::Following | Shift::That) && unit != Unit::Weekend;
        let (reference, anchor) = if counted && self.mention.is_some() {
            (self.mention, Anchor::Mention)
        } else {
            (self.published, Anchor::Published)
        };
        let steps = match shift {
            Shift::Last | Shift::Previous | Shift::Past => -1,
            Shift::This | Shift::That => 0,
            Shift::Next | Shift::Following | Shift::Coming => 1,
        };
        let placed = reference.and_then(|day| match unit {
            // "the weekend" is the last one, "this weekend" the one of the week.
            Unit::Weekend => {
                let back = if shift == Shift::That && day.weekday().number() < 6 { -1 } else { steps };
                day.plus_days(7 * back).map(|day| TimexValue::Weekend(Some(day.iso_week())))
            }
            _ => stepped(day, unit, steps),
        });
        match placed {
            Some(value) => (value, Some(anchor)),
            None => (open(unit), None),
        }
    }

    fn offset(&self, duration: Duration, back: bool, origin: Origin) -> Placed {
        let Some(count) = duration.count else {
            return (TimexValue::Reference(if back { Reference::Past } else { Reference::Future }), None);
        };
        let (reference, anchor) = match (origin, self.mention) {
            (Origin::Mention, Some(mention)) => (Some(mention), Anchor::Mention),
            _ => (self.published, Anchor::Published),
        };
        let unit = match duration.unit {
            Unit::Decade | Unit::Century => Unit::Year,
            unit => unit,
        };
        let factor = match duration.unit {
            Unit::Decade => 10,
            Unit::Century => 100,
            _ => 1,
        };
        let steps = i32::try_from(count).ok().and_then(|n| n.checked_mul(factor)).map(|n| if back { -n } else { n });
        let months = if duration.half && unit == Unit::Year { if back { -6 } else { 6 } } else { 0 };
        let placed = reference.and_then(|day| day.plus_months(months)).zip(steps).and_then(|(day, steps)| {
            if months == 0 { stepped(day, unit, steps) } else { stepped(day, Unit::Month, steps.checked_mul(12)?) }
        });
        match placed {
            Some(value) => (value, Some(anchor)),
            None => (open(unit), None),
        }
    }
}
