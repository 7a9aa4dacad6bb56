//! Cites the pages of a site in one language, and the reports that they rest on.

use crate::content::cite::citation::Citations;
use crate::content::cite::formats;
use crate::content::cite::styles;
use crate::content::cite::work::Work;
use crate::content::cited_source::CitedSource;
use crate::content::local_model::LocalModel;
use crate::content::page::Page;
use vigil_app::url::route::Route;
use vigil_model::Source;

/// Makes the citations that pages show.
#[derive(Clone, Copy)]
pub struct Citer<'a> {
    local: LocalModel<'a>,
    edition: &'a str,
}

impl<'a> Citer<'a> {
    /// For an edition of a site in one language.
    pub fn new(local: LocalModel<'a>, edition: &'a str) -> Citer<'a> {
        Citer { local, edition }
    }

    /// The citations of a page; none of the pages that are not read themselves.
    pub fn of_page(&self, route: &Route, page: &Page, heading: &str) -> Citations {
        let none: &[CitedSource] = &[];
        let sources = match page {
            Page::Event(event) => &event.sources,
            Page::Person(person) => &person.sources,
            Page::Case(case) => &case.sources,
            Page::Embed(_) | Page::EmbedBuilder(_) | Page::NotFound => return Citations::default(),
            _ => none,
        };
        let event = match route {
            Route::Event(id) => self.local.model.dataset.event(id),
            _ => None,
        };
        let work = match (event, page) {
            (Some(event), _) => Work::of_event(&self.local, self.edition, event),
            (None, Page::Data(_)) => Work::of_dataset(&self.local, self.edition),
            // The heading of these is a year or a name alone.
            (None, Page::Year(_) | Page::Country(_)) => {
                let title = self.local.names.text(&self.local.model.dataset.site().title).text;
                Work::of_page(&self.local, self.edition, route, format!("{title}: {heading}"))
            }
            _ => Work::of_page(&self.local, self.edition, route, heading.to_owned()),
        };
        let mut citations = styles::cite(self.local.locale, &work);
        // Of the front page each byte delays the first words, and Wikipedia cites what is about a subject.
        citations.extend((*route != Route::Timeline).then(|| formats::wikipedia(&work)));
        Citations {
            address: work.url,
            edition_day: work.edition_day,
            citations,
            reports: sources.iter().map(|cited| self.report(&cited.source)).collect(),
            has_files: event.is_some() || work.is_dataset,
        }
    }

    /// A report in words, with its address and that of its archived copy.
    fn report(&self, source: &Source) -> String {
        let locale = self.local.locale;
        let dated = |date| locale.fill("cite.report.dated", &[("date", &locale.date(date))]);
        let copied = |copy: &String| locale.fill("cite.report.copy", &[("address", copy)]);
        let parts = [
            ("publisher", source.publisher.as_str()),
            ("title", &source.title),
            ("dated", &source.date.map(dated).unwrap_or_default()),
            ("address", &source.url),
            ("copy", &source.archive.as_ref().map(copied).unwrap_or_default()),
        ];
        locale.fill("cite.report", &parts)
    }
}
