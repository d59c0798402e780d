//! The one error type.

use std::fmt;

/// What went wrong: names the thing, what was found and what would do.
///
/// ```
/// let error = dateline::Date::parse_iso("last Friday").unwrap_err();
/// assert_eq!(error.to_string(), "published must be YYYY-MM-DD, got \"last Friday\"");
/// assert!(error.is_argument());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Kind);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Kind {
    #[error("{0}")]
    Argument(String),
    #[error("{0}")]
    Data(String),
    #[error("the run was interrupted")]
    Interrupted,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Error {}

impl Error {
    /// A wrong argument.
    pub(crate) fn argument(message: impl Into<String>) -> Self {
        Self(Kind::Argument(message.into()))
    }

    /// Damaged data.
    pub(crate) fn data(message: impl Into<String>) -> Self {
        Self(Kind::Data(message.into()))
    }

    /// The caller asked to stop.
    pub(crate) fn interrupted() -> Self {
        Self(Kind::Interrupted)
    }

    /// Whether the caller passed something that cannot be used.
    #[must_use]
    pub fn is_argument(&self) -> bool {
        matches!(self.0, Kind::Argument(_))
    }

    /// Whether the run was stopped by the caller.
    #[must_use]
    pub fn is_interrupted(&self) -> bool {
        matches!(self.0, Kind::Interrupted)
    }
}
