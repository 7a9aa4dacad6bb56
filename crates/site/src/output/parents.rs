//! Folders made for files that may not come to be written.

use anyhow::Context;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders that were missing and have been made; those that are still empty when this is dropped are removed.
#[derive(Debug)]
pub struct Parents {
    // The innermost first.
    made: Vec<PathBuf>,
}

impl Parents {
    /// Makes a folder with all above it.
    pub fn make(folder: &Path) -> anyhow::Result<Parents> {
        let missing = folder.ancestors().take_while(|folder| !folder.exists());
        let made = missing.map(Path::to_owned).collect();
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Parents { made })
    }
}

impl Drop for Parents {
    fn drop(&mut self) {
        for folder in &self.made {
            // Fails if the folder is not empty, as intended.
            let _ = fs::remove_dir(folder);
        }
    }
}
