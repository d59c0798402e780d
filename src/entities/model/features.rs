//! The features of the tagger: computed here alone, for training and for prediction.
//!
//! A token has the values of the words around it ([`super::word`]) and features of its place ([`Sight::place`]).

use crate::article::BlockKind;
use crate::dates::Timex;
use crate::tokens::{Class, Token};

use super::super::known::Known;
use super::evidence::Evidence;
use super::word::{Kinds, Pattern, Value, Word};

/// Mixes two numbers into one that depends on all their bits.
#[inline]
pub(super) const fn mix(a: u32, b: u32) -> u32 {
    let value = (a as u64) << 32 | b as u64;
    ((value ^ value >> 29).wrapping_add(0x632B_E59B_D9B4_E019).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
}

/// How far the values of words reach.
pub(super) const REACH: usize = 2;

/// What the tagger sees of a sentence; positions count from its first token.
pub(super) struct Sight<'a> {
    pub(super) tokens: &'a [Token],
    /// The word of each token.
    pub(super) words: &'a [u32],
    pub(super) lexicon: &'a [Word],
    /// The values of each word of `lexicon`.
    pub(super) values: &'a [Vec<Value>],
    pub(super) covers: &'a [Cover],
    pub(super) runs: &'a [Run],
    pub(super) dates: &'a [Timex],
    pub(super) evidence: &'a Evidence,
    pub(super) pattern: Pattern,
    pub(super) kind: BlockKind,
}

/// The name of several words in the gazetteer that a token is part of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cover {
    pub(super) kinds: Kinds,
    /// 1 for its first token, 2 inside, 3 for its last.
    pub(super) part: u8,
}

/// The capitalised words side by side that a token is one of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run {
    pub(super) first: u16,
    pub(super) until: u16,
}

/// Finds the names of several words and the runs of a sentence.
pub(super) fn lay_out(text: &str, tokens: &[Token], known: &[Known], covers: &mut Vec<Cover>, runs: &mut Vec<Run>) {
    covers.clear();
    covers.resize(tokens.len(), Cover::default());
    runs.clear();
    runs.resize(tokens.len(), Run::default());
    let mut covered = 0;
    for (at, known) in known.iter().enumerate() {
        let Some((len, senses)) = known.longest.filter(|(len, _)| *len > 1 && at >= covered) else { continue };
        let kinds = senses.kinds();
        for (i, cover) in covers.iter_mut().skip(at).take(len).enumerate() {
            let part = if i == 0 {
                1
            } else if i + 1 == len {
                3
            } else {
                2
            };
            *cover = Cover { kinds, part };
        }
        covered = at + len;
    }
    let mut at = 0;
    while at < tokens.len() {
        let Some(until) = run_end(text, tokens, at) else {
            at += 1;
            continue;
        };
        let run = Run { first: at as u16, until: until as u16 };
        runs.iter_mut().take(until).skip(at).for_each(|r| *r = run);
        at = until;
    }
}

/// The end of the run of capitalised words that begins at `at`.
fn run_end(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let is_name = |at: usize| tokens.get(at).is_some_and(|t| t.is(Class::WORD) && t.is(Class::CAPITAL));
    if !is_name(at) {
        return None;
    }
    let mut until = at + 1;
    loop {
        if is_name(until) {
            until += 1;
            continue;
        }
        let Some(token) = tokens.get(until) else { break };
        let joins = match text.as_bytes().get(token.span.start as usize) {
            Some(b'&') => true,
            // "George W. Bush", "St. Louis"
            Some(b'.') => !token.spaced() && tokens.get(until - 1).is_some_and(|t| t.span.len() <= 3),
            _ => false,
        };
        if !joins || !is_name(until + 1) {
            break;
        }
        until += 2;
    }
    Some(until)
}

/// Templates of the features of a place.
mod template {
    pub(super) const WORD_AT: u32 = 0x100;
    pub(super) const PLACE: u32 = 0x200;
    pub(super) const MANNER: u32 = 0x240;
}

/// The number of a word's value seen from `offset` tokens away (0 to 4; 2 is the token itself).
#[inline]
pub(super) const fn seen_from(value: u32, offset: usize) -> u32 {
    mix(template::WORD_AT + offset as u32, value)
}

/// How a capital is written and what the document says of it: few enough that their sums can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Manner {
    facts: u8,
    pattern: Pattern,
    class: u8,
    /// The first token of its sentence.
    first: bool,
}

impl Manner {
    /// A number of its own, below 2^19.
    pub(super) const fn number(self) -> u32 {
        (self.facts as u32) << 11 | (self.class as u32) << 3 | (self.pattern as u32) << 1 | self.first as u32
    }

    /// Calls `take` with its features.
    pub(super) fn features(self, take: impl FnMut(Group, u32)) {
        let (pattern, facts, class) = (self.pattern as u32, u32::from(self.facts), u32::from(self.class));
        let mut features = Templates { group: Group::Pattern, number: template::MANNER + 0x10, take };
        features.push(mix(pattern, class));
        features.push_if(self.first, class);
        features.group = Group::Document;
        features.push(facts);
        features.push(mix(facts, class));
        (0..8).for_each(|bit| features.push_if(facts >> bit & 1 == 1, mix(pattern, class)));
    }
}

/// What a feature looks at: groups that training can leave out, to see what each brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// The words themselves, their shapes and coarse classes.
    Words,
    /// First and last letters.
    Affixes,
    /// Kinds in the gazetteer.
    Gazetteer,
    /// Clusters.
    Clusters,
    /// Several words side by side.
    Context,
    /// How the sentence is written, and its first word.
    Pattern,
    /// What the rest of the document says.
    Document,
    /// The run of capitalised words around the token.
    Runs,
}

impl Group {
    /// All groups.
    pub const ALL: [Self; 8] = [
        Self::Words,
        Self::Affixes,
        Self::Gazetteer,
        Self::Clusters,
        Self::Context,
        Self::Pattern,
        Self::Document,
        Self::Runs,
    ];
}

/// Numbers the templates: each call is a template of its own.
struct Templates<F> {
    group: Group,
    number: u32,
    take: F,
}

impl<F: FnMut(Group, u32)> Templates<F> {
    #[inline]
    fn push(&mut self, value: u32) {
        self.push_if(true, value);
    }

    #[inline]
    fn push_if(&mut self, holds: bool, value: u32) {
        self.number += 1;
        if holds {
            (self.take)(self.group, mix(self.number, value));
        }
    }
}

impl Sight<'_> {
    pub(super) fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at).and_then(|number| self.lexicon.get(*number as usize))
    }

    /// Lower-case hash and class of the word at `at`; outside of the sentence zeros.
    fn brief(&self, at: usize) -> (u32, u32, u32) {
        self.word(at).map_or((0, 0, 0), |w| (w.lower, w.class.into(), w.shape))
    }

    /// How the capital `at` is written and what the document says of it; `None` for other tokens.
    #[inline]
    pub(super) fn manner(&self, at: usize) -> Option<Manner> {
        let token = self.tokens.get(at).filter(|token| token.is(Class::CAPITAL))?;
        let facts = self.evidence.of(*token);
        Some(Manner { facts, pattern: self.pattern, class: self.brief(at).1 as u8, first: at == 0 })
    }

    /// Calls `take` with every feature of the place `at`, those of words by themselves and of manners left out.
    #[inline]
    pub(super) fn place(&self, at: usize, take: impl FnMut(Group, u32)) {
        let before = |back: usize| at.checked_sub(back).map_or((0, 0, 0), |i| self.brief(i));
        let (l0, c0, s0) = self.brief(at);
        let ((l1, c1, _), (l2, c2, _)) = (before(1), self.brief(at + 1));
        let (c3, c4) = (before(2).1, self.brief(at + 2).1);
        let mut features = Templates { group: Group::Context, number: template::PLACE, take };
        features.push(0);
        features.push(mix(l1, l0));
        features.push(mix(l0, l2));
        features.push(c1 << 16 | c0 << 8 | c2);
        features.push(c3 << 16 | c1 << 8 | c0);
        features.push(c0 << 16 | c2 << 8 | c4);
        features.push(c3 << 24 | c1 << 16 | c0 << 8 | c2);
        features.push(mix(self.kind as u32, c0));
        let Some(token) = self.tokens.get(at).copied() else { return };
        // Dates are in order and apart: the one that ends at the token or later is the one that can hold it.
        let next = self.dates.partition_point(|date| date.span.end < token.span.end);
        let date = self.dates.get(next).is_some_and(|date| date.span.contains(token.span));
        features.push_if(date, s0);
        let cover = self.covers.get(at).copied().unwrap_or_default();
        let part = u32::from(cover.part);
        features.group = Group::Gazetteer;
        features.push_if(part > 0, cover.kinds << 2 | part);
        features.push_if(part > 0, mix((cover.kinds >> 1).trailing_zeros() << 2 | part, c2));
        if !token.is(Class::CAPITAL) {
            return;
        }
        let pattern = self.pattern as u32;
        features.group = Group::Pattern;
        features.number = template::MANNER;
        features.push(mix(pattern, s0));
        features.push_if(at == 0, l0);
        features.group = Group::Runs;
        let run = self.runs.get(at).copied().unwrap_or_default();
        let (first, last) = (usize::from(run.first), usize::from(run.until.saturating_sub(1)));
        let (from_first, to_last) = (at.saturating_sub(first).min(3) as u32, last.saturating_sub(at).min(3) as u32);
        let length = (last + 1).saturating_sub(first).min(5) as u32;
        let (first_word, last_word) = (self.brief(first), self.brief(last));
        let (left, right) = (first.checked_sub(1).map_or((0, 0, 0), |i| self.brief(i)), self.brief(last + 1));
        features.push(length << 8 | from_first << 4 | to_last);
        features.push(mix(to_last, last_word.0));
        features.push(mix(from_first, first_word.0));
        features.push(mix(from_first, left.0));
        features.push(mix(to_last, right.0));
        features.push(mix(left.0, right.0));
        let next = self.brief(last + 2);
        features.push(mix(right.0, next.0));
        features.push(mix(first.checked_sub(2).map_or(0, |i| self.brief(i).0), left.0));
        let quoted = left.1 == QUOTE && right.1 == QUOTE;
        features.push_if(quoted, length);
    }
}

/// The class of quotation marks.
const QUOTE: u32 = 128 + b'"' as u32;
