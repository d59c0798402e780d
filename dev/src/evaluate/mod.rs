//! Measures the pipeline on the development sets, by the reference scorers beside them.

mod blocks;
mod calibration;
mod predict;

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::case::Case;
use crate::source;

/// One set: its gold, the scorer, and which of the scorer's figures make the row.
struct Set {
    name: &'static str,
    gold: &'static str,
    scorer: &'static str,
    arguments: &'static [&'static str],
    /// Label of a figure and its path in the scorer's JSON.
    figures: &'static [(&'static str, &'static [&'static str])],
    /// Whether the document's `dct` is given to the pipeline as its publication date.
    dated: bool,
    /// How the text is written anew before it is read.
    case: Option<Case>,
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

const SETS: &[Set] = &[
    Set {
        name: "seeds, date given",
        gold: "seeds/timex_given_dct.jsonl",
        scorer: "seeds.py",
        arguments: &["--given"],
        figures: SEEDS,
        dated: true,
        case: None,
    },
    Set {
        name: "seeds, no date given",
        gold: "seeds/timex.jsonl",
        scorer: "seeds.py",
        arguments: &[],
        figures: SEEDS,
        dated: false,
        case: None,
    },
    Set {
        name: "tbaq",
        gold: "timex/tbaq.jsonl",
        scorer: "timex.py",
        arguments: &[],
        figures: TIMEX,
        dated: true,
        case: None,
    },
    Set {
        name: "wikiwars_dev",
        gold: "timex/wikiwars_dev.jsonl",
        scorer: "timex.py",
        arguments: &[],
        figures: TIMEX,
        dated: false,
        case: None,
    },
    Set {
        name: "written_dev",
        gold: "timex/written_dev.jsonl",
        scorer: "timex.py",
        arguments: &[],
        figures: TIMEX,
        dated: true,
        case: None,
    },
    Set {
        name: "gum_dev",
        gold: "sentences/gum_dev.jsonl",
        scorer: "sentences.py",
        arguments: &["--by", "source"],
        figures: SENTENCES,
        dated: false,
        case: None,
    },
    Set {
        name: "ewt_dev",
        gold: "sentences/ewt_dev.jsonl",
        scorer: "sentences.py",
        arguments: &["--by", "source"],
        figures: SENTENCES,
        dated: false,
        case: None,
    },
    Set {
        name: "voanames.dev, 11 labels",
        gold: "ner/voanames.dev.jsonl.gz",
        scorer: "ner.py",
        arguments: &[],
        figures: NER,
        dated: false,
        case: None,
    },
    Set {
        name: "writtennames.dev, 11 labels",
        gold: "ner/writtennames.dev.jsonl.gz",
        scorer: "ner.py",
        arguments: &[],
        figures: NER,
        dated: false,
        case: None,
    },
    Set {
        name: "wikinewsnames.dev, 11 labels",
        gold: "ner/wikinewsnames.dev.jsonl.gz",
        scorer: "ner.py",
        arguments: &[],
        figures: NER,
        dated: false,
        case: None,
    },
    Set {
        name: "voanames.dev IN CAPITALS, 11 labels",
        gold: "ner/voanames.dev.jsonl.gz",
        scorer: "ner.py",
        arguments: &[],
        figures: NER,
        dated: false,
        case: Some(Case::Capitals),
    },
    Set {
        name: "voanames.dev In Title Case, 11 labels",
        gold: "ner/voanames.dev.jsonl.gz",
        scorer: "ner.py",
        arguments: &[],
        figures: NER,
        dated: false,
        case: Some(Case::Title),
    },
    Set {
        name: "writtennames.dev, PER ORG LOC",
        gold: "ner/writtennames.dev.jsonl.gz",
        scorer: "ner.py",
        arguments: COARSE_OURS,
        figures: NER,
        dated: false,
        case: None,
    },
    Set {
        name: "voanames.dev, PER ORG LOC NORP",
        gold: "ner/voanames.dev.jsonl.gz",
        scorer: "ner.py",
        arguments: COARSE_OURS_NORP,
        figures: NER,
        dated: false,
        case: None,
    },
    Set {
        name: "wikigold.dev, PER ORG LOC",
        gold: "ner/wikigold.dev.jsonl.gz",
        scorer: "ner.py",
        arguments: COARSE,
        figures: NER,
        dated: false,
        case: None,
    },
    Set {
        name: "gum.dev, PER ORG LOC",
        gold: "ner/gum.dev.jsonl.gz",
        scorer: "ner.py",
        arguments: COARSE,
        figures: NER,
        dated: false,
        case: None,
    },
    Set {
        name: "redocred.dev, PER ORG LOC",
        gold: "ner/redocred.dev.jsonl.gz",
        scorer: "ner.py",
        arguments: COARSE,
        figures: NER,
        dated: false,
        case: None,
    },
];

/// Predicts and scores every set whose name contains one of `wanted`, or all; prints one table.
pub fn evaluate(shared: &Path, wanted: &[&str]) -> Result<(), String> {
    let pipeline = dateline::Pipeline::new().map_err(|e| e.to_string())?;
    let out = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/evaluate");
    std::fs::create_dir_all(&out).map_err(|e| format!("{}: {e}", out.display()))?;
    println!("| set | figures |\n|---|---|");
    for (number, set) in
        SETS.iter().enumerate().filter(|(_, s)| wanted.is_empty() || wanted.iter().any(|w| s.name.contains(w)))
    {
        let gold = shared.join("data").join(set.gold);
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
