//! Names that a head word tells: `Russian Foreign Ministry`, `Helmand Province`, `University of Ghana`.

use crate::tokens::Class;

use super::super::Label;
use super::super::lexicon::{self, Head};
use super::run::Run;
use super::{Hit, Names};

impl Names<'_> {
    /// The name with a head that begins at `at`, as far as the last head before a title.
    pub(super) fn headed(&self, at: usize, run: Run) -> Option<Hit> {
        let first = self.token(at)?;
        if at == self.start && lexicon::is_plain_word(self.text, first) {
            return None;
        }
        let mut last: Option<(usize, Head)> = None;
        for i in at..run.until {
            let token = self.token(i)?;
            let title = lexicon::title(self.text, token).is_some() && lexicon::head(self.text, token).is_none();
            // A title inside ends the name; one at the start may belong to it ("General Motors").
            if title && i > at || lexicon::is_particle(self.text, token) && i > at && self.form(i) != "al" {
                break;
            }
            if let Some(head) = lexicon::head(self.text, token) {
                last = Some((i, head));
            }
        }
        let (at_head, head) = last?;
        let mut until = at_head + 1;
        let extended = self.of_phrase(until, head);
        if at_head == at && extended.is_none() && !(head.alone && (at > self.start || !self.form(until).is_empty())) {
            return None;
        }
        // "Maria Lane", "Park Chung": a forename before, or a surname itself.
        if at_head == at + 1 && self.is_forename(at) && self.is_surname(at_head) {
            return None;
        }
        // "West Bank", "North Sea" and others stand in the gazetteer; "World War II" takes its numeral.
        if let Some(end) = extended {
            until = end;
        } else if head.label == Label::Event
            && self.token(until).is_some_and(|t| t.is(Class::CAPITAL) && super::is_roman(t.text(self.text)))
        {
            until += 1;
        }
        let country = (at..until).find_map(|i| self.country_sense(i)).and_then(|s| s.country);
        Some(Hit { first: at, until, label: head.label, sense: None, country, score: 0.8, rule: "headed" })
    }

    /// `of the Russian Foreign Ministry`, `of Foreign Affairs`, `for Human Rights` after a head that asks for it.
    fn of_phrase(&self, at: usize, head: Head) -> Option<usize> {
        let form = self.form(at);
        let takes = match head.label {
            Label::Org | Label::Law | Label::Event | Label::Fac | Label::Gpe => {
                form == "of" || (form == "for" || form == "on") && head.label == Label::Org
            }
            Label::Loc => form == "of" && matches!(self.form(at - 1), "Gulf" | "Bay" | "Strait" | "Sea" | "Isle"),
            _ => false,
        };
        if !takes {
            return None;
        }
        let mut next = at + 1;
        next += usize::from(matches!(self.form(next), "the" | "The"));
        let run = self.run_at(next)?;
        let title = self
            .token(next)
            .is_some_and(|t| lexicon::title(self.text, t).is_some() && lexicon::head(self.text, t).is_none());
        if title {
            return None;
        }
        let mut until = run.until;
        // "Ministry of Foreign Affairs of Armenia", "Department of Trade and Industry"
        if form != "of" {
            return Some(until);
        }
        if self.form(until) == "and"
            && self.is_name_word(until + 1)
            && self.country_sense(until + 1).is_none()
            && self.country_sense(next).is_none()
            && head.label == Label::Org
        {
            until = self.run_at(until + 1)?.until;
        }
        if self.form(until) == "of" && self.is_name_word(until + 1) && self.country_sense(until + 1).is_some() {
            until += 2;
        }
        Some(until)
    }

    /// The country or people that the word at `at` names.
    pub(super) fn country_sense(&self, at: usize) -> Option<crate::gazetteer::Sense<'static>> {
        self.known(at).country
    }
}
