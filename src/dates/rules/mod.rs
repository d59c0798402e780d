//! The rules that find time expressions, one a file, each beside the examples that define it.

use std::sync::LazyLock;

use crate::tokens::Token;

use super::cursor::Cursor;
use super::expression::{Expression, Found, Meaning, Tense};
use super::word::Word;

/// A rule: at which words it is tried, and what it finds there.
struct Rule {
    name: &'static str,
    /// Whether an expression of this rule may begin with the word.
    begins: fn(Word) -> bool,
    find: fn(&Cursor<'_>) -> Option<Found>,
}

/// Declares the modules and builds the registry, so that no rule can be written and forgotten.
macro_rules! rules {
    ($($(#[$why:meta])* $name:ident),* $(,)?) => {
        $($(#[$why])* mod $name;)*

        /// Names of all rules, as in the `rule` column.
        pub const NAMES: &[&str] = &[$(stringify!($name)),*];

        static RULES: &[Rule] = &[
            $(Rule { name: stringify!($name), begins: $name::begins, find: $name::find }),*
        ];
    };
}

// Of two expressions of one length the rule named first wins.
rules! {
    explicit,
    clock,
    // Before weekday and deictic: "Thursday night" is longer than "Thursday".
    part_of_day,
    weekday,
    // Before month: "May Day".
    holiday,
    month,
    season,
    quarter,
    // Before that_day: "the same quarter a year ago".
    reported,
    that_day,
    day_of_month,
    offset,
    period,
    // Before duration: "$5 a week".
    rate,
    // After offset: "two days ago" is no duration.
    duration,
    every,
    deictic,
    year,
    decade,
    vague,
}

/// For every class of word the rules that may begin with it.
static BY_WORD: LazyLock<Vec<Vec<&'static Rule>>> = LazyLock::new(|| {
    let mut table: Vec<Vec<&'static Rule>> = vec![Vec::new(); Word::KINDS];
    for sample in Word::samples() {
        if let Some(list) = table.get_mut(sample.kind()) {
            list.extend(RULES.iter().filter(|rule| (rule.begins)(sample)));
        }
    }
    table
});

/// Appends the expressions of one sentence, in order, none overlapping.
pub(super) fn find(text: &str, tokens: &[Token], words: &[Word], out: &mut Vec<Expression>) {
    let mut at = 0;
    while let Some(&word) = words.get(at) {
        if word == Word::None {
            at += 1;
            continue;
        }
        let cursor = Cursor { text, tokens, words, at };
        // "the" and "a" are common: look at the next word before asking the rules.
        if matches!(word, Word::The | Word::A) && cursor.word(1) == Word::None && cursor.word(2) == Word::None {
            at += 2;
            continue;
        }
        let mut best: Option<(Found, &'static Rule)> = None;
        for rule in BY_WORD.get(word.kind()).into_iter().flatten() {
            if let Some(found) = (rule.find)(&cursor)
                && best.is_none_or(|(other, _)| found.len > other.len)
            {
                best = Some((found, rule));
            }
        }
        match best {
            Some((found, rule)) => {
                let until = (at + found.len).min(words.len());
                out.push(Expression {
                    first: at,
                    until,
                    meaning: found.meaning,
                    part: found.part,
                    clock: found.clock,
                    modifier: found.modifier,
                    tense: Tense::Open,
                    figures: false,
                    rule: rule.name,
                });
                at = until.max(at + 1);
            }
            None => at += 1,
        }
    }
}

/// A day named at `k`: a weekday, a date or "yesterday"; and the tokens it takes.
fn day(c: &Cursor<'_>, k: usize) -> Option<(Meaning, usize)> {
    let moved = Cursor { at: c.at + k, ..*c };
    [explicit::find, weekday::find, deictic::find, holiday::find]
        .into_iter()
        .filter_map(|find| find(&moved))
        .filter(|found| found.meaning.is_day() && found.part.is_none())
        .max_by_key(|found| found.len)
        .map(|found| (found.meaning, found.len))
}
