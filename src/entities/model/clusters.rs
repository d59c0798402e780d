//! Clusters of words that stand in like places of much text: a word that training has not seen is like those it has.
//!
//! Each word is in one cluster of several divisions, coarse and fine, made apart from each other by
//! `cargo dev clusters`; the file lists words by the hash of their lower-case form.

use crate::error::Error;

use super::file::{Kind, Reader, push_number};

/// Bits of the cluster numbers of each division, the coarsest first.
pub const DIVISIONS: [u32; 3] = [8, 10, 12];

const KIND: Kind = Kind { magic: b"DLCLU", version: 1, what: "the clusters of words are" };

/// The clusters of words.
///
/// ```
/// use dateline::entities::model::Clusters;
///
/// let clusters = Clusters::new([(7, [1, 2, 3]), (5, [255, 1023, 4095])]);
/// assert_eq!(clusters.of(5), Some([255, 1023, 4095]));
/// assert_eq!(Clusters::decode(&clusters.encode())?, clusters);
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clusters {
    /// Hashes in order.
    words: Vec<u32>,
    /// The clusters of each word side by side, as many bits as [`DIVISIONS`] says.
    packed: Vec<u32>,
    checksum: u64,
}

impl Clusters {
    /// The clusters of the words with these hashes; of two entries for one word the first counts.
    #[must_use]
    pub fn new(entries: impl IntoIterator<Item = (u32, [u16; DIVISIONS.len()])>) -> Self {
        let mut entries: Vec<_> = entries.into_iter().collect();
        entries.sort_by_key(|(word, _)| *word);
        entries.dedup_by_key(|(word, _)| *word);
        let (words, packed) = entries.into_iter().map(|(word, clusters)| (word, pack(clusters))).unzip();
        let mut out = Self { words, packed, checksum: 0 };
        out.checksum = crate::gazetteer::checksum(&out.body());
        out
    }

    /// The clusters of a word, one of each division.
    #[must_use]
    pub fn of(&self, word: u32) -> Option<[u16; DIVISIONS.len()]> {
        let at = self.words.binary_search(&word).ok()?;
        self.packed.get(at).map(|packed| unpack(*packed))
    }

    /// Number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether no word has a cluster.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Tells these clusters from others.
    #[must_use]
    pub fn checksum(&self) -> u64 {
        self.checksum
    }

    fn body(&self) -> Vec<u8> {
        let mut body = (self.words.len() as u32).to_le_bytes().to_vec();
        let mut last = 0;
        for (word, packed) in self.words.iter().zip(&self.packed) {
            push_number(&mut body, word.wrapping_sub(last));
            last = *word;
            body.extend_from_slice(&packed.to_le_bytes());
        }
        body
    }

    /// The clusters as bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        KIND.seal(&self.body())
    }

    /// Reads clusters.
    ///
    /// # Errors
    /// Where the file is of another kind or version, cut short or changed.
    pub fn decode(file: &[u8]) -> Result<Self, Error> {
        let (mut clusters, checksum) = KIND.open(file, Self::read)?;
        clusters.checksum = checksum;
        Ok(clusters)
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let count = reader.count(5)?;
        let mut out = Self { words: Vec::with_capacity(count), packed: Vec::with_capacity(count), checksum: 0 };
        let mut word = 0u32;
        for _ in 0..count {
            word = word.checked_add(reader.number()?)?;
            out.words.push(word);
            out.packed.push(u32::from_le_bytes(reader.take()?));
        }
        Some(out)
    }
}

fn pack(clusters: [u16; DIVISIONS.len()]) -> u32 {
    DIVISIONS.iter().zip(clusters).fold(0, |packed, (bits, cluster)| packed << bits | u32::from(cluster))
}

fn unpack(mut packed: u32) -> [u16; DIVISIONS.len()] {
    let mut clusters = [0; DIVISIONS.len()];
    for (cluster, bits) in clusters.iter_mut().zip(DIVISIONS).rev() {
        *cluster = (packed & ((1 << bits) - 1)) as u16;
        packed >>= bits;
    }
    clusters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_file_is_an_error() {
        let clusters = Clusters::new((0..50u16).map(|n| (u32::from(n) * 70_001, [n, n * 3, n * 9])));
        let file = clusters.encode();
        assert_eq!(Clusters::decode(&file).map_err(|e| e.to_string()), Ok(clusters));
        for at in 0..file.len() {
            let mut bad = file.clone();
            bad[at] ^= 0x41;
            // Two bytes of padding carry nothing.
            assert!(Clusters::decode(&bad).is_err() || (6..8).contains(&at), "a change at byte {at} was not seen");
            assert!(Clusters::decode(&file[..at]).is_err(), "a cut at byte {at} was not seen");
        }
    }

    proptest::proptest! {
        /// A body of any bytes under a right checksum is refused, or read without a panic, and then asked.
        #[test]
        fn any_body_is_refused_or_read(body in proptest::collection::vec(proptest::num::u8::ANY, 0..300), count in 0u32..60) {
            let body = [&count.to_le_bytes()[..], &body].concat();
            if let Ok(clusters) = Clusters::decode(&KIND.seal(&body)) {
                let held = clusters.words.iter().all(|word| clusters.of(*word).is_some());
                proptest::prop_assert!(held && clusters.len() == count as usize);
            }
        }
    }
}
