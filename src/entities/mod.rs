//! Named entities: found by rules over the gazetteer, joined by name within the document, linked to countries and places.
//!
//! `rules` marks names sentence by sentence; `alias` finds the repeats of what the document has introduced
//! (last names, acronyms); `link` gives every mention its entity, name and country.

mod alias;
mod label;
mod lexicon;
mod link;
mod metonym;
mod rules;

pub use label::Label;
pub use rules::NAMES as RULE_NAMES;

use crate::article::{Article, BlockKind};
use crate::dates::Timex;
use crate::gazetteer::{Gazetteer, Sense};
use crate::segment::Segments;
use crate::span::Span;

/// Whether the word is a role of a person: `minister`, `spokeswoman`, `coach`.
pub(crate) fn is_role(word: &str) -> bool {
    lexicon::TITLES.find(word) == Some(lexicon::Title::Whole)
}

/// One occurrence of a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Its place in the text.
    pub span: Span,
    /// Number of the sentence.
    pub sentence: u32,
    /// What kind of thing it names.
    pub label: Label,
    /// Number that all mentions of one thing share in a document.
    pub entity: u32,
    /// Usual name of the thing.
    pub name: String,
    /// ISO 3166-1 alpha-3 of the country it is, lies in or belongs to.
    pub country: Option<&'static str>,
    /// A capital or seat that stands for a government.
    pub metonym: bool,
    /// GeoNames id.
    pub place_id: Option<u32>,
    /// Latitude and longitude in degrees.
    pub point: Option<(f32, f32)>,
    /// How sure the rule is, 0 to 1.
    pub score: f32,
    /// The rule that found it.
    pub rule: &'static str,
}

/// A name found, before it is linked: tokens `first..until` of the document.
#[derive(Clone, Copy, Debug)]
struct Found {
    first: usize,
    until: usize,
    sentence: u32,
    label: Label,
    /// What the gazetteer says the name means.
    sense: Option<Sense<'static>>,
    /// A country that stands in the name.
    country: Option<&'static str>,
    score: f32,
    rule: &'static str,
}

/// Finds and links the names of a document.
#[must_use]
pub fn find(
    text: &str,
    article: &Article,
    segments: &Segments,
    dates: &[Timex],
    gazetteer: &'static Gazetteer,
) -> Vec<Mention> {
    let mut found: Vec<Found> = Vec::new();
    let mut next_date = 0;
    for (number, sentence) in segments.sentences.iter().enumerate() {
        let first_date = next_date;
        while dates.get(next_date).is_some_and(|d| d.sentence == number as u32) {
            next_date += 1;
        }
        let kind = article.blocks.get(sentence.block as usize).map_or(BlockKind::Body, |b| b.kind);
        if kind == BlockKind::Foreign {
            continue;
        }
        let dates = dates.get(first_date..next_date).unwrap_or_default();
        rules::find(text, segments, (number as u32, kind), dates, gazetteer, &mut found);
    }
    alias::find(text, segments, &mut found);
    link::link(text, article, segments, &found)
}
