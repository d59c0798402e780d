//! Turns stories into sequences of features and tags, through the same stages that run when names are found.

use std::collections::{BTreeMap, HashMap};

use dateline::entities::Label;
use dateline::entities::model::{Clusters, Group, Scene, Stretch, begin, inside, observe};
use dateline::gazetteer::{Gazetteer, gazetteer};
use dateline::tables::TableSet;
use dateline::tokens::{Class, Token};
use dateline::{Document, Pipeline};

use super::corpus::{ANY, Name, OUTSIDE, Story, Tags, tags};
use super::crf::Sequence;

/// Numbers of features by their hashes, in order of the hashes.
pub type Features = BTreeMap<u32, u32>;

/// Reads stories as the pipeline does.
pub struct Reader<'c> {
    pipeline: Pipeline,
    gazetteer: &'static Gazetteer,
    clusters: &'c Clusters,
    /// Groups of features that are left out.
    without: &'c [Group],
}

/// A story with its stretches and the tags its tokens may have.
struct Read {
    stretches: Vec<Stretch>,
    tags: Vec<Tags>,
    /// Names with sure borders: first token, token after the last, number of the first label.
    names: Vec<Named>,
}

impl<'c> Reader<'c> {
    pub fn new(clusters: &'c Clusters, without: &'c [Group]) -> Result<Self, String> {
        // Dates are all that the tagger needs of the other stages.
        let tables = TableSet::named(["dates"]).map_err(|e| e.to_string())?;
        let pipeline = Pipeline::with_tables(tables).map_err(|e| e.to_string())?;
        Ok(Self { pipeline, gazetteer: gazetteer().map_err(|e| e.to_string())?, clusters, without })
    }

    fn read(&self, story: &Story) -> Read {
        let found = self.pipeline.annotate(&story.text, Document::new(&story.text));
        let scene = Scene {
            text: &story.text,
            article: &found.article,
            segments: &found.segments,
            dates: &found.dates,
            gazetteer: self.gazetteer,
        };
        let stretches = observe(scene, self.clusters, self.without);
        let tokens = &found.segments.tokens;
        let outside = |token: &Token| {
            // Only a capital can be a name that the corpus does not mark.
            let free = token.is(Class::CAPITAL) && !story.unmarked.is_empty();
            if free { OUTSIDE | tags(story.unmarked, true) | tags(story.unmarked, false) } else { OUTSIDE }
        };
        let mut allowed: Vec<Tags> = tokens.iter().map(outside).collect();
        let mut names = Vec::new();
        for name in &story.names {
            let overlap = |t: &Token| (t.span.start as usize) < name.end && name.start < t.span.end as usize;
            let Some(first) = tokens.iter().position(overlap) else { continue };
            let until = first + tokens[first..].iter().take_while(|t| overlap(t)).count();
            let exact =
                tokens[first].span.start as usize == name.start && tokens[until - 1].span.end as usize == name.end;
            if !exact {
                allowed[first..until].fill(ANY);
                continue;
            }
            let (first, until) = if name.labels.len() > 1 || name.optional || story.weight < 1.0 {
                trimmed(&story.text, tokens, first, until, name)
            } else {
                (first, until)
            };
            if first >= until {
                continue;
            }
            let perhaps = if name.optional { OUTSIDE } else { 0 };
            allowed[first] = tags(&name.labels, true) | perhaps;
            allowed[first + 1..until].fill(tags(&name.labels, false) | perhaps);
            let label = Label::ALL.iter().position(|l| Some(l) == name.labels.first()).unwrap_or_default();
            names.push((first, until, label));
        }
        Read { stretches, tags: allowed, names }
    }
}

/// A name of another guide without what ours leaves out: articles, titles, possessives, lower-case heads.
fn trimmed(text: &str, tokens: &[Token], mut first: usize, mut until: usize, name: &Name) -> (usize, usize) {
    let title = |t: &Token| {
        let form = t.text(text).trim_end_matches('.').to_lowercase();
        name.labels.first() == Some(&Label::Person)
            && matches!(
                form.as_str(),
                "president"
                    | "mr"
                    | "mrs"
                    | "ms"
                    | "dr"
                    | "sir"
                    | "king"
                    | "queen"
                    | "prince"
                    | "princess"
                    | "general"
                    | "captain"
                    | "colonel"
                    | "saint"
                    | "emperor"
                    | "pope"
                    | "senator"
                    | "lord"
                    | "lady"
                    | "judge"
            )
    };
    while first + 1 < until
        && (matches!(tokens[first].text(text), "the" | "The" | "a" | "A" | "an" | "An" | ".") || title(&tokens[first]))
    {
        first += 1;
    }
    while until > first
        && (tokens[until - 1].is(Class::POSSESSIVE)
            || tokens[until - 1].is(Class::LOWER) && !tokens[until - 1].is(Class::CAPITAL))
    {
        until -= 1;
    }
    (first, until)
}

/// Sequences of all stories over the features that occur `cutoff` times.
pub fn training(reader: &Reader<'_>, stories: &[Story], cutoff: u32) -> (Vec<Sequence>, Features) {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    let read: Vec<Read> = stories.iter().map(|story| reader.read(story)).collect();
    for features in read.iter().flat_map(|r| &r.stretches).flat_map(|s| &s.features).flatten() {
        *counts.entry(*features).or_default() += 1;
    }
    let mut features: Features = counts.into_iter().filter(|(_, n)| *n >= cutoff).map(|(f, _)| (f, 0)).collect();
    features.values_mut().enumerate().for_each(|(number, value)| *value = number as u32);
    let known: HashMap<u32, u32> = features.iter().map(|(f, n)| (*f, *n)).collect();
    let mut out = Vec::new();
    for (read, story) in read.iter().zip(stories) {
        out.extend(read.stretches.iter().map(|stretch| sequence(stretch, &read.tags, &known, story.weight)));
    }
    (out, features)
}

/// First token, token after the last, number of the label.
pub type Named = (usize, usize, usize);

/// What the scores need: sequences with their names, and how many names there are in all.
pub struct Gold {
    pub sequences: Vec<(Sequence, Vec<Named>)>,
    pub names: usize,
    pub coarse: usize,
}

pub fn gold(reader: &Reader<'_>, stories: &[Story], features: &Features) -> Gold {
    let known: HashMap<u32, u32> = features.iter().map(|(f, n)| (*f, *n)).collect();
    let mut out = Gold { sequences: Vec::new(), names: 0, coarse: 0 };
    for story in stories {
        let read = reader.read(story);
        let label = |n: &Name| n.labels.first().copied();
        out.names += story.names.len();
        out.coarse += story
            .names
            .iter()
            .filter(|n| matches!(label(n), Some(Label::Person | Label::Org | Label::Gpe | Label::Loc | Label::Fac)))
            .count();
        let sequences = read.stretches.iter().map(|stretch| {
            let until = stretch.first + stretch.features.len();
            let names = read.names.iter().filter(|n| n.0 >= stretch.first && n.1 <= until);
            let names = names.map(|n| (n.0 - stretch.first, n.1 - stretch.first, n.2)).collect();
            (sequence(stretch, &read.tags, &known, 1.0), names)
        });
        out.sequences.extend(sequences);
    }
    out
}

/// The tag outside and those that begin a name.
const HEADS: Tags = (1 << inside(0)) - 1;

fn sequence(stretch: &Stretch, tags: &[Tags], known: &HashMap<u32, u32>, weight: f32) -> Sequence {
    let mut out = Sequence { rows: Vec::new(), ends: Vec::new(), tags: Vec::new(), weight };
    for (at, features) in stretch.features.iter().enumerate() {
        out.rows.extend(features.iter().filter_map(|f| known.get(f)));
        out.ends.push(out.rows.len() as u32);
        let allowed = tags.get(stretch.first + at).copied().unwrap_or(OUTSIDE);
        // A name that a sentence's end has cut begins anew.
        let begun = if at == 0 && allowed & HEADS == 0 { allowed >> (inside(0) - begin(0)) } else { allowed };
        out.tags.push(begun);
    }
    out
}
