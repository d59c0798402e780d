//! What kind of thing a name names.

use std::fmt;

macro_rules! labels {
    ($($(#[$doc:meta])* $name:ident = $text:literal),* $(,)?) => {
        /// The labels of OntoNotes that stand for names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Label { $($(#[$doc])* $name),* }

        impl Label {
            /// All spellings, in the order of the variants.
            pub const NAMES: &'static [&'static str] = &[$($text),*];
            /// All labels, in order.
            pub const ALL: &'static [Label] = &[$(Label::$name),*];

            /// The label as it stands in the `label` column.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }
        }
    };
}

labels! {
    /// People, real or fictional, without their titles.
    Person = "PERSON",
    /// Nationalities, peoples, religions' adherents, party people.
    Norp = "NORP",
    /// Buildings, airports, bridges, roads, bases.
    Fac = "FAC",
    /// Companies, ministries, armed groups, parties, media, teams.
    Org = "ORG",
    /// Countries, provinces, cities: places with a government.
    Gpe = "GPE",
    /// Continents, seas, rivers, mountains, regions.
    Loc = "LOC",
    /// Vehicles, weapons, devices, software.
    Product = "PRODUCT",
    /// Wars, storms, sports events.
    Event = "EVENT",
    /// Titles of books, films, songs; prizes.
    WorkOfArt = "WORK_OF_ART",
    /// Laws, treaties, constitutions.
    Law = "LAW",
    /// Languages.
    Language = "LANGUAGE",
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl std::str::FromStr for Label {
    type Err = crate::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|l| l.name() == text).ok_or_else(|| {
            crate::Error::argument(format!("label must be one of {}, got {text:?}", Self::NAMES.join(", ")))
        })
    }
}
