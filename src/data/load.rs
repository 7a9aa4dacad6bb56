//! The states of a fetched value. Pure.

/// The time after which a fetch is shown as slow, in milliseconds.
// Shorter waits would only flash a message.
pub(crate) const SLOW_MS: i32 = 500;

/// The time after which a fetch fails, in milliseconds.
pub(crate) const TIMEOUT_MS: i32 = 20_000;

/// The idle time before a prefetch, in milliseconds: rows below the screen, the rest of a small index.
// A reader who types fast has the next answer before that, and would pay for files nobody reads.
pub(crate) const PREFETCH_DELAY_MS: i32 = 600;

/// The state of a fetched value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Load<T> {
    /// Not requested, or requested less than [`SLOW_MS`] ago.
    Pending,
    /// Requested more than [`SLOW_MS`] ago.
    Slow,
    /// Fetched.
    Ready(T),
    /// Failed, or not answered within [`TIMEOUT_MS`].
    Failed(LoadError),
}

/// The reason of a failed fetch, as far as the reader can act on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LoadError {
    /// The host was not reached or answered too late: retry.
    Network,
    /// The site was updated after this page was opened: reload.
    Outdated,
    /// The content is malformed, or the page was left meanwhile: retry.
    Damaged,
    /// The site, which was not updated, has no such page.
    Missing,
}

impl LoadError {
    /// The message key of the error.
    pub(crate) fn message_key(self) -> &'static str {
        match self {
            LoadError::Network => "error.network",
            LoadError::Outdated => "error.outdated",
            LoadError::Damaged => "error.damaged",
            LoadError::Missing => "error.missing",
        }
    }
}
