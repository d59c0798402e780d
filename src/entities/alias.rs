//! Repeats of what a document has introduced: last names, and names that context had to settle once.

use std::collections::HashMap;

use crate::segment::Segments;
use crate::tokens::Class;

use super::{Found, Label, lexicon};

/// What a single word stands for once the document has introduced it.
#[derive(Clone, Copy)]
struct Introduced {
    found: usize,
    label: Label,
}

/// Adds the repeats; `found` is in order of tokens before and after.
pub(super) fn find(text: &str, segments: &Segments, found: &mut Vec<Found>) {
    let mut introduced: HashMap<&str, Introduced> = HashMap::new();
    for (number, name) in found.iter().enumerate() {
        let Some(last) = name.until.checked_sub(1).and_then(|i| segments.tokens.get(i)) else { continue };
        let words = name.until - name.first;
        let form = last.text(text);
        let useful = match name.label {
            Label::Person => words >= 2 && last.is(Class::LOWER),
            Label::Gpe | Label::Org => words == 1 && name.score >= 0.7 && form.len() >= 3,
            _ => false,
        };
        if useful && !lexicon::is_plain_word(text, *last) {
            // A person introduced by the full name goes before a place of the same name.
            let entry = introduced.entry(form).or_insert(Introduced { found: number, label: name.label });
            if name.label == Label::Person && entry.label != Label::Person {
                *entry = Introduced { found: number, label: Label::Person };
            }
        }
    }
    if introduced.is_empty() {
        return;
    }
    let mut repeats = Vec::new();
    let mut next = 0;
    for (number, sentence) in segments.sentences.iter().enumerate() {
        for at in sentence.tokens() {
            while found.get(next).is_some_and(|f| f.until <= at) {
                next += 1;
            }
            let covered = found.get(next).is_some_and(|f| f.first <= at && at < f.until);
            let Some(token) = segments.tokens.get(at).filter(|t| !covered && t.is(Class::WORD) && t.is(Class::CAPITAL))
            else {
                continue;
            };
            let Some(first) = introduced.get(token.text(text)).copied() else { continue };
            let Some(source) = found.get(first.found) else { continue };
            repeats.push(Found {
                first: at,
                until: at + 1,
                sentence: number as u32,
                label: first.label,
                sense: source.sense,
                country: source.country,
                score: 0.8,
                rule: "alias",
            });
        }
    }
    if !repeats.is_empty() {
        found.extend(repeats);
        found.sort_by_key(|f| f.first);
    }
}
