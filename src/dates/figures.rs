//! Whether a date stands among figures: what companies and statistics report.

use crate::lexicon::lexicon;
use crate::tokens::Token;

use super::expression::{Expression, Meaning};
use super::unit::Duration;

lexicon!(
    /// Words and signs of money and shares: "million", "percent", "$".
    FIGURES: () = "figures.tsv",
    |_| Some(())
);

/// Marks the dates that compare: "from $58 million a year earlier".
pub(super) fn settle(text: &str, tokens: &[Token], found: &mut [Expression]) {
    for expression in found.iter_mut().filter(|e| is_year_before(e.meaning)) {
        expression.figures = tokens.iter().any(|token| FIGURES.get(token.hash, token.text(text)).is_some());
    }
}

/// "a year ago", "a year earlier", "the same period last year".
const fn is_year_before(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Offset { duration: Duration::YEAR, back: true, .. })
}
