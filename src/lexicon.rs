//! Word lists of `data/lexicon/*.tsv`: one `form<TAB>value` a line, sorted, in lower case.
//!
//! Patterns and values come from the same table, so that a list is never typed twice.

/// Rows of one file: form and value.
pub(crate) type Rows = Vec<(&'static str, &'static str)>;

/// Splits the text of a lexicon file into its rows; lines that begin with `# ` are comments.
pub(crate) fn rows(file: &'static str) -> Rows {
    file.lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
        .map(|line| line.split_once('\t').unwrap_or((line, "")))
        .collect()
}

/// Hash of a word as the tokeniser computes it: eight bytes at a time, ASCII letters in lower case.
pub(crate) const fn hash(word: &[u8]) -> u32 {
    let mut value = HASH_START;
    let mut at = 0;
    while at < word.len() {
        let mut chunk = 0;
        let mut i = 0;
        while i < 8 && at + i < word.len() {
            chunk |= (word[at + i].to_ascii_lowercase() as u64) << (8 * i);
            i += 1;
        }
        value = hash_step(value, chunk);
        at += 8;
    }
    value as u32
}

/// The hash of nothing.
pub(crate) const HASH_START: u64 = 0x811C_9DC5;

/// The hash after eight more bytes, the first the lowest, zeros behind the last.
#[inline]
pub(crate) const fn hash_step(value: u64, chunk: u64) -> u64 {
    // A multiplication by the golden ratio moves every bit upwards; the shift brings the good ones down again.
    let mixed = (value ^ chunk).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 32)
}

/// Finds the value of a word by the hash its token already carries.
///
/// Open addressing over a power of two, a quarter full at most; a hit is checked against the form.
#[derive(Debug)]
pub(crate) struct WordMap<V> {
    slots: Vec<Option<(u32, &'static str, V)>>,
    mask: usize,
}

impl<V: Copy> WordMap<V> {
    /// The map of `entries`; of two entries with one form the later wins.
    pub(crate) fn new(entries: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        let entries: Vec<_> = entries.into_iter().collect();
        let size = (entries.len().max(4) * 4).next_power_of_two();
        let mut map = Self { slots: vec![None; size], mask: size - 1 };
        for (form, value) in entries {
            let hash = hash(form.as_bytes());
            let mut at = hash as usize & map.mask;
            while let Some(Some((_, other, _))) = map.slots.get(at) {
                if *other == form {
                    break;
                }
                at = (at + 1) & map.mask;
            }
            if let Some(slot) = map.slots.get_mut(at) {
                *slot = Some((hash, form, value));
            }
        }
        map
    }

    /// The value of the word with this hash and text, whatever its case.
    #[inline]
    pub(crate) fn get(&self, hash: u32, text: &str) -> Option<V> {
        let mut at = hash as usize & self.mask;
        while let Some((other, form, value)) = self.slots.get(at)?.as_ref() {
            if *other == hash && form.eq_ignore_ascii_case(text) {
                return Some(*value);
            }
            at = (at + 1) & self.mask;
        }
        None
    }

    /// As [`WordMap::get`] for a word that has no token.
    pub(crate) fn find(&self, text: &str) -> Option<V> {
        self.get(hash(text.as_bytes()), text)
    }
}

/// Declares the table of one lexicon file, read once: `lexicon!(pub MONTHS: u8 = "months.tsv", parse)`.
macro_rules! lexicon {
    ($(#[$doc:meta])* $vis:vis $name:ident : $value:ty = $file:literal, $parse:expr) => {
        $(#[$doc])*
        $vis static $name: std::sync::LazyLock<$crate::lexicon::WordMap<$value>> = std::sync::LazyLock::new(|| {
            let parse: fn(&'static str) -> Option<$value> = $parse;
            let rows = $crate::lexicon::rows(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/lexicon/", $file)));
            $crate::lexicon::WordMap::new(rows.into_iter().filter_map(|(form, value)| Some((form, parse(value)?))))
        });
    };
}
pub(crate) use lexicon;

lexicon!(
    /// Verbs that report speech, with their class: statement, question, accusation ...
    pub(crate) REPORTING: &'static str = "reporting_verbs.tsv",
    Some
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_whatever_its_case() {
        let map = WordMap::new([("may", 5), ("june", 6)]);
        assert_eq!(map.find("MAY"), Some(5));
        assert_eq!(map.find("July"), None);
    }

    #[test]
    fn every_lexicon_file_is_sorted_and_unique() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/lexicon");
        let mut files = 0;
        for entry in std::fs::read_dir(folder).expect("data/lexicon is there") {
            let path = entry.expect("a readable entry").path();
            let text = std::fs::read_to_string(&path).expect("UTF-8");
            let forms: Vec<&str> = text
                .lines()
                .filter(|l| !l.starts_with("# "))
                .map(|l| l.split('\t').next().unwrap_or_default())
                .collect();
            for pair in forms.windows(2) {
                assert!(pair[0] < pair[1], "{}: {:?} before {:?}", path.display(), pair[0], pair[1]);
            }
            assert!(forms.iter().all(|f| !f.is_empty()), "{}: an empty line", path.display());
            files += 1;
        }
        assert!(files > 5);
    }
}
