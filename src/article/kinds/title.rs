//! The headline: some words, mostly without a stop.

use super::{NEVER, Sight};

pub(super) fn score(s: &Sight<'_>) -> f32 {
    match s.is_given_title {
        Some(true) => return 12.0,
        Some(false) => return NEVER,
        None => {}
    }
    let length = match s.line.words {
        0 => return NEVER,
        1 => -2.5,
        2..=3 => -0.5,
        4..=5 => 1.0,
        6..=18 => 2.5,
        19..=30 => 0.5,
        _ => return NEVER,
    };
    if s.is_foreign() || s.dateline.is_some() && (s.before.is_some() || s.line.lower == 0) {
        return NEVER;
    }
    let stop = match s.content.chars().next_back() {
        _ if !s.line.stopped => 0.0,
        Some('?' | '!') if !s.is_several() => -0.5,
        Some('”' | '’' | '"' | '\'') if !s.is_several() => -2.0,
        _ => -4.0,
    };
    let date = if s.line.digits >= 3 && s.line.words <= 8 && s.has_date() { -4.0 } else { 0.0 };
    let cues = if s.cues.is_empty() { 0.0 } else { -4.0 };
    let alone = if s.line.after_blank && s.line.before_blank { 0.5 } else { 0.0 };
    let small = if s.starts_high() { 0.0 } else { -1.5 };
    // The first line, or one by itself, right above the text: even one word is a headline there.
    let above = if stop > -1.0 && s.after.is_some_and(|line| line.is_prose()) { 1.5 } else { 0.0 };
    let first = if stop > -1.0 && s.before.is_none() { 1.0 } else { 0.0 };
    length + stop + date + cues + alone + small + above + first
}
