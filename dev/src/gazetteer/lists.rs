//! The raw lists, one function each, in the order in which they may rely on one another.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use dateline::gazetteer::SenseKind;

use super::names::{Ambiguity, Names, trusted_alias, usable};
use crate::source::Table;

/// Countries by ISO 3166-1 alpha-2.
type Iso = HashMap<String, String>;

/// Cities below this population are left out.
const SMALLEST_CITY: f64 = 15_000.0;
/// Alternate names are taken for places from this population on.
const ALIASED: f64 = 100_000.0;
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
    let extra = aliases_by_place(&table("curated_place_aliases.tsv")?)?;
    cities(names, &table("cities.tsv.gz")?, &iso, &capitals, &extra)?;
    divisions(names, &table("admin1.tsv")?, &iso)?;
    features(names, &table("ne_features.tsv.gz")?)?;
    airports(names, &table("ne_airports.tsv")?)?;
    Ok(())
}

fn split(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|s| !s.is_empty())
}

fn alpha3<'a>(iso: &'a Iso, alpha2: &str) -> &'a str {
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
type Capitals = HashSet<(String, String)>;

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

/// News spellings that GeoNames lacks: (alpha-2, name) -> aliases.
type PlaceAliases = HashMap<(String, String), Vec<String>>;

fn aliases_by_place(table: &Table) -> Result<PlaceAliases, String> {
    let rows = table.columns(["place", "iso2", "aliases"])?;
    Ok(rows
        .map(|[place, iso2, aliases]| {
            ((iso2.to_owned(), place.to_owned()), split(aliases).map(str::to_owned).collect())
        })
        .collect())
}

fn cities(
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

fn divisions(names: &mut Names, table: &Table, iso: &Iso) -> Result<(), String> {
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

fn features(names: &mut Names, table: &Table) -> Result<(), String> {
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

fn airports(names: &mut Names, table: &Table) -> Result<(), String> {
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
