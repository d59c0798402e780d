//! Names that the user brings: they win over the tagger, and names to ban never come out.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

use crate::error::Error;
use crate::gazetteer::Gazetteer;
use crate::segment::Segments;
use crate::tokens::{Class, tokenise};

use super::model::ByHash;
use super::{Found, Label};

/// A name with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnName {
    /// What it means.
    pub label: Label,
    /// The usual name, where it is not the phrase itself: `Acme Corporation` for `Acme`.
    pub name: Option<String>,
}

/// Names of the user's own, found as written wherever they stand as whole words.
///
/// ```
/// use dateline::entities::{Label, OwnNames};
/// use dateline::{Document, Pipeline};
///
/// let mut own = OwnNames::default();
/// own.add("Blue Ibis", Label::Org, None)?;
/// let pipeline = Pipeline::new()?.with_names(own);
/// let story = "Farmers sold their milk to the Blue Ibis dairy.";
/// let found = pipeline.annotate(story, Document::new(story));
/// assert_eq!((found.mentions[0].label, found.mentions[0].rule), (Label::Org, "user"));
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct OwnNames {
    /// Key of a phrase, as the gazetteer writes it.
    names: HashMap<String, OwnName>,
    /// Hash of the first token of each phrase, and the most tokens that one with it has.
    firsts: HashMap<u32, usize, BuildHasherDefault<ByHash>>,
    banned: HashSet<String>,
}

impl OwnNames {
    /// Adds `phrase`; the last entry of a phrase wins.
    ///
    /// # Errors
    /// Where the phrase holds no word.
    pub fn add(&mut self, phrase: &str, label: Label, name: Option<String>) -> Result<(), Error> {
        let mut tokens = Vec::new();
        tokenise(phrase, crate::Span::at(0, phrase.len()), &mut tokens);
        let first = tokens.first().filter(|_| tokens.iter().any(|t| t.is(Class::WORD | Class::NUMBER)));
        let first = first.ok_or_else(|| Error::argument(format!("a name must hold a word, got {phrase:?}")))?;
        let longest = self.firsts.entry(first.hash).or_default();
        *longest = (*longest).max(tokens.len());
        self.names.insert(Gazetteer::key(phrase), OwnName { label, name });
        Ok(())
    }

    /// Keeps `name` out of the entities, as written.
    pub fn ban(&mut self, name: &str) {
        self.banned.insert(Gazetteer::key(name));
    }

    /// Whether there is nothing to find and nothing to ban.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.banned.is_empty()
    }

    /// The usual name of the phrase `surface`, where the user gave one.
    pub(super) fn name_of(&self, surface: &str) -> Option<&str> {
        self.names.get(&Gazetteer::key(surface))?.name.as_deref()
    }

    /// Puts the user's names in the place of those of `found` that they touch, the longest first from left to right, and
    /// takes the banned ones out; `found` is in order of tokens before and after.
    pub(super) fn apply(&self, text: &str, segments: &Segments, found: &mut Vec<Found>) {
        let surface = |first: usize, until: usize| match (segments.tokens.get(first), segments.tokens.get(until - 1)) {
            (Some(first), Some(last)) => {
                text.get(first.span.start as usize..last.span.end as usize).unwrap_or_default()
            }
            _ => "",
        };
        let mut own = Vec::new();
        for (number, sentence) in segments.sentences.iter().enumerate().filter(|_| !self.names.is_empty()) {
            let range = sentence.tokens();
            let mut at = range.start;
            while at < range.end {
                let longest = segments.tokens.get(at).and_then(|t| self.firsts.get(&t.hash)).copied().unwrap_or(0);
                let hit = (1..=longest.min(range.end - at)).rev().find_map(|len| {
                    let name = self.names.get(&Gazetteer::key(surface(at, at + len)))?;
                    Some((len, name.label))
                });
                let Some((len, label)) = hit else {
                    at += 1;
                    continue;
                };
                let (first, until, sentence) = (at, at + len, number as u32);
                own.push(Found { first, until, sentence, label, score: 1.0, rule: "user" });
                at = until;
            }
        }
        let mut next = 0;
        found.retain(|name| {
            while own.get(next).is_some_and(|o: &Found| o.until <= name.first) {
                next += 1;
            }
            own.get(next).is_none_or(|o| o.first >= name.until)
        });
        found.extend(own);
        found.sort_by_key(|f| f.first);
        if !self.banned.is_empty() {
            found.retain(|name| !self.banned.contains(&Gazetteer::key(surface(name.first, name.until))));
        }
    }
}
