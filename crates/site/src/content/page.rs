//! The content of a page: what its template draws, and the words that name and describe it.

use crate::content::about::AboutData;
use crate::content::case::CaseData;
use crate::content::cite::citation::Citations;
use crate::content::country::CountryData;
use crate::content::data::DataPage;
use crate::content::event::EventData;
use crate::content::follow::FollowData;
use crate::content::glossary::TermData;
use crate::content::inside::InsideData;
use crate::content::lists::{CasesData, PeopleData};
use crate::content::numbers::NumbersData;
use crate::content::person::PersonData;
use crate::content::timeline::FrontData;
use crate::content::year::YearData;
use vigil_app::data::page_data::{BuilderData, TimelineData};
use vigil_app::url::route::Route;

/// The content of one page in one language, complete when it is made.
#[derive(Clone, Debug, PartialEq)]
pub struct PageContent {
    /// The page.
    pub route: Route,
    /// The data of its template.
    pub page: Page,
    /// Its title, without the name of the site.
    pub heading: String,
    /// A sentence or two about it.
    pub description: String,
    /// How it is cited; empty for pages that are not read themselves.
    pub citations: Citations,
}

/// The pages.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Page {
    /// The front page.
    Timeline(TimelineData, FrontData),
    /// One event.
    Event(Box<EventData>),
    /// One person.
    Person(Box<PersonData>),
    /// One case.
    Case(Box<CaseData>),
    /// One year, or a month of a full one.
    Year(YearData),
    /// One country or territory.
    Country(Box<CountryData>),
    /// All people.
    People(Box<PeopleData>),
    /// All cases.
    Cases(Box<CasesData>),
    /// The people in prison or in custody.
    Inside(Box<InsideData>),
    /// About the site.
    About(Box<AboutData>),
    /// The data as files.
    Data(Box<DataPage>),
    /// The data in numbers.
    Numbers(Box<NumbersData>),
    /// The document for frames of other sites.
    Embed(TimelineData),
    /// Where the code for such a frame is made.
    EmbedBuilder(BuilderData),
    /// The words of the subject.
    Glossary(Vec<TermData>),
    /// The feeds and calendars.
    Follow(Box<FollowData>),
    /// No such page.
    #[default]
    NotFound,
}
