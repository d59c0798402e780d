//! What the gazetteer knows of the words of a sentence: looked up once, asked by every rule.

use crate::gazetteer::{Gazetteer, NameCase, Sense, SenseKind, Senses};
use crate::tokens::{Class, Token};

/// The names that begin at one token.
#[derive(Clone, Copy, Default)]
pub(super) struct Known {
    /// Number of tokens and senses of the longest name.
    pub(super) longest: Option<(usize, Senses<'static>)>,
    /// The token alone as a forename or surname.
    pub(super) personal: Option<Sense<'static>>,
    /// A country, people or capital that the longest name means.
    pub(super) country: Option<Sense<'static>>,
    /// The full name of a leader.
    pub(super) leader: Option<Sense<'static>>,
}

/// What begins at each of `tokens`; nothing is looked up for words in lower case.
pub(super) fn look_up(text: &str, tokens: &[Token], gazetteer: &'static Gazetteer) -> Vec<Known> {
    let is_name = |t: &Token| t.is(Class::WORD) && t.is(Class::CAPITAL);
    tokens
        .iter()
        .enumerate()
        .map(|(i, token)| {
            // "al-Qaida": a particle that a hyphen ties to a capital.
            let tied = || {
                tokens.get(i + 1).is_some_and(|t| t.is(Class::DASH) && !t.spaced())
                    && tokens.get(i + 2).is_some_and(is_name)
            };
            let begins = is_name(token) || token.is(Class::WORD) && tied();
            if !begins {
                return Known::default();
            }
            let matches = gazetteer.walk(text, tokens.get(i..).unwrap_or_default(), NameCase::AsWritten);
            let of_longest = |test: fn(SenseKind) -> bool| matches.longest.and_then(|(_, senses)| senses.first(test));
            Known {
                longest: matches.longest,
                personal: matches.single.and_then(|senses| senses.first(SenseKind::is_personal)),
                country: of_longest(|kind| matches!(kind, SenseKind::Country | SenseKind::People | SenseKind::Capital))
                    .filter(|sense| sense.country.is_some()),
                leader: of_longest(|kind| kind == SenseKind::Leader),
            }
        })
        .collect()
}
