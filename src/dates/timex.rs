//! A resolved time expression: one row of the `dates` table.

use crate::calendar::Interval;
use crate::span::Span;

use super::unit::{Granularity, Modifier};

/// TIMEX3 `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum TimexType {
    Date,
    Time,
    Duration,
    Set,
}

impl TimexType {
    /// All spellings, in the order of the variants.
    pub const NAMES: &'static [&'static str] = &["DATE", "TIME", "DURATION", "SET"];

    /// TIMEX3 spelling.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.get(self as usize).copied().unwrap_or_default()
    }
}

/// What a value was counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Anchor {
    /// The text itself gives the year.
    Explicit,
    /// The publication date.
    Published,
    /// A date named before.
    Mention,
}

impl Anchor {
    /// All names, in the order of the variants.
    pub const NAMES: &'static [&'static str] = &["explicit", "published", "mention"];

    /// The name as it stands in the `anchor` column.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.get(self as usize).copied().unwrap_or_default()
    }
}

/// A time expression with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// Its place in the text.
    pub span: Span,
    /// Number of the sentence.
    pub sentence: u32,
    /// TIMEX3 type.
    pub kind: TimexType,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 mod.
    pub modifier: Option<Modifier>,
    /// How fine the value is.
    pub granularity: Option<Granularity>,
    /// The days, or seconds, covered; half-open.
    pub interval: Option<Interval>,
    /// What the value was counted from; `None` where it has no place in the calendar.
    pub anchor: Option<Anchor>,
    /// How sure the rule is, 0 to 1.
    pub score: f32,
    /// The rule that found it.
    pub rule: &'static str,
}
