//! Gives every mention its entity, its usual name and its country.

use std::collections::HashMap;

use crate::article::{Article, BlockKind};
use crate::gazetteer::{Gazetteer, Sense, SenseKind};
use crate::segment::Segments;
use crate::span::Span;
use crate::tokens::Class;

use super::metonym::{Meant, is_metonym};
use super::sense::{country_in, sense_of};
use super::{Found, Label, Mention};

/// Links the names of one document.
pub(super) fn link(
    text: &str,
    article: &Article,
    segments: &Segments,
    gazetteer: &'static Gazetteer,
    found: &[Found],
) -> Vec<Mention> {
    let mut linker = Linker {
        text,
        segments,
        gazetteer,
        ids: HashMap::new(),
        full_names: HashMap::new(),
        countries: HashMap::new(),
    };
    linker.learn_names(found);
    let mut previous: Option<Meant<'_>> = None;
    let mut out: Vec<Mention> = Vec::with_capacity(found.len());
    for name in found {
        let block = segments
            .sentences
            .get(name.sentence as usize)
            .and_then(|s| article.blocks.get(s.block as usize))
            .map_or(BlockKind::Body, |b| b.kind);
        let tokens = segments.tokens.get(name.first..name.until).unwrap_or_default();
        let sense = sense_of(text, tokens, name.label, gazetteer);
        let metonym = is_metonym(text, segments, block, (name, sense), previous);
        let before = previous.replace(Meant { found: name, sense, metonym });
        let mut mention = linker.mention(name, sense, metonym);
        if mention.country.is_none()
            && let Some((institution, said)) = out.last().zip(before)
            && linker.speaks_for(said.found, name)
        {
            mention.country = institution.country;
            if let Some(country) = mention.country {
                linker.countries.entry(mention.entity).or_insert(country);
            }
        }
        out.push(mention);
    }
    // A person's country may be told at any of the mentions.
    for mention in &mut out {
        if mention.country.is_none() {
            mention.country = linker.countries.get(&mention.entity).copied();
        }
    }
    out
}

struct Linker<'a> {
    text: &'a str,
    segments: &'a Segments,
    gazetteer: &'static Gazetteer,
    /// Kind and name -> number of the entity.
    ids: HashMap<(Label, String), u32>,
    /// Last name -> full name; the first one introduced.
    full_names: HashMap<&'a str, &'a str>,
    countries: HashMap<u32, &'static str>,
}

impl<'a> Linker<'a> {
    fn learn_names(&mut self, found: &[Found]) {
        for name in found.iter().filter(|f| f.label == Label::Person && f.until > f.first + 1) {
            if let Some(last) = self.segments.tokens.get(name.until - 1) {
                let full = span_of(self.segments, name).of(self.text);
                self.full_names.entry(last.text(self.text)).or_insert(full);
            }
        }
    }

    fn mention(&mut self, found: &Found, sense: Option<Sense<'static>>, metonym: bool) -> Mention {
        let span = span_of(self.segments, found);
        let surface = span.of(self.text);
        let named = sense.filter(|_| found.label != Label::Person);
        let name = match (named, found.label) {
            (Some(sense), _) => sense.name.to_owned(),
            (None, Label::Person) => {
                self.full_names.get(surface).map_or_else(|| surface.to_owned(), |full| (*full).to_owned())
            }
            _ => surface.to_owned(),
        };
        let country = match found.label {
            Label::Person => sense.and_then(|s| s.country).or_else(|| self.country_before(found)),
            Label::Org if sense.is_none() => {
                let tokens = self.segments.tokens.get(found.first..found.until).unwrap_or_default();
                country_in(self.text, tokens, self.gazetteer).or_else(|| self.country_before(found))
            }
            _ => sense.and_then(|s| s.country),
        };
        let place =
            named.filter(|s| s.kind.is_governed_place() || matches!(s.kind, SenseKind::Region | SenseKind::Facility));
        let next = self.ids.len() as u32;
        let entity = *self.ids.entry((found.label, name.to_lowercase())).or_insert(next);
        if let Some(country) = country {
            self.countries.entry(entity).or_insert(country);
        }
        Mention {
            span,
            sentence: found.sentence,
            label: found.label,
            entity,
            name: one_line(name),
            country,
            metonym,
            place_id: place.and_then(|s| s.place_id),
            point: place.and_then(|s| s.point),
            score: found.score,
            rule: found.rule,
        }
    }

    /// Whether `person` stands in apposition to one who speaks for `institution`: "a spokesman for the Georgian Foreign
    /// Ministry, Ana Ruiz, said".
    fn speaks_for(&self, institution: &Found, person: &Found) -> bool {
        let is = |at: usize, form: &str| self.segments.tokens.get(at).is_some_and(|t| t.text(self.text) == form);
        let apposed = institution.sentence == person.sentence
            && (institution.label, person.label) == (Label::Org, Label::Person)
            && institution.until + 1 == person.first
            && is(institution.until, ",");
        let before = institution.first.saturating_sub(4)..institution.first;
        apposed
            && self
                .segments
                .tokens
                .get(before)
                .unwrap_or_default()
                .iter()
                .any(|t| super::lexicon::title(self.text, *t).is_some() && !t.is(Class::CAPITAL))
    }

    /// The country named right before, within the same noun phrase: "Armenian Prime Minister Ana Ruiz", "Baku's
    /// Defense Ministry".
    fn country_before(&self, found: &Found) -> Option<&'static str> {
        let first = self.segments.sentences.get(found.sentence as usize)?.first as usize;
        for back in 1..=6 {
            let at = found.first.checked_sub(back).filter(|at| *at >= first)?;
            let token = self.segments.tokens.get(at)?;
            // A comma, verb or preposition ends the noun phrase.
            let joins = token.is(Class::CAPITAL | Class::POSSESSIVE | Class::DASH)
                || super::lexicon::title(self.text, *token).is_some();
            let full_stop = token.text(self.text) == ".";
            if !joins && !full_stop {
                return None;
            }
            if token.is(Class::CAPITAL) {
                let word = self.segments.tokens.get(at..at + 1).unwrap_or_default();
                let senses = self
                    .gazetteer
                    .longest(self.text, word, crate::gazetteer::NameCase::AsWritten)
                    .map(|(_, senses)| senses);
                let country = senses
                    .and_then(|s| {
                        s.first(|kind| matches!(kind, SenseKind::Country | SenseKind::People | SenseKind::Capital))
                    })
                    .and_then(|s| s.country);
                if country.is_some() {
                    return country;
                }
            }
        }
        None
    }
}

/// From the first token of a name to the end of its last.
pub(super) fn span_of(segments: &Segments, name: &Found) -> Span {
    let token = |i: usize| segments.tokens.get(i).map_or(Span::default(), |t| t.span);
    Span::new(token(name.first).start, token(name.until.saturating_sub(1)).end)
}

/// A name that runs over a line break is given on one line.
fn one_line(name: String) -> String {
    if name.contains(['\n', '\r', '\t']) { name.split_whitespace().collect::<Vec<_>>().join(" ") } else { name }
}
