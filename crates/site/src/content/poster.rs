//! Posters: a sheet to print about each case, each event and each person of a case, with a QR code of the page's address.

use crate::content::case::CaseData;
use crate::content::cited_source::CitedSource;
use crate::content::event::EventData;
use crate::content::local_model::LocalModel;
use crate::content::page::{Page, PageContent};
use crate::content::person::PersonData;
use crate::content::standing::StandingData;
use crate::content::status_words::{outcome_words, standing_sentence, term_words};
use crate::content::time_tables::{TimeRow, TimeTable};
use crate::paths::path_of;
use qrcodegen::{QrCode as Encoded, QrCodeEcc};
use std::fmt::Write;
use vigil_app::url::route::Route;
use vigil_index::{ShardName, ShardText};
use vigil_model::{CaseId, Category, Day};

/// How many people of a case there is room for.
const PEOPLE_OF_CASE: usize = 50;
/// How many people of an event there is room for.
const PEOPLE_OF_EVENT: usize = 8;
/// How many names are spelled out.
const NAMES: usize = 12;

/// A sheet of paper about a case, an event or a person.
#[derive(Clone, Debug, PartialEq)]
pub struct PosterData {
    /// Its subject: a category and kind, a case or a person.
    pub label: String,
    /// The category of an event.
    pub category: Option<Category>,
    /// The date of an event, the size of a case, or the standing of a person.
    pub measure: String,
    /// The title.
    pub title: ShardText,
    /// The further parts of a sheet about a person.
    pub person: Option<PortraitData>,
    /// The summary of an event, or the description of a case or person.
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
    pub sources: Vec<CitedSource>,
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
    /// The standing of the person.
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
    /// The width. The light margin of four squares that readers of codes need is that of the sheet.
    pub size: u32,
    /// The dark squares.
    pub path: String,
}

impl LocalModel<'_> {
    /// The poster of a page; `None` for pages that have none, among them those of people of no case.
    pub fn poster(&self, content: &PageContent) -> Option<PosterData> {
        match &content.page {
            Page::Case(case) => Some(self.poster_of_case(&content.route, case)),
            Page::Event(event) => Some(self.poster_of_event(&content.route, event)),
            Page::Person(person) => self.poster_of_person(&content.route, person),
            _ => None,
        }
    }

    fn poster_of_case(&self, route: &Route, case: &CaseData) -> PosterData {
        let (events, people) = (u64::from(case.events.total), case.people.len() as u64);
        let counts = [(people, "poster.people"), (events, "events")];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        let measure: Vec<String> = counts.map(|(count, key)| self.locale.count(key, count)).collect();
        let mut rows = case.time.rows.clone();
        // If there is no room for all, those with the most time and the most dates stay.
        rows.sort_by_key(|row| std::cmp::Reverse((row.bar.held.best, row.bar.points.len())));
        let left_out = rows.len().saturating_sub(PEOPLE_OF_CASE);
        rows.truncate(PEOPLE_OF_CASE);
        PosterData {
            label: self.locale.text("facet.case").to_owned(),
            category: None,
            measure: measure.join(" · "),
            title: ShardText { text: case.name.label.clone(), lang: case.name.lang.clone() },
            text: case.description.clone(),
            names: Vec::new(),
            totals: case.totals().into_iter().map(|total| (total.key, total.people.len() as u32)).collect(),
            person: None,
            time: self.poster_table(rows),
            left_out: left_out as u32,
            line: self.poster_line(Some(&case.name), None),
            sources: case.sources.clone(),
            address: self.poster_address(route),
        }
    }

    fn poster_of_event(&self, route: &Route, event: &EventData) -> PosterData {
        let (category, kind) = (event.category.as_str(), event.kind.as_str());
        let label = [self.locale.label("category", category), self.locale.label("kind", kind)];
        let place: Vec<ShardName> = event.place.iter().cloned().collect();
        let mut rows: Vec<TimeRow> =
            event.people.iter().filter_map(|person| self.poster_row(person, event)).collect();
        let left_out = rows.len().saturating_sub(PEOPLE_OF_EVENT);
        rows.truncate(PEOPLE_OF_EVENT);
        // People are not named twice.
        let people =
            if left_out == 0 && rows.len() == event.people.len() { &Vec::new() } else { &event.people };
        let lists = [("event.place", &place), ("event.cases", &event.cases), ("event.people", people)];
        let names = lists.into_iter().filter(|(_, names)| !names.is_empty());
        let here = (event.date.first_day(), event.end.unwrap_or(event.date).last_day());
        PosterData {
            label: label.join(" · "),
            category: Some(event.category),
            measure: self.locale.span(event.date, event.end),
            title: event.title.clone(),
            text: event.summary.clone(),
            names: names.map(|(key, names)| (key, self.poster_names(names))).collect(),
            totals: Vec::new(),
            person: None,
            time: self.poster_table(rows),
            left_out: left_out as u32,
            line: self.poster_line(event.cases.first(), Some(here)),
            sources: event.sources.clone(),
            address: self.poster_address(route),
        }
    }

    /// `None` for people of no case.
    fn poster_of_person(&self, route: &Route, person: &PersonData) -> Option<PosterData> {
        let standing = person.standing.clone()?;
        let case = standing.case.as_ref();
        let charge = case.map(|(_, fact)| ("fact.charge", self.names.text(&fact.charge)));
        let term = case.and_then(|(_, fact)| term_words(self.locale, fact));
        let term = term.map(|text| ("bars.term", ShardText { text, lang: None }));
        let outcome = || case.map(|(_, fact)| outcome_words(self.locale, fact));
        let term = term.or_else(|| outcome().map(|text| ("outcome.label", ShardText { text, lang: None })));
        Some(PosterData {
            label: self.locale.text("fact.person").to_owned(),
            category: None,
            measure: standing_sentence(self.locale, &standing),
            title: ShardText { text: person.name.label.clone(), lang: person.name.lang.clone() },
            text: person.description.clone(),
            names: Vec::new(),
            totals: Vec::new(),
            time: self.poster_table(Vec::new()),
            person: Some(PortraitData {
                other_name: person.held.other_name.clone(),
                facts: charge.into_iter().chain(term).collect(),
                held: person.held.clone(),
                standing,
            }),
            left_out: 0,
            line: None,
            sources: person.sources.clone(),
            address: self.poster_address(route),
        })
    }

    fn poster_table(&self, rows: Vec<TimeRow>) -> TimeTable {
        TimeTable { rows, is_of_case: false, as_of: self.as_of() }
    }

    /// A person's time in the cases of an event; nothing where there is none to draw.
    fn poster_row(&self, person: &ShardName, event: &EventData) -> Option<TimeRow> {
        let person = self.model.dataset.person(&person.id.as_str().into())?;
        let is_of_event = |id: &CaseId| event.cases.iter().any(|case| case.id == id.as_str());
        self.time_row(person, is_of_event).filter(|row| row.bar.extent().is_some())
    }

    /// Names in a row, with the number of those left out.
    fn poster_names(&self, names: &[ShardName]) -> String {
        let shown: Vec<&str> = names.iter().take(NAMES).map(|name| name.label.as_str()).collect();
        let mut listed = shown.join(self.locale.text("list.separator"));
        if names.len() > NAMES {
            listed.push(' ');
            listed.push_str(&self.locale.count("results.more_people", (names.len() - NAMES) as u64));
        }
        listed
    }

    /// The events of a case, or all of them.
    fn poster_line(&self, case: Option<&ShardName>, here: Option<(Day, Day)>) -> Option<LineData> {
        let events = self.model.dataset.events().iter();
        let events = events
            .filter(|event| case.is_none_or(|case| event.cases.iter().any(|id| id.as_str() == case.id)));
        let days: Vec<Day> = events.map(|event| event.date.first_day()).collect();
        let label = match (case, here) {
            (Some(case), Some(_)) => self.locale.fill("poster.line.case", &[("case", &case.label)]),
            (Some(_), None) => self.locale.text("poster.line.events").to_owned(),
            (None, _) => self.locale.text("poster.line.all").to_owned(),
        };
        (days.len() > 1).then_some(LineData { label, days, here })
    }

    /// The page's whole address with its code; nothing where the site does not know its own.
    fn poster_address(&self, route: &Route) -> Option<(String, QrCode)> {
        let address = self.model.addresses.absolute(&path_of(&self.locale.prefix, route))?;
        let code = qr_code(&address)?;
        Some((address, code))
    }
}

/// The code of an address; nothing where it is longer than any code can hold.
fn qr_code(address: &str) -> Option<QrCode> {
    let code = Encoded::encode_text(address, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let width = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if width > 0 {
                let _ = write!(path, "M{x} {y}h{width}v1h-{width}z");
            }
            x += width.max(1);
        }
    }
    Some(QrCode { size: u32::try_from(code.size()).ok()?, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_drawn_square_by_square() {
        let address = "https://example.org/zh-Hant/case/hk47/";
        let (drawn, code) =
            (qr_code(address).unwrap(), Encoded::encode_text(address, QrCodeEcc::Medium).unwrap());
        let mut dark = std::collections::BTreeSet::new();
        for run in drawn.path.split('z').filter(|run| !run.is_empty()) {
            let (at, rest) = run.trim_start_matches('M').split_once('h').unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let (x, y): (i32, i32) = (x.parse().unwrap(), y.parse().unwrap());
            let width: i32 = rest.split('v').next().unwrap().parse().unwrap();
            dark.extend((x..x + width).map(|x| (x, y)));
        }
        for y in 0..code.size() {
            for x in 0..code.size() {
                assert_eq!(dark.contains(&(x, y)), code.get_module(x, y), "{x}, {y}");
            }
        }
        assert_eq!(drawn.size as i32, code.size());
        assert!(qr_code(&"x".repeat(3_000)).is_none());
    }
}
