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
    let stop = match (s.line.stopped, s.is_several()) {
        (false, false) => 0.0,
        // "The U.S. and its allies": a stop inside may be an abbreviation's.
        (false, true) => -1.5,
        (true, _) => -3.0,
    };
    length + stop
}
