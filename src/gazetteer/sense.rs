//! One thing that a name may mean.

/// What kind of thing a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[non_exhaustive]
pub enum SenseKind {
    /// A country.
    Country = 1,
    /// A nationality, people, religion's adherents or party's people: `Azerbaijani`, `Kurds`, `Sunni`.
    People = 2,
    /// A city that is a country's capital.
    Capital = 3,
    /// A city or town.
    City = 4,
    /// A first-level division of a country.
    Division = 5,
    /// A disputed, historical or other territory with a government of some kind.
    Territory = 6,
    /// A continent, sea, river, range or region without one government.
    Region = 7,
    /// A building, airport or base.
    Facility = 8,
    /// An organisation, agency, armed group or party.
    Organisation = 9,
    /// A news agency, paper or broadcaster.
    Media = 10,
    /// A seat that stands for a government: `Kremlin`, `White House`.
    Seat = 11,
    /// A treaty or law.
    Law = 12,
    /// A forename.
    Forename = 13,
    /// A surname.
    Surname = 14,
    /// Both, about equally often.
    AnyName = 15,
    /// The full name of a leader or official.
    Leader = 16,
}

impl SenseKind {
    /// The kind with this number.
    #[must_use]
    pub const fn from_number(number: u8) -> Option<Self> {
        use SenseKind as K;
        Some(match number {
            1 => K::Country,
            2 => K::People,
            3 => K::Capital,
            4 => K::City,
            5 => K::Division,
            6 => K::Territory,
            7 => K::Region,
            8 => K::Facility,
            9 => K::Organisation,
            10 => K::Media,
            11 => K::Seat,
            12 => K::Law,
            13 => K::Forename,
            14 => K::Surname,
            15 => K::AnyName,
            16 => K::Leader,
            _ => return None,
        })
    }

    /// A place with a government, or a city: what the label GPE covers.
    #[must_use]
    pub const fn is_governed_place(self) -> bool {
        matches!(self, Self::Country | Self::Capital | Self::City | Self::Division | Self::Territory)
    }

    /// A part of a person's name.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        matches!(self, Self::Forename | Self::Surname | Self::AnyName)
    }
}

/// One meaning of a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sense<'g> {
    /// What kind of thing.
    pub kind: SenseKind,
    /// Its usual English name.
    pub name: &'g str,
    /// ISO 3166-1 alpha-3 code of the country it is, lies in or belongs to.
    pub country: Option<&'g str>,
    /// GeoNames id.
    pub place_id: Option<u32>,
    /// Latitude and longitude in degrees.
    pub point: Option<(f32, f32)>,
    /// Population of a place, as a power of ten in tenths: 62 is about 1.6 million; 0 if unknown.
    pub weight: u8,
    /// The name is written alike when it is a common word or a personal name: only context settles it.
    pub ambiguous: bool,
}
