//! Names, types and meaning of all columns: the one source. `docs/SCHEMA.md` is made from it.

use std::fmt;

use crate::article::{BlockKind, PublishedSource};
use crate::dates::{Anchor, Granularity, Modifier, TimexType};
use crate::entities::Label;
use crate::error::Error;
use crate::quotes::{QuoteKind, ResolvedBy};
use crate::segment::Language;

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Table {
    Articles,
    Blocks,
    Sentences,
    Entities,
    Dates,
    Quotes,
    Quantities,
}

impl Table {
    /// All tables, in order.
    pub const ALL: &'static [Self] =
        &[Self::Articles, Self::Blocks, Self::Sentences, Self::Entities, Self::Dates, Self::Quotes, Self::Quantities];

    /// Name of the table.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.schema().name
    }

    /// Its columns.
    #[must_use]
    pub fn schema(self) -> &'static TableSchema {
        &SCHEMAS[self as usize]
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl std::str::FromStr for Table {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL.iter().copied().find(|t| t.name() == name).ok_or_else(|| {
            let names: Vec<_> = SCHEMAS.iter().map(|s| s.name).collect();
            Error::argument(format!("table must be one of {}, got {name:?}", names.join(", ")))
        })
    }
}

/// Type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Type {
    Int32,
    Int64,
    Float32,
    Float64,
    Bool,
    /// Seconds, no time zone.
    Timestamp,
    Utf8,
    /// For texts that may be large together.
    LargeUtf8,
    /// One of a fixed list of values.
    Dictionary(Dictionary),
}

impl Type {
    /// The type as the documentation names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Int32 => "int32",
            Self::Int64 => "int64",
            Self::Float32 => "float32",
            Self::Float64 => "float64",
            Self::Bool => "bool",
            Self::Timestamp => "timestamp[s]",
            Self::Utf8 => "utf8",
            Self::LargeUtf8 => "large_utf8",
            Self::Dictionary(_) => "dictionary",
        }
    }
}

macro_rules! dictionaries {
    ($($(#[$doc:meta])* $name:ident => $values:expr),* $(,)?) => {
        /// Fixed lists of values.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Dictionary { $($(#[$doc])* $name),* }

        impl Dictionary {
            /// All lists.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The values, in the order of their codes.
            #[must_use]
            pub fn values(self) -> &'static [&'static str] {
                match self { $(Self::$name => $values),* }
            }
        }
    };
}

dictionaries! {
    /// Kinds of blocks.
    BlockKind => BlockKind::NAMES,
    /// How the publication date is known.
    PublishedSource => PublishedSource::NAMES,
    /// Languages, ISO 639-1.
    Language => Language::CODES,
    /// Labels of entities.
    Label => Label::NAMES,
    /// Countries, ISO 3166-1 alpha-3.
    Country => crate::gazetteer::gazetteer().map_or(&[], |g| g.countries()),
    /// Rules that find names.
    EntityRule => crate::entities::RULE_NAMES,
    /// TIMEX3 types.
    TimexType => TimexType::NAMES,
    /// TIMEX3 modifiers.
    Modifier => Modifier::NAMES,
    /// How finely a date is placed.
    Granularity => Granularity::NAMES,
    /// What a date was counted from.
    Anchor => Anchor::NAMES,
    /// Rules that find dates.
    DateRule => crate::dates::RULE_NAMES,
    /// Kinds of quotations.
    QuoteKind => QuoteKind::NAMES,
    /// Classes of reporting verbs.
    CueClass => crate::quotes::CUE_CLASSES,
    /// How a speaker became known.
    ResolvedBy => ResolvedBy::NAMES,
    /// Rules that find speakers.
    QuoteRule => crate::quotes::RULE_NAMES,
    /// Kinds of quantities.
    QuantityKind => &["count", "measure", "money", "percent", "duration"],
    /// What happened to what is counted.
    QuantityEvent => &["killed", "wounded", "captured", "lost", "deployed", "advanced", "occupied"],
    /// Rules that find quantities.
    QuantityRule => &["count"],
}

impl Dictionary {
    /// The code of a value.
    pub(super) fn place(self, value: &str) -> Option<usize> {
        match self {
            // The one long list, sorted.
            Self::Country => self.values().binary_search(&value).ok(),
            _ => self.values().iter().position(|v| *v == value),
        }
    }
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Name.
    pub name: &'static str,
    /// Type.
    pub kind: Type,
    /// Whether values may be missing.
    pub nullable: bool,
    /// What the column holds.
    pub doc: &'static str,
}

/// A table with its columns.
#[derive(Clone, Copy, Debug)]
pub struct TableSchema {
    /// Name.
    pub name: &'static str,
    /// What a row is.
    pub doc: &'static str,
    /// Columns, in order.
    pub fields: &'static [Field],
}

const fn field(name: &'static str, kind: Type, doc: &'static str) -> Field {
    Field { name, kind, nullable: false, doc }
}

const fn maybe(name: &'static str, kind: Type, doc: &'static str) -> Field {
    Field { name, kind, nullable: true, doc }
}

use Type::{Bool, Dictionary as Dict, Float32, Float64, Int32, Int64, LargeUtf8, Timestamp, Utf8};

const DOC: Field = field("doc", Int64, "number of the document, from 0");
const SENTENCE: Field = field("sentence", Int32, "number of the sentence in the document, from 0");
const START: Field = field("start", Int32, "first code point in the raw text");
const END: Field = field("end", Int32, "first code point after it");
const TEXT: Field = field("text", Utf8, "the raw text between `start` and `end`");
const SCORE: Field = field("score", Float32, "how sure the rule is, 0 to 1");

/// All tables, in the order of [`Table::ALL`].
pub static SCHEMAS: [TableSchema; 7] = [
    TableSchema {
        name: "articles",
        doc: "One row a document, in the order of the input; also for a document that could not be read.",
        fields: &[
            DOC,
            maybe("id", Utf8, "the caller's id, or the path of the file"),
            maybe("title", Utf8, "headline; the one given by the caller, if one was"),
            maybe("subtitle", Utf8, "deck under the headline"),
            maybe("byline", Utf8, "names of the byline"),
            maybe("outlet", Utf8, "who published it, where a notice says so"),
            maybe("agency", Utf8, "news agency named in the dateline or a credit"),
            maybe("dateline", Utf8, "place, date and agency as printed before the lead"),
            maybe("dateline_place", Utf8, "place of the dateline as written"),
            maybe("dateline_country", Utf8, "country of that place, ISO 3166-1 alpha-3"),
            maybe("published", Timestamp, "publication date; midnight where no time is known"),
            maybe("published_source", Dict(Dictionary::PublishedSource), "how the publication date is known"),
            maybe(
                "language",
                Dict(Dictionary::Language),
                "language of the body, ISO 639-1; null where too little of it tells. Only English is read further",
            ),
            field("n_words", Int32, "words and numbers of the body"),
            field("n_sentences", Int32, "sentences of the document"),
            field("body", LargeUtf8, "the body blocks, a blank line between them"),
            maybe("error", Utf8, "what went wrong or was mended; null if nothing"),
        ],
    },
    TableSchema {
        name: "blocks",
        doc: "Lines of the document, or parts of them, with what they are to the article. Every line that is not blank lies in one.",
        fields: &[
            DOC,
            field("block", Int32, "number of the block in the document, from 0"),
            field("kind", Dict(Dictionary::BlockKind), "what it is"),
            START,
            END,
            TEXT,
            field("score", Float32, "how clearly this kind fits better than any other: 0.5 is a toss-up, 1 certain"),
        ],
    },
    TableSchema {
        name: "sentences",
        doc: "Sentences in order, disjoint; headings, captions and datelines are sentences of their own.",
        fields: &[DOC, SENTENCE, field("block", Int32, "the block it lies in"), START, END, TEXT],
    },
    TableSchema {
        name: "entities",
        doc: "Mentions of names, in order, none overlapping.",
        fields: &[
            DOC,
            SENTENCE,
            START,
            END,
            TEXT,
            field("label", Dict(Dictionary::Label), "what kind of thing (OntoNotes)"),
            field("entity", Int32, "number that all mentions of one thing share in the document"),
            field("name", Utf8, "usual name of the thing"),
            maybe("country", Dict(Dictionary::Country), "country it is, lies in or belongs to, ISO 3166-1 alpha-3"),
            field("metonym", Bool, "a capital or seat that stands for a government"),
            maybe("place_id", Int64, "GeoNames id"),
            maybe("latitude", Float64, "degrees north"),
            maybe("longitude", Float64, "degrees east"),
            maybe("role", Utf8, "role of a person (a later version fills it)"),
            maybe("organisation", Utf8, "organisation of that role (a later version fills it)"),
            SCORE,
            field("rule", Dict(Dictionary::EntityRule), "the rule that found it"),
        ],
    },
    TableSchema {
        name: "dates",
        doc: "Time expressions (TIMEX3), in order, none overlapping.",
        fields: &[
            DOC,
            SENTENCE,
            START,
            END,
            TEXT,
            field("type", Dict(Dictionary::TimexType), "TIMEX3 type"),
            field("value", Utf8, "TIMEX3 value; X where the text does not say"),
            maybe("mod", Dict(Dictionary::Modifier), "TIMEX3 mod"),
            maybe("granularity", Dict(Dictionary::Granularity), "how finely it is placed"),
            maybe("begin", Timestamp, "first moment covered"),
            maybe("until", Timestamp, "first moment not covered"),
            maybe(
                "anchor",
                Dict(Dictionary::Anchor),
                "what the value was counted from; null where it has no place in the calendar",
            ),
            SCORE,
            field("rule", Dict(Dictionary::DateRule), "the rule that found it"),
        ],
    },
    TableSchema {
        name: "quotes",
        doc: "Quotations with their speakers, in order.",
        fields: &[
            DOC,
            SENTENCE,
            START,
            END,
            TEXT,
            field("kind", Dict(Dictionary::QuoteKind), "direct, indirect or mixed (this version: direct)"),
            maybe("speaker", Utf8, "the speaker as the text says it: a name, a pronoun, a noun phrase"),
            maybe("speaker_start", Int32, "first code point of it"),
            maybe("speaker_end", Int32, "first code point after it"),
            maybe("speaker_entity", Int32, "`entity` of the speaker"),
            maybe("speaker_name", Utf8, "usual name of the speaker"),
            maybe("country", Dict(Dictionary::Country), "country of the speaker, ISO 3166-1 alpha-3"),
            maybe("cue", Utf8, "the reporting verb"),
            maybe("cue_class", Dict(Dictionary::CueClass), "what the verb reports"),
            maybe("resolved_by", Dict(Dictionary::ResolvedBy), "how the speaker became known"),
            SCORE,
            field("rule", Dict(Dictionary::QuoteRule), "the rule that found the speaker"),
        ],
    },
    TableSchema {
        name: "quantities",
        doc: "Numbers with what they count and what happened (empty in this version).",
        fields: &[
            DOC,
            SENTENCE,
            START,
            END,
            TEXT,
            field("value", Float64, "the number"),
            maybe("low", Float64, "lower bound"),
            maybe("high", Float64, "upper bound"),
            maybe("unit", Utf8, "unit of a measure"),
            maybe("noun", Utf8, "what is counted"),
            field("kind", Dict(Dictionary::QuantityKind), "count, measure, money, percent or duration"),
            maybe("event", Dict(Dictionary::QuantityEvent), "what happened"),
            maybe("affected", Utf8, "whose loss"),
            maybe("actor", Utf8, "who acted"),
            maybe("claimed_by", Utf8, "who says so"),
            SCORE,
            field("rule", Dict(Dictionary::QuantityRule), "the rule that found it"),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dictionary_fits_its_codes() {
        for dictionary in Dictionary::ALL {
            let values = dictionary.values();
            assert!(!values.is_empty() && values.len() < i16::MAX as usize, "{dictionary:?}");
            assert!(values.iter().all(|v| dictionary.place(v).is_some()));
        }
    }

    #[test]
    fn names_and_tables_agree() {
        assert!(Table::ALL.iter().all(|t| t.name().parse::<Table>() == Ok(*t)));
        let error = "entity".parse::<Table>().expect_err("no such table").to_string();
        assert_eq!(
            error,
            "table must be one of articles, blocks, sentences, entities, dates, quotes, quantities, got \"entity\""
        );
    }
}
