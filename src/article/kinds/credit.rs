//! Whose text or photograph it is.

use super::{NEVER, Sight};
use crate::article::BlockKind;

pub(super) fn score(s: &Sight<'_>) -> f32 {
    if s.cues.has(BlockKind::Credit) && s.line.words <= 25 {
        return if s.cues.has(BlockKind::Byline) { 3.0 } else { 5.5 };
    }
    // Credits stand together: a short line between them is one.
    let neighbour = s.cues_before.has(BlockKind::Credit) || s.cues_after.has(BlockKind::Credit);
    if neighbour && s.line.words <= 12 && !s.line.stopped && s.cues.is_empty() { 2.0 } else { NEVER }
}
