//! Tokens: text is tokenised once, with a table of byte classes, and everything later runs on tokens.

mod kind;
mod token;
mod tokenise;

pub use token::{Class, Token};

pub use tokenise::tokenise;
