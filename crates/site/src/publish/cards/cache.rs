//! Pictures kept between builds, by the hash of what they are drawn from; what a build does not use is forgotten.

use anyhow::Context;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Changes when the same drawing gives other bytes: with another encoder, or another palette.
const VERSION: &[u8] = b"1";

/// A folder of pictures.
pub struct Cache {
    folder: PathBuf,
    used: Mutex<BTreeSet<String>>,
}

impl Cache {
    /// Opens a folder, or makes it.
    pub fn open(folder: &Path) -> anyhow::Result<Cache> {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Cache { folder: folder.to_owned(), used: Mutex::default() })
    }

    /// The picture of a drawing: the one kept, or a new one, which is kept.
    pub fn find_or(
        &self,
        drawing: &str,
        draw: impl FnOnce() -> anyhow::Result<Vec<u8>>,
    ) -> anyhow::Result<Vec<u8>> {
        let name = name_of(drawing);
        let path = self.folder.join(&name);
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(name);
        if let Ok(kept) = fs::read(&path)
            && is_whole(&kept)
        {
            return Ok(kept);
        }
        let picture = draw()?;
        fs::write(&path, &picture).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(picture)
    }

    /// Removes what was not asked for since the folder was opened.
    pub fn prune(&self) -> anyhow::Result<()> {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = &self.folder;
        for child in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = child?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            // Only what looks like ours: a wrong folder given by mistake loses nothing.
            if is_name(name) && !used.contains(name) {
                fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
            }
        }
        Ok(())
    }
}

fn name_of(drawing: &str) -> String {
    let digest = Sha256::new().chain_update(VERSION).chain_update(drawing).finalize();
    let mut name = digest.iter().take(16).fold(String::new(), |mut name, byte| {
        let _ = write!(name, "{byte:02x}");
        name
    });
    name.push_str(".png");
    name
}

fn is_name(name: &str) -> bool {
    let digits = name.strip_suffix(".png").unwrap_or_default();
    digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether a picture was written to its end: a build may have been stopped while it wrote.
fn is_whole(png: &[u8]) -> bool {
    png.starts_with(b"\x89PNG\r\n\x1a\n") && png.ends_with(b"IEND\xaeB`\x82")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n...IEND\xaeB`\x82";

    #[test]
    fn a_drawing_is_drawn_once_and_forgotten_when_it_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let open = || Cache::open(folder.path()).unwrap();
        let picture = || Ok(PICTURE.to_vec());
        let never = || anyhow::bail!("drawn again");
        let first = open();
        first.find_or("a", picture).unwrap();
        first.find_or("b", picture).unwrap();
        let second = open();
        assert_eq!(second.find_or("a", never).unwrap(), PICTURE);
        second.prune().unwrap();
        assert!(open().find_or("a", never).is_ok());
        assert!(open().find_or("b", never).is_err());
    }

    #[test]
    fn a_picture_cut_short_is_drawn_again_and_foreign_files_stay() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("notes.txt"), "mine").unwrap();
        fs::write(folder.path().join(name_of("a")), &PICTURE[..9]).unwrap();
        let cache = Cache::open(folder.path()).unwrap();
        assert_eq!(cache.find_or("a", || Ok(PICTURE.to_vec())).unwrap(), PICTURE);
        cache.prune().unwrap();
        assert!(folder.path().join("notes.txt").exists());
    }
}
