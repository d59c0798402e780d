//! The tagger of names: a linear-chain conditional random field over words, gazetteer, clusters and the document.
//!
//! [`Model`] is portable data, trained by `cargo dev train`; a [`Predictor`] is built from it once; a [`Worker`] owns
//! the buffers of one thread. Features are computed in `features.rs` and `word.rs` alone, for training and prediction.

mod clusters;
mod evidence;
mod features;
mod file;
mod format;
mod lattice;
mod predictor;
mod scene;
mod stretch;
mod vocabulary;
mod weights;
mod word;

pub use clusters::{Clusters, DIVISIONS};
pub(in crate::entities) use evidence::ByHash;
pub use features::Group;
pub use format::{LANES, Model, Row, TAGS, begin, inside, label_of, may_follow};
pub use predictor::{Predictor, Stretch, Tagged, Worker, observe};
pub use scene::Scene;
