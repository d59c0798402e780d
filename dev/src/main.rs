//! `cargo dev COMMAND`: builds the data that is compiled into `dateline`, and measures what it does.

mod case;
mod clusters;
mod evaluate;
mod gazetteer;
mod marked;
mod new_rule;
mod random;
mod source;
mod train;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo dev COMMAND [--shared DIR]

commands
  evaluate [SET...]   score the pipeline on the development sets whose names hold one of the words
  train [--OPTION N]  train data/model/names.bin on the annotated corpora in ../shared; see dev/src/train/mod.rs
  clusters FILE       make data/model/clusters.bin from vectors of words; see data/README.md
  gazetteer           compile data/gazetteer/gazetteer.bin from the raw lists
  schema-docs         write docs/SCHEMA.md from the schema in src/tables/schema.rs
  new-rule STAGE NAME write the two files of a rule; STAGE is dates
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["schema-docs"] => write_schema_docs(),
        ["new-rule", "dates", name] => new_rule::write(name),
        ["gazetteer", rest @ ..] => source::folder(rest).and_then(|shared| gazetteer::build(&shared)),
        ["clusters", file] => clusters::build(file.as_ref()),
        ["train", rest @ ..] => source::folder(&[]).and_then(|shared| train::train(&shared, rest)),
        ["evaluate", rest @ ..] => {
            let at = rest.iter().position(|w| *w == "--shared").unwrap_or(rest.len());
            let (sets, options) = rest.split_at(at);
            source::folder(options).and_then(|shared| evaluate::evaluate(&shared, sets))
        }
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn write_schema_docs() -> Result<(), String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/SCHEMA.md");
    std::fs::write(path, dateline::tables::describe()).map_err(|e| format!("{path}: {e}"))
}
