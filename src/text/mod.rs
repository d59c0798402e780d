//! From bytes to text. The text is never changed afterwards: every offset of every table slices it.

mod decode;
mod surrogate;

pub use decode::{Decoded, decode};
pub use surrogate::replace_surrogates;
