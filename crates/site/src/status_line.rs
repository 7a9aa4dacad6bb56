//! Where somebody stands and how many people of a case are in prison, each in a line with the day of the data: for the
//! pictures of link previews and for what other programs read of a page first.

use crate::pages::Pages;
use crate::render::part::standing::{day, since_words, standing_sentence};
use vigil_app::locale::Locale;
use vigil_app::url::route::Route;
use vigil_model::{CaseId, Status};

/// Lines of one language.
pub struct StatusLines<'a> {
    /// Where everybody stands.
    pub pages: &'a Pages<'a>,
    /// The language.
    pub locale: &'a Locale,
}

impl StatusLines<'_> {
    /// The line of a card, in two parts; nothing for pages that are about nobody's status.
    pub fn of_card(&self, route: &Route) -> Option<[String; 2]> {
        let date = day(self.locale, self.pages.as_of());
        match route {
            Route::Person(id) => {
                let words = since_words(self.locale, &self.pages.standings.data_of(id, &self.pages.names)?);
                Some([words, self.locale.fill("card.as_of", &[("date", &date)])])
            }
            Route::Case(id) => Some([self.locale.text("facet.case").to_owned(), self.of_case(id, &date)?]),
            _ => None,
        }
    }

    /// How many people of a case are in prison, or in prison or in custody.
    fn of_case(&self, case: &CaseId, date: &str) -> Option<String> {
        let standings = &self.pages.standings;
        let of_case = standings.all().filter(|(person, _)| standings.cases(person).any(|id| id == case));
        let statuses: Vec<Status> = of_case.map(|(_, standing)| standing.status).collect();
        if statuses.is_empty() {
            return None;
        }
        let held = statuses.iter().filter(|status| status.is_behind_bars()).count() as u64;
        let has_custody = statuses.contains(&Status::InCustody);
        let key = if held > 0 && !has_custody { "card.in_prison" } else { "card.in_custody" };
        Some(self.locale.fill(key, &[("n", &self.locale.number(held)), ("date", date)]))
    }

    /// What a page is described by: of somebody of a case first where they stand.
    pub fn describe(&self, route: &Route, description: String) -> String {
        let Route::Person(id) = route else { return description };
        let Some(standing) = self.pages.standings.data_of(id, &self.pages.names) else { return description };
        let status = standing_sentence(self.locale, &standing);
        let date = day(self.locale, self.pages.as_of());
        let values = [("status", status.as_str()), ("date", &date), ("description", &description)];
        self.locale.fill("preview.person", &values)
    }
}
