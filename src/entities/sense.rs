//! What the gazetteer says that a tagged name means: the sense whose kind agrees with the label.

use crate::gazetteer::{Gazetteer, NameCase, Sense, SenseKind, Senses};
use crate::tokens::{Class, Token};

use super::{Label, lexicon};

/// Whether a name with this label can mean a thing of this kind.
fn agrees(label: Label, kind: SenseKind) -> bool {
    match label {
        Label::Person => kind == SenseKind::Leader,
        Label::Norp | Label::Language => kind == SenseKind::People,
        Label::Gpe => kind.is_governed_place() || kind == SenseKind::Region,
        Label::Loc => kind == SenseKind::Region || kind.is_governed_place(),
        Label::Fac => matches!(kind, SenseKind::Facility | SenseKind::Seat),
        Label::Org => matches!(kind, SenseKind::Organisation | SenseKind::Media | SenseKind::Seat),
        Label::Law => kind == SenseKind::Law,
        Label::Product | Label::Event | Label::WorkOfArt => false,
    }
}

/// The senses of all of `name`; a name in capitals that is not listed as written is looked up as `Baku` for `BAKU`.
fn senses_of(text: &str, name: &[Token], gazetteer: &'static Gazetteer) -> Option<Senses<'static>> {
    let whole = |case| gazetteer.longest(text, name, case).filter(|(len, _)| *len == name.len());
    let capitals = || name.iter().all(|t| !t.is(Class::WORD) || t.is_all_caps());
    let found = whole(NameCase::AsWritten).or_else(|| capitals().then(|| whole(NameCase::Lowered)).flatten())?;
    Some(found.1)
}

/// The most likely sense of `name` that agrees with `label`.
pub(super) fn sense_of(
    text: &str,
    name: &[Token],
    label: Label,
    gazetteer: &'static Gazetteer,
) -> Option<Sense<'static>> {
    let find = |name: &[Token]| senses_of(text, name, gazetteer)?.first(|kind| agrees(label, kind));
    find(name).or_else(|| {
        // "Helmand Province" for "Helmand", "Washington state" stands without its head.
        let (head, rest) = name.split_last()?;
        let headed = label == Label::Gpe && !rest.is_empty() && lexicon::is_place_head(text, *head);
        headed.then(|| find(rest)).flatten()
    })
}

/// The label that the gazetteer gives a name which it knows as one kind of thing alone: no place or institution that is
/// also a person or a word.
pub(super) fn only_label(text: &str, name: &[Token], gazetteer: &'static Gazetteer) -> Option<Label> {
    let label = |kind| match kind {
        SenseKind::Country | SenseKind::Territory | SenseKind::Capital => Some(Label::Gpe),
        SenseKind::Organisation | SenseKind::Media => Some(Label::Org),
        _ => None,
    };
    let mut senses = senses_of(text, name, gazetteer)?;
    let first = senses.next().filter(|sense| !sense.ambiguous)?;
    let only = label(first.kind)?;
    senses
        .all(|sense| label(sense.kind) == Some(only) || sense.kind.is_governed_place() && only == Label::Gpe)
        .then_some(only)
}

/// The first country, people or capital that stands in `name`: Russia in "Russian Foreign Ministry".
pub(super) fn country_in(text: &str, name: &[Token], gazetteer: &'static Gazetteer) -> Option<&'static str> {
    (0..name.len()).find_map(|at| {
        let rest = name.get(at..).filter(|rest| rest.first().is_some_and(|t| t.is(Class::CAPITAL)))?;
        let (_, senses) = gazetteer.longest(text, rest, NameCase::AsWritten)?;
        senses.first(|kind| matches!(kind, SenseKind::Country | SenseKind::People | SenseKind::Capital))?.country
    })
}
