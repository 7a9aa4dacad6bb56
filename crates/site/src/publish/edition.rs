//! The edition: all files that the browser fetches from the data, in a folder that is named by their hash.

use crate::compile::compiled::Compiled;
use crate::compile::site_model::SiteModel;
use crate::content::local_model::LocalModel;
use crate::digest;
use crate::paths::{held_table, held_table_of_case};
use crate::render::view_data::held_file;
use vigil_index::Manifest;

/// The edition of a site.
pub struct Edition {
    /// The hash of all content.
    pub id: String,
    /// The table of contents of the index.
    pub manifest: Manifest,
    /// All files but those of the sources, with their paths in the folder of the edition.
    pub(crate) files: Vec<(String, Vec<u8>)>,
}

impl Edition {
    /// Adds the tables of time in custody, which are HTML, to the compiled files. The id follows from all files, so this
    /// is the last change of them.
    pub fn new(model: &SiteModel<'_>, compiled: Compiled) -> anyhow::Result<Edition> {
        let Compiled { manifest, mut files } = compiled;
        for locale in model.locales {
            let local = LocalModel::new(model, locale);
            let everybody = held_file(locale, &local.everybodys_time())?;
            files.push((held_table(&locale.tag), everybody));
            for case in model.dataset.cases() {
                let table = held_file(locale, &local.time_of_case(case))?;
                files.push((held_table_of_case(&locale.tag, &case.id), table));
            }
        }
        files.sort();
        // They stay until the end: of a large data set a fifth would be room that was reserved to grow.
        files.iter_mut().for_each(|(_, bytes)| bytes.shrink_to_fit());
        let sources = model.source_files.digest()?;
        let parts = files.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes.as_slice()]);
        let parts: Vec<&[u8]> = parts.chain([sources.as_bytes()]).collect();
        let id = digest::short(&parts);
        Ok(Edition { id, manifest, files })
    }
}
