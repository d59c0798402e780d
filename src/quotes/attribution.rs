//! Finds the reporting verb beside a quotation, and who stands with it.

use crate::entities::Label;
use crate::lexicon::REPORTING;
use crate::tokens::Class;

use super::passage::Passage;
use super::speaker::{self, Speaker};
use super::{Context, Quote, QuoteKind, ResolvedBy};

/// Classes of reporting verbs, as in the `cue_class` column.
pub(crate) const CUE_CLASSES: &[&str] =
    &["say", "report", "claim", "admit", "deny", "accuse", "ask", "urge", "warn", "stress", "cry"];

/// A reporting verb is sought so many tokens from the mark.
const REACH: usize = 30;

/// A verb and the speaker beside it.
struct Found<'a> {
    cue: usize,
    class: &'static str,
    speaker: Speaker<'a>,
}

/// The row of a passage, with its speaker where the text beside it names one.
pub(super) fn attribute(context: &Context<'_>, passage: &Passage) -> Quote {
    let (found, rule, score) = match after(context, passage) {
        Some(found) => (Some(found), "after", 0.9),
        None => match before(context, passage) {
            Some(found) => (Some(found), "before", 0.85),
            None => (None, "unattributed", 0.5),
        },
    };
    let mut quote = Quote {
        span: passage.span,
        sentence: passage.sentence,
        kind: QuoteKind::Direct,
        speaker: None,
        speaker_entity: None,
        speaker_name: None,
        country: None,
        cue: None,
        cue_class: None,
        resolved_by: None,
        score,
        rule,
    };
    if let Some(found) = found {
        quote.cue = context.token(found.cue).map(|t| t.span);
        quote.cue_class = CUE_CLASSES.iter().copied().find(|c| *c == found.class);
        quote.speaker = Some(found.speaker.span);
        quote.resolved_by = Some(found.speaker.by);
        if let Some(mention) = found.speaker.mention {
            quote.speaker_entity = Some(mention.entity);
            quote.speaker_name = Some(mention.name.clone());
            quote.country = mention.country;
        }
        if found.speaker.by != ResolvedBy::Name {
            quote.score -= 0.1;
        }
    }
    quote
}

fn verb(context: &Context<'_>, at: usize) -> Option<&'static str> {
    let token = context.token(at).filter(|t| t.is(Class::WORD) && !t.is(Class::CAPITAL))?;
    REPORTING.get(token.hash, token.text(context.text))
}

/// `,” Ana Ruiz said`, `,” said Ana Ruiz`, `,” the mayor of Lima added`.
fn after<'a>(context: &Context<'a>, passage: &Passage) -> Option<Found<'a>> {
    if passage.is_open {
        return None;
    }
    // British style has its comma after the mark.
    let start = passage.until + 1 + usize::from(context.form(passage.until + 1) == ",");
    let end = context.sentence_at(passage.until).map_or(passage.until, |s| s.until as usize).min(start + REACH);
    // A new sentence after the mark is no attribution, unless the passage ends with a comma.
    let cue = (start..end).find(|at| verb(context, *at).is_some() && is_main_verb(context, *at, start))?;
    let class = verb(context, cue)?;
    let speaker = speaker::before(context, start, cue).or_else(|| speaker::after(context, cue + 1, end))?;
    Some(Found { cue, class, speaker })
}

/// `Ana Ruiz said: “`, `He added, “`, `according to Ana Ruiz, “`.
fn before<'a>(context: &Context<'a>, passage: &Passage) -> Option<Found<'a>> {
    let open = passage.first.checked_sub(1)?;
    let introduced = matches!(context.form(open.wrapping_sub(1)), ":" | ",")
        || open.checked_sub(1).is_some_and(|at| verb(context, at).is_some());
    if !introduced {
        return None;
    }
    let sentence = context.sentence_at(open).filter(|s| (s.first as usize) < open)?;
    let start = (sentence.first as usize).max(open.saturating_sub(REACH));
    let cue = (start..open).rev().find(|at| verb(context, *at).is_some())?;
    let class = verb(context, cue)?;
    let speaker = speaker::before(context, start, cue)?;
    Some(Found { cue, class, speaker })
}

/// No infinitive or noun: "to say", "the report".
fn is_main_verb(context: &Context<'_>, at: usize, start: usize) -> bool {
    at == start
        || !matches!(
            context.form(at - 1),
            "to" | "the" | "a" | "an" | "his" | "her" | "their" | "of" | "in" | "this" | "that"
        )
}

/// Whether a name can speak.
pub(super) fn can_speak(label: Label) -> bool {
    matches!(label, Label::Person | Label::Org | Label::Gpe)
}
