//! A capital or seat of government that stands for the government: "Baku said".

use crate::article::BlockKind;
use crate::gazetteer::{Sense, SenseKind};
use crate::segment::Segments;
use crate::tokens::Class;

use super::{Found, Label};

/// Words after which a capital is a place.
const PLACES: [&str; 18] = [
    "in", "at", "near", "from", "outside", "around", "to", "through", "into", "across", "inside", "toward", "towards",
    "of", "visited", "left", "reached", "via",
];

/// A name with what it means.
#[derive(Clone, Copy)]
pub(super) struct Meant<'a> {
    pub(super) found: &'a Found,
    pub(super) sense: Option<Sense<'static>>,
    pub(super) metonym: bool,
}

/// Whether the name acts: a capital that stands where no place does.
pub(super) fn is_metonym(
    text: &str,
    segments: &Segments,
    block: BlockKind,
    (found, sense): (&Found, Option<Sense<'static>>),
    previous: Option<Meant<'_>>,
) -> bool {
    let Some(sense) = sense else { return false };
    match sense.kind {
        SenseKind::Seat => found.label == Label::Org,
        SenseKind::Capital if found.label == Label::Gpe => {
            if matches!(block, BlockKind::Dateline | BlockKind::Caption | BlockKind::Credit | BlockKind::Byline) {
                return false;
            }
            let word = |at: Option<usize>| at.and_then(|i| segments.tokens.get(i)).map_or("", |t| t.text(text));
            let before = word(found.first.checked_sub(1)).to_ascii_lowercase();
            // "in Baku and Yerevan": the second is what the first is.
            if matches!(before.as_str(), "and" | "or" | ",")
                && let Some(other) = previous
                && other.found.until + 1 == found.first
                && other.sense.is_some_and(|s| s.kind == SenseKind::Capital)
            {
                return other.metonym;
            }
            // "Baku, Azerbaijan" and "the Baku office" are places.
            let after = segments.tokens.get(found.until);
            let place_after = after.is_some_and(|t| {
                t.text(text) == "," && segments.tokens.get(found.until + 1).is_some_and(|n| n.is(Class::CAPITAL))
            });
            !PLACES.contains(&before.as_str()) && before != "the" && !place_after
        }
        _ => false,
    }
}
