//! The pages, one a file.

mod about;
mod case;
mod directory;
mod event;
mod not_found;
mod person;
mod timeline;
mod year;

pub use about::AboutPage;
pub use case::CasePage;
pub use directory::DirectoryPage;
pub use event::EventPage;
pub use not_found::NotFoundPage;
pub use person::PersonPage;
pub use timeline::TimelinePage;
pub use year::YearPage;
