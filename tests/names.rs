//! Names by the guide: each line is a text with its names marked, and states every name that is found in it.

use dateline::{Document, Pipeline};

/// What belongs to a name and what does not, on sentences of our own.
const MARKED: &[(&str, &[&str])] = &[
    (
        "titles, possessives and articles stand outside",
        &[
            "Prime Minister [Tomas Verela|PERSON] met Gen. [Ruth Okafor|PERSON] in [Lima|GPE] on Tuesday.",
            "[Peru|GPE]'s [Interior Ministry|ORG] denied the report.",
            "The [European Union|ORG] and the [United Nations|ORG] called for calm.",
        ],
    ),
    (
        "an adjective and a capitalised institution are one name, a lower-case head is no part",
        &[
            "The [Iraqi Interior Ministry|ORG] said two soldiers had died.",
            "The [Iraqi|NORP] parliament will vote next week.",
            "Troops entered [Anbar|GPE] province at dawn.",
        ],
    ),
    (
        "hyphens join two names or end one",
        &[
            "[Israeli|NORP]-[Palestinian|NORP] talks broke down in [Cairo|GPE].",
            "A [U.S.|GPE]-led coalition struck the town.",
            "Gunmen of the [al-Qaida|ORG]-linked group fled.",
        ],
    ),
    (
        "particles, initials and names in other orders are whole",
        &[
            "[Ursula van den Berg|PERSON] succeeded [J. K. Moreau|PERSON] as head of the agency.",
            "President [Kim Dae-sik|PERSON] spoke with [Osama bin Tariq|PERSON] by telephone.",
            "[Harpreet Singh|PERSON] and [Conor O'Leary|PERSON] were detained in [New Delhi|GPE].",
        ],
    ),
    (
        "a headline is read in capitals too",
        &[
            "[RUSSIA|GPE] AND [UKRAINE|GPE] SWAP PRISONERS",
            "[Germany|GPE], [France|GPE] Agree To Send Aid To [Lebanon|GPE]",
        ],
    ),
    (
        "months, weekdays and common words are no names",
        &["On Friday in May the minister said that March had been quiet.", "Police said they may file charges soon."],
    ),
    (
        "last names follow full names, and repeats are found",
        &["Senator [Elvira Castellan|PERSON] resigned on Monday. \"I am tired,\" [Castellan|PERSON] told reporters."],
    ),
];

fn plain(marked: &str) -> String {
    let mut out = String::new();
    for piece in marked.split('[') {
        match piece.split_once(']') {
            Some((name, rest)) => {
                out.push_str(name.split('|').next().unwrap_or(name));
                out.push_str(rest);
            }
            None => out.push_str(piece),
        }
    }
    out
}

fn mark(pipeline: &Pipeline, text: &str) -> String {
    let found = pipeline.annotate(text, Document::new(text));
    let mut out = String::new();
    let mut at = 0;
    for mention in &found.mentions {
        out.push_str(&text[at..mention.span.start as usize]);
        out.push_str(&format!("[{}|{}]", mention.span.of(text), mention.label));
        at = mention.span.end as usize;
    }
    out.push_str(&text[at..]);
    out
}

#[test]
fn names_have_the_spans_and_labels_of_the_guide() {
    let pipeline = Pipeline::new().expect("the compiled data");
    let mut wrong = Vec::new();
    for (why, lines) in MARKED {
        for line in *lines {
            let text = plain(line);
            let found = mark(&pipeline, &text);
            if found != *line {
                wrong.push(format!("{why}\n  expected {line}\n  found    {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_a_thread_remembers_changes_nothing() {
    let pipeline = Pipeline::new().expect("the compiled data");
    let story = "Prime Minister Tomas Verela met Ruth Okafor of the Iraqi Interior Ministry in Port Lissom.";
    let first = mark(&pipeline, story);
    // More different words than a thread keeps, and names among them.
    let many: String = (0..40_000).map(|n| format!("Word{n} saw Ana Ruiz in Peru. ")).collect();
    let names = pipeline.annotate(&many, Document::new(&many)).mentions;
    assert!(names.iter().filter(|m| m.span.of(&many) == "Peru").count() > 39_000);
    assert_eq!(mark(&pipeline, story), first);
}
