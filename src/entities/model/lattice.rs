//! The tags of one stretch: the best path through them, and how likely each name of it is.
//!
//! The tag outside and the begins follow any tag, the inside of a label follows its own begin and inside alone. So a
//! column is two rows of lanes, `heads` (outside and begins) and `insides`, and every step works on whole rows.

#![expect(clippy::needless_range_loop, reason = "several rows of lanes side by side: one index is plainer than zips")]

use super::format::{LABELS, LANES, Model, TAGS, begin, inside, label_of};
use super::weights::Sum;

/// Lanes of half a column; padding has the least weight.
const HALF: usize = 16;
/// Outside and begins.
const HEADS: usize = 1 + LABELS;
/// A weight that no path has.
const NEVER: i16 = -16_000;
/// A share of all paths that does not show in a sum of 32 bits.
const NOTHING: f32 = 1e-9;

type Half<T> = [T; HALF];

/// Outside and begins, and the insides.
#[derive(Clone, Copy, Debug)]
struct Column<T> {
    heads: Half<T>,
    insides: Half<T>,
}

impl<T: Copy> Column<T> {
    const fn all(value: T) -> Self {
        Self { heads: [value; HALF], insides: [value; HALF] }
    }

    fn get(&self, tag: usize) -> T {
        if tag < HEADS { self.heads[tag] } else { self.insides[tag - HEADS] }
    }
}

impl<T: Copy> Column<T> {
    /// The lanes of all tags side by side, apart.
    fn from_lanes(lanes: &[T; LANES], padding: T) -> Self {
        let mut column = Self::all(padding);
        column.heads[..HEADS].copy_from_slice(&lanes[..HEADS]);
        column.insides[..LABELS].copy_from_slice(&lanes[HEADS..TAGS]);
        column
    }
}

/// Weights, or odds, of going from one tag to another.
#[derive(Clone, Debug)]
struct Steps<T> {
    /// From each tag to outside and begins.
    to_heads: [Half<T>; TAGS],
    /// From a begin to its inside, and from an inside on.
    begun: Half<T>,
    gone_on: Half<T>,
    /// To outside and each begin, from all tags.
    from_tags: [[T; LANES]; HEADS],
}

impl<T: Copy> Steps<T> {
    fn new(padding: T, weight: impl Fn(usize, usize) -> T) -> Self {
        let mut steps = Self {
            to_heads: [[padding; HALF]; TAGS],
            begun: [padding; HALF],
            gone_on: [padding; HALF],
            from_tags: [[padding; LANES]; HEADS],
        };
        for from in 0..TAGS {
            for to in 0..HEADS {
                steps.to_heads[from][to] = weight(from, to);
                steps.from_tags[to][from] = weight(from, to);
            }
        }
        for label in 0..LABELS {
            steps.begun[label] = weight(begin(label), inside(label));
            steps.gone_on[label] = weight(inside(label), inside(label));
        }
        steps
    }
}

/// The transitions of a model made ready.
#[derive(Clone, Debug)]
pub(super) struct Transitions {
    weights: Steps<i16>,
    odds: Steps<f32>,
    /// What one step of a weight is worth, in powers of two.
    step: f32,
    /// A tag so far below the best one is on no best path: whatever follows, the best one has a better way there.
    hopeless: i16,
}

impl Transitions {
    pub(super) fn new(model: &Model) -> Self {
        let weight = |from: usize, to: usize| model.transitions[from][to].max(NEVER);
        let spread = |to: usize| {
            let all = || (0..TAGS).map(|from| weight(from, to));
            all().max().unwrap_or_default().saturating_sub(all().min().unwrap_or_default())
        };
        Self {
            hopeless: (0..HEADS).map(spread).max().unwrap_or_default().saturating_neg(),
            weights: Steps::new(NEVER, weight),
            odds: Steps::new(0.0, |from, to| (f32::from(weight(from, to)) * model.step).exp()),
            step: model.step * std::f32::consts::LOG2_E,
        }
    }
}

/// Two to the power of `x`, which is not above zero: right to a millionth, and plain enough for whole registers.
#[inline]
fn power_of_two(x: f32) -> f32 {
    /// Added to a number it leaves its whole part in the lowest bits.
    const ROUND: f32 = 12_582_912.0;
    let x = x.max(-120.0);
    let rounded = x + ROUND;
    let part = x - (rounded - ROUND);
    let power = 0.009_618_13 + part * 0.001_333_36;
    let power = 1.0 + part * (std::f32::consts::LN_2 + part * (0.240_226_5 + part * (0.055_504_1 + part * power)));
    f32::from_bits(power.to_bits().wrapping_add(rounded.to_bits().wrapping_sub(ROUND.to_bits()) << 23))
}

/// Where the best way to each tag comes from.
#[derive(Clone, Copy, Debug)]
struct Back {
    heads: Half<i16>,
    /// 1 where the inside goes on, 0 where the begin stands before it.
    insides: Half<i16>,
}

/// The columns of one stretch; before and after it stands the tag outside.
#[derive(Debug, Default)]
pub(super) struct Lattice {
    scores: Vec<Column<i16>>,
    back: Vec<Back>,
    path: Vec<u8>,
    emissions: Vec<Column<f32>>,
    forward: Vec<Column<f32>>,
    backward: Vec<Column<f32>>,
}

impl Lattice {
    pub(super) fn clear(&mut self) {
        self.scores.clear();
    }

    /// Appends a token.
    pub(super) fn push(&mut self, scores: &Sum) {
        self.scores.push(Column::from_lanes(scores, NEVER));
    }

    /// Calls `take` with the names of the best path: first token, token after the last, label, probability.
    pub(super) fn names(&mut self, transitions: &Transitions, mut take: impl FnMut(usize, usize, usize, f32)) {
        self.best_path(transitions);
        if self.path.iter().all(|tag| *tag == 0) {
            return;
        }
        self.sum_paths(transitions);
        let mut at = 0;
        while let Some(tag) = self.path.get(at).copied() {
            let first = at;
            at += 1;
            let Some((label, _)) = label_of(tag.into()) else { continue };
            while self.path.get(at).is_some_and(|tag| usize::from(*tag) == inside(label)) {
                at += 1;
            }
            take(first, at, label, self.probability(first, at, label, &transitions.odds));
        }
    }

    /// The Viterbi path.
    fn best_path(&mut self, transitions: &Transitions) {
        let steps = &transitions.weights;
        self.path.clear();
        self.back.clear();
        let mut best = Column::all(NEVER);
        best.heads[0] = 0;
        for scores in &self.scores {
            let mut next = Column::all(NEVER);
            let mut back = Back { heads: [0; HALF], insides: [0; HALF] };
            for (from, row) in steps.to_heads.iter().enumerate() {
                let before = best.get(from);
                if before < transitions.hopeless {
                    continue;
                }
                for to in 0..HALF {
                    let value = before.saturating_add(row[to]);
                    // All bits where it is better: a choice by mask stays in the registers.
                    let better = -i16::from(value > next.heads[to]);
                    next.heads[to] = value.max(next.heads[to]);
                    back.heads[to] = from as i16 & better | back.heads[to] & !better;
                }
            }
            let mut begins = [NEVER; HALF];
            begins[..LABELS].copy_from_slice(&best.heads[1..HEADS]);
            for label in 0..HALF {
                let begun = begins[label].saturating_add(steps.begun[label]);
                let gone_on = best.insides[label].saturating_add(steps.gone_on[label]);
                next.insides[label] = begun.max(gone_on);
                back.insides[label] = i16::from(gone_on > begun);
            }
            let mut most = i16::MIN;
            for lane in 0..HALF {
                next.heads[lane] = next.heads[lane].saturating_add(scores.heads[lane]);
                next.insides[lane] = next.insides[lane].saturating_add(scores.insides[lane]);
                most = most.max(next.heads[lane]).max(next.insides[lane]);
            }
            // The best stands at zero, so that no sum runs over.
            for lane in 0..HALF {
                next.heads[lane] = next.heads[lane].saturating_sub(most).max(NEVER);
                next.insides[lane] = next.insides[lane].saturating_sub(most).max(NEVER);
            }
            best = next;
            self.back.push(back);
        }
        let end = |tag: usize| i32::from(best.get(tag)) + i32::from(steps.to_heads[tag][0]);
        let mut tag = (0..TAGS).fold(0, |most, tag| if end(tag) > end(most) { tag } else { most });
        for back in self.back.iter().rev() {
            self.path.push(tag as u8);
            tag = match label_of(tag) {
                Some((label, false)) if back.insides[label] == 0 => begin(label),
                Some((label, false)) => inside(label),
                _ => back.heads[tag] as usize,
            };
        }
        self.path.reverse();
    }

    /// Sums over all paths from both ends, each column scaled to one.
    fn sum_paths(&mut self, transitions: &Transitions) {
        let odds = &transitions.odds;
        self.emissions.clear();
        self.emissions.extend(self.scores.iter().map(|scores| {
            let most = scores.heads.iter().chain(&scores.insides).copied().max().unwrap_or_default();
            let mut column = Column::all(0.0);
            for lane in 0..HALF {
                column.heads[lane] =
                    power_of_two(f32::from(scores.heads[lane].saturating_sub(most)) * transitions.step);
                column.insides[lane] =
                    power_of_two(f32::from(scores.insides[lane].saturating_sub(most)) * transitions.step);
            }
            column
        }));
        self.forward.clear();
        let mut before = Column::all(0.0);
        before.heads[0] = 1.0;
        for emission in &mut self.emissions {
            let mut here = Column::all(0.0f32);
            for (from, row) in odds.to_heads.iter().enumerate() {
                let weight = before.get(from);
                if weight < NOTHING {
                    continue;
                }
                (0..HALF).for_each(|to| here.heads[to] += weight * row[to]);
            }
            let mut begins = [0.0; HALF];
            begins[..LABELS].copy_from_slice(&before.heads[1..HEADS]);
            let mut total = 0.0;
            for lane in 0..HALF {
                here.insides[lane] = begins[lane] * odds.begun[lane] + before.insides[lane] * odds.gone_on[lane];
                here.heads[lane] *= emission.heads[lane];
                here.insides[lane] *= emission.insides[lane];
                total += here.heads[lane] + here.insides[lane];
            }
            // The same factor serves the way back.
            let scale = 1.0 / total.max(f32::MIN_POSITIVE);
            for column in [&mut here, emission] {
                column.heads.iter_mut().chain(&mut column.insides).for_each(|cell| *cell *= scale);
            }
            self.forward.push(here);
            before = here;
        }
        let total = (0..TAGS).map(|tag| before.get(tag) * odds.to_heads[tag][0]).sum::<f32>().max(f32::MIN_POSITIVE);
        let ends: [f32; LANES] = std::array::from_fn(|tag| odds.to_heads.get(tag).map_or(0.0, |row| row[0]) / total);
        let mut after = Column::from_lanes(&ends, 0.0);
        self.backward.clear();
        for emission in self.emissions.iter().rev() {
            self.backward.push(after);
            let mut seen = after;
            for lane in 0..HALF {
                seen.heads[lane] *= emission.heads[lane];
                seen.insides[lane] *= emission.insides[lane];
            }
            let mut lanes = [0.0; LANES];
            let least = seen.heads.iter().chain(&seen.insides).copied().fold(0.0, f32::max) * NOTHING;
            for (weight, row) in seen.heads.iter().zip(&odds.from_tags).filter(|(weight, _)| **weight > least) {
                (0..LANES).for_each(|from| lanes[from] += weight * row[from]);
            }
            after = Column::from_lanes(&lanes, 0.0);
            for label in 0..LABELS {
                after.heads[begin(label)] += odds.begun[label] * seen.insides[label];
                after.insides[label] += odds.gone_on[label] * seen.insides[label];
            }
        }
        self.backward.reverse();
    }

    /// Probability of exactly this name: begun, gone on, and ended where it is.
    fn probability(&self, first: usize, until: usize, label: usize, odds: &Steps<f32>) -> f32 {
        let step = |at: usize| if at == first + 1 { odds.begun[label] } else { odds.gone_on[label] };
        let mut value = self.forward.get(first).map_or(0.0, |column| column.heads[begin(label)]);
        for (at, emission) in self.emissions.iter().enumerate().take(until).skip(first + 1) {
            value *= step(at) * emission.insides[label];
        }
        let last = if until == first + 1 { begin(label) } else { inside(label) };
        let ends = self.backward.get(until.wrapping_sub(1)).map_or(0.0, |column| column.get(last));
        // What follows is not its inside.
        let goes_on = match (self.emissions.get(until), self.backward.get(until)) {
            (Some(emission), Some(after)) => step(until) * emission.insides[label] * after.insides[label],
            _ => 0.0,
        };
        (value * (ends - goes_on)).clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_two_are_right_to_a_millionth() {
        for x in (0..120_000).map(|x| -(x as f32) / 1000.0) {
            let (found, expected) = (f64::from(power_of_two(x)), f64::from(x).exp2());
            assert!((found / expected - 1.0).abs() < 4e-6, "2^{x}: {found}, expected {expected}");
        }
        assert!(power_of_two(-10_000.0) < 1e-30);
    }
}
