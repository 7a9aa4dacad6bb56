//! Posters: next to the page of each case, each event and each person of a case a sheet to print, with a QR code of the
//! page's address.
//!
//! A sheet is a document of its own, without the app and without scripts, and is not listed for search engines. Its code
//! needs the site's own address; where the site does not know it, the sheet says where to look instead.

use crate::address::{Addresses, path_of};
use crate::bare_document::BareDocument;
use crate::content::{
    CaseData, EventData, LineData, Page, PersonData, PortraitData, PosterData, QrCode, TimeRow, TimeTable,
};
use crate::document::Shell;
use crate::output::Output;
use crate::pages::Pages;
use crate::render::page::case::totals;
use crate::render::page::poster::poster_page;
use crate::render::part::standing::{standing_sentence, term_words};
use qrcodegen::{QrCode as Encoded, QrCodeEcc};
use rayon::prelude::*;
use std::fmt::Write;
use vigil_app::data::page_data::SiteData;
use vigil_app::locale::Locale;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_app::url::view_state::ViewState;
use vigil_index::{ShardName, ShardText};
use vigil_model::{CaseId, Dataset, Day};

/// How many people of a case there is room for.
const PEOPLE_OF_CASE: usize = 50;
/// How many people of an event there is room for.
const PEOPLE_OF_EVENT: usize = 8;
/// How many names are spelled out.
const NAMES: usize = 12;
/// The light squares that must be around a code.
const QUIET: i32 = 4;

/// Draws the posters of a site in one language.
pub struct Posters<'a> {
    /// The pages they stand beside.
    pub pages: &'a Pages<'a>,
    /// The data.
    pub dataset: &'a Dataset,
    /// The language.
    pub locale: &'a Locale,
    /// What writes documents.
    pub shell: &'a Shell<'a>,
}

impl Posters<'_> {
    /// Writes the poster of each case, event and person of a case among the routes; the number of posters.
    pub fn write(&self, routes: &[Route], output: &Output) -> anyhow::Result<usize> {
        let routes: Vec<&Route> = routes.iter().filter(|route| self.has_poster(route)).collect();
        routes.par_iter().try_for_each(|route| match self.document(route) {
            Some(document) => output.write(&file_of(self.locale, route), document.as_bytes()),
            None => Ok(()),
        })?;
        Ok(routes.len())
    }

    fn has_poster(&self, route: &Route) -> bool {
        match route {
            Route::Case(_) | Route::Event(_) => true,
            Route::Person(id) => self.pages.standings.of(id).is_some(),
            _ => false,
        }
    }

    fn document(&self, route: &Route) -> Option<String> {
        let poster = match self.pages.content(route).0 {
            Page::Case(case) => self.of_case(route, &case),
            Page::Event(event) => self.of_event(route, &event),
            Page::Person(person) => self.of_person(route, &person)?,
            _ => return None,
        };
        let site = SiteData { name: self.pages.site_name(), ..SiteData::default() };
        let state = ViewState::default();
        let body = poster_page(&Setting { locale: self.locale, site: &site, route, state: &state }, &poster);
        let title = self.locale.fill("poster.title", &[("title", &poster.title.text), ("site", &site.name)]);
        // Where the site does not know its address the reader's browser does, and draws the code.
        let script = match poster.address {
            Some(_) => "",
            None => "<script type=\"module\" src=\"poster.js\"></script>",
        };
        let document = BareDocument {
            lang: &self.locale.tag,
            marks: "data-theme=\"light\" data-poster",
            script_source: "'self'",
            path: &file_of(self.locale, route),
            first: "",
            is_framed: false,
            sheets: &[self.shell.style_sheet(), self.shell.own_sheet("bars"), self.shell.own_sheet("poster")],
            title: &title,
            last: &format!("<link rel=\"icon\" href=\"icon.svg\" type=\"image/svg+xml\">{script}"),
            body: &body.into_string(),
        };
        Some(document.html())
    }

    fn of_case(&self, route: &Route, case: &CaseData) -> PosterData {
        let (events, people) = (u64::from(case.events.total), case.people.len() as u64);
        let counts = [(people, "poster.people"), (events, "events")];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        let measure: Vec<String> = counts.map(|(count, key)| self.locale.count(key, count)).collect();
        let mut rows = case.time.rows.clone();
        // Who has most to tell stays where there is no room for all.
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
            totals: totals(case).into_iter().map(|total| (total.key, total.people.len() as u32)).collect(),
            person: None,
            time: self.table(rows),
            left_out: left_out as u32,
            line: self.line(Some(&case.name), None),
            sources: case.sources.clone(),
            address: self.address(route),
        }
    }

    fn of_event(&self, route: &Route, event: &EventData) -> PosterData {
        let (category, kind) = (event.category.as_str(), event.kind.as_str());
        let label = [self.locale.label("category", category), self.locale.label("kind", kind)];
        let place: Vec<ShardName> = event.place.iter().cloned().collect();
        let mut rows: Vec<TimeRow> =
            event.people.iter().filter_map(|person| self.row(person, event)).collect();
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
            names: names.map(|(key, names)| (key, self.listed(names))).collect(),
            totals: Vec::new(),
            person: None,
            time: self.table(rows),
            left_out: left_out as u32,
            line: self.line(event.cases.first(), Some(here)),
            sources: event.sources.clone(),
            address: self.address(route),
        }
    }

    /// `None` for people of no case.
    fn of_person(&self, route: &Route, person: &PersonData) -> Option<PosterData> {
        let standing = person.standing.clone()?;
        let case = standing.case.as_ref();
        let charge = case.map(|(_, fact)| ("fact.charge", self.pages.names.text(&fact.charge)));
        let term = case.and_then(|(_, fact)| term_words(self.locale, fact));
        let term = term.map(|text| ("bars.term", ShardText { text, lang: None }));
        Some(PosterData {
            label: self.locale.text("fact.person").to_owned(),
            category: None,
            measure: standing_sentence(self.locale, &standing),
            title: ShardText { text: person.name.label.clone(), lang: person.name.lang.clone() },
            text: person.description.clone(),
            names: Vec::new(),
            totals: Vec::new(),
            time: self.table(Vec::new()),
            person: Some(PortraitData {
                other_name: person.held.other_name.clone(),
                facts: charge.into_iter().chain(term).collect(),
                held: person.held.clone(),
                standing,
            }),
            left_out: 0,
            line: None,
            sources: person.sources.clone(),
            address: self.address(route),
        })
    }

    fn table(&self, rows: Vec<TimeRow>) -> TimeTable {
        TimeTable { rows, is_of_case: false, as_of: self.pages.as_of(), sheet: String::new() }
    }

    /// A person's time in the cases of an event; nothing where there is none to draw.
    fn row(&self, person: &ShardName, event: &EventData) -> Option<TimeRow> {
        let person = self.dataset.person(&person.id.as_str().into())?;
        let is_of_event = |id: &CaseId| event.cases.iter().any(|case| case.id == id.as_str());
        self.pages.time_row(person, is_of_event).filter(|row| row.bar.extent().is_some())
    }

    /// Names in a row, with the number of those left out.
    fn listed(&self, names: &[ShardName]) -> String {
        let shown: Vec<&str> = names.iter().take(NAMES).map(|name| name.label.as_str()).collect();
        let mut listed = shown.join(self.locale.text("list.separator"));
        if names.len() > NAMES {
            listed.push(' ');
            listed.push_str(&self.locale.count("results.more_people", (names.len() - NAMES) as u64));
        }
        listed
    }

    /// The events of a case, or all of them.
    fn line(&self, case: Option<&ShardName>, here: Option<(Day, Day)>) -> Option<LineData> {
        let events = self.dataset.events().iter();
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
    fn address(&self, route: &Route) -> Option<(String, QrCode)> {
        let addresses = Addresses { base_url: self.dataset.site().base_url.as_deref() };
        let address = addresses.absolute(&path_of(&self.locale.prefix, route))?;
        let code = qr_code(&address)?;
        Some((address, code))
    }
}

/// The file of a route's poster.
fn file_of(locale: &Locale, route: &Route) -> String {
    format!("{}poster/index.html", path_of(&locale.prefix, route))
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
                let _ = write!(path, "M{} {}h{width}v1h-{width}z", x + QUIET, y + QUIET);
            }
            x += width.max(1);
        }
    }
    Some(QrCode { size: u32::try_from(code.size() + 2 * QUIET).ok()?, path })
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
            dark.extend((x..x + width).map(|x| (x - QUIET, y - QUIET)));
        }
        for y in 0..code.size() {
            for x in 0..code.size() {
                assert_eq!(dark.contains(&(x, y)), code.get_module(x, y), "{x}, {y}");
            }
        }
        assert_eq!(drawn.size as i32, code.size() + 8, "with the quiet margin");
        assert!(qr_code(&"x".repeat(3_000)).is_none());
    }
}
