//! Runs every row of the `.md` files that stand beside the rules.
//!
//! Bold marks what the pipeline finds, in order; a row states everything it finds, and a row without bold expects
//! nothing. The same rows run through the Python package in `tests/python/test_specs.py`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dateline::{Date, Document, Pipeline};

/// One row: where it stands, publication date, text with its bold marks, expected types and values.
struct Row {
    place: String,
    published: Option<Date>,
    marked: String,
    types: Vec<String>,
    values: Vec<String>,
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "md") {
            out.push(path);
        }
    }
}

fn rows(path: &Path) -> Vec<Row> {
    let text = std::fs::read_to_string(path).expect("a readable file");
    let mut header: Vec<String> = Vec::new();
    let mut out = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let Some(inner) = line.strip_prefix('|').and_then(|l| l.strip_suffix('|')) else {
            header.clear();
            continue;
        };
        let cells: Vec<String> = inner.split('|').map(|c| c.trim().to_owned()).collect();
        if header.is_empty() {
            header = cells;
        } else if !cells[0].starts_with("---") {
            let cell = |name: &str| header.iter().position(|h| h == name).map_or("", |i| cells[i].as_str());
            let published = cell("published");
            out.push(Row {
                place: format!("{}:{}", path.display(), number + 1),
                published: (published != "-").then(|| published.parse().expect("a date")),
                marked: cell("text").to_owned(),
                types: cell("type").split_whitespace().map(str::to_owned).collect(),
                values: cell("value").split("; ").filter(|v| !v.is_empty()).map(str::to_owned).collect(),
            });
        }
    }
    out
}

/// What a row expects, in the form in which [`found`] says what there is.
fn expected(row: &Row) -> String {
    let spans: Vec<&str> = row.marked.split("**").skip(1).step_by(2).collect();
    assert_eq!(spans.len(), row.values.len(), "{}: as many values as bold marks", row.place);
    let mut out = String::new();
    for (i, (span, value)) in spans.iter().zip(&row.values).enumerate() {
        let kind = row.types.get(i).or(row.types.last()).map_or("", String::as_str);
        let _ = writeln!(out, "{span} | {kind} | {value}");
    }
    out
}

fn found(pipeline: &Pipeline, row: &Row) -> String {
    let text = row.marked.replace("**", "");
    let mut document = Document::new(&text);
    if let Some(date) = row.published {
        document = document.published(date);
    }
    let mut out = String::new();
    for timex in &pipeline.annotate(&text, document).dates {
        let _ = writeln!(out, "{} | {} | {}", timex.span.of(&text), timex.kind.name(), timex.value);
    }
    out
}

#[test]
fn every_row_of_the_date_rules_holds() {
    let pipeline = Pipeline::new().expect("the compiled data");
    let mut paths = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/dates"), &mut paths);
    paths.sort();
    let all: Vec<Row> = paths.iter().flat_map(|p| rows(p)).collect();
    assert!(all.len() >= 60, "only {} rows were found", all.len());
    let wrong: Vec<String> = all
        .iter()
        .filter_map(|row| {
            let (expected, found) = (expected(row), found(&pipeline, row));
            (expected != found).then(|| format!("{}\n  {}\nexpected\n{expected}found\n{found}", row.place, row.marked))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} rows fail:\n\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

#[test]
fn every_rule_has_its_rows_and_counter_rows() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/dates/rules");
    for name in dateline::dates::RULE_NAMES {
        let rows = rows(&folder.join(format!("{name}.md")));
        assert!(rows.iter().any(|r| !r.values.is_empty()), "{name}.md expects nothing anywhere");
        assert!(rows.len() >= 2, "{name}.md has too few rows");
    }
}
