//! A token: where it stands, what kind it is, and the hash of its word.

use std::ops::{BitOr, BitOrAssign};

use crate::span::Span;

/// Kinds of a token, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Class(pub(crate) u16);

impl Class {
    /// Letters, perhaps with digits, marks and apostrophes inside.
    pub const WORD: Self = Self(1);
    /// Begins with a digit: `12`, `1,960`, `3.5`, `12th`, `1990s`.
    pub const NUMBER: Self = Self(1 << 1);
    /// One mark of punctuation or a symbol.
    pub const PUNCT: Self = Self(1 << 2);
    /// White space, or the start of the block, stands before it.
    pub const SPACE_BEFORE: Self = Self(1 << 3);
    /// A line of the block begins with it.
    pub const LINE_START: Self = Self(1 << 4);
    /// Begins with a capital letter.
    pub const CAPITAL: Self = Self(1 << 5);
    /// Holds a lower-case letter.
    pub const LOWER: Self = Self(1 << 6);
    /// Holds a digit.
    pub const DIGIT: Self = Self(1 << 7);
    /// Holds a byte above 127.
    pub const HIGH: Self = Self(1 << 8);
    /// A full stop, question mark, exclamation mark or ellipsis.
    pub const STOP: Self = Self(1 << 9);
    /// A closing bracket.
    pub const CLOSER: Self = Self(1 << 10);
    /// A quotation mark, straight or curly; an apostrophe alone too.
    pub const QUOTE: Self = Self(1 << 11);
    /// Letters and full stops by turns: `U.S.`, `a.m.`
    pub const INITIALS: Self = Self(1 << 12);
    /// `'s` and its like, cut from the word before.
    pub const POSSESSIVE: Self = Self(1 << 13);
    /// A hyphen or dash.
    pub const DASH: Self = Self(1 << 14);
    /// Letters of a script without case (Arabic, Hebrew, CJK).
    pub const CASELESS: Self = Self(1 << 15);

    /// Whether one of the bits of `other` is set.
    #[inline]
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Class {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Class {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text.
    pub span: Span,
    /// Hash of the bytes, ASCII letters in lower case.
    pub hash: u32,
    /// What kind of token it is.
    pub class: Class,
}

impl Token {
    /// The text of the token.
    #[inline]
    #[must_use]
    pub fn text(self, text: &str) -> &str {
        self.span.of(text)
    }

    /// Whether the token has one of these kinds.
    #[inline]
    #[must_use]
    pub const fn is(self, class: Class) -> bool {
        self.class.any(class)
    }

    /// Whether white space stands before the token.
    #[inline]
    #[must_use]
    pub const fn spaced(self) -> bool {
        self.class.any(Class::SPACE_BEFORE)
    }

    /// A word of two letters or more, all capitals.
    #[must_use]
    pub const fn is_all_caps(self) -> bool {
        self.class.any(Class::WORD)
            && self.class.any(Class::CAPITAL)
            && !self.class.any(Class::LOWER)
            && self.span.len() > 1
    }
}
