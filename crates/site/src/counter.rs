//! Counters and cards for the pages of other sites: how many people are behind bars, in all or of a case, and where a
//! person stands, each a small document without the app. It reads without JavaScript; its few lines of script tell the
//! page around the frame how high it is, and `counter.js` lets days run on where they may.

use crate::bare_document::BareDocument;
use crate::content::counter::{Counted, CountedCase, CountedPerson, CounterData};
use crate::digest::csp_source;
use crate::document::Shell;
use crate::embed::FRAME;
use crate::output::Output;
use crate::pages::Pages;
use crate::render::page::counter::{card, counter};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use vigil_app::data::page_data::SiteData;
use vigil_app::locale::Locale;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_app::url::view_state::ViewState;
use vigil_model::{CaseId, Dataset, PersonId, Status};

/// The folder of the counters, below that of the language.
const COUNTERS: &str = "embed/counter/";
/// The folder of the cards.
const CARDS: &str = "embed/card/";

/// Draws the counters and cards of a site in one language.
pub struct Counters<'a> {
    /// Where everybody stands.
    pub pages: &'a Pages<'a>,
    /// The data.
    pub dataset: &'a Dataset,
    /// The language.
    pub locale: &'a Locale,
    /// What writes documents.
    pub shell: &'a Shell<'a>,
}

/// The path of a person's card, which everybody has who was charged, sentenced or is wanted.
pub fn card_of(locale: &Locale, person: &PersonId) -> String {
    format!("{}{CARDS}{person}/", locale.prefix)
}

impl Counters<'_> {
    /// Writes the counter of everybody, and those of each case and person among the routes with the person's card. Cases
    /// nobody is charged in and people of no case have none.
    pub fn write(&self, routes: &[Route], output: &Output) -> anyhow::Result<()> {
        let behind_bars = self.pages.standings.count(Status::is_behind_bars);
        let all = CounterData { counted: Counted::All(behind_bars), as_of: self.pages.as_of() };
        let title = self.locale.text("counter.title");
        self.write_one(format!("{}{COUNTERS}", self.locale.prefix), title, &all, false, output)?;
        let cases = self.by_case();
        routes.par_iter().try_for_each(|route| match route {
            Route::Case(id) => self.write_case(id, cases.get(id), output),
            Route::Person(id) => self.write_person(id, output),
            _ => Ok(()),
        })
    }

    fn write_case(&self, id: &CaseId, people: Option<&People>, output: &Output) -> anyhow::Result<()> {
        let (Some(people), Some(name)) = (people, self.pages.names.case(id)) else { return Ok(()) };
        let title = name.label.clone();
        let People { people, in_prison, in_custody, has_others } = *people;
        let counted = Counted::Case(CountedCase { name, people, in_prison, in_custody, has_others });
        let data = CounterData { counted, as_of: self.pages.as_of() };
        self.write_one(format!("{}{COUNTERS}case/{id}/", self.locale.prefix), &title, &data, false, output)
    }

    fn write_person(&self, id: &PersonId, output: &Output) -> anyhow::Result<()> {
        let person = self.dataset.person(id);
        let standing = person.and_then(|person| self.pages.standing(person));
        let (Some(person), Some(standing)) = (person, standing) else { return Ok(()) };
        let Some(name) = self.pages.names.person(id) else { return Ok(()) };
        let time = self.pages.time_row(person, |_| true).filter(|row| row.bar.extent().is_some());
        let title = name.label.clone();
        let counted = CountedPerson { other_name: self.pages.other_name(&name), name, standing, time };
        let data = CounterData { counted: Counted::Person(Box::new(counted)), as_of: self.pages.as_of() };
        let path = format!("{}{COUNTERS}person/{id}/", self.locale.prefix);
        self.write_one(path, &title, &data, false, output)?;
        self.write_one(card_of(self.locale, id), &title, &data, true, output)
    }

    fn write_one(
        &self,
        folder: String,
        title: &str,
        data: &CounterData,
        is_card: bool,
        output: &Output,
    ) -> anyhow::Result<()> {
        let site = SiteData { name: self.pages.site_name(), ..SiteData::default() };
        let state = ViewState::default();
        let setting = Setting { locale: self.locale, site: &site, route: &Route::Embed, state: &state };
        let content = match &data.counted {
            Counted::Person(person) if is_card => card(&setting, person),
            _ => counter(&setting, data),
        };
        let mut sheets = vec![self.shell.style_sheet(), self.shell.own_sheet("counter")];
        if is_card {
            sheets.insert(1, self.shell.own_sheet("bars"));
        }
        let path = format!("{folder}index.html");
        let document = BareDocument {
            lang: &self.locale.tag,
            marks: "data-embed",
            script_source: &format!("'self' {}", csp_source(FRAME)),
            path: &path,
            first: &format!("<script>{FRAME}</script>"),
            is_framed: true,
            sheets: &sheets,
            title: &format!("{title} · {}", site.name),
            last: "<meta name=\"color-scheme\" content=\"light dark\"><script src=\"counter.js\" defer></script>",
            body: &format!("<main id=\"main\">{}</main>", content.into_string()),
        };
        output.write(&path, document.html().as_bytes())
    }

    /// How the people of each case stand.
    fn by_case(&self) -> BTreeMap<&CaseId, People> {
        let mut cases: BTreeMap<&CaseId, People> = BTreeMap::new();
        for (id, standing) in self.pages.standings.all() {
            let of_person: BTreeSet<&CaseId> = self.pages.standings.cases(id).collect();
            for case in of_person {
                let people = cases.entry(case).or_default();
                people.people += 1;
                people.in_prison += u32::from(standing.status == Status::InPrison);
                people.in_custody += u32::from(standing.status == Status::InCustody);
                let deciding =
                    standing.case.and_then(|position| self.pages.standings.cases(id).nth(position));
                people.has_others |= standing.status.is_behind_bars() && deciding != Some(case);
            }
        }
        cases
    }
}

/// How the people of a case stand.
#[derive(Clone, Copy, Debug, Default)]
struct People {
    people: u32,
    in_prison: u32,
    in_custody: u32,
    has_others: bool,
}

impl Pages<'_> {
    /// The ids of the people and of the cases that have a counter.
    pub fn counted(&self) -> [Vec<String>; 2] {
        let people: Vec<&PersonId> = self.standings.all().map(|(person, _)| person).collect();
        let facts = people.iter().flat_map(|person| self.standings.cases(person));
        let cases: BTreeSet<&CaseId> = facts.collect();
        [
            people.into_iter().map(ToString::to_string).collect(),
            cases.into_iter().map(ToString::to_string).collect(),
        ]
    }
}
