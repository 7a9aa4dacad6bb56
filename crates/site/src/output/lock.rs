//! One writer per site: a lock on a hidden file next to it, which the system releases when its holder ends, even if killed.

use crate::output::refusal::Refusal;
use anyhow::Context;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// The beginning of a lock file, before the id of the process that holds it.
const HOLDER: &str = "vigil holds this folder, process ";

/// How often a file that vanishes while it is being locked is opened again.
const TRIES: u32 = 100;

/// A lock, held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    // Closing the file releases the lock.
    _file: File,
}

impl Lock {
    /// Takes the lock at `path` for `folder`; a `Refusal` if another process, or another part of this one, holds it.
    pub fn take(path: &Path, folder: &Path) -> anyhow::Result<Lock> {
        let context = || format!("cannot lock {}", path.display());
        for _ in 0..TRIES {
            let mut file = open(path)?;
            match file.try_lock() {
                // A file system without locks: a build without this guard is better than none.
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(error).with_context(context),
                Err(TryLockError::WouldBlock) => {
                    let process = holder(&mut file);
                    return Err(Refusal::Busy { folder: folder.to_owned(), process }.into());
                }
                Ok(()) => {}
            }
            // The holder before may have removed the file between our opening and our locking it: then the next process
            // would lock another file of this name.
            if is_at(&file, path) {
                write_holder(&mut file).with_context(context)?;
                return Ok(Lock { path: path.to_owned(), _file: file });
            }
        }
        Err(Refusal::Busy { folder: folder.to_owned(), process: None }.into())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Before the lock is released: afterwards this could remove the file of the next holder.
        let _ = fs::remove_file(&self.path);
    }
}

/// Opens the file of a lock, or makes it; one that holds something else is a `Refusal`.
fn open(path: &Path) -> anyhow::Result<File> {
    let context = || format!("cannot lock {}", path.display());
    let foreign = || Refusal::Leftover { path: path.to_owned() };
    if fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(foreign().into());
    }
    let options = File::options().read(true).write(true).create(true).truncate(false).open(path);
    let mut file = options.with_context(context)?;
    let mut start = Vec::new();
    (&mut file).take(HOLDER.len() as u64).read_to_end(&mut start).with_context(context)?;
    // A process that was killed may have written a part of it.
    if HOLDER.as_bytes().starts_with(&start) { Ok(file) } else { Err(foreign().into()) }
}

fn write_holder(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(format!("{HOLDER}{}\n", std::process::id()).as_bytes())
}

fn holder(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.read_to_string(&mut text).ok()?;
    text.strip_prefix(HOLDER)?.trim_end().parse().ok()
}

/// Whether an open file is still the one at its path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let at_path = fs::symlink_metadata(path).map(identity);
    file.metadata().map(identity).is_ok_and(|identity| at_path.is_ok_and(|at_path| identity == at_path))
}

/// Other systems do not remove open files.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_names_its_holder_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".site.vigil-lock");
        let lock = Lock::take(&path, folder.path()).unwrap();
        let refusal: Refusal = Lock::take(&path, folder.path()).unwrap_err().downcast().unwrap();
        let process = Some(std::process::id());
        assert_eq!(refusal, Refusal::Busy { folder: folder.path().to_owned(), process });
        drop(lock);
        assert!(!path.exists());
        assert!(Lock::take(&path, folder.path()).is_ok());
    }

    #[test]
    fn a_file_left_by_a_killed_holder_is_taken_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".site.vigil-lock");
        for left in ["", "vigil holds", "vigil holds this folder, process 4194304\n"] {
            fs::write(&path, left).unwrap();
            assert!(Lock::take(&path, folder.path()).is_ok(), "{left}");
        }
    }

    #[test]
    fn a_foreign_file_by_the_name_of_a_lock_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".site.vigil-lock");
        fs::write(&path, "mine").unwrap();
        let refusal: Refusal = Lock::take(&path, folder.path()).unwrap_err().downcast().unwrap();
        assert_eq!(refusal, Refusal::Leftover { path: path.clone() });
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    }

    #[test]
    fn of_many_at_once_only_one_holds_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".site.vigil-lock");
        let holders = std::sync::atomic::AtomicU32::new(0);
        let compete = || {
            for _ in 0..200 {
                let Ok(lock) = Lock::take(&path, folder.path()) else { continue };
                assert_eq!(holders.fetch_add(1, std::sync::atomic::Ordering::SeqCst), 0);
                holders.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
                drop(lock);
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(compete);
            }
        });
    }
}
