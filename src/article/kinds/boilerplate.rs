//! What the site adds: menus, notices, calls to subscribe.

use super::Sight;
use crate::article::BlockKind;

pub(super) fn score(s: &Sight<'_>) -> f32 {
    let prose = s.line.is_prose() && s.line.words >= 8;
    let linked = s.line.words <= 45 && (s.content.contains("http") || s.content.contains("www."));
    if s.cues.has(BlockKind::Boilerplate) && s.line.words <= 45 {
        // "Photo: ..." is a credit, although "Photos" is a section of a site.
        if s.cues.has(BlockKind::Credit) || s.cues.has(BlockKind::Caption) {
            return 2.0;
        }
        // A sentence may speak of newsletters and mean it; at the end of the page it hardly does.
        return if prose && !linked { 4.0 } else { 5.0 };
    }
    let link = if linked { 2.0 } else { 0.0 };
    let length = if prose {
        -2.0 - s.line.words.min(60) as f32 / 12.0
    } else if s.line.words <= 3 {
        0.5
    } else if s.line.words <= 12 {
        0.0
    } else {
        -1.5
    };
    let repeated = if s.repeated { 1.0 } else { 0.0 };
    length + link + repeated
}
