//! How an event, or the data as a whole, is cited: in the styles of CSL, as Wikipedia's template, and as files for
//! reference managers.
//!
//! One description, in CSL-JSON, serves all of them. A build has no clock, and the day on which somebody reads a page is
//! theirs: the date of access is that of the edition, the day of the newest change, and the page says so.

mod csl;
mod formats;

use crate::address::{Addresses, path_of};
use crate::content::{Citation, Citations, Page, Phrase};
use crate::feed::changed;
use crate::names::Names;
use crate::output::Output;
pub use csl::Styles;
use rayon::prelude::*;
use vigil_app::locale::Locale;
use vigil_app::url::route::Route;
use vigil_model::{Dataset, Event, EventDate};

/// The files of a citation: for BibTeX, for RIS and for CSL-JSON.
pub const FILES: [&str; 3] = ["cite.bib", "cite.ris", "cite.json"];

/// What is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// A key that no other work of this site in this language has.
    pub key: String,
    /// Whether it is the data as a whole.
    pub is_dataset: bool,
    /// Its title.
    pub title: String,
    /// The site's name.
    pub site: String,
    /// When its text last changed, where that is known.
    pub issued: Option<EventDate>,
    /// The edition's date.
    pub accessed: Option<EventDate>,
    /// Its whole address, where the site knows its own.
    pub url: Option<String>,
    /// Its language, a BCP 47 tag.
    pub language: String,
}

/// Cites the works of a site in one language.
pub struct Citing<'a> {
    dataset: &'a Dataset,
    locale: &'a Locale,
    styles: &'a Styles,
    edition: Option<EventDate>,
}

impl<'a> Citing<'a> {
    /// For a data set in a language.
    pub fn new(dataset: &'a Dataset, locale: &'a Locale, styles: &'a Styles) -> Citing<'a> {
        let newest = dataset.events().iter().map(changed::day_of).max();
        Citing { dataset, locale, styles, edition: newest.and_then(|day| EventDate::from_day(day).ok()) }
    }

    fn work(&self, route: &Route, key: &str, title: String, issued: Option<EventDate>) -> Work {
        let site = self.dataset.site();
        let addresses = Addresses { base_url: site.base_url.as_deref() };
        let names = Names::new(self.dataset, &self.locale.tag);
        Work {
            key: key.to_owned(),
            is_dataset: *route == Route::Data,
            title,
            site: names.text(&site.name).text,
            issued,
            accessed: self.edition,
            url: addresses.absolute(&path_of(&self.locale.prefix, route)),
            language: self.locale.tag.clone(),
        }
    }

    /// An event's page.
    fn event(&self, event: &Event) -> Work {
        let title = Names::new(self.dataset, &self.locale.tag).text(&event.title).text;
        self.work(&Route::Event(event.id.clone()), event.id.as_str(), title, event.updated)
    }

    /// The data as a whole.
    fn dataset(&self) -> Work {
        let title = Names::new(self.dataset, &self.locale.tag).text(&self.dataset.site().title).text;
        self.work(&Route::Data, "dataset", title, self.edition)
    }

    /// Gives the pages that are cited their citations.
    pub fn complete(&self, content: &mut Page) {
        match content {
            Page::Event(data) => {
                if let Some(event) = self.dataset.event(&data.id) {
                    data.citations = self.citations(&self.event(event));
                }
            }
            Page::Data(data) => data.citations = self.citations(&self.dataset()),
            _ => {}
        }
    }

    fn citations(&self, work: &Work) -> Citations {
        let mut citations = self.styles.cite(work, &self.locale.tag);
        if let Some(template) = formats::wikipedia(work) {
            let phrases = vec![Phrase { text: template, is_italic: false }];
            citations.push(Citation { style: "wikipedia", phrases });
        }
        Citations { edition: self.edition, citations, files: FILES }
    }

    /// Writes the files of every event and of the data as a whole.
    pub fn write(&self, output: &Output) -> anyhow::Result<()> {
        write_files(&self.dataset(), &path_of(&self.locale.prefix, &Route::Data), output)?;
        self.dataset.events().par_iter().try_for_each(|event| {
            let folder = path_of(&self.locale.prefix, &Route::Event(event.id.clone()));
            write_files(&self.event(event), &folder, output)
        })
    }
}

fn write_files(work: &Work, folder: &str, output: &Output) -> anyhow::Result<()> {
    let texts = [formats::bibtex(work), formats::ris(work), formats::csl_json(work)];
    let mut files = FILES.iter().zip(&texts);
    files.try_for_each(|(name, text)| output.write(&format!("{folder}{name}"), text.as_bytes()))
}

#[cfg(test)]
mod tests;
