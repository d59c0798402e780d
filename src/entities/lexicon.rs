//! Word lists of names: titles, heads, particles, words that are no names.

use crate::lexicon::lexicon;
use crate::tokens::{Class, Token};

use super::Label;

/// What the last or first word of a name says about the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) label: Label,
    /// It names something by itself: `Parliament`.
    pub(super) alone: bool,
}

lexicon!(
    /// Heads of names: `Ministry`, `Airport`, `River`.
    HEADS: Head = "name_heads.tsv",
    |value| {
        let (label, alone) = value.split_once(' ').map_or((value, false), |(label, _)| (label, true));
        Some(Head { label: label.parse().ok()?, alone })
    }
);

/// A title, or a word that is a part of one only ("deputy").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    Whole,
    Part,
}

lexicon!(
    /// Titles and roles before a person's name.
    pub(super) TITLES: Title = "titles.tsv",
    |value| Some(if value == "part" { Title::Part } else { Title::Whole })
);

lexicon!(NOT_NAMES: () = "not_names.tsv", |_| Some(()));
lexicon!(STARTERS: () = "starters.tsv", |_| Some(()));
lexicon!(PARTICLES: () = "name_particles.tsv", |_| Some(()));

pub(super) fn head(text: &str, token: Token) -> Option<Head> {
    HEADS.get(token.hash, token.text(text)).filter(|_| token.is(Class::CAPITAL))
}

pub(super) fn title(text: &str, token: Token) -> Option<Title> {
    TITLES.get(token.hash, token.text(text))
}

/// A capitalised word that begins sentences or is no name by itself.
pub(super) fn is_plain_word(text: &str, token: Token) -> bool {
    let form = token.text(text);
    STARTERS.get(token.hash, form).is_some() || NOT_NAMES.get(token.hash, form).is_some()
}

/// `de`, `van`, `bin` inside a person's name.
pub(super) fn is_particle(text: &str, token: Token) -> bool {
    token.is(Class::LOWER) && !token.is(Class::CAPITAL) && PARTICLES.get(token.hash, token.text(text)).is_some()
}

lexicon!(PLACE_HEADS: () = "place_heads.tsv", |_| Some(()));

/// `province`, `village`: a lower-case head after the name of a place.
pub(super) fn is_place_head(text: &str, token: Token) -> bool {
    PLACE_HEADS.get(token.hash, token.text(text)).is_some()
}
