//! Copies of a text in other case, as headlines are written.

/// How a copy is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Case {
    Capitals,
    Title,
}

/// The text written anew; every character keeps its place, since one whose case has another length is left alone.
pub fn recased(text: &str, case: Case) -> String {
    let mut inside = false;
    text.chars()
        .map(|c| {
            let mut upper = c.to_uppercase();
            let capital = upper.next().filter(|u| upper.next().is_none() && u.len_utf8() == c.len_utf8()).unwrap_or(c);
            let out = if case == Case::Capitals || !inside { capital } else { c };
            inside = c.is_alphanumeric() || matches!(c, '\'' | '’');
            out
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_keeps_its_place() {
        assert_eq!(recased("Straße to O'Neill’s", Case::Title), "Straße To O'Neill’s");
        assert_eq!(recased("Straße to Baku", Case::Capitals), "STRAßE TO BAKU");
    }
}
