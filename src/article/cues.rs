//! Patterns that give a line away: captions, credits, bylines, site chrome.
//!
//! The patterns are rows of `data/lexicon/lines.tsv` (pattern, kind, needles if any), for one line each, with no site's
//! name in them. They match bytes: `\x80-\xff` in a class stands for any letter or mark beyond ASCII. A pattern that may match
//! anywhere names its needles, of which every match holds one, in any case: few lines hold any, and a search for all of
//! them at once costs less than the patterns.

use std::sync::LazyLock;

use regex::bytes::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

use super::block::BlockKind;

/// A row of the lexicon.
struct Row {
    pattern: &'static str,
    kind: BlockKind,
    /// Empty if the pattern only looks at the start of the line.
    needles: Vec<&'static str>,
}

fn rows() -> Vec<Row> {
    let rows = crate::lexicon::rows(include_str!("../../data/lexicon/lines.tsv"));
    let row = |(pattern, value): (&'static str, &'static str)| {
        let mut fields = value.split('\t');
        let kind = fields.next()?;
        let kind = BlockKind::ALL.iter().copied().find(|k| k.name() == kind)?;
        Some(Row { pattern, kind, needles: fields.collect() })
    };
    rows.into_iter().filter_map(row).collect()
}

/// One regular expression for all `patterns`.
fn any_of<'p>(patterns: impl Iterator<Item = &'p str>) -> Option<Regex> {
    let any: Vec<String> = patterns.map(|pattern| format!("(?:{pattern})")).collect();
    RegexBuilder::new(&any.join("|")).unicode(false).build().ok()
}

struct Patterns {
    /// Whether a pattern matches that looks at the start of the line.
    starts: Regex,
    /// Whether another one does: worth asking only where a needle is found. One pass of one automaton is three times as
    /// fast as a set.
    inner: Regex,
    needles: Regex,
    set: RegexSet,
    kinds: Vec<BlockKind>,
}

static PATTERNS: LazyLock<Option<Patterns>> = LazyLock::new(Patterns::new);

impl Patterns {
    fn new() -> Option<Self> {
        // The patterns are compiled in; a test reads every one.
        let rows = rows();
        let of = |inner: bool| rows.iter().filter(move |row| row.needles.is_empty() != inner).map(|row| row.pattern);
        let needles = rows.iter().flat_map(|row| &row.needles);
        let needles: Vec<String> = needles.map(|needle| format!("(?i){}", regex::escape(needle))).collect();
        Some(Self {
            starts: any_of(of(false))?,
            inner: any_of(of(true))?,
            needles: any_of(needles.iter().map(String::as_str))?,
            set: RegexSetBuilder::new(rows.iter().map(|row| row.pattern)).unicode(false).build().ok()?,
            kinds: rows.iter().map(|row| row.kind).collect(),
        })
    }

    fn seen_in(&self, line: &str) -> Cues {
        let bytes = line.as_bytes();
        let seen = match (bytes.get(..START), bytes.len().checked_sub(END)) {
            (Some(start), Some(end)) if end > START => {
                self.starts.is_match(start)
                    || self.may_match(start, bytes.get(end..).unwrap_or_default())
                        && (self.inner.is_match(start) || self.inner.is_match_at(bytes, end))
            }
            _ => self.starts.is_match(bytes) || self.may_match(bytes, bytes) && self.inner.is_match(bytes),
        };
        if !seen || bytes.len() > LONGEST {
            return Cues::default();
        }
        let kinds = self.set.matches(bytes).into_iter().filter_map(|place| self.kinds.get(place));
        kinds.fold(Cues::default(), |cues, kind| cues.with(*kind))
    }

    /// Whether a needle lies near the start or the end of a line with these ends.
    fn may_match(&self, start: &[u8], end: &[u8]) -> bool {
        let (first, last) = (start.get(..FIRST), end.len().checked_sub(LAST).and_then(|from| end.get(from..)));
        match (first, last) {
            (Some(first), Some(last)) => self.needles.is_match(first) || self.needles.is_match(last),
            _ => self.needles.is_match(start),
        }
    }
}

/// A needle stands in the first bytes of its line or in the last.
const FIRST: usize = 120;
const LAST: usize = 80;
/// A line longer than both together shows its cue in its first bytes or its last, or has none.
const START: usize = 240;
const END: usize = 160;
/// A line longer than this is neither caption nor chrome.
const LONGEST: usize = 2000;

/// The kinds that some pattern sees in a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cues(u16);

impl Cues {
    const fn with(self, kind: BlockKind) -> Self {
        Self(self.0 | 1 << kind as u16)
    }

    pub(super) const fn has(self, kind: BlockKind) -> bool {
        self.0 & (1 << kind as u16) != 0
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The kinds that some pattern sees in `line`.
pub(super) fn cues(line: &str) -> Cues {
    PATTERNS.as_ref().map_or(Cues::default(), |patterns| patterns.seen_in(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_of_the_lexicon_is_compiled() {
        let rows = rows();
        assert!(rows.len() > 20);
        assert_eq!(PATTERNS.as_ref().map(|patterns| patterns.set.len()), Some(rows.len()));
        assert_eq!(rows.len(), crate::lexicon::rows(include_str!("../../data/lexicon/lines.tsv")).len());
    }

    #[test]
    fn a_pattern_without_needles_looks_at_the_start() {
        for row in rows() {
            let anchored = row.pattern.trim_start_matches("(?i)").starts_with('^');
            assert!(anchored || !row.needles.is_empty(), "{}", row.pattern);
        }
    }

    #[test]
    fn lines_give_themselves_away() {
        assert!(cues("Photo: Ministry of Culture / Handout").has(BlockKind::Credit));
        assert!(cues("By Ana Ruiz and Tomas Lind").has(BlockKind::Byline));
        assert!(cues("Sign up for our daily newsletter").has(BlockKind::Boilerplate));
        assert!(cues("By the time the ferry came, they were gone.").is_empty());
        for caption in [
            "Ana Ruiz, pictured in Lima, won",
            "A ferry in the port (File Photo)",
            "The port of Callao. Anadolu / Ana Ruiz",
            "In this frame grab made available by the navy, a ship burns",
            "This still released by the studio has a ship",
            "This satellite image shows the port",
            "Tomas Lind (left) and a friend",
            "MAYOR ANA RUIZ, PICTURED AT HOME",
        ] {
            assert!(cues(caption).has(BlockKind::Caption), "{caption}");
        }
        for chrome in
            ["All Rights Reserved", "The film can also be viewed on our channel", "It has a new Privacy Policy"]
        {
            assert!(cues(chrome).has(BlockKind::Boilerplate), "{chrome}");
        }
    }
}
