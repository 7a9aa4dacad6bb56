//! The states of anything that is fetched.

/// How long a fetch may take before the reader is told, in milliseconds.
pub const SLOW_MS: i32 = 500;

/// How long a fetch may take at all, in milliseconds.
pub const GIVEN_UP_MS: i32 = 20_000;

/// The idle time before a prefetch (rows below the screen, the rest of a small index), in milliseconds.
pub const AHEAD_MS: i32 = 600;

/// The state of a fetched value.
#[derive(Clone, Debug, PartialEq)]
pub enum Load<T> {
    /// Not asked for, or asked for less than 500 ms ago.
    Pending,
    /// Asked for more than 500 ms ago.
    Slow,
    /// Fetched.
    Ready(T),
    /// Failed, or given up after 20 s.
    Failed(LoadError),
}

/// The reason of a failed fetch, in terms a reader can act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The host could not be reached, or did not answer in time.
    Network,
    /// The host has no such file: the site was updated since this page was opened.
    Outdated,
    /// The content is not what was published.
    Damaged,
    /// The site, which was not updated, has no such page.
    Missing,
}

impl LoadError {
    /// The key of the message that says so.
    pub fn message_key(self) -> &'static str {
        match self {
            LoadError::Network => "error.network",
            LoadError::Outdated => "error.outdated",
            LoadError::Damaged => "error.damaged",
            LoadError::Missing => "error.missing",
        }
    }
}
