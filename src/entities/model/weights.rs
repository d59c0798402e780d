//! The rows of weights, found by the hash of a feature.

use super::features::Manner;
use super::format::{LANES, Row};

/// Summed weights, tag by tag.
pub(super) type Sum = [i16; LANES];

/// A table of rows with one bit for every place, set where a row is: most features have none, and the bits stay in the
/// cache. Rows lie in the order of their places, so that the bits before a place count to its row.
pub(super) struct Weights {
    bits: Vec<u64>,
    /// Bits set before each of `bits`.
    before: Vec<u32>,
    rows: Vec<Kept>,
}

/// The row of a feature, half a line of the cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
struct Kept {
    feature: u32,
    /// The next row of this place; [`LAST`] for none.
    next: u32,
    row: Row,
}

const LAST: u32 = u32::MAX;

/// Places for each row.
const PLACES: usize = 6;

impl std::fmt::Debug for Weights {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} rows", self.rows.len())
    }
}

impl Weights {
    pub(super) fn new(rows: &[(u32, Row)]) -> Self {
        let cells = (rows.len() * PLACES / 64).next_power_of_two();
        let place = |feature: u32| (feature as usize >> 6 & (cells - 1)) << 6 | feature as usize & 63;
        // Numbers that are sorted as they are, a place above its row: many times faster than rows by their places.
        let mut order: Vec<u64> = (0..).zip(rows).map(|(at, row)| (place(row.0) as u64) << 32 | at).collect();
        order.sort_unstable();
        let sorted = order.iter().filter_map(|number| rows.get(*number as u32 as usize));
        let mut weights = Self { bits: vec![0; cells], before: Vec::with_capacity(cells), rows: Vec::new() };
        weights.rows.reserve_exact(rows.len());
        // The first of each place in order, then those that share one.
        let mut sharing = Vec::new();
        for (feature, row) in sorted {
            let Some(cell) = weights.bits.get_mut(place(*feature) >> 6) else { continue };
            let kept = Kept { feature: *feature, next: LAST, row: *row };
            if *cell >> (feature & 63) & 1 == 1 {
                sharing.push((weights.rows.len() - 1, kept));
            } else {
                *cell |= 1 << (feature & 63);
                weights.rows.push(kept);
            }
        }
        for (first, kept) in sharing {
            let number = weights.rows.len() as u32;
            if let Some(first) = weights.rows.get_mut(first) {
                let next = std::mem::replace(&mut first.next, number);
                weights.rows.push(Kept { next, ..kept });
            }
        }
        let mut count = 0;
        for cell in &weights.bits {
            weights.before.push(count);
            count += cell.count_ones();
        }
        weights
    }

    /// The bits in which `feature` has its own.
    #[inline]
    fn cell(&self, feature: u32) -> usize {
        (feature >> 6) as usize & (self.bits.len() - 1)
    }

    /// Whether `feature` may have a row: no is certain.
    #[inline]
    pub(super) fn may_have(&self, feature: u32) -> bool {
        self.bits.get(self.cell(feature)).is_some_and(|cell| cell >> (feature & 63) & 1 == 1)
    }

    /// Adds the rows of `features`, which may have some, to `sum`.
    pub(super) fn add(&self, features: &[u32], sum: &mut Sum) {
        for row in features.iter().filter_map(|feature| self.row(*feature)) {
            (0..LANES).for_each(|lane| sum[lane] += i16::from(row[lane]));
        }
    }

    #[inline]
    fn row(&self, feature: u32) -> Option<&Row> {
        let cell = self.cell(feature);
        let below = self.bits.get(cell)? & ((1 << (feature & 63)) - 1);
        let mut number = self.before.get(cell)? + below.count_ones();
        loop {
            let kept = self.rows.get(number as usize)?;
            if kept.feature == feature {
                return Some(&kept.row);
            }
            number = kept.next;
        }
    }
}

/// The features of a place that may have rows, gathered without a branch for each.
#[derive(Debug)]
pub(super) struct Gathered {
    features: [u32; Self::MOST],
    len: usize,
}

impl Default for Gathered {
    fn default() -> Self {
        Self { features: [0; Self::MOST], len: 0 }
    }
}

impl Gathered {
    /// More features than a place has.
    const MOST: usize = 64;

    pub(super) fn clear(&mut self) {
        self.len = 0;
    }

    #[inline]
    pub(super) fn push(&mut self, feature: u32, weights: &Weights) {
        if let Some(slot) = self.features.get_mut(self.len) {
            *slot = feature;
            self.len += usize::from(weights.may_have(feature));
        }
    }

    pub(super) fn get(&self) -> &[u32] {
        self.features.get(..self.len).unwrap_or_default()
    }
}

/// The sums of the manners of late. A manner has one place only, so that there are never more of them.
#[derive(Debug, Default)]
pub(super) struct Manners(Vec<(u32, Sum)>);

impl Manners {
    const PLACES: usize = 512;
    /// No manner has this number.
    const NONE: u32 = u32::MAX;

    pub(super) fn forget(&mut self) {
        self.0.clear();
    }

    #[inline]
    pub(super) fn sum(&mut self, manner: Manner, weights: &Weights) -> Sum {
        if self.0.is_empty() {
            self.0.resize(Self::PLACES, (Self::NONE, [0; LANES]));
        }
        let number = manner.number();
        let place = number.wrapping_mul(0x9E37_79B9) >> 16;
        let Some(place) = self.0.get_mut(place as usize % Self::PLACES) else { return [0; LANES] };
        if place.0 != number {
            let mut features = Gathered::default();
            manner.features(|_, feature| features.push(feature, weights));
            let mut sum = [0; LANES];
            weights.add(features.get(), &mut sum);
            *place = (number, sum);
        }
        place.1
    }
}
