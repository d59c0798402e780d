//! Reads the annotated corpora and says which tags each token may have.
//!
//! Other corpora have fewer labels than ours: where theirs is a place, ours is a GPE, a LOC or a FAC, and where they
//! mark no nationalities a token outside may be one. Such a token is allowed several tags, and training sums over them.

use std::path::Path;

use dateline::entities::Label;
use dateline::entities::model::{TAGS, begin, inside};
use serde_json::Value;

use crate::marked;
use crate::source;

/// A set of tags, one bit each.
pub type Tags = u32;

/// The tag outside of names.
pub const OUTSIDE: Tags = 1;
/// Any tag: nothing is known of the token.
pub const ANY: Tags = (1 << TAGS) - 1;

/// A name as a corpus has it: bytes of the text, and the labels of ours that it may have.
#[derive(Clone, Debug)]
pub struct Name {
    pub start: usize,
    pub end: usize,
    pub labels: Vec<Label>,
    /// It may be no name by our guide.
    pub optional: bool,
}

#[derive(Clone, Debug)]
pub struct Story {
    pub text: String,
    pub names: Vec<Name>,
    /// Labels that the corpus does not mark, so that a capitalised word outside may have them.
    pub unmarked: &'static [Label],
    /// How much the story counts.
    pub weight: f32,
}

/// A corpus that trains: file, weight.
pub const TRAINING: &[(&str, f32)] = &[
    ("voanames.train", 1.0),
    ("writtennames.train", 1.0),
    ("wikinewsnames.train", 1.0),
    ("encnames.train", 1.0),
    ("worldnames.train", 1.0),
    ("wikigold.train", 0.5),
    ("crossner.train", 0.5),
    ("gum.train", 0.5),
    ("uner_ewt.train", 0.5),
];

/// The corpora that tune.
pub const DEVELOPMENT: &[&str] = &["voanames.dev", "writtennames.dev", "wikinewsnames.dev", "worldnames.dev"];

const MISC: &[Label] = &[Label::Norp, Label::Event, Label::Product, Label::WorkOfArt, Label::Law, Label::Language];
const PLACE: &[Label] = &[Label::Gpe, Label::Loc, Label::Fac];

/// Labels of ours for a label of a corpus, and whether our guide may leave the name out; `None` for what is no name.
fn labels_of(scheme: &str, label: &str) -> Option<(Vec<Label>, bool)> {
    let sure = |labels: &[Label]| Some((labels.to_vec(), false));
    let perhaps = |labels: &[Label]| Some((labels.to_vec(), true));
    match (scheme, label) {
        ("ours", label) => Some((vec![label.parse().ok()?], false)),
        (_, "PER" | "person" | "politician" | "writer" | "scientist" | "musicalartist" | "researcher") => {
            sure(&[Label::Person])
        }
        (_, "ORG" | "organisation" | "organization" | "politicalparty" | "university" | "band") => sure(&[Label::Org]),
        (_, "LOC" | "location" | "place") => sure(PLACE),
        (_, "country") => sure(&[Label::Gpe]),
        (_, "astronomicalobject") => perhaps(&[Label::Loc]),
        (_, "academicjournal" | "magazine") => sure(&[Label::Org, Label::WorkOfArt]),
        (_, "event" | "conference" | "election") => perhaps(&[Label::Event]),
        (_, "award") => sure(&[Label::WorkOfArt, Label::Event]),
        (_, "book" | "poem" | "song" | "album") => sure(&[Label::WorkOfArt]),
        (_, "product" | "programlang") => perhaps(&[Label::Product]),
        (_, "MISC" | "misc" | "object" | "abstract") => perhaps(MISC),
        _ => None,
    }
}

/// Stories of the corpus `file`, in order; texts that another corpus annotates anew are left out.
pub fn stories(shared: &Path, file: &str, weight: f32) -> Result<Vec<Story>, String> {
    if let Some(part) = file.strip_prefix("worldnames.") {
        let name = |(start, end, label)| Name { start, end, labels: vec![label], optional: false };
        let story = |story: marked::Marked| {
            let names = story.names.into_iter().map(name).collect();
            Story { text: story.text, names, unmarked: &[], weight }
        };
        return Ok(marked::worldnames(part)?.into_iter().map(story).collect());
    }
    let read = |file: &str| source::text(&shared.join(format!("data/ner/{file}.jsonl.gz")));
    let mut anew = Vec::new();
    if file.starts_with("gum.") {
        for other in ["wikinewsnames.train", "wikinewsnames.dev"] {
            for line in read(other)?.lines() {
                let story: Value = serde_json::from_str(line).map_err(|e| format!("{other}: {e}"))?;
                anew.push(story["source"].as_str().unwrap_or_default().to_owned());
            }
        }
    }
    let mut out = Vec::new();
    for line in read(file)?.lines() {
        let value: Value = serde_json::from_str(line).map_err(|e| format!("{file}: {e}"))?;
        if !anew.iter().any(|id| value["id"].as_str() == Some(id)) {
            out.push(story(&value, weight));
        }
    }
    Ok(out)
}

fn story(value: &Value, weight: f32) -> Story {
    let scheme = value["scheme"].as_str().unwrap_or_default();
    let text = value["text"].as_str().unwrap_or_default().to_owned();
    // Offsets of the corpora are code points.
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let byte = |value: &Value| value.as_u64().and_then(|at| bytes.get(at as usize)).copied();
    let names = value["entities"].as_array().into_iter().flatten().filter_map(|entity| {
        let (labels, optional) = labels_of(scheme, entity["label"].as_str()?)?;
        Some(Name { start: byte(&entity["start"])?, end: byte(&entity["end"])?, labels, optional })
    });
    let mut names: Vec<Name> = names.collect();
    names.sort_by_key(|n| n.start);
    let unmarked = match scheme {
        "conll3" | "gum10" => MISC,
        "crossner" => &[Label::Norp, Label::Language, Label::Law],
        _ => &[],
    };
    Story { text, names, unmarked, weight }
}

/// The tags of all `labels` that begin a name, or that go on with it.
pub fn tags(labels: &[Label], begins: bool) -> Tags {
    labels.iter().fold(0, |tags, label| {
        let number = Label::ALL.iter().position(|l| l == label).unwrap_or_default();
        tags | 1 << if begins { begin(number) } else { inside(number) }
    })
}
