//! The rows of weights, found by the hash of a feature.

use super::format::{LANES, Row};

/// Summed weights, tag by tag.
pub(super) type Sum = [i16; LANES];

/// Open addressing by the low bits of a feature; half full at most.
pub(super) struct Weights {
    /// The feature of each slot; [`EMPTY`] for none.
    keys: Vec<u32>,
    /// The number of its row, looked at only where the key agrees.
    numbers: Vec<u32>,
    rows: Vec<Row>,
}

/// No feature has this hash: the one that would is left out.
const EMPTY: u32 = 0;

impl std::fmt::Debug for Weights {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} rows", self.rows.len())
    }
}

impl Weights {
    pub(super) fn new(rows: &[(u32, Row)]) -> Self {
        let size = (rows.len() * 2).next_power_of_two().max(16);
        let mut weights =
            Self { keys: vec![EMPTY; size], numbers: vec![0; size], rows: Vec::with_capacity(rows.len()) };
        for (feature, row) in rows.iter().filter(|(feature, _)| *feature != EMPTY) {
            let mut at = *feature as usize & (size - 1);
            while weights.keys.get(at).is_some_and(|key| *key != EMPTY && key != feature) {
                at = (at + 1) & (size - 1);
            }
            if let (Some(key), Some(number)) = (weights.keys.get_mut(at), weights.numbers.get_mut(at)) {
                (*key, *number) = (*feature, weights.rows.len() as u32);
                weights.rows.push(*row);
            }
        }
        weights
    }

    /// Adds the rows of `features` to `sum`.
    pub(super) fn add(&self, features: &[u32], sum: &mut Sum) {
        for feature in features {
            if let Some(row) = self.row(*feature) {
                (0..LANES).for_each(|lane| sum[lane] += i16::from(row[lane]));
            }
        }
    }

    #[inline]
    fn row(&self, feature: u32) -> Option<&Row> {
        let mask = self.keys.len() - 1;
        let mut at = feature as usize & mask;
        loop {
            let key = *self.keys.get(at)?;
            if key == EMPTY {
                return None;
            }
            if key == feature {
                return self.rows.get(*self.numbers.get(at)? as usize);
            }
            at = (at + 1) & mask;
        }
    }
}
