//! A block: one line of the article, or a part of one, with its kind.

use std::fmt;

use crate::span::Span;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $text:literal),* $(,)?) => {
        /// What a block is to the article.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum BlockKind { $($(#[$doc])* $name),* }

        impl BlockKind {
            /// All kinds, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// All names, in the order of the variants.
            pub const NAMES: &'static [&'static str] = &[$($text),*];

            /// The name as it stands in the `kind` column.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }
        }
    };
}

kinds! {
    /// The headline.
    Title = "title",
    /// The deck under the headline.
    Subtitle = "subtitle",
    /// Place, date and agency before the lead.
    Dateline = "dateline",
    /// Who wrote it.
    Byline = "byline",
    /// A line with the publication date.
    DateLine = "date_line",
    /// Running text.
    Body = "body",
    /// Description of a photograph.
    Caption = "caption",
    /// Source of the text or a photograph.
    Credit = "credit",
    /// A heading inside the text.
    Subheading = "subheading",
    /// Site chrome, notices to readers and mirrors.
    Boilerplate = "boilerplate",
    /// Another script than the article's.
    Foreign = "foreign",
}

impl fmt::Display for BlockKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A part of the text and its kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Without white space at its ends.
    pub span: Span,
    /// How much better this kind fits than any other: 0.5 is a toss-up, 1 certain.
    pub score: f32,
}
