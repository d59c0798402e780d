//! Words in another script than the article's. A date before them makes a date line with something glued to it.

use super::{NEVER, Sight};

pub(super) fn score(s: &Sight<'_>) -> f32 {
    if s.is_foreign() && s.line.latin < 8 && !s.has_date() { 8.0 } else { NEVER }
}
