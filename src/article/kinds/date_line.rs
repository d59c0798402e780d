//! A line with the publication date and hardly more.

use super::{NEVER, Sight};
use crate::article::BlockKind;

pub(super) fn score(s: &Sight<'_>) -> f32 {
    if s.line.digits < 3 || s.line.words > 12 || !s.has_date() {
        return NEVER;
    }
    if s.cues.has(BlockKind::DateLine) {
        return 6.0;
    }
    // "Friday, July 30, 2021 | 10:20 GMT": words in lower case tell of something.
    let small = s.line.words.saturating_sub(s.line.capitals + s.line.digits.min(6) / 2);
    if s.line.words <= 9 && !s.line.stopped && small <= 4 { 4.5 } else { NEVER }
}
