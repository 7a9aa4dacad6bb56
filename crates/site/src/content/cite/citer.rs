//! Cites the works of a site in one language.

use crate::content::cite::citation::{Citation, Citations, Phrase};
use crate::content::cite::formats;
use crate::content::cite::styles::Styles;
use crate::content::cite::work::Work;
use crate::content::local_model::LocalModel;
use crate::paths;
use vigil_model::Event;

/// Makes the citations that pages show.
#[derive(Clone, Copy)]
pub struct Citer<'a> {
    local: LocalModel<'a>,
    styles: &'a Styles,
}

impl<'a> Citer<'a> {
    /// For a site in one language.
    pub fn new(local: LocalModel<'a>, styles: &'a Styles) -> Citer<'a> {
        Citer { local, styles }
    }

    /// The citations of an event.
    pub fn of_event(&self, event: &Event) -> Citations {
        self.citations(&Work::of_event(&self.local, event))
    }

    /// The citations of the data as a whole.
    pub fn of_dataset(&self) -> Citations {
        self.citations(&Work::of_dataset(&self.local))
    }

    fn citations(&self, work: &Work) -> Citations {
        let mut citations = self.styles.cite(work, &self.local.locale.tag);
        if let Some(template) = formats::wikipedia(work) {
            let phrases = vec![Phrase { text: template, is_italic: false }];
            citations.push(Citation { style: "wikipedia", phrases });
        }
        Citations { accessed: work.accessed, citations, files: paths::CITATIONS }
    }
}
