//! The written files as a ZIP archive.

use super::Output;
use anyhow::Context;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::PoisonError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The end of the name of an archive that is not whole yet.
const UNFINISHED: &str = ".unfinished";

impl Output {
    /// Writes a ZIP archive to `file`, replacing it: a first file, then what `change` makes of each file so far, in the order
    /// of their paths. Files for which it returns `None` are left out. The bytes follow from the files alone: all have the
    /// same time and permissions.
    pub fn archive(
        &self,
        file: &Path,
        first: (&str, &[u8]),
        change: &dyn Fn(&str, Vec<u8>) -> Option<Vec<u8>>,
    ) -> anyhow::Result<()> {
        let mut unfinished = file.as_os_str().to_owned();
        unfinished.push(UNFINISHED);
        let written = self.write_archive(unfinished.as_ref(), first, change);
        let written = written.and_then(|()| Ok(fs::rename(&unfinished, file)?));
        if written.is_err() {
            let _ = fs::remove_file(&unfinished);
        }
        written.with_context(|| format!("cannot write {}", file.display()))
    }

    fn write_archive(
        &self,
        file: &Path,
        (name, text): (&str, &[u8]),
        change: &dyn Fn(&str, Vec<u8>) -> Option<Vec<u8>>,
    ) -> anyhow::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        let mut archive = ZipWriter::new(BufWriter::new(File::create(file)?));
        let mut add = |path: &str, bytes: &[u8]| {
            archive.start_file(path, options)?;
            anyhow::Ok(archive.write_all(bytes)?)
        };
        add(name, text)?;
        let paths: Vec<String> =
            self.written.lock().unwrap_or_else(PoisonError::into_inner).keys().cloned().collect();
        for path in paths {
            if let Some(bytes) = change(&path, fs::read(self.staging.join(&path))?) {
                add(&path, &bytes)?;
            }
        }
        Ok(archive.finish()?.flush()?)
    }
}
