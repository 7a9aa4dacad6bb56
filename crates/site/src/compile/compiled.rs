//! The files of the edition that follow from the data alone: index, shards, messages, and the files of the map and the chart.

use crate::compile::index::index;
use crate::compile::key_events::key_events;
use crate::compile::map_file::map_file;
use crate::compile::messages;
use crate::compile::names::Names;
use crate::compile::site_model::SiteModel;
use crate::paths;
use vigil_index::{Manifest, Options, Shard};
use vigil_model::Dataset;

/// A compiled data set.
pub struct Compiled {
    /// The table of contents of the index.
    pub manifest: Manifest,
    /// The files, with their paths in the folder of the edition.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Compiled {
    /// Compiles a data set. Fails if an event does not fit the index.
    pub fn new(model: &SiteModel<'_>, options: Options) -> anyhow::Result<Compiled> {
        let index = index(model, options)?;
        let mut files = index.files;
        files.push((paths::MANIFEST.to_owned(), serde_json::to_vec(&index.manifest)?));
        for locale in model.locales {
            let messages = serde_json::to_vec(&messages::for_browser(locale, model.locales))?;
            files.push((paths::messages(&locale.tag), messages));
            let map = serde_json::to_vec(&map_file(model.dataset, locale))?;
            files.push((paths::map_file(&locale.tag), map));
            let key_events = key_events(model.dataset, Names::new(model.dataset, &locale.tag));
            files.push((paths::key_events(&locale.tag), serde_json::to_vec(&key_events)?));
            for (number, shard) in (0..).zip(shards(model.dataset, &locale.tag, options.shard_len)) {
                files.push((Manifest::shard_path(&locale.tag, number), serde_json::to_vec(&shard)?));
            }
        }
        Ok(Compiled { manifest: index.manifest, files })
    }
}

/// The shards of one language, in order.
fn shards<'a>(dataset: &'a Dataset, tag: &'a str, shard_len: u32) -> impl Iterator<Item = Shard> + 'a {
    let names = Names::new(dataset, tag);
    let len = shard_len.max(1) as usize;
    dataset.events().chunks(len).enumerate().map(move |(number, events)| Shard {
        first: (number * len) as u32,
        events: events.iter().map(|event| names.listed(event)).collect(),
    })
}
