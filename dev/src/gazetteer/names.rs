//! Collects names and orders their senses.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use dateline::gazetteer::{Entry, Gazetteer, SenseKind};

/// Key -> (number of the entry, whether the name is ambiguous), most likely sense first.
pub type Keys = BTreeMap<String, Vec<(u32, bool)>>;

/// Names of the gazetteer while it is being built.
#[derive(Default)]
pub struct Names {
    entries: Vec<Entry>,
    /// Key -> numbers of its senses, and whether the name is a main one (not an alias).
    keys: BTreeMap<String, Vec<(u32, bool)>>,
    /// Names that are common words or personal names as well: times seen in lower case, as a personal name.
    ambiguous: HashMap<String, Ambiguity>,
    people: BTreeSet<String>,
}

#[derive(Clone, Copy)]
pub struct Ambiguity {
    pub word: bool,
    pub personal: bool,
}

/// A name that a text may hold: Latin script, begins with a capital or a digit's place, no list of names.
pub fn usable(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic());
    name.len() <= 80
        && name.starts_with(|c: char| c.is_uppercase())
        && letters.clone().count() >= 2
        && letters.clone().all(|c| c < '\u{250}' || ('\u{1E00}'..='\u{1EFF}').contains(&c))
        && !name.contains([',', '(', ')', ';', '/', '|', '"'])
        && !name.chars().any(|c| c.is_ascii_digit())
}

/// An alternate name that can be trusted without its language: written like a name, long enough, not in capitals.
pub fn trusted_alias(name: &str) -> bool {
    let caps = !name.chars().any(char::is_lowercase);
    usable(name) && name.chars().count() >= 4 && !caps
}

/// Heads that texts write in lower case after a name.
const GENERIC: [&str; 10] =
    ["region", "province", "district", "exclave", "enclave", "republic", "state", "territory", "county", "language"];

impl Names {
    pub fn set_ambiguous(&mut self, name: &str, ambiguity: Ambiguity) {
        self.ambiguous.insert(name.to_owned(), ambiguity);
    }

    pub fn entry(&mut self, kind: SenseKind, name: &str, country: &str) -> u32 {
        self.entries.push(Entry {
            kind,
            name: name.to_owned(),
            country: country.to_owned(),
            place_id: 0,
            point: None,
            weight: 0,
        });
        self.entries.len() as u32 - 1
    }

    pub fn place(&mut self, entry: u32, id: &str, lat: &str, lon: &str, population: &str) {
        if let Some(entry) = self.entries.get_mut(entry as usize) {
            entry.place_id = id.parse().unwrap_or(0);
            entry.point = lat.parse().ok().zip(lon.parse().ok());
            let population: f64 = population.parse().unwrap_or(0.0);
            entry.weight = (population.max(1.0).log10() * 10.0).round() as u8;
        }
    }

    /// Adds a name of an entry, as it is written.
    pub fn main(&mut self, entry: u32, name: &str) {
        self.add(entry, name, true);
    }

    /// Adds an alias: of two senses of one name, those under a main name go before.
    pub fn alias(&mut self, entry: u32, name: &str) {
        self.add(entry, name, false);
    }

    fn add(&mut self, entry: u32, name: &str, main: bool) {
        let name = name.trim();
        let name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
        // A head in lower case is no part of a name: "Karabakh region".
        let generic = name.rsplit(' ').next().is_some_and(|last| GENERIC.contains(&last)) && name.contains(' ');
        if name.is_empty() || generic {
            return;
        }
        if self.entries.get(entry as usize).is_some_and(|e| e.kind.is_personal()) {
            self.people.insert(name.to_owned());
        }
        let mut insert = |name: &str| {
            let senses = self.keys.entry(Gazetteer::key(name)).or_default();
            match senses.iter_mut().find(|(e, _)| *e == entry) {
                Some((_, old)) => *old |= main,
                None => senses.push((entry, main)),
            }
        };
        insert(name);
        // Lines in capitals are read word by word: "PORT-AU-PRINCE" looks for "Port-Au-Prince".
        let mut start = true;
        let titled: String = name
            .chars()
            .map(|c| {
                let c = if start { c.to_uppercase().next().unwrap_or(c) } else { c };
                start = matches!(c, ' ' | '-' | '–');
                c
            })
            .collect();
        if titled != name && name.starts_with(char::is_uppercase) {
            insert(&titled);
        }
    }

    pub fn has(&self, name: &str) -> bool {
        self.keys.contains_key(&Gazetteer::key(name))
    }

    /// Whether the name is a common word or personal name, by the counts of the raw lists.
    pub fn is_ambiguous(&self, name: &str) -> bool {
        self.ambiguous.contains_key(name)
    }

    /// Entries, and for every key its senses, most likely first, each with its mark of ambiguity.
    pub fn finish(self) -> (Vec<Entry>, Keys) {
        let rank = |number: u32, main: bool| {
            let entry = &self.entries[number as usize];
            let order = match entry.kind {
                SenseKind::Country | SenseKind::People => 0,
                SenseKind::Seat | SenseKind::Leader => 1,
                SenseKind::Capital if entry.weight >= 50 => 2,
                SenseKind::Territory => 3,
                SenseKind::Organisation | SenseKind::Media | SenseKind::Law => 4,
                SenseKind::Region => 5,
                SenseKind::Capital => 6,
                SenseKind::City if entry.weight >= 60 => 7,
                SenseKind::Division => 8,
                SenseKind::City => 9,
                SenseKind::Facility => 10,
                _ => 12,
            };
            (order + 20 * u8::from(!main), std::cmp::Reverse(entry.weight), number)
        };
        let mut keys = BTreeMap::new();
        for (key, senses) in &self.keys {
            let mut senses: Vec<(u32, bool)> = senses.clone();
            senses.sort_by_key(|&(number, main)| rank(number, main));
            // One sense of a kind and country is enough: two small towns of one name in one country cannot be told apart.
            let mut seen = BTreeSet::new();
            senses.retain(|&(number, _)| {
                let entry = &self.entries[number as usize];
                seen.insert((entry.kind, entry.country.clone()))
            });
            senses.truncate(8);
            let doubt = self.ambiguous.get(key.as_str());
            let person = self.people.contains(key.as_str());
            let marked = senses
                .into_iter()
                .map(|(number, _)| {
                    let kind = self.entries[number as usize].kind;
                    let sure = matches!(
                        kind,
                        SenseKind::Country
                            | SenseKind::People
                            | SenseKind::Capital
                            | SenseKind::Seat
                            | SenseKind::Leader
                    );
                    let doubtful = match kind {
                        SenseKind::Forename | SenseKind::Surname | SenseKind::AnyName => doubt.is_some_and(|d| d.word),
                        _ if sure => false,
                        _ => person || doubt.is_some_and(|d| d.word || d.personal),
                    };
                    (number, doubtful)
                })
                .collect();
            keys.insert(key.clone(), marked);
        }
        (self.entries, keys)
    }
}
