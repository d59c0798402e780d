//! Gives every line its kind: first what a line says of itself, then what its place in the story says.

use std::collections::HashSet;

use crate::gazetteer::Gazetteer;
use crate::lexicon::lexicon;
use crate::span::Span;

use super::block::{Block, BlockKind};
use super::cues::cues;
use super::dateline::{self, Dateline};
use super::line::Line;

/// A line's kind so far; `None` for a short line that says nothing of itself.
type Guess = Option<BlockKind>;

/// The blocks of the text, and its dateline.
pub(super) fn classify(text: &str, lines: &[Line], gazetteer: &Gazetteer) -> (Vec<Block>, Option<Dateline>) {
    let latin: u64 = lines.iter().map(|l| u64::from(l.latin)).sum();
    let foreign: u64 = lines.iter().map(|l| u64::from(l.foreign)).sum();
    let mut guesses: Vec<Guess> =
        lines.iter().map(|line| alone(text, line, latin >= foreign, lines.len() > 2)).collect();
    let (head, tail) = body_range(&guesses);
    chrome_between(&mut guesses, lines, text, head, tail);
    let dateline_line = settle_head(text, lines, &mut guesses, head, gazetteer);
    settle_rest(text, lines, &mut guesses, head, tail);
    assemble(text, lines, &guesses, dateline_line, gazetteer, latin >= foreign)
}

/// What a line says of itself; `among_others`: it is not all there is of the article.
fn alone(text: &str, line: &Line, mostly_latin: bool, among_others: bool) -> Guess {
    let content = line.span.of(text);
    let dated = || crate::calendar::find_printed(content).is_some_and(|(_, date)| date.year.is_some());
    // A date before words in another script is a date line with something glued to it.
    if mostly_latin && line.is_foreign() && line.latin < 8 && !dated() {
        return Some(BlockKind::Foreign);
    }
    let seen = cues(content);
    let short = line.words <= 12;
    let pick = |kind: &BlockKind| match kind {
        BlockKind::DateLine => short && dated(),
        BlockKind::Byline => line.words <= 16,
        BlockKind::Credit => line.words <= 25,
        BlockKind::Boilerplate => line.words <= 45,
        _ => true,
    };
    if let Some(kind) = seen.into_iter().find(pick) {
        return Some(kind);
    }
    // A line with hardly more than a date: "Friday, July 30, 2021 | 10:20 GMT".
    if line.words <= 9 && !line.stopped && dated() && line.words.saturating_sub(line.capitals) <= 6 {
        return Some(BlockKind::DateLine);
    }
    // A stop after a noun phrase: "The old harbour of Bergen on a winter morning."
    if among_others && line.is_prose() && line.words <= 25 && is_noun_phrase(content) {
        return Some(BlockKind::Caption);
    }
    line.is_prose().then_some(BlockKind::Body)
}

lexicon!(
    /// Auxiliaries and irregular pasts: a sentence with none of them, and no word in -ed, hardly has a verb.
    FINITE_VERBS: () = "finite_verbs.tsv",
    |_| Some(())
);

/// One sentence without a finite verb, no quotation and no question.
fn is_noun_phrase(line: &str) -> bool {
    let quoted = line.contains(['"', '“', '”', '?', '!', ':', ';']);
    let several = line.trim_end_matches('.').contains(". ");
    let verb = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = word.starts_with(|c: char| c.is_lowercase());
        let contracted = word.contains(['\'', '’']) && !word.ends_with(['s', '\'', '’']);
        contracted
            || lower && (word.ends_with("ed") || FINITE_VERBS.find(word).is_some() || REPORTING.find(word).is_some())
    };
    !quoted && !several && line.starts_with(|c: char| c.is_uppercase()) && !line.split_whitespace().any(verb)
}

lexicon!(
    /// Verbs that report speech.
    REPORTING: () = "reporting_verbs.tsv",
    |_| Some(())
);

/// First and last line of running text; the whole document if there is none.
fn body_range(guesses: &[Guess]) -> (usize, usize) {
    let is_body = |g: &Guess| *g == Some(BlockKind::Body);
    let head = guesses.iter().position(is_body).unwrap_or(guesses.len());
    let tail = guesses.iter().rposition(is_body).unwrap_or(guesses.len());
    (head, tail)
}

/// A sentence inside the running text is no site chrome, whatever words it holds.
fn chrome_between(guesses: &mut [Guess], lines: &[Line], text: &str, head: usize, tail: usize) {
    for (i, guess) in guesses.iter_mut().enumerate() {
        let inside = i > head && i < tail;
        let (Some(BlockKind::Boilerplate | BlockKind::Byline), Some(line)) = (*guess, lines.get(i)) else { continue };
        let prose = line.is_prose() && line.words >= 8;
        if inside && prose && !line.span.of(text).contains("http") {
            *guess = Some(BlockKind::Body);
        }
    }
}

/// Settles the lines before the running text; returns the line that is or opens with the dateline.
fn settle_head(text: &str, lines: &[Line], guesses: &mut [Guess], head: usize, gazetteer: &Gazetteer) -> Option<usize> {
    let mut title = None;
    let mut dateline = None;
    // Without running text there is nothing that a headline could stand over.
    let before_body = if head < lines.len() { head } else { 0 };
    for i in 0..before_body {
        let (Some(line), Some(guess)) = (lines.get(i), guesses.get(i).copied()) else { break };
        if guess.is_some() {
            continue;
        }
        let previous = i.checked_sub(1).and_then(|p| guesses.get(p).copied()).flatten();
        // A place alone in capitals is a dateline anywhere, one in small letters only under a headline.
        let caps = line.lower == 0;
        let kind = if dateline.is_none()
            && line.words <= 8
            && (caps || title.is_some())
            && dateline::read(text, line.span, gazetteer).is_some_and(|d| d.span == line.span)
        {
            dateline = Some(i);
            BlockKind::Dateline
        } else if title.is_none() && (is_headline(line) || i + 1 == head && line.before_blank) {
            title = Some(i);
            BlockKind::Title
        } else if previous == Some(BlockKind::Caption) && !line.after_blank {
            BlockKind::Caption
        } else if title.is_some() && line.words >= 6 {
            if previous == Some(BlockKind::Title) || previous == Some(BlockKind::Subtitle) {
                BlockKind::Subtitle
            } else {
                BlockKind::Caption
            }
        } else {
            BlockKind::Boilerplate
        };
        if let Some(slot) = guesses.get_mut(i) {
            *slot = Some(kind);
        }
    }
    // A headline that asks or exclaims looks like prose; so does a deck of many words.
    if title.is_none()
        && guesses.iter().filter(|g| **g == Some(BlockKind::Body)).count() > 1
        && let (Some(line), Some(guess)) = (lines.get(head), guesses.get_mut(head))
        && line.words <= 20
        && line.span.of(text).ends_with(['?', '!', '’', '”'])
        && !line.span.of(text).contains(". ")
        && lines.iter().any(|l| l.words > 20)
        && !line.span.of(text).starts_with(['“', '"'])
    {
        *guess = Some(BlockKind::Title);
        title = Some(head);
    }
    if let Some(title) = title
        && let (Some(line), Some(next)) = (lines.get(title + 1), guesses.get(title + 2).copied())
        && guesses.get(title + 1) == Some(&Some(BlockKind::Body))
        && !line.stopped
        && next.is_none_or(|k| {
            matches!(k, BlockKind::Body | BlockKind::Dateline | BlockKind::Byline | BlockKind::DateLine)
        })
        && let Some(slot) = guesses.get_mut(title + 1)
    {
        *slot = Some(BlockKind::Subtitle);
    }
    dateline
        .or_else(|| {
            // A place alone after a deck that looked like running text.
            (head..lines.len()).take(4).find(|i| {
                guesses.get(*i).is_some_and(Option::is_none)
                    && lines
                        .get(*i)
                        .is_some_and(|l| dateline::read(text, l.span, gazetteer).is_some_and(|d| d.span == l.span))
            })
        })
        .or_else(|| {
            let mut body = (0..lines.len()).filter(|i| guesses.get(*i).is_some_and(|g| *g == Some(BlockKind::Body)));
            body.by_ref()
                .take(2)
                .find(|i| lines.get(*i).is_some_and(|l| dateline::read(text, l.span, gazetteer).is_some()))
        })
}

fn is_headline(line: &Line) -> bool {
    line.words >= 2 && line.words <= 30 && !line.is_foreign()
}

/// Settles the short lines inside and after the running text.
fn settle_rest(text: &str, lines: &[Line], guesses: &mut [Guess], head: usize, tail: usize) {
    let has_body = head < lines.len();
    // Short lines so far: a line that comes again is the name of who or what a photograph shows.
    let mut shorts = HashSet::new();
    for i in 0..lines.len() {
        let Some(line) = lines.get(i) else { break };
        let first_time = line.words > 12 || shorts.insert(line.span.of(text));
        if guesses.get(i).is_some_and(Option::is_some) {
            continue;
        }
        let neighbour = |j: Option<usize>| j.and_then(|j| guesses.get(j).copied()).flatten();
        let (before, after) = (neighbour(i.checked_sub(1)), neighbour(i.checked_add(1)));
        let kind = if !has_body {
            // Nothing of the document is prose: a line or a list is its own text.
            BlockKind::Body
        } else if before == Some(BlockKind::Caption) && !line.after_blank || i < tail && !first_time {
            BlockKind::Caption
        } else if i < tail {
            if line.words <= 12 && !line.stopped && starts_high(line.span, text) {
                BlockKind::Subheading
            } else {
                BlockKind::Body
            }
        } else if line.words > 12 {
            BlockKind::Body
        } else if before == Some(BlockKind::Credit) || after == Some(BlockKind::Credit) {
            BlockKind::Credit
        } else if line.stopped {
            BlockKind::Body
        } else {
            BlockKind::Boilerplate
        };
        if let Some(slot) = guesses.get_mut(i) {
            *slot = Some(kind);
        }
    }
}

fn starts_high(span: Span, text: &str) -> bool {
    span.of(text).trim_start_matches(['“', '"', '‘', '\'']).starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// Blocks from lines: cuts off datelines that open a paragraph and words in another script.
fn assemble(
    text: &str,
    lines: &[Line],
    guesses: &[Guess],
    dateline_line: Option<usize>,
    gazetteer: &Gazetteer,
    mostly_latin: bool,
) -> (Vec<Block>, Option<Dateline>) {
    let mut blocks = Vec::with_capacity(lines.len() + 2);
    let mut dateline = None;
    for (i, (line, guess)) in lines.iter().zip(guesses).enumerate() {
        let kind = guess.unwrap_or(BlockKind::Body);
        let mut span = line.span;
        if dateline_line == Some(i)
            && let Some(found) = dateline::read(text, span, gazetteer)
        {
            blocks.push(Block { kind: BlockKind::Dateline, span: found.span });
            let rest = text.get(found.span.end as usize..span.end as usize).unwrap_or("");
            span.start = span.end - rest.trim_start().len() as u32;
            dateline = Some(found);
            if span.is_empty() {
                continue;
            }
        }
        // The printed date of the page, glued to the headline or to the lead.
        if kind == BlockKind::Body
            && i < 8
            && let Some((date, rest)) = printed_date_ahead(text, span)
        {
            blocks.push(Block { kind: BlockKind::DateLine, span: date });
            span = rest;
        } else if kind == BlockKind::Title
            && let Some((head, date)) = printed_date_behind(text, span)
        {
            blocks.push(Block { kind, span: head });
            blocks.push(Block { kind: BlockKind::DateLine, span: date });
            continue;
        }
        let may_end_foreign = mostly_latin && !matches!(kind, BlockKind::Foreign | BlockKind::Body);
        match may_end_foreign.then(|| foreign_tail(text, span)).flatten() {
            Some((left, right)) => {
                blocks.push(Block { kind, span: left });
                blocks.push(Block { kind: BlockKind::Foreign, span: right });
            }
            None => blocks.push(Block { kind, span }),
        }
    }
    (blocks, dateline)
}

/// Splits a line whose end is in another script: `date 2021-07-30 …` and the foreign words glued to it.
fn foreign_tail(text: &str, span: Span) -> Option<(Span, Span)> {
    let content = span.of(text);
    if content.is_ascii() {
        return None;
    }
    let is_foreign = |c: char| c.is_alphabetic() && c > '\u{24F}' && !('\u{1E00}'..='\u{1EFF}').contains(&c);
    let at = content.find(is_foreign)?;
    let (left, right) = content.split_at_checked(at)?;
    let foreign = right.chars().filter(|c| is_foreign(*c)).count();
    let latin = right.chars().filter(|c| c.is_alphabetic() && !is_foreign(*c)).count();
    if latin > 0 || foreign < 3 || left.trim().is_empty() {
        return None;
    }
    let left_end = span.start + left.trim_end().len() as u32;
    Some((Span::new(span.start, left_end), Span::new(span.start + at as u32, span.end)))
}

/// `Thursday, May 7, 2015` before a sentence: weekday, date with year, and then a capital letter without a comma.
fn printed_date_ahead(text: &str, span: Span) -> Option<(Span, Span)> {
    let content = span.of(text);
    let end = weekday_date(content, 0)?;
    let rest = content.get(end..)?;
    let after = rest.strip_prefix([' ', '\t'])?.trim_start();
    let at = span.end - after.len() as u32;
    after
        .starts_with(char::is_uppercase)
        .then(|| (Span::new(span.start, span.start + end as u32), Span::new(at, span.end)))
}

/// The same at the end of a headline.
fn printed_date_behind(text: &str, span: Span) -> Option<(Span, Span)> {
    let content = span.of(text);
    let spaces = content.match_indices(' ').map(|(at, _)| at + 1);
    let start = spaces.into_iter().find(|at| weekday_date(content, *at) == Some(content.len()))?;
    let head = content.get(..start)?.trim_end();
    Some((Span::new(span.start, span.start + head.len() as u32), Span::new(span.start + start as u32, span.end)))
}

/// The end of a weekday and a date with its year that begin at byte `at`.
fn weekday_date(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    if !rest.starts_with(['M', 'T', 'W', 'F', 'S']) {
        return None;
    }
    let word = rest.find(|c: char| !c.is_ascii_alphabetic())?;
    crate::calendar::weekday_by_name(rest.get(..word)?)?;
    let gap = rest.get(word..)?.len() - rest.get(word..)?.trim_start_matches([',', ' ']).len();
    let (end, date) = crate::calendar::printed_at(text, at + word + gap)?;
    date.year.map(|_| end)
}
