//! Joins what belongs together: "early" to its day, "about" to its number, a clock time to the day beside it.

use crate::tokens::Token;

use super::expression::{Expression, Meaning, Origin, Shift};
use super::unit::{DayPart, Duration, Modifier, Unit};
use super::value::TimexValue;
use super::word::Word;

/// Refines the expressions of one sentence in place; none is added or dropped.
pub(super) fn refine(text: &str, tokens: &[Token], words: &[Word], found: &mut [Expression]) {
    let mut free_from = 0;
    for expression in found.iter_mut() {
        let sentence = Sentence { text, tokens, words, free_from };
        if expression.modifier.is_none()
            && let Some((modifier, first)) =
                phase(&sentence, expression).or_else(|| approximation(&sentence, expression))
        {
            expression.modifier = Some(modifier);
            expression.first = first;
        }
        free_from = expression.until;
    }
    clock_days(text, tokens, found);
}

struct Sentence<'a> {
    text: &'a str,
    tokens: &'a [Token],
    words: &'a [Word],
    /// The first token that no expression before has taken.
    free_from: usize,
}

impl Sentence<'_> {
    /// The word `back` places before `at`, with its place.
    fn before(&self, at: usize, back: usize) -> (Word, &str, usize) {
        match at.checked_sub(back).filter(|i| *i >= self.free_from) {
            Some(i) => (
                self.words.get(i).copied().unwrap_or(Word::None),
                self.tokens.get(i).map_or("", |t| t.text(self.text)),
                i,
            ),
            None => (Word::None, "", at),
        }
    }
}

/// "early Wednesday", "late on Friday", "mid-January", "the end of June", "earlier this year".
fn phase(s: &Sentence<'_>, expression: &Expression) -> Option<(Modifier, usize)> {
    let calendar = !matches!(
        expression.meaning,
        Meaning::Duration(_)
            | Meaning::Every(_)
            | Meaning::EveryDate(_)
            | Meaning::EveryPart(_)
            | Meaning::Reference(_)
            | Meaning::Rolling { .. }
    );
    if !calendar || expression.clock.is_some() {
        return None;
    }
    let first = expression.first;
    let (word, form, at) = s.before(first, 1);
    match word {
        Word::Phase(modifier) if !form.eq_ignore_ascii_case("end") && !form.eq_ignore_ascii_case("start") => {
            return Some((modifier, at));
        }
        Word::Earlier | Word::Later
            if matches!(
                expression.meaning,
                Meaning::Period { shift: Shift::This, .. }
                    | Meaning::Season { shift: Some(Shift::This), .. }
                    | Meaning::Deictic(0)
            ) =>
        {
            return Some((if word == Word::Earlier { Modifier::Start } else { Modifier::End }, at));
        }
        _ => {}
    }
    let (second, second_form, second_at) = s.before(first, 2);
    match (form, second) {
        // "early on Wednesday", "mid-January", "early in 2012"
        ("on" | "in" | "-" | "–", Word::Phase(modifier))
            if !second_form.eq_ignore_ascii_case("end") && !second_form.eq_ignore_ascii_case("start") =>
        {
            Some((modifier, second_at))
        }
        ("of", Word::Phase(modifier)) => {
            let (the, _, the_at) = s.before(first, 3);
            Some((modifier, if the == Word::The { the_at } else { second_at }))
        }
        // "the end of the year" and its like.
        _ => None,
    }
}

/// "about an hour", "more than a century", "at least six weeks", "just under 70 minutes", "around 7 p.m.".
fn approximation(s: &Sentence<'_>, expression: &Expression) -> Option<(Modifier, usize)> {
    let counted = matches!(expression.meaning, Meaning::Duration(_) | Meaning::Offset { .. });
    if !counted && expression.clock.is_none() {
        return None;
    }
    // "over the past week" is a preposition; so is "some" before an open number.
    let open = matches!(expression.meaning, Meaning::Duration(d) if d.count.is_none());
    let first = expression.first;
    let (word, form, at) = s.before(first, 1);
    let (_, second, second_at) = s.before(first, 2);
    let is = |word: &str, form: &str| form.eq_ignore_ascii_case(word);
    if let Word::Approx(modifier) = word
        && !open
        // "over" and "under" before a clock time are prepositions of place.
        && (expression.clock.is_none() || modifier == Modifier::Approx)
    {
        return Some((modifier, if is("just", second) { second_at } else { at }));
    }
    let modifier = match form {
        f if is("than", f) && is("more", second) => Modifier::MoreThan,
        f if is("than", f) && (is("less", second) || is("fewer", second)) => Modifier::LessThan,
        f if is("least", f) && is("at", second) => Modifier::EqualOrMore,
        f if is("most", f) && is("at", second) => Modifier::EqualOrLess,
        f if is("to", f) && is("up", second) => Modifier::EqualOrLess,
        _ => return None,
    };
    Some((modifier, second_at))
}

/// Tokens of a bracket between a clock time and its day: `( 0735 GMT )`.
const BRACKET: usize = 6;

/// Gives clock times and parts of the day their day: the one right after "on", else the last one of the sentence.
fn clock_days(text: &str, tokens: &[Token], found: &mut [Expression]) {
    let mut last_day = None;
    // "from 9 p.m. to 5 a.m. nightly": a habit has no day.
    let habit = found.iter().any(|e| {
        matches!(
            e.meaning,
            Meaning::EveryPart(_)
                | Meaning::EveryDate(TimexValue::Weekday(_))
                | Meaning::Every(Duration { count: Some(1), unit: Unit::Day, .. })
        )
    });
    for i in 0..found.len() {
        let Some(expression) = found.get(i).copied() else { break };
        if expression.meaning == Meaning::OpenDay {
            // "at 10:35 a.m. (0735 GMT) on Friday": of both the day is Friday.
            let form = |at: usize| tokens.get(at).map_or("", |t| t.text(text));
            let end = expression.until;
            let bracket = matches!(form(end), "(" | ")");
            let close = (end..end + BRACKET).find(|at| form(*at) == ")").filter(|_| bracket);
            let after = close.map_or(end, |close| close + 1);
            let on = matches!(form(after), "on" | ",");
            let bare = close.is_some();
            let beside = |next: &&Expression| on && next.first == after + 1 || bare && next.first == after;
            let next = found.iter().skip(i + 1).find(|next| next.first >= after).filter(beside);
            // "around 11 o'clock on Tuesday night": the part of the day says which eleven.
            let part = next.and_then(|next| next.part);
            let next = next.filter(|next| is_plain_day(next) || next.part.is_some()).map(|next| next.meaning);
            let day = next.or(last_day).or(habit.then_some(Meaning::AnyDay));
            if let Some(slot) = found.get_mut(i) {
                slot.meaning = day.unwrap_or(slot.meaning);
                if let Some(clock) = slot.clock.as_mut().filter(|clock| clock.hour < 12)
                    && matches!(part, Some(DayPart::Afternoon | DayPart::Evening | DayPart::Night))
                    && (clock.hour >= 5 || part == Some(DayPart::Afternoon))
                {
                    clock.hour += 12;
                }
            }
        } else if is_plain_day(&expression) || expression.part.is_some() {
            // A day counted from the one before is counted once: its clock times take the day last named.
            let counted = matches!(
                expression.meaning,
                Meaning::Offset { origin: Origin::Mention, .. }
                    | Meaning::Period { unit: Unit::Day, shift: Shift::Previous | Shift::Following }
            );
            last_day = (!counted).then_some(expression.meaning);
        }
    }
}

fn is_plain_day(expression: &Expression) -> bool {
    expression.meaning.is_day()
        && expression.clock.is_none()
        && !matches!(expression.meaning, Meaning::Period { unit: Unit::Day, .. })
}
