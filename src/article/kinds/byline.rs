//! Who wrote it: "By" and names.

use super::{NEVER, Sight};
use crate::article::BlockKind;

pub(super) fn score(s: &Sight<'_>) -> f32 {
    if !s.cues.has(BlockKind::Byline) || s.line.words > 16 {
        return NEVER;
    }
    if s.line.is_prose() { 1.0 } else { 5.0 }
}
