//! What a rule sees: the words of one sentence from a place on.

use crate::tokens::{Class, Token};

use super::unit::{Duration, Unit};
use super::word::Word;

/// A place in a sentence; offsets count tokens from it.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) words: &'a [Word],
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    /// The class of the word `k` places on.
    pub(super) fn word(&self, k: usize) -> Word {
        self.words.get(self.at + k).copied().unwrap_or(Word::None)
    }

    /// The class of the word `k` places back.
    pub(super) fn word_before(&self, k: usize) -> Word {
        self.at.checked_sub(k).and_then(|i| self.words.get(i)).copied().unwrap_or(Word::None)
    }

    pub(super) fn token(&self, k: usize) -> Option<Token> {
        self.tokens.get(self.at + k).copied()
    }

    /// The text `k` places on; empty after the end.
    pub(super) fn form(&self, k: usize) -> &'a str {
        self.token(k).map_or("", |t| t.text(self.text))
    }

    /// The text `k` places back; empty before the start.
    pub(super) fn form_before(&self, k: usize) -> &'a str {
        self.at.checked_sub(k).and_then(|i| self.tokens.get(i)).map_or("", |t| t.text(self.text))
    }

    /// Whether the word `k` places on is one of `forms`, in any case.
    pub(super) fn is(&self, k: usize, forms: &[&str]) -> bool {
        let form = self.form(k);
        forms.iter().any(|f| f.eq_ignore_ascii_case(form))
    }

    /// Whether the word `k` places on hangs on the one before, without space.
    pub(super) fn glued(&self, k: usize) -> bool {
        self.token(k).is_some_and(|t| !t.spaced())
    }

    /// A hyphen between two words, without space: `five-year`.
    pub(super) fn hyphen(&self, k: usize) -> bool {
        self.token(k).is_some_and(|t| t.is(Class::DASH) && !t.spaced()) && self.glued(k + 1)
    }

    /// Whether the word at `k` looks like a noun: a word in lower case that is no function word.
    pub(super) fn is_noun(&self, k: usize) -> bool {
        self.token(k).is_some_and(|t| t.spaced() && t.is(Class::WORD) && !t.is(Class::CAPITAL))
            && !super::classify::is_function_word(self.form(k))
    }

    /// Whether no noun follows at `k`: "in the future." but not "the future president".
    pub(super) fn is_not_attributive(&self, k: usize) -> bool {
        self.token(k).is_none_or(|t| t.is(Class::PUNCT))
            || self.is(k, &["of", "and", "but", "that", "when", "is", "was", "will", "as", "in", "for", "with", "by"])
    }

    /// Four digits that can be a year, and nothing glued to them.
    pub(super) fn year(&self, k: usize) -> Option<i32> {
        match self.word(k) {
            Word::Digits { value: value @ 1000..=2999, len: 4 } => Some(i32::from(value)),
            _ => None,
        }
    }

    /// An apostrophe that stands for the century at `k`: 1 for the "'" of `'80s`, else 0.
    pub(super) fn elision(&self, k: usize) -> usize {
        usize::from(self.is(k, &["'", "’", "‘"]) && self.glued(k + 1))
    }

    /// `'69`: a year without its century, and the tokens it takes; to 29 of this century, else of the one before.
    pub(super) fn short_year(&self, k: usize) -> Option<(i32, usize)> {
        match (self.elision(k), self.word(k + 1)) {
            (1, Word::Digits { value, len: 2 }) => Some((i32::from(value) + if value < 30 { 2000 } else { 1900 }, 2)),
            _ => None,
        }
    }

    /// `480 BC`: a year before Christ, as a negative number, and the tokens it takes; `70 AD` likewise.
    pub(super) fn era_year(&self, k: usize) -> Option<(i32, usize)> {
        let Word::Digits { value: value @ 1..=9999, .. } = self.word(k) else { return None };
        match self.form(k + 1) {
            "BC" | "B.C." | "BCE" | "B.C.E." => Some((-i32::from(value), 2)),
            "AD" | "A.D." | "CE" => Some((i32::from(value), 2)),
            _ => None,
        }
    }

    /// "nineteen ninety-one": a year as it is spoken, and the tokens it takes.
    pub(super) fn spoken_year(&self, k: usize) -> Option<(i32, usize)> {
        let Word::Count(century @ 16..=20) = self.word(k) else { return None };
        let Word::Count(tens @ 10..=90) = self.word(k + 1) else { return None };
        let hyphen = usize::from(self.hyphen(k + 2));
        let (units, len) = match self.word(k + 2 + hyphen) {
            Word::Count(units @ 1..=9) if tens >= 20 => (units, 3 + hyphen),
            _ => (0, 2),
        };
        let counted = matches!(self.word(k + len), Word::Unit(_) | Word::Units(_) | Word::Scale(_));
        (!counted).then_some(((century * 100 + tens + units) as i32, len))
    }

    /// `, 2021`, `2021` or `480 BC`: the year and the tokens it takes.
    pub(super) fn year_after(&self, k: usize) -> Option<(i32, usize)> {
        if let Some(found) = self.era_year(k).or_else(|| self.spoken_year(k)) {
            return Some(found);
        }
        if self.is(k, &[","]) {
            // "on May 12, 2000 people": a count has a noun in lower case after it.
            let year = self.year(k + 1)?;
            let noun =
                self.token(k + 2).is_some_and(|t| t.is(Class::WORD) && t.is(Class::LOWER) && !t.is(Class::CAPITAL));
            let counted = noun && self.form(k + 2).ends_with('s') && !self.is(k + 2, &["was", "is", "has", "as"])
                || self.is(k + 2, &["people", "men", "women", "troops"]);
            return (!counted).then_some((year, 2));
        }
        self.year(k).map(|year| (year, 1))
    }

    /// A day of the month in digits or as an ordinal, 1 to 31.
    pub(super) fn day_number(&self, k: usize) -> Option<u8> {
        match self.word(k) {
            Word::Digits { value: value @ 1..=31, len: 1 | 2 } if !self.is(k + 1, &["%", "percent"]) => {
                Some(value as u8)
            }
            Word::Ordinal(day @ 1..=31) if self.token(k).is_some_and(|t| t.is(Class::NUMBER)) => Some(day),
            _ => None,
        }
    }

    /// A number in digits or words, from `k` on: its value, `None` if vague, and the tokens it takes.
    pub(super) fn amount(&self, k: usize) -> Option<(Amount, usize)> {
        match self.word(k) {
            Word::Digits { value, .. } => {
                // "2 1/2 years"
                if self.is(k + 1, &["1"]) && self.is(k + 2, &["/"]) && self.is(k + 3, &["2"]) {
                    return Some((Amount { count: Some(u32::from(value)), half: true }, 4));
                }
                Some((Amount::exactly(u32::from(value)), 1))
            }
            Word::Count(value) => Some(self.count(k, value)),
            Word::Vague => Some((Amount { count: None, half: false }, 1)),
            Word::A => match self.word(k + 1) {
                Word::Vague => Some((Amount { count: None, half: false }, 2)),
                Word::Count(value @ 2) if self.is(k + 1, &["couple"]) => {
                    Some((Amount::exactly(value), if self.is(k + 2, &["of"]) { 3 } else { 2 }))
                }
                Word::Scale(scale) => Some((Amount::exactly(scale), 2)),
                _ => Some((Amount::exactly(1), 1)),
            },
            Word::Half if matches!(self.word(k + 1), Word::A) => Some((Amount { count: Some(0), half: true }, 2)),
            _ => None,
        }
    }

    /// "twenty-four", "two hundred", "two and a half".
    fn count(&self, k: usize, first: u32) -> (Amount, usize) {
        // "the next couple of years"
        if self.is(k, &["couple"]) && self.is(k + 1, &["of"]) {
            return (Amount::exactly(first), 2);
        }
        let mut value = first;
        let mut len = 1;
        if (20..100).contains(&first) {
            let hyphen = usize::from(self.hyphen(k + 1));
            if let Word::Count(small @ 1..=9) = self.word(k + 1 + hyphen) {
                value += small;
                len += 1 + hyphen;
            }
        }
        if let Word::Scale(scale) = self.word(k + len) {
            value = value.saturating_mul(scale);
            len += 1;
        }
        let half = self.is(k + len, &["and"])
            && matches!(self.word(k + len + 1), Word::A)
            && matches!(self.word(k + len + 2), Word::Half);
        (Amount { count: Some(value), half }, len + if half { 3 } else { 0 })
    }

    /// An amount with its unit, from `k` on: `44 days`, `six-week`, `a few months`, `half an hour`.
    pub(super) fn duration(&self, k: usize) -> Option<(Duration, usize)> {
        // "a quarter of a century", "a quarter-century"
        if matches!(self.word(k), Word::A) && self.word(k + 1) == Word::Unit(Unit::Quarter) {
            let of = if self.is(k + 2, &["of"]) && matches!(self.word(k + 3), Word::A) { 2 } else { 0 };
            let hyphen = usize::from(self.hyphen(k + 2));
            if self.word(k + 2 + of + hyphen) == Word::Unit(Unit::Century) {
                return Some((Duration { count: Some(25), half: false, unit: Unit::Year }, 3 + of + hyphen));
            }
        }
        let (amount, len) = self.amount(k)?;
        let hyphen = usize::from(self.hyphen(k + len));
        let more = usize::from(
            hyphen == 0 && self.is(k + len, &["more", "full", "straight", "consecutive", "long", "whole", "short"]),
        );
        let unit = match self.word(k + len + hyphen + more) {
            // "the 1988 quarter" is no number of quarters: more than one has a plural or a hyphen.
            Word::Unit(_) if hyphen == 0 && matches!(self.word(k), Word::Digits { value: 2.., .. }) => return None,
            // "a months-long siege"
            Word::Units(_) if matches!(self.word(k), Word::A) && amount == Amount::exactly(1) => return None,
            Word::Unit(unit) | Word::Units(unit) => unit,
            Word::Fortnight => {
                let count = amount.count.map(|count| count.saturating_mul(2));
                return Some((Duration { count, half: false, unit: Unit::Week }, len + hyphen + more + 1));
            }
            _ => return None,
        };
        // "a second" is rarely a time, "the second" never.
        if matches!(unit, Unit::Second) && matches!(self.word(k), Word::A | Word::Vague) {
            return None;
        }
        let len = len + hyphen + more + 1;
        // "a year and a half"
        if amount == Amount::exactly(1)
            && self.is(k + len, &["and"])
            && matches!(self.word(k + len + 1), Word::A)
            && matches!(self.word(k + len + 2), Word::Half)
        {
            return Some((Duration { count: Some(1), half: true, unit }, len + 3));
        }
        Some((Duration { count: amount.count, half: amount.half, unit }, len))
    }
}

/// A number of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) count: Option<u32>,
    pub(super) half: bool,
}

impl Amount {
    pub(super) const fn exactly(count: u32) -> Self {
        Self { count: Some(count), half: false }
    }
}
