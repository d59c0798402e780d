//! Running text: whole sentences.

use super::Sight;

pub(super) fn score(s: &Sight<'_>) -> f32 {
    if s.is_foreign() {
        return -3.0;
    }
    let words = s.line.words.min(40) as f32;
    let prose = if s.line.is_prose() {
        2.0 + words / 20.0
    } else if s.line.words > 12 {
        0.5
    } else if s.line.stopped {
        -0.5
    } else {
        -2.0
    };
    let cues = if s.cues.is_empty() { 0.0 } else { -0.5 };
    let verbless = if s.is_noun_phrase { -1.5 } else { 0.0 };
    // Nothing of the document is prose: a line or a list is its own text.
    let only = if s.story.has_prose { 0.0 } else { 6.0 };
    prose + cues + verbless + only
}
