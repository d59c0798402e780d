//! What a word says by itself, wherever it stands: computed once a word, not once an occurrence.

use crate::gazetteer::SenseKind;
use crate::tokens::{Class, Token};

use super::super::Label;
use super::super::lexicon::{self, Title};
use super::clusters::{Clusters, DIVISIONS};
use super::features::{Group, mix};

/// How the words of a sentence are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    /// Names and first words with a capital.
    Plain,
    /// EVERY WORD IN CAPITALS.
    Capitals,
    /// Every Word With A Capital.
    Title,
}

/// The kinds of a name in the gazetteer as a set: bit `n` for [`SenseKind`] number `n`, bit 0 for a name that is
/// written like a common word.
pub(super) type Kinds = u32;

/// The bit of a city of fewer than 100,000 people.
const SMALL_CITY: Kinds = 1 << 17;

/// A value of a word, and how far to the left and right it is seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value {
    pub(super) id: u32,
    pub(super) reach: u8,
    pub(super) group: Group,
}

/// What a word says by itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// Tells it from other words.
    pub(super) key: u64,
    /// Hash of the word in lower case.
    pub(super) lower: u32,
    /// Hash of its shape: `Xx` for `Baku`, `X.X.` for `U.S.`
    pub(super) shape: u32,
    /// A coarse class, for features of several words together.
    pub(super) class: u8,
}

/// Templates of the values, mixed into their numbers.
mod template {
    pub(super) const EXACT: u32 = 1;
    pub(super) const LOWER: u32 = 2;
    pub(super) const SHAPE: u32 = 3;
    pub(super) const PREFIX: u32 = 4;
    pub(super) const SUFFIX: u32 = 8;
    pub(super) const LAST_SUFFIX: u32 = SUFFIX + 3;
    pub(super) const CLASS: u32 = 12;
    pub(super) const KIND: u32 = 13;
    pub(super) const KINDS: u32 = 14;
    /// And the next ones, one for each division.
    pub(super) const CLUSTER: u32 = 15;
    pub(super) const LAST_CLUSTER: u32 = CLUSTER + DIVISIONS.len() as u32 - 1;

    use super::DIVISIONS;
}

impl Word {
    /// The word `token` with its values; the gazetteer knows it as `kinds`.
    pub(super) fn new(
        text: &str,
        token: Token,
        pattern: Pattern,
        kinds: Kinds,
        clusters: &Clusters,
    ) -> (Self, Vec<Value>) {
        let form = token.text(text);
        let capital = token.is(Class::CAPITAL);
        let lowered = if form.is_ascii() { String::new() } else { form.to_lowercase() };
        let lower = if lowered.is_empty() { token.hash } else { crate::lexicon::hash(lowered.as_bytes()) };
        let shape = mix(shape_of(form), (token.is_all_caps() && pattern == Pattern::Capitals).into());
        let class = class_of(text, token, kinds, pattern);
        let mut values = Vec::with_capacity(24);
        let mut push = |template, value, reach| {
            let group = match template {
                template::KIND | template::KINDS => Group::Gazetteer,
                template::CLUSTER..=template::LAST_CLUSTER => Group::Clusters,
                template::PREFIX..=template::LAST_SUFFIX => Group::Affixes,
                _ => Group::Words,
            };
            values.push(Value { id: mix(template, value), reach, group });
        };
        push(template::LOWER, lower, 2);
        push(template::CLASS, class.into(), 2);
        push(template::SHAPE, shape, 1);
        for (division, cluster) in (template::CLUSTER..).zip(clusters.of(lower).into_iter().flatten()) {
            push(division, cluster.into(), 2);
        }
        if capital || token.is(Class::DIGIT) {
            push(template::EXACT, exact_hash(form), 1);
            let lowered = if lowered.is_empty() { form.to_ascii_lowercase() } else { lowered };
            affixes(&lowered, |template, value| push(template, value, u8::from(template == template::SUFFIX + 2)));
        }
        if kinds != 0 {
            push(template::KINDS, kinds, 1);
            for kind in (1..=17).filter(|kind| kinds & 1 << kind != 0) {
                push(template::KIND, kind << 1 | kinds & 1, 1);
            }
        }
        (Self { key: 0, lower, shape, class }, values)
    }
}

/// Hash of the bytes as they are.
pub(super) fn exact_hash(form: &str) -> u32 {
    form.as_bytes().chunks(4).fold(form.len() as u32, |value, chunk| {
        mix(value, chunk.iter().fold(0, |packed, byte| packed << 8 | u32::from(*byte)))
    })
}

/// The first two to four and the last one to four characters of a word that is longer.
fn affixes(word: &str, mut push: impl FnMut(u32, u32)) {
    let bytes: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    let chars = bytes.len() - 1;
    for len in 1..=4usize.min(chars.saturating_sub(1)) {
        let (Some(end), Some(start)) = (bytes.get(len), bytes.get(chars - len)) else { continue };
        if len >= 2 {
            push(template::PREFIX + len as u32 - 1, exact_hash(word.get(..*end).unwrap_or_default()));
        }
        push(template::SUFFIX + len as u32 - 1, exact_hash(word.get(*start..).unwrap_or_default()));
    }
}

/// `Xx` for `Baku`, `XxXx` for `McDonald`, `X.X` for `U.S`, `Xd` for `G8`: runs of one kind are one sign.
fn shape_of(form: &str) -> u32 {
    let mut shape = 7;
    let mut last = '\0';
    let mut length = 0;
    for c in form.chars() {
        let kind = match c {
            'a'..='z' => 'x',
            'A'..='Z' => 'X',
            '0'..='9' => 'd',
            c if c.is_lowercase() => 'x',
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'y',
            '’' => '\'',
            c => c,
        };
        // One capital and several are told apart: "A" and "AP".
        if kind != last || kind == 'X' && length == 1 {
            shape = mix(shape, kind as u32);
        }
        length = if kind == last { length + 1 } else { 1 };
        last = kind;
    }
    shape
}

/// One number for what a word most likely is; punctuation stands for itself.
fn class_of(text: &str, token: Token, kinds: Kinds, pattern: Pattern) -> u8 {
    let first = text.as_bytes().get(token.span.start as usize).copied().unwrap_or_default();
    if token.is(Class::POSSESSIVE) {
        return 1;
    }
    if token.is(Class::PUNCT) {
        return if token.is(Class::DASH) {
            128 + b'-'
        } else if token.is(Class::QUOTE) {
            128 + b'"'
        } else {
            128 | first & 127
        };
    }
    if token.is(Class::NUMBER) {
        return if token.span.len() == 4 { 3 } else { 2 };
    }
    let title = lexicon::title(text, token);
    if !token.is(Class::CAPITAL) {
        return match title {
            Some(Title::Whole) => 10,
            Some(Title::Part) => 11,
            None if lexicon::is_particle(text, token) => 12,
            None if lexicon::is_place_head(text, token) => 13,
            None if lexicon::is_plain_word(text, token) => 14,
            None if token.is(Class::CASELESS) => 15,
            None => 16,
        };
    }
    let small_city = kinds & SMALL_CITY != 0;
    let has = |kind: SenseKind| kinds & 1 << kind as u32 != 0 || kind == SenseKind::City && small_city;
    if pattern == Pattern::Plain && token.is_all_caps() && !token.is(Class::INITIALS) && kinds == 0 {
        return 60;
    }
    if let Some(title) = title {
        return if title == Title::Whole { 20 } else { 21 };
    }
    if let Some(head) = lexicon::head(text, token) {
        let label = Label::ALL.iter().position(|l| *l == head).unwrap_or_default();
        return 22 + label as u8;
    }
    if lexicon::is_plain_word(text, token) {
        return 34;
    }
    if token.is(Class::INITIALS) {
        return if kinds == 0 { 61 } else { 62 };
    }
    if token.span.len() == 1 {
        return 63;
    }
    let order = [
        SenseKind::Country,
        SenseKind::People,
        SenseKind::Capital,
        SenseKind::Territory,
        SenseKind::Region,
        SenseKind::Organisation,
        SenseKind::Media,
        SenseKind::Seat,
        SenseKind::Forename,
        SenseKind::AnyName,
        SenseKind::Surname,
        SenseKind::Division,
        SenseKind::City,
    ];
    match order.iter().position(|kind| has(*kind)) {
        // A name that is a person's and a city's at once is a class of its own.
        Some(at) if (8..=10).contains(&at) && has(SenseKind::City) => 80 + at as u8,
        Some(at) => 40 + at as u8,
        None if token.is(Class::DIGIT) => 64,
        None if token.is(Class::LOWER) => 65,
        None => 66,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_tell_capitals_from_a_capital() {
        assert_eq!(shape_of("Baku"), shape_of("Yerevan"));
        assert_eq!(shape_of("NATO"), shape_of("AP"));
        assert_ne!(shape_of("A"), shape_of("AP"));
        assert_ne!(shape_of("McDonald"), shape_of("Donald"));
    }
}
