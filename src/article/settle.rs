//! The year of a story that names days without one: settled where weekdays and the years it names leave one choice.
//!
//! `BAKU, May 14` with "said on Friday" in the lead and November 2020 as the last date named: 14 May is a Friday in
//! 2021, and then not again for six years. Where several years fit, or none, nothing is settled.

use crate::calendar::{Date, PrintedDate, Weekday, month_by_name, printed_at, weekday_by_name};

use super::block::{Block, BlockKind};
use super::dateline::Dateline;

/// So many years after the last date named a story may have been published.
const YEARS: i32 = 2;
/// Days without a year are looked for in so many paragraphs.
const PARAGRAPHS: usize = 6;

/// The publication date that the days and weekdays of the story settle.
pub(super) fn settle(text: &str, blocks: &[Block], dateline: Option<&Dateline>) -> Option<Date> {
    let mut seen = Seen::default();
    let body = blocks.iter().filter(|b| matches!(b.kind, BlockKind::Body | BlockKind::Title | BlockKind::Subtitle));
    let mut paragraph = 0;
    for block in body {
        let number = if block.kind == BlockKind::Body {
            paragraph += 1;
            paragraph - 1
        } else {
            // A headline names no day of its own that the lead would not.
            usize::MAX
        };
        seen.read(block.span.of(text), number);
        // Without a weekday in the lead nothing can be settled: the rest need not be read.
        if number == 0 && seen.lead.is_none() {
            return None;
        }
        // Later paragraphs name only the latest date: it is wanted where the first left one day to settle.
        if number == PARAGRAPHS - 1 && dateline.is_none_or(|d| d.date.is_none()) && seen.eve().is_none() {
            return None;
        }
    }
    let latest = seen.latest?;
    let lead = seen.lead?;
    let years = latest.year()..=latest.year() + YEARS;
    if let Some(day) = dateline.and_then(|d| d.date) {
        // The dateline's day is that of publication, and the lead's weekday too.
        return only(
            years
                .filter_map(|year| Date::new(year, day.month, day.day))
                .filter(|d| *d >= latest && d.weekday() == lead),
        );
    }
    let (day, eve) = seen.eve()?;
    let candidates = years.filter_map(|year| Date::new(year, day.month, day.day));
    only(candidates.filter(|d| *d >= latest && d.weekday() == eve))?.plus_days(1)
}

/// The one value, if it is one.
fn only(mut values: impl Iterator<Item = Date>) -> Option<Date> {
    let first = values.next()?;
    values.next().is_none().then_some(first)
}

/// Days, weekdays and years as they are read.
#[derive(Default)]
struct Seen {
    /// The last date that names its year: a day, else the first day of its month or year.
    latest: Option<Date>,
    /// The first weekday of the first paragraph.
    lead: Option<Weekday>,
    /// Weekdays of the first paragraphs, each once.
    weekdays: Vec<Weekday>,
    /// Days without a year of the first paragraphs, each once.
    days: Vec<PrintedDate>,
}

impl Seen {
    fn read(&mut self, paragraph: &str, number: usize) {
        let bytes = paragraph.as_bytes();
        let mut at = 0;
        // Only capitals and digits begin what is sought.
        while let Some(ahead) =
            bytes.get(at..).and_then(|rest| rest.iter().position(|b| b.is_ascii_uppercase() || b.is_ascii_digit()))
        {
            let start = at + ahead;
            let inside = start.checked_sub(1).and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_alphanumeric);
            at = if inside { start + 1 } else { self.take(paragraph, start, word_at(paragraph, start), number) };
        }
    }

    /// Reads the word at `at`; returns where to go on.
    fn take(&mut self, paragraph: &str, at: usize, word: &str, number: usize) -> usize {
        let end = at + word.len();
        let before = || word_before(paragraph, at);
        let first = word.as_bytes().first().copied().unwrap_or_default();
        if first.is_ascii_uppercase() {
            if let Some(weekday) = weekday_by_name(word) {
                if number < PARAGRAPHS && !self.weekdays.contains(&weekday) {
                    self.weekdays.push(weekday);
                }
                if number == 0 {
                    self.lead = self.lead.or(Some(weekday));
                }
                return end;
            }
            let month = month_by_name(word);
            if let Some((end, date)) = month.and_then(|_| printed_at(paragraph, at)) {
                self.day(date, number, before().eq_ignore_ascii_case("on"));
                return end;
            }
            // "November 2020"
            if let Some(month) = month {
                let next = paragraph.get(end..).unwrap_or_default();
                let year = next.strip_prefix(' ').map(|rest| word_at(rest, 0)).and_then(year_of);
                if let Some(year) = year {
                    self.named(Date::new(year, month, 1));
                    return end + 5;
                }
            }
        } else if first.is_ascii_digit() {
            if let Some((end, date)) = printed_at(paragraph, at) {
                self.day(date, number, before().eq_ignore_ascii_case("on"));
                return end;
            }
            // A year alone may be one of plans: "by 2030".
            let planned =
                || matches!(before(), "by" | "until" | "to" | "before" | "through" | "for" | "than" | "around");
            if let Some(year) = year_of(word).filter(|_| !planned()) {
                self.named(Date::new(year, 1, 1));
            }
        }
        end
    }

    /// "on Monday said ... On March 5 ... on Sunday": the one day named was a Sunday, the eve of the lead's Monday. Any
    /// other pair of weekdays fits some year too often to prove it.
    fn eve(&self) -> Option<(PrintedDate, Weekday)> {
        let [day] = self.days.as_slice() else { return None };
        let eve = Weekday::from_number((self.lead?.number() + 5) % 7 + 1)?;
        self.weekdays.contains(&eve).then_some((*day, eve))
    }

    fn day(&mut self, date: PrintedDate, number: usize, on: bool) {
        match date.date() {
            Some(date) => self.named(Some(date)),
            None if number < PARAGRAPHS && on && !self.days.contains(&date) => self.days.push(date),
            // A day that is no "on March 5" may be a plan, a holiday, the end of a term: it leaves a choice.
            None if number < PARAGRAPHS && !on => self.days.extend([date, date]),
            None => {}
        }
    }

    fn named(&mut self, date: Option<Date>) {
        self.latest = self.latest.max(date);
    }
}

/// The ASCII word or number that begins at byte `at`.
fn word_at(text: &str, at: usize) -> &str {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let len = rest.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    text.get(at..at + len).unwrap_or_default()
}

/// The ASCII word or number before byte `at`, white space between them.
fn word_before(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default().trim_end();
    let len = before.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    before.get(before.len() - len..).unwrap_or_default()
}

fn year_of(word: &str) -> Option<i32> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1900..=2099).contains(year))
}

#[cfg(test)]
mod tests {
    use crate::{Document, Pipeline};

    fn published(text: &str) -> Option<(String, &'static str)> {
        let found = Pipeline::new().expect("the compiled data").annotate(text, Document::new(text));
        found.article.published.and_then(|p| Some((p.at.date()?.to_string(), p.source.name())))
    }

    #[test]
    fn the_datelines_day_and_the_leads_weekday_settle_the_year() {
        let story = "ACCRA, June 11. /GNA/. The port reopens, the minister said on Friday after weeks of repairs.\n\n\
                     It had been closed since the storm of October 2019, and ships went to Lome instead.";
        assert_eq!(published(story), Some(("2021-06-11".into(), "weekday")));
    }

    #[test]
    fn a_day_of_the_week_before_settles_it_too() {
        let story = "Chile on Monday called for talks about the closed pass, which was to have been opened this year.\n\n\
                     On March 5, a convoy was stopped there. Two drivers were hurt on Sunday when a wall gave way.\n\n\
                     The pass was last repaired in November 2021, officials said, and has been watched ever since.";
        assert_eq!(published(story), Some(("2023-03-06".into(), "weekday")));
    }

    #[test]
    fn what_leaves_a_choice_is_not_settled() {
        let no_year = "ACCRA, June 11. /GNA/. The port reopens, the minister said on Friday after weeks of repairs.";
        let no_weekday = "ACCRA, June 11. /GNA/. The port reopens after weeks of repairs that began in October 2019.";
        let two_days = "Chile on Monday called for talks about the pass. On March 5 and March 9 it was closed.\n\n\
                        Two drivers were hurt on Sunday, the first since November 2021, when a wall gave way there.";
        assert_eq!(published(no_year), None);
        assert_eq!(published(no_weekday), None);
        assert_eq!(published(two_days), None);
    }
}
