//! Kinds of blocks where the gold has them: exact spans, F1 of each kind and their mean.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

type Block = (u64, u64, String);

fn blocks(document: &Value) -> BTreeSet<Block> {
    let list = document.get("blocks").and_then(Value::as_array).into_iter().flatten();
    list.filter_map(|b| Some((b["start"].as_u64()?, b["end"].as_u64()?, b["kind"].as_str()?.to_owned()))).collect()
}

/// `macro F1 80.4 (title 87.2, ...)`; `None` where the gold has texts without blocks.
pub fn macro_f1(gold: &str, predictions: &str) -> Result<Option<String>, String> {
    let parse = |lines: &str| -> Result<Vec<Value>, String> {
        lines.lines().map(serde_json::from_str).collect::<Result<_, _>>().map_err(|e| e.to_string())
    };
    // Right, gold and predicted by kind.
    let mut counts: BTreeMap<String, [f64; 3]> = BTreeMap::new();
    for (gold, predicted) in parse(gold)?.iter().zip(&parse(predictions)?) {
        if gold.get("text").is_none() {
            return Ok(None);
        }
        let (gold, predicted) = (blocks(gold), blocks(predicted));
        let sides = [gold.intersection(&predicted).cloned().collect(), gold, predicted];
        for (side, set) in sides.iter().enumerate() {
            set.iter().for_each(|(_, _, kind)| counts.entry(kind.clone()).or_default()[side] += 1.0);
        }
    }
    // Kinds that the gold does not have are not scored.
    counts.retain(|_, [_, gold, _]| *gold > 0.0);
    if counts.is_empty() {
        return Ok(None);
    }
    let f1 = |[right, gold, predicted]: &[f64; 3]| 200.0 * right / (gold + predicted);
    let mean = counts.values().map(f1).sum::<f64>() / counts.len() as f64;
    let kinds: Vec<String> = counts.iter().map(|(kind, c)| format!("{kind} {:.1}", f1(c))).collect();
    Ok(Some(format!("macro F1 {mean:.1} ({})", kinds.join(", "))))
}
