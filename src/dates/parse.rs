//! Reads TIMEX3 values back.

use std::str::FromStr;

use crate::error::Error;

use super::unit::{Duration, Reference, Season, Unit};
use super::value::TimexValue;

impl FromStr for TimexValue {
    type Err = Error;

    /// Reads what `Display` prints.
    ///
    /// ```
    /// use dateline::dates::TimexValue;
    ///
    /// let week: TimexValue = "2021-W19".parse()?;
    /// assert_eq!(week.interval().unwrap().to_string(), "2021-05-10..2021-05-17");
    /// # Ok::<(), dateline::Error>(())
    /// ```
    ///
    /// # Errors
    /// Where the text is no value of a date, a duration in one unit, or a reference.
    fn from_str(text: &str) -> Result<Self, Error> {
        parse(text).ok_or_else(|| {
            Error::argument(format!("value must be TIMEX3 as 2021-05-14, 2021-W19, XXXX-FA or P6W, got {text:?}"))
        })
    }
}

fn parse(text: &str) -> Option<TimexValue> {
    match text {
        "PAST_REF" => return Some(TimexValue::Reference(Reference::Past)),
        "PRESENT_REF" => return Some(TimexValue::Reference(Reference::Present)),
        "FUTURE_REF" => return Some(TimexValue::Reference(Reference::Future)),
        _ => {}
    }
    if let Some(duration) = text.strip_prefix('P') {
        return self::duration(duration).map(TimexValue::Duration);
    }
    if let Some(year) = text.strip_prefix("FY") {
        return number(year, 4).map(TimexValue::FiscalYear);
    }
    if let (true, Some(value)) = (text.len() < 4, number(text, text.len())) {
        return match text.len() {
            3 => Some(TimexValue::Decade(Some(value))),
            2 => Some(TimexValue::Century(Some(value))),
            _ => None,
        };
    }
    match text {
        "XXX" => return Some(TimexValue::Decade(None)),
        "XX" => return Some(TimexValue::Century(None)),
        _ => {}
    }
    let (era, rest) = text.strip_prefix("BC").map_or((1, text), |rest| (-1, rest));
    let (year, rest) = rest.split_at_checked(4)?;
    let year = open(year, 4)?.map(|year| era * year);
    let mut parts = rest.split('-').skip(1);
    let (first, second) = (parts.next(), parts.next());
    if parts.next().is_some() || !rest.is_empty() && !rest.starts_with('-') {
        return None;
    }
    match (first, second) {
        (None, _) => Some(TimexValue::Year(year)),
        (Some(first), second) => placed(year, first, second),
    }
}

/// What stands after the year: `05`, `05` and `14`, `W19`, `W19` and `WE`, `FA`, `Q3`, `H1`.
fn placed(year: Option<i32>, first: &str, second: Option<&str>) -> Option<TimexValue> {
    let small = |text: &str, width| open(text, width).map(|value| value.and_then(|value| u8::try_from(value).ok()));
    let season =
        [Season::Spring, Season::Summer, Season::Autumn, Season::Winter].into_iter().find(|s| s.code() == first);
    if let (Some(season), None) = (season, second) {
        return Some(TimexValue::Season(year, season));
    }
    if let Some(week) = first.strip_prefix('W') {
        let week = year.zip(small(week, 2)?);
        return match second {
            None => Some(TimexValue::Week(week)),
            Some("WE") => Some(TimexValue::Weekend(week)),
            Some(day) if week.is_none() => {
                number(day, 1).and_then(|day| u8::try_from(day).ok()).map(TimexValue::Weekday)
            }
            Some(_) => None,
        };
    }
    match (first.split_at_checked(1)?, second) {
        (("Q", quarter), None) => Some(TimexValue::Quarter(year, small(quarter, 1)?)),
        (("H", half), None) => Some(TimexValue::Half(year, small(half, 1)??)),
        (_, None) => Some(TimexValue::Month { year, month: small(first, 2)? }),
        (_, Some(day)) => Some(TimexValue::Day { year, day: small(first, 2)?.zip(small(day, 2)?) }),
    }
}

/// `width` digits.
fn number(text: &str, width: usize) -> Option<i32> {
    (text.len() == width && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// `width` digits, or as many X.
fn open(text: &str, width: usize) -> Option<Option<i32>> {
    if text.len() == width && text.bytes().all(|b| b == b'X') { Some(None) } else { number(text, width).map(Some) }
}

/// `6W`, `T24H`, `XD`.
fn duration(text: &str) -> Option<Duration> {
    let (clock, text) = text.strip_prefix('T').map_or((false, text), |rest| (true, rest));
    let letters = text.find(|c: char| !c.is_ascii_digit() && c != 'X')?;
    let (count, letters) = text.split_at_checked(letters)?;
    let unit = match (clock, letters) {
        (true, "S") => Unit::Second,
        (true, "M") => Unit::Minute,
        (true, "H") => Unit::Hour,
        (false, "D") => Unit::Day,
        (false, "WE") => Unit::Weekend,
        (false, "W") => Unit::Week,
        (false, "M") => Unit::Month,
        (false, "Q") => Unit::Quarter,
        (false, "Y") => Unit::Year,
        (false, "E") => Unit::Decade,
        (false, "C") => Unit::Century,
        _ => return None,
    };
    let count = if count == "X" { None } else { Some(count.parse().ok()?) };
    Some(Duration { count, half: false, unit })
}
