//! The dateline: place, date and agency that open a story.
//!
//! Styles in use: `BAKU, May 14. /TASS/.`, `LONDON, March 4 (Xinhua) --`, `WASHINGTON (Reuters) -`, `KERMAN, Iran -`,
//! `ISTANBUL` alone on a line, `Paris -`. Without date or agency the gazetteer must know the place, and a country's
//! name alone is none: that opens captions.

use crate::calendar::{PrintedDate, printed_at};
use crate::gazetteer::{Gazetteer, NameCase, Sense, SenseKind};
use crate::span::Span;

/// Where a story was written, when, and by which agency.
#[derive(Clone, Debug, PartialEq)]
pub struct Dateline {
    /// From the place to the dash or full stop that ends the dateline.
    pub span: Span,
    /// The place as written.
    pub place: Span,
    /// ISO 3166-1 alpha-3 of the place, where the gazetteer knows it.
    pub country: Option<String>,
    /// The printed date.
    pub date: Option<PrintedDate>,
    /// The agency as written, without its marks.
    pub agency: Option<Span>,
}

/// A dateline is no longer than this, in bytes.
const LONGEST: usize = 160;

/// Reads the dateline that opens `paragraph`, or is all of it.
pub(super) fn read(text: &str, paragraph: Span, gazetteer: &Gazetteer) -> Option<Dateline> {
    let content = paragraph.of(text);
    let mut reader = Reader { text: content, at: 0 };
    let place = reader.place()?;
    let mut region = None;
    let mut date = None;
    while reader.eat(",") {
        reader.spaces();
        match reader.date() {
            Some(found) => {
                date = Some(found);
                break;
            }
            None => region = Some(reader.place()?),
        }
    }
    if date.is_none() && reader.spaces() {
        date = reader.date();
    }
    let _ = reader.eat(".");
    reader.spaces();
    let agency = reader.agency();
    reader.spaces();
    let dash = reader.dash();
    let alone = reader.at == content.len();
    if !(alone || dash || agency.is_some_and(|a| a.closed_by_slash)) || reader.at > LONGEST {
        return None;
    }
    let name = place.of(content);
    let caps = !name.chars().any(char::is_lowercase);
    let known = known_place(gazetteer, name, region.map(|r: Span| r.of(content)));
    let marked = date.is_some() || agency.is_some();
    // "Ruiz - who left - came back": in mixed case a small town is too often a surname.
    let large = |s: &Sense<'_>| caps || s.kind != SenseKind::City || s.weight >= SMALL_TOWN;
    let city = known.as_ref().is_some_and(|s| s.kind != SenseKind::Country && large(s));
    if !(city || marked && (caps || known.is_some()) && (name.len() > 2)) {
        return None;
    }
    let start = paragraph.start;
    let shifted = |span: Span| Span::new(span.start + start, span.end + start);
    Some(Dateline {
        span: Span::new(start, start + content.get(..reader.at)?.trim_end().len() as u32),
        place: shifted(place),
        country: known.and_then(|s| s.country).map(str::to_owned),
        date,
        agency: agency.map(|a| shifted(a.name)),
    })
}

/// Population of 15,000 as the gazetteer writes it.
const SMALL_TOWN: u8 = 42;

/// The place that `name` means; a region or country after it decides between cities of one name.
fn known_place<'g>(gazetteer: &'g Gazetteer, name: &str, region: Option<&str>) -> Option<Sense<'g>> {
    let senses =
        |name: &str| gazetteer.find(name, NameCase::AsWritten).or_else(|| gazetteer.find(name, NameCase::Lowered));
    let region = region
        .and_then(senses)
        .and_then(|found| found.first(|kind| matches!(kind, SenseKind::Country | SenseKind::Division)))
        .and_then(|sense| sense.country);
    // Of two cities the first.
    let first = [" and ", " AND ", "/"].iter().find_map(|between| name.split_once(between)).map(|(first, _)| first);
    let found = senses(name).or_else(|| senses(first?))?;
    let places = found.filter(|s| s.kind.is_governed_place());
    // A capital goes before the country of its name ("SINGAPORE", "LUXEMBOURG"), the country before a town of its
    // name ("ARMENIA" is one in Colombia).
    places.min_by_key(|s| {
        let capital = s.kind == SenseKind::Capital && s.name.eq_ignore_ascii_case(name);
        (region.is_some() && s.country != region, !capital, s.kind != SenseKind::Country)
    })
}

#[derive(Clone, Copy)]
struct Agency {
    name: Span,
    closed_by_slash: bool,
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn eat(&mut self, form: &str) -> bool {
        let found = self.rest().starts_with(form);
        self.at += if found { form.len() } else { 0 };
        found
    }

    fn spaces(&mut self) -> bool {
        let rest = self.rest();
        let len = rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}']).len();
        self.at += len;
        len > 0
    }

    /// One to four capitalised words, or words in capitals: `SAN JOSE`, `Port-au-Prince`, `N.J.`, `ST. LOUIS`.
    fn place(&mut self) -> Option<Span> {
        let start = self.at;
        let mut end = start;
        for word in 0..4 {
            if word > 0 && !self.spaces() {
                break;
            }
            let rest = self.rest();
            let len = rest
                .find(|c: char| {
                    !(c.is_alphabetic() || matches!(c, '\'' | '’' | '.') || c == '-' && !rest.starts_with('-'))
                })
                .unwrap_or(rest.len());
            let form = rest.get(..len)?.trim_end_matches('-');
            let capital = form.starts_with(|c: char| c.is_uppercase());
            let particle = word > 0 && matches!(form, "de" | "la" | "al" | "el" | "and" | "of" | "da" | "do" | "del");
            if form.is_empty() || !capital && !particle || crate::calendar::month_by_name(form).is_some() && word > 0 {
                break;
            }
            // A full stop ends the place, unless it is that of an abbreviation ("ST. LOUIS", "N.J.").
            let stopped = form.ends_with('.');
            let abbreviation = stopped && (form.len() <= 4 || form.matches('.').count() > 1);
            let kept = if stopped && !abbreviation { form.len() - 1 } else { form.len() };
            self.at += kept;
            end = self.at;
            if stopped && !abbreviation {
                break;
            }
        }
        self.at = end;
        (end > start).then(|| Span::at(start, end))
    }

    fn date(&mut self) -> Option<PrintedDate> {
        let (end, date) = printed_at(self.text, self.at)?;
        self.at = end;
        Some(date)
    }

    /// `(Reuters)`, `/TASS/`.
    fn agency(&mut self) -> Option<Agency> {
        let start = self.at;
        let close = if self.eat("(") {
            ')'
        } else if self.eat("/") {
            '/'
        } else {
            return None;
        };
        let rest = self.rest();
        let len = rest.find(close).filter(|len| (1..=40).contains(len));
        let name = len.and_then(|len| rest.get(..len)).filter(|name| {
            name.starts_with(|c: char| c.is_uppercase())
                && name.chars().all(|c| c.is_alphanumeric() || " .-&/'’".contains(c))
        });
        let Some(name) = name else {
            self.at = start;
            return None;
        };
        let span = Span::at(self.at, self.at + name.len());
        self.at = span.end as usize + 1;
        let closed_by_slash = close == '/';
        if closed_by_slash {
            let _ = self.eat(".");
        }
        Some(Agency { name: span, closed_by_slash })
    }

    /// A dash with white space, or the end, after it.
    fn dash(&mut self) -> bool {
        let start = self.at;
        let found = ["--", "-", "–", "—", "_", "―"].iter().any(|dash| self.eat(dash));
        if found && (self.rest().is_empty() || self.rest().starts_with(char::is_whitespace)) {
            return true;
        }
        self.at = start;
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Option<(&str, Option<&str>, Option<String>, String)> {
        let gazetteer = crate::gazetteer::gazetteer().expect("the compiled gazetteer");
        let found = read(text, Span::at(0, text.len()), gazetteer)?;
        Some((found.place.of(text), found.agency.map(|a| a.of(text)), found.country, found.span.of(text).to_owned()))
    }

    #[test]
    fn datelines_of_all_styles_are_read() {
        let cases = [
            ("LIMA, June 3. /ANDINA/. The talks opened.", "LIMA", Some("ANDINA"), "PER", "LIMA, June 3. /ANDINA/."),
            (
                "NAIROBI, March 4 (Xinhua) -- A court ruled.",
                "NAIROBI",
                Some("Xinhua"),
                "KEN",
                "NAIROBI, March 4 (Xinhua) --",
            ),
            ("OSLO (Reuters) - The bank said.", "OSLO", Some("Reuters"), "NOR", "OSLO (Reuters) -"),
            ("Port-au-Prince, Haiti — Rain fell on Monday.", "Port-au-Prince", None, "HTI", "Port-au-Prince, Haiti —"),
            ("ANKARA", "ANKARA", None, "TUR", "ANKARA"),
        ];
        for (text, place, agency, country, whole) in cases {
            assert_eq!(read_all(text), Some((place, agency, Some(country.to_owned()), whole.to_owned())), "{text}");
        }
    }

    #[test]
    fn captions_and_labels_are_no_datelines() {
        for text in [
            "CLAIM: The photo is old.",
            "PERU -- A sign at the gate.",
            "GIRLS BASKETBALL",
            "Norway said on Monday",
            "Ruiz - who left - came back.",
        ] {
            assert_eq!(read_all(text), None, "{text}");
        }
    }
}
