//! Settles the kinds of all lines together: the best way through a story from its head to its tail.
//!
//! A story has parts in a fixed order: what stands before the headline, the headline with its deck, what stands under
//! it, a dateline, running text with subheadings, and what follows. A kind in a part is a state; a step from part to
//! state has a cost; the rules of `kinds/` give each state its score on each line. The kinds of the best sum win
//! (Viterbi 1967), and the margin to the best sum with another kind on that line is the score of the block.

use super::block::BlockKind;
use super::kinds::{NEVER, Scores};

/// Parts of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Above the headline.
    Before,
    /// Headline and deck.
    Heading,
    /// Under them.
    Under,
    /// The dateline, when it has a line of its own.
    Dateline,
    /// Running text and what stands between its paragraphs.
    Story,
    /// A heading between paragraphs: running text must follow.
    Subheading,
    /// Below the last paragraph.
    Tail,
}

use BlockKind as K;
use Part as P;

// The last stands twice, for the compiler: eight is a power of two.
const PARTS: [Part; 8] = [P::Before, P::Heading, P::Under, P::Dateline, P::Story, P::Subheading, P::Tail, P::Tail];

/// The kinds that each part may hold.
const STATES: [(Part, BlockKind); 32] = [
    (P::Before, K::Boilerplate),
    (P::Before, K::Caption),
    (P::Before, K::Credit),
    (P::Before, K::Byline),
    (P::Before, K::DateLine),
    (P::Before, K::Foreign),
    (P::Heading, K::Title),
    (P::Heading, K::Subtitle),
    (P::Under, K::Boilerplate),
    (P::Under, K::Caption),
    (P::Under, K::Credit),
    (P::Under, K::Byline),
    (P::Under, K::DateLine),
    (P::Under, K::Foreign),
    (P::Dateline, K::Dateline),
    (P::Story, K::Body),
    (P::Story, K::Caption),
    (P::Story, K::Credit),
    (P::Story, K::Boilerplate),
    (P::Story, K::Byline),
    (P::Story, K::DateLine),
    (P::Story, K::Foreign),
    (P::Subheading, K::Subheading),
    (P::Tail, K::Boilerplate),
    (P::Tail, K::Credit),
    (P::Tail, K::Byline),
    (P::Tail, K::DateLine),
    (P::Tail, K::Caption),
    (P::Tail, K::Foreign),
    // To a multiple of eight, for the compiler: never entered.
    (P::Tail, K::Title),
    (P::Tail, K::Title),
    (P::Tail, K::Title),
];

/// What a step from one part to a state costs, as a score.
const fn step(from: Part, to: (Part, BlockKind)) -> f32 {
    match (from, to) {
        (_, (P::Tail, K::Title)) => NEVER,
        (P::Before, (P::Before, _)) => 0.0,
        (P::Before, (P::Heading, K::Title)) => 0.0,
        // No headline at all.
        (P::Before, (P::Dateline, _)) => -1.0,
        (P::Before, (P::Story, K::Body)) => -1.5,
        (P::Heading, (P::Heading, K::Subtitle)) => 0.0,
        (P::Under, (P::Heading, K::Subtitle)) => -1.5,
        // The headline stands near the text: the fewer menus between them the better.
        (P::Heading | P::Under, (P::Under, K::Boilerplate)) => -0.7,
        (P::Heading | P::Under, (P::Under, _)) => 0.0,
        (P::Heading | P::Under, (P::Dateline | P::Story, K::Dateline | K::Body)) => 0.0,
        (P::Dateline | P::Story, (P::Story, kind)) => inside(kind),
        (P::Dateline | P::Story, (P::Subheading, _)) => -0.3,
        (P::Subheading, (P::Story, K::Body)) => 0.0,
        (P::Subheading, (P::Story, kind)) => inside(kind) - 0.3,
        (P::Subheading, (P::Subheading, _)) => -1.5,
        (P::Story, (P::Tail, _)) => 0.0,
        (P::Tail, (P::Tail, _)) => 0.0,
        // A long insertion.
        (P::Tail, (P::Story, K::Body)) => -6.0,
        _ => NEVER,
    }
}

/// What a line of some kind costs between paragraphs.
const fn inside(kind: BlockKind) -> f32 {
    match kind {
        K::Body => 0.0,
        K::Foreign => -0.5,
        K::Caption | K::Credit => -1.0,
        K::Boilerplate => -2.0,
        _ => -2.0,
    }
}

type Row = [f32; STATES.len()];

/// [`step`] for every part and state.
const STEPS: [Row; PARTS.len()] = {
    let mut table = [[NEVER; STATES.len()]; PARTS.len()];
    let mut part = 0;
    while part < PARTS.len() {
        let mut state = 0;
        while state < STATES.len() {
            table[part][state] = step(PARTS[part], STATES[state]);
            state += 1;
        }
        part += 1;
    }
    table
};

/// The same by state and part.
const STEPS_BACK: [[f32; PARTS.len()]; STATES.len()] = {
    let mut table = [[NEVER; PARTS.len()]; STATES.len()];
    let mut state = 0;
    while state < STATES.len() {
        let mut part = 0;
        while part < PARTS.len() {
            table[state][part] = STEPS[part][state];
            part += 1;
        }
        state += 1;
    }
    table
};

/// The larger of two sums; unlike `f32::max` one instruction, since no sum is a NaN.
const fn larger(one: f32, other: f32) -> f32 {
    if one > other { one } else { other }
}

/// More lines than this are settled in pieces, so that memory does not grow with a text of a million lines.
const PIECE: usize = 4096;

/// The kind of every line, with its score.
#[derive(Debug)]
pub(super) struct Decoder {
    /// The best sum over the lines so far, by the part of the last.
    reached: [f32; PARTS.len()],
    /// Scores of the lines of this piece, then sums up to each line.
    rows: Vec<Row>,
    out: Vec<(BlockKind, f32)>,
}

/// The sums of a way that is in `part` and nowhere else.
fn only_in(part: Part) -> [f32; PARTS.len()] {
    let mut parts = [NEVER; PARTS.len()];
    if let Some(slot) = parts.get_mut(part as usize) {
        *slot = 0.0;
    }
    parts
}

impl Decoder {
    /// Begins above the headline, or under one that stands elsewhere.
    pub(super) fn new(has_title_elsewhere: bool) -> Self {
        let part = if has_title_elsewhere { P::Heading } else { P::Before };
        Self { reached: only_in(part), rows: Vec::new(), out: Vec::new() }
    }

    /// Takes the scores of the next line.
    pub(super) fn push(&mut self, scores: &Scores) {
        let mut row = [NEVER; STATES.len()];
        for (slot, (_, kind)) in row.iter_mut().zip(STATES) {
            *slot = scores.get(kind as usize).copied().unwrap_or(NEVER);
        }
        self.rows.push(row);
        if self.rows.len() >= PIECE {
            self.settle(false);
        }
    }

    /// The kinds of all lines, in order.
    pub(super) fn finish(mut self) -> Vec<(BlockKind, f32)> {
        self.settle(true);
        self.out
    }

    fn settle(&mut self, is_end: bool) {
        let mut reached = self.reached;
        let mut sums: Vec<Row> = Vec::with_capacity(self.rows.len());
        for scores in &self.rows {
            let mut sum = [NEVER; STATES.len()];
            for (from, steps) in reached.iter().zip(&STEPS) {
                for (slot, step) in sum.iter_mut().zip(steps) {
                    *slot = larger(*slot, from + step);
                }
            }
            for (slot, score) in sum.iter_mut().zip(scores) {
                *slot += score;
            }
            reached = by_part(&sum);
            sums.push(sum);
        }
        // The best sum from here to the end, by part; a subheading or dateline at the end heads nothing.
        let mut ahead = [0.0; PARTS.len()];
        if is_end {
            ahead[P::Subheading as usize] = NEVER;
            ahead[P::Dateline as usize] = -4.0;
        }
        let first = self.out.len();
        let mut last_part = None;
        for (sum, scores) in sums.iter().zip(&self.rows).rev() {
            let (kind, part, score) = best(sum, &ahead);
            last_part.get_or_insert(part);
            self.out.push((kind, score));
            let mut before = [NEVER; PARTS.len()];
            for ((score, (part, _)), steps) in scores.iter().zip(STATES).zip(&STEPS_BACK) {
                let there = score + ahead[part as usize];
                for (slot, step) in before.iter_mut().zip(steps) {
                    *slot = larger(*slot, step + there);
                }
            }
            ahead = before;
        }
        if let Some(new) = self.out.get_mut(first..) {
            new.reverse();
        }
        // The next piece goes on from the part where this one ended.
        if let Some(part) = last_part {
            self.reached = only_in(part);
        }
        self.rows.clear();
    }
}

/// The best sum of each part.
fn by_part(sum: &Row) -> [f32; PARTS.len()] {
    let mut parts = [NEVER; PARTS.len()];
    for (value, (part, _)) in sum.iter().zip(STATES) {
        let slot = &mut parts[part as usize];
        *slot = larger(*slot, *value);
    }
    parts
}

/// The kind and part on the best way, and how clearly the kind wins: 0.5 to 1.
fn best(sum: &Row, ahead: &[f32; PARTS.len()]) -> (BlockKind, Part, f32) {
    let mut kinds = [NEVER; BlockKind::ALL.len()];
    let mut winner = (NEVER, K::Body, P::Story);
    for (value, (part, kind)) in sum.iter().zip(STATES) {
        let total = value + ahead[part as usize];
        let slot = &mut kinds[kind as usize];
        *slot = larger(*slot, total);
        if total > winner.0 {
            winner = (total, kind, part);
        }
    }
    let others = kinds.iter().zip(BlockKind::ALL).filter(|(_, kind)| **kind != winner.1);
    let second = others.fold(NEVER, |second, (total, _)| second.max(*total));
    let margin = if winner.0.is_finite() { winner.0 - second } else { 0.0 };
    (winner.1, winner.2, 1.0 / (1.0 + (-margin).exp()))
}
