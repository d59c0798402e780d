//! What the rest of the document says of a word: written in lower case elsewhere, after a forename, after "in".

use std::collections::HashMap;

use crate::segment::Segments;
use crate::tokens::{Class, Token};

use super::super::known::Known;
use super::super::lexicon;

/// One fact a bit.
pub(super) type Facts = u8;

const LOWER: Facts = 1;
const INSIDE: Facts = 1 << 1;
const AFTER_NAME: Facts = 1 << 2;
const BEFORE_NAME: Facts = 1 << 3;
const PLACED: Facts = 1 << 4;
const TITLED: Facts = 1 << 5;
const IN_A_HEADED_RUN: Facts = 1 << 6;
const REPEATED: Facts = 1 << 7;

/// The facts of one document.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Bit `hash % size` is set for every word in lower case.
    lower: Vec<u64>,
    facts: HashMap<u32, Facts, std::hash::BuildHasherDefault<ByHash>>,
}

/// A word's hash is its own.
#[derive(Clone, Default)]
pub(in crate::entities) struct ByHash(u64);

impl std::hash::Hasher for ByHash {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0 << 8 ^ u64::from(*byte));
    }

    fn write_u32(&mut self, value: u32) {
        // The table takes its place from the low bits and its tag from the high ones.
        self.0 = u64::from(value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

impl Evidence {
    /// Reads the document anew.
    pub(super) fn read(&mut self, text: &str, segments: &Segments, known: &[Known]) {
        self.facts.clear();
        self.lower.clear();
        // Sixteen bits a token: one in sixteen words at most is taken for seen that is not.
        let size = (segments.tokens.len() / 4).next_power_of_two().max(64);
        self.lower.resize(size, 0);
        for token in segments.tokens.iter().filter(|t| t.is(Class::WORD) && !t.is(Class::CAPITAL)) {
            let at = token.hash as usize;
            if let Some(cell) = self.lower.get_mut(at >> 6 & (size - 1)) {
                *cell |= 1 << (at & 63);
            }
        }
        for sentence in &segments.sentences {
            let range = sentence.tokens();
            let tokens = segments.tokens.get(range.clone()).unwrap_or_default();
            let known = known.get(range).unwrap_or_default();
            for (at, token) in tokens.iter().enumerate() {
                if token.is(Class::WORD) && token.is(Class::CAPITAL) {
                    let facts = facts_of(text, tokens, known, at);
                    self.facts.entry(token.hash).and_modify(|f| *f |= facts | REPEATED).or_insert(facts);
                }
            }
        }
    }

    /// What is known of the word of `token`.
    pub(super) fn of(&self, token: Token) -> Facts {
        let at = token.hash as usize;
        let lower = self.lower.get(at >> 6 & self.lower.len().wrapping_sub(1)).is_some_and(|c| c >> (at & 63) & 1 == 1);
        self.facts.get(&token.hash).copied().unwrap_or_default() | if lower { LOWER } else { 0 }
    }
}

/// What one occurrence tells.
fn facts_of(text: &str, tokens: &[Token], known: &[Known], at: usize) -> Facts {
    let is_name = |at: usize| tokens.get(at).is_some_and(|t| t.is(Class::WORD) && t.is(Class::CAPITAL));
    let is_forename = |at: usize| known.get(at).is_some_and(Known::is_forename);
    let mut facts = if at > 0 { INSIDE } else { 0 };
    if let Some(before) = at.checked_sub(1).and_then(|i| tokens.get(i)) {
        let form = before.text(text);
        if is_forename(at - 1) || before.is(Class::CAPITAL) && before.span.len() == 1 {
            facts |= AFTER_NAME;
        }
        if matches!(form, "in" | "In" | "at" | "near" | "from" | "outside") {
            facts |= PLACED;
        }
        if lexicon::title(text, *before).is_some()
            || form == "." && at > 1 && tokens.get(at - 2).is_some_and(|t| lexicon::title(text, *t).is_some())
        {
            facts |= TITLED;
        }
        if is_name(at - 1) && lexicon::head(text, *before).is_some() {
            facts |= IN_A_HEADED_RUN;
        }
    }
    if is_name(at + 1) {
        if is_forename(at) {
            facts |= BEFORE_NAME;
        }
        if tokens.get(at + 1).is_some_and(|t| lexicon::head(text, *t).is_some()) {
            facts |= IN_A_HEADED_RUN;
        }
    }
    facts
}
