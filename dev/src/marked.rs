//! Reads text whose names are marked in place, `[Angela Weiss|PERSON] of [Graz|GPE]`: the corpus of the repository.
//!
//! A line `=== place and year | topic | form` begins a story; `data/worldnames/README.md` says what is marked.

use std::path::Path;

use dateline::entities::Label;
use serde_json::json;

use crate::source;

/// The folder of the corpus.
const WORLDNAMES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/worldnames");

/// A story: its text, and its names in bytes of the text.
#[derive(Debug, Default, PartialEq)]
pub struct Marked {
    pub text: String,
    pub names: Vec<(usize, usize, Label)>,
}

/// The stories of the files `NAME.PART.txt` of the corpus, in order of their names.
pub fn worldnames(part: &str) -> Result<Vec<Marked>, String> {
    let failed = |e: std::io::Error| format!("{WORLDNAMES}: {e}");
    let entries = std::fs::read_dir(Path::new(WORLDNAMES)).map_err(failed)?;
    let mut files = entries.map(|entry| entry.map(|e| e.path())).collect::<Result<Vec<_>, _>>().map_err(failed)?;
    files.sort();
    let mut out = Vec::new();
    let end = format!(".{part}.txt");
    for file in files.iter().filter(|f| f.to_string_lossy().ends_with(&end)) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        out.extend(stories(&name, &source::text(file)?)?);
    }
    Ok(out)
}

/// Stories as the scorers read them, one a line; offsets are code points.
pub fn as_gold(stories: &[Marked]) -> String {
    let mut out = String::new();
    for (number, story) in stories.iter().enumerate() {
        let place = |byte: usize| story.text.get(..byte).map_or(0, |before| before.chars().count());
        let entities = story
            .names
            .iter()
            .map(|(start, end, label)| json!({"start": place(*start), "end": place(*end), "label": label.name()}));
        let entities: Vec<_> = entities.collect();
        let line = json!({"id": number.to_string(), "text": story.text, "scheme": "ours", "entities": entities});
        out.push_str(&format!("{line}\n"));
    }
    out
}

/// The stories of a file.
fn stories(file: &str, text: &str) -> Result<Vec<Marked>, String> {
    let mut out: Vec<Marked> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.starts_with("===") {
            out.push(Marked::default());
            continue;
        }
        let place = || format!("{file}:{}", number + 1);
        let story = out.last_mut().ok_or_else(|| format!("{}: a story begins with a line of ===", place()))?;
        read_line(line, story).map_err(|e| format!("{}: {e}", place()))?;
        story.text.push('\n');
    }
    Ok(out)
}

fn read_line(mut line: &str, story: &mut Marked) -> Result<(), String> {
    while let Some((before, rest)) = line.split_once('[') {
        let (mark, after) = rest.split_once(']').ok_or_else(|| format!("a mark has no end: [{rest}"))?;
        let (surface, label) = mark.split_once('|').ok_or_else(|| format!("a mark has no label: [{mark}]"))?;
        let label: Label = label.parse().map_err(|e: dateline::Error| e.to_string())?;
        story.text.push_str(before);
        let start = story.text.len();
        story.text.push_str(surface);
        story.names.push((start, story.text.len(), label));
        line = after;
    }
    story.text.push_str(line);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_spans() {
        let file = "=== Austria 2004 | sport | brief\n[Ágnes Weiß|PERSON] of [Graz|GPE] won.\n";
        let found = stories("x", file);
        let names = vec![(0, 12, Label::Person), (16, 20, Label::Gpe)];
        assert_eq!(found, Ok(vec![Marked { text: "Ágnes Weiß of Graz won.\n".to_owned(), names }]));
        let gold = as_gold(&found.unwrap_or_default());
        assert!(
            gold.contains(r#"{"end":10,"label":"PERSON","start":0},{"end":18,"label":"GPE","start":14}"#),
            "{gold}"
        );
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        for (file, expected) in [
            ("no story", "x:1: a story begins with a line of ==="),
            ("=== a | b | c\n[Graz", "x:2: a mark has no end: [Graz"),
            ("=== a | b | c\n[Graz]", "x:2: a mark has no label: [Graz]"),
        ] {
            assert_eq!(stories("x", file).err().as_deref(), Some(expected));
        }
    }

    #[test]
    fn the_whole_corpus_is_read() {
        for part in ["train", "dev"] {
            let stories = worldnames(part).expect("reads");
            assert!(stories.len() > 100, "{part}: {} stories", stories.len());
            for story in &stories {
                for (start, end, _) in &story.names {
                    let surface = story.text.get(*start..*end).expect("on the borders of characters");
                    assert!(!surface.is_empty() && surface.trim() == surface, "{surface:?}");
                }
            }
        }
    }
}
