//! The schema in words: what `docs/SCHEMA.md` holds.

use std::fmt::Write as _;

use super::schema::{Dictionary, SCHEMAS, Type};

/// All tables and columns as a Markdown page.
///
/// ```
/// let page = dateline::tables::describe();
/// assert!(page.contains("| `value` | utf8 | no | TIMEX3 value; X where the text does not say |"));
/// ```
#[must_use]
pub fn describe() -> String {
    let mut page = String::from(
        "# Tables and columns\n\n\
         Flat tables, joined by `doc`; offsets are code points, half-open, and always slice the raw text. This page is made\n\
         from `src/tables/schema.rs` by `cargo dev schema-docs`.\n",
    );
    let mut dictionaries: Vec<(&str, &str, Dictionary)> = Vec::new();
    for schema in &SCHEMAS {
        // Writing to a string does not fail.
        let _ = write!(
            page,
            "\n## {}\n\n{}\n\n| column | type | may be missing | what it holds |\n|---|---|---|---|\n",
            schema.name, schema.doc
        );
        for field in schema.fields {
            let missing = if field.nullable { "yes" } else { "no" };
            let _ = writeln!(page, "| `{}` | {} | {missing} | {} |", field.name, field.kind.name(), field.doc);
            if let Type::Dictionary(dictionary) = field.kind {
                dictionaries.push((schema.name, field.name, dictionary));
            }
        }
    }
    page.push_str("\n## Values of dictionary columns\n\n| column | values |\n|---|---|\n");
    for (table, column, dictionary) in dictionaries {
        let values = match dictionary {
            Dictionary::Country => "ISO 3166-1 alpha-3 codes".to_owned(),
            _ => dictionary.values().join(", "),
        };
        let _ = writeln!(page, "| `{table}.{column}` | {values} |");
    }
    page
}
