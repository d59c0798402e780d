//! Pairs quotation marks: straight ones by parity and shape, curly ones by shape.

use std::ops::Range;

use crate::tokens::{Class, Token};

/// Which pair of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `"…"`
    Straight,
    /// `“…”`, `„…“`
    Curly,
    /// `«…»`, `‹…›`, `「…」`
    Angle,
    /// `'…'`
    Single,
    /// `‘…’`
    CurlySingle,
}

/// A passage between quotation marks, by token numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The opening mark.
    pub open: u32,
    /// The closing mark; `None` where the paragraph ends first, as in a quotation of several paragraphs.
    pub close: Option<u32>,
    /// The pair of marks used.
    pub mark: Mark,
}

/// What a mark can be, from its form and the space around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Opens,
    Closes,
    Either,
    Neither,
}

/// More than any prose nests; a text of nothing but opening marks stays linear.
const DEEPEST: usize = 8;

/// Appends the quotations among `range` of `tokens` to `out`, in order of their opening marks.
pub(crate) fn quotations(text: &str, tokens: &[Token], range: Range<usize>, out: &mut Vec<Quotation>) {
    let first = out.len();
    let mut open: Vec<(Mark, u32)> = Vec::new();
    let marks = tokens.get(range.clone()).unwrap_or_default().iter().zip(range.clone());
    for (&token, i) in marks.filter(|(token, _)| token.is(Class::QUOTE)) {
        let next = tokens.get(i + 1).filter(|_| i + 1 < range.end);
        let (mark, shape) = shape(token.text(text), token, next);
        let depth = open.iter().rposition(|(m, _)| *m == mark);
        match (shape, depth) {
            (Shape::Neither, _) | (Shape::Closes, None) => {}
            (Shape::Closes | Shape::Either, Some(depth)) => {
                // Marks opened inside and never closed were apostrophes.
                open.truncate(depth + 1);
                if let Some((mark, at)) = open.pop() {
                    out.push(Quotation { open: at, close: Some(i as u32), mark });
                }
            }
            (Shape::Opens | Shape::Either, _) => {
                if let Some(depth) = depth {
                    // The same mark opens again: the first was never closed.
                    open.truncate(depth);
                }
                if open.len() < DEEPEST {
                    open.push((mark, i as u32));
                }
            }
        }
    }
    // A double mark left open runs on into the next paragraph; a single one was an apostrophe.
    if let Some(&(mark, at)) = open.first()
        && matches!(mark, Mark::Straight | Mark::Curly | Mark::Angle)
    {
        out.push(Quotation { open: at, close: None, mark });
    }
    if let Some(new) = out.get_mut(first..) {
        new.sort_unstable_by_key(|q| q.open);
    }
}

fn shape(mark: &str, token: Token, next: Option<&Token>) -> (Mark, Shape) {
    let spaced_after = next.is_none_or(|n| n.spaced());
    let word_after = next.is_some_and(|n| !n.spaced() && n.is(Class::WORD));
    match mark {
        "“" | "„" | "‟" => (Mark::Curly, Shape::Opens),
        "”" => (Mark::Curly, Shape::Closes),
        "«" | "‹" | "「" => (Mark::Angle, Shape::Opens),
        "»" | "›" | "」" => (Mark::Angle, Shape::Closes),
        "‘" | "‚" if token.spaced() || word_after => (Mark::CurlySingle, Shape::Opens),
        "’" if !token.spaced() && !word_after => (Mark::CurlySingle, Shape::Closes),
        "'" => (
            Mark::Single,
            match (token.spaced(), word_after) {
                (true, true) => Shape::Opens,
                (false, false) => Shape::Closes,
                _ => Shape::Neither,
            },
        ),
        "\"" | "＂" => (
            Mark::Straight,
            match (token.spaced(), spaced_after) {
                (true, false) => Shape::Opens,
                (false, true) => Shape::Closes,
                _ => Shape::Either,
            },
        ),
        _ => (Mark::CurlySingle, Shape::Neither),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::tokens::tokenise;

    fn quoted(text: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        tokenise(text, Span::at(0, text.len()), &mut tokens);
        let mut out = Vec::new();
        quotations(text, &tokens, 0..tokens.len(), &mut out);
        out.iter()
            .map(|q| {
                let end = q.close.map_or(text.len(), |c| tokens[c as usize].span.start as usize);
                text[tokens[q.open as usize].span.end as usize..end].to_owned()
            })
            .collect()
    }

    #[test]
    fn straight_and_curly_marks_are_paired() {
        assert_eq!(quoted("\"We go,\" he said. \"Now.\""), ["We go,", "Now."]);
        assert_eq!(quoted("“It’s a ‘plan’,” she said"), ["It’s a ‘plan’,", "plan"]);
        assert_eq!(quoted("ready to 'take steps,' says the mayor's office"), ["take steps,"]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert_eq!(quoted("the cities' mayors of '98 don't agree"), Vec::<String>::new());
    }

    #[test]
    fn a_mark_left_open_runs_to_the_end_of_the_paragraph() {
        assert_eq!(quoted("“First part."), ["First part."]);
        assert_eq!(quoted("He is 6' 2\" tall and \"calm\""), ["calm"]);
    }
}
