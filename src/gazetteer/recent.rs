//! Remembers where the words of late lead in the automaton: a story says the same words again and again.

use std::cell::RefCell;

use crate::tokens::{Class, Token};

use super::NameCase;

/// A place in the automaton of names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) addr: fst::raw::CompiledAddr,
    /// Sum of the outputs on the way.
    pub(super) output: u64,
}

/// Where the first word of a name leads.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Begun {
    /// Value of the word alone.
    pub(super) single: Option<u64>,
    /// Where names of more words go on.
    pub(super) step: Option<Step>,
}

/// Places of a thread. A word has one place only, so that there are never more of them.
const PLACES: usize = 1 << 11;

thread_local! {
    static RECENT: RefCell<Vec<(u64, Begun)>> = const { RefCell::new(Vec::new()) };
}

/// What `begin` says of a word, from memory where this thread has asked lately.
pub(super) fn recall(word: (u32, &str, Token, NameCase), begin: impl FnOnce() -> Begun) -> Begun {
    RECENT.with(|recent| {
        let Ok(mut recent) = recent.try_borrow_mut() else { return begin() };
        if recent.is_empty() {
            // No word has the key 0.
            recent.resize(PLACES, (0, Begun::default()));
        }
        let key = key_of(word);
        let Some(place) = recent.get_mut((key >> 32) as usize % PLACES) else { return begin() };
        if place.0 != key {
            *place = (key, begin());
        }
        place.1
    })
}

/// Two multiplications for every eight bytes; depends on all that tells one walk from another.
fn key_of((gazetteer, form, token, case): (u32, &str, Token, NameCase)) -> u64 {
    let kind = u64::from(token.is(Class::DASH)) << 1 | u64::from(case == NameCase::Lowered);
    let start = u64::from(gazetteer) << 32 | (form.len() as u64) << 2 & 0xFFFF_FFFC | kind;
    let mixed = |key: u64, value: u64| {
        let key = (key ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (key ^ key >> 32).wrapping_mul(0xBF58_476D_1CE4_E5B9)
    };
    let pack = |chunk: &[u8]| chunk.iter().fold(0u64, |packed, byte| packed << 8 | u64::from(*byte));
    form.as_bytes().chunks(8).fold(mixed(start, 0), |key, chunk| mixed(key, pack(chunk))) | 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    #[test]
    fn a_word_is_asked_once_and_never_taken_for_another() {
        let begun = |value| Begun { single: Some(value), step: None };
        let token = |form: &str| {
            let mut tokens = Vec::new();
            crate::tokens::tokenise(form, Span::at(0, form.len()), &mut tokens);
            tokens[0]
        };
        let words: Vec<String> = (0..5000).map(|number| format!("Word{number}")).collect();
        let ask = |case, value| {
            let ask_one = |(at, form): (usize, &String)| {
                recall((u32::MAX, form, token(form), case), || begun(value + at as u64)).single
            };
            words.iter().enumerate().map(ask_one).collect::<Vec<_>>()
        };
        assert_eq!(ask(NameCase::AsWritten, 0), (0..5000).map(Some).collect::<Vec<_>>());
        assert_eq!(ask(NameCase::Lowered, 9000), (9000..14000).map(Some).collect::<Vec<_>>());
        let form = "Lima";
        recall((u32::MAX, form, token(form), NameCase::AsWritten), || begun(1));
        let again = recall((u32::MAX, form, token(form), NameCase::AsWritten), || begun(2));
        assert_eq!(again.single, Some(1));
    }
}
