//! Names of people: after a title, or by forename and surname.

use crate::gazetteer::{Sense, SenseKind};
use crate::tokens::Class;

use super::super::Label;
use super::super::lexicon::{self, Title};
use super::run::Run;
use super::{Hit, Names};

/// More words than any name in news has.
const LONGEST: usize = 6;

impl Names<'_> {
    fn personal(&self, at: usize) -> Option<Sense<'static>> {
        self.known(at).personal
    }

    /// A known forename; one that is also a common word does not count at the start of a sentence.
    pub(super) fn is_forename(&self, at: usize) -> bool {
        self.personal(at).is_some_and(|s| s.kind != SenseKind::Surname && !(s.ambiguous && at == self.start))
    }

    pub(super) fn is_surname(&self, at: usize) -> bool {
        self.personal(at).is_some_and(|s| s.kind != SenseKind::Forename)
    }

    /// A word of the run that can be a surname: no head, no title, no country.
    pub(super) fn is_surname_like(&self, at: usize, run: Run) -> bool {
        at < run.until
            && self.token(at).is_some_and(|t| {
                t.is(Class::CAPITAL)
                    && t.is(Class::LOWER)
                    && lexicon::title(self.text, t).is_none()
                    && lexicon::head(self.text, t).is_none()
            })
            && !self.country_sense(at).is_some_and(|s| matches!(s.kind, SenseKind::Country | SenseKind::People))
    }

    /// The name after a title before it, in the run or in lower case: "Prime Minister Ana Ruiz", "spokeswoman Ana Ruiz".
    pub(super) fn titled(&self, at: usize, run: Run) -> Option<Hit> {
        let before = self.before(at).filter(|t| !t.is(Class::PUNCT) || t.text(self.text) == ".")?;
        let full_stop = before.text(self.text) == ".";
        let title = if full_stop { self.before(at - 1)? } else { before };
        let kind = lexicon::title(self.text, title)?;
        // "chief" alone before a name is a title; "deputy" is a part of one.
        if kind == Title::Part || full_stop && title.span.len() > 6 || !title.is(Class::CAPITAL) && !before.spaced() {
            return None;
        }
        let until = self.person_end(at, run);
        let words = self.words_of(at, until);
        let single_known = words == 1
            && self.token(at).is_some_and(|t| {
                self.country_sense(at).is_some() && !self.is_surname(at)
                    || t.is_all_caps() && !self.all_caps && t.span.len() <= 4
            });
        let lower_alone = words == 1 && !title.is(Class::CAPITAL) && !self.is_surname(at);
        (words >= 1 && !single_known && !lower_alone).then(|| Hit {
            first: at,
            until,
            label: Label::Person,
            sense: self.leader(at),
            country: None,
            score: 0.9,
            rule: "title",
        })
    }

    /// A forename with a surname, or a surname after a word that could be a forename.
    pub(super) fn person(&self, at: usize, run: Run) -> Option<Hit> {
        let token = self.token(at)?;
        if lexicon::title(self.text, token).is_some() && !self.is_forename(at) {
            return None;
        }
        let until = self.person_end(at, run);
        let words = self.words_of(at, until);
        if words < 2 || (self.title_case && words > 3) {
            return None;
        }
        let hit = |score, rule| {
            Some(Hit { first: at, until, label: Label::Person, sense: self.leader(at), country: None, score, rule })
        };
        if self.is_forename(at) && (!self.title_case || self.is_surname(until - 1)) {
            return hit(0.85, "forename");
        }
        let known = |i: usize| self.country_sense(i).is_some();
        let plain = lexicon::is_plain_word(self.text, token);
        let ok = !plain
            && !known(at)
            && !self.title_case
            && token.is(Class::LOWER)
            && self.is_surname(until - 1)
            && words <= 3;
        if ok { hit(0.7, "surname") } else { None }
    }

    /// The end of a person's name that begins at `at`.
    fn person_end(&self, at: usize, run: Run) -> usize {
        let mut until = at;
        let mut words = 0;
        while until < run.until && words < LONGEST {
            let Some(token) = self.token(until) else { break };
            if token.is(Class::WORD) {
                let stop = token.is(Class::CAPITAL)
                    && (lexicon::title(self.text, token).is_some() && !self.is_surname(until)
                        || lexicon::head(self.text, token).is_some() && !self.is_surname(until));
                let acronym = token.is_all_caps()
                    && token.span.len() > 2
                    && !self.all_caps
                    && !super::is_roman(token.text(self.text));
                if stop || acronym && until > at {
                    break;
                }
                words += 1;
            }
            until += 1;
        }
        // No particle, hyphen or full stop at the end.
        while until > at && !self.token(until - 1).is_some_and(|t| t.is(Class::WORD) && t.is(Class::CAPITAL)) {
            until -= 1;
        }
        until
    }

    fn leader(&self, at: usize) -> Option<Sense<'static>> {
        self.known(at).leader
    }
}
