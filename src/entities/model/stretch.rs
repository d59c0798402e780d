//! Cuts a sentence into the stretches of tokens that can hold names; everything between them is no name.

use crate::tokens::{Class, Token};

use super::features::Sight;

/// From one capital of a name to the next at most: "Movement for the Liberation of the Congo".
const GAP: usize = 4;
/// Tokens before its first capital, or after its last, that a name may have at most: "bin Laden", "Resolution 1701".
const AROUND: usize = 2;
/// The class of particles in lower case, and of common words with a capital.
const PARTICLE: u8 = 12;
const PLAIN: u8 = 34;
const OF: u32 = crate::lexicon::hash(b"of");

/// The stretches `first..until` of the tokens of `sight` that can hold names.
pub(super) fn stretches(sight: &Sight<'_>, mut take: impl FnMut(usize, usize)) {
    let mut open: Option<(usize, usize)> = None;
    let mut done = 0;
    for at in (0..sight.tokens.len()).filter(|at| sight.is_anchor(*at)) {
        open = match open {
            Some((first, last)) if at - last <= GAP => Some((first, at)),
            other => {
                other.into_iter().for_each(|(first, last)| {
                    done = sight.end_after(last).min(at);
                    take(first, done);
                });
                Some((sight.start_before(at).max(done), at))
            }
        };
    }
    open.into_iter().for_each(|(first, last)| take(first, sight.end_after(last)));
}

impl Sight<'_> {
    /// Whether a name can have its first or last capital here. "The" before a word in lower case is none.
    fn is_anchor(&self, at: usize) -> bool {
        let capital = |t: &Token| t.is(Class::WORD) && t.is(Class::CAPITAL | Class::CASELESS | Class::DIGIT);
        let written = |t: &Token| t.is(Class::LOWER) || t.span.len() == 1;
        let plain =
            at == 0 && self.tokens.get(at).is_some_and(written) && self.word(at).is_some_and(|w| w.class == PLAIN);
        (!plain || self.tokens.get(at + 1).is_some_and(capital)) && self.tokens.get(at).is_some_and(capital)
    }

    /// Particles, numbers and hyphens before a capital: "al-Qaida", "2012 Olympics".
    fn start_before(&self, at: usize) -> usize {
        let leads = |i: &usize| {
            self.tokens.get(*i).is_some_and(|t| t.is(Class::NUMBER | Class::DASH))
                || self.word(*i).is_some_and(|w| w.class == PARTICLE)
                // "e-Estonia", "iPhone"
                || self.tokens.get(*i + 1).is_some_and(|t| t.is(Class::DASH) && !t.spaced())
        };
        at - (0..at).rev().take(AROUND).take_while(leads).count()
    }

    /// What a name may have after its last capital: "Boeing 737", "Kim Jong-il", the stop of "Nintendo Co."
    fn end_after(&self, last: usize) -> usize {
        let mut until = last + 1;
        for _ in 0..AROUND {
            let Some(token) = self.tokens.get(until) else { break };
            let number = |at: usize| self.tokens.get(at).is_some_and(|t| t.is(Class::NUMBER));
            let glued =
                |at: usize| self.tokens.get(at).is_some_and(|t| !t.spaced() && t.is(Class::WORD | Class::NUMBER));
            until += match token.class {
                class if class.any(Class::NUMBER | Class::POSSESSIVE) => 1,
                // "Revolution of 1917"
                _ if self.word(until).is_some_and(|w| w.lower == OF) && number(until + 1) => 2,
                class if class.any(Class::DASH) && !token.spaced() && glued(until + 1) => 2,
                class if class.any(Class::STOP) && !token.spaced() && self.is_short(until - 1) => 1,
                _ => break,
            };
        }
        until.min(self.tokens.len())
    }

    /// A capital and at most four more letters: a word that may be cut short.
    fn is_short(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is(Class::CAPITAL) && t.span.len() <= 5)
    }
}
