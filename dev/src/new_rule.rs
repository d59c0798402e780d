//! Writes the two files of a new date rule, with rows that fail until the rule is written.

use std::path::Path;

const RULE: &str = r#"#![doc = include_str!("NAME.md")]

use super::super::cursor::Cursor;
use super::super::expression::Found;
use super::super::word::Word;

pub(super) fn begins(word: Word) -> bool {
    matches!(word, Word::Reference(_))
}

pub(super) fn find(c: &Cursor<'_>) -> Option<Found> {
    let _ = c;
    None
}
"#;

const ROWS: &str = "# Title: what the rule finds

Why, and by which source.

| published  | text | type | value |
|------------|------|------|-------|
| 2021-05-14 | A sentence of your own with **the expression** in it. | DATE | 2021-05-14 |

What it does not find.

| published  | text |
|------------|------|
| 2021-05-14 | A sentence that only looks like it. |
";

/// Writes `src/dates/rules/NAME.rs` and `.md`.
pub fn write(name: &str) -> Result<(), String> {
    let plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    if !plain {
        return Err(format!("a rule's name must be a word in snake_case, got {name:?}"));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/dates/rules");
    for (file, content) in [(format!("{name}.rs"), RULE.replace("NAME", name)), (format!("{name}.md"), ROWS.to_owned())]
    {
        let path = folder.join(file);
        if path.exists() {
            return Err(format!("{} is there already", path.display()));
        }
        std::fs::write(&path, content).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    println!(
        "now add `{name},` to the list in src/dates/rules/mod.rs, at its place: of two equal lengths the first wins"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_rule_with_a_wrong_name_is_refused() {
        assert!(super::write("Week Day").is_err());
        assert!(super::write("weekday").is_err_and(|e| e.ends_with("is there already")));
    }
}
