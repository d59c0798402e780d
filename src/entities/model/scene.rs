//! Lays a document out for the tagger, sentence by sentence, in buffers that are used again for the next one.

use crate::article::{Article, BlockKind};
use crate::dates::Timex;
use crate::gazetteer::Gazetteer;
use crate::segment::Segments;
use crate::tokens::{Class, Token};

use super::super::known::{self, Known};
use super::clusters::Clusters;
use super::evidence::Evidence;
use super::features::{Cover, Run, Sight, lay_out, mix};
use super::vocabulary::Vocabulary;
use super::word::{Pattern, Word, exact_hash};

/// A document with all that stages before have found in it.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The text.
    pub text: &'a str,
    /// Its blocks.
    pub article: &'a Article,
    /// Its tokens and sentences.
    pub segments: &'a Segments,
    /// Its dates, in order.
    pub dates: &'a [Timex],
    /// The names that are known.
    pub gazetteer: &'static Gazetteer,
}

/// The buffers of one thread.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    vocabulary: Vocabulary,
    /// What the gazetteer knows of each token of the document.
    known: Vec<Known>,
    patterns: Vec<Pattern>,
    evidence: Evidence,
    words: Vec<u32>,
    covers: Vec<Cover>,
    runs: Vec<Run>,
}

/// How the words of a sentence are written.
fn pattern_of(tokens: &[Token]) -> Pattern {
    let (mut words, mut capitals, mut caps) = (0, 0, 0);
    for token in tokens.iter().filter(|t| t.is(Class::WORD) && t.span.len() > 3) {
        words += 1;
        capitals += usize::from(token.is(Class::CAPITAL));
        caps += usize::from(token.is_all_caps());
    }
    if words >= 2 && caps * 10 >= words * 8 {
        Pattern::Capitals
    } else if words >= 4 && capitals * 10 >= words * 8 {
        Pattern::Title
    } else {
        Pattern::Plain
    }
}

impl Buffers {
    /// Begins anew with no words.
    pub(super) fn forget(&mut self) {
        self.vocabulary.forget();
    }

    /// Lays out `scene` and gives each sentence that can hold names to `take`, with its number and first token.
    pub(super) fn read(&mut self, scene: Scene<'_>, clusters: &Clusters, mut take: impl FnMut(u32, usize, &Sight<'_>)) {
        let Scene { text, segments, .. } = scene;
        self.known.clear();
        self.patterns.clear();
        for sentence in &segments.sentences {
            let tokens = segments.tokens.get(sentence.tokens()).unwrap_or_default();
            let pattern = pattern_of(tokens);
            self.patterns.push(pattern);
            // Tokens between sentences hold no names.
            self.known.resize(sentence.first as usize, Known::default());
            known::look_up(text, tokens, pattern == Pattern::Capitals, scene.gazetteer, &mut self.known);
        }
        self.evidence.read(text, segments, &self.known);
        let mut dates = scene.dates;
        for (number, (sentence, pattern)) in segments.sentences.iter().zip(&self.patterns).enumerate() {
            let of_sentence = dates.iter().take_while(|d| d.sentence <= number as u32).count();
            let (here, later) = dates.split_at(of_sentence);
            dates = later;
            let kind = scene.article.blocks.get(sentence.block as usize).map_or(BlockKind::Body, |b| b.kind);
            let range = sentence.tokens();
            let tokens = segments.tokens.get(range.clone()).unwrap_or_default();
            if kind == BlockKind::Foreign || !tokens.iter().any(|t| t.is(Class::CAPITAL | Class::CASELESS)) {
                continue;
            }
            let known = self.known.get(range.clone()).unwrap_or_default();
            self.vocabulary.bound();
            self.words.clear();
            self.words.extend(tokens.iter().zip(known).map(|(token, known)| {
                self.vocabulary.number(key_of(text, *token, *pattern), || {
                    let kinds = known.single.filter(|_| token.is(Class::CAPITAL)).map_or(0, |s| s.kinds());
                    Word::new(text, *token, *pattern, kinds, clusters)
                })
            }));
            lay_out(text, tokens, known, &mut self.covers, &mut self.runs);
            let sight = Sight {
                tokens,
                words: &self.words,
                lexicon: self.vocabulary.words(),
                values: self.vocabulary.values(),
                covers: &self.covers,
                runs: &self.runs,
                dates: here,
                evidence: &self.evidence,
                pattern: *pattern,
                kind,
            };
            take(number as u32, range.start, &sight);
        }
    }
}

/// What tells one word from another: its bytes, the kinds of its token and how the sentence is written.
fn key_of(text: &str, token: Token, pattern: Pattern) -> u64 {
    let class = token.class.0 & !(Class::SPACE_BEFORE | Class::LINE_START).0;
    let low = exact_hash(token.text(text));
    u64::from(mix(low, u32::from(class) << 2 | pattern as u32)) << 32 | u64::from(mix(token.hash, low))
}
