//! Names of countries, places, peoples, organisations and people, compiled by `cargo dev gazetteer`.
//!
//! Sources, licences and the command stand in `data/README.md`. A name is looked up along the tokens of a text; one
//! name may have several senses ("Georgia" is a country and a state).

mod format;
mod lookup;
mod recent;
mod sense;

pub(crate) use format::checksum;
pub use format::{Entry, encode};
pub use lookup::{Gazetteer, Matches, NameCase, Senses};
pub use sense::{Sense, SenseKind};

use std::sync::LazyLock;

/// The compiled gazetteer of this build.
static COMPILED: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/gazetteer/gazetteer.bin"));

static GAZETTEER: LazyLock<Result<Gazetteer, crate::Error>> = LazyLock::new(|| Gazetteer::from_static(COMPILED));

/// The gazetteer of this build, opened at the first call.
///
/// # Errors
/// Where the compiled-in file is damaged; every later call says the same.
pub fn gazetteer() -> Result<&'static Gazetteer, crate::Error> {
    GAZETTEER.as_ref().map_err(Clone::clone)
}
