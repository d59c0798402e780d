//! Finds the place of what is counted: from the day of publication, or from what was named last.

use super::expression::{Origin, Shift, Tense};
use super::place::{Placed, published};
use super::state::State;
use super::steps::{open, season_year, stepped};
use super::timex::Anchor;
use super::unit::{Duration, Reference, Season, Unit};
use super::value::TimexValue;

impl State {
    pub(super) fn season(&self, season: Season, shift: Option<Shift>, tense: Tense) -> Placed {
        if let Some((year, month)) = self.running.filter(|_| self.narrative && shift.is_none()) {
            // The winter of a January or February began in the year before.
            let began = season == Season::Winter && month.is_some_and(|month| month <= 2);
            return (TimexValue::Season(Some(year - i32::from(began)), season), Some(Anchor::Mention));
        }
        let shift = shift.or((tense == Tense::Future).then_some(Shift::Next));
        let year = self.published.filter(|_| !self.narrative).map(|day| season_year(day, season, shift));
        published(year.map(|year| TimexValue::Season(Some(year), season)), TimexValue::Season(None, season))
    }

    pub(super) fn period(&self, unit: Unit, shift: Shift) -> Placed {
        let counted = matches!(shift, Shift::Previous | Shift::Following | Shift::That) && unit != Unit::Weekend
            || self.narrative;
        let (reference, anchor) = match self.mention(unit).filter(|_| counted) {
            Some(mention) => (Some(mention), Anchor::Mention),
            None => (self.published.filter(|_| !self.narrative), Anchor::Published),
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

    /// The quarter named last or, if none was, the last complete one; or the same of the year before.
    pub(super) fn reported_quarter(&self, sentence: u32, year_before: bool) -> Placed {
        if let Some((year, quarter)) = self.reported(sentence) {
            let year = year - i32::from(year_before);
            return (TimexValue::Quarter(Some(year), Some(quarter)), Some(Anchor::Mention));
        }
        let steps = if year_before { -5 } else { -1 };
        let today = self.published.filter(|_| !self.narrative);
        published(today.and_then(|day| stepped(day, Unit::Quarter, steps)), open(Unit::Quarter))
    }

    pub(super) fn offset(&self, duration: Duration, back: bool, origin: Origin) -> Placed {
        let Some(count) = duration.count else {
            // "a few days later" lies after something, not ahead.
            if origin == Origin::Mention {
                return (open(duration.unit), None);
            }
            return (TimexValue::Reference(if back { Reference::Past } else { Reference::Future }), None);
        };
        let (reference, anchor) = match (origin, self.mention(duration.unit)) {
            (Origin::Mention, Some(mention)) => (Some(mention), Anchor::Mention),
            _ => (self.published.filter(|_| !self.narrative), Anchor::Published),
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
        // "half a century ago", "a decade and a half later"
        let more = if duration.half { factor / 2 } else { 0 };
        let steps = i32::try_from(count).ok().and_then(|n| n.checked_mul(factor)?.checked_add(more));
        let steps = steps.map(|n| if back { -n } else { n });
        let months = if duration.half && duration.unit == Unit::Year { if back { -6 } else { 6 } } else { 0 };
        let placed = reference.and_then(|day| day.plus_months(months)).zip(steps).and_then(|(day, steps)| {
            if months == 0 { stepped(day, unit, steps) } else { stepped(day, Unit::Month, steps.checked_mul(12)?) }
        });
        match placed {
            Some(value) => (value, Some(anchor)),
            None => (open(unit), None),
        }
    }
}
