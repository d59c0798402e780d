//! Finds the other end of a range or list: "15 to 22 February", "January 26 and 27", "two to three years", "1914-18".
//!
//! A rule finds the end that carries the month or the unit; the number at the other end is a date only beside it.

use crate::tokens::{Class, Token};

use super::expression::{Expression, Meaning};
use super::unit::Duration;
use super::word::Word;

/// Adds the other ends of the expressions of one sentence, in their places.
pub(super) fn complete(text: &str, tokens: &[Token], words: &[Word], found: &mut Vec<Expression>) {
    let sentence = Sentence { text, tokens, words };
    let mut i = 0;
    while let Some(expression) = found.get(i).copied() {
        let from = i.checked_sub(1).and_then(|i| found.get(i)).map_or(0, |before| before.until);
        let until = found.get(i + 1).map_or(tokens.len(), |after| after.first);
        if let Some(before) = sentence.before(&expression, from) {
            found.insert(i, before);
            i += 1;
        }
        if let Some((after, year)) = sentence.after(&expression, until) {
            if let (Some(slot), Some(_)) = (found.get_mut(i), year) {
                slot.meaning = with_year(slot.meaning, year);
            }
            // The year that it took was an expression of its own.
            if found.get(i + 1).is_some_and(|next| next.first < after.until) {
                found.remove(i + 1);
            }
            found.insert(i + 1, after);
            i += 1;
        }
        i += 1;
    }
    share_years(&sentence, found);
}

struct Sentence<'a> {
    text: &'a str,
    tokens: &'a [Token],
    words: &'a [Word],
}

impl Sentence<'_> {
    fn form(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.text(self.text))
    }

    fn word(&self, at: usize) -> Word {
        self.words.get(at).copied().unwrap_or(Word::None)
    }

    fn joins(&self, at: usize) -> bool {
        matches!(self.form(at), "to" | "and" | "or" | "-" | "–" | "—" | "until" | "till" | "through" | "&")
    }

    /// "15 to" before "22 February", "two to" before "three years".
    fn before(&self, expression: &Expression, from: usize) -> Option<Expression> {
        let at = expression.first.checked_sub(2).filter(|at| *at >= from)?;
        if !self.joins(at + 1) {
            return None;
        }
        let lead = at.checked_sub(1).map_or("", |at| self.form(at));
        let (meaning, first) = match (expression.meaning, self.word(at)) {
            (Meaning::Day { year, month, day: last }, word)
                if matches!(self.word(expression.first), Word::Digits { .. } | Word::Ordinal(_)) =>
            {
                let day = match word {
                    Word::Digits { value, len: 1 | 2 } => u8::try_from(value).ok()?,
                    Word::Ordinal(day) => day,
                    _ => return None,
                };
                let placed = (1..last).contains(&day) && !matches!(lead, "$" | "." | ":" | "/");
                placed.then_some((Meaning::Day { year, month, day }, at))?
            }
            (Meaning::Duration(Duration { count: Some(last), unit, .. }), Word::Digits { .. } | Word::Count(_)) => {
                let count = match self.word(at) {
                    Word::Digits { value, .. } => u32::from(value),
                    Word::Count(value) => value,
                    _ => return None,
                };
                // "and" joins lists of other things: "between two and three years" only.
                let range = !matches!(self.form(at + 1), "and") || lead.eq_ignore_ascii_case("between");
                let glued = self.tokens.get(at).is_some_and(|t| t.is(Class::NUMBER) || t.is(Class::WORD));
                (range && glued && count < last && count > 0)
                    .then_some((Meaning::Duration(Duration { count: Some(count), half: false, unit }), at))?
            }
            // "490-480 BC"
            (Meaning::Year(last @ ..0), Word::Digits { value, .. }) => {
                let year = -i32::from(value);
                (year < last).then_some((Meaning::Year(year), at))?
            }
            _ => return None,
        };
        Some(Expression { first, until: at + 1, meaning, part: None, clock: None, modifier: None, ..*expression })
    }

    /// "and 27" after "January 26", "-7, 2020" after "July 5", "-18" after "1914"; the year it brings.
    fn after(&self, expression: &Expression, until: usize) -> Option<(Expression, Option<i32>)> {
        let at = expression.until + 1;
        if at >= until || !self.joins(expression.until) || expression.clock.is_some() || expression.part.is_some() {
            return None;
        }
        // "the 1960s and 70s", "and '70s"
        if let Meaning::Decade { tens, century_known } = expression.meaning {
            let elided = usize::from(matches!(self.form(at), "'" | "’" | "‘"));
            let Word::Decade(year @ ..100) = self.word(at + elided) else { return None };
            let tens = tens / 10 * 10 + i32::from(year / 10);
            let meaning = Meaning::Decade { tens: if century_known { tens } else { tens % 10 }, century_known };
            let first = at + elided;
            return Some((Expression { first, until: first + 1, meaning, modifier: None, ..*expression }, None));
        }
        let Word::Digits { value, len: digits } = self.word(at) else { return None };
        let next = self.tokens.get(at + 1).copied();
        // "January 26 and 27 people", "26 and 27.5 percent", "July 5-7-9".
        let plain =
            next.is_none_or(|t| t.spaced() || matches!(self.form(at + 1), "," | "." | ")" | ";" | ":" | "?" | "!"));
        let noun = next.is_some_and(|t| t.spaced() && t.is(Class::WORD) && !t.is(Class::CAPITAL))
            && !super::classify::is_function_word(self.form(at + 1));
        let unit =
            !matches!(self.word(at + 1), Word::None | Word::Before | Word::After | Word::That | Word::The | Word::A);
        let dash = matches!(self.form(expression.until), "-" | "–")
            && self.tokens.get(expression.until).is_some_and(|t| !t.spaced());
        let make = |meaning, until| Expression { first: at, until, meaning, modifier: None, ..*expression };
        match expression.meaning {
            // "the May 17-18 summit", but not "May 17 and 18 people"
            Meaning::Day { year: None, month, day: first } if digits <= 2 && plain && (dash || !noun && !unit) => {
                let day = u8::try_from(value).ok().filter(|day| *day > first && *day <= 31)?;
                let year = (self.form(at + 1) == ",").then(|| self.year(at + 2)).flatten();
                let end = if year.is_some() { at + 3 } else { at + 1 };
                Some((make(Meaning::Day { year, month, day }, end), year))
            }
            Meaning::Year(first) if digits == 2 && matches!(self.form(expression.until), "-" | "–") && plain => {
                let last = first / 100 * 100 + i32::from(value);
                (first < last && first >= 1000).then(|| (make(Meaning::Year(last), at + 1), None))
            }
            _ => None,
        }
    }

    fn year(&self, at: usize) -> Option<i32> {
        match self.word(at) {
            Word::Digits { value: value @ 1000..=2999, len: 4 } => Some(i32::from(value)),
            _ => None,
        }
    }
}

/// "from November 12 to March 1918", "in November and December 1956": the first takes the year of the last.
fn share_years(sentence: &Sentence<'_>, found: &mut [Expression]) {
    for i in (1..found.len()).rev() {
        let (Some(last), Some(first)) = (found.get(i).copied(), found.get(i - 1).copied()) else { break };
        let gap = first.until..last.first;
        let joins = |at: usize| sentence.joins(at) || sentence.form(at) == ",";
        // "takes effect July 1 and runs to December 31, 2014" are two clauses.
        let small = |at: usize| joins(at) || matches!(sentence.form(at), "the" | "in" | "on" | "of" | "from" | "again");
        let joined = gap.len() <= 3 && gap.clone().any(joins) && gap.clone().all(small);
        let Some(year) = year_of(last.meaning).filter(|_| joined) else { continue };
        let meaning = match (first.meaning, month_of(first.meaning), month_of(last.meaning)) {
            // A range over New Year begins in the year before.
            (meaning, Some(month), Some(end)) => with_year(meaning, Some(year - i32::from(month > end))),
            (meaning, ..) => meaning,
        };
        if let Some(slot) = found.get_mut(i - 1)
            && year_of(first.meaning).is_none()
        {
            slot.meaning = meaning;
        }
    }
}

const fn year_of(meaning: Meaning) -> Option<i32> {
    match meaning {
        Meaning::Day { year, .. } | Meaning::Month { year, shift: None, .. } => year,
        _ => None,
    }
}

const fn month_of(meaning: Meaning) -> Option<u8> {
    match meaning {
        Meaning::Day { month, .. } | Meaning::Month { month, shift: None, .. } => Some(month),
        _ => None,
    }
}

const fn with_year(meaning: Meaning, year: Option<i32>) -> Meaning {
    match meaning {
        Meaning::Day { month, day, .. } => Meaning::Day { year, month, day },
        Meaning::Month { month, shift: None, .. } => Meaning::Month { year, month, shift: None },
        other => other,
    }
}
