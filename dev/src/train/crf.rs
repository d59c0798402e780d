//! The conditional random field while it learns: sums over tag paths, and weights by FTRL-Proximal.
//!
//! McMahan et al., "Ad Click Prediction: a View from the Trenches" (KDD 2013): every weight has a learning rate of its
//! own, and L1 keeps weights at exactly zero until their gradients have outweighed it.

use std::collections::BTreeMap;

use dateline::entities::model::{LANES, Model, TAGS, may_follow};

use super::corpus::Tags;

pub type Lanes = [f32; LANES];

/// Settings of the optimiser.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    pub rate: f32,
    pub l1: f32,
    pub l2: f32,
}

/// Weights of one feature with what the optimiser remembers of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Weights {
    pub weight: Lanes,
    sum: Lanes,
    squares: Lanes,
}

impl Weights {
    fn update(&mut self, gradient: &Lanes, settings: &Settings) {
        for (lane, g) in gradient.iter().copied().enumerate() {
            let before = self.squares[lane].sqrt();
            self.squares[lane] += g * g;
            let after = self.squares[lane].sqrt();
            self.sum[lane] += g - (after - before) / settings.rate * self.weight[lane];
            let z = self.sum[lane];
            let shrunk = (z.abs() - settings.l1).max(0.0).copysign(z);
            self.weight[lane] = -shrunk / ((1.0 + after) / settings.rate + settings.l2);
        }
    }
}

/// One stretch of tokens: rows of features, and the tags that each token may have.
#[derive(Clone, Debug)]
pub struct Sequence {
    pub rows: Vec<u32>,
    /// Where the rows of each token end.
    pub ends: Vec<u32>,
    pub tags: Vec<Tags>,
    pub weight: f32,
}

impl Sequence {
    pub fn rows_of(&self, at: usize) -> &[u32] {
        let first = at.checked_sub(1).map_or(0, |i| self.ends[i] as usize);
        &self.rows[first..self.ends[at] as usize]
    }
}

/// All weights.
pub struct Crf {
    pub rows: Vec<Weights>,
    pub transitions: Vec<Weights>,
    settings: Settings,
    work: Work,
}

/// Buffers of one sequence.
#[derive(Default)]
struct Work {
    scores: Vec<Lanes>,
    emissions: Vec<Lanes>,
    forward: Vec<Lanes>,
    scales: Vec<f32>,
    /// Probability of each tag at each token: over all paths, and over those allowed.
    free: Vec<Lanes>,
    held: Vec<Lanes>,
}

type Square = [Lanes; LANES];

impl Crf {
    pub fn new(rows: usize, settings: Settings) -> Self {
        Self {
            rows: vec![Weights::default(); rows],
            transitions: vec![Weights::default(); LANES],
            settings,
            work: Work::default(),
        }
    }

    /// Takes the rounded weights of `model` for its own, to see what rounding costs.
    pub fn take(&mut self, model: &Model, features: &BTreeMap<u32, u32>) {
        self.rows.iter_mut().for_each(|row| row.weight = [0.0; LANES]);
        for (feature, weights) in &model.rows {
            let row = features.get(feature).and_then(|number| self.rows.get_mut(*number as usize));
            if let Some(row) = row {
                row.weight = weights.map(|weight| f32::from(weight) * model.step);
            }
        }
        for (row, weights) in self.transitions.iter_mut().zip(&model.transitions) {
            row.weight = weights.map(|weight| f32::from(weight) * model.step);
        }
    }

    /// `exp` of the transitions; zero for pairs that cannot be.
    fn odds(&self) -> Square {
        let mut odds = [[0.0; LANES]; LANES];
        for (from, row) in odds.iter_mut().enumerate().take(TAGS) {
            for (to, odds) in row.iter_mut().enumerate().take(TAGS).filter(|(to, _)| may_follow(from, *to)) {
                *odds = self.transitions[from].weight[to].exp();
            }
        }
        odds
    }

    fn score(&mut self, sequence: &Sequence) {
        self.work.scores.clear();
        for at in 0..sequence.tags.len() {
            let mut sum = [0.0; LANES];
            for row in sequence.rows_of(at) {
                let weights = &self.rows[*row as usize].weight;
                sum.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
            }
            self.work.scores.push(sum);
        }
    }

    /// One step along the gradient of `sequence`; its loss.
    pub fn learn(&mut self, sequence: &Sequence) -> f32 {
        let odds = self.odds();
        self.score(sequence);
        let mut steps = [[0.0; LANES]; LANES];
        let mut free = std::mem::take(&mut self.work.free);
        let mut held = std::mem::take(&mut self.work.held);
        let all = self.work.sum_paths(&odds, None, &mut free, &mut steps, 1.0);
        let allowed = self.work.sum_paths(&odds, Some(&sequence.tags), &mut held, &mut steps, -1.0);
        for at in 0..sequence.tags.len() {
            let mut gradient = [0.0; LANES];
            let mut largest = 0.0f32;
            for lane in 0..TAGS {
                gradient[lane] = (free[at][lane] - held[at][lane]) * sequence.weight;
                largest = largest.max(gradient[lane].abs());
            }
            // What is known moves nothing.
            if largest < 1e-3 {
                continue;
            }
            for row in sequence.rows_of(at) {
                self.rows[*row as usize].update(&gradient, &self.settings);
            }
        }
        for (weights, step) in self.transitions.iter_mut().zip(&mut steps) {
            step.iter_mut().for_each(|s| *s *= sequence.weight);
            weights.update(step, &self.settings);
        }
        self.work.free = free;
        self.work.held = held;
        (all - allowed) * sequence.weight
    }

    /// The best path.
    pub fn best(&mut self, sequence: &Sequence) -> Vec<usize> {
        self.score(sequence);
        let transition = |from: usize, to: usize| {
            if may_follow(from, to) { self.transitions[from].weight[to] } else { f32::NEG_INFINITY }
        };
        let mut best: Vec<f32> = (0..TAGS).map(|to| transition(0, to) + self.work.scores[0][to]).collect();
        let mut back = Vec::new();
        for score in &self.work.scores[1..] {
            let step: Vec<(f32, usize)> = (0..TAGS)
                .map(|to| {
                    (0..TAGS)
                        .map(|from| (best[from] + transition(from, to), from))
                        .fold((f32::NEG_INFINITY, 0), |a, b| if b.0 > a.0 { b } else { a })
                })
                .collect();
            best = step.iter().enumerate().map(|(to, (value, _))| value + score[to]).collect();
            back.push(step);
        }
        let mut tag = (0..TAGS)
            .map(|tag| (best[tag] + transition(tag, 0), tag))
            .fold((f32::NEG_INFINITY, 0), |a, b| if b.0 > a.0 { b } else { a })
            .1;
        let mut path = vec![tag];
        for step in back.iter().rev() {
            tag = step[tag].1;
            path.push(tag);
        }
        path.reverse();
        path
    }
}

impl Work {
    /// Logarithm of the sum over the paths that `tags` allows; writes the probability of each tag to `marginals` and
    /// adds the probability of each step, times `sign`, to `steps`. Before and after the sequence stands the tag outside.
    fn sum_paths(
        &mut self,
        odds: &Square,
        tags: Option<&[Tags]>,
        marginals: &mut Vec<Lanes>,
        steps: &mut Square,
        sign: f32,
    ) -> f32 {
        let Self { scores, emissions, forward, scales, .. } = self;
        emissions.clear();
        forward.clear();
        scales.clear();
        marginals.clear();
        let mut log_sum = 0.0;
        let mut before = [0.0; LANES];
        before[0] = 1.0;
        for (at, score) in scores.iter().enumerate() {
            let allowed = tags.map_or(u32::MAX, |t| t[at]);
            let most = (0..TAGS).filter(|t| allowed >> t & 1 == 1).map(|t| score[t]).fold(f32::MIN, f32::max);
            let mut emission = [0.0; LANES];
            for tag in (0..TAGS).filter(|t| allowed >> t & 1 == 1) {
                emission[tag] = (score[tag] - most).exp();
            }
            let mut here = [0.0f32; LANES];
            for (weight, odds) in before.iter().zip(odds).filter(|(w, _)| **w > 0.0) {
                here.iter_mut().zip(odds).for_each(|(here, odds)| *here += weight * odds);
            }
            here.iter_mut().zip(&emission).for_each(|(here, emission)| *here *= emission);
            let scale = 1.0 / here.iter().sum::<f32>().max(1e-30);
            emission.iter_mut().for_each(|e| *e *= scale);
            here.iter_mut().for_each(|h| *h *= scale);
            log_sum += most - scale.ln();
            emissions.push(emission);
            forward.push(here);
            before = here;
        }
        let mut after: Lanes = std::array::from_fn(|tag| odds[tag][0]);
        let total: f32 = before.iter().zip(&after).map(|(a, b)| a * b).sum::<f32>().max(1e-30);
        log_sum += total.ln();
        after.iter_mut().for_each(|a| *a /= total);
        for (tag, weight) in before.iter().enumerate() {
            steps[tag][0] += sign * weight * after[tag];
        }
        for at in (0..scores.len()).rev() {
            marginals.push(std::array::from_fn(|tag| forward[at][tag] * after[tag]));
            let seen: Lanes = std::array::from_fn(|to| emissions[at][to] * after[to]);
            if at == 0 {
                (0..LANES).for_each(|to| steps[0][to] += sign * odds[0][to] * seen[to]);
                break;
            }
            for from in 0..TAGS {
                let weight = sign * forward[at - 1][from];
                let mut sum = 0.0;
                for to in 0..LANES {
                    let step = odds[from][to] * seen[to];
                    sum += step;
                    steps[from][to] += weight * step;
                }
                after[from] = sum;
            }
        }
        marginals.reverse();
        log_sum
    }
}
