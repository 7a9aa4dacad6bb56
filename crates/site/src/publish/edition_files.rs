//! The files of the edition, each with its seal.

use crate::output::Output;
use crate::paths::edition_file;
use crate::publish::locality::{Locality, Publish};
use vigil_index::seal;

/// The files of the edition. Those of the sources are made one by one: together they can be larger than the data set.
pub struct EditionFiles;

impl Publish for EditionFiles {
    fn name(&self) -> &'static str {
        "files of the edition"
    }

    fn publish(&self, of: &Locality<'_>, output: &Output) -> anyhow::Result<usize> {
        let write = |path: &str, bytes: &[u8]| {
            let path = edition_file(&of.edition.id, path);
            output.write(&path, &seal::close(&path, bytes.to_vec()))
        };
        of.edition.files.iter().try_for_each(|(path, bytes)| write(path, bytes))?;
        of.local.model.source_files.for_each(write)?;
        Ok(0)
    }
}
