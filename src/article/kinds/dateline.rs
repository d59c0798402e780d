//! A dateline on a line of its own. One that opens a paragraph is cut off later, in `assemble.rs`.

use super::{NEVER, Sight};

pub(super) fn score(s: &Sight<'_>) -> f32 {
    // Capitals show it anywhere; a place in small letters may be the name of a section.
    match s.dateline {
        None => NEVER,
        Some(false) if s.before.is_none() && s.line.lower > 0 => NEVER,
        Some(_) if s.line.lower == 0 => 5.0,
        Some(marked) => {
            if marked {
                5.0
            } else {
                2.0
            }
        }
    }
}
