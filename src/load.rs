//! The four faces of anything that is fetched.

/// How long something may take before the reader is told, in milliseconds.
pub const SLOW_MS: i32 = 500;

/// How long nothing was asked for when what may be asked for next is fetched: rows below the screen, the rest of a small
/// index. Milliseconds.
pub const AHEAD_MS: i32 = 600;

/// Something fetched: not there yet, late, there, or failed.
#[derive(Clone, Debug, PartialEq)]
pub enum Load<T> {
    /// Asked for, too recently to say so.
    Pending,
    /// Asked for more than 500 ms ago.
    Slow,
    /// There.
    Ready(T),
    /// It did not come.
    Failed(LoadError),
}

/// Why something could not be loaded, in terms a reader can act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The host could not be reached.
    Network,
    /// The host has no such file: the site was updated since this page was opened.
    Outdated,
    /// What came is not what was published.
    Damaged,
}

impl LoadError {
    /// The key of the message that says so.
    pub fn message_key(self) -> &'static str {
        match self {
            LoadError::Network => "error.network",
            LoadError::Outdated => "error.outdated",
            LoadError::Damaged => "error.damaged",
        }
    }
}
