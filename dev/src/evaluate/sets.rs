//! The sets, the scorers, and which of the scorers' figures are shown.

use crate::case::Case;

/// One set: its gold, the scorer, and which of the scorer's figures make the row.
pub struct Set {
    pub name: &'static str,
    /// Its file in the folder of raw data; [`WORLDNAMES`] for the corpus of the repository.
    pub gold: &'static str,
    pub scorer: &'static str,
    pub arguments: &'static [&'static str],
    /// Label of a figure and its path in the scorer's JSON.
    pub figures: &'static [(&'static str, &'static [&'static str])],
    /// Whether the document's `dct` is given to the pipeline as its publication date.
    pub dated: bool,
    /// How the text is written anew before it is read.
    pub case: Option<Case>,
}

const NER: &[(&str, &[&str])] = &[
    ("exact P", &["exact", "p"]),
    ("R", &["exact", "r"]),
    ("F1", &["exact", "f1"]),
    ("untyped F1", &["untyped", "f1"]),
];
const TIMEX: &[(&str, &[&str])] = &[
    ("value F1", &["ALL", "value", "f"]),
    ("strict", &["ALL", "strict", "f"]),
    ("relaxed", &["ALL", "relaxed", "f"]),
    ("interval", &["ALL", "interval", "f"]),
];
const SENTENCES: &[(&str, &[&str])] =
    &[("inner P", &["inner", "p"]), ("R", &["inner", "r"]), ("F1", &["inner", "f1"]), ("fully right", &["docs"])];
const SEEDS: &[(&str, &[&str])] = &[
    ("entities exact F1", &["entities", "exact", "f1"]),
    ("untyped F1", &["entities", "untyped", "f1"]),
    ("country", &["entities", "country", "share"]),
    ("metonym F1", &["entities", "metonym", "f1"]),
    ("cluster F1", &["entities", "cluster_f1"]),
    ("dates value F1", &["timex", "value", "f1"]),
    ("strict F1", &["timex", "strict", "f1"]),
    ("interval F1", &["timex", "interval", "f1"]),
    ("blocks right", &["blocks", "kinds", "right"]),
    ("of", &["blocks", "kinds", "of"]),
    ("published right", &["blocks", "published", "right"]),
    ("invented", &["blocks", "published_invented"]),
    ("datelines right", &["blocks", "dateline", "right"]),
    ("quotes direct", &["quotes", "direct", "share"]),
    ("speaker", &["quotes", "speaker", "share"]),
];
const COARSE: &[&str] = &["--map", "ner_coarse_map.json", "--labels", "PER,ORG,LOC", "--normalise"];

/// Our own labels, places taken together.
const OURS_COARSE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/evaluate/coarse.json");
const COARSE_OURS: &[&str] = &["--map", OURS_COARSE, "--labels", "PER,ORG,LOC"];
const COARSE_OURS_NORP: &[&str] = &["--map", OURS_COARSE, "--labels", "PER,ORG,LOC,NORP"];

/// Stands for the part of the repository's own corpus that tests.
pub const WORLDNAMES: &str = "worldnames.dev";

const fn stories(name: &'static str, gold: &'static str, arguments: &'static [&'static str], dated: bool) -> Set {
    Set { name, gold, scorer: "seeds.py", arguments, figures: SEEDS, dated, case: None }
}

const fn dates(name: &'static str, gold: &'static str, dated: bool) -> Set {
    Set { name, gold, scorer: "timex.py", arguments: &[], figures: TIMEX, dated, case: None }
}

const fn sentences(name: &'static str, gold: &'static str) -> Set {
    let arguments = &["--by", "source"];
    Set { name, gold, scorer: "sentences.py", arguments, figures: SENTENCES, dated: false, case: None }
}

const fn names(name: &'static str, gold: &'static str, arguments: &'static [&'static str], case: Option<Case>) -> Set {
    Set { name, gold, scorer: "ner.py", arguments, figures: NER, dated: false, case }
}

const VOANAMES: &str = "ner/voanames.dev.jsonl.gz";
const WRITTENNAMES: &str = "ner/writtennames.dev.jsonl.gz";

/// All sets.
pub const SETS: &[Set] = &[
    stories("seeds, date given", "seeds/timex_given_dct.jsonl", &["--given"], true),
    stories("seeds, no date given", "seeds/timex.jsonl", &[], false),
    dates("tbaq", "timex/tbaq.jsonl", true),
    dates("wikiwars_dev", "timex/wikiwars_dev.jsonl", false),
    dates("written_dev", "timex/written_dev.jsonl", true),
    sentences("gum_dev", "sentences/gum_dev.jsonl"),
    sentences("ewt_dev", "sentences/ewt_dev.jsonl"),
    names("voanames.dev, 11 labels", VOANAMES, &[], None),
    names("writtennames.dev, 11 labels", WRITTENNAMES, &[], None),
    names("wikinewsnames.dev, 11 labels", "ner/wikinewsnames.dev.jsonl.gz", &[], None),
    names("worldnames.dev, 11 labels", WORLDNAMES, &[], None),
    names("voanames.dev IN CAPITALS, 11 labels", VOANAMES, &[], Some(Case::Capitals)),
    names("voanames.dev In Title Case, 11 labels", VOANAMES, &[], Some(Case::Title)),
    names("writtennames.dev, PER ORG LOC", WRITTENNAMES, COARSE_OURS, None),
    names("worldnames.dev, PER ORG LOC", WORLDNAMES, COARSE_OURS, None),
    names("voanames.dev, PER ORG LOC NORP", VOANAMES, COARSE_OURS_NORP, None),
    names("wikigold.dev, PER ORG LOC", "ner/wikigold.dev.jsonl.gz", COARSE, None),
    names("gum.dev, PER ORG LOC", "ner/gum.dev.jsonl.gz", COARSE, None),
    names("redocred.dev, PER ORG LOC", "ner/redocred.dev.jsonl.gz", COARSE, None),
];
