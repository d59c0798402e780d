//! The model as a file: a magic word, a version, a checksum, transitions, and a row of weights for every feature.

use crate::error::Error;

use super::super::Label;
use super::file::{Kind, Reader, push_number};

/// Number of labels.
pub const LABELS: usize = Label::ALL.len();
/// Number of tags: outside, the begins of all labels, their insides.
pub const TAGS: usize = 1 + 2 * LABELS;
/// Tags with padding, so that rows fill whole registers.
pub const LANES: usize = 24;
/// Weights of one feature, tag by tag.
pub type Row = [i8; LANES];

const KIND: Kind = Kind { magic: b"DLNER", version: 2, what: "the model of names is" };

/// The weights of the tagger; portable between machines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// What one step of a weight is worth, in logits.
    pub step: f32,
    /// Weight of going from one tag to another, in steps; a pair that cannot be is [`i16::MIN`].
    pub transitions: [[i16; LANES]; LANES],
    /// Hash of a feature and its weights, sorted by hash.
    pub rows: Vec<(u32, Row)>,
    /// Checksum of the clusters of words that the model was trained with.
    pub clusters: u64,
}

/// The tag that begins a name of the label with this number.
#[must_use]
pub const fn begin(label: usize) -> usize {
    1 + label
}

/// The tag of the tokens after the first of a name of this label.
#[must_use]
pub const fn inside(label: usize) -> usize {
    1 + LABELS + label
}

/// The number of the label of `tag`, and whether the tag begins a name; `None` for the tag outside.
#[must_use]
pub const fn label_of(tag: usize) -> Option<(usize, bool)> {
    match tag {
        0 => None,
        _ if tag <= LABELS => Some((tag - 1, true)),
        _ => Some((tag - 1 - LABELS, false)),
    }
}

/// Whether `to` may follow `from`: the inside of a name follows its begin or inside alone.
#[must_use]
pub const fn may_follow(from: usize, to: usize) -> bool {
    match label_of(to) {
        Some((label, false)) => match label_of(from) {
            Some((before, _)) => before == label,
            None => false,
        },
        _ => true,
    }
}

impl Model {
    /// The model as bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut body = Vec::new();
        body.extend_from_slice(&self.step.to_le_bytes());
        self.transitions.iter().flatten().for_each(|t| body.extend_from_slice(&t.to_le_bytes()));
        body.extend_from_slice(&self.clusters.to_le_bytes());
        body.extend_from_slice(&(self.rows.len() as u32).to_le_bytes());
        let mut last = 0;
        for (feature, row) in &self.rows {
            push_number(&mut body, feature.wrapping_sub(last));
            last = *feature;
            let mask = row.iter().enumerate().fold(0u32, |mask, (i, w)| mask | u32::from(*w != 0) << i);
            body.extend(mask.to_le_bytes().iter().take(3));
            body.extend(row.iter().filter(|w| **w != 0).map(|w| *w as u8));
        }
        KIND.seal(&body)
    }

    /// Reads a model.
    ///
    /// # Errors
    /// Where the file is of another kind or version, cut short or changed.
    pub fn decode(file: &[u8]) -> Result<Self, Error> {
        KIND.open(file, Self::body).map(|(model, _)| model)
    }

    fn body(reader: &mut Reader<'_>) -> Option<Self> {
        let mut model = Self { step: f32::from_le_bytes(reader.take()?), ..Self::default() };
        for cell in model.transitions.iter_mut().flatten() {
            *cell = i16::from_le_bytes(reader.take()?);
        }
        model.clusters = u64::from_le_bytes(reader.take()?);
        let rows = reader.count(4)?;
        model.rows.reserve_exact(rows);
        let mut feature = 0u32;
        for _ in 0..rows {
            feature = feature.wrapping_add(reader.number()?);
            let [a, b, c] = reader.take()?;
            let mut mask = u32::from_le_bytes([a, b, c, 0]);
            let mut row = [0; LANES];
            while mask != 0 {
                *row.get_mut(mask.trailing_zeros() as usize)? = i8::from_le_bytes(reader.take()?);
                mask &= mask - 1;
            }
            model.rows.push((feature, row));
        }
        Some(model)
    }
}

#[cfg(test)]
mod tests {
    use super::super::file::HEADER;
    use super::*;
    use crate::gazetteer::checksum;

    fn small() -> Model {
        let mut model = Model { step: 0.05, clusters: 77, ..Model::default() };
        model.transitions[0][1] = -12;
        let row = |a, b| {
            let mut row = [0; LANES];
            (row[0], row[22]) = (a, b);
            row
        };
        model.rows = vec![(5, row(1, -3)), (70_000, row(-128, 0)), (u32::MAX, row(0, 127))];
        model
    }

    #[test]
    fn what_is_encoded_is_read_again() {
        assert_eq!(Model::decode(&small().encode()).expect("reads"), small());
    }

    #[test]
    fn a_damaged_file_is_an_error() {
        let file = small().encode();
        for at in 0..file.len() {
            let mut bad = file.clone();
            bad[at] ^= 0x41;
            // Two bytes of padding carry nothing.
            assert!(Model::decode(&bad).is_err() || (6..8).contains(&at), "a change at byte {at} was not seen");
            assert!(Model::decode(&file[..at]).is_err(), "a cut at byte {at} was not seen");
        }
    }

    #[test]
    fn a_body_of_nonsense_under_a_right_checksum_is_read_or_refused() {
        let mut state = 7u64;
        let mut refused = 0;
        for len in (0..3000).step_by(7) {
            let body: Vec<u8> = (0..len)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    (state >> 56) as u8
                })
                .collect();
            let mut file = small().encode();
            file.truncate(HEADER);
            file[8..HEADER].copy_from_slice(&checksum(&body).to_le_bytes());
            file.extend_from_slice(&body);
            refused += usize::from(Model::decode(&file).is_err());
        }
        assert!(refused > 400);
    }

    /// The file with a checksum that fits what it holds now.
    fn signed(mut file: Vec<u8>) -> Vec<u8> {
        let sum = checksum(file.get(HEADER..).unwrap_or_default());
        if let Some(slot) = file.get_mut(8..HEADER) {
            slot.copy_from_slice(&sum.to_le_bytes());
        }
        file
    }

    /// Whether the file is read as a model; if so, the model tags a text.
    fn tags(file: &[u8]) -> bool {
        use crate::entities::model::{Clusters, Predictor, Scene, Worker};

        let Ok(model) = Model::decode(file) else { return false };
        let text = "Ana Ruiz of the Acme Corp met Mr. Lind in Lima on Friday. \"It rained,\" SAID the U.N.";
        let found = crate::Pipeline::new().expect("the compiled data").annotate(text, crate::Document::new(text));
        let scene = Scene {
            text,
            article: &found.article,
            segments: &found.segments,
            dates: &found.dates,
            gazetteer: crate::gazetteer::gazetteer().expect("the compiled data"),
        };
        let mut last = 0;
        Predictor::new(&model, Clusters::default()).tag(scene, &mut Worker::default(), |tagged| {
            assert!(tagged.first < tagged.until && last <= tagged.first && tagged.until <= found.segments.tokens.len());
            last = tagged.until;
        });
        true
    }

    use proptest::prelude::*;

    proptest! {
        /// A changed, shortened or lengthened model under a right checksum is refused, or tags without a panic.
        #[test]
        fn any_file_is_refused_or_tags(
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..24),
            cut in prop::option::of(any::<prop::sample::Index>()),
            tail in prop::collection::vec(any::<u8>(), 0..40),
        ) {
            let mut file = small().encode();
            for (place, byte) in &changes {
                let at = HEADER + place.index(file.len() - HEADER);
                file[at] = *byte;
            }
            if let Some(cut) = cut {
                file.truncate(HEADER + cut.index(file.len() - HEADER));
            }
            file.extend_from_slice(&tail);
            let read = tags(&signed(file));
            prop_assert!(read || !(changes.is_empty() && cut.is_none() && tail.is_empty()));
        }
    }

    #[test]
    fn the_inside_of_a_name_follows_its_own_begin() {
        assert!(may_follow(begin(0), inside(0)) && may_follow(inside(0), inside(0)));
        assert!(!may_follow(0, inside(0)) && !may_follow(begin(1), inside(0)));
        assert!((0..TAGS).all(|from| may_follow(from, 0) && may_follow(from, begin(0))));
    }
}
