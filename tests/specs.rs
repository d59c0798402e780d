//! Runs every table of the `.md` files that stand beside the rules.
//!
//! What a table checks is seen from its columns:
//! - `text` and `value`: time expressions; bold marks what the pipeline finds, in order, and a row without bold
//!   expects nothing;
//! - `kind` and `text`, or `line`: the table is one document, a row a paragraph (`line`: no blank line between them);
//!   bold marks the first of several blocks in a row;
//! - `sentences`: a document, `‖` where one sentence ends and the next begins;
//! - any other columns: those of the `articles` table, `-` where there is nothing; `given` is the title of the caller.
//!
//! `<br>` is a line break. The same tables run through the Python package in `tests/python/test_specs.py`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dateline::{Annotations, Date, Document, Pipeline};

/// A table of a `.md` file.
struct Table {
    file: PathBuf,
    header: Vec<String>,
    /// Line number and cells.
    rows: Vec<(usize, Vec<String>)>,
}

impl Table {
    fn has(&self, name: &str) -> bool {
        self.header.iter().any(|h| h == name)
    }

    /// The cell of a row under `name`.
    fn cell<'r>(&self, row: &'r [String], name: &str) -> &'r str {
        let place = self.header.iter().position(|h| h == name);
        place.and_then(|at| row.get(at)).map_or("", String::as_str)
    }

    fn place(&self, line: usize) -> String {
        format!("{}:{line}", self.file.display())
    }
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

fn tables() -> Vec<Table> {
    let mut paths = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut paths);
    paths.sort();
    let mut out: Vec<Table> = Vec::new();
    for file in paths {
        let text = std::fs::read_to_string(&file).expect("a readable file");
        let mut inside = false;
        for (number, line) in text.lines().enumerate() {
            let Some(inner) = line.strip_prefix('|').and_then(|l| l.strip_suffix('|')) else {
                inside = false;
                continue;
            };
            let cells: Vec<String> = inner.split('|').map(|c| c.trim().replace("<br>", "\n")).collect();
            match out.last_mut() {
                Some(table) if inside => {
                    assert_eq!(cells.len(), table.header.len(), "{}:{}: cells", file.display(), number + 1);
                    if !cells[0].starts_with("---") {
                        table.rows.push((number + 1, cells));
                    }
                }
                _ => out.push(Table { file: file.clone(), header: cells, rows: Vec::new() }),
            }
            inside = true;
        }
    }
    out
}

fn annotate(text: &str, document: Document<'_>) -> Annotations {
    Pipeline::new().expect("the compiled data").annotate(text, document)
}

/// What a table of dates expects and what is found, row by row.
fn dates(table: &Table, wrong: &mut Vec<String>) {
    for (line, row) in &table.rows {
        let marked = table.cell(row, "text");
        let values: Vec<&str> = table.cell(row, "value").split("; ").filter(|v| !v.is_empty()).collect();
        let types: Vec<&str> = table.cell(row, "type").split_whitespace().collect();
        let spans: Vec<&str> = marked.split("**").skip(1).step_by(2).collect();
        assert_eq!(spans.len(), values.len(), "{}: as many values as bold marks", table.place(*line));
        let mut expected = String::new();
        for (i, (span, value)) in spans.iter().zip(&values).enumerate() {
            let kind = types.get(i).or(types.last()).copied().unwrap_or_default();
            let _ = writeln!(expected, "{span} | {kind} | {value}");
        }
        let text = marked.replace("**", "");
        let mut document = Document::new(&text);
        let published = table.cell(row, "published");
        if published != "-" {
            document = document.published(published.parse::<Date>().expect("a date"));
        }
        let mut found = String::new();
        for timex in &annotate(&text, document).dates {
            let _ = writeln!(found, "{} | {} | {}", timex.span.of(&text), timex.kind.name(), timex.value);
        }
        compare(&table.place(*line), marked, &expected, &found, wrong);
    }
}

/// A table that is one document: the kinds of its blocks.
fn blocks(table: &Table, column: &str, wrong: &mut Vec<String>) {
    let mut expected = String::new();
    let mut paragraphs = Vec::new();
    for (line, row) in &table.rows {
        let marked = table.cell(row, column);
        let kinds = table.cell(row, "kind").split_whitespace();
        let parts: Vec<&str> = marked.split("**").map(str::trim).filter(|p| !p.is_empty()).collect();
        assert_eq!(kinds.clone().count(), parts.len(), "{}: as many kinds as parts", table.place(*line));
        for (kind, part) in kinds.zip(parts) {
            let _ = writeln!(expected, "{kind} | {part}");
        }
        paragraphs.push(marked.replace("**", ""));
    }
    let text = paragraphs.join(if column == "line" { "\n" } else { "\n\n" });
    let mut found = String::new();
    for block in &annotate(&text, Document::new(&text)).article.blocks {
        let _ = writeln!(found, "{} | {}", block.kind, block.span.of(&text));
    }
    compare(&table.place(table.rows[0].0), "the document", &expected, &found, wrong);
}

/// Where sentences end.
fn sentences(table: &Table, wrong: &mut Vec<String>) {
    for (line, row) in &table.rows {
        let marked = table.cell(row, "sentences");
        let expected = marked.split('‖').map(str::trim).collect::<Vec<_>>().join(" ‖ ");
        let text = marked.replace(" ‖ ", " ").replace('‖', "");
        let annotations = annotate(&text, Document::new(&text));
        let found: Vec<&str> = annotations.segments.sentences.iter().map(|s| s.span.of(&text)).collect();
        compare(&table.place(*line), marked, &expected, &found.join(" ‖ "), wrong);
    }
}

/// Columns of the article.
fn articles(table: &Table, wrong: &mut Vec<String>) {
    for (line, row) in &table.rows {
        let text = table.cell(row, "text");
        let title = Some(table.cell(row, "given")).filter(|t| !t.is_empty() && *t != "-");
        let annotations = annotate(text, Document { title, ..Document::new(text) });
        let found = annotations.article;
        let of = |span: Option<dateline::Span>| span.map(|s| s.of(text).to_owned());
        let dateline = found.dateline.as_ref();
        for name in table.header.iter().filter(|h| *h != "text" && *h != "given") {
            let value = match name.as_str() {
                "title" => title.map(str::to_owned).or_else(|| of(found.title)),
                "subtitle" => of(found.subtitle),
                "byline" => of(found.byline),
                "outlet" => of(found.outlet),
                "agency" => of(found.agency),
                "dateline" => of(dateline.map(|d| d.span)),
                "dateline_place" => of(dateline.map(|d| d.place)),
                "dateline_country" => dateline.and_then(|d| d.country.clone()),
                "published" => found.published.and_then(|p| p.at.date()).map(|d| d.to_string()),
                "published_source" => found.published.map(|p| p.source.name().to_owned()),
                "language" => annotations.segments.language.and_then(|l| l.code()).map(str::to_owned),
                other => panic!("{}: no column {other:?} of the articles", table.place(*line)),
            };
            let found = value.unwrap_or_else(|| "-".to_owned());
            compare(&format!("{} ({name})", table.place(*line)), text, table.cell(row, name), &found, wrong);
        }
    }
}

fn compare(place: &str, what: &str, expected: &str, found: &str, wrong: &mut Vec<String>) {
    if expected != found {
        wrong.push(format!("{place}\n  {what}\nexpected\n{expected}\nfound\n{found}"));
    }
}

#[test]
fn every_row_beside_the_rules_holds() {
    let mut wrong = Vec::new();
    let mut rows = 0;
    for table in tables() {
        rows += table.rows.len();
        match () {
            () if table.has("published") && !table.has("published_source") => dates(&table, &mut wrong),
            () if table.has("kind") && table.has("line") => blocks(&table, "line", &mut wrong),
            () if table.has("kind") => blocks(&table, "text", &mut wrong),
            () if table.has("sentences") => sentences(&table, &mut wrong),
            () => articles(&table, &mut wrong),
        }
    }
    assert!(rows >= 200, "only {rows} rows were found");
    assert!(wrong.is_empty(), "{} of {rows} rows fail:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn every_rule_has_its_rows_and_counter_rows() {
    let tables = tables();
    for name in dateline::dates::RULE_NAMES {
        let mine: Vec<_> = tables.iter().filter(|t| t.file.ends_with(format!("src/dates/rules/{name}.md"))).collect();
        let rows: Vec<_> = mine.iter().flat_map(|t| t.rows.iter().map(|(_, row)| t.cell(row, "value"))).collect();
        assert!(rows.iter().any(|value| !value.is_empty()), "{name}.md expects nothing anywhere");
        assert!(rows.len() >= 2, "{name}.md has too few rows");
    }
    for name in dateline::article::BlockKind::NAMES {
        let mine: Vec<_> = tables.iter().filter(|t| t.file.ends_with(format!("src/article/kinds/{name}.md"))).collect();
        let shows = |kind: &str| {
            mine.iter().any(|t| t.rows.iter().any(|(_, row)| t.cell(row, "kind").split(' ').any(|k| k == kind)))
        };
        assert!(shows(name), "{name}.md shows no {name}");
        let counter =
            mine.iter().any(|t| t.rows.iter().all(|(_, row)| !t.cell(row, "kind").split(' ').any(|k| k == *name)));
        assert!(counter, "{name}.md has no document without a {name}");
    }
}
