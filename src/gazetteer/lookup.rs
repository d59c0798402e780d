//! Opens the compiled file and walks it along tokens.

use std::sync::atomic::{AtomicU32, Ordering};

use fst::raw::Fst;

use crate::error::Error;
use crate::tokens::{Class, Token};

use super::format::{AMBIGUOUS, HEADER, LIST, MAGIC, SENSE, VERSION, checksum};
use super::recent::{Begun, Step, recall};
use super::{Sense, SenseKind};

/// How the case of a text is read against the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameCase {
    /// As written.
    AsWritten,
    /// `YEREVAN` as `Yerevan`: for lines in capitals.
    Lowered,
}

/// The compiled names.
pub struct Gazetteer {
    /// Tells one gazetteer from another: what a thread remembers of words belongs to one of them.
    id: u32,
    names: Fst<&'static [u8]>,
    senses: &'static [u8],
    lists: &'static [u8],
    strings: &'static [u8],
    countries: Vec<&'static str>,
}

impl std::fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gazetteer").field("names", &self.names.len()).finish_non_exhaustive()
    }
}

/// The longest name in tokens: "United Nations Interim Administration Mission in Kosovo" has eight.
const LONGEST: usize = 12;

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

impl Gazetteer {
    /// Opens a compiled file.
    ///
    /// # Errors
    /// Where the file is of another kind or version, cut short or changed.
    pub fn from_static(file: &'static [u8]) -> Result<Self, Error> {
        let damaged = |what: &str| Error::data(format!("the gazetteer is damaged: {what}"));
        if file.get(..5) != Some(MAGIC) {
            return Err(damaged("it does not begin with DLGAZ"));
        }
        match file.get(5) {
            Some(&VERSION) => {}
            found => return Err(damaged(&format!("format version {found:?}, expected {VERSION}"))),
        }
        let sum = file.get(8..16).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes);
        let body = file.get(16..).ok_or_else(|| damaged("it ends in its header"))?;
        if sum != Some(checksum(body)) {
            return Err(damaged("its checksum does not agree"));
        }
        let mut at = HEADER;
        let mut section = |number: usize| {
            let len = u32_at(file, 16 + 4 * number)? as usize;
            let bytes = file.get(at..at.checked_add(len)?)?;
            at += len;
            Some(bytes)
        };
        let (Some(names), Some(senses), Some(lists), Some(strings)) = (section(0), section(1), section(2), section(3))
        else {
            return Err(damaged("a section is cut short"));
        };
        let names = Fst::new(names).map_err(|e| damaged(&e.to_string()))?;
        let count = strings.first().copied().unwrap_or(0) as usize;
        let countries = (0..count)
            .map(|i| strings.get(1 + 3 * i..4 + 3 * i).and_then(|b| std::str::from_utf8(b).ok()))
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| damaged("its country codes are cut short"))?;
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        Ok(Self { id, names, senses, lists, strings, countries })
    }

    /// ISO 3166-1 alpha-3 codes of all countries, sorted.
    #[must_use]
    pub fn countries(&self) -> &[&'static str] {
        &self.countries
    }

    /// The key a name is stored under: its tokens, with one space where white space stands between them.
    #[must_use]
    pub fn key(name: &str) -> String {
        let mut tokens = Vec::new();
        crate::tokens::tokenise(name, crate::Span::at(0, name.len()), &mut tokens);
        let mut key = Vec::with_capacity(name.len());
        for (i, token) in tokens.iter().enumerate() {
            feed(token.text(name), *token, i > 0, NameCase::AsWritten, |byte| {
                key.push(byte);
                true
            });
        }
        String::from_utf8_lossy(&key).into_owned()
    }

    /// The longest name that begins with the first of `tokens`: number of tokens and senses, most likely first.
    #[must_use]
    pub fn longest<'g>(&'g self, text: &str, tokens: &[Token], case: NameCase) -> Option<(usize, Senses<'g>)> {
        self.walk(text, tokens, case).longest
    }

    /// The names that begin with the first of `tokens`: the first token alone, and the longest.
    #[must_use]
    pub fn walk<'g>(&'g self, text: &str, tokens: &[Token], case: NameCase) -> Matches<'g> {
        let Some(first) = tokens.first() else { return Matches::default() };
        let begun = recall((self.id, first.text(text), *first, case), || self.begin(text, *first, case));
        let single = begun.single.map(|value| self.senses(value));
        let mut matches = Matches { single, longest: single.map(|senses| (1, senses)) };
        let Some(mut step) = begun.step else { return matches };
        for (i, token) in tokens.iter().enumerate().take(LONGEST).skip(1) {
            if !self.step(text, *token, true, case, &mut step) {
                break;
            }
            matches.longest = self.ending(step).map(|value| (i + 1, self.senses(value))).or(matches.longest);
        }
        matches
    }

    /// Where the first word of a name leads.
    fn begin(&self, text: &str, token: Token, case: NameCase) -> Begun {
        let mut step = Step { addr: self.names.root().addr(), output: 0 };
        if !self.step(text, token, false, case, &mut step) {
            return Begun::default();
        }
        let goes_on = !self.names.node(step.addr).is_empty();
        Begun { single: self.ending(step), step: goes_on.then_some(step) }
    }

    /// Takes the bytes of `token`; false where no name goes on with them.
    fn step(&self, text: &str, token: Token, joined: bool, case: NameCase, step: &mut Step) -> bool {
        feed(token.text(text), token, joined, case, |byte| {
            let node = self.names.node(step.addr);
            let Some(at) = node.find_input(byte) else { return false };
            let transition = node.transition(at);
            *step = Step { addr: transition.addr, output: step.output + transition.out.value() };
            true
        })
    }

    /// The value of the name that ends here, if one does.
    fn ending(&self, step: Step) -> Option<u64> {
        let node = self.names.node(step.addr);
        node.is_final().then(|| step.output + node.final_output().value())
    }

    /// The senses of a whole name that stands alone in `text`.
    #[must_use]
    pub fn find<'g>(&'g self, name: &str, case: NameCase) -> Option<Senses<'g>> {
        let mut tokens = Vec::new();
        crate::tokens::tokenise(name, crate::Span::at(0, name.len()), &mut tokens);
        self.longest(name, &tokens, case).filter(|(len, _)| *len == tokens.len()).map(|(_, senses)| senses)
    }

    fn senses(&self, value: u64) -> Senses<'_> {
        let (first, left) = if value & LIST == 0 {
            (Place::Record(value as u32), 1)
        } else {
            let at = (value ^ LIST) as usize;
            (Place::List(at + 1), u32_at(self.lists, at * 4).unwrap_or(0))
        };
        Senses { gazetteer: self, next: first, left }
    }

    fn sense(&self, number: u32) -> Option<Sense<'_>> {
        let at = number as usize * SENSE;
        let record = self.senses.get(at..at + SENSE)?;
        let float = |at| u32_at(record, at).map(f32::from_bits);
        let name_at = u32_at(record, 16)? as usize;
        let name_len = *self.strings.get(name_at)? as usize;
        let name = self.strings.get(name_at + 1..name_at + 1 + name_len)?;
        let (lat, lon) = (float(8)?, float(12)?);
        Some(Sense {
            kind: SenseKind::from_number(*record.first()?)?,
            name: std::str::from_utf8(name).ok()?,
            country: (*record.get(2)?).checked_sub(1).and_then(|i| self.countries.get(i as usize)).copied(),
            place_id: u32_at(record, 4).filter(|id| *id > 0),
            point: (!lat.is_nan()).then_some((lat, lon)),
            weight: *record.get(3)?,
            ambiguous: *record.get(1)? & AMBIGUOUS != 0,
        })
    }
}

/// Gives the bytes of a token, as they stand in keys, to `take`, until it says no.
fn feed(form: &str, token: Token, joined: bool, case: NameCase, mut take: impl FnMut(u8) -> bool) -> bool {
    if joined && token.spaced() && !take(b' ') {
        return false;
    }
    if token.is(Class::DASH) {
        return take(b'-');
    }
    if form.is_ascii() {
        let mut inner = false;
        return form.bytes().all(|byte| {
            let byte = if inner && case == NameCase::Lowered { byte.to_ascii_lowercase() } else { byte };
            // "O'Neill", "al-Qa'ida": a letter after an apostrophe keeps its case.
            inner = byte.is_ascii_alphabetic();
            take(byte)
        });
    }
    let mut buffer = [0u8; 4];
    let mut inner = false;
    form.chars().all(|c| {
        let c = match c {
            '’' | 'ʼ' | '‘' => '\'',
            c if inner && case == NameCase::Lowered => c.to_lowercase().next().unwrap_or(c),
            c => c,
        };
        inner = c.is_alphabetic();
        c.encode_utf8(&mut buffer).bytes().all(&mut take)
    })
}

#[derive(Clone, Copy, Debug)]
enum Place {
    Record(u32),
    List(usize),
}

/// What begins at a token.
#[derive(Clone, Copy, Debug, Default)]
pub struct Matches<'g> {
    /// Senses of the token alone.
    pub single: Option<Senses<'g>>,
    /// Number of tokens and senses of the longest name.
    pub longest: Option<(usize, Senses<'g>)>,
}

/// The senses of one name, most likely first.
#[derive(Clone, Copy, Debug)]
pub struct Senses<'g> {
    gazetteer: &'g Gazetteer,
    next: Place,
    left: u32,
}

impl<'g> Senses<'g> {
    /// The first sense of a kind that passes `test`.
    pub fn first(self, test: impl Fn(SenseKind) -> bool) -> Option<Sense<'g>> {
        self.into_iter().find(|s| test(s.kind))
    }
}

impl Senses<'_> {
    /// The kinds of all senses as a set: bit `n` for [`SenseKind`] number `n`, bit 0 if the first is ambiguous, and bit
    /// 17 in place of 4 for a city of fewer than 100,000 people.
    #[must_use]
    pub fn kinds(self) -> u32 {
        let record = |number: u32| self.gazetteer.senses.get(number as usize * SENSE..).unwrap_or_default();
        let number = |at: usize| match self.next {
            Place::Record(number) => Some(number),
            Place::List(first) => u32_at(self.gazetteer.lists, (first + at) * 4),
        };
        let mut kinds = 0;
        for (at, record) in (0..self.left as usize).map_while(number).map(record).enumerate() {
            kinds |= match (record.first(), record.get(3)) {
                (Some(4), Some(..50)) => 1 << 17,
                (kind, _) => kind.map_or(0, |kind| 1 << (kind & 31)),
            };
            kinds |= u32::from(at == 0 && record.get(1).is_some_and(|flags| flags & AMBIGUOUS != 0));
        }
        kinds
    }
}

impl<'g> Iterator for Senses<'g> {
    type Item = Sense<'g>;

    fn next(&mut self) -> Option<Sense<'g>> {
        self.left = self.left.checked_sub(1)?;
        match &mut self.next {
            Place::Record(number) => self.gazetteer.sense(*number),
            Place::List(at) => {
                let number = u32_at(self.gazetteer.lists, *at * 4)?;
                *at += 1;
                self.gazetteer.sense(number)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Entry, encode};
    use super::*;
    use std::collections::BTreeMap;

    fn small() -> Vec<u8> {
        let entry = |kind, name: &str, country: &str| Entry {
            kind,
            name: name.into(),
            country: country.into(),
            place_id: 7,
            point: Some((1.5, -2.5)),
            weight: 60,
        };
        let entries = [
            entry(SenseKind::Country, "Georgia", "GEO"),
            entry(SenseKind::Division, "Georgia", "USA"),
            entry(SenseKind::City, "Port-au-Prince", "HTI"),
        ];
        let names = BTreeMap::from([
            (Gazetteer::key("Georgia"), vec![(0, false), (1, true)]),
            (Gazetteer::key("Port-au-Prince"), vec![(2, false)]),
        ]);
        encode(&entries, &names).expect("a small gazetteer")
    }

    fn open(file: Vec<u8>) -> Result<Gazetteer, Error> {
        Gazetteer::from_static(Box::leak(file.into_boxed_slice()))
    }

    #[test]
    fn what_is_encoded_is_found_again() {
        let gazetteer = open(small()).expect("opens");
        let kinds: Vec<_> =
            gazetteer.find("GEORGIA", NameCase::Lowered).expect("found").map(|s| (s.kind, s.ambiguous)).collect();
        assert_eq!(kinds, [(SenseKind::Country, false), (SenseKind::Division, true)]);
        let city =
            gazetteer.find("Port–au–Prince", NameCase::AsWritten).and_then(|mut s| s.next()).expect("dashes are alike");
        assert_eq!((city.country, city.place_id, city.point), (Some("HTI"), Some(7), Some((1.5, -2.5))));
    }

    #[test]
    fn a_damaged_file_is_an_error() {
        let file = small();
        for at in 0..file.len() {
            let mut bad = file.clone();
            bad[at] ^= 0x41;
            // Two bytes of padding carry nothing.
            assert!(open(bad).is_err() || (6..8).contains(&at), "a change at byte {at} was not seen");
            assert!(open(file[..at].to_vec()).is_err(), "a cut at byte {at} was not seen");
        }
    }
}
