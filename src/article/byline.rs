//! The names of a byline, without "By" and without what the writers are.

use crate::lexicon::lexicon;
use crate::span::Span;

lexicon!(
    /// Words after which a byline names no writer any more: "staff", "correspondent", "in".
    ROLES: () = "byline_roles.tsv",
    |_| Some(())
);

/// The names that follow "By": "By Ana Ruiz and Tomas Lind, Staff Writers" holds "Ana Ruiz and Tomas Lind".
pub(super) fn names(text: &str, line: Span) -> Option<Span> {
    let content = line.of(text);
    let lower = content.to_ascii_lowercase();
    let by = lower.find("by")? + "by".len();
    let start = by + content.get(by..)?.len() - content.get(by..)?.trim_start_matches([':', ' ', '\t', '\u{a0}']).len();
    let rest = content.get(start..)?;
    let mut end = 0;
    let mut at = 0;
    for word in rest.split_inclusive(char::is_whitespace) {
        let bare = word.trim().trim_end_matches([',', '.', ';', ':']);
        let ends_names = bare.is_empty() || matches!(bare, "|" | "-" | "–" | "—" | "/") || bare.contains(['@', '•']);
        if ends_names && !word.trim().is_empty() || ROLES.find(bare).is_some() {
            break;
        }
        at += word.len();
        // "and", "de" end no name.
        if bare.starts_with(char::is_uppercase) {
            let initial = bare.chars().count() == 1 || bare.contains('.');
            let kept = if initial { word.trim().trim_end_matches([',', ';', ':']) } else { bare };
            end = at - word.len() + word.find(kept).unwrap_or(0) + kept.len();
        } else if bare.len() > 4 {
            break;
        }
    }
    let names = rest.get(..end)?;
    // "By Monday", "By Land and Sea": people who write have two names.
    let named = names.split(", ").flat_map(|part| part.split(" and ")).any(|name| name.contains(' '));
    named.then(|| Span::new(line.start + start as u32, line.start + (start + end) as u32))
}
