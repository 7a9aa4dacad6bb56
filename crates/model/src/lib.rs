//! The types of the data, what follows from them, and their checks: no IO, no clock, no browser.
//!
//! The files here are plain types, one kind of thing each. `custody` computes time behind bars from them, `status` the
//! status of a person (it uses `custody`), and `check` reads and checks data files (it uses both).
#![deny(unreachable_pub)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::todo)]

mod case;
mod change;
#[cfg(feature = "check")]
pub mod check;
mod closed_list;
pub mod custody;
mod dataset;
mod date;
mod event;
mod fact;
mod fault;
mod glossary;
pub mod id;
mod localized;
mod organization;
mod person;
mod place;
mod site;
mod source;
pub mod status;
pub mod typed_date;

pub(crate) use closed_list::closed_list;

pub use case::Case;
pub use change::Change;
pub use custody::{Bar, Row};
pub use dataset::{Dataset, Lists};
pub use date::{DateError, Day, EventDate, Precision};
pub use event::{Category, Event, Kind};
pub use fact::{CaseFact, Custody, CustodyState, Plea, Verdict};
pub use fault::{Fault, Severity};
pub use glossary::GlossaryTerm;
pub use id::{CaseId, EventId, OrganizationId, PersonId, PlaceId, TermId};
pub use localized::{Localized, Text};
pub use organization::Organization;
pub use person::{Person, Role};
pub use place::Place;
pub use site::Site;
pub use source::{Source, is_of_domain};
pub use status::{Standing, Status};
