//! The words that a thread has met, with what each says by itself.

use super::word::{Value, Word};

/// More words than a thread keeps; then it begins anew, with the next sentence.
const MOST: usize = 1 << 14;
/// Places of the table, half full at most but for the words of one sentence.
const PLACES: usize = 1 << 15;
/// No word.
const NONE: u32 = u32::MAX;

/// Words by their keys: open addressing by the upper half of a key.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// Number of the word in each place. Small, so that it stays in the cache; the key stands with the word.
    places: Vec<u32>,
    words: Vec<Word>,
    /// The values of each word, asked for once a word.
    values: Vec<Vec<Value>>,
}

impl Vocabulary {
    /// The words, by number.
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// The values of each word.
    pub(super) fn values(&self) -> &[Vec<Value>] {
        &self.values
    }

    /// Begins anew with no words.
    pub(super) fn forget(&mut self) {
        self.places.clear();
        self.words.clear();
        self.values.clear();
    }

    /// Begins anew if there are many words.
    pub(super) fn bound(&mut self) {
        if self.words.len() > MOST {
            self.forget();
        }
    }

    /// The number of the word with this key; `make` says what it is if it is new.
    #[inline]
    pub(super) fn number(&mut self, key: u64, make: impl FnOnce() -> (Word, Vec<Value>)) -> u32 {
        if self.places.is_empty() {
            self.places.resize(PLACES, NONE);
        }
        let mut at = (key >> 32) as usize % PLACES;
        loop {
            let Some(place) = self.places.get_mut(at) else { return NONE };
            match self.words.get(*place as usize) {
                Some(word) if word.key == key => return *place,
                Some(_) => at = (at + 1) % PLACES,
                None => {
                    *place = self.words.len() as u32;
                    let (word, values) = make();
                    self.words.push(Word { key, ..word });
                    self.values.push(values);
                    return *place;
                }
            }
        }
    }
}
