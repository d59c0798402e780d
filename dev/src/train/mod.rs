//! Trains the tagger of names.

mod corpus;
mod crf;
mod sequences;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use dateline::entities::Label;
use dateline::entities::model::{Clusters, Group, LANES, Model, Row, TAGS, label_of};

use crate::case::{Case, recased};
use crate::random::Random;
use corpus::{DEVELOPMENT, Story, TRAINING};
use crf::{Crf, Settings};
use sequences::{Gold, Reader};

/// Options of one run.
#[derive(Clone, Debug)]
struct Options {
    settings: Settings,
    epochs: usize,
    /// A feature is kept if it occurs so often.
    cutoff: u32,
    /// One story in so many is also read in capitals, and one in title case; 0 for none.
    recase: usize,
    seed: u64,
    output: String,
    /// Corpora whose names hold one of the words, and groups of features with these names, are left out.
    without: Vec<String>,
    /// Share of our own corpora that is used.
    share: f64,
}

impl Options {
    fn parse(words: &[&str]) -> Result<Self, String> {
        let mut options = Self {
            settings: Settings { rate: 0.1, l1: 2.0, l2: 1.0 },
            epochs: 6,
            cutoff: 3,
            recase: 8,
            seed: 1,
            output: concat!(env!("CARGO_MANIFEST_DIR"), "/../data/model/names.bin").to_owned(),
            without: Vec::new(),
            share: 1.0,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let value = words.next().ok_or_else(|| format!("{word} needs a value"))?;
            let bad = |_| format!("{word}: a number is expected, got {value:?}");
            match *word {
                "--rate" => options.settings.rate = value.parse().map_err(bad)?,
                "--l1" => options.settings.l1 = value.parse().map_err(bad)?,
                "--l2" => options.settings.l2 = value.parse().map_err(bad)?,
                "--epochs" => options.epochs = value.parse().map_err(|_| format!("{word}: got {value:?}"))?,
                "--cutoff" => options.cutoff = value.parse().map_err(|_| format!("{word}: got {value:?}"))?,
                "--recase" => options.recase = value.parse().map_err(|_| format!("{word}: got {value:?}"))?,
                "--seed" => options.seed = value.parse().map_err(|_| format!("{word}: got {value:?}"))?,
                "--share" => options.share = value.parse().map_err(|_| format!("{word}: got {value:?}"))?,
                "--output" => options.output = (*value).to_owned(),
                "--without" => options.without.push((*value).to_owned()),
                _ => return Err(format!("unknown option {word:?}")),
            }
        }
        Ok(options)
    }
}

/// Trains on the corpora and writes the model.
pub fn train(shared: &Path, words: &[&str]) -> Result<(), String> {
    let options = Options::parse(words)?;
    let started = Instant::now();
    let clusters = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/model/clusters.bin");
    let clusters = std::fs::read(clusters).map_err(|e| format!("{clusters}: {e}"))?;
    let clusters = Clusters::decode(&clusters).map_err(|e| e.to_string())?;
    let left_out: Vec<Group> =
        Group::ALL.into_iter().filter(|g| options.without.contains(&format!("{g:?}").to_lowercase())).collect();
    let reader = Reader::new(&clusters, &left_out)?;
    let mut stories: Vec<Story> = Vec::new();
    for (file, weight) in TRAINING {
        if options.without.iter().any(|w| file.contains(w.as_str())) {
            continue;
        }
        let mut corpus = corpus::stories(shared, file, *weight)?;
        if file.contains("names") {
            // Every so many, so that a share has stories of all kinds.
            let part = |number: usize| (number as f64 * options.share) as usize;
            let mut number = 0;
            corpus.retain(|_| {
                number += 1;
                part(number) > part(number - 1)
            });
        }
        stories.extend(corpus);
    }
    let mut copies = Vec::new();
    for (number, story) in stories.iter().enumerate().filter(|_| options.recase > 0) {
        match number % options.recase {
            0 => copies.push(Story { text: recased(&story.text, Case::Capitals), ..story.clone() }),
            1 => copies.push(Story { text: recased(&story.text, Case::Title), ..story.clone() }),
            _ => {}
        }
    }
    stories.extend(copies);
    let (mut training, features) = sequences::training(&reader, &stories, options.cutoff);
    let tokens: usize = training.iter().map(|s| s.tags.len()).sum();
    eprintln!(
        "{} stories, {} stretches of {tokens} tokens, {} features, {:.0} s",
        stories.len(),
        training.len(),
        features.len(),
        started.elapsed().as_secs_f64()
    );
    let mut development = Vec::new();
    for file in DEVELOPMENT {
        development.push((*file, sequences::gold(&reader, &corpus::stories(shared, file, 1.0)?, &features)));
    }
    let mut crf = Crf::new(features.len(), options.settings);
    let mut random = Random(options.seed);
    for epoch in 1..=options.epochs {
        random.shuffle(&mut training);
        let loss: f64 = training.iter().map(|sequence| f64::from(crf.learn(sequence))).sum();
        let scores: Vec<String> =
            development.iter().map(|(file, gold)| format!("{file} {}", score(&mut crf, gold))).collect();
        eprintln!(
            "epoch {epoch}: loss {:.4}, {}, {} weights, {:.0} s",
            loss / tokens as f64,
            scores.join(", "),
            crf.rows.iter().map(|r| r.weight.iter().filter(|w| **w != 0.0).count()).sum::<usize>(),
            started.elapsed().as_secs_f64()
        );
    }
    let mut model = quantised(&crf, &features);
    crf.take(&model, &features);
    let rounded: Vec<String> =
        development.iter().map(|(file, gold)| format!("{file} {}", score(&mut crf, gold))).collect();
    eprintln!("rounded to 8 bits: {}", rounded.join(", "));
    model.clusters = clusters.checksum();
    let bytes = model.encode();
    eprintln!("{} rows, {:.2} MB", model.rows.len(), bytes.len() as f64 / 1e6);
    if let Some(folder) = Path::new(&options.output).parent() {
        std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    std::fs::write(&options.output, bytes).map_err(|e| format!("{}: {e}", options.output))
}

/// Exact F1 over all labels, and over people, organisations and places taken together.
fn score(crf: &mut Crf, gold: &Gold) -> String {
    let (mut right, mut coarse_right, mut found, mut coarse_found) = (0, 0, 0, 0);
    let coarse = |label: usize| match Label::ALL[label] {
        Label::Person => Some(0),
        Label::Org => Some(1),
        Label::Gpe | Label::Loc | Label::Fac => Some(2),
        _ => None,
    };
    for (sequence, names) in &gold.sequences {
        let path = crf.best(sequence);
        for (first, until, label) in spans(&path) {
            found += 1;
            coarse_found += usize::from(coarse(label).is_some());
            let same = names.iter().find(|n| n.0 == first && n.1 == until);
            right += usize::from(same.is_some_and(|n| n.2 == label));
            coarse_right += usize::from(same.is_some_and(|n| coarse(n.2).is_some() && coarse(n.2) == coarse(label)));
        }
    }
    let f1 = |right: usize, found: usize, gold: usize| 200.0 * right as f64 / (found + gold).max(1) as f64;
    format!("{:.2} ({:.2})", f1(right, found, gold.names), f1(coarse_right, coarse_found, gold.coarse))
}

/// The names of a path: first token, token after the last, number of the label.
fn spans(path: &[usize]) -> Vec<(usize, usize, usize)> {
    let mut out: Vec<(usize, usize, usize)> = Vec::new();
    for (at, tag) in path.iter().enumerate() {
        match label_of(*tag) {
            Some((label, true)) => out.push((at, at + 1, label)),
            Some((_, false)) => {
                if let Some(last) = out.last_mut() {
                    last.1 = at + 1;
                }
            }
            None => {}
        }
    }
    out
}

/// Weights as whole steps; rows that are zero throughout are dropped.
fn quantised(crf: &Crf, features: &BTreeMap<u32, u32>) -> Model {
    let largest = crf.rows.iter().flat_map(|r| r.weight).fold(0.0f32, |most, w| most.max(w.abs()));
    let step = largest.min(6.0) / 127.0;
    let mut model = Model { step, transitions: [[i16::MIN; LANES]; LANES], ..Model::default() };
    for from in 0..TAGS {
        for to in 0..TAGS {
            model.transitions[from][to] = (crf.transitions[from].weight[to] / step).round() as i16;
        }
    }
    for (feature, number) in features {
        let weights = crf.rows[*number as usize].weight;
        let row: Row = std::array::from_fn(|lane| (weights[lane] / step).round().clamp(-127.0, 127.0) as i8);
        if row.iter().any(|w| *w != 0) {
            model.rows.push((*feature, row));
        }
    }
    model
}
