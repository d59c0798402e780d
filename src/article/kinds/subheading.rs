//! A heading between paragraphs of running text.

use super::{NEVER, Sight};

pub(super) fn score(s: &Sight<'_>) -> f32 {
    if s.line.words == 0 || s.line.words > 12 || s.is_foreign() || !s.starts_high() {
        return NEVER;
    }
    let stop = match s.line.stopped {
        false => 0.0,
        true if s.content.ends_with(['?', '!', ':']) => -2.5,
        true => -3.0,
    };
    let neighbours = [s.before, s.after].into_iter().flatten();
    let between: f32 = neighbours.map(|line| if line.is_prose() { 0.7 } else { -0.3 }).sum();
    let cues = if s.cues.is_empty() { 0.0 } else { -2.0 };
    let repeated = if s.repeated { -1.5 } else { 0.0 };
    0.5 + stop + between + cues + repeated
}
