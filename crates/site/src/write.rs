//! Writes the site: into a folder beside the one it replaces, so that a build that fails leaves nothing half-written.

use anyhow::Context;
use std::fs;
use std::path::{Path, PathBuf};

/// A site being written.
pub struct Output {
    target: PathBuf,
    staging: PathBuf,
}

impl Output {
    /// Begins a site that will stand at `target`.
    pub fn begin(target: &Path) -> anyhow::Result<Output> {
        let name =
            target.file_name().context("the folder to write needs a name")?.to_string_lossy().into_owned();
        let staging = target.with_file_name(format!(".{name}.new"));
        if staging.exists() {
            fs::remove_dir_all(&staging).with_context(|| format!("cannot clear {}", staging.display()))?;
        }
        fs::create_dir_all(&staging).with_context(|| format!("cannot make {}", staging.display()))?;
        Ok(Output { target: target.to_owned(), staging })
    }

    /// Writes a file by its path in the site.
    pub fn write(&self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let path = self.staging.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))
    }

    /// Puts the site in the place of the one before.
    pub fn finish(self) -> anyhow::Result<()> {
        let old = self.staging.with_extension("old");
        if self.target.exists() {
            fs::rename(&self.target, &old)
                .with_context(|| format!("cannot replace {}", self.target.display()))?;
        }
        fs::rename(&self.staging, &self.target)
            .with_context(|| format!("cannot put the site at {}", self.target.display()))?;
        if old.exists() {
            fs::remove_dir_all(&old).with_context(|| format!("cannot remove {}", old.display()))?;
        }
        Ok(())
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.staging);
    }
}
