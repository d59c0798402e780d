//! The rules that mark names in one sentence, tried from left to right at every capitalised word.

mod gazetteer;
mod headed;
mod known;
mod person;
mod run;

use crate::article::BlockKind;
use crate::dates::Timex;
use crate::gazetteer::Gazetteer;
use crate::segment::Segments;
use crate::tokens::{Class, Token};

use super::{Found, Label, lexicon};
use known::Known;
use run::Run;

/// Names of all rules, as in the `rule` column.
pub const NAMES: &[&str] =
    &["title", "headed", "gazetteer", "forename", "surname", "place_head", "name_shape", "acronym", "alias"];

/// What a rule says of the tokens `first..until`.
struct Hit {
    first: usize,
    until: usize,
    label: Label,
    sense: Option<crate::gazetteer::Sense<'static>>,
    country: Option<&'static str>,
    score: f32,
    rule: &'static str,
}

/// What a rule sees of a sentence.
struct Names<'a> {
    text: &'a str,
    /// All tokens of the document.
    tokens: &'a [Token],
    /// Those of the sentence.
    start: usize,
    end: usize,
    dates: &'a [Timex],
    gazetteer: &'static Gazetteer,
    /// What the gazetteer knows of the capitalised words of the sentence, token by token.
    known: Vec<Known>,
    /// The sentence is in capitals, or Every Word Is Capitalised: then a capital says nothing.
    all_caps: bool,
    title_case: bool,
    /// What the sentence is to the article.
    kind: BlockKind,
}

/// Appends the names of one sentence to `out`; `kind` is that of its block.
pub(super) fn find(
    text: &str,
    segments: &Segments,
    (number, kind): (u32, BlockKind),
    dates: &[Timex],
    gazetteer: &'static Gazetteer,
    out: &mut Vec<Found>,
) {
    let Some(sentence) = segments.sentences.get(number as usize) else { return };
    let range = sentence.tokens();
    let tokens = segments.tokens.get(range.clone()).unwrap_or_default();
    let (mut words, mut capitals, mut caps) = (0, 0, 0);
    for token in tokens.iter().filter(|t| t.is(Class::WORD) && t.span.len() > 3) {
        words += 1;
        capitals += usize::from(token.is(Class::CAPITAL));
        caps += usize::from(token.is_all_caps());
    }
    if capitals == 0 && !tokens.iter().any(|t| t.is(Class::CAPITAL)) {
        return;
    }
    let names = Names {
        text,
        tokens: &segments.tokens,
        start: range.start,
        end: range.end,
        dates,
        gazetteer,
        known: known::look_up(text, tokens, gazetteer),
        all_caps: words >= 2 && caps * 10 >= words * 8,
        title_case: words >= 4 && capitals * 10 >= words * 7,
        kind,
    };
    let mut at = names.start;
    while at < names.end {
        match names.run_at(at) {
            Some(run) => {
                at = names.names_in(run, number, out).max(at + 1);
            }
            None => at += 1,
        }
    }
}

impl Names<'_> {
    fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied().filter(|_| at < self.end)
    }

    /// What the gazetteer knows of the token at `at`.
    fn known(&self, at: usize) -> Known {
        at.checked_sub(self.start).and_then(|i| self.known.get(i)).copied().unwrap_or_default()
    }

    fn form(&self, at: usize) -> &str {
        self.token(at).map_or("", |t| t.text(self.text))
    }

    /// The token before `at` in the sentence.
    fn before(&self, at: usize) -> Option<Token> {
        at.checked_sub(1).filter(|i| *i >= self.start).and_then(|i| self.token(i))
    }

    fn form_before(&self, at: usize) -> &str {
        self.before(at).map_or("", |t| t.text(self.text))
    }

    fn is_date(&self, token: Token) -> bool {
        self.dates.iter().any(|d| d.span.contains(token.span))
    }

    /// Marks the names of a run of capitalised words; the first token after the last of them, or after the run.
    fn names_in(&self, run: Run, sentence: u32, out: &mut Vec<Found>) -> usize {
        let mut at = run.first;
        while at < run.until {
            let Some(token) = self.token(at) else { break };
            if !token.is(Class::WORD) || !(token.is(Class::CAPITAL) || at == run.first) {
                at += 1;
                continue;
            }
            // The longest wins; of two of one length the one named first.
            let rules = [self.titled(at, run), self.listed(at, run), self.headed(at, run), self.person(at, run)];
            let best = rules
                .into_iter()
                .flatten()
                .reduce(|best, hit| if hit.until > best.until && hit.first <= best.first { hit } else { best });
            let hit = best.or_else(|| self.place_head(at, run)).or_else(|| self.by_shape(at, run));
            match hit {
                Some(hit) => {
                    out.push(Found {
                        first: hit.first,
                        until: hit.until,
                        sentence,
                        label: hit.label,
                        sense: hit.sense,
                        country: hit.country,
                        score: hit.score,
                        rule: hit.rule,
                    });
                    at = hit.until.max(at + 1);
                }
                None => at += 1,
            }
        }
        at
    }

    /// "Gegharkunik region", "Anbar province": a lower-case head tells a place that no list knows.
    fn place_head(&self, at: usize, run: Run) -> Option<Hit> {
        let next = self.form(run.until);
        let places = [
            "province",
            "region",
            "district",
            "county",
            "governorate",
            "oblast",
            "village",
            "prefecture",
            "municipality",
        ];
        let alone =
            run.until - at <= 3 && places.contains(&next) && !lexicon::is_plain_word(self.text, self.token(at)?);
        alone.then_some(Hit {
            first: at,
            until: run.until,
            label: Label::Gpe,
            sense: None,
            country: None,
            score: 0.7,
            rule: "place_head",
        })
    }

    /// Two or three capitalised words inside a sentence that nothing else explains are most often a person; three
    /// capitals or more an organisation.
    fn by_shape(&self, at: usize, run: Run) -> Option<Hit> {
        if self.title_case || self.all_caps {
            return None;
        }
        let token = self.token(at)?;
        let words = self.words_of(at, run.until);
        let acronym = token.is_all_caps()
            && (3..=6).contains(&token.span.len())
            && !token.is(Class::INITIALS)
            && !is_roman(token.text(self.text));
        if acronym && words == 1 {
            return Some(Hit {
                first: at,
                until: at + 1,
                label: Label::Org,
                sense: None,
                country: None,
                score: 0.5,
                rule: "acronym",
            });
        }
        let plain = (at..run.until).filter_map(|i| self.token(i)).any(|t| {
            lexicon::is_plain_word(self.text, t)
                || lexicon::head(self.text, t).is_some()
                || lexicon::title(self.text, t).is_some()
                || t.is_all_caps()
                || t.is(Class::DIGIT)
        });
        let inside = at > self.start && at == run.first;
        ((2..=3).contains(&words) && inside && !plain).then_some(Hit {
            first: at,
            until: run.until,
            label: Label::Person,
            sense: None,
            country: None,
            score: 0.5,
            rule: "name_shape",
        })
    }

    fn words_of(&self, first: usize, until: usize) -> usize {
        (first..until).filter_map(|i| self.token(i)).filter(|t| t.is(Class::WORD)).count()
    }
}

/// "III", "XVI".
fn is_roman(form: &str) -> bool {
    form.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'))
}
