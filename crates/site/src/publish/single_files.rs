//! The whole timeline in one file, one in each language.

use crate::compile::site_model::SiteModel;
use crate::content::data::SingleFile;
use crate::content::local_model::LocalModel;
use crate::output::Output;
use crate::paths;
use crate::render::single_file::single_file;

/// Writes the files, and returns what the page of the data says about them. `edition` is the id of the edition.
pub(crate) fn publish(
    model: &SiteModel<'_>,
    edition: &str,
    output: &Output,
) -> anyhow::Result<Vec<SingleFile>> {
    let write = |locale| {
        let local = LocalModel::new(model, locale);
        let html = single_file(&local, &local.single_file(), edition);
        let path = paths::single_file(locale);
        output.write(&path, html.as_bytes())?;
        Ok(SingleFile {
            tag: locale.tag.clone(),
            language: locale.text("language.name").to_owned(),
            path,
            size: html.len() as u64,
        })
    };
    model.locales.iter().map(write).collect()
}
