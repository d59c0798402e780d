//! The sample stories: our own rendered with their marks and held against gold marks, the originals against theirs.
//!
//! `DATELINE_SEEDS` names the folder of the originals; without it `../shared/seeds` beside the checkout is taken, and
//! where neither is there the test says so.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use dateline::{Annotations, CodePoints, Date, Document, Pipeline, Span};
use serde_json::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Our own stories with the date that a caller gives, where the text shows none.
const STORIES: [(&str, Option<&str>); 5] = [
    ("1_three_credits", Some("2022-09-06")),
    ("2_chrome_and_captions", Some("2023-10-19")),
    ("3_glued_date", None),
    ("4_agency_and_deck", None),
    ("5_lone_city", None),
];

/// Names and dates in order, each with what it means: what the gold writes in brackets.
fn marks(text: &str, found: &Annotations) -> Vec<(Span, String)> {
    let mut out: Vec<(Span, String)> = Vec::new();
    for mention in &found.mentions {
        let country = mention.country.map_or(String::new(), |c| format!(" {c}"));
        out.push((mention.span, format!("{}{country}", mention.label)));
    }
    for timex in &found.dates {
        out.push((timex.span, format!("{} {}", timex.kind.name(), timex.value)));
    }
    out.sort_by_key(|(span, _)| span.start);
    for pair in out.windows(2) {
        assert!(pair[0].0.end <= pair[1].0.start, "{:?} and {:?} overlap", pair[0].0.of(text), pair[1].0.of(text));
    }
    out
}

fn rendered(text: &str, found: &Annotations) -> String {
    let mut out = String::new();
    let mut at = 0;
    for (span, meaning) in marks(text, found) {
        out += &text[at..span.start as usize];
        out += &format!("[{}|{meaning}]", span.of(text));
        at = span.end as usize;
    }
    out + &text[at..]
}

/// The marks of a gold file as (place in the plain text, surface, meaning).
fn gold_marks(gold: &str) -> BTreeSet<(usize, String, String)> {
    let mut out = BTreeSet::new();
    let mut plain = 0;
    let mut rest = gold;
    while let Some((before, after)) = rest.split_once('[') {
        plain += before.len();
        let (mark, tail) = after.split_once(']').expect("a closing bracket");
        let (surface, meaning) = mark.split_once('|').expect("a meaning");
        out.insert((plain, surface.to_owned(), meaning.to_owned()));
        plain += surface.len();
        rest = tail;
    }
    out
}

#[test]
fn our_own_stories_agree_with_their_gold_marks() {
    let pipeline = Pipeline::new().expect("the compiled data");
    let (mut hits, mut gold_count, mut found_count) = (0, 0, 0);
    for (name, published) in STORIES {
        let text = read(&root().join(format!("seeds/stories/{name}.txt")));
        let mut document = Document::new(&text);
        if let Some(day) = published {
            document = document.published(day.parse().expect("a date"));
        }
        let found = pipeline.annotate(&text, document);
        // A diff of this snapshot is what a person judges.
        insta::assert_snapshot!(name, rendered(&text, &found));
        let gold = gold_marks(&read(&root().join(format!("seeds/gold/stories/{name}.txt"))));
        let marks: BTreeSet<_> = marks(&text, &found)
            .into_iter()
            .map(|(span, meaning)| (span.start as usize, span.of(&text).to_owned(), meaning))
            .collect();
        hits += gold.intersection(&marks).count();
        gold_count += gold.len();
        found_count += marks.len();
    }
    let f1 = 2.0 * hits as f64 / (gold_count + found_count) as f64;
    assert!(f1 >= 0.90, "marks agree with the gold at F1 {f1:.3}: {hits} of {gold_count} gold, {found_count} found");
}

/// The folder of the original stories, if it is there.
fn originals() -> Option<PathBuf> {
    let folder = std::env::var_os("DATELINE_SEEDS").map_or_else(|| root().join("../shared/seeds"), PathBuf::from);
    folder.is_dir().then_some(folder)
}

fn gold(name: &str) -> Vec<Value> {
    let lines = read(&root().join(format!("seeds/gold/{name}.jsonl")));
    lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

type Spans = BTreeSet<(u64, u64, String)>;

fn spans(document: &Value, list: &str, kind: &str) -> Spans {
    let items = document[list].as_array().expect("a list");
    let counted = items.iter().filter(|x| x["optional"] != true && !x[kind].is_null());
    let place = |x: &Value, side: &str| x[side].as_u64().expect("an offset");
    counted.map(|x| (place(x, "start"), place(x, "end"), x[kind].as_str().expect("a word").to_owned())).collect()
}

#[test]
fn the_originals_agree_with_their_stand_off_gold() {
    let Some(folder) = originals() else {
        eprintln!("skipped: the original stories are not here; set DATELINE_SEEDS to their folder");
        return;
    };
    let pipeline = Pipeline::new().expect("the compiled data");
    let (entities, blocks, timex) = (gold("entities"), gold("blocks"), gold("timex"));
    let given = gold("timex_given_dct");
    let mut hits = [0usize; 3];
    let mut counts = [0usize; 3];
    let mut found_counts = [0usize; 3];
    for (number, story) in entities.iter().enumerate() {
        let id = story["id"].as_str().expect("an id");
        let text = read(&folder.join(id));
        let with_date = given.iter().find(|g| g["id"] == *id);
        let mut document = Document::new(&text);
        if let Some(day) = with_date.and_then(|g| g["dct"].as_str()) {
            document = document.published(Date::parse_iso(day).expect("a date"));
        }
        let found = pipeline.annotate(&text, document);
        let map = CodePoints::new(&text);
        let at = |span: Span, kind: &str| {
            let (start, end) = map.span(span);
            (u64::from(start), u64::from(end), kind.to_owned())
        };
        let parts: [(Spans, Spans); 3] = [
            (spans(story, "entities", "label"), found.mentions.iter().map(|m| at(m.span, m.label.name())).collect()),
            (
                spans(&blocks[number], "blocks", "kind"),
                found.article.blocks.iter().map(|b| at(b.span, b.kind.name())).collect(),
            ),
            (
                spans(with_date.unwrap_or(&timex[number]), "timex", "value"),
                found.dates.iter().map(|t| at(t.span, &t.value)).collect(),
            ),
        ];
        for (i, (gold, found)) in parts.iter().enumerate() {
            hits[i] += gold.intersection(found).count();
            counts[i] += gold.len();
            found_counts[i] += found.len();
        }
    }
    let f1 = |i: usize| 2.0 * hits[i] as f64 / (counts[i] + found_counts[i]) as f64;
    eprintln!("originals: entities {:.3}, blocks {:.3}, dates {:.3} (F1 of exact spans)", f1(0), f1(1), f1(2));
    assert!(f1(0) >= 0.90, "entities: exact typed F1 {:.3}", f1(0));
    assert!(hits[1] >= 67, "blocks: {} of {} are right", hits[1], counts[1]);
    assert!(f1(2) >= 0.70, "dates: exact span and value F1 {:.3}", f1(2));
}
