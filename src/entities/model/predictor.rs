//! Tags the stretches of a document with the best labels and says how likely each name is.

use std::sync::atomic::{AtomicU64, Ordering};

use super::clusters::Clusters;
use super::features::{Group, REACH, Sight, seen_from};
use super::format::{LANES, Model};
use super::lattice::{Lattice, Transitions};
use super::scene::{Buffers, Scene};
use super::stretch::stretches;
use super::weights::{Gathered, Manners, Sum, Weights};
use super::word::Value;

/// Offsets at which the values of a word are seen.
const OFFSETS: usize = 2 * REACH + 1;

type Sums = [Sum; OFFSETS];

/// A model made ready for speed.
pub struct Predictor {
    /// Tells one predictor from another: what a worker has summed belongs to one of them.
    id: u64,
    weights: Weights,
    transitions: Transitions,
    clusters: Clusters,
}

impl std::fmt::Debug for Predictor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Predictor").field("weights", &self.weights).finish_non_exhaustive()
    }
}

/// The buffers of one thread.
#[derive(Debug, Default)]
pub struct Worker {
    /// The predictor that the sums belong to.
    owner: u64,
    buffers: Buffers,
    sums: Vec<Sums>,
    features: Gathered,
    manners: Manners,
    lattice: Lattice,
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
    /// Lays the rows of `model` out for look-up; `clusters` are those it was trained with.
    #[must_use]
    pub fn new(model: &Model, clusters: Clusters) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        Self { id, weights: Weights::new(&model.rows), transitions: Transitions::new(model), clusters }
    }

    fn sums_of(&self, values: &[Value]) -> Sums {
        let mut sums = [[0; LANES]; OFFSETS];
        for value in values {
            let reach = usize::from(value.reach);
            for (offset, sum) in sums.iter_mut().enumerate().take(REACH + reach + 1).skip(REACH - reach) {
                let feature = seen_from(value.id, offset);
                if self.weights.may_have(feature) {
                    self.weights.add(&[feature], sum);
                }
            }
        }
        sums
    }

    /// Tags the names of a document and gives each to `take`, in order.
    pub fn tag(&self, scene: Scene<'_>, worker: &mut Worker, mut take: impl FnMut(Tagged)) {
        let Worker { owner, buffers, sums, features, manners, lattice } = worker;
        if *owner != self.id {
            buffers.forget();
            sums.clear();
            manners.forget();
            *owner = self.id;
        }
        buffers.read(scene, &self.clusters, |sentence, start, sight| {
            if sight.lexicon.len() < sums.len() {
                sums.clear();
            }
            let known = sums.len();
            sums.extend(sight.values.iter().skip(known).map(|values| self.sums_of(values)));
            stretches(sight, |first, until| {
                self.score(sight, sums, (first, until), (features, manners), lattice);
                lattice.names(&self.transitions, |name_first, name_until, label, probability| {
                    let at = start + first;
                    take(Tagged { sentence, first: at + name_first, until: at + name_until, label, probability });
                });
            });
        });
    }

    fn score(
        &self,
        sight: &Sight<'_>,
        sums: &[Sums],
        (first, until): (usize, usize),
        (features, manners): (&mut Gathered, &mut Manners),
        lattice: &mut Lattice,
    ) {
        lattice.clear();
        for at in first..until {
            let mut sum = [0i16; LANES];
            for offset in 0..OFFSETS {
                let word = (at + offset).checked_sub(REACH).and_then(|i| sight.words.get(i));
                if let Some(seen) = word.and_then(|word| sums.get(*word as usize)).and_then(|s| s.get(offset)) {
                    (0..LANES).for_each(|lane| sum[lane] += seen[lane]);
                }
            }
            features.clear();
            sight.place(at, |_, feature| features.push(feature, &self.weights));
            self.weights.add(features.get(), &mut sum);
            if let Some(manner) = sight.manner(at) {
                let seen = manners.sum(manner, &self.weights);
                (0..LANES).for_each(|lane| sum[lane] += seen[lane]);
            }
            lattice.push(&sum);
        }
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

/// The stretches of a document as the tagger sees them; `clusters` are those of the model to be trained, and features
/// of the groups `without` are left out.
#[must_use]
pub fn observe(scene: Scene<'_>, clusters: &Clusters, without: &[Group]) -> Vec<Stretch> {
    let mut out = Vec::new();
    Buffers::default().read(scene, clusters, |_, start, sight| {
        stretches(sight, |first, until| {
            let features = (first..until)
                .map(|at| {
                    let mut features = Vec::with_capacity(96);
                    for offset in 0..OFFSETS {
                        let word = (at + offset).checked_sub(REACH).and_then(|i| sight.words.get(i));
                        let Some(values) = word.and_then(|n| sight.values.get(*n as usize)) else { continue };
                        let near = offset.abs_diff(REACH) as u8;
                        let seen = values.iter().filter(|v| v.reach >= near && !without.contains(&v.group));
                        features.extend(seen.map(|value| seen_from(value.id, offset)));
                    }
                    let mut take = |group, feature| {
                        if !without.contains(&group) {
                            features.push(feature);
                        }
                    };
                    sight.place(at, &mut take);
                    sight.manner(at).into_iter().for_each(|manner| manner.features(&mut take));
                    features
                })
                .collect();
            out.push(Stretch { first: start + first, features });
        });
    });
    out
}
