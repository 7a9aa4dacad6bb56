//! What the pages show: events, people, cases, years, lists. Only the generator has these types and their views; the
//! browser gets them as HTML.

pub mod counter;
pub mod inside;
pub mod lists;
pub mod numbers;

use self::lists::{CaseEvents, CasesData, NamedPeople, PeopleData};
use vigil_app::data::page_data::{BuilderData, TimelineData};
use vigil_app::timeline::printout::notes::Notes;
use vigil_index::{ShardEvent, ShardName, ShardText};
use vigil_model::custody::Stretch;
use vigil_model::{Bar, CaseFact, Category, Day, EventDate, EventId, Kind, Role, Source, Standing, TermId};

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
    /// All people.
    People(Box<PeopleData>),
    /// All cases.
    Cases(Box<CasesData>),
    /// The people in prison or in custody.
    Inside(Box<inside::InsideData>),
    /// About the site.
    About(Totals),
    /// The data as files.
    Data(Box<DataPage>),
    /// The data in numbers.
    Numbers(Box<numbers::NumbersData>),
    /// What other sites show in a frame.
    Embed(TimelineData),
    /// Where the code for such a frame is made.
    EmbedBuilder(BuilderData),
    /// The words of the subject.
    Glossary(Vec<TermData>),
    /// No such page.
    #[default]
    NotFound,
}

/// The part of the front page that the app does not work with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FrontData {
    /// The number of people in prison or in custody.
    pub inside: u32,
}

/// Everything known of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct EventData {
    /// The permanent id.
    pub id: EventId,
    /// When it happened, or began.
    pub date: EventDate,
    /// When it ended.
    pub end: Option<EventDate>,
    /// What it is, in one of five words.
    pub category: Category,
    /// What it is, in a finer word.
    pub kind: Kind,
    /// The headline.
    pub title: ShardText,
    /// What happened.
    pub summary: ShardText,
    /// The same, cut where it uses terms of the glossary.
    pub told: Vec<TextPiece>,
    /// Where.
    pub place: Option<ShardName>,
    /// Who is named.
    pub people: Vec<ShardName>,
    /// The same people by why they are named.
    pub named: Vec<NamedPeople>,
    /// Which bodies acted.
    pub orgs: Vec<ShardName>,
    /// Which cases it belongs to.
    pub cases: Vec<ShardName>,
    /// Where it can be read.
    pub sources: Vec<Source>,
    /// When this text last changed.
    pub updated: Option<EventDate>,
    /// The events before and after it.
    pub neighbors: Vec<Neighbors>,
    /// How its page is cited.
    pub citations: Citations,
}

impl EventData {
    /// The document of the event; none where it is the only one.
    pub fn doc(&self) -> Option<u32> {
        let in_time = self.neighbors.iter().find(|neighbors| neighbors.case.is_none())?;
        in_time.place.checked_sub(1)
    }
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPiece {
    /// The text.
    pub text: String,
    /// The term of the glossary that it leads to.
    pub term: Option<TermId>,
}

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq)]
pub struct TermData {
    /// The permanent id, which is the anchor.
    pub id: TermId,
    /// The usual name.
    pub name: ShardText,
    /// Other names in the page's language.
    pub also: Vec<String>,
    /// The definition.
    pub definition: ShardText,
    /// Where that can be read.
    pub source: Source,
}

/// How something is cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citations {
    /// The day of the edition, which stands in for the day of access.
    pub edition: Option<EventDate>,
    /// The citations, one a style.
    pub citations: Vec<Citation>,
    /// The names of the files for reference managers, beside the page.
    pub files: [&'static str; 3],
}

/// A citation in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The style, by the last part of a message's key.
    pub style: &'static str,
    /// Its text.
    pub phrases: Vec<Phrase>,
}

/// A part of a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The text.
    pub text: String,
    /// Whether it is in italics.
    pub is_italic: bool,
}

/// The events before and after an event, in time or in a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbors {
    /// The case; none for time as a whole.
    pub case: Option<ShardName>,
    /// The event before.
    pub before: Option<Neighbor>,
    /// The event after.
    pub after: Option<Neighbor>,
    /// The place of the event between them, from 1 on.
    pub place: u32,
    /// How many events there are.
    pub total: u32,
}

/// A link to an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbor {
    /// Its id.
    pub id: EventId,
    /// When it happened.
    pub date: EventDate,
    /// Its headline.
    pub title: ShardText,
}

/// Everything known of a person.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonData {
    /// The permanent id, and the name.
    pub name: ShardName,
    /// The names in the other languages, and other spellings.
    pub other_names: Vec<ShardText>,
    /// The public role.
    pub description: ShardText,
    /// What became of them in each case.
    pub facts: Vec<(ShardName, CaseFact)>,
    /// Where they stand; `None` for people of no case.
    pub standing: Option<StandingData>,
    /// The sources published when what decides became known: their numbers in `sources`, from 1.
    pub deciding: Vec<usize>,
    /// Their time in custody, by case.
    pub time: TimeTable,
    /// Their time in custody in all cases, days in several at once counted once.
    pub held: TimeRow,
    /// For people of a case the arrests, hearings and releases that name them, oldest first; for others the newest
    /// events, newest first.
    pub events: Vec<ShardEvent>,
    /// Their sources, for paper.
    pub notes: Notes,
    /// How many events name them.
    pub event_count: u32,
    /// Who held an office in `events`, by role.
    pub officials: Vec<(Role, Vec<OtherName>)>,
    /// The sheet of the page, if it does not have it already.
    pub sheet: String,
    /// Where this can be read.
    pub sources: Vec<Source>,
}

/// A name, and that in another of the site's languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherName {
    /// The name, in the page's language if it has one there.
    pub name: ShardName,
    /// The other.
    pub other: Option<ShardText>,
}

/// Everything known of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseData {
    /// The permanent id, and the name.
    pub name: ShardName,
    /// What it is about.
    pub description: ShardText,
    /// Its people, and what became of each.
    pub people: Vec<(ShardName, CaseFact)>,
    /// Their time in custody.
    pub time: TimeTable,
    /// Its events, and the key steps among them.
    pub events: CaseEvents,
    /// The file of the sheet for its steps and events.
    pub sheet: String,
    /// Where this can be read.
    pub sources: Vec<Source>,
}

/// Where somebody stands as of the day of the data.
#[derive(Clone, Debug, PartialEq)]
pub struct StandingData {
    /// The status, with its days and its term.
    pub standing: Standing,
    /// The case that decides it, with what became of the person there.
    pub case: Option<(ShardName, CaseFact)>,
    /// The day of the data.
    pub as_of: Day,
}

/// Time in custody, a bar a line.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeTable {
    /// The lines.
    pub rows: Vec<TimeRow>,
    /// Whether the lines are the people of one case, and the time that of this case.
    pub is_of_case: bool,
    /// The last day of the data, which stands in for today.
    pub as_of: Day,
    /// The file of the sheet for bars, which a page links before the first of them.
    pub sheet: String,
}

/// A line of such a table.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeRow {
    /// The person or the case that it is of.
    pub name: ShardName,
    /// The name in another of the site's languages.
    pub other_name: Option<ShardText>,
    /// What became of the person: in one case, or in all of theirs.
    pub facts: Vec<(ShardName, CaseFact)>,
    /// The time.
    pub bar: Bar,
    /// The time behind bars in other cases, without that in `bar`.
    pub other: Vec<Stretch>,
    /// Where the person stands.
    pub standing: Option<StandingData>,
}

/// The events of a year, or of a month of it.
#[derive(Clone, Debug, PartialEq)]
pub struct YearData {
    /// The year.
    pub year: u16,
    /// The month, on a page that shows one month of a full year.
    pub month: Option<u8>,
    /// How many events the page tells of.
    pub event_count: u32,
    /// All years that have events, with their counts.
    pub years: Vec<(u16, u32)>,
    /// The months that have a page of their own, with their counts; empty where the year fits on one page.
    pub months: Vec<(u8, u32)>,
    /// The events, in order of time; empty where the months have pages of their own.
    pub events: Vec<ShardEvent>,
    /// Their sources, for paper.
    pub notes: Notes,
}

/// How much there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Events.
    pub events: u32,
    /// People.
    pub people: u32,
    /// Cases.
    pub cases: u32,
    /// The years with events.
    pub first_year: u16,
    /// The last of them.
    pub last_year: u16,
}

/// The data as files: what there is to take away, what its columns mean, how to follow it, and what changed.
#[derive(Clone, Debug, PartialEq)]
pub struct DataPage {
    /// How much there is.
    pub totals: Totals,
    /// The last day of which the data says anything, or on which it changed.
    pub changed: Option<EventDate>,
    /// The files, those that belong together one behind the other.
    pub files: Vec<FileData>,
    /// The columns of each table, by the table's family.
    pub tables: Vec<(&'static str, Vec<ColumnData>)>,
    /// The feeds and calendars: their labels and folders.
    pub feeds: Vec<(String, String)>,
    /// How many events no calendar has, because their day is not known.
    pub without_day: u32,
    /// The files of the JSON Schemas.
    pub schemas: Vec<String>,
    /// The days on which entries were added or changed, newest first.
    pub changes: Vec<ChangeDay>,
    /// How many entries do not say when they changed.
    pub undated: u32,
    /// How the data as a whole is cited.
    pub citations: Citations,
}

/// A file to take away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileData {
    /// What it holds, by the last part of a message's key.
    pub family: &'static str,
    /// Its path below the site's root.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-256.
    pub checksum: String,
}

/// A column of a table, or several of one meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnData {
    /// The names.
    pub names: Vec<String>,
    /// What is in it, by the last part of a message's key.
    pub meaning: &'static str,
}

/// The entries added or changed on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeDay {
    /// The day.
    pub day: EventDate,
    /// The first of them, in the order of time.
    pub events: Vec<Neighbor>,
    /// How many they are in all.
    pub event_count: u32,
}

/// A sheet of paper about a case, an event or a person.
#[derive(Clone, Debug, PartialEq)]
pub struct PosterData {
    /// What it is about: a category and kind, a case or a person.
    pub label: String,
    /// The category of an event.
    pub category: Option<Category>,
    /// When it was, how much there is of it, or where a person stands.
    pub measure: String,
    /// The title.
    pub title: ShardText,
    /// What a sheet about a person has beside.
    pub person: Option<PortraitData>,
    /// What happened, or what it is about.
    pub text: ShardText,
    /// The place, the cases and the people of an event, each with the key of its heading.
    pub names: Vec<(&'static str, String)>,
    /// How many people are in a case and what became of them, by the key of a message.
    pub totals: Vec<(&'static str, u32)>,
    /// The time of its people in custody.
    pub time: TimeTable,
    /// How many people there was no room for.
    pub left_out: u32,
    /// The events it is one of, or that belong to it.
    pub line: Option<LineData>,
    /// Where this can be read.
    pub sources: Vec<Source>,
    /// The page's whole address with its code, where the site knows its own.
    pub address: Option<(String, QrCode)>,
}

/// Somebody's name in another script, and their time.
#[derive(Clone, Debug, PartialEq)]
pub struct PortraitData {
    /// The name in another of the site's languages.
    pub other_name: Option<ShardText>,
    /// The charge and the term of the case that decides, each with the key of its heading.
    pub facts: Vec<(&'static str, ShardText)>,
    /// Where the person stands.
    pub standing: StandingData,
    /// Their time in all cases.
    pub held: TimeRow,
}

/// Events on a line of time.
#[derive(Clone, Debug, PartialEq)]
pub struct LineData {
    /// Which events, in words.
    pub label: String,
    /// Their first days, in order.
    pub days: Vec<Day>,
    /// The one event the sheet is about.
    pub here: Option<(Day, Day)>,
}

/// A QR code: how many squares it is wide, and which are dark, as the path of an SVG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    /// The width, its quiet margin included.
    pub size: u32,
    /// The dark squares.
    pub path: String,
}
