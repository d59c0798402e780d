//! What a photograph shows, and who took it.

use super::Sight;
use crate::article::BlockKind;

pub(super) fn score(s: &Sight<'_>) -> f32 {
    if s.is_foreign() {
        return -6.0;
    }
    if s.cues.has(BlockKind::Caption) {
        // "Photo: ..." is whose it is, not what it shows.
        return if s.cues.has(BlockKind::Credit) { 3.0 } else { 6.0 };
    }
    // A stop after a noun phrase: "The old harbour of Bergen on a winter morning."
    if s.is_noun_phrase {
        return 4.0;
    }
    let short = s.line.words <= 12;
    // The name of who or what is seen, under the caption or above it; or for the second time.
    if short && !s.line.stopped && !s.line.after_blank && s.cues_before.has(BlockKind::Caption) {
        return 2.5;
    }
    if short && s.repeated {
        return 1.5;
    }
    if s.line.words >= 6 && !s.line.stopped { 0.5 } else { -2.0 }
}
