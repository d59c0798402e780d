//! Whether the score of a mention means what it says: the share of right mentions by score.

use std::collections::BTreeSet;

use serde_json::Value;

/// Lower bounds of the buckets.
const BUCKETS: [f64; 6] = [0.0, 0.5, 0.7, 0.8, 0.9, 0.97];

/// `0.9 to 0.97: 93.1 % of 310 right, ...`; `None` where the gold has no names under our own labels.
pub fn buckets(gold: &str, predictions: &str) -> Result<Option<String>, String> {
    let parse = |lines: &str| -> Result<Vec<Value>, String> {
        lines.lines().map(serde_json::from_str).collect::<Result<_, _>>().map_err(|e| e.to_string())
    };
    let place = |e: &Value| Some((e["start"].as_u64()?, e["end"].as_u64()?, e["label"].as_str()?.to_owned()));
    let mut counts = [[0.0; 3]; BUCKETS.len()];
    for (gold, predicted) in parse(gold)?.iter().zip(&parse(predictions)?) {
        if gold["scheme"] != "ours" {
            return Ok(None);
        }
        let list = |document: &Value| document["entities"].as_array().cloned().unwrap_or_default();
        let right: BTreeSet<_> = list(gold).iter().filter_map(place).collect();
        for entity in list(predicted) {
            let (Some(score), Some(place)) = (entity["score"].as_f64(), place(&entity)) else { continue };
            let bucket = BUCKETS.iter().rposition(|low| score >= *low).unwrap_or_default();
            counts[bucket][0] += f64::from(u8::from(right.contains(&place)));
            counts[bucket][1] += 1.0;
            counts[bucket][2] += score;
        }
    }
    let rows = counts.iter().zip(BUCKETS).filter(|([_, all, _], _)| *all > 0.0).map(|([right, all, sum], low)| {
        format!("from {low}: mean score {:.2}, {:.1} % of {all} right", sum / all, 100.0 * right / all)
    });
    Ok(Some(rows.collect::<Vec<_>>().join("; ")))
}
