//! Spherical k-means: each vector belongs to the centre whose direction is nearest to its own (Dhillon and Modha,
//! "Concept decompositions for large sparse text data using clustering", 2001).

use rayon::prelude::*;

use crate::random::Random;

/// Numbers that are multiplied side by side.
const LANES: usize = 8;
const ROUNDS: usize = 15;

/// Vectors of one length, padded to whole lanes.
#[derive(Default)]
pub struct Vectors {
    cells: Vec<f32>,
    width: usize,
}

/// A vector's centre and how near it is.
type Nearest = (usize, f32);

impl Vectors {
    /// Appends the direction of `vector`.
    pub fn push(&mut self, vector: &[f32]) {
        self.width = vector.len().next_multiple_of(LANES);
        let start = self.cells.len();
        self.cells.extend_from_slice(vector);
        self.cells.resize(start + self.width, 0.0);
        unit(&mut self.cells[start..]);
    }

    fn len(&self) -> usize {
        self.cells.len() / self.width.max(1)
    }

    fn of(&self, at: usize) -> &[f32] {
        &self.cells[at * self.width..][..self.width]
    }

    fn nearest(&self, vectors: std::ops::Range<usize>, centres: &[f32]) -> Vec<Nearest> {
        let nearest = |at: usize| {
            let vector = self.of(at);
            let dots = centres.chunks_exact(self.width).map(|centre| dot(vector, centre)).enumerate();
            dots.fold((0, f32::MIN), |best, next| if next.1 > best.1 { next } else { best })
        };
        vectors.into_par_iter().map(nearest).collect()
    }

    /// The cluster of every vector, of `clusters`; the first `makers` vectors make them.
    pub fn cluster(&self, clusters: usize, makers: usize, seed: u64) -> Vec<u16> {
        let makers = makers.min(self.len());
        let mut order: Vec<usize> = (0..makers).collect();
        Random(seed).shuffle(&mut order);
        let mut centres: Vec<f32> = order.iter().take(clusters).flat_map(|at| self.of(*at)).copied().collect();
        for _ in 0..ROUNDS {
            let nearest = self.nearest(0..makers, &centres);
            let mut sums = vec![0.0; centres.len()];
            let mut counts = vec![0u32; clusters];
            for (at, (cluster, _)) in nearest.iter().enumerate() {
                counts[*cluster] += 1;
                let sum = &mut sums[cluster * self.width..][..self.width];
                sum.iter_mut().zip(self.of(at)).for_each(|(sum, cell)| *sum += cell);
            }
            // A centre that nothing is near to moves to a vector that is far from its own.
            let mut far: Vec<usize> = (0..makers).collect();
            far.sort_by(|a, b| nearest[*a].1.total_cmp(&nearest[*b].1));
            let mut far = far.into_iter();
            for (cluster, sum) in sums.chunks_exact_mut(self.width).enumerate() {
                if counts[cluster] == 0
                    && let Some(at) = far.next()
                {
                    sum.copy_from_slice(self.of(at));
                }
                unit(sum);
            }
            centres = sums;
        }
        self.nearest(0..self.len(), &centres).into_iter().map(|(cluster, _)| cluster as u16).collect()
    }
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0; LANES];
    for (a, b) in a.chunks_exact(LANES).zip(b.chunks_exact(LANES)) {
        (0..LANES).for_each(|lane| sums[lane] += a[lane] * b[lane]);
    }
    sums.iter().sum()
}

/// Makes the vector as long as one; nothing stays nothing.
fn unit(vector: &mut [f32]) {
    let length = dot(vector, vector).sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|cell| *cell /= length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_of_one_direction_are_one_cluster() {
        let mut vectors = Vectors::default();
        for n in 0..60u8 {
            let (length, noise) = (1.0 + f32::from(n), f32::from(n % 5) / 100.0);
            vectors.push(&match n % 3 {
                0 => [length, noise, 0.0],
                1 => [noise, length, noise],
                _ => [0.0, -noise, -length],
            });
        }
        let found = vectors.cluster(3, 60, 1);
        assert_eq!(found, vectors.cluster(3, 60, 1));
        for n in 3..60 {
            assert_eq!(found[n], found[n % 3]);
        }
        assert!(found[0] != found[1] && found[1] != found[2] && found[0] != found[2]);
    }
}
