//! Puts a new site in the place of an old one: atomically where the system can exchange two folders, else in two steps, of
//! which the next build undoes the first if this one is killed before the second.
//!
//! Nothing is flushed to the disk: that costs seconds for thousands of files, a site can be built again from its data, and
//! after a power failure `sha256sum --check SHA256SUMS` shows whether it must be.

use crate::output::folder::{is_whole, remove_ours};
use anyhow::Context;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Puts the folder `new` in the place of `target`, which must exist, and returns where the old one is now. `aside` is an
/// unused path in the same folder.
pub fn replace(new: &Path, target: &Path, aside: &Path) -> io::Result<PathBuf> {
    match exchange(new, target) {
        Ok(()) => Ok(new.to_owned()),
        // Not all file systems can exchange; any other error returns from the two steps as well.
        Err(_) => replace_in_two_steps(new, target, aside),
    }
}

/// Recovers from a build that was killed: between the two steps by undoing the first, after them by removing the old site.
pub fn restore(target: &Path, aside: &Path) -> anyhow::Result<()> {
    let is_gone = fs::symlink_metadata(target).is_err();
    if is_gone && is_whole(aside) {
        let context = || format!("cannot put the site of {} back to {}", aside.display(), target.display());
        return fs::rename(aside, target).with_context(context);
    }
    remove_ours(aside)
}

/// Exchanges two folders atomically.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Other systems have no such call.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn replace_in_two_steps(new: &Path, target: &Path, aside: &Path) -> io::Result<PathBuf> {
    fs::rename(target, aside)?;
    if let Err(error) = fs::rename(new, target) {
        fs::rename(aside, target)?;
        return Err(error);
    }
    Ok(aside.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::folder::{CHECKSUMS, MARK, MARK_TEXT};

    /// A site that holds a word.
    fn write_site(folder: &Path, word: &str) {
        fs::create_dir(folder).unwrap();
        fs::write(folder.join(MARK), MARK_TEXT).unwrap();
        fs::write(folder.join("word"), word).unwrap();
        fs::write(folder.join(CHECKSUMS), "00  word\n").unwrap();
    }

    fn word(folder: &Path) -> String {
        fs::read_to_string(folder.join("word")).unwrap_or_default()
    }

    #[test]
    fn the_new_site_takes_the_place_of_the_old_one_either_way() {
        for replace in [replace, replace_in_two_steps] {
            let folder = tempfile::tempdir().unwrap();
            let [new, target, aside] = ["new", "target", "aside"].map(|name| folder.path().join(name));
            write_site(&new, "new");
            write_site(&target, "old");
            let old = replace(&new, &target, &aside).unwrap();
            assert_eq!((word(&target).as_str(), word(&old).as_str()), ("new", "old"));
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
        }
    }

    #[test]
    fn the_old_site_is_put_back_when_the_second_step_fails() {
        let folder = tempfile::tempdir().unwrap();
        let [new, target, aside] = ["new", "target", "aside"].map(|name| folder.path().join(name));
        write_site(&target, "old");
        assert!(replace(&new, &target, &aside).is_err());
        assert_eq!(word(&target), "old");
        assert!(!aside.exists());
    }

    #[test]
    fn a_build_killed_between_the_two_steps_is_undone() {
        let folder = tempfile::tempdir().unwrap();
        let [target, aside] = ["target", "aside"].map(|name| folder.path().join(name));
        write_site(&aside, "old");
        restore(&target, &aside).unwrap();
        assert_eq!(word(&target), "old");
        assert!(!aside.exists());
    }

    #[test]
    fn an_old_site_that_was_being_removed_is_removed() {
        for list_is_there in [true, false] {
            let folder = tempfile::tempdir().unwrap();
            let [target, aside] = ["target", "aside"].map(|name| folder.path().join(name));
            write_site(&aside, "old");
            if list_is_there {
                write_site(&target, "new");
            } else {
                // A half-removed site is never put back, even where there is no other.
                fs::remove_file(aside.join(CHECKSUMS)).unwrap();
            }
            restore(&target, &aside).unwrap();
            assert!(!aside.exists());
            assert_eq!(target.exists(), list_is_there);
        }
    }

    #[test]
    fn a_foreign_folder_by_the_name_of_an_old_site_stays() {
        let folder = tempfile::tempdir().unwrap();
        let [target, aside] = ["target", "aside"].map(|name| folder.path().join(name));
        fs::create_dir(&aside).unwrap();
        fs::write(aside.join("word"), "mine").unwrap();
        assert!(restore(&target, &aside).is_err());
        assert_eq!(word(&aside), "mine");
    }
}
