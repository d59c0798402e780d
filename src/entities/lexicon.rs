//! Word lists of names: titles, heads, particles, words that are no names.

use crate::lexicon::lexicon;
use crate::tokens::{Class, Token};

use super::Label;

lexicon!(
    /// What kind of thing a name with this head is: `Ministry`, `Airport`, `River`.
    HEADS: Label = "name_heads.tsv",
    |value| value.parse().ok()
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

pub(super) fn head(text: &str, token: Token) -> Option<Label> {
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
