//! What a rule sees of a line: its words, its cues, its neighbours.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use crate::gazetteer::Gazetteer;
use crate::lexicon::{REPORTING, lexicon};

use super::cues::{Cues, cues};
use super::dateline;
use super::line::Line;

/// What is known of the whole document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Story {
    /// Most letters are Latin.
    pub(super) mostly_latin: bool,
    /// Some line is running text.
    pub(super) has_prose: bool,
}

/// One line in its place.
pub(super) struct Sight<'t> {
    pub(super) content: &'t str,
    pub(super) line: &'t Line,
    pub(super) before: Option<&'t Line>,
    pub(super) after: Option<&'t Line>,
    pub(super) cues: Cues,
    pub(super) cues_before: Cues,
    pub(super) cues_after: Cues,
    /// The line is a dateline and nothing else; whether it shows a date or an agency.
    pub(super) dateline: Option<bool>,
    /// One sentence without a finite verb, no quotation and no question.
    pub(super) is_noun_phrase: bool,
    /// An earlier line, short as this one, says the same.
    pub(super) repeated: bool,
    /// Whether the line is the title that the caller gave; `None` where none was given.
    pub(super) is_given_title: Option<bool>,
    pub(super) story: Story,
}

impl Sight<'_> {
    /// In another script than the article's.
    pub(super) fn is_foreign(&self) -> bool {
        self.story.mostly_latin && self.line.is_foreign()
    }

    /// Begins with a capital letter or a digit, quotation marks before it allowed.
    pub(super) fn starts_high(&self) -> bool {
        let text = self.content.trim_start_matches(['“', '"', '‘', '\'', '«', '¿', '¡']);
        text.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || !c.is_lowercase() && c.is_alphabetic())
    }

    /// A stop and white space stand inside: more than one sentence.
    pub(super) fn is_several(&self) -> bool {
        self.content.bytes().zip(self.content.bytes().skip(1)).any(|pair| matches!(pair, (b'.' | b'!' | b'?', b' ')))
    }

    /// Prints a date with its year.
    pub(super) fn has_date(&self) -> bool {
        crate::calendar::find_printed(self.content).is_some_and(|(_, date)| date.year.is_some())
    }
}

/// One sentence without a finite verb, no quotation and no question.
fn is_noun_phrase(line: &Line, content: &str) -> bool {
    if !line.is_prose() || line.words > 25 {
        return false;
    }
    let quoted = content.contains(['"', '“', '”', '?', '!', ':', ';']);
    let several = content.trim_end_matches('.').contains(". ");
    let verb = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = word.starts_with(|c: char| c.is_lowercase());
        let contracted = word.contains(['\'', '’']) && !word.ends_with(['s', '\'', '’']);
        contracted
            || lower && (word.ends_with("ed") || FINITE_VERBS.find(word).is_some() || REPORTING.find(word).is_some())
    };
    let high = content.starts_with(|c: char| c.is_uppercase());
    // A pronoun is the subject of a verb, whatever its form.
    let pronoun =
        matches!(content.split(' ').next(), Some("It" | "He" | "She" | "They" | "We" | "I" | "You" | "There"));
    !quoted && !several && high && !pronoun && !content.split_whitespace().any(verb)
}

lexicon!(
    /// Auxiliaries and irregular pasts: a sentence with none of them, and no word in -ed, hardly has a verb.
    FINITE_VERBS: () = "finite_verbs.tsv",
    |_| Some(())
);

/// Whether most letters are Latin.
pub(super) fn is_mostly_latin(lines: &[Line]) -> bool {
    let letters = |count: fn(&Line) -> u32| lines.iter().map(|l| u64::from(count(l))).sum::<u64>();
    letters(|l| l.latin) >= letters(|l| l.foreign)
}

/// Calls `see` with every line in its place, in order.
pub(super) fn for_each<'t>(
    text: &'t str,
    lines: &'t [Line],
    title: GivenTitle,
    gazetteer: &Gazetteer,
    mut see: impl FnMut(&Sight<'t>),
) {
    let story = Story { mostly_latin: is_mostly_latin(lines), has_prose: lines.iter().any(Line::is_prose) };
    let hasher = RandomState::new();
    let mut shorts = HashSet::new();
    let cues_at = |at: usize| lines.get(at).map_or(Cues::default(), |line| cues(line.span.of(text)));
    let (mut before, mut now) = (Cues::default(), cues_at(0));
    for (i, line) in lines.iter().enumerate() {
        let content = line.span.of(text);
        let after = cues_at(i + 1);
        let repeated = line.words <= 12 && !shorts.insert(hasher.hash_one(content));
        let dateline = (line.words <= 12 && !line.is_foreign())
            .then(|| dateline::read(text, line.span, gazetteer))
            .flatten()
            .filter(|found| found.span == line.span)
            .map(|found| found.date.is_some() || found.agency.is_some());
        see(&Sight {
            content,
            line,
            before: i.checked_sub(1).and_then(|before| lines.get(before)),
            after: lines.get(i + 1),
            cues: now,
            cues_before: before,
            cues_after: after,
            dateline,
            // Of two lines none is a caption.
            is_noun_phrase: lines.len() > 2 && is_noun_phrase(line, content),
            repeated,
            is_given_title: match title {
                GivenTitle::None => None,
                GivenTitle::Elsewhere => Some(false),
                GivenTitle::Line(at) => Some(at == i),
            },
            story,
        });
        (before, now) = (now, after);
    }
}

/// The title that the caller gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GivenTitle {
    None,
    /// The text does not show it.
    Elsewhere,
    /// The line with this number is it.
    Line(usize),
}

/// Where in the text the title that the caller gave stands.
pub(super) fn given_title(text: &str, lines: &[Line], given: Option<&str>) -> GivenTitle {
    let Some(given) = given.map(letters_of).filter(|letters| !letters.is_empty()) else { return GivenTitle::None };
    let same = |line: &Line| line.span.len() <= 4 * given.len() + 40 && letters_of(line.span.of(text)) == given;
    lines.iter().position(same).map_or(GivenTitle::Elsewhere, GivenTitle::Line)
}

/// Letters and digits alone, in lower case: two spellings of one headline agree in them.
fn letters_of(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
