//! The language of the running text: a light test by script and by function words.
//!
//! Articles, prepositions and auxiliaries make up a third of English prose and hardly any of another language's, so a
//! few dozen words tell. Lists of names and numbers have none and stay without a language; they are read all the same.

use crate::article::{Block, BlockKind};
use crate::lexicon::lexicon;
use crate::tokens::{Class, Token};

use super::sentence::Sentence;

/// Languages that the function words of `data/lexicon/function_words.tsv` know, and those that a script gives away.
/// ISO 639-1; `sh` is Serbian, Croatian and Bosnian in Latin letters.
const CODES: &[&str] = &[
    "en", "bg", "cs", "da", "de", "es", "fi", "fr", "hu", "id", "it", "ms", "nl", "no", "pl", "pt", "ro", "ru", "sh",
    "sq", "sr", "sv", "sw", "tr", "uk", "vi", "am", "el", "he", "hi", "hy", "ja", "ka", "ko", "th", "zh",
];

/// Scripts other than Latin: first and last letter, name, and the language that it gives away if it is written for one.
const SCRIPTS: &[(char, char, &str, Option<&str>)] = &[
    ('\u{370}', '\u{3FF}', "Greek", Some("el")),
    ('\u{400}', '\u{52F}', "Cyrillic", None),
    ('\u{531}', '\u{58F}', "Armenian", Some("hy")),
    ('\u{590}', '\u{5FF}', "Hebrew", Some("he")),
    ('\u{600}', '\u{77F}', "Arabic", None),
    ('\u{900}', '\u{97F}', "Devanagari", Some("hi")),
    ('\u{980}', '\u{DFF}', "Indic", None),
    ('\u{E00}', '\u{E7F}', "Thai", Some("th")),
    ('\u{10A0}', '\u{10FF}', "Georgian", Some("ka")),
    ('\u{1200}', '\u{137F}', "Ethiopic", Some("am")),
    ('\u{3040}', '\u{30FF}', "Kana", Some("ja")),
    ('\u{4E00}', '\u{9FFF}', "Han", Some("zh")),
    ('\u{AC00}', '\u{D7AF}', "Hangul", Some("ko")),
];

/// So many words of the body are looked at, and so many letters of other scripts.
const WORDS: u32 = 300;
/// Fewer words than this tell nothing.
const FEWEST: u32 = 10;

/// The language of the running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    code: Option<&'static str>,
    script: &'static str,
}

impl Language {
    /// All codes, English first.
    pub const CODES: &'static [&'static str] = CODES;

    const ENGLISH: Self = Self { code: Some("en"), script: "Latin" };

    /// ISO 639-1; `None` where only the script is known.
    #[must_use]
    pub const fn code(self) -> Option<&'static str> {
        self.code
    }

    /// Whether the rules for dates, names and quotations, which are English, can read it.
    #[must_use]
    pub fn is_english(self) -> bool {
        self == Self::ENGLISH
    }

    /// What a reader of the records should know.
    pub(crate) fn note(self) -> Option<String> {
        let what = match self.code {
            _ if self.is_english() => return None,
            Some(code) => format!("language {code}"),
            None => format!("{} script", self.script),
        };
        Some(format!("{what}: only blocks and sentences are read; dates, names and quotations are read in English"))
    }
}

/// Languages of a function word, as bits in the order of [`CODES`].
#[derive(Clone, Copy)]
struct Languages(u64);

fn parse(codes: &'static str) -> Option<Languages> {
    let place = |code: &str| CODES.iter().position(|c| *c == code);
    let bits = codes.split(' ').map(|code| place(code).map(|at| 1 << at));
    bits.sum::<Option<u64>>().map(Languages)
}

lexicon!(
    /// Function words with the languages they belong to.
    FUNCTION_WORDS: Languages = "function_words.tsv", parse
);

/// The language of the body; `None` where too little of it tells.
pub(super) fn language(text: &str, blocks: &[Block], sentences: &[Sentence], tokens: &[Token]) -> Option<Language> {
    let mut counts = [0u32; CODES.len()];
    let mut scripts = [0u32; SCRIPTS.len()];
    let (mut words, mut latin) = (0, 0u32);
    let is_running = |s: &&Sentence| {
        blocks.get(s.block as usize).is_some_and(|b| matches!(b.kind, BlockKind::Body | BlockKind::Caption))
    };
    let running = sentences.iter().filter(is_running).filter_map(|s| tokens.get(s.tokens())).flatten();
    for token in running.filter(|t| t.is(Class::WORD)).take(WORDS as usize) {
        words += 1;
        let form = token.text(text);
        if token.is(Class::HIGH) {
            // A text without spaces is one long word.
            for c in form.chars().take(64) {
                let script = SCRIPTS.iter().position(|(first, last, ..)| (*first..=*last).contains(&c));
                match script.and_then(|at| scripts.get_mut(at)) {
                    Some(count) => *count += 1,
                    None => latin += 1,
                }
            }
        } else {
            latin += token.span.len() as u32;
        }
        let found = if token.is(Class::HIGH) && token.is(Class::CAPITAL) {
            FUNCTION_WORDS.find(&form.to_lowercase())
        } else {
            FUNCTION_WORDS.get(token.hash, form)
        };
        if let Some(Languages(bits)) = found {
            let mut rest = bits;
            while let Some(count) = counts.get_mut(rest.trailing_zeros() as usize) {
                *count += 1;
                rest &= rest - 1;
            }
        }
        // English is clear after a few dozen words.
        let english = counts.first().copied().unwrap_or_default();
        if words >= 40
            && words % 20 == 0
            && english * 4 >= words
            && counts.iter().skip(1).all(|other| other * 2 < english)
        {
            return Some(Language::ENGLISH);
        }
    }
    let other: u32 = scripts.iter().sum();
    let by_script = (other > latin).then(|| scripts.iter().zip(SCRIPTS).max_by_key(|(count, _)| **count)).flatten();
    let english = counts.first().copied().unwrap_or_default();
    let (place, best) = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count)?;
    let known = *best >= 4 && *best * 8 >= words && words >= FEWEST;
    if let Some((_, (_, _, script, code))) = by_script {
        // Kana among Han letters are Japanese.
        let kana = SCRIPTS.iter().position(|s| s.2 == "Kana").and_then(|at| scripts.get(at)).is_some_and(|n| *n > 0);
        let code = if kana && *script == "Han" { Some("ja") } else { *code };
        let by_words = if known { CODES.get(place).copied() } else { None };
        return Some(Language { code: code.or(by_words), script });
    }
    match place {
        0 if known => Some(Language::ENGLISH),
        // Words of several languages: another one must be clearly ahead.
        _ if known && *best >= english + 3 && *best * 2 > english * 3 => {
            CODES.get(place).map(|code| Language { code: Some(code), script: "Latin" })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_word_has_known_languages() {
        let rows = crate::lexicon::rows(include_str!("../../data/lexicon/function_words.tsv"));
        assert!(rows.len() > 600);
        for (word, codes) in rows {
            assert!(parse(codes).is_some(), "{word}: {codes}");
            assert_eq!(word, word.to_lowercase());
        }
    }
}
