//! What speaks for each kind of block, one kind a file, each beside the examples that define it.
//!
//! A rule looks at one line and its neighbours and gives a score in favour of its kind: 0 says nothing, 1 is a hint,
//! 3 is strong evidence, [`NEVER`] excludes it. Which kind wins is settled in `viterbi.rs`, for all lines together.

use super::block::BlockKind;
use super::sight::Sight;

/// The line cannot be of this kind.
pub(super) const NEVER: f32 = f32::NEG_INFINITY;

/// Scores in the order of [`BlockKind::ALL`].
pub(super) type Scores = [f32; BlockKind::ALL.len()];

/// Declares the modules and asks them in the order of [`BlockKind`], so that no kind is without its rule.
macro_rules! kinds {
    ($($kind:ident => $name:ident),* $(,)?) => {
        $(mod $name;)*

        /// What speaks for each kind of block.
        pub(super) fn scores(sight: &Sight<'_>) -> Scores {
            let mut scores = [NEVER; BlockKind::ALL.len()];
            $(if let Some(slot) = scores.get_mut(BlockKind::$kind as usize) {
                *slot = $name::score(sight);
            })*
            scores
        }
    };
}

kinds! {
    Title => title,
    Subtitle => subtitle,
    Dateline => dateline,
    Byline => byline,
    DateLine => date_line,
    Body => body,
    Caption => caption,
    Credit => credit,
    Subheading => subheading,
    Boilerplate => boilerplate,
    Foreign => foreign,
}
