//! Writes the site: into a folder beside the one it replaces, so that a build that fails leaves nothing half-written.

use anyhow::Context;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The list of all files with their checksums, as `sha256sum --check` reads it.
const CHECKSUMS: &str = "SHA256SUMS";

/// A site being written.
pub struct Output {
    target: PathBuf,
    staging: PathBuf,
    written: Mutex<BTreeMap<String, Written>>,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its size in bytes.
    pub size: u64,
    sha256: [u8; 32],
}

impl Written {
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub fn checksum(&self) -> String {
        self.sha256.iter().fold(String::new(), |mut digits, byte| {
            let _ = write!(digits, "{byte:02x}");
            digits
        })
    }
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
        Ok(Output { target: target.to_owned(), staging, written: Mutex::default() })
    }

    /// Writes a file by its path in the site.
    pub fn write(&self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let file = self.place(path)?;
        fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
        self.note(path, Written { size: bytes.len() as u64, sha256: Sha256::digest(bytes).into() });
        Ok(())
    }

    /// Writes a file piece by piece, for those that need not fit into memory.
    pub fn stream(
        &self,
        path: &str,
        write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
    ) -> anyhow::Result<Written> {
        let file = self.place(path)?;
        let context = || format!("cannot write {}", file.display());
        let inner = BufWriter::new(fs::File::create(&file).with_context(context)?);
        let mut hashing = Hashing { inner, hasher: Sha256::new(), size: 0 };
        write(&mut hashing).with_context(context)?;
        hashing.flush().with_context(context)?;
        let written = Written { size: hashing.size, sha256: hashing.hasher.finalize().into() };
        self.note(path, written);
        Ok(written)
    }

    fn place(&self, path: &str) -> anyhow::Result<PathBuf> {
        let file = self.staging.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        Ok(file)
    }

    fn note(&self, path: &str, written: Written) {
        self.written.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), written);
    }

    /// The checksums of all files so far, a line each, in the order of their paths.
    fn checksums(&self) -> String {
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.iter().map(|(path, written)| format!("{}  {path}\n", written.checksum())).collect()
    }

    /// Lists the checksums of all files, and puts the site in the place of the one before.
    pub fn finish(self) -> anyhow::Result<()> {
        let checksums = self.checksums();
        self.write(CHECKSUMS, checksums.as_bytes())?;
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

/// Puts files into a folder in the place of those of the same paths. All are written beside before the first is put into
/// its place, so that a full disk changes nothing.
pub fn replace_files(dir: &Path, files: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
    let beside = |path: &str| dir.join(format!("{path}.new"));
    let written = files.iter().try_for_each(|(path, bytes)| {
        let file = beside(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))
    });
    if written.is_err() {
        for (path, _) in files {
            let _ = fs::remove_file(beside(path));
        }
        return written;
    }
    files.iter().try_for_each(|(path, _)| {
        let file = dir.join(path);
        fs::rename(beside(path), &file).with_context(|| format!("cannot replace {}", file.display()))
    })
}

/// Counts and hashes what passes through.
struct Hashing<W: Write> {
    inner: W,
    hasher: Sha256,
    size: u64,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.hasher.update(bytes.get(..count).unwrap_or_default());
        self.size += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.staging);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_stands_with_its_checksum() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("site");
        let output = Output::begin(&target).unwrap();
        output.write("b/index.html", b"abc").unwrap();
        let streamed = output
            .stream("a.csv", |out| {
                out.write_all(b"a")?;
                Ok(out.write_all(b"bc")?)
            })
            .unwrap();
        assert_eq!(streamed.size, 3);
        output.finish().unwrap();
        // The digest of "abc" is the example of FIPS 180-4.
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let listed = fs::read_to_string(target.join("SHA256SUMS")).unwrap();
        assert_eq!(listed, format!("{digest}  a.csv\n{digest}  b/index.html\n"));
        assert_eq!(fs::read(target.join("a.csv")).unwrap(), b"abc");
    }

    #[test]
    fn what_fails_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("site");
        let output = Output::begin(&target).unwrap();
        assert!(output.stream("a", |_| anyhow::bail!("no")).is_err());
        drop(output);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
