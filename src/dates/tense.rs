//! Whether the clause of a date looks back or ahead: the nearest verb that says so.
//!
//! Only a tie-breaker: most dates of news lie behind it, and "will vote on Sunday" is what moves one ahead.

use crate::lexicon::lexicon;
use crate::tokens::{Class, Token};

use super::expression::{Expression, Meaning, Shift, Tense};
use super::unit::Unit;

/// What a verb says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    Past,
    Future,
    /// "until" looks ahead, unless a past stands before it ("stayed open until Friday").
    Until,
    /// "be": the participle after it is no past ("will be held").
    Be,
}

lexicon!(
    /// Verbs and the like that look back or ahead.
    CUES: Cue = "tense.tsv",
    |value| match value {
        "past" => Some(Cue::Past),
        "future" => Some(Cue::Future),
        "until" => Some(Cue::Until),
        "be" => Some(Cue::Be),
        _ => None,
    }
);

/// Tokens that are looked at before the date, and after one that opens its sentence.
const REACH: usize = 14;
/// A date so near to the start of the sentence opens it.
const OPENING: usize = 3;

/// Sets the tense of every expression that it may move.
pub(super) fn settle(text: &str, tokens: &[Token], found: &mut [Expression]) {
    for expression in found.iter_mut().filter(|e| is_open(e.meaning)) {
        expression.tense = tense(text, tokens, expression);
    }
}

/// Whether the place of the meaning depends on where the clause looks.
const fn is_open(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Weekday { shift: None, .. }
            | Meaning::Day { year: None, .. }
            | Meaning::Month { year: None, shift: None, .. }
            | Meaning::Season { year: None, shift: None, .. }
            | Meaning::Quarter { year: None, shift: None, .. }
            | Meaning::Holiday { year: None, shift: None, .. }
            | Meaning::Period { unit: Unit::Weekend, shift: Shift::That }
            | Meaning::Decade { century_known: false, .. }
    )
}

fn tense(text: &str, tokens: &[Token], expression: &Expression) -> Tense {
    let before = tokens.get(expression.first.saturating_sub(REACH)..expression.first).unwrap_or_default();
    // "Wednesday's ruling" has been made.
    if tokens.get(expression.until).is_some_and(|t| t.is(Class::POSSESSIVE)) {
        return Tense::Open;
    }
    let mut bare = None;
    for (i, token) in before.iter().enumerate().rev() {
        if ends_clause(text, *token) {
            break;
        }
        match cue(text, *token) {
            Some(Cue::Past) => {
                // "will be held on Sunday": the participle belongs to what stands before "be".
                let passive = i.checked_sub(1).and_then(|i| before.get(i)).is_some_and(|t| is_be(text, *t));
                if !passive {
                    return behind(text, before, *token);
                }
            }
            Some(Cue::Until) => bare = Some(Tense::Future),
            Some(Cue::Future) => return Tense::Future,
            Some(Cue::Be) | None => {
                let form = token.text(text);
                let last = i.checked_sub(1).and_then(|i| before.get(i)).map_or("", |t| t.text(text));
                match form {
                    // "is to be held from November 20", "set to resume on Monday"
                    "to" if matches!(last, "is" | "are" | "set" | "about") => return Tense::Future,
                    // "runs through Saturday"
                    "through" if matches!(expression.meaning, Meaning::Weekday { .. }) => bare = Some(Tense::Future),
                    // "opened on Thursday and runs through Sunday"
                    "and" if bare.is_some() => break,
                    _ => {}
                }
            }
        }
    }
    if expression.first <= OPENING && bare.is_none() {
        let after = tokens.get(expression.until..).unwrap_or_default().iter().take(REACH);
        for token in after.take_while(|t| !ends_clause(text, **t)) {
            match cue(text, *token) {
                Some(Cue::Past) => return Tense::Past,
                Some(Cue::Future) => return Tense::Future,
                _ => {}
            }
        }
    }
    bare.unwrap_or_default()
}

/// A verb before the date that looks back settles weekdays, whose last one is meant anyway; of months only "ended" does:
/// "the offer was extended to November" may lie ahead.
fn behind(text: &str, before: &[Token], verb: Token) -> Tense {
    let near = before.iter().rev().take(2).any(|token| *token == verb);
    if near && matches!(verb.text(text), "ended" | "died") { Tense::Past } else { Tense::Open }
}

fn ends_clause(text: &str, token: Token) -> bool {
    token.is(Class::QUOTE) || token.is(Class::PUNCT) && matches!(token.text(text), ";" | ":" | "(" | ")")
}

fn cue(text: &str, token: Token) -> Option<Cue> {
    if !token.is(Class::WORD) || token.is(Class::CAPITAL) {
        return None;
    }
    let form = token.text(text);
    let regular = || (form.len() > 4 && form.ends_with("ed") && !form.ends_with("eed")).then_some(Cue::Past);
    CUES.get(token.hash, form).or_else(regular).or_else(|| {
        // "he'll", "they’ll"
        (form.ends_with("'ll") || form.ends_with("’ll")).then_some(Cue::Future)
    })
}

fn is_be(text: &str, token: Token) -> bool {
    CUES.get(token.hash, token.text(text)) == Some(Cue::Be)
}
