//! What the gazetteer knows of the words of a sentence: looked up once, asked by every stage.

use crate::gazetteer::{Gazetteer, NameCase, SenseKind, Senses};
use crate::tokens::{Class, Token};

/// The names that begin at one token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// Number of tokens and senses of the longest name.
    pub(super) longest: Option<(usize, Senses<'static>)>,
    /// Senses of the token alone.
    pub(super) single: Option<Senses<'static>>,
    forename: bool,
}

impl Known {
    /// Whether the word alone is a forename.
    pub(super) const fn is_forename(&self) -> bool {
        self.forename
    }
}

/// Appends what begins at each of `tokens`; nothing is looked up for words in lower case.
///
/// In a sentence in capitals a word that is not listed as written is looked up as `Baku` for `BAKU`.
pub(super) fn look_up(
    text: &str,
    tokens: &[Token],
    capitals: bool,
    gazetteer: &'static Gazetteer,
    out: &mut Vec<Known>,
) {
    let is_name = |t: &Token| t.is(Class::WORD) && t.is(Class::CAPITAL);
    out.extend(tokens.iter().enumerate().map(|(i, token)| {
        // "al-Qaida": a particle that a hyphen ties to a capital.
        let tied = || {
            tokens.get(i + 1).is_some_and(|t| t.is(Class::DASH) && !t.spaced())
                && tokens.get(i + 2).is_some_and(is_name)
        };
        if !(is_name(token) || token.is(Class::WORD) && tied()) {
            return Known::default();
        }
        let rest = tokens.get(i..).unwrap_or_default();
        let mut matches = gazetteer.walk(text, rest, NameCase::AsWritten);
        if matches.single.is_none() && token.is_all_caps() && (capitals || token.span.len() > 3) {
            // What the word alone means must not depend on the words after it: it is remembered for the next document.
            let lowered = gazetteer.walk(text, rest, NameCase::Lowered);
            matches.single = lowered.single;
            matches.longest = matches.longest.or(lowered.longest);
        }
        let forename =
            matches.single.and_then(|s| s.first(SenseKind::is_personal)).is_some_and(|s| s.kind != SenseKind::Surname);
        Known { longest: matches.longest, single: matches.single, forename }
    }));
}
