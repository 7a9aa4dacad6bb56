//! The generator behind the command `vigil`.
//!
//! A build takes a data set through the stages in the order in which they are declared here. A file uses the stages above
//! its own and none below. The exception is `output`, to which all others may hand files: it uses none of them
//! (`xtask/src/tidy/circles.rs`).

/// Hashes of content.
pub mod digest;

/// The paths of all files and the addresses of all pages.
pub mod paths;

/// 1. Folders on the disk → `Dataset`, `Vec<Locale>`, `AppBundle`.
pub mod source;

/// 2. `&Dataset`, `&[Locale]` → `SiteModel`, with the facts that all later stages need, → `Compiled`, the index.
pub mod compile;

/// 3. `&SiteModel`, a language, a `Route` → `PageContent`.
mod content;

/// 4. `&PageContent`, `&Shell` → `String`, an HTML document.
mod render;

/// 5. `&SiteModel`, `Compiled`, `&AppBundle` → `Edition` → every file of the site.
pub mod publish;

/// 6. `(&str, &[u8])` → a file in a staging folder, which replaces the old site at the end.
pub mod output;

/// Work that is not part of a build: import, made-up data, a local server.
pub mod tool;

/// The subcommands: arguments, messages and exit codes.
pub mod command;
