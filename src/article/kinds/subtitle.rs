//! The deck under the headline: longer than a heading, without a stop.

use super::{NEVER, Sight};

pub(super) fn score(s: &Sight<'_>) -> f32 {
    if s.is_foreign() || s.line.words < 4 || !s.cues.is_empty() || s.dateline.is_some() {
        return NEVER;
    }
    let length = match s.line.words {
        ..6 => -0.5,
        6..=45 => 1.5,
        _ => 0.5,
    };
    let stop = if s.line.stopped {
        -3.0
    } else if s.is_several() {
        // "The U.S. and its allies": a stop inside may be an abbreviation's.
        -1.5
    } else {
        0.0
    };
    // Of two headings the lower one is the deck.
    let above = if s.after.is_some_and(|line| line.is_prose()) { 1.0 } else { 0.0 };
    length + stop + above
}
