//! The file: magic, version, checksum, then four sections.
//!
//! ```text
//! magic "DLGAZ" version u8 | pad u16 | checksum u64 of the rest | 4 section lengths, u32 each
//! names    fst map: key -> sense number, or LIST + place in the lists
//! senses   20 bytes each: kind u8, flags u8, country u8 (index + 1), weight u8, place_id u32, lat f32, lon f32, name u32
//! lists    u32 each: count, then sense numbers
//! strings  country codes (3 bytes each, count u8 first), then names, each a length u8 and its bytes
//! ```

use std::collections::BTreeMap;

use crate::error::Error;

use super::SenseKind;

pub(super) const MAGIC: &[u8; 5] = b"DLGAZ";
pub(super) const VERSION: u8 = 1;
pub(super) const HEADER: usize = 32;
pub(super) const SENSE: usize = 20;
/// Set in a value of the map that points into the lists.
pub(super) const LIST: u64 = 1 << 32;
pub(super) const AMBIGUOUS: u8 = 1;

/// A sense to be compiled.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What kind of thing.
    pub kind: SenseKind,
    /// Its usual name.
    pub name: String,
    /// ISO 3166-1 alpha-3, or empty.
    pub country: String,
    /// GeoNames id, or 0.
    pub place_id: u32,
    /// Latitude and longitude.
    pub point: Option<(f32, f32)>,
    /// See [`super::Sense::weight`].
    pub weight: u8,
}

/// A mixing hash of 8 bytes a step: finds damage, no defence against forgery.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    let mut value = 0x9E37_79B9_7F4A_7C15u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0u8; 8];
        if let Some(part) = word.get_mut(..chunk.len()) {
            part.copy_from_slice(chunk);
        }
        value = (value ^ u64::from_le_bytes(word)).wrapping_mul(0xFF51_AFD7_ED55_8CCD).rotate_left(31);
    }
    value
}

/// Compiles `names` (key as of [`super::Gazetteer::key`] -> (number of the entry, ambiguous)) over `entries`.
///
/// The same input gives the same bytes.
///
/// # Errors
/// Where the data outgrow the format: more than 255 countries, a name of more than 255 bytes.
pub fn encode(entries: &[Entry], names: &BTreeMap<String, Vec<(u32, bool)>>) -> Result<Vec<u8>, Error> {
    let mut countries: Vec<&str> = entries.iter().map(|e| e.country.as_str()).filter(|c| c.len() == 3).collect();
    countries.sort_unstable();
    countries.dedup();
    let too_many = || Error::data("the gazetteer holds more than its format can: 255 countries, names of 255 bytes");
    let mut strings = vec![u8::try_from(countries.len()).map_err(|_| too_many())?];
    countries.iter().for_each(|c| strings.extend_from_slice(c.as_bytes()));

    let mut places: BTreeMap<&str, u32> = BTreeMap::new();
    let mut records: Vec<[u8; SENSE]> = Vec::with_capacity(entries.len());
    for entry in entries {
        let name = match places.get(entry.name.as_str()) {
            Some(&at) => at,
            None => {
                let at = strings.len() as u32;
                strings.push(u8::try_from(entry.name.len()).map_err(|_| too_many())?);
                strings.extend_from_slice(entry.name.as_bytes());
                places.insert(&entry.name, at);
                at
            }
        };
        let country = countries.binary_search(&entry.country.as_str()).map_or(0, |i| i as u8 + 1);
        let (lat, lon) = entry.point.unwrap_or((f32::NAN, f32::NAN));
        let mut record = [0u8; SENSE];
        let fields = [
            &[entry.kind as u8, 0, country, entry.weight][..],
            &entry.place_id.to_le_bytes(),
            &lat.to_le_bytes(),
            &lon.to_le_bytes(),
            &name.to_le_bytes(),
        ];
        for (slot, byte) in record.iter_mut().zip(fields.into_iter().flatten()) {
            *slot = *byte;
        }
        records.push(record);
    }

    // A sense that is ambiguous under one name only is a record of its own.
    let mut doubled: BTreeMap<u32, u32> = BTreeMap::new();
    let mut lists: Vec<u32> = Vec::new();
    let mut builder = fst::MapBuilder::memory();
    for (key, senses) in names {
        let mut numbers = Vec::with_capacity(senses.len());
        for &(number, ambiguous) in senses {
            let Some(mut record) = records.get(number as usize).copied() else { continue };
            numbers.push(if ambiguous {
                *doubled.entry(number).or_insert_with(|| {
                    record[1] = AMBIGUOUS;
                    records.push(record);
                    records.len() as u32 - 1
                })
            } else {
                number
            });
        }
        let value = match numbers.as_slice() {
            [] => continue,
            [one] => u64::from(*one),
            many => {
                let at = lists.len() as u64;
                lists.push(many.len() as u32);
                lists.extend_from_slice(many);
                LIST | at
            }
        };
        builder.insert(key, value).map_err(|e| Error::data(format!("gazetteer key {key:?}: {e}")))?;
    }
    let map = builder.into_inner().map_err(|e| Error::data(format!("gazetteer: {e}")))?;

    let senses = records.concat();
    let lists: Vec<u8> = lists.iter().flat_map(|n| n.to_le_bytes()).collect();
    let sections = [map, senses, lists, strings];
    let mut body: Vec<u8> = sections.iter().flat_map(|s| (s.len() as u32).to_le_bytes()).collect();
    sections.iter().for_each(|s| body.extend_from_slice(s));
    let mut file = Vec::with_capacity(body.len() + HEADER);
    file.extend_from_slice(MAGIC);
    file.extend_from_slice(&[VERSION, 0, 0]);
    file.extend_from_slice(&checksum(&body).to_le_bytes());
    file.extend_from_slice(&body);
    Ok(file)
}
