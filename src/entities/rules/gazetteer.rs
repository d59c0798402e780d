//! Names that the gazetteer lists.

use crate::article::BlockKind;
use crate::gazetteer::{NameCase, Sense, SenseKind};
use crate::tokens::Class;

use super::super::Label;
use super::super::lexicon;
use super::run::Run;
use super::{Hit, Names};

/// Words before a place.
const LOCATIVE: [&str; 22] = [
    "in",
    "at",
    "from",
    "near",
    "to",
    "outside",
    "around",
    "across",
    "toward",
    "towards",
    "into",
    "through",
    "throughout",
    "between",
    "visited",
    "leave",
    "left",
    "reached",
    "via",
    "inside",
    "entered",
    "of",
];

/// Lower-case heads after a place.
const PLACE_HEADS: [&str; 12] = [
    "province",
    "region",
    "district",
    "county",
    "city",
    "state",
    "governorate",
    "oblast",
    "village",
    "town",
    "prefecture",
    "airport",
];

/// The label of a sense; personal names have none by themselves.
pub(super) fn label_of(kind: SenseKind) -> Option<Label> {
    Some(match kind {
        SenseKind::People => Label::Norp,
        SenseKind::Country | SenseKind::Capital | SenseKind::City | SenseKind::Division | SenseKind::Territory => {
            Label::Gpe
        }
        SenseKind::Region => Label::Loc,
        SenseKind::Facility => Label::Fac,
        SenseKind::Organisation | SenseKind::Media | SenseKind::Seat => Label::Org,
        SenseKind::Law => Label::Law,
        SenseKind::Leader => Label::Person,
        SenseKind::Forename | SenseKind::Surname | SenseKind::AnyName => return None,
    })
}

impl Names<'_> {
    /// The listed name that begins at `at`.
    pub(super) fn listed(&self, at: usize, run: Run) -> Option<Hit> {
        let rest = self.tokens.get(at..self.end)?;
        let token = self.token(at)?;
        // A word in capitals is looked up as written first: NATO, US, then as BAKU for Baku.
        let written = self.known(at).longest;
        let lowered = || {
            self.gazetteer
                .longest(self.text, rest, NameCase::Lowered)
                .filter(|_| token.is_all_caps() && token.span.len() > 3)
        };
        let (len, senses) =
            written.filter(|(_, s)| s.first(|kind| label_of(kind).is_some()).is_some()).or_else(lowered)?;
        let until = at + len;
        // "Washington Irving", "New York Times": a list's name that goes on as another word is another name's part.
        let goes_on = until < run.until && self.is_name_word(until) && self.glued(until);
        if goes_on {
            return None;
        }
        let sense = senses.into_iter().find(|s| label_of(s.kind).is_some() && self.is_meant(at, until, run, s))?;
        let mut label = label_of(sense.kind)?;
        // "at the White House": a seat is a building where it is a place.
        if sense.kind == SenseKind::Seat && matches!(self.form_before(at), "in" | "at" | "outside" | "near") {
            label = Label::Fac;
        }
        // "Armenian" the language: "speaks Armenian", "in Arabic", "the Kurdish language".
        if sense.kind == SenseKind::People
            && (matches!(self.form_before(at), "speak" | "speaks" | "speaking" | "spoke")
                || self.form(until) == "language")
        {
            label = Label::Language;
        }
        let score = if sense.ambiguous { 0.7 } else { 0.9 };
        Some(Hit { first: at, until, label, sense: Some(sense), country: None, score, rule: "gazetteer" })
    }

    /// Whether the context allows the sense: sure names always, others where they stand as a place does.
    fn is_meant(&self, at: usize, until: usize, run: Run, sense: &Sense<'_>) -> bool {
        // The place of a dateline is one, however small.
        if self.kind == BlockKind::Dateline && sense.kind.is_governed_place() {
            return true;
        }
        let single = until == at + 1;
        let token = self.token(at);
        let at_start = at == self.start;
        let plain = at_start && token.is_some_and(|t| lexicon::is_plain_word(self.text, t));
        if single && plain {
            return false;
        }
        // "Us", "It", "Or": two letters only as an acronym.
        if single && token.is_some_and(|t| t.span.len() <= 2 && t.is(Class::LOWER)) {
            return false;
        }
        if matches!(sense.kind, SenseKind::Country | SenseKind::People | SenseKind::Seat | SenseKind::Leader)
            && !sense.ambiguous
        {
            // "Jordan Henderson", "Chad Smith": a forename before another word of the run.
            return !(single
                && sense.kind == SenseKind::Country
                && self.is_forename(at)
                && self.is_surname_like(until, run));
        }
        let locative =
            LOCATIVE.contains(&self.form_before(at)) || self.form_before(at) == "," && self.is_listed_place_before(at);
        let headed = PLACE_HEADS.contains(&self.form(until));
        let region = self.form(until) == "," && self.country_sense(until + 1).is_some();
        let supported = locative || headed || region;
        let personal = single && self.is_forename(at) && self.is_surname_like(until, run);
        if personal || at > run.first && self.is_person_part(at, run) && !supported {
            return false;
        }
        if sense.ambiguous
            || self.title_case
                && single
                && !matches!(
                    sense.kind,
                    SenseKind::Capital | SenseKind::Territory | SenseKind::Organisation | SenseKind::Media
                )
        {
            return supported && (at == run.first || !single);
        }
        // A small town is trusted where it stands as a place.
        let small = sense.kind == SenseKind::City && sense.weight < 50;
        !small || supported || !at_start && !single
    }

    fn is_listed_place_before(&self, at: usize) -> bool {
        at.checked_sub(2).filter(|i| *i >= self.start).is_some_and(|i| {
            self.token(i).is_some_and(|t| t.is(Class::CAPITAL))
                && self
                    .gazetteer
                    .longest(self.text, self.tokens.get(i..i + 1).unwrap_or_default(), NameCase::AsWritten)
                    .is_some_and(|(_, s)| s.first(SenseKind::is_governed_place).is_some())
        })
    }

    /// A forename stands right before, in the same run.
    fn is_person_part(&self, at: usize, run: Run) -> bool {
        at > run.first && self.is_forename(at - 1)
    }
}
