//! The files of citations for reference managers, next to each page that can be cited.

use crate::content::cite::formats;
use crate::content::cite::work::Work;
use crate::output::Output;
use crate::paths::{self, path_of};
use crate::publish::locality::{Locality, Publish};
use rayon::prelude::*;
use vigil_app::url::route::Route;

/// The citations of every event and of the data as a whole.
pub struct Citations;

impl Publish for Citations {
    fn name(&self) -> &'static str {
        "citations"
    }

    fn publish(&self, of: &Locality<'_>, output: &Output) -> anyhow::Result<usize> {
        if of.scope.lists_only {
            return Ok(0);
        }
        let prefix = &of.local.locale.prefix;
        write(&Work::of_dataset(&of.local, &of.edition.id), &path_of(prefix, &Route::Data), output)?;
        of.local.model.dataset.events().par_iter().try_for_each(|event| {
            let folder = path_of(prefix, &Route::Event(event.id.clone()));
            write(&Work::of_event(&of.local, &of.edition.id, event), &folder, output)
        })?;
        Ok(0)
    }
}

fn write(work: &Work, folder: &str, output: &Output) -> anyhow::Result<()> {
    let texts = [formats::bibtex(work), formats::ris(work), formats::csl_json(work)];
    let mut files = paths::CITATIONS.iter().zip(&texts);
    files.try_for_each(|(name, text)| output.write(&format!("{folder}{name}"), text.as_bytes()))
}
