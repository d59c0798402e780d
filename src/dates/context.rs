//! What the word beside a number or a date says of it: the classes of `data/lexicon/date_context.tsv`.

use crate::lexicon::lexicon;

/// A class of words, as one bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Context(u16);

impl Context {
    /// Before a clock time without a.m.: "at 17:30".
    pub(super) const CLOCK: Self = Self(1);
    /// Before four digits that are a clock time: "from 0230".
    pub(super) const MILITARY: Self = Self(1 << 1);
    /// Before a day of the month: "on the 5th".
    pub(super) const ORDINAL: Self = Self(1 << 2);
    /// Before "one day" where it is an amount: "within one day".
    pub(super) const SPAN: Self = Self(1 << 3);
    /// Before a plural unit without a number: "for years".
    pub(super) const OPEN: Self = Self(1 << 4);
    /// Before one more unit: "for another year".
    pub(super) const EXTRA: Self = Self(1 << 5);
    /// Before "a day" where it is a rate: "twice a day".
    pub(super) const RATED: Self = Self(1 << 6);
    /// Before hours that are a part of the day: "the early hours".
    pub(super) const EDGE: Self = Self(1 << 7);
    /// Before a number that is no year: "flight 1990".
    pub(super) const NUMBER: Self = Self(1 << 8);
    /// After a number that is no year: "2000 km".
    pub(super) const COUNTED: Self = Self(1 << 9);
    /// After a year, though it ends as a plural does: "the 1996 elections".
    pub(super) const PLURAL: Self = Self(1 << 10);
    /// Before a weekday that is a name or a feast with it: "Good Friday".
    pub(super) const FEAST: Self = Self(1 << 11);
    /// Before a month, whatever follows: "in April".
    pub(super) const MONTH: Self = Self(1 << 12);

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "clock" => Self::CLOCK,
            "military" => Self::MILITARY,
            "ordinal" => Self::ORDINAL,
            "span" => Self::SPAN,
            "open" => Self::OPEN,
            "extra" => Self::EXTRA,
            "rated" => Self::RATED,
            "edge" => Self::EDGE,
            "number" => Self::NUMBER,
            "counted" => Self::COUNTED,
            "plural" => Self::PLURAL,
            "feast" => Self::FEAST,
            "month" => Self::MONTH,
            _ => return None,
        })
    }

    /// Whether the word, in any case, is of the class.
    pub(super) fn holds(self, word: &str) -> bool {
        CONTEXTS.find(word).is_some_and(|classes| classes.0 & self.0 != 0)
    }
}

lexicon!(
    /// The classes of a word, together.
    CONTEXTS: Context = "date_context.tsv",
    |names| names.split(' ').try_fold(Context(0), |all, name| Context::named(name).map(|one| Context(all.0 | one.0)))
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_known_classes() {
        let rows = crate::lexicon::rows(include_str!("../../data/lexicon/date_context.tsv"));
        assert!(rows.len() > 50);
        for (form, classes) in rows {
            assert!(CONTEXTS.find(form).is_some(), "{form}: {classes}");
        }
        assert!(Context::CLOCK.holds("At") && !Context::CLOCK.holds("km"));
        assert!(Context::NUMBER.holds("#") && Context::NUMBER.holds("Flight"));
    }
}
