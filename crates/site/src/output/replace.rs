//! Changes files of a folder that somebody edits, such as the data, and touches no other file of it.

use anyhow::{Context, bail};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// How many temporary names are tried: each import that was killed may have left one.
const TRIES: u32 = 100;

/// Replaces the files of these paths in a folder. All are written under temporary names and flushed to the disk before the
/// first is renamed, so that neither a full disk nor a power failure costs what was there: data cannot be made again.
pub fn replace_files(dir: &Path, files: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
    let mut temporaries = Vec::new();
    let written = files.iter().try_for_each(|(path, bytes)| {
        let path = dir.join(path);
        let (temporary, mut file) = create_temporary(&path)?;
        temporaries.push((temporary, path.clone()));
        let done = file.write_all(bytes).and_then(|()| file.sync_all());
        done.with_context(|| format!("cannot write {}", path.display()))
    });
    let replaced = written.and_then(|()| {
        temporaries.iter().try_for_each(|(temporary, path)| {
            fs::rename(temporary, path).with_context(|| format!("cannot replace {}", path.display()))
        })
    });
    if replaced.is_err() {
        for (temporary, _) in &temporaries {
            let _ = fs::remove_file(temporary);
        }
    }
    replaced
}

/// Creates a hidden file next to another, under an unused name.
fn create_temporary(path: &Path) -> anyhow::Result<(PathBuf, File)> {
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    for number in 0..TRIES {
        let temporary = folder.join(format!(".{name}.vigil-{number}"));
        match File::create_new(&temporary) {
            Ok(file) => return Ok((temporary, file)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => {
                return Err(error).with_context(|| format!("cannot write {}", temporary.display()));
            }
        }
    }
    bail!("{} is full of files named .{name}.vigil-…; remove them", folder.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_replaced_and_no_other_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        for name in ["a.json", "a.json.new", ".a.json.vigil-0"] {
            fs::write(folder.path().join(name), "mine").unwrap();
        }
        let files = [("a.json".to_owned(), b"1".to_vec()), ("events/b.json".to_owned(), b"2".to_vec())];
        replace_files(folder.path(), &files).unwrap();
        assert_eq!([read("a.json"), read("events/b.json")], ["1", "2"]);
        assert_eq!([read("a.json.new"), read(".a.json.vigil-0")], ["mine", "mine"]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4);
    }

    #[test]
    fn a_file_that_cannot_be_written_leaves_all_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.json"), "old").unwrap();
        fs::write(folder.path().join("events"), "no folder").unwrap();
        let files = [("a.json".to_owned(), b"1".to_vec()), ("events/b.json".to_owned(), b"2".to_vec())];
        assert!(replace_files(folder.path(), &files).is_err());
        assert_eq!(fs::read_to_string(folder.path().join("a.json")).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
