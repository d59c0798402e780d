//! Names agree within a document: a name has the label that most of its mentions have, last names follow full names,
//! and repeats that the tagger passed over are found.

use std::collections::HashMap;

use crate::segment::Segments;
use crate::tokens::{Class, Token};

use super::{Found, Label, lexicon};

/// A mention less likely than this is open to what the rest of the document says.
const OPEN: f32 = 0.9;
/// A name passes itself on if its mentions are this likely in the mean.
const SURE: f32 = 0.6;
/// How sure a repeat is, as a share of its source.
const REPEAT: f32 = 0.9;

/// Names with one first word that are looked for again: a text of nothing but Marias is read in linear time too.
const ALIKE: usize = 64;

/// What the document says of one string.
#[derive(Clone, Copy, Default)]
struct Votes {
    /// Sum of probabilities by label.
    labels: [f32; Label::ALL.len()],
    count: f32,
    /// Number of the most likely mention.
    best: usize,
}

impl Votes {
    fn add(&mut self, number: usize, found: &Found, list: &[Found]) {
        if let Some(sum) = self.labels.get_mut(found.label as usize) {
            *sum += found.score;
        }
        self.count += 1.0;
        if self.count == 1.0 || list.get(self.best).is_some_and(|best| best.score < found.score) {
            self.best = number;
        }
    }

    fn of(&self, label: Label) -> f32 {
        self.labels.get(label as usize).copied().unwrap_or_default()
    }

    fn winner(&self) -> Label {
        Label::ALL
            .iter()
            .copied()
            .fold(Label::Person, |best, label| if self.of(label) > self.of(best) { label } else { best })
    }
}

/// Makes the mentions of a document agree; `found` is in order of tokens before and after.
pub(super) fn settle(text: &str, segments: &Segments, found: &mut Vec<Found>) {
    let tokens = |f: &Found| segments.tokens.get(f.first..f.until).unwrap_or_default();
    let surface = |f: &Found| match tokens(f) {
        [] => "",
        [first, .., last] => text.get(first.span.start as usize..last.span.end as usize).unwrap_or_default(),
        [only] => only.text(text),
    };
    let mut votes: HashMap<&str, Votes> = HashMap::new();
    let mut last_names: HashMap<&str, usize> = HashMap::new();
    for (number, name) in found.iter().enumerate() {
        votes.entry(surface(name)).or_default().add(number, name, found);
        if name.label == Label::Person
            && name.until > name.first + 1
            && name.score >= SURE
            && let Some(last) = tokens(name).last()
            && last.is(Class::LOWER)
        {
            last_names.entry(last.text(text)).or_insert(number);
        }
    }
    // Labels first, so that repeats copy what is settled.
    let relabelled: Vec<(usize, Label)> = found
        .iter()
        .enumerate()
        .filter(|(_, name)| name.score < OPEN)
        .filter_map(|(number, name)| {
            let votes = votes.get(surface(name))?;
            let own = votes.of(name.label);
            // The full name that a last name belongs to is a vote for a person.
            let full = last_names.get(surface(name)).and_then(|n| found.get(*n)).map_or(0.0, |full| full.score);
            if full > 0.0 && votes.of(Label::Person) + full > own {
                return (name.label != Label::Person).then_some((number, Label::Person));
            }
            let winner = votes.winner();
            (winner != name.label && votes.of(winner) > 2.0 * own).then_some((number, winner))
        })
        .collect();
    for (number, label) in relabelled {
        if let Some(name) = found.get_mut(number) {
            name.label = label;
            name.rule = "alias";
        }
    }
    repeats(text, segments, found, &votes, &last_names);
}

/// Names by their first word, to be found again.
fn repeats(
    text: &str,
    segments: &Segments,
    found: &mut Vec<Found>,
    votes: &HashMap<&str, Votes>,
    last_names: &HashMap<&str, usize>,
) {
    let mut sources: HashMap<&str, Vec<usize>> = HashMap::new();
    let tokens = |f: &Found| segments.tokens.get(f.first..f.until).unwrap_or_default();
    for vote in votes.values().filter(|v| v.labels.iter().sum::<f32>() >= SURE * v.count) {
        let Some(source) = found.get(vote.best) else { continue };
        let Some(first) = tokens(source).first().filter(|t| is_telling(text, **t, source)) else { continue };
        sources.entry(first.text(text)).or_default().push(vote.best);
    }
    // The longest first; of two of one length the one that stands first.
    sources.values_mut().for_each(|list| {
        list.sort_unstable_by_key(|n| found.get(*n).map(|f| (usize::MAX - (f.until - f.first), f.first)));
        list.truncate(ALIKE);
    });
    if sources.is_empty() && last_names.is_empty() {
        return;
    }
    let mut added = Vec::new();
    let mut next = 0;
    for (number, sentence) in segments.sentences.iter().enumerate() {
        let range = sentence.tokens();
        let mut at = range.start;
        while at < range.end {
            while found.get(next).is_some_and(|f| f.until <= at) {
                next += 1;
            }
            let taken = found.get(next).map_or(range.end, |f| f.first);
            let token = segments.tokens.get(at).filter(|t| taken > at && t.is(Class::WORD) && t.is(Class::CAPITAL));
            let Some(token) = token else {
                at += 1;
                continue;
            };
            let form = token.text(text);
            let same = |source: &Found| {
                let end = at + source.until - source.first;
                let there = segments.tokens.get(at..end).unwrap_or_default();
                end <= taken.min(range.end)
                    && tokens(source).iter().zip(there).all(|(a, b)| a.hash == b.hash && a.text(text) == b.text(text))
                    && there.len() == source.until - source.first
            };
            let listed = sources.get(form).into_iter().flatten().filter_map(|n| found.get(*n)).find(|s| same(s));
            let (source, len) = match (listed, last_names.get(form).and_then(|n| found.get(*n))) {
                (Some(source), _) => (*source, source.until - source.first),
                (None, Some(source)) => (*source, 1),
                (None, None) => {
                    at += 1;
                    continue;
                }
            };
            // "Bush Street" is no repeat of "Bush".
            let goes_on = segments
                .tokens
                .get(at + len)
                .is_some_and(|t| at + len < taken.min(range.end) && t.is(Class::WORD) && t.is(Class::CAPITAL));
            if !goes_on {
                let sentence = number as u32;
                let score = source.score * REPEAT;
                added.push(Found { first: at, until: at + len, sentence, score, rule: "alias", ..source });
            }
            at += len;
        }
    }
    if !added.is_empty() {
        found.extend(added);
        found.sort_by_key(|f| f.first);
    }
}

/// A first word by which a name is known again: no common word, no short acronym in lower case.
fn is_telling(text: &str, first: Token, source: &Found) -> bool {
    let single = source.until == source.first + 1;
    first.is(Class::CAPITAL) && !(single && (lexicon::is_plain_word(text, first) || first.span.len() < 3))
}
