//! Writes what the pipeline finds in the scorers' form.

use std::fmt::Write as _;
use std::path::Path;

use dateline::{Annotations, CodePoints, Date, Document, Pipeline, Span};
use serde_json::{Value, json};

use crate::case::{Case, recased};

/// Predicts every document of `gold`, one JSON object a line.
pub fn write(
    pipeline: &Pipeline,
    shared: &Path,
    gold: &str,
    (dated, case): (bool, Option<Case>),
    path: &Path,
) -> Result<(), String> {
    let mut documents: Vec<Value> = gold
        .lines()
        .filter(|l| !l.trim().is_empty())
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()
        .map_err(|e| e.to_string())?;
    // The gold of seeds whose date is given has those stories alone; the others come from the gold beside it.
    if documents.iter().all(|d| d.get("text").is_none()) {
        let all = crate::source::text(&shared.join("data/seeds/timex.jsonl"))?;
        for line in all.lines() {
            let document: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
            if documents.iter().all(|d| d.get("id") != document.get("id")) {
                documents.push(document);
            }
        }
    }
    let mut out = String::new();
    for document in &documents {
        let id = document.get("id").and_then(Value::as_str).unwrap_or_default();
        let text = match document.get("text").and_then(Value::as_str) {
            Some(text) => text.to_owned(),
            None => crate::source::text(&shared.join("seeds").join(id))?,
        };
        let original = text;
        let text = case.map_or_else(|| original.clone(), |case| recased(&original, case));
        let mut source = Document::new(&text);
        // The seeds that print their date must find it: only the two without one are given theirs.
        let given = document.get("text").is_some()
            || document
                .get("dct_note")
                .and_then(Value::as_str)
                .is_some_and(|n| n.contains("assumed") || n.contains("supply"));
        if dated
            && given
            && let Some(dct) = document.get("dct").and_then(Value::as_str)
        {
            source = source.published(Date::parse_iso(dct).map_err(|e| e.to_string())?);
        }
        let found = pipeline.annotate(&text, source);
        let mut row = row(id, &text, &found);
        row["text"] = original.as_str().into();
        writeln!(out, "{row}").map_err(|e| e.to_string())?;
    }
    std::fs::write(path, out).map_err(|e| format!("{}: {e}", path.display()))
}

fn row(id: &str, text: &str, found: &Annotations) -> Value {
    let map = CodePoints::new(text);
    let at = |span: Span| map.span(span);
    let with = |span: Span, mut value: Value| {
        let (start, end) = at(span);
        if let Some(object) = value.as_object_mut() {
            object.insert("start".into(), start.into());
            object.insert("end".into(), end.into());
            object.insert("text".into(), span.of(text).into());
        }
        value
    };
    let timex: Vec<Value> = found
        .dates
        .iter()
        .map(|t| {
            let day = |i: dateline::Instant| i.date().map(|d| d.to_string());
            let whole = |i: dateline::Instant| i.0.rem_euclid(86_400) == 0;
            // The gold's intervals are calendar days.
            let interval = t.interval.map(|i| {
                let until = if whole(i.until) { i.until } else { dateline::Instant((i.until.0.div_euclid(86_400) + 1) * 86_400) };
                json!([day(i.begin), day(until)])
            });
            with(t.span, json!({"type": t.kind.name(), "value": t.value, "mod": t.modifier.map(|m| m.name()), "interval": interval, "rule": t.rule}))
        })
        .collect();
    let entities: Vec<Value> = found
        .mentions
        .iter()
        .map(|m| with(m.span, json!({"label": m.label.name(), "country": m.country, "metonym": m.metonym, "entity": m.entity, "score": m.score, "rule": m.rule})))
        .collect();
    let blocks: Vec<Value> =
        found.article.blocks.iter().map(|b| with(b.span, json!({"kind": b.kind.name()}))).collect();
    let quotes: Vec<Value> =
        found.quotes.iter().map(|q| with(q.span, json!({"kind": "direct", "speaker_name": q.speaker_name}))).collect();
    let sentences: Vec<Value> = found.segments.sentences.iter().map(|s| json!([at(s.span).0, at(s.span).1])).collect();
    let dateline = found.article.dateline.as_ref().map(|d| {
        let date = d.date.and_then(|_| printed(text, d.span));
        json!({"place": d.place.of(text), "date": date, "agency": d.agency.map(|a| a.of(text))})
    });
    let published = found.article.published.and_then(|p| p.at.date()).map(|d| d.to_string());
    json!({
        "id": id,
        "text": text,
        "timex": timex,
        "entities": entities,
        "blocks": blocks,
        "quotes": quotes,
        "sentences": sentences,
        "article": {"published": published, "dateline": dateline},
    })
}

/// The date of a dateline as printed.
fn printed(text: &str, dateline: Span) -> Option<String> {
    let content = dateline.of(text);
    dateline::calendar::find_printed(content).map(|(span, _)| span.of(content).to_owned())
}
