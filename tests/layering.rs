//! Holds the order of the modules: a folder uses only those before it.

use std::path::{Path, PathBuf};

/// From the bottom to the top; modules in one row may not use one another, unless they are the same.
const ORDER: &[&[&str]] = &[
    &["error", "span"],
    &["lexicon"],
    &["calendar"],
    // Names of the gazetteer are looked up along tokens, datelines in the gazetteer; see docs/DESIGN.md.
    &["tokens"],
    &["gazetteer"],
    &["text"],
    &["article"],
    &["segment"],
    &["dates"],
    &["entities"],
    &["quotes", "quantities"],
    &["document"],
    &["tables"],
    &["pipeline"],
    &["parallel"],
    &["python"],
];

fn level(module: &str) -> Option<usize> {
    ORDER.iter().position(|row| row.contains(&module))
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// The modules that a source names as `crate::module`.
fn used(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or(source);
    let mut out = Vec::new();
    for piece in code.split("crate::").skip(1) {
        let name: String = piece.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if let Some(list) = piece.strip_prefix('{') {
            let inner = list.split('}').next().unwrap_or_default();
            out.extend(inner.split(',').map(|n| n.trim().split("::").next().unwrap_or_default().to_owned()));
        }
        out.push(name);
    }
    out.retain(|name| name.chars().next().is_some_and(char::is_lowercase));
    out
}

#[test]
fn a_folder_uses_only_those_before_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&src, &mut paths);
    let mut uses = 0;
    let mut wrong = Vec::new();
    for path in paths {
        let inside = path.strip_prefix(&src).expect("under src");
        let module = inside.components().next().and_then(|c| c.as_os_str().to_str()).unwrap_or_default();
        let module = module.strip_suffix(".rs").unwrap_or(module).to_owned();
        if module == "lib" {
            continue;
        }
        let own = level(&module).unwrap_or_else(|| panic!("{module} has no place in the order"));
        for other in used(&std::fs::read_to_string(&path).expect("a readable file")) {
            let Some(its) = level(&other) else { continue };
            uses += 1;
            let beside = its == own && module != other && !matches!(other.as_str(), "error" | "span");
            if its > own || beside {
                wrong.push(format!("{}: uses crate::{other}, which stands after {module}", inside.display()));
            }
        }
    }
    assert!(uses > 50, "only {uses} uses were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_their_own_folders_know_python_and_arrow() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&src, &mut paths);
    for path in paths {
        let source = std::fs::read_to_string(&path).expect("a readable file");
        let inside = path.strip_prefix(&src).expect("under src").to_string_lossy().replace('\\', "/");
        let names = |word: &str| source.lines().any(|l| !l.trim_start().starts_with("//") && l.contains(word));
        assert!(!names("pyo3") || inside.starts_with("python/"), "{inside} knows pyo3");
        assert!(
            !names("arrow_") || inside == "tables/arrow.rs" || inside.starts_with("python/"),
            "{inside} knows Arrow"
        );
    }
}
