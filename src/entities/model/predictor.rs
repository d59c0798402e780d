//! Tags the stretches of a document with the best labels and says how likely each name is.

use std::collections::HashMap;

use super::features::{REACH, Sight, seen_from, stretches};
use super::format::{LANES, Model, Row, TAGS, label_of, may_follow};
use super::scene::{Buffers, Clusters, Scene};
use super::word::Word;

/// Offsets at which the values of a word are seen.
const OFFSETS: usize = 2 * REACH + 1;

/// Summed weights, tag by tag.
type Sum = [i16; LANES];
type Sums = [Sum; OFFSETS];

/// A model made ready for speed.
pub struct Predictor {
    /// Open addressing by the low bits of a feature: its hash and the number of its row.
    slots: Vec<(u32, u32)>,
    rows: Vec<Row>,
    transitions: [[i32; LANES]; LANES],
    /// `exp` of the transitions; zero for pairs that cannot be.
    odds: [[f32; LANES]; LANES],
    step: f32,
    clusters: Clusters,
}

impl std::fmt::Debug for Predictor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Predictor").field("rows", &self.rows.len()).finish_non_exhaustive()
    }
}

/// The buffers of one thread.
#[derive(Debug, Default)]
pub struct Worker {
    buffers: Buffers,
    sums: Vec<Sums>,
    scores: Vec<Sum>,
    back: Vec<[u8; LANES]>,
    path: Vec<u8>,
    forward: Vec<[f32; LANES]>,
    backward: Vec<[f32; LANES]>,
    emissions: Vec<[f32; LANES]>,
}

/// A name that the model sees: tokens `first..until` of the document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tagged {
    /// Number of the sentence.
    pub sentence: u32,
    /// Number of its first token in the document.
    pub first: usize,
    /// Number of the first token after it.
    pub until: usize,
    /// Number of its label.
    pub label: usize,
    /// Probability of exactly this name, 0 to 1.
    pub probability: f32,
}

impl Predictor {
    /// Lays the rows of `model` out for look-up.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let size = (model.rows.len() * 2).next_power_of_two().max(16);
        let mut slots = vec![(0, u32::MAX); size];
        for (number, (feature, _)) in model.rows.iter().enumerate() {
            let mut at = *feature as usize & (size - 1);
            while slots.get(at).is_some_and(|(_, row)| *row != u32::MAX) {
                at = (at + 1) & (size - 1);
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = (*feature, number as u32);
            }
        }
        let mut transitions = [[i32::MIN / 4; LANES]; LANES];
        let mut odds = [[0.0; LANES]; LANES];
        for from in 0..TAGS {
            for to in (0..TAGS).filter(|to| may_follow(from, *to)) {
                let weight = model.transitions[from][to];
                transitions[from][to] = weight.into();
                odds[from][to] = (f32::from(weight) * model.step).exp();
            }
        }
        let rows = model.rows.iter().map(|(_, row)| *row).collect();
        Self { slots, rows, transitions, odds, step: model.step, clusters: model.clusters.iter().copied().collect() }
    }

    #[inline]
    fn row(&self, feature: u32) -> Option<&Row> {
        let mask = self.slots.len() - 1;
        let mut at = feature as usize & mask;
        loop {
            let (key, row) = *self.slots.get(at)?;
            if row == u32::MAX {
                return None;
            }
            if key == feature {
                return self.rows.get(row as usize);
            }
            at = (at + 1) & mask;
        }
    }

    #[inline]
    fn add(&self, feature: u32, sum: &mut Sum) {
        if let Some(row) = self.row(feature) {
            sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i16::from(*weight));
        }
    }

    fn sums_of(&self, word: &Word) -> Sums {
        let mut sums = [[0; LANES]; OFFSETS];
        for value in &word.values {
            let reach = usize::from(value.reach);
            for offset in REACH - reach..=REACH + reach {
                self.add(seen_from(value.id, offset), &mut sums[offset]);
            }
        }
        sums
    }

    /// Tags the names of a document and gives each to `take`, in order.
    pub fn tag(&self, scene: Scene<'_>, worker: &mut Worker, mut take: impl FnMut(Tagged)) {
        let Worker { buffers, sums, scores, back, path, forward, backward, emissions } = worker;
        if buffers.lexicon().len() < sums.len() {
            sums.clear();
        }
        let mut lattice = Lattice { predictor: self, scores, back, path, forward, backward, emissions };
        buffers.read(scene, &self.clusters, |sentence, start, sight| {
            if sight.lexicon.len() < sums.len() {
                sums.clear();
            }
            sums.extend(sight.lexicon.iter().skip(sums.len()).map(|word| self.sums_of(word)).collect::<Vec<_>>());
            stretches(sight.tokens, |first, until| {
                self.score(sight, sums, first, until, lattice.scores);
                lattice.best_path();
                lattice.names(|name_first, name_until, label, probability| {
                    let at = start + first;
                    take(Tagged { sentence, first: at + name_first, until: at + name_until, label, probability });
                });
            });
        });
    }

    fn score(&self, sight: &Sight<'_>, sums: &[Sums], first: usize, until: usize, scores: &mut Vec<Sum>) {
        scores.clear();
        for at in first..until {
            let mut sum = [0i16; LANES];
            for offset in 0..OFFSETS {
                let word = (at + offset).checked_sub(REACH).and_then(|i| sight.words.get(i));
                if let Some(seen) = word.and_then(|word| sums.get(*word as usize)).and_then(|s| s.get(offset)) {
                    sum.iter_mut().zip(seen).for_each(|(sum, weight)| *sum += weight);
                }
            }
            sight.place(at, |feature| self.add(feature, &mut sum));
            scores.push(sum);
        }
    }
}

/// The tags of one stretch; before and after it stands the tag outside.
struct Lattice<'p, 'w> {
    predictor: &'p Predictor,
    scores: &'w mut Vec<Sum>,
    back: &'w mut Vec<[u8; LANES]>,
    path: &'w mut Vec<u8>,
    forward: &'w mut Vec<[f32; LANES]>,
    backward: &'w mut Vec<[f32; LANES]>,
    emissions: &'w mut Vec<[f32; LANES]>,
}

impl Lattice<'_, '_> {
    /// The Viterbi path.
    fn best_path(&mut self) {
        self.back.clear();
        self.path.clear();
        let transitions = &self.predictor.transitions;
        let Some(first) = self.scores.first() else { return };
        let mut best = transitions[0];
        best.iter_mut().zip(first).for_each(|(best, score)| *best += i32::from(*score));
        for score in self.scores.iter().skip(1) {
            let mut next = [i32::MIN / 2; LANES];
            let mut from_tag = [0u8; LANES];
            for (from, before) in best.iter().enumerate().take(TAGS) {
                for (to, weight) in transitions[from].iter().enumerate() {
                    let value = before + weight;
                    let better = value > next[to];
                    next[to] = if better { value } else { next[to] };
                    from_tag[to] = if better { from as u8 } else { from_tag[to] };
                }
            }
            next.iter_mut().zip(score).for_each(|(next, score)| *next = (*next + i32::from(*score)).max(i32::MIN / 4));
            best = next;
            self.back.push(from_tag);
        }
        let last = (0..TAGS).max_by_key(|tag| (best[*tag] + transitions[*tag][0], TAGS - tag)).unwrap_or(0);
        self.path.push(last as u8);
        for from_tag in self.back.iter().rev() {
            let tag = self.path.last().copied().unwrap_or_default();
            self.path.push(from_tag[usize::from(tag) % LANES]);
        }
        self.path.reverse();
    }

    /// The names of the path: first token, token after the last, label, probability.
    fn names(&mut self, mut take: impl FnMut(usize, usize, usize, f32)) {
        if self.path.iter().all(|tag| *tag == 0) {
            return;
        }
        self.sum_paths();
        let mut at = 0;
        while at < self.path.len() {
            let Some((label, _)) = label_of(self.path[at].into()) else {
                at += 1;
                continue;
            };
            let inside = self.path[at] + 1 - u8::from(self.path[at].is_multiple_of(2));
            let first = at;
            at += 1;
            while self.path.get(at) == Some(&inside) {
                at += 1;
            }
            take(first, at, label, self.probability(first, at, label));
        }
    }

    /// Forward and backward sums over all paths, each position scaled to one.
    fn sum_paths(&mut self) {
        let odds = &self.predictor.odds;
        let step = self.predictor.step;
        self.emissions.clear();
        self.emissions.extend(self.scores.iter().map(|score| {
            let most = score.iter().take(TAGS).copied().max().unwrap_or_default();
            let mut emission = [0.0; LANES];
            emission.iter_mut().zip(score).take(TAGS).for_each(|(e, s)| *e = (f32::from(s - most) * step).exp());
            emission
        }));
        self.forward.clear();
        let mut before = [0.0; LANES];
        before[0] = 1.0;
        for emission in self.emissions.iter_mut() {
            let mut here = [0.0f32; LANES];
            for (weight, odds) in before.iter().zip(odds) {
                here.iter_mut().zip(odds).for_each(|(here, odds)| *here += weight * odds);
            }
            here.iter_mut().zip(emission.iter()).for_each(|(here, emission)| *here *= emission);
            let scale = 1.0 / here.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            // Scaled emissions: the same factor serves the way back.
            emission.iter_mut().for_each(|e| *e *= scale);
            here.iter_mut().for_each(|h| *h *= scale);
            self.forward.push(here);
            before = here;
        }
        self.backward.clear();
        let to_outside = |tag: usize| odds[tag][0];
        let mut after: [f32; LANES] = std::array::from_fn(to_outside);
        let total: f32 = before.iter().zip(&after).map(|(a, b)| a * b).sum();
        after.iter_mut().for_each(|a| *a /= total.max(f32::MIN_POSITIVE));
        for emission in self.emissions.iter().rev() {
            self.backward.push(after);
            let seen: [f32; LANES] = std::array::from_fn(|to| emission[to] * after[to]);
            after = std::array::from_fn(|from| odds[from].iter().zip(&seen).map(|(odds, seen)| odds * seen).sum());
        }
        self.backward.reverse();
    }

    /// Probability of exactly this name: begun, gone on, and ended where it is.
    fn probability(&self, first: usize, until: usize, label: usize) -> f32 {
        let odds = &self.predictor.odds;
        let (begin, inside) = (super::format::begin(label), super::format::begin(label) + 1);
        let mut value = self.forward.get(first).map_or(0.0, |f| f[begin]);
        let mut tag = begin;
        for emission in self.emissions.iter().take(until).skip(first + 1) {
            value *= odds[tag][inside] * emission[inside];
            tag = inside;
        }
        // What follows is not its inside.
        let goes_on = match (self.emissions.get(until), self.backward.get(until)) {
            (Some(emission), Some(after)) => odds[tag][inside] * emission[inside] * after[inside],
            _ => 0.0,
        };
        let ends = self.backward.get(until.wrapping_sub(1)).map_or(0.0, |b| b[tag]) - goes_on;
        (value * ends).clamp(0.0, 1.0)
    }
}

/// A stretch of tokens with the features of each, for training.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// Number of its first token in the document.
    pub first: usize,
    /// Features, token by token.
    pub features: Vec<Vec<u32>>,
}

/// The stretches of a document as the tagger sees them; `clusters` are those of the model to be trained.
#[must_use]
pub fn observe(scene: Scene<'_>, clusters: &HashMap<u32, u8>) -> Vec<Stretch> {
    let clusters: Clusters = clusters.iter().map(|(word, cluster)| (*word, *cluster)).collect();
    let mut out = Vec::new();
    Buffers::default().read(scene, &clusters, |_, start, sight| {
        stretches(sight.tokens, |first, until| {
            let features = (first..until)
                .map(|at| {
                    let mut features = Vec::with_capacity(96);
                    for offset in 0..OFFSETS {
                        let word = (at + offset).checked_sub(REACH).and_then(|i| sight.words.get(i));
                        let Some(word) = word.and_then(|n| sight.lexicon.get(*n as usize)) else { continue };
                        let near = offset.abs_diff(REACH) as u8;
                        let seen = word.values.iter().filter(|v| v.reach >= near);
                        features.extend(seen.map(|value| seen_from(value.id, offset)));
                    }
                    sight.place(at, |feature| features.push(feature));
                    features
                })
                .collect();
            out.push(Stretch { first: start + first, features });
        });
    });
    out
}
