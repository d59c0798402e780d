//! A run: capitalised words and what holds them together.

use crate::tokens::Class;

use super::super::lexicon;
use super::Names;

/// Tokens `first..until` of the document: words that may form one name or several.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) first: usize,
    pub(super) until: usize,
}

impl Names<'_> {
    /// The run that begins at `at`.
    pub(super) fn run_at(&self, at: usize) -> Option<Run> {
        // "al-Qaida", "bin Laden": a particle before a capital.
        let token = self.token(at)?;
        let prefixed = lexicon::is_particle(self.text, token)
            && self.form(at + 1) == "-"
            && self.glued(at + 1)
            && self.is_name_word(at + 2);
        if !self.is_name_word(at) && !prefixed {
            return None;
        }
        let mut until = at + 1;
        loop {
            let joined = |at: usize, len: usize| self.is_name_word(at + len).then_some(at + len + 1);
            let next = match self.form(until) {
                "" => None,
                // "George W. Bush", "J. Smith", "St. Louis", "Lt. Gen. Ruiz"
                "." if self.glued(until) && self.is_short(until - 1) => {
                    joined(until, 1).filter(|_| self.token(until + 1).is_some_and(|t| t.spaced()))
                }
                "-" | "–" if self.glued(until) && self.glued(until + 1) => joined(until, 1),
                "&" => joined(until, 1),
                _ if self.is_name_word(until) => Some(until + 1),
                _ => self.particles(until),
            };
            match next {
                Some(next) if next <= self.end => until = next,
                _ => break,
            }
        }
        Some(Run { first: at, until })
    }

    /// One to three particles before another capital: "Ursula von der Leyen".
    fn particles(&self, at: usize) -> Option<usize> {
        let count =
            (at..at + 3).take_while(|i| self.token(*i).is_some_and(|t| lexicon::is_particle(self.text, t))).count();
        (count > 0 && self.is_name_word(at + count)).then_some(at + count + 1)
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| !t.spaced())
    }

    /// A capitalised word that is no date and no word like "Monday" or "Internet".
    pub(super) fn is_name_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| {
            t.is(Class::WORD) && t.is(Class::CAPITAL) && !self.is_date(t) && !lexicon::is_never_name(self.text, t)
        })
    }

    /// An initial, or a short title with its full stop.
    fn is_short(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| {
            t.span.len() == 1
                || t.span.len() <= 4 && (lexicon::title(self.text, t).is_some() || t.text(self.text) == "St")
        })
    }
}
