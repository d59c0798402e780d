//! Gives tokens their temporal classes: by the word lists, and by what stands beside a doubtful word.

use crate::calendar::Holiday;
use crate::lexicon::{WordMap, lexicon};
use crate::tokens::{Class, Token};

use super::context::Context;
use super::time_words::WORDS;
use super::word::Word;

/// Months and weekdays, with what their form asks for.
#[derive(Clone, Copy, Debug)]
enum Named {
    Month(u8),
    Weekday(u8),
    Weekdays(u8),
    /// "Mon", "Sat": a weekday only with a full stop, comma or number after it.
    Abbreviated(u8),
}

static NAMED: std::sync::LazyLock<WordMap<Named>> = std::sync::LazyLock::new(|| {
    let months = crate::lexicon::rows(include_str!("../../data/lexicon/months.tsv"));
    let weekdays = crate::lexicon::rows(include_str!("../../data/lexicon/weekdays.tsv"));
    let months = months.into_iter().filter_map(|(form, value)| Some((form, Named::Month(value.parse().ok()?))));
    let weekdays = weekdays.into_iter().filter_map(|(form, value)| {
        let number = value.get(..1)?.parse().ok()?;
        let named = match value.get(1..) {
            Some("s") => Named::Weekdays(number),
            Some("a") => Named::Abbreviated(number),
            _ => Named::Weekday(number),
        };
        Some((form, named))
    });
    WordMap::new(months.chain(weekdays))
});

/// Fills `words` with the class of every token; whether any of them can begin a time expression.
pub(super) fn classify(text: &str, tokens: &[Token], words: &mut Vec<Word>) -> bool {
    words.clear();
    let mut any = false;
    for (i, token) in tokens.iter().enumerate() {
        let word = class(text, tokens, i, *token);
        any |= !matches!(word, Word::None | Word::The | Word::A | Word::That | Word::Before | Word::After);
        words.push(word);
    }
    any
}

fn class(text: &str, tokens: &[Token], i: usize, token: Token) -> Word {
    if token.is(Class::NUMBER) {
        return number(token.text(text));
    }
    // The longest form of the lists has eleven letters.
    if !token.is(Class::WORD) || token.span.len() > 12 {
        return Word::None;
    }
    let form = token.text(text);
    if let [letter @ (b'Q' | b'H'), number @ b'1'..=b'4'] = form.as_bytes() {
        let (number, half) = (number - b'0', *letter == b'H');
        return if half && number > 2 { Word::None } else { Word::Term { number, half } };
    }
    if token.is(Class::CAPITAL)
        && let Some(named) = NAMED.get(token.hash, form)
    {
        let after = tokens.get(i + 1).copied();
        let before = i.checked_sub(1).and_then(|i| tokens.get(i)).copied();
        return match named {
            Named::Month(month) if is_month(text, form, before, after) => Word::Month(month),
            Named::Weekday(weekday) => Word::Weekday(weekday),
            Named::Weekdays(weekday) => Word::Weekdays(weekday),
            Named::Abbreviated(weekday) if is_abbreviated(text, tokens, i) => Word::Weekday(weekday),
            // "May Day"
            Named::Month(_) if Holiday::may_begin_with(token.hash, form) => Word::Holiday,
            _ => Word::None,
        };
    }
    match WORDS.get(token.hash, form) {
        Some(word) => word,
        None if token.is(Class::CAPITAL) && Holiday::may_begin_with(token.hash, form) => Word::Holiday,
        None => Word::None,
    }
}

/// "Sun, a maker of computers" is no day; "Sun., May 5", "Sat 12", "on Thurs." are.
fn is_abbreviated(text: &str, tokens: &[Token], i: usize) -> bool {
    let form = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |t| t.text(text));
    let (before, after) = (form(i.checked_sub(1)), form(Some(i + 1)));
    let dated = |at: usize| tokens.get(at).is_some_and(|t| is_dated(text, *t));
    match after {
        "." if matches!(before, "on" | "On" | "and") => true,
        // "Fri night", "every Tues", "next Thurs"
        _ if matches!(WORDS.find(after), Some(Word::Part(_))) => true,
        _ if matches!(WORDS.find(before), Some(Word::Each | Word::Last | Word::Next | Word::This)) => true,
        "." | "," => dated(i + 2),
        _ => dated(i + 1),
    }
}

/// A number, or a mark or month of a date after a short weekday.
fn is_dated(text: &str, token: Token) -> bool {
    let form = token.text(text);
    token.is(Class::NUMBER) || form == "," || matches!(NAMED.get(token.hash, form), Some(Named::Month(_)))
}

/// "May", "March", "Mar", "Jan" are words and names too: they want a number beside them, a month's place in the
/// sentence, or no other name next to them.
fn is_month(text: &str, form: &str, before: Option<Token>, after: Option<Token>) -> bool {
    let number = |t: Option<Token>| t.is_some_and(|t| t.is(Class::NUMBER));
    if number(after) || number(before) {
        return true;
    }
    let plain = |t: Option<Token>| t.map_or("", |t| t.text(text));
    let short = form.len() <= 4 && !matches!(form, "June" | "July" | "May" | "JUNE" | "JULY" | "MAY");
    if short {
        // "Sept." but not "Jan Egeland", "Mar del Plata".
        return plain(after) == "." || plain(before) == "in" || plain(before) == "last" || plain(before) == "since";
    }
    let doubtful = form.eq_ignore_ascii_case("may")
        || form.eq_ignore_ascii_case("march")
        || form.eq_ignore_ascii_case("april")
        || form.eq_ignore_ascii_case("june")
        || form.eq_ignore_ascii_case("august");
    let name = |t: Option<Token>| t.is_some_and(|t| t.is(Class::CAPITAL) && t.is(Class::WORD) && t.is(Class::LOWER));
    let named = name(before) && !is_before_date(plain(before));
    // "in April Nixon left": a preposition makes it a month whatever follows.
    let placed = Context::MONTH.holds(plain(before));
    if doubtful && !placed && (named || name(after)) {
        // "Theresa May", "April Lind", "March Madness".
        return false;
    }
    match form {
        // First word of the sentence: "May the best team win", "March on Rome".
        "May" | "March" => before.is_some_and(|t| !matches!(t.text(text), "\"" | "“" | "." | "the" | "The")),
        "MAY" | "MARCH" => matches!(plain(before), "IN" | "SINCE" | "LAST" | "UNTIL" | "BY" | "THIS" | "NEXT"),
        _ => true,
    }
}

lexicon!(
    /// Prepositions and the like that stand before dates, also at the beginning of a sentence.
    STARTS: () = "before_dates.tsv",
    |_| Some(())
);

lexicon!(
    /// Words that begin sentences: articles, pronouns, prepositions, conjunctions, auxiliaries.
    FUNCTION_WORDS: () = "starters.tsv",
    |_| Some(())
);

/// Whether the word is an article, pronoun, preposition, conjunction or auxiliary.
pub(super) fn is_function_word(form: &str) -> bool {
    FUNCTION_WORDS.find(form).is_some()
        || is_before_date(form)
        || matches!(form, "was" | "were" | "has" | "had" | "been")
}

/// Whether the word may stand before a year: "in 1991", "since 1991".
pub(super) fn is_before_date(form: &str) -> bool {
    STARTS.find(form).is_some()
}

/// Hours to add for the "pm" of "8pm" or the ".30pm" of "8.30pm".
fn half_of_day(tail: &str) -> Option<u8> {
    let letters = tail.get(tail.len().checked_sub(2)?..)?;
    let before = tail.get(..tail.len() - 2)?;
    let minutes = before.len() == 3 && before.starts_with('.') && before.bytes().skip(1).all(|b| b.is_ascii_digit());
    let add = match letters {
        "am" | "AM" => 0,
        "pm" | "PM" => 12,
        _ => return None,
    };
    (before.is_empty() || minutes).then_some(add)
}

/// `13` and `.05.2021`.
fn triple(head: &str, tail: &str) -> Word {
    let mut parts = tail.split('.').skip(1);
    let small = |text: &str| text.parse::<u8>().ok().filter(|n| (1..=31).contains(n));
    let (first, second) = (small(head), parts.next().and_then(small));
    let year = parts.next().filter(|year| year.len() == 4).and_then(|year| year.parse().ok());
    match (first, second, year, parts.next()) {
        (Some(first), Some(second), Some(year @ 1000..=2999), None) => Word::Triple { first, second, year },
        _ => Word::None,
    }
}

fn number(form: &str) -> Word {
    let bytes = form.as_bytes();
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    let value = |text: &str| text.parse::<u16>().ok();
    let Some((head, tail)) = form.split_at_checked(digits) else { return Word::None };
    if let Some(add) = half_of_day(tail) {
        let minute = tail.strip_prefix(['.', ':']).map_or(Some(0), |rest| rest.get(..2).and_then(|m| m.parse().ok()));
        return match (head.parse(), minute) {
            (Ok(value), Some(minute)) if digits <= 2 => Word::Glued { value, minute, add },
            _ => Word::None,
        };
    }
    match (tail, digits) {
        ("", 1..=4) => value(head).map_or(Word::None, |value| Word::Digits { value, len: digits as u8 }),
        ("st" | "nd" | "rd" | "th", 1..=2) => value(head).map_or(Word::None, |n| Word::Ordinal(n as u8)),
        ("s", 2 | 4) if head.ends_with('0') => value(head).map_or(Word::None, Word::Decade),
        (tail, 1 | 2) if tail.len() == 3 && tail.starts_with('.') => Word::Dotted,
        (tail, 1 | 2) if (7..=8).contains(&tail.len()) && tail.starts_with('.') => triple(head, tail),
        // "1,960": a count, never a year.
        (tail, 1..=3) if tail.len() == 4 && tail.starts_with(',') => {
            form.replace(',', "").parse().map_or(Word::None, Word::Count)
        }
        _ => Word::None,
    }
}
