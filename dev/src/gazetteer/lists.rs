//! The raw lists, one function each, in the order in which they may rely on one another.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use dateline::gazetteer::SenseKind;

use super::names::{Ambiguity, Names, usable};
use super::places;
use crate::source::Table;

/// Countries by ISO 3166-1 alpha-2.
pub(super) type Iso = HashMap<String, String>;

/// Share of people, in percent, from which a census name is taken.
const FORENAME_SHARE: f64 = 0.006;
const SURNAME_SHARE: f64 = 0.004;

pub fn add_all(names: &mut Names, folder: &Path) -> Result<(), String> {
    let table = |file: &str| Table::read(&folder.join(file));
    ambiguous(names, &table("ambiguous_names.tsv")?)?;
    let (iso, capitals) = countries(names, &table("countries.tsv")?)?;
    peoples(names, &table("curated_norp.tsv")?, &iso)?;
    regions(names, &table("curated_regions.tsv")?, &iso)?;
    organisations(names, &table("curated_organisations.tsv")?, &iso)?;
    media(names, &table("curated_media.tsv")?, &iso)?;
    seats(names, &table("curated_metonyms.tsv")?, &iso)?;
    treaties(names, &table("curated_treaties.tsv")?)?;
    leaders(names, &table("leaders_factbook.tsv")?, &iso)?;
    parties(names, &table("parties_factbook.tsv")?, &iso)?;
    groups(names, &table("armed_groups_factbook.tsv")?)?;
    people(
        names,
        &table("forenames_world.tsv")?,
        &table("surnames_world.tsv")?,
        &table("names_us_census1990.tsv.gz")?,
    )?;
    let extra = places::aliases_by_place(&table("curated_place_aliases.tsv")?)?;
    places::cities(names, &table("cities.tsv.gz")?, &iso, &capitals, &extra)?;
    places::divisions(names, &table("admin1.tsv")?, &iso)?;
    places::features(names, &table("ne_features.tsv.gz")?)?;
    places::airports(names, &table("ne_airports.tsv")?)?;
    Ok(())
}

pub(super) fn split(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|s| !s.is_empty())
}

pub(super) fn alpha3<'a>(iso: &'a Iso, alpha2: &str) -> &'a str {
    iso.get(alpha2).map_or("", String::as_str)
}

fn ambiguous(names: &mut Names, table: &Table) -> Result<(), String> {
    for [name, lower, first, last] in table.columns(["name", "lowercase_count", "first_name_pct", "surname_pct"])? {
        let number = |cell: &str| cell.parse().unwrap_or(0.0);
        let ambiguity = Ambiguity { word: number(lower) >= 3.0, personal: number(first) > 0.0 || number(last) > 0.0 };
        names.set_ambiguous(name, ambiguity);
    }
    Ok(())
}

/// Capitals by their names in each country, to be found again among the cities.
pub(super) type Capitals = HashSet<(String, String)>;

fn countries(names: &mut Names, table: &Table) -> Result<(Iso, Capitals), String> {
    let (mut iso, mut capitals) = (Iso::new(), Capitals::new());
    let columns = [
        "iso2",
        "iso3",
        "name",
        "official",
        "demonym_adj",
        "demonym_nouns",
        "capital",
        "capital_names",
        "aliases",
        "lat",
        "lon",
        "geonameid",
    ];
    let rows: Vec<_> = table.columns(columns)?.collect();
    let populations: Vec<_> = table.columns(["population"])?.collect();
    for ([iso2, iso3, name, official, adjective, nouns, capital, capital_names, aliases, lat, lon, id], [population]) in
        rows.into_iter().zip(populations)
    {
        // Codes without a point are historical.
        if iso3.len() != 3 || lat.is_empty() {
            continue;
        }
        iso.insert(iso2.to_owned(), iso3.to_owned());
        let country = names.entry(SenseKind::Country, name, iso3);
        names.place(country, id, lat, lon, population);
        names.main(country, name);
        for alias in split(aliases).chain([official]).filter(|a| usable(a)) {
            names.main(country, alias);
        }
        if !adjective.is_empty() {
            let people = names.entry(SenseKind::People, adjective, iso3);
            // "US" and "U.S." name the country, also before a noun.
            for form in split(nouns).chain([adjective]).filter(|f| f.chars().any(char::is_lowercase)) {
                names.main(people, form);
            }
        }
        for form in split(capital_names).chain([capital]) {
            capitals.insert((iso2.to_owned(), form.to_owned()));
        }
    }
    Ok((iso, capitals))
}

fn peoples(names: &mut Names, table: &Table, iso: &Iso) -> Result<(), String> {
    for [surface, forms, iso2] in table.columns(["surface", "forms", "iso2"])? {
        let people = names.entry(SenseKind::People, surface, alpha3(iso, iso2));
        split(forms).chain([surface]).filter(|f| usable(f)).for_each(|form| names.main(people, form));
    }
    Ok(())
}

fn regions(names: &mut Names, table: &Table, iso: &Iso) -> Result<(), String> {
    for [name, aliases, kind, iso2, lat, lon] in
        table.columns(["name", "aliases", "kind", "iso2_list", "lat", "lon"])?
    {
        let kind = if matches!(kind, "disputed" | "historical") { SenseKind::Territory } else { SenseKind::Region };
        // A region that several countries share has none.
        let region = names.entry(kind, name, alpha3(iso, iso2));
        names.place(region, "", lat, lon, "");
        split(aliases)
            .chain([name])
            .filter(|a| usable(a.trim_start_matches("the ")))
            .for_each(|form| names.main(region, form));
    }
    Ok(())
}

fn organisations(names: &mut Names, table: &Table, iso: &Iso) -> Result<(), String> {
    for [acronyms, name, aliases, kind, iso2] in table.columns(["acronyms", "name", "aliases", "kind", "iso2"])? {
        // An international body belongs to no country, wherever its seat is.
        let country = if matches!(kind, "igo" | "ngo") { "" } else { alpha3(iso, iso2) };
        let organisation = names.entry(SenseKind::Organisation, name, country);
        let acronyms = acronyms.split(['/', ';']).map(str::trim).filter(|a| a.len() > 1);
        split(aliases)
            .chain([name])
            .chain(acronyms)
            .filter(|a| usable(a))
            .for_each(|form| names.main(organisation, form));
    }
    Ok(())
}

fn media(names: &mut Names, table: &Table, iso: &Iso) -> Result<(), String> {
    for [name, aliases, iso2] in table.columns(["name", "aliases", "iso2"])? {
        let media = names.entry(SenseKind::Media, name, alpha3(iso, iso2));
        split(aliases).chain([name]).filter(|a| usable(a)).for_each(|form| names.main(media, form));
    }
    Ok(())
}

fn seats(names: &mut Names, table: &Table, iso: &Iso) -> Result<(), String> {
    for [surface, iso2, label] in table.columns(["surface", "iso2", "place_label"])? {
        let name = surface.trim_start_matches("the ").trim_start_matches("The ");
        if label != "GPE" && usable(name) && !names.has(name) {
            let seat = names.entry(SenseKind::Seat, name, alpha3(iso, iso2));
            names.main(seat, name);
        }
    }
    Ok(())
}

fn treaties(names: &mut Names, table: &Table) -> Result<(), String> {
    for [name, aliases] in table.columns(["name", "aliases"])? {
        let law = names.entry(SenseKind::Law, name, "");
        split(aliases).chain([name]).filter(|a| usable(a)).for_each(|form| names.main(law, form));
    }
    Ok(())
}

fn leaders(names: &mut Names, table: &Table, iso: &Iso) -> Result<(), String> {
    for [iso2, name] in table.columns(["iso2", "name"])? {
        let words: Vec<&str> = name.split_whitespace().collect();
        // Some rows of the source are badly split: "King WILLEM-ALEXANDER of the".
        let plain = words.iter().all(|w| w.starts_with(char::is_uppercase) && w.chars().any(char::is_lowercase));
        if plain && (2..=4).contains(&words.len()) && usable(name) && !names.has(name) {
            let leader = names.entry(SenseKind::Leader, name, alpha3(iso, iso2));
            names.main(leader, name);
        }
    }
    Ok(())
}

fn parties(names: &mut Names, table: &Table, iso: &Iso) -> Result<(), String> {
    for [iso2, party] in table.columns(["iso2", "party"])? {
        let name = party.split(" or ").next().unwrap_or(party).trim();
        // Short names ("Forward", "Justice") are words first.
        if name.split_whitespace().count() >= 2 && usable(name) && !names.has(name) {
            let party = names.entry(SenseKind::Organisation, name, alpha3(iso, iso2));
            names.alias(party, name);
        }
    }
    Ok(())
}

fn groups(names: &mut Names, table: &Table) -> Result<(), String> {
    for [group] in table.columns(["group"])? {
        let name = group.split([',', '(']).next().unwrap_or(group).trim();
        if name.split_whitespace().count() >= 2 && usable(name) && !names.has(name) {
            let group = names.entry(SenseKind::Organisation, name, "");
            names.alias(group, name);
        }
    }
    Ok(())
}

fn people(names: &mut Names, world_first: &Table, world_last: &Table, census: &Table) -> Result<(), String> {
    let kinds = [SenseKind::Forename, SenseKind::Surname, SenseKind::AnyName];
    let [forename, surname, any] = kinds.map(|kind| names.entry(kind, "", ""));
    let mut first: HashSet<String> = HashSet::new();
    let mut last: HashSet<String> = HashSet::new();
    first.extend(world_first.columns(["name"])?.map(|[name]| name.to_owned()));
    last.extend(world_last.columns(["name"])?.map(|[name]| name.to_owned()));
    for [name, male, female, share] in census.columns(["name", "male_first_pct", "female_first_pct", "surname_pct"])? {
        let number = |cell: &str| cell.parse().unwrap_or(0.0);
        let (given, family): (f64, f64) = (f64::max(number(male), number(female)), number(share));
        if given >= FORENAME_SHARE && given * 4.0 >= family {
            first.insert(name.to_owned());
        }
        if family >= SURNAME_SHARE && family * 4.0 >= given {
            last.insert(name.to_owned());
        }
    }
    let mut all: Vec<&String> = first.union(&last).collect();
    all.sort();
    for name in all.into_iter().filter(|n| usable(n) && !n.contains(' ')) {
        let kind = match (first.contains(name), last.contains(name)) {
            (true, true) => any,
            (true, false) => forename,
            _ => surname,
        };
        names.main(kind, name);
    }
    Ok(())
}
