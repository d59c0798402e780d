//! Reads `data/lexicon/time_words.tsv`: the temporal class of every word that has one.

use crate::lexicon::lexicon;

use super::unit::{DayPart, Modifier, Reference, Season, Unit};
use super::word::Word;

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    })
}

fn modifier(name: &str) -> Option<Modifier> {
    const ALL: [Modifier; 8] = [
        Modifier::Start,
        Modifier::Mid,
        Modifier::End,
        Modifier::Approx,
        Modifier::LessThan,
        Modifier::MoreThan,
        Modifier::EqualOrLess,
        Modifier::EqualOrMore,
    ];
    ALL.into_iter().find(|m| m.name() == name)
}

/// Reads a value of `time_words.tsv`: class and, after a space, its argument.
fn parse(value: &str) -> Option<Word> {
    let (class, argument) = value.split_once(' ').unwrap_or((value, ""));
    Some(match class {
        "the" => Word::The,
        "a" => Word::A,
        "unit" => Word::Unit(unit(argument)?),
        "units" => Word::Units(unit(argument)?),
        "long" => Word::Long(unit(argument)?),
        "fortnight" => Word::Fortnight,
        "adverb" => Word::Adverb(unit(argument)?),
        "count" => Word::Count(argument.parse().ok()?),
        "scale" => Word::Scale(argument.parse().ok()?),
        "vague" => Word::Vague,
        "ordinal" => Word::Ordinal(argument.parse().ok()?),
        "season" => Word::Season(match argument {
            "SP" => Season::Spring,
            "SU" => Season::Summer,
            "FA" => Season::Autumn,
            "WI" => Season::Winter,
            _ => return None,
        }),
        "part" => Word::Part(match argument {
            "MO" => DayPart::Morning,
            "AF" => DayPart::Afternoon,
            "EV" => DayPart::Evening,
            "NI" => DayPart::Night,
            _ => return None,
        }),
        "hour" => Word::Hour(argument.parse().ok()?),
        "deictic" => Word::Deictic(argument.parse().ok()?),
        "tonight" => Word::Tonight,
        "last" => Word::Last,
        "this" => Word::This,
        "next" => Word::Next,
        "past" => Word::Past,
        "coming" => Word::Coming,
        "previous" => Word::Previous,
        "following" => Word::Following,
        "that" => Word::That,
        "recent" => Word::Recent,
        "ago" => Word::Ago,
        "earlier" => Word::Earlier,
        "later" => Word::Later,
        "before" => Word::Before,
        "after" => Word::After,
        "reference" => Word::Reference(match argument {
            "PAST_REF" => Reference::Past,
            "PRESENT_REF" => Reference::Present,
            "FUTURE_REF" => Reference::Future,
            _ => return None,
        }),
        "phase" => Word::Phase(modifier(argument)?),
        "approx" => Word::Approx(modifier(argument)?),
        "each" => Word::Each,
        "half" => Word::Half,
        "decade" => Word::Decade(argument.parse().ok()?),
        "times" => Word::Times,
        "per" => Word::Per,
        "more" => Word::More,
        "fiscal" => Word::Fiscal,
        "oclock" => Word::OClock,
        "nightly" => Word::Nightly,
        "meridiem" => Word::Meridiem(argument.parse().ok()?),
        _ => return None,
    })
}

lexicon!(pub(super) WORDS: Word = "time_words.tsv", parse);
