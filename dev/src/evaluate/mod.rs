//! Measures the pipeline on the development sets, by the reference scorers beside them.

mod blocks;
mod calibration;
mod predict;
mod sets;

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::{marked, source};
use sets::{SETS, Set, WORLDNAMES};

/// Predicts and scores every set whose name contains one of `wanted`, or all; prints one table.
pub fn evaluate(shared: &Path, wanted: &[&str]) -> Result<(), String> {
    let pipeline = dateline::Pipeline::new().map_err(|e| e.to_string())?;
    let out = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/evaluate");
    std::fs::create_dir_all(&out).map_err(|e| format!("{}: {e}", out.display()))?;
    let own = out.join("worldnames.jsonl");
    std::fs::write(&own, marked::as_gold(&marked::worldnames("dev")?))
        .map_err(|e| format!("{}: {e}", own.display()))?;
    println!("| set | figures |\n|---|---|");
    for (number, set) in
        SETS.iter().enumerate().filter(|(_, s)| wanted.is_empty() || wanted.iter().any(|w| s.name.contains(w)))
    {
        let gold = if set.gold == WORLDNAMES { own.clone() } else { shared.join("data").join(set.gold) };
        let predictions = out.join(format!("{number:02}.jsonl"));
        predict::write(&pipeline, shared, &source::text(&gold)?, (set.dated, set.case), &predictions)?;
        let scores = score(shared, set, &gold, &predictions)?;
        for (part, scores) in scores.iter().enumerate() {
            let figures: Vec<String> = set
                .figures
                .iter()
                .filter_map(|(name, path)| Some(format!("{name} {}", figure(scores, path)?)))
                .collect();
            // After the whole set, its parts.
            let name = scores.get("set").and_then(Value::as_str).filter(|_| part > 0).unwrap_or(set.name);
            println!("| {name} | {} |", figures.join(", "));
        }
        if set.case.is_none()
            && set.arguments.is_empty()
            && let Some(scores) = calibration::buckets(&source::text(&gold)?, &source::text(&predictions)?)?
        {
            println!("| {}, by score | {scores} |", set.name);
        }
        if let Some(scores) = blocks::macro_f1(&source::text(&gold)?, &source::text(&predictions)?)? {
            println!("| {}, kinds of blocks | {scores} |", set.name);
        }
    }
    Ok(())
}

fn score(shared: &Path, set: &Set, gold: &Path, predictions: &Path) -> Result<Vec<Value>, String> {
    let folder = shared.join("score");
    let mut command = Command::new("python3");
    command.current_dir(&folder).arg(set.scorer);
    if set.scorer != "seeds.py" {
        command.arg(std::path::absolute(gold).map_err(|e| e.to_string())?);
    }
    let output = command
        .arg(std::path::absolute(predictions).map_err(|e| e.to_string())?)
        .args(set.arguments)
        .arg("--json")
        .output()
        .map_err(|e| format!("python3 {}: {e}", set.scorer))?;
    if !output.status.success() {
        return Err(format!("{} on {}: {}", set.scorer, set.name, String::from_utf8_lossy(&output.stderr)));
    }
    let scores = serde_json::Deserializer::from_slice(&output.stdout).into_iter();
    scores.collect::<Result<_, _>>().map_err(|e| format!("{} on {}: {e}", set.scorer, set.name))
}

/// A figure as the table shows it: shares as percentages, counts as they are.
fn figure(scores: &Value, path: &[&str]) -> Option<String> {
    let value = path.iter().try_fold(scores, |value, key| value.get(key))?;
    Some(match value {
        Value::Number(n) if n.is_f64() => {
            let n = n.as_f64()?;
            format!("{:.1}", if n <= 1.0 { n * 100.0 } else { n })
        }
        other => other.to_string(),
    })
}
