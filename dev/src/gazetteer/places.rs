//! The lists of places: cities, divisions, features of nature, airports.

use std::collections::{HashMap, HashSet};

use dateline::gazetteer::SenseKind;

use super::lists::{Capitals, Iso, alpha3, split};
use super::names::{Names, trusted_alias, usable};
use crate::source::Table;

/// Cities below this population are left out.
const SMALLEST_CITY: f64 = 5_000.0;
/// Alternate names are taken for places from this population on.
const ALIASED: f64 = 100_000.0;

/// News spellings that GeoNames lacks: (alpha-2, name) -> aliases.
type PlaceAliases = HashMap<(String, String), Vec<String>>;

pub(super) fn aliases_by_place(table: &Table) -> Result<PlaceAliases, String> {
    let rows = table.columns(["place", "iso2", "aliases"])?;
    Ok(rows
        .map(|[place, iso2, aliases]| {
            ((iso2.to_owned(), place.to_owned()), split(aliases).map(str::to_owned).collect())
        })
        .collect())
}

pub(super) fn cities(
    names: &mut Names,
    table: &Table,
    iso: &Iso,
    capitals: &Capitals,
    extra: &PlaceAliases,
) -> Result<(), String> {
    let columns = ["geonameid", "name", "ascii", "lat", "lon", "fcode", "iso2", "population", "altnames"];
    let mut rows: Vec<_> = table.columns(columns)?.collect();
    let population = |cell: &str| cell.parse::<f64>().unwrap_or(0.0);
    rows.sort_by(|a, b| population(b[7]).total_cmp(&population(a[7])).then(a[0].cmp(b[0])));
    let mut found: HashSet<(String, String)> = HashSet::new();
    let mut with_aliases: Vec<(u32, &str)> = Vec::new();
    for &[id, name, ascii, lat, lon, fcode, iso2, people, altnames] in &rows {
        let is_capital = fcode == "PPLC";
        let key = (iso2.to_owned(), name.to_owned());
        let known = extra.get(&key).or_else(|| extra.get(&(iso2.to_owned(), ascii.to_owned())));
        // Sections of cities ("PPLX") are no towns of their own.
        if (population(people) < SMALLEST_CITY && !is_capital && known.is_none()) || fcode == "PPLX" {
            continue;
        }
        let kind = if is_capital { SenseKind::Capital } else { SenseKind::City };
        let city = names.entry(kind, name, alpha3(iso, iso2));
        names.place(city, id, lat, lon, people);
        found.insert(key);
        for form in [name, ascii].into_iter().filter(|f| usable(f)) {
            names.main(city, form);
        }
        for form in known.into_iter().flatten() {
            names.main(city, form);
        }
        if is_capital {
            // "Dar es Salaam" is named beside Dodoma in the lists, but is a city of its own.
            let own = |form: &str| !rows.iter().any(|r| r[6] == iso2 && r[0] != id && (r[1] == form || r[2] == form));
            let of_country = capitals.iter().filter(|(country, _)| country == iso2);
            let mut forms: Vec<&str> = of_country.map(|(_, form)| form.as_str()).collect();
            forms.sort_unstable();
            for form in forms.into_iter().filter(|form| usable(form) && own(form)) {
                names.main(city, form);
            }
        }
        if population(people) >= ALIASED || is_capital {
            with_aliases.push((city, altnames));
        }
    }
    // After all main names: an alias that is another place's own name is left out ("Rome" of Lomé).
    for (city, altnames) in with_aliases {
        for form in altnames.split('|').filter(|f| trusted_alias(f)) {
            if !names.has(form) && !names.is_ambiguous(form) {
                names.alias(city, form);
            }
        }
    }
    // Spellings of places too small for the list of cities.
    let mut missing: Vec<_> = extra.iter().filter(|(key, _)| !found.contains(*key)).collect();
    missing.sort();
    for ((iso2, place), aliases) in missing {
        if names.has(place) {
            continue;
        }
        let entry = names.entry(SenseKind::City, place, alpha3(iso, iso2));
        names.main(entry, place);
        aliases.iter().for_each(|form| names.main(entry, form));
    }
    Ok(())
}

/// Head words of divisions that texts leave out or write in lower case: "Syunik region".
const HEADS: [&str; 16] = [
    " Province",
    " Region",
    " Oblast",
    " Governorate",
    " State",
    " County",
    " District",
    " Department",
    " Prefecture",
    " Rayon",
    " Voivodeship",
    " Krai",
    " Republic",
    " Canton",
    " Division",
    " Parish",
];

pub(super) fn divisions(names: &mut Names, table: &Table, iso: &Iso) -> Result<(), String> {
    let columns = ["geonameid", "name", "ascii", "iso2", "lat", "lon", "population_cities", "aliases", "code"];
    let rows: Vec<_> = table.columns(columns)?.filter(|r| !r[8].is_empty()).collect();
    let mut aliased = Vec::new();
    for [id, name, ascii, iso2, lat, lon, people, aliases, _] in rows {
        let division = names.entry(SenseKind::Division, name, alpha3(iso, iso2));
        names.place(division, id, lat, lon, people);
        for form in [name, ascii].into_iter().filter(|f| usable(f)) {
            names.main(division, form);
            for bare in HEADS.iter().filter_map(|head| form.strip_suffix(head)).filter(|b| trusted_alias(b)) {
                names.main(division, bare);
            }
        }
        aliased.push((division, aliases));
    }
    for (division, aliases) in aliased {
        for form in aliases.split('|').filter(|f| trusted_alias(f) && f.is_ascii()) {
            if !names.has(form) && !names.is_ambiguous(form) {
                names.alias(division, form);
            }
        }
    }
    Ok(())
}

pub(super) fn features(names: &mut Names, table: &Table) -> Result<(), String> {
    for [name, altnames, class, lat, lon, rank] in
        table.columns(["name", "altnames", "class", "lat", "lon", "scalerank"])?
    {
        let of_note = rank.parse::<f64>().is_ok_and(|rank| rank <= 5.0);
        if class.starts_with("Admin") || class.contains("Centerline") || class == "Reservoir" || !of_note {
            continue;
        }
        let region = names.entry(SenseKind::Region, name, "");
        names.place(region, "", lat, lon, "");
        let with_head = match class {
            "River" | "river" => Some(format!("{name} River")),
            "Lake" => Some(format!("Lake {name}")),
            "sea" | "ocean" => None,
            _ => None,
        };
        // A bare name of a river or lake is more often a town, a person or a word.
        let bare = name.contains(' ') || !matches!(class, "River" | "river" | "Lake" | "mountain");
        for form in with_head
            .iter()
            .map(String::as_str)
            .chain(bare.then_some(name))
            .chain(split(altnames).filter(|a| a.contains(' ')))
        {
            if trusted_alias(form) && !names.has(form) {
                names.alias(region, form);
            }
        }
    }
    Ok(())
}

pub(super) fn airports(names: &mut Names, table: &Table) -> Result<(), String> {
    for [name, kind, lat, lon] in table.columns(["name", "type", "lat", "lon"])? {
        let full = if name.contains("Airport") || kind.contains("spaceport") || kind.starts_with("military") {
            name.to_owned()
        } else {
            format!("{name} Airport")
        };
        if full.split_whitespace().count() >= 2 && usable(&full) && !names.has(&full) {
            let airport = names.entry(SenseKind::Facility, &full, "");
            names.place(airport, "", lat, lon, "");
            names.alias(airport, &full);
        }
    }
    Ok(())
}
