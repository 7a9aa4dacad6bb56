//! The index of a data folder, compiled as for the site and searched as the browser does.

use std::collections::BTreeMap;
use std::path::Path;
use vigil_index::{Index, Need, Options};
use vigil_model::Dataset;
use vigil_site::compile::index::index;
use vigil_site::compile::site_model::SiteModel;
use vigil_site::source::{language, read};

/// The index of a data folder, with the files that it needs.
pub struct Site {
    /// The index, with the files that were needed so far.
    pub index: Index,
    /// The data.
    pub dataset: Dataset,
    files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Compiles the data in a folder.
    pub fn open(data: &Path) -> Site {
        let dataset = read::load(data).unwrap().dataset;
        let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
        let locales = language::locales(&locales, dataset.site()).unwrap();
        let options = Options::for_documents(dataset.events().len());
        let compiled = index(&SiteModel::new(&dataset, &locales), options).unwrap();
        // Read back from JSON, as the browser has it.
        let manifest = serde_json::from_str(&serde_json::to_string(&compiled.manifest).unwrap()).unwrap();
        let index = Index::new(manifest, language::fold).unwrap();
        Site { index, files: compiled.files.into_iter().collect(), dataset }
    }

    /// Asks the index until it has all files that the answer needs.
    pub fn ask<T>(&mut self, ask: impl Fn(&Index) -> Result<T, Need>) -> T {
        loop {
            match ask(&self.index) {
                Ok(answer) => return answer,
                Err(Need(resources)) => {
                    for resource in resources {
                        self.index.insert(&resource, &self.files[&resource.path()]).unwrap();
                    }
                }
            }
        }
    }
}
