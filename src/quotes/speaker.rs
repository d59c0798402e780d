//! Whom a name, a pronoun or "the spokeswoman" beside a reporting verb means.

use crate::entities::{Label, Mention};
use crate::span::Span;
use crate::tokens::Class;

use super::attribution::can_speak;
use super::{Context, ResolvedBy};

/// Words between a subject and its reporting verb.
const AUXILIARIES: [&str; 12] =
    ["was", "were", "is", "has", "had", "have", "also", "then", "later", "further", "as", "quoted"];

/// A speaker as the text says it, and the mention that it means.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speaker<'a> {
    pub(super) span: Span,
    pub(super) mention: Option<&'a Mention>,
    pub(super) by: ResolvedBy,
}

const PRONOUNS: [&str; 8] = ["he", "she", "they", "it", "He", "She", "They", "It"];

/// The subject of the verb at `cue`, between `start` and it.
pub(super) fn before<'a>(context: &Context<'a>, start: usize, cue: usize) -> Option<Speaker<'a>> {
    // A person goes before the organisation or country in the title: "Russian Foreign Ministry spokeswoman Ana Ruiz".
    let names = || (start..cue).rev().filter_map(|at| context.mention_at(at)).filter(|m| can_speak(m.label));
    if let Some(pronoun) = (start..cue).rev().find(|at| PRONOUNS.contains(&context.form(*at)))
        && names().next().is_none_or(|m| context.token(pronoun).is_some_and(|t| t.span.start > m.span.end))
    {
        return Some(pronoun_at(context, pronoun));
    }
    if let Some(mention) = names().find(|m| m.label == Label::Person).or_else(|| names().next()) {
        return Some(Speaker { span: mention.span, mention: Some(mention), by: ResolvedBy::Name });
    }
    nominal(context, start, cue)
}

/// The subject after the verb, up to `end`: "said Ana Ruiz, the mayor".
pub(super) fn after<'a>(context: &Context<'a>, start: usize, end: usize) -> Option<Speaker<'a>> {
    if PRONOUNS.contains(&context.form(start)) {
        return Some(pronoun_at(context, start));
    }
    let clause = (start..end).take_while(|at| !matches!(context.form(*at), "." | ";" | "“" | "\"" | "that")).count();
    let names = || (start..start + clause).filter_map(|at| context.mention_at(at)).filter(|m| can_speak(m.label));
    let comma = (start..start + clause).find(|at| context.form(*at) == ",").unwrap_or(start + clause);
    let limit = context.token(comma).map_or(u32::MAX, |t| t.span.start);
    let mention = names()
        .find(|m| m.label == Label::Person && m.span.start < limit)
        .or_else(|| names().find(|m| m.label == Label::Person))
        .or_else(|| names().next());
    if let Some(mention) = mention {
        return Some(Speaker { span: mention.span, mention: Some(mention), by: ResolvedBy::Name });
    }
    // "said the spokeswoman"
    let noun = (start..comma.min(end)).take(6).count();
    nominal(context, start, start + noun)
}

/// The person, or for "it" and "they" the body, named last before the pronoun.
fn pronoun_at<'a>(context: &Context<'a>, at: usize) -> Speaker<'a> {
    let span = context.token(at).map_or(Span::default(), |t| t.span);
    let form = context.form(at).to_ascii_lowercase();
    let wanted = |m: &&Mention| match form.as_str() {
        "it" => matches!(m.label, Label::Org | Label::Gpe),
        "they" => can_speak(m.label),
        _ => m.label == Label::Person,
    };
    Speaker { span, mention: last_before(context, span, wanted), by: ResolvedBy::Pronoun }
}

fn last_before<'a>(context: &Context<'a>, span: Span, wanted: impl Fn(&&Mention) -> bool) -> Option<&'a Mention> {
    let until = context.mentions.partition_point(|m| m.span.start < span.start);
    context.mentions.get(..until)?.iter().rev().take(60).find(wanted)
}

/// "the spokeswoman", "the country's foreign ministry": a noun phrase without a name.
fn nominal<'a>(context: &Context<'a>, start: usize, end: usize) -> Option<Speaker<'a>> {
    let mut words: Vec<usize> =
        (start..end).filter(|at| context.token(*at).is_some_and(|t| t.is(Class::WORD | Class::POSSESSIVE))).collect();
    // "the spokeswoman was quoted as saying", "the minister also said"
    while words.last().is_some_and(|at| AUXILIARIES.contains(&context.form(*at))) {
        words.pop();
    }
    let determiner = words.iter().position(|at| {
        matches!(context.form(*at), "the" | "The" | "a" | "A" | "an" | "An" | "one" | "another" | "his" | "her")
    })?;
    let (first, last) = (*words.get(determiner)?, *words.last()?);
    let span = Span::new(context.token(first)?.span.start, context.token(last)?.span.end);
    if last <= first || last - first > 8 {
        return None;
    }
    // A role of a person means the person named last: "the spokeswoman", "the minister", "the diplomat".
    let role = crate::entities::is_role(context.form(last)) && matches!(context.form(first), "the" | "The");
    let mention = if role { last_before(context, span, |m| m.label == Label::Person) } else { None };
    Some(Speaker { span, mention, by: ResolvedBy::Nominal })
}
