//! Makes rows of expressions, from left to right: type, value, interval.

use crate::calendar::{Instant, Interval};
use crate::span::Span;
use crate::tokens::Token;

use super::expression::{Expression, Meaning, Origin};
use super::state::State;
use super::steps::{clock_value, rolling};
use super::timex::{Anchor, Timex, TimexType};
use super::unit::{Duration, Granularity, Unit};
use super::value::TimexValue;

/// Resolves the expressions of one document.
pub(super) struct Resolver {
    state: State,
}

impl Resolver {
    pub(super) const fn new(state: State) -> Self {
        Self { state }
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
        let row = Timex {
            span,
            sentence,
            kind: TimexType::Date,
            value: String::new(),
            modifier: found.modifier,
            granularity: None,
            interval: None,
            anchor: None,
            score: 0.9,
            rule: found.rule,
        };
        if let Some(amount) = self.amount(found, &row) {
            if let (Meaning::Duration(duration) | Meaning::Rolling { duration, .. }, false) = (found.meaning, frame) {
                self.state.count(duration);
            }
            if !frame && amount.granularity == Some(Granularity::Time) {
                self.state.moment = amount.interval.map(|i| i.begin);
            }
            return amount;
        }
        let (value, anchor) = self.state.place(found, sentence);
        let score = match anchor {
            Some(Anchor::Explicit) => 0.98,
            Some(Anchor::Published) => 0.9,
            Some(Anchor::Mention) => 0.75,
            None => 0.8,
        };
        let row = Timex { anchor, score, ..dated(found, value, row) };
        if !frame {
            self.state.remember(found, value, anchor, row.interval.map(|i| i.begin), sentence);
        }
        row
    }

    /// Durations, sets, and hours counted from a clock time.
    fn amount(&self, found: &Expression, row: &Timex) -> Option<Timex> {
        let plain = |kind, value: String| Timex { kind, value, ..row.clone() };
        Some(match found.meaning {
            Meaning::Every(duration) => plain(TimexType::Set, duration.to_string()),
            Meaning::EveryDate(value) => plain(TimexType::Set, value.to_string()),
            Meaning::EveryPart(part) => plain(TimexType::Set, format!("XXXX-XX-XX{}", part.code())),
            Meaning::Duration(duration) => plain(TimexType::Duration, duration.to_string()),
            Meaning::Rolling { duration, back } => {
                let interval = self.state.published.and_then(|day| rolling(day, duration, back));
                let anchor = interval.map(|_| Anchor::Published);
                Timex { interval, anchor, ..plain(TimexType::Duration, duration.to_string()) }
            }
            Meaning::Offset { duration, back, origin } if duration.unit <= Unit::Hour => {
                match self.clock_offset(duration, back, origin) {
                    Some(at) => Timex {
                        granularity: Some(Granularity::Time),
                        interval: Some(Interval { begin: at, until: Instant(at.0 + 60) }),
                        anchor: Some(Anchor::Mention),
                        ..plain(TimexType::Time, clock_value(at))
                    },
                    None => plain(TimexType::Duration, duration.to_string()),
                }
            }
            _ => return None,
        })
    }

    /// Minutes and hours from the clock time named last.
    fn clock_offset(&self, duration: Duration, back: bool, origin: Origin) -> Option<Instant> {
        if origin == Origin::Published {
            return None;
        }
        let unit = match duration.unit {
            Unit::Second => 1,
            Unit::Minute => 60,
            _ => 3600,
        };
        let seconds = i64::from(duration.count?) * unit + if duration.half { unit / 2 } else { 0 };
        let moment = self.state.moment?;
        Some(Instant(if back { moment.0 - seconds } else { moment.0 + seconds }))
    }
}

/// The row of a date, with its clock time or part of the day.
fn dated(found: &Expression, value: TimexValue, row: Timex) -> Timex {
    let interval = value.interval();
    if let Some(clock) = found.clock {
        let interval = interval.map(|day| {
            let begin = Instant(day.begin.0 + clock.seconds());
            Interval { begin, until: Instant(begin.0 + 60) }
        });
        // "T24:00" is written with the day that it ends.
        let value = format!("{value}{clock}");
        return Timex { kind: TimexType::Time, granularity: Some(Granularity::Time), interval, value, ..row };
    }
    if let Some(part) = found.part {
        let value = format!("{value}{}", part.code());
        return Timex { kind: TimexType::Time, granularity: Some(Granularity::Time), interval, value, ..row };
    }
    Timex { granularity: value.granularity(), interval, value: value.to_string(), ..row }
}
