//! Changes files of a folder that somebody edits, such as the data, and touches no other file of it.

use crate::output::parents::Parents;
use anyhow::{Context, bail};
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// How many temporary names are tried: each import that was killed may have left one.
const TRIES: u32 = 100;

/// Files that are written together or not at all.
///
/// All are written under temporary names and flushed to the disk before the first is renamed, so that neither a full disk
/// nor a power failure costs what was there: data cannot be made again. Without `finish` nothing stays.
#[derive(Default)]
pub struct Replacement {
    /// The temporary files, with the paths that they get.
    temporaries: Vec<(PathBuf, PathBuf)>,
    // Dropped last: removes the folders that are still empty.
    parents: Vec<Parents>,
}

/// A file being written.
pub struct Staged {
    file: BufWriter<File>,
    path: PathBuf,
}

impl Replacement {
    /// Begins a file.
    pub fn begin(&mut self, path: &Path) -> anyhow::Result<Staged> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            self.parents.insert(0, Parents::make(folder)?);
        }
        let (temporary, file) = create_temporary(path)?;
        self.temporaries.push((temporary, path.to_owned()));
        Ok(Staged { file: BufWriter::new(file), path: path.to_owned() })
    }

    /// Writes a whole file.
    pub fn write(&mut self, path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
        let mut staged = self.begin(path)?;
        staged.write_all(bytes).with_context(|| format!("cannot write {}", path.display()))?;
        staged.end()
    }

    /// Puts all files in their places.
    pub fn finish(mut self) -> anyhow::Result<()> {
        for (temporary, path) in &self.temporaries {
            fs::rename(temporary, path).with_context(|| format!("cannot replace {}", path.display()))?;
        }
        self.temporaries.clear();
        Ok(())
    }
}

impl Drop for Replacement {
    fn drop(&mut self) {
        for (temporary, _) in &self.temporaries {
            let _ = fs::remove_file(temporary);
        }
    }
}

impl Staged {
    /// Flushes the file to the disk.
    pub fn end(mut self) -> anyhow::Result<()> {
        let done = self.file.flush().and_then(|()| self.file.get_ref().sync_all());
        done.with_context(|| format!("cannot write {}", self.path.display()))
    }
}

impl Write for Staged {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Creates a hidden file next to another, under an unused name.
fn create_temporary(path: &Path) -> anyhow::Result<(PathBuf, File)> {
    let folder = path.parent().unwrap_or(Path::new(""));
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

    fn replace(dir: &Path, files: &[(&str, &str)]) -> anyhow::Result<()> {
        let mut replacement = Replacement::default();
        files.iter().try_for_each(|(path, text)| replacement.write(&dir.join(path), text.as_bytes()))?;
        replacement.finish()
    }

    #[test]
    fn files_are_replaced_and_no_other_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        for name in ["a.json", "a.json.new", ".a.json.vigil-0"] {
            fs::write(folder.path().join(name), "mine").unwrap();
        }
        replace(folder.path(), &[("a.json", "1"), ("events/b.json", "2")]).unwrap();
        assert_eq!([read("a.json"), read("events/b.json")], ["1", "2"]);
        assert_eq!([read("a.json.new"), read(".a.json.vigil-0")], ["mine", "mine"]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4);
    }

    #[test]
    fn a_file_that_cannot_be_written_leaves_all_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.json"), "old").unwrap();
        fs::write(folder.path().join("events"), "no folder").unwrap();
        assert!(
            replace(folder.path(), &[("a.json", "1"), ("new/c.json", "3"), ("events/b.json", "2")]).is_err()
        );
        assert_eq!(fs::read_to_string(folder.path().join("a.json")).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "no folder was left");
    }
}
