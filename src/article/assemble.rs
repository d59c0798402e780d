//! Blocks from lines: cuts off datelines that open a paragraph, printed dates and words in another script.

use crate::gazetteer::Gazetteer;
use crate::span::Span;

use super::block::{Block, BlockKind};
use super::dateline::{self, Dateline};
use super::line::Line;
use super::sight::is_mostly_latin;

/// Paragraphs that a dateline may open.
const OPENERS: usize = 2;

/// The line that is the dateline or opens with it.
fn dateline_line(text: &str, lines: &[Line], kinds: &[(BlockKind, f32)], gazetteer: &Gazetteer) -> Option<usize> {
    if let Some(own) = kinds.iter().position(|(kind, _)| *kind == BlockKind::Dateline) {
        return Some(own);
    }
    let body = kinds.iter().enumerate().filter(|(_, (kind, _))| *kind == BlockKind::Body).map(|(i, _)| i);
    let opens = |i: &usize| lines.get(*i).is_some_and(|l| dateline::read(text, l.span, gazetteer).is_some());
    body.take(OPENERS).find(opens)
}

/// The blocks of the text, and its dateline.
pub(super) fn assemble(
    text: &str,
    lines: &[Line],
    kinds: &[(BlockKind, f32)],
    gazetteer: &Gazetteer,
) -> (Vec<Block>, Option<Dateline>) {
    let dateline_line = dateline_line(text, lines, kinds, gazetteer);
    // Words in another script can end a line only where there are some.
    let mixed = lines.iter().any(|l| l.foreign > 0) && is_mostly_latin(lines);
    let mut blocks = Vec::with_capacity(lines.len() + 2);
    let mut dateline = None;
    for (i, (line, &(kind, score))) in lines.iter().zip(kinds).enumerate() {
        let mut push = |kind, span| blocks.push(Block { kind, span, score });
        let mut span = line.span;
        if dateline_line == Some(i)
            && let Some(found) = dateline::read(text, span, gazetteer)
        {
            push(BlockKind::Dateline, found.span);
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
            push(BlockKind::DateLine, date);
            span = rest;
        } else if kind == BlockKind::Title
            && let Some((head, date)) = printed_date_behind(text, span)
        {
            push(kind, head);
            push(BlockKind::DateLine, date);
            continue;
        }
        let may_end_foreign = mixed && !matches!(kind, BlockKind::Foreign | BlockKind::Body);
        match may_end_foreign.then(|| foreign_tail(text, span)).flatten() {
            Some((left, right)) => {
                push(kind, left);
                push(BlockKind::Foreign, right);
            }
            None => push(kind, span),
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
