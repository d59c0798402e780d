//! Temporal classes of tokens: what a word can do in a time expression.

use super::expression::Shift;
use super::unit::{DayPart, Modifier, Reference, Season, Unit};

/// The class of one token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    None,
    /// "the"
    The,
    /// "a", "an"
    A,
    /// 1 to 12
    Month(u8),
    /// 1 to 7
    Weekday(u8),
    /// "Mondays"
    Weekdays(u8),
    Unit(Unit),
    /// "years": plural of a unit
    Units(Unit),
    /// "yearly": every unit
    Adverb(Unit),
    /// "two", "twenty"
    Count(u32),
    /// "hundred", "thousand"
    Scale(u32),
    /// "few", "several": an unknown number
    Vague,
    /// "first", "12th"
    Ordinal(u8),
    Season(Season),
    Part(DayPart),
    /// "noon", "midnight"
    Hour(u8),
    /// "today": days from the publication date
    Deictic(i8),
    /// "tonight"
    Tonight,
    Last,
    This,
    Next,
    Past,
    Coming,
    Previous,
    Following,
    That,
    Recent,
    Ago,
    /// "earlier", "previously"
    Earlier,
    /// "later"
    Later,
    Before,
    After,
    /// "now", "recently"
    Reference(Reference),
    /// "early", "late", "mid"
    Phase(Modifier),
    /// "nearly", "about"
    Approx(Modifier),
    Each,
    Half,
    /// A number in digits, without a letter, up to 9999; the digits printed
    Digits {
        value: u16,
        len: u8,
    },
    /// "7.25": hours and minutes, if "a.m." follows
    Dotted,
    /// "13.05.2021": a number of three parts that may be a date
    Triple {
        first: u8,
        second: u8,
        year: u16,
    },
    /// "fortnight", "fortnights"
    Fortnight,
    /// "weeklong"
    Long(Unit),
    /// "1990s", "80s"
    Decade(u16),
    /// "a.m.", "pm": hours to add
    Meridiem(u8),
    /// First word of the name of a holiday
    Holiday,
    /// "once", "twice": how often
    Times,
    /// "per"
    Per,
    /// "nightly"
    Nightly,
    /// "another"
    More,
    /// "o'clock"
    OClock,
    /// "fiscal"
    Fiscal,
    /// "Q3", "H1"
    Term {
        number: u8,
        half: bool,
    },
    /// "8pm", "8.30pm", the "30pm" of "8:30pm": the numbers, and hours to add
    Glued {
        value: u8,
        minute: u8,
        add: u8,
    },
}

impl Word {
    /// Where "last", "this" and "next" point.
    pub(super) const fn shift(self) -> Option<Shift> {
        match self {
            Self::Last => Some(Shift::Last),
            Self::This => Some(Shift::This),
            Self::Next => Some(Shift::Next),
            _ => None,
        }
    }

    /// A number for the class, to choose rules by.
    pub(super) const fn kind(self) -> usize {
        match self {
            Self::None => 0,
            Self::The => 1,
            Self::A => 2,
            Self::Month(_) => 3,
            Self::Weekday(_) => 4,
            Self::Weekdays(_) => 5,
            Self::Unit(_) => 6,
            Self::Units(_) => 7,
            Self::Adverb(_) => 8,
            Self::Count(_) => 9,
            Self::Scale(_) => 10,
            Self::Vague => 11,
            Self::Ordinal(_) => 12,
            Self::Season(_) => 13,
            Self::Part(_) => 14,
            Self::Hour(_) => 15,
            Self::Deictic(_) => 16,
            Self::Tonight => 17,
            Self::Last => 18,
            Self::This => 19,
            Self::Next => 20,
            Self::Past => 21,
            Self::Coming => 22,
            Self::Previous => 23,
            Self::Following => 24,
            Self::That => 25,
            Self::Recent => 26,
            Self::Ago => 27,
            Self::Earlier => 28,
            Self::Later => 29,
            Self::Before => 30,
            Self::After => 31,
            Self::Reference(_) => 32,
            Self::Phase(_) => 33,
            Self::Approx(_) => 34,
            Self::Each => 35,
            Self::Half => 36,
            Self::Digits { .. } => 37,
            Self::Decade(_) => 38,
            Self::Meridiem(_) => 39,
            Self::Dotted => 40,
            Self::Holiday => 41,
            Self::Times => 42,
            Self::Per => 43,
            Self::Nightly => 44,
            Self::More => 45,
            Self::OClock => 46,
            Self::Fiscal => 47,
            Self::Glued { .. } => 48,
            Self::Term { .. } => 49,
            Self::Triple { .. } => 50,
            Self::Long(_) => 51,
            Self::Fortnight => 52,
        }
    }

    /// One word of every kind.
    pub(super) fn samples() -> impl Iterator<Item = Self> {
        use Word as W;
        [
            W::The,
            W::A,
            W::Month(1),
            W::Weekday(1),
            W::Weekdays(1),
            W::Unit(Unit::Day),
            W::Units(Unit::Day),
            W::Adverb(Unit::Day),
            W::Count(1),
            W::Scale(100),
            W::Vague,
            W::Ordinal(1),
            W::Season(Season::Spring),
            W::Part(DayPart::Morning),
            W::Hour(12),
            W::Deictic(0),
            W::Tonight,
            W::Last,
            W::This,
            W::Next,
            W::Past,
            W::Coming,
            W::Previous,
            W::Following,
            W::That,
            W::Recent,
            W::Ago,
            W::Earlier,
            W::Later,
            W::Before,
            W::After,
            W::Reference(Reference::Past),
            W::Phase(Modifier::Start),
            W::Approx(Modifier::Approx),
            W::Each,
            W::Half,
            W::Digits { value: 1, len: 1 },
            W::Decade(90),
            W::Meridiem(0),
            W::Dotted,
            W::Holiday,
            W::Times,
            W::Per,
            W::Nightly,
            W::More,
            W::OClock,
            W::Fiscal,
            W::Term { number: 1, half: false },
            W::Glued { value: 8, minute: 0, add: 12 },
            W::Long(Unit::Day),
            W::Fortnight,
            W::Triple { first: 1, second: 1, year: 2000 },
        ]
        .into_iter()
    }

    /// One more than the largest [`Word::kind`].
    pub(super) const KINDS: usize = 53;
}
