//! Splits the tokens of a block into sentences.

use std::ops::Range;

use crate::article::{Block, BlockKind};
use crate::span::Span;

use super::abbreviation::{ABBREVIATIONS, Abbreviation, STARTERS};
use super::quote_marks::Quotation;
use crate::lexicon::REPORTING;
use crate::tokens::{Class, Token};

/// A sentence, or a heading, caption or dateline as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first token to the end of the last.
    pub span: Span,
    /// Number of the block it lies in.
    pub block: u32,
    /// Number of the first token.
    pub first: u32,
    /// Number of the first token after it.
    pub until: u32,
}

impl Sentence {
    /// Numbers of its tokens.
    #[must_use]
    pub fn tokens(&self) -> Range<usize> {
        self.first as usize..self.until as usize
    }
}

/// A run of more tokens than any sentence has is cut, so that later stages stay linear.
const LONGEST: usize = 2000;

/// Tokens that may end a sentence: marks, and initials with their stop. A colon ends one before the word in front of
/// it where that begins the credit of a photograph.
const ENDING: Class = Class(Class::PUNCT.0 | Class::INITIALS.0);

/// Appends the sentences of one block.
pub(crate) fn split(
    text: &str,
    block: &Block,
    number: u32,
    tokens: &[Token],
    range: Range<usize>,
    quotations: &[Quotation],
    out: &mut Vec<Sentence>,
) {
    let mut push = |range: Range<usize>| {
        if let (Some(first), Some(last)) = (tokens.get(range.start), tokens.get(range.end.wrapping_sub(1))) {
            let span = Span::new(first.span.start, last.span.end);
            out.push(Sentence { span, block: number, first: range.start as u32, until: range.end as u32 });
        }
    };
    // A paragraph that begins in lower case is written so throughout: "call them. they wait for you."
    let words = tokens.get(range.clone()).unwrap_or_default().iter().filter(|t| t.is(Class::WORD));
    let lower_style = words.take(1).any(|t| t.is(Class::LOWER) && !t.is(Class::CAPITAL));
    let splitter = Splitter { text, tokens, end: range.end, closers: Closers::of(quotations), lower_style };
    let mut start = range.start;
    // Captions may hold several sentences; titles, datelines and the like are one unit each.
    let whole =
        !matches!(block.kind, BlockKind::Body | BlockKind::Caption | BlockKind::Boilerplate | BlockKind::Foreign);
    let mut at = range.start;
    loop {
        // Only marks and initials may end a sentence; most tokens are passed over here.
        let rest = tokens.get(at..range.end).unwrap_or_default();
        let mark = rest.iter().position(|t| t.is(ENDING)).filter(|_| !whole).map(|ahead| at + ahead);
        let next = mark.unwrap_or(range.end);
        while next - start >= LONGEST {
            push(start..start + LONGEST);
            start += LONGEST;
        }
        let Some(mark) = mark else { break };
        at = mark + 1;
        if let Some(end) = splitter.boundary(start, mark) {
            push(start..end);
            start = end;
            at = end.max(at);
        }
    }
    if start < range.end {
        push(start..range.end);
    }
}

/// The closing marks of a block, to ask whether a token is one.
struct Closers(Vec<u32>);

impl Closers {
    fn of(quotations: &[Quotation]) -> Self {
        let mut marks: Vec<u32> = quotations.iter().filter_map(|q| q.close).collect();
        marks.sort_unstable();
        Self(marks)
    }

    fn has(&self, token: usize) -> bool {
        self.0.binary_search(&(token as u32)).is_ok()
    }
}

struct Splitter<'a> {
    text: &'a str,
    tokens: &'a [Token],
    end: usize,
    closers: Closers,
    lower_style: bool,
}

impl Splitter<'_> {
    fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied().filter(|_| at < self.end)
    }

    fn form(&self, at: usize) -> &str {
        self.token(at).map_or("", |t| t.text(self.text))
    }

    /// If a sentence that began at `start` ends with the stop at `at`: the first token after it.
    fn boundary(&self, start: usize, at: usize) -> Option<usize> {
        let stop = self.token(at)?;
        if let Some(word) = at.checked_sub(1).filter(|word| *word > start)
            && self.is_credit(word, stop)
        {
            return Some(word);
        }
        let initials = stop.is(Class::INITIALS) && stop.text(self.text).ends_with('.');
        if !stop.is(Class::STOP) && !initials {
            return None;
        }
        let (next, quoted) = self.after_closers(at + 1);
        let Some(follower) = self.token(next) else { return Some(self.end) };
        if initials {
            return (follower.spaced() && self.ends_after_initials(stop, next)).then_some(next);
        }
        if !follower.spaced() {
            return self.is_glued(at, follower).then_some(next);
        }
        if self.continues(next) && !(self.lower_style && !quoted && self.ends_plainly(start, at)) {
            return None;
        }
        let mark = stop.text(self.text);
        if mark == "." {
            if !quoted && self.is_abbreviation(start, at, next) {
                return None;
            }
        } else if quoted && !mark.starts_with(['.', '…']) && self.reports(next) {
            // "Who is there?" Amara Diop asked.
            return None;
        }
        Some(next)
    }

    /// "The opening night Image: Ana Ruiz": the credit of a photograph, without a stop before it.
    fn is_credit(&self, at: usize, colon: Token) -> bool {
        colon.text(self.text) == ":"
            && !colon.spaced()
            && matches!(self.form(at), "Image" | "Photo" | "Photograph" | "Picture" | "Credit" | "Video")
            && self.token(at + 2).is_some_and(|t| t.is(Class::CAPITAL))
    }

    /// The first token after closing marks, brackets and footnote numbers; whether a closing quotation mark was among them.
    fn after_closers(&self, mut at: usize) -> (usize, bool) {
        let mut quoted = false;
        while let Some(token) = self.token(at) {
            let closes = self.closers.has(at);
            // An unmatched mark right after a stop closes too, when white space follows.
            let loose = token.is(Class::QUOTE) && !token.spaced() && self.token(at + 1).is_none_or(Token::spaced);
            if closes || loose {
                quoted = true;
            } else if token.is(Class::CLOSER) && !token.spaced() || self.is_stop_after(at) {
            } else if self.is_footnote(at) {
                at += 2;
            } else {
                break;
            }
            at += 1;
        }
        (at, quoted)
    }

    /// `."?`, `.” .`: another stop glued to the closers.
    fn is_stop_after(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.is(Class::STOP) && !t.spaced())
    }

    /// `[12]` or `[a]` after the stop, with or without space before it.
    fn is_footnote(&self, at: usize) -> bool {
        let glued = |i: usize| self.token(i).filter(|t| !t.spaced());
        self.form(at) == "["
            && glued(at + 1).is_some_and(|t| t.is(Class::NUMBER) || t.span.len() == 1)
            && glued(at + 2).is_some_and(|t| t.text(self.text) == "]")
    }

    /// "end.The next": the space was lost.
    fn is_glued(&self, at: usize, follower: Token) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|i| self.token(i)) else { return false };
        let lower = |t: Token| t.is(Class::LOWER) && !t.is(Class::CAPITAL) && t.is(Class::WORD);
        !before.span.is_empty()
            && lower(before)
            && before.span.len() > 2
            && follower.is(Class::CAPITAL)
            && follower.is(Class::LOWER)
            || self.token(at).is_some_and(|t| t.is(Class::HIGH) && t.text(self.text) != "…")
    }

    /// Whether the text goes on in lower case, perhaps behind an opening mark or dash.
    fn continues(&self, mut at: usize) -> bool {
        for _ in 0..3 {
            let Some(token) = self.token(at) else { return false };
            if token.is(Class::WORD) {
                return token.is(Class::LOWER) && !token.is(Class::CAPITAL) && !self.is_brand(token);
            }
            if token.is(Class::NUMBER) {
                return false;
            }
            if matches!(token.text(self.text), "," | ";" | ":") {
                return true;
            }
            at += 1;
        }
        false
    }

    /// A single stop after a word of some length that is no abbreviation.
    fn ends_plainly(&self, start: usize, at: usize) -> bool {
        let word = at.checked_sub(1).filter(|i| *i >= start).and_then(|i| self.token(i));
        matches!(self.form(at), "." | "?" | "!")
            && word.is_some_and(|w| {
                w.is(Class::WORD) && w.span.len() > 2 && ABBREVIATIONS.get(w.hash, w.text(self.text)).is_none()
            })
    }

    /// "iPhone", "wikiHow": a word with a capital inside begins sentences in lower case too.
    fn is_brand(&self, token: Token) -> bool {
        token.text(self.text).bytes().any(|b| b.is_ascii_uppercase())
    }

    fn is_abbreviation(&self, start: usize, at: usize, next: usize) -> bool {
        let Some(word) = at.checked_sub(1).filter(|i| *i >= start).and_then(|i| self.token(i)) else { return false };
        let Some(follower) = self.token(next) else { return false };
        if self.token(at).is_some_and(Token::spaced) {
            return false;
        }
        let form = word.text(self.text);
        if word.is(Class::NUMBER) {
            // "1. A list": the number is all there is before the stop.
            return at - 1 == start;
        }
        match ABBREVIATIONS.get(word.hash, form) {
            // "the Minister of State, Dr." at the end of a sentence is not to be had; "gen" and "no" in lower case are words.
            Some(Abbreviation::Title) => word.is(Class::CAPITAL) || form.len() > 3,
            Some(Abbreviation::Numbered) => {
                follower.is(Class::NUMBER) || word.is(Class::CAPITAL) && form.len() > 2 && !self.is_starter(next)
            }
            Some(Abbreviation::Ending) => !self.is_starter(next),
            // "(b. March 2009)", "c. 1500"
            None if form.len() == 1 && word.is(Class::LOWER) => {
                follower.is(Class::NUMBER) || crate::calendar::month_by_name(self.form(next)).is_some()
            }
            // An initial: "George W. Bush", but "Vitamin C. The".
            None => {
                form.chars().count() == 1
                    && word.is(Class::CAPITAL)
                    && (form != "I" || follower.is(Class::CAPITAL))
                    && !self.is_starter(next)
            }
        }
    }

    fn is_starter(&self, at: usize) -> bool {
        let mut at = at;
        // A mark that opens a quotation begins a sentence with any word.
        while let Some(token) = self.token(at) {
            if token.is(Class::WORD) {
                return token.is(Class::CAPITAL) && STARTERS.get(token.hash, token.text(self.text)).is_some();
            }
            if !token.is(Class::QUOTE) && !token.is(Class::DASH) {
                return false;
            }
            at += 1;
        }
        false
    }

    /// "in the U.S. He said": only a clear beginning ends a sentence after initials; after "p.m." any capital but a day's or zone's.
    fn ends_after_initials(&self, stop: Token, next: usize) -> bool {
        let Some(follower) = self.token(next) else { return true };
        if self.is_starter(next) {
            return true;
        }
        let time = !stop.is(Class::CAPITAL) && matches!(stop.text(self.text), "a.m." | "p.m.");
        time && follower.is(Class::CAPITAL)
            && follower.is(Class::LOWER)
            && crate::calendar::month_by_name(follower.text(self.text)).is_none()
            && !follower.text(self.text).ends_with("day")
            // "5 a.m. Baghdad time"
            && self.token(next + 1).is_none_or(|t| t.text(self.text) != "time")
    }

    /// A name and a verb of reporting follow within a few words.
    fn reports(&self, from: usize) -> bool {
        (from..from + 6)
            .map_while(|i| self.token(i).filter(|t| !t.is(Class::STOP | Class::QUOTE)))
            .any(|t| t.is(Class::LOWER) && REPORTING.get(t.hash, t.text(self.text)).is_some())
    }
}
