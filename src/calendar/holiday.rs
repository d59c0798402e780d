//! Holidays by name: fixed days, "the fourth Thursday of November", days around Easter, Jewish feasts, feasts of other
//! moon calendars from a table.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::lexicon::WordMap;

use super::{Date, Weekday};

/// How the day of a holiday follows from the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// The same month and day of every year.
    Fixed {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
    /// A weekday of a month: the `nth`, counted from the end if negative; and so many days after it.
    Nth {
        /// 1 to 12.
        month: u8,
        /// 1 (Monday) to 7.
        weekday: u8,
        /// 1 to 5, or -1 for the last.
        nth: i8,
        /// Days after that weekday.
        after: i8,
    },
    /// Days after Easter Sunday of the western churches.
    Easter(i16),
    /// Days after Easter Sunday of the eastern churches.
    Orthodox(i16),
    /// Days after the Jewish new year that lies in the autumn of the year.
    Jewish(i16),
    /// A feast of a moon calendar whose days stand in a table: its number there.
    Listed(u8),
    /// 25 Kislev, whose distance from the new year depends on the length of the Jewish year.
    Hanukkah,
}

impl Holiday {
    /// The day in the given year.
    ///
    /// ```
    /// use dateline::calendar::Holiday;
    ///
    /// let easter = Holiday::named("Easter Sunday").unwrap();
    /// assert_eq!(easter.in_year(2024).unwrap().to_string(), "2024-03-31");
    /// ```
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<Date> {
        match self {
            Self::Fixed { month, day } => Date::new(year, month, day),
            Self::Nth { month, weekday, nth, after } => {
                let weekday = Weekday::from_number(weekday)?;
                let found = if nth > 0 {
                    let first = Date::new(year, month, 1)?;
                    let ahead = (7 - weekday.days_before(first.weekday())) % 7;
                    first.plus_days(ahead + 7 * (i32::from(nth) - 1))?
                } else {
                    let last = Date::new(year, month, super::days_in_month(year, month))?;
                    last.plus_days(-weekday.days_before(last.weekday()) + 7 * (i32::from(nth) + 1))?
                };
                found.plus_days(i32::from(after))
            }
            Self::Easter(days) => easter(year)?.plus_days(i32::from(days)),
            Self::Orthodox(days) => orthodox_easter(year)?.plus_days(i32::from(days)),
            Self::Jewish(days) => jewish_new_year(year)?.plus_days(i32::from(days)),
            Self::Listed(number) => FEASTS.get(usize::from(number))?.in_year(year),
            Self::Hanukkah => {
                let (this, next) = (jewish_new_year(year)?, jewish_new_year(year + 1)?);
                // Only in years of 355 or 385 days the second month has thirty.
                let long = matches!(next.to_days() - this.to_days(), 355 | 385);
                this.plus_days(30 + 29 + i32::from(long) + 24)
            }
        }
    }

    /// The holiday with this name, whatever its case; of two it is the more common.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        if name.is_ascii() { HOLIDAYS.find(name) } else { HOLIDAYS.find(&name.replace('’', "'")) }
    }

    /// Whether a name begins with the word of this hash and form.
    pub(crate) fn may_begin_with(hash: u32, word: &str) -> bool {
        Self::longest_with(hash, word).is_some()
    }

    /// Bytes of the longest name that begins with the word of this hash and form.
    pub(crate) fn longest_with(hash: u32, word: &str) -> Option<usize> {
        FIRST_WORDS.get(hash, word)
    }
}

static HOLIDAYS: LazyLock<WordMap<Holiday>> = LazyLock::new(|| {
    let rows = names().filter_map(|(name, rule)| Some((name, parse(rule)?)));
    WordMap::new(rows)
});

fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    crate::lexicon::rows(include_str!("../../data/lexicon/holidays.tsv")).into_iter()
}

/// First words of the names, with the length of the longest; "St" stands for "St.".
static FIRST_WORDS: LazyLock<WordMap<usize>> = LazyLock::new(|| {
    let mut longest = HashMap::new();
    for (name, _) in names() {
        let first = name.split([' ', '.', '-', '\'']).next().unwrap_or(name);
        let length: &mut usize = longest.entry(first).or_default();
        *length = name.len().max(*length);
    }
    WordMap::new(longest)
});

/// A feast with its month and day in every year from the first on.
struct Feast {
    name: &'static str,
    first: i32,
    days: Vec<(u8, u8)>,
}

impl Feast {
    fn in_year(&self, year: i32) -> Option<Date> {
        let (month, day) = self.days.get(usize::try_from(year - self.first).ok()?)?;
        Date::new(year, *month, *day)
    }
}

static FEASTS: LazyLock<Vec<Feast>> = LazyLock::new(|| {
    let rows = crate::lexicon::rows(include_str!("../../data/lexicon/feasts.tsv"));
    let feast = |(name, years): (&'static str, &str)| {
        let mut fields = years.split(' ');
        let first = fields.next()?.parse().ok()?;
        // `0000` is no date, and a year without the feast.
        let day = |field: &str| Some((field.get(..2)?.parse().ok()?, field.get(2..)?.parse().ok()?));
        Some(Feast { name, first, days: fields.map(day).collect::<Option<_>>()? })
    };
    rows.into_iter().filter_map(feast).collect()
});

/// `fixed 12-25`, `nth 11-4-4`, `nth 11-4-4+1`, `nth 05-1--1`, `easter -2`, `hebrew 9`.
fn parse(rule: &str) -> Option<Holiday> {
    let (kind, argument) = rule.split_once(' ')?;
    Some(match kind {
        "fixed" => {
            let (month, day) = argument.split_once('-')?;
            Holiday::Fixed { month: month.parse().ok()?, day: day.parse().ok()? }
        }
        "nth" => {
            let (place, after) = argument.split_once('+').unwrap_or((argument, "0"));
            let mut parts = place.splitn(3, '-');
            let mut next = || parts.next();
            let (month, weekday) = (next()?.parse().ok()?, next()?.parse().ok()?);
            Holiday::Nth { month, weekday, nth: next()?.parse().ok()?, after: after.parse().ok()? }
        }
        "easter" => Holiday::Easter(argument.parse().ok()?),
        "orthodox" => Holiday::Orthodox(argument.parse().ok()?),
        "hebrew" => Holiday::Jewish(argument.parse().ok()?),
        "hanukkah" => Holiday::Hanukkah,
        "listed" => {
            let number = FEASTS.iter().position(|feast| feast.name == argument)?;
            Holiday::Listed(number.try_into().ok()?)
        }
        _ => return None,
    })
}

/// Easter Sunday in the Gregorian calendar (the anonymous computus of 1876; Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i32) -> Option<Date> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let skipped = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let ahead = (32 + 2 * (century % 4) + 2 * (rest / 4) - skipped - rest % 4) % 7;
    let months = (golden + 11 * skipped + 22 * ahead) / 451;
    let day = skipped + ahead - 7 * months + 114;
    Date::new(year, u8::try_from(day / 31).ok()?, u8::try_from(day % 31 + 1).ok()?)
}

/// Easter Sunday of the Julian calendar, as a Gregorian date.
fn orthodox_easter(year: i32) -> Option<Date> {
    let moon = (19 * (year % 19) + 15) % 30;
    let ahead = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    let day = moon + ahead + 114;
    let julian = Date::new(year, u8::try_from(day / 31).ok()?, u8::try_from(day % 31 + 1).ok()?)?;
    // Thirteen days from 1900 to 2099.
    julian.plus_days(year / 100 - year / 400 - 2)
}

/// 1 Tishri in the autumn of the year, by the molad and its postponements (Reingold and Dershowitz, Calendrical
/// Calculations, chapter 8).
fn jewish_new_year(year: i32) -> Option<Date> {
    let jewish = i64::from(year) + 3761;
    let elapsed = |year: i64| {
        let months = (235 * year - 234).div_euclid(19);
        let parts = 12_084 + 13_753 * months;
        let day = 29 * months + parts.div_euclid(25_920);
        if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
    };
    let (before, this, next) = (elapsed(jewish - 1), elapsed(jewish), elapsed(jewish + 1));
    let delay = if next - this == 356 { 2 } else { i64::from(this - before == 382) };
    // The first day of the count, 7 October 3761 BC (Julian), in days from 1970-01-01.
    let epoch = -1_373_427 - 719_163;
    Date::from_days(i32::try_from(epoch + this + delay).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(name: &str, year: i32) -> String {
        Holiday::named(name).and_then(|h| h.in_year(year)).map_or_else(String::new, |d| d.to_string())
    }

    #[test]
    fn every_row_of_the_lexicon_is_read() {
        let rows = crate::lexicon::rows(include_str!("../../data/lexicon/holidays.tsv"));
        assert!(rows.len() > 80);
        for (name, rule) in rows {
            let holiday = parse(rule).unwrap_or_else(|| panic!("{name}: {rule}"));
            assert!(holiday.in_year(2021).is_some(), "{name}");
        }
    }

    #[test]
    fn movable_feasts_fall_on_their_days() {
        // Published tables of Easter, of the eastern churches, and of the Jewish feasts.
        for (year, western, eastern) in [
            (1961, "1961-04-02", "1961-04-09"),
            (2000, "2000-04-23", "2000-04-30"),
            (2021, "2021-04-04", "2021-05-02"),
            (2025, "2025-04-20", "2025-04-20"),
        ] {
            assert_eq!(day("Easter", year), western);
            assert_eq!(day("Orthodox Easter", year), eastern);
        }
        assert_eq!(day("Yom Kippur", 1973), "1973-10-06");
        assert_eq!(day("Rosh Hashanah", 2023), "2023-09-16");
        assert_eq!(day("Passover", 2024), "2024-04-23");
        assert_eq!(day("Hanukkah", 2024), "2024-12-26");
        assert_eq!(day("Hanukkah", 2023), "2023-12-08");
    }

    #[test]
    fn feasts_of_moon_calendars_stand_in_the_table() {
        assert_eq!(day("Eid al-Fitr", 2021), "2021-05-13");
        assert_eq!(day("Eid ul-Adha", 2021), "2021-07-20");
        assert_eq!(day("Lunar New Year", 2008), "2008-02-07");
        assert_eq!(day("Chinese New Year", 2023), "2023-01-22");
        assert_eq!(day("Diwali", 2023), "2023-11-12");
        assert_eq!(day("Diwali", 1850), "");
        assert!(FEASTS.len() >= 9 && FEASTS.iter().all(|feast| feast.days.len() >= 35));
    }

    #[test]
    fn weekdays_of_a_month_are_counted_from_both_ends() {
        assert_eq!(day("Thanksgiving", 1999), "1999-11-25");
        assert_eq!(day("Memorial Day", 2021), "2021-05-31");
        assert_eq!(day("Black Friday", 2019), "2019-11-29");
        assert_eq!(day("Mother’s Day", 2022), "2022-05-08");
    }
}
