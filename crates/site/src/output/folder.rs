//! The owner of a folder: the generator, which may replace its own sites, or somebody else, whose folders stay.
//!
//! A site carries a mark, written before all else and removed after all else, and lists its files in `SHA256SUMS`, written
//! last and removed first. So a folder with the mark is ours whenever a build was killed, and one with both is whole.

use crate::output::refusal::Refusal;
use anyhow::Context;
use std::collections::HashSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// The mark of a site. No hidden file: hosts, copies and `sha256sum --check` treat it as any other.
pub const MARK: &str = "vigil-site.txt";

/// The first line of the mark, by which it is known.
const MARK_LINE: &str = "vigil-site 1\n";

/// The content of the mark.
pub const MARK_TEXT: &str = "vigil-site 1\n\
    Written by `vigil build`. The next build into this folder replaces it with all that is in it.\n";

/// The list of all files with their checksums, as `sha256sum --check` reads it.
pub const CHECKSUMS: &str = "SHA256SUMS";

/// The publisher's signature of that list, which is made by hand after a build, with minisign.
pub const SIGNATURE: &str = "SHA256SUMS.minisig";

/// The list that `vigil compress` writes, until it is whole.
pub const UNFINISHED_CHECKSUMS: &str = "SHA256SUMS.unfinished";

/// The endings of what `vigil compress` writes next to a file.
pub const COMPRESSED: [&str; 2] = [".br", ".gz"];

/// The files that file managers write into every folder they show.
const LEFT_BY_FILE_MANAGERS: [&str; 2] = [".DS_Store", "Thumbs.db"];

/// How many added files a refusal names.
const NAMED_FILES: usize = 3;

/// The state of the path of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// A folder with nothing in it.
    Empty,
    /// A site as a build has left it, and perhaps its compressed forms.
    Site,
}

/// Looks at a place for a site; anything that must not be replaced is a `Refusal`.
pub fn look(folder: &Path) -> anyhow::Result<Found> {
    let path = || folder.to_owned();
    let metadata = match fs::symlink_metadata(folder) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(error).with_context(|| format!("cannot look at {}", folder.display())),
    };
    if metadata.is_symlink() {
        return Err(Refusal::Link { path: path() }.into());
    }
    if !metadata.is_dir() {
        return Err(Refusal::NoFolder { path: path() }.into());
    }
    if is_empty(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        return Ok(Found::Empty);
    }
    if !is_marked(folder) {
        return Err(Refusal::Unmarked { folder: path(), mark: MARK }.into());
    }
    let files = added_files(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    if files.is_empty() { Ok(Found::Site) } else { Err(Refusal::Foreign { folder: path(), files }.into()) }
}

/// Whether a folder carries the mark of a build.
pub fn is_marked(folder: &Path) -> bool {
    fs::read_to_string(folder.join(MARK)).is_ok_and(|text| text.starts_with(MARK_LINE))
}

/// Whether a folder carries the mark and has all its files.
pub fn is_whole(folder: &Path) -> bool {
    is_marked(folder) && folder.join(CHECKSUMS).is_file()
}

/// Removes a folder that a build has written or begun to write, if it exists; any other is a `Refusal`.
pub fn remove_ours(folder: &Path) -> anyhow::Result<()> {
    let context = || format!("cannot remove {}", folder.display());
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        found => {
            let is_folder = found.with_context(context)?.is_dir();
            let is_unbegun = is_folder && is_empty_but_for_the_mark(folder).with_context(context)?;
            if !is_folder || !(is_unbegun || is_marked(folder)) {
                return Err(Refusal::Leftover { path: folder.to_owned() }.into());
            }
        }
    }
    remove_marked(folder).with_context(context)
}

fn remove_marked(folder: &Path) -> io::Result<()> {
    remove_file(&folder.join(CHECKSUMS))?;
    for child in fs::read_dir(folder)? {
        let child = child?;
        if child.file_name() == MARK {
            continue;
        }
        // The type of the link itself: what it leads to stays.
        if child.file_type()?.is_dir() {
            fs::remove_dir_all(child.path())?;
        } else {
            fs::remove_file(child.path())?;
        }
    }
    remove_file(&folder.join(MARK))?;
    fs::remove_dir(folder)
}

fn remove_file(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn is_empty(folder: &Path) -> io::Result<bool> {
    Ok(fs::read_dir(folder)?.next().transpose()?.is_none())
}

/// Whether a build was killed before it had written the mark: at most an empty file is there.
fn is_empty_but_for_the_mark(folder: &Path) -> io::Result<bool> {
    for child in fs::read_dir(folder)? {
        let child = child?;
        let metadata = child.metadata()?;
        if child.file_name() != MARK || !metadata.is_file() || metadata.len() > 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The first files of a site that are not on its list, nor the compressed forms of such.
fn added_files(site: &Path) -> io::Result<Vec<String>> {
    let list = fs::read_to_string(site.join(CHECKSUMS)).unwrap_or_default();
    let listed = list.lines().filter_map(|line| Some(line.split_once("  ")?.1));
    let listed: HashSet<&str> = listed.chain([CHECKSUMS, UNFINISHED_CHECKSUMS, SIGNATURE, MARK]).collect();
    let is_ours = |path: &str| {
        let source = COMPRESSED.iter().find_map(|ending| path.strip_suffix(ending));
        let name = path.rsplit('/').next().unwrap_or_default();
        listed.contains(path)
            || source.is_some_and(|source| listed.contains(source))
            || LEFT_BY_FILE_MANAGERS.contains(&name)
    };
    let mut added = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for child in fs::read_dir(site.join(&folder))? {
            let child = child?;
            let path = format!("{folder}{}", child.file_name().to_string_lossy());
            if child.file_type()?.is_dir() {
                folders.push(path + "/");
            } else if !is_ours(&path) {
                added.push(path);
            }
            if added.len() == NAMED_FILES {
                return Ok(added);
            }
        }
    }
    Ok(added)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    /// A folder with these files.
    fn folder(files: &[(&str, &str)]) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    fn refusal(folder: &TempDir) -> Refusal {
        look(folder.path()).unwrap_err().downcast().unwrap()
    }

    const LIST: (&str, &str) = (CHECKSUMS, "00  index.html\n00  vigil-site.txt\n");

    #[test]
    fn a_site_with_its_compressed_forms_may_be_replaced() {
        let site = folder(&[
            (MARK, MARK_TEXT),
            LIST,
            ("index.html", ""),
            ("index.html.br", ""),
            ("SHA256SUMS.gz", ""),
            (SIGNATURE, ""),
            (UNFINISHED_CHECKSUMS, ""),
            ("data/.DS_Store", ""),
        ]);
        assert_eq!(look(site.path()).unwrap(), Found::Site);
        let empty = folder(&[]);
        assert_eq!(look(empty.path()).unwrap(), Found::Empty);
        assert_eq!(look(&empty.path().join("new")).unwrap(), Found::Nothing);
    }

    #[test]
    fn a_folder_without_the_mark_is_refused() {
        for files in [
            [("notes.txt", "mine"), ("a/b.txt", "mine")],
            [("index.html", ""), LIST],
            [(MARK, ""), ("index.html", "")],
            [(MARK, "something else"), ("index.html", "")],
            [(".git/HEAD", "ref"), (".git/config", "")],
        ] {
            let folder = folder(&files);
            let expected = Refusal::Unmarked { folder: folder.path().to_owned(), mark: MARK };
            assert_eq!(refusal(&folder), expected, "{files:?}");
        }
    }

    #[test]
    fn a_site_to_which_something_was_added_is_refused() {
        for added in ["CNAME", ".git/HEAD", "data/notes.txt", "notes.br"] {
            let folder = folder(&[(MARK, MARK_TEXT), LIST, ("index.html", ""), (added, "mine")]);
            let expected =
                Refusal::Foreign { folder: folder.path().to_owned(), files: vec![added.to_owned()] };
            assert_eq!(refusal(&folder), expected, "{added}");
        }
    }

    #[test]
    fn only_what_carries_the_mark_is_removed() {
        for files in [&[][..], &[(MARK, "")], &[(MARK, MARK_TEXT), ("half.html", "")]] {
            let outer = folder(&[]);
            let ours = outer.path().join("ours");
            fs::rename(folder(files).keep(), &ours).unwrap();
            remove_ours(&ours).unwrap();
            assert!(!ours.exists(), "{files:?}");
        }
        let foreign = folder(&[("notes.txt", "mine")]);
        assert!(remove_ours(foreign.path()).is_err());
        assert!(remove_ours(&foreign.path().join("notes.txt")).is_err());
        assert_eq!(fs::read_to_string(foreign.path().join("notes.txt")).unwrap(), "mine");
    }
}
