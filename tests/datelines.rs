//! Datelines in all styles and their false friends, made from templates: how many are found, how many invented.

use dateline::{Document, Pipeline};

/// Place as a dateline prints it, region or country after it, and its country.
const PLACES: [(&str, &str, &str); 40] = [
    ("Accra", "Ghana", "GHA"),
    ("Amman", "Jordan", "JOR"),
    ("Ankara", "Turkey", "TUR"),
    ("Astana", "Kazakhstan", "KAZ"),
    ("Athens", "Greece", "GRC"),
    ("Baghdad", "Iraq", "IRQ"),
    ("Bamako", "Mali", "MLI"),
    ("Bangkok", "Thailand", "THA"),
    ("Basra", "Iraq", "IRQ"),
    ("Beirut", "Lebanon", "LBN"),
    ("Belgrade", "Serbia", "SRB"),
    ("Bogota", "Colombia", "COL"),
    ("Bucharest", "Romania", "ROU"),
    ("Buenos Aires", "Argentina", "ARG"),
    ("Cairo", "Egypt", "EGY"),
    ("Cape Town", "South Africa", "ZAF"),
    ("Caracas", "Venezuela", "VEN"),
    ("Dakar", "Senegal", "SEN"),
    ("Damascus", "Syria", "SYR"),
    ("Dushanbe", "Tajikistan", "TJK"),
    ("Gdansk", "Poland", "POL"),
    ("Geneva", "Switzerland", "CHE"),
    ("Hanoi", "Vietnam", "VNM"),
    ("Harare", "Zimbabwe", "ZWE"),
    ("Islamabad", "Pakistan", "PAK"),
    ("Jakarta", "Indonesia", "IDN"),
    ("Kandahar", "Afghanistan", "AFG"),
    ("Khartoum", "Sudan", "SDN"),
    ("Kinshasa", "Congo", "COD"),
    ("Kuala Lumpur", "Malaysia", "MYS"),
    ("La Paz", "Bolivia", "BOL"),
    ("Lagos", "Nigeria", "NGA"),
    ("Manila", "Philippines", "PHL"),
    ("Mexico City", "Mexico", "MEX"),
    ("Nairobi", "Kenya", "KEN"),
    ("Port-au-Prince", "Haiti", "HTI"),
    ("Rio de Janeiro", "Brazil", "BRA"),
    ("Sarajevo", "Bosnia", "BIH"),
    ("Tbilisi", "Georgia", "GEO"),
    ("Yerevan", "Armenia", "ARM"),
];

const LEAD: &str = "The ministry of transport said that the bridge over the river would be closed for repairs.";

/// What opens the lead, by style; `{P}` the place in capitals, `{p}` as usual, `{r}` the region.
const STYLES: [&str; 9] = [
    "{P}, May 14. /KOZA/. ",
    "{P}, March 4 (Wirenews) -- ",
    "{P} (Wirenews) - ",
    "{P}, {r} (WN) — ",
    "{P}, {r}, Oct. 3 - ",
    "{P} -- ",
    "{p}, {r} – ",
    "{P}, 4 March 2019 (WN) -- ",
    "{P}\n",
];

/// Lines that look like datelines: labels, claims, captions, addresses, dialogue.
const FALSE_FRIENDS: [&str; 10] = [
    "CLAIM: A photograph shows {p} under water. ",
    "DEAR {P}: My neighbour plays the drums at night. ",
    "GIRLS BASKETBALL - ",
    "{R} -- A sign at the gate of the embassy in {p} on a winter morning. ",
    "{r} - A sign at the gate of the embassy in {p}, May 14, 2018. ",
    "BREAKING: ",
    "In {p}, the mayor - who has been ill - came back to work. ",
    "{p} is quiet - for now. ",
    "UPDATE 2 - ",
    "{p}'s airport -- the largest of {r} -- was closed. ",
];

fn filled(template: &str, (place, region, _): (&str, &str, &str)) -> String {
    let (caps, region_caps) = (place.to_uppercase(), region.to_uppercase());
    template.replace("{P}", &caps).replace("{p}", place).replace("{R}", &region_caps).replace("{r}", region)
}

fn dateline_of(pipeline: &Pipeline, opening: &str) -> Option<(String, Option<String>)> {
    let text = format!(
        "Bridge to be closed for repairs\n\n{opening}{LEAD}\n\nIt was built a century ago, and lorries may no longer cross it.\n"
    );
    let found = pipeline.annotate(&text, Document::new(&text)).article.dateline?;
    Some((found.place.of(&text).to_owned(), found.country))
}

#[test]
fn datelines_are_found_and_their_false_friends_are_not() {
    let pipeline = Pipeline::new().expect("the compiled data");
    let (mut right, mut all, mut invented) = (0, 0, 0);
    let mut wrong = Vec::new();
    for place in PLACES {
        for style in STYLES {
            all += 1;
            let opening = filled(style, place);
            match dateline_of(&pipeline, &opening) {
                Some((found, country))
                    if found.eq_ignore_ascii_case(place.0) && country.as_deref() == Some(place.2) =>
                {
                    right += 1
                }
                other => wrong.push(format!("{opening:?} gave {other:?}")),
            }
        }
        for friend in FALSE_FRIENDS {
            let opening = filled(friend, place);
            if let Some(other) = dateline_of(&pipeline, &opening) {
                invented += 1;
                wrong.push(format!("{opening:?} gave {other:?}"));
            }
        }
    }
    assert!(all >= 300 && PLACES.len() * FALSE_FRIENDS.len() >= 300);
    let recall = f64::from(right) / f64::from(all);
    let precision = f64::from(right) / f64::from(right + invented);
    eprintln!(
        "datelines: precision {precision:.3}, recall {recall:.3} over {all} lines and {} false friends",
        PLACES.len() * FALSE_FRIENDS.len()
    );
    assert!(precision >= 0.99 && recall >= 0.97, "precision {precision:.3}, recall {recall:.3}\n{}", wrong.join("\n"));
}
