//! What holds for any text.

use dateline::dates::{Duration, Reference, Season, TimexValue, Unit};
use dateline::gazetteer::Gazetteer;
use dateline::parallel::{Input, read_all};
use dateline::tables::{Cells, Table};
use dateline::{CodePoints, Date, Document, Interval, Pipeline, Span};
use jiff::civil;
use proptest::prelude::*;

/// Texts that look like news in places: words that rules begin with, marks, line breaks, other scripts, damage.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[A-Za-z’'. ,\"“”()-]{0,12}",
        "\\PC{0,6}",
        prop::sample::select(vec![
            "May",
            "12",
            "2021",
            " ",
            ".",
            "\n",
            "\n\n",
            "last ",
            "Friday",
            "U.S.",
            "Mr.",
            "Baku",
            "the ",
            "two ",
            "days",
            " ago",
            "“",
            "”",
            "\"",
            "-",
            "--",
            "/TASS/",
            "LIMA, ",
            "said",
            "Foreign Ministry",
            "’s",
            "\u{a0}",
            "\u{200b}",
            "Թբ",
            "東京",
            "1,960",
            "3.5",
            "p.m.",
            "of ",
            "and ",
            "President ",
            "Ana ",
            "Ruiz",
            "\r\n",
            "\0",
            "🙂",
            "e\u{301}",
            "\u{202e}",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Values of dates, of durations in one unit, and references.
fn values() -> impl Strategy<Value = TimexValue> {
    use TimexValue as V;
    let year = || prop_oneof![4 => (1..=9999i32).prop_map(Some), 1 => (-9999..=-1i32).prop_map(Some), 1 => Just(None)];
    let month = || prop::option::of(1..=12u8);
    let unit = prop::sample::select(vec![
        Unit::Second,
        Unit::Minute,
        Unit::Hour,
        Unit::Day,
        Unit::Weekend,
        Unit::Week,
        Unit::Month,
        Unit::Quarter,
        Unit::Year,
    ]);
    let season = prop::sample::select(vec![Season::Spring, Season::Summer, Season::Autumn, Season::Winter]);
    prop_oneof![
        (year(), 1..=12u8, 1..=31u8).prop_map(|(year, month, day)| V::Day { year, day: Some((month, day)) }),
        (year(), month()).prop_map(|(year, month)| V::Month { year, month }),
        year().prop_map(V::Year),
        (1000..=2999i32).prop_map(V::FiscalYear),
        (year(), season).prop_map(|(year, season)| V::Season(year, season)),
        (year(), prop::option::of(1..=4u8)).prop_map(|(year, quarter)| V::Quarter(year, quarter)),
        (year(), 1..=2u8).prop_map(|(year, half)| V::Half(year, half)),
        prop::option::of((1..=9999i32, 1..=53u8)).prop_map(V::Week),
        prop::option::of((1..=9999i32, 1..=53u8)).prop_map(V::Weekend),
        (1..=7u8).prop_map(V::Weekday),
        prop::option::of(0..=999i32).prop_map(V::Decade),
        prop::option::of(0..=99i32).prop_map(V::Century),
        (prop::option::of(1..=5000u32), unit).prop_map(|(count, unit)| V::Duration(Duration {
            count,
            half: false,
            unit
        })),
        prop::sample::select(vec![Reference::Past, Reference::Present, Reference::Future]).prop_map(V::Reference),
    ]
}

fn published() -> impl Strategy<Value = Option<Date>> {
    prop::option::of((1900..2100i32, 1..=12u8, 1..=28u8).prop_map(|(y, m, d)| Date::new(y, m, d).expect("a date")))
}

fn pipeline() -> Pipeline {
    Pipeline::new().expect("the compiled data")
}

struct Owned(String, Option<Date>);

impl Input for Owned {
    fn document(&self) -> Document<'_> {
        let document = Document::new(&self.0);
        self.1.map_or(document, |date| document.published(date))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn spans_lie_on_characters_in_order_inside_their_sentences(text in texts(), date in published()) {
        let document = Document::new(&text);
        let found = pipeline().annotate(&text, date.map_or(document, |d| document.published(d)));
        let sliced = |span: Span| !span.is_empty() && !span.of(&text).is_empty();
        for pair in found.article.blocks.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start, "blocks are disjoint and in order");
        }
        prop_assert!(found.article.blocks.iter().all(|b| sliced(b.span) && b.span.of(&text).trim() == b.span.of(&text)));
        for pair in found.segments.sentences.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start, "sentences are disjoint and in order");
        }
        let mut last = 0;
        for sentence in &found.segments.sentences {
            prop_assert!(sliced(sentence.span));
            let block = found.article.blocks[sentence.block as usize];
            prop_assert!(block.span.contains(sentence.span));
            for token in &found.segments.tokens[sentence.tokens()] {
                prop_assert!(sliced(token.span) && sentence.span.contains(token.span) && token.span.start >= last);
                last = token.span.end;
            }
        }
        for timex in &found.dates {
            prop_assert!(sliced(timex.span));
            prop_assert!(found.segments.sentences[timex.sentence as usize].span.contains(timex.span));
            prop_assert!(!timex.value.is_empty());
            prop_assert!(timex.interval.is_none_or(|i| i.begin < i.until));
            prop_assert!(timex.interval.is_none() || timex.anchor.is_some());
        }
        for pair in found.dates.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start, "dates do not overlap");
        }
        for mention in &found.mentions {
            prop_assert!(sliced(mention.span));
            prop_assert!(!mention.name.is_empty() && !mention.name.contains('\n'));
            prop_assert!((0.0..=1.0).contains(&mention.score));
            // "2012 London Olympics" is a name that holds a date.
            let apart = |d: Span| !d.overlaps(mention.span) || mention.span.contains(d) && mention.span != d;
            prop_assert!(found.dates.iter().all(|d| apart(d.span)), "no name is a date");
        }
        for pair in found.mentions.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start, "names do not overlap");
        }
        for quote in &found.quotes {
            prop_assert!(sliced(quote.span) && quote.speaker.is_none_or(sliced) && quote.cue.is_none_or(sliced));
        }
    }

    #[test]
    fn every_line_that_is_not_blank_lies_in_blocks(text in texts()) {
        let found = pipeline().annotate(&text, Document::new(&text));
        let covered: usize = found.article.blocks.iter().map(|b| b.span.of(&text).chars().filter(|c| c.is_alphanumeric()).count()).sum();
        prop_assert_eq!(covered, text.chars().filter(|c| c.is_alphanumeric()).count());
    }

    #[test]
    fn without_a_date_no_relative_expression_has_a_place(text in texts()) {
        let found = pipeline().annotate(&text, Document::new(&text));
        if found.article.published.is_none() {
            for timex in &found.dates {
                prop_assert!(timex.anchor != Some(dateline::dates::Anchor::Published), "{:?}", timex);
            }
        }
    }

    #[test]
    fn values_are_read_back_as_they_are_printed(value in values()) {
        let printed = value.to_string();
        prop_assert_eq!(printed.parse::<TimexValue>().map_err(|e| TestCaseError::fail(e.to_string()))?, value, "{}", printed);
        if let Some(interval) = value.interval() {
            prop_assert!(interval.begin < interval.until, "{}", printed);
        }
    }

    #[test]
    fn no_text_as_a_value_panics(text in "[0-9A-Z_\\-]{0,14}|\\PC{0,12}") {
        if let Ok(value) = text.parse::<TimexValue>() {
            let _ = value.interval();
        }
    }

    #[test]
    fn code_points_agree_with_counting(text in "\\PC{0,200}", at in 0..400usize) {
        let at = (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
        let map = CodePoints::new(&text);
        prop_assert_eq!(map.at(at as u32) as usize, text[..at].chars().count());
        prop_assert_eq!(map.len() as usize, text.chars().count());
    }

    #[test]
    fn the_calendar_agrees_with_jiff(days in -719_162..2_932_896i32, months in -200..200i32) {
        let date = Date::from_days(days).expect("years 1 to 9999");
        let oracle = civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(days)).expect("in range");
        prop_assert_eq!(date.to_string(), oracle.to_string());
        prop_assert_eq!(date.to_days(), days);
        prop_assert_eq!(i8::try_from(date.weekday().number()).expect("1 to 7"), oracle.weekday().to_monday_one_offset());
        let week = oracle.iso_week_date();
        prop_assert_eq!(date.iso_week(), (i32::from(week.year()), week.week().unsigned_abs()));
        if let (Some(moved), Ok(other)) = (date.plus_months(months), oracle.checked_add(jiff::Span::new().months(months))) {
            prop_assert_eq!(moved.to_string(), other.to_string());
        }
        prop_assert_eq!(date.to_string().parse::<Date>().expect("a date"), date);
        if let Some(month) = Interval::month(date.year(), date.month()) {
            prop_assert_eq!(month.days(), i64::from(oracle.days_in_month()));
        }
    }

    #[test]
    fn a_damaged_gazetteer_is_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let leaked: &'static [u8] = Box::leak(bytes.into_boxed_slice());
        prop_assert!(Gazetteer::from_static(leaked).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn one_thread_and_many_give_the_same_rows(texts in prop::collection::vec(texts(), 1..40), date in published()) {
        let rows = |threads: usize| {
            // Long enough that the work is shared out.
            let filler = "It rained in Lima on Monday. ".repeat(800);
            let inputs: Vec<Owned> = texts.iter().map(|t| Owned(format!("{t}\n\n{filler}"), date)).collect();
            read_all(&pipeline(), inputs, 0, threads, || false).expect("rows")
        };
        let (one, many) = (rows(1), rows(4));
        for table in Table::ALL {
            let (one, many) = (one.frame(*table), many.frame(*table));
            prop_assert_eq!(one.len(), many.len());
            for place in 0..table.schema().fields.len() {
                let same = match (one.cells(place), many.cells(place)) {
                    (Some(Cells::Fixed { bytes: a, valid: x }), Some(Cells::Fixed { bytes: b, valid: y })) => a == b && x == y,
                    (Some(Cells::Text(a)), Some(Cells::Text(b))) => a == b,
                    _ => false,
                };
                prop_assert!(same, "column {} of {}", place, table);
            }
        }
    }
}

/// How the time grows is measured by `cargo bench`; here it is enough that every text comes back.
#[test]
fn hostile_texts_are_read() {
    let repeated = |piece: &str, times: usize| piece.repeat(times);
    let texts = [
        String::new(),
        "\0\0\0".to_owned(),
        repeated("(", 100_000),
        repeated("\"", 50_000),
        repeated("“", 50_000),
        repeated("2000 2001 ", 20_000),
        repeated("May ", 50_000),
        repeated("9", 200_000),
        repeated("A", 1_000_000),
        repeated("a\n", 100_000),
        repeated("U.S.", 50_000),
        repeated("The Foreign Ministry of ", 20_000),
        repeated("the the the a a a ", 20_000),
        repeated("🙂", 50_000),
        repeated("東", 300_000),
        repeated("\r", 10_000),
        repeated("President President ", 20_000),
        repeated("Ana Ruiz-", 20_000),
        repeated("last next this ", 20_000),
        repeated("“We go on and on.” Ana Ruiz said. ", 20_000),
        repeated("\"We go on and on,\" she said. ", 20_000),
        repeated("Ana Ruiz, Lima and Oslo. ", 20_000),
        format!(
            "The bridge over the river was closed.\n\n{}The bridge was opened again in May.",
            repeated("Ana Ruiz\n\n", 50_000)
        ),
        (0..50_000).map(|n| format!("Line {n}\n\n")).collect::<String>() + "The bridge over the river was closed.",
    ];
    for text in &texts {
        let found = pipeline().annotate(text, Document::new(text));
        let covered: usize = found.article.blocks.iter().map(|b| b.span.len()).sum();
        assert!(covered <= text.len());
    }
}
