//! Words whose full stop need not end a sentence, in three classes.

use crate::lexicon::lexicon;

/// What a full stop after the word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Never ends a sentence: a title before a name ("Gen.").
    Title,
    /// Ends none before a number ("No. 7", "Sept. 30").
    Numbered,
    /// May end one ("Inc.", "etc."): only a clear beginning after it tells.
    Ending,
}

lexicon!(
    pub(super) ABBREVIATIONS: Abbreviation = "abbreviations.tsv",
    |value| match value {
        "title" => Some(Abbreviation::Title),
        "numbered" => Some(Abbreviation::Numbered),
        "ending" => Some(Abbreviation::Ending),
        _ => None,
    }
);

lexicon!(
    /// Words that begin sentences when capitalised and are hardly ever part of a name.
    pub(super) STARTERS: () = "starters.tsv",
    |_| Some(())
);
