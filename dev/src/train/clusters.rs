//! Clusters of words that stand beside the same words, by exchange.
//!
//! Each word goes to the cluster in which the counts of (neighbour, cluster) pairs are most likely, round after round
//! (Martin, Liermann, Ney, "Algorithms for bigram and trigram word clustering", 1998; here the class of a word is told
//! from the words before and after it, as in Uszkoreit and Brants 2008). No labels are read.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use dateline::Span;
use dateline::tokens::{Class, Token, tokenise};

use super::corpus;

/// Corpora whose text is read; of the Groningen Meaning Bank nothing but its text.
const TEXTS: [&str; 6] =
    ["voanames.train", "writtennames.train", "wikinewsnames.train", "encnames.train", "crossner.train", "gmb.train"];
/// A word that occurs less often has no cluster.
const SEEN: u32 = 4;
const ROUNDS: usize = 12;

/// A neighbour: a word to the left, or to the right.
type Context = u32;

struct Word {
    hash: u32,
    count: u32,
    /// Contexts of the word with their counts.
    contexts: Vec<(Context, u32)>,
    cluster: usize,
}

/// The cluster of each word, by the hash of its lower-case form.
pub fn learn(shared: &Path, clusters: usize) -> Result<HashMap<u32, u8>, String> {
    if clusters > 256 {
        return Err(format!("at most 256 clusters, got {clusters}"));
    }
    let mut words = words(shared)?;
    // The commonest words begin in clusters of their own, the others follow in turn.
    words.sort_by_key(|w| (std::cmp::Reverse(w.count), w.hash));
    words.iter_mut().enumerate().for_each(|(at, word)| word.cluster = at % clusters);
    let contexts = words.iter().flat_map(|w| &w.contexts).map(|(c, _)| *c as usize + 1).max().unwrap_or(0);
    // Counts of each context before each cluster.
    let mut table = vec![0u32; contexts * clusters];
    let mut totals = vec![0u32; clusters];
    for word in &words {
        for (context, count) in &word.contexts {
            table[*context as usize * clusters + word.cluster] += count;
            totals[word.cluster] += count;
        }
    }
    let logs: Vec<f64> = (0..1 << 16).map(|n| if n == 0 { 0.0 } else { f64::from(n) * f64::from(n).ln() }).collect();
    let weight = |n: u32| logs.get(n as usize).copied().unwrap_or_else(|| f64::from(n) * f64::from(n).ln());
    for _ in 0..ROUNDS {
        let mut moved = 0;
        for word in &mut words {
            let own = word.cluster;
            let mass: u32 = word.contexts.iter().map(|(_, n)| n).sum();
            for (context, count) in &word.contexts {
                table[*context as usize * clusters + own] -= count;
            }
            totals[own] -= mass;
            let mut gains = vec![0.0; clusters];
            for (context, count) in &word.contexts {
                let row = &table[*context as usize * clusters..][..clusters];
                for (gain, before) in gains.iter_mut().zip(row) {
                    *gain += weight(before + count) - weight(*before);
                }
            }
            for (gain, before) in gains.iter_mut().zip(&totals) {
                *gain -= weight(before + mass) - weight(*before);
            }
            let best = (0..clusters).fold(own, |best, at| if gains[at] > gains[best] { at } else { best });
            moved += usize::from(best != own);
            word.cluster = best;
            for (context, count) in &word.contexts {
                table[*context as usize * clusters + best] += count;
            }
            totals[best] += mass;
        }
        if moved * 200 < words.len() {
            break;
        }
    }
    Ok(words.iter().map(|w| (w.hash, w.cluster as u8)).collect())
}

/// The clusters as lines to look at: number, number of words, and the commonest words.
pub fn listed(shared: &Path, clusters: usize) -> Result<String, String> {
    let learnt = learn(shared, clusters)?;
    let mut forms: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for text in texts(shared)? {
        for line in text.lines() {
            for token in tokens(line) {
                let form = token.text(line).to_lowercase();
                forms.entry(form).or_insert((token.hash, 0)).1 += 1;
            }
        }
    }
    let mut members: BTreeMap<u8, Vec<(u32, String)>> = BTreeMap::new();
    for (form, (hash, count)) in forms {
        if let Some(cluster) = learnt.get(&hash) {
            members.entry(*cluster).or_default().push((count, form));
        }
    }
    let mut out = String::new();
    for (cluster, mut words) in members {
        words.sort_by(|a, b| b.cmp(a));
        let common: Vec<&str> = words.iter().take(COMMON).map(|(_, form)| form.as_str()).collect();
        out.push_str(&format!("{cluster}\t{}\t{}\n", words.len(), common.join(" ")));
    }
    Ok(out)
}

/// So many words of a cluster are listed.
const COMMON: usize = 24;

fn texts(shared: &Path) -> Result<Vec<String>, String> {
    let mut texts = Vec::new();
    for file in TEXTS {
        texts.extend(corpus::stories(shared, file, 1.0)?.into_iter().map(|story| story.text));
    }
    Ok(texts)
}

fn tokens(line: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenise(line, Span::new(0, line.len() as u32), &mut tokens);
    tokens
}

/// The words of all texts with their contexts.
fn words(shared: &Path) -> Result<Vec<Word>, String> {
    let lines: Vec<Vec<u32>> = texts(shared)?.iter().flat_map(|text| text.lines()).map(hashes).collect();
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    lines.iter().flatten().for_each(|hash| *counts.entry(*hash).or_default() += 1);
    let numbers: HashMap<u32, u32> =
        counts.iter().filter(|(_, n)| **n >= SEEN).zip(1..).map(|((hash, _), number)| (*hash, number)).collect();
    let mut pairs: BTreeMap<u32, BTreeMap<Context, u32>> = BTreeMap::new();
    // Context 0 is a rare word or the end of a line.
    let context = |hash: Option<&u32>, side: u32| hash.and_then(|h| numbers.get(h)).map_or(side, |n| 2 * n + side);
    for line in &lines {
        for (at, hash) in line.iter().enumerate().filter(|(_, hash)| numbers.contains_key(hash)) {
            let contexts = pairs.entry(*hash).or_default();
            *contexts.entry(context(at.checked_sub(1).and_then(|i| line.get(i)), 0)).or_default() += 1;
            *contexts.entry(context(line.get(at + 1), 1)).or_default() += 1;
        }
    }
    let word = |(hash, contexts): (u32, BTreeMap<Context, u32>)| Word {
        hash,
        count: counts.get(&hash).copied().unwrap_or_default(),
        contexts: contexts.into_iter().collect(),
        cluster: 0,
    };
    Ok(pairs.into_iter().map(word).collect())
}

/// Hashes of the words of a line; all numbers are one word.
fn hashes(line: &str) -> Vec<u32> {
    tokens(line).iter().map(|t| if t.is(Class::NUMBER) { 1 } else { t.hash }).collect()
}
