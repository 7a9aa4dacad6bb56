//! Writes the site into a staging folder, which then replaces the old site, so that a build that fails leaves nothing
//! half-written. Replaces nothing but a site.

mod archive;
mod claim;
pub mod compress;
mod folder;
pub mod kept;
mod lock;
mod parents;
mod place;
mod refusal;
mod replace;
mod swap;
pub mod verify;

pub use claim::{Claim, claim_site};
pub use place::{Input, refuse_inside};
pub use refusal::Refusal;
pub use replace::{Replacement, Staged};

use anyhow::Context;
use folder::{CHECKSUMS, MARK, MARK_TEXT, remove_ours};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use vigil_index::seal::Sealing;

/// A site being written.
pub struct Output {
    claim: Claim,
    staging: PathBuf,
    /// The files written so far, by path.
    written: Mutex<BTreeMap<String, Listed>>,
    /// The replaced site, until it is removed.
    old: Option<PathBuf>,
}

/// A file as lists name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its size in bytes.
    pub size: u64,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub checksum: String,
}

/// The size and the checksums of a written file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its size in bytes.
    pub size: u64,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub checksum: String,
    /// The seal by which the app knows it, if it reads it.
    pub seal: [u8; 16],
}

impl Output {
    /// Begins a site that will replace `target`.
    pub fn begin(target: &Path) -> anyhow::Result<Output> {
        Output::begin_in(Claim::take(target, &[])?)
    }

    /// Begins a site in a folder that was claimed before.
    pub fn begin_in(claim: Claim) -> anyhow::Result<Output> {
        let staging = claim.staging();
        fs::create_dir(&staging).with_context(|| format!("cannot make {}", staging.display()))?;
        let output = Output { claim, staging, written: Mutex::default(), old: None };
        // First, because the next build removes the staging folder of a killed one only if it has the mark.
        output.write(MARK, MARK_TEXT.as_bytes())?;
        Ok(output)
    }

    /// Writes a file by its path in the site.
    pub fn write(&self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let file = self.place(path)?;
        fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
        let checksum = digits(Sha256::new_with_prefix(bytes));
        self.note(path, Listed { size: bytes.len() as u64, checksum });
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
        let mut hashing = Hashing { inner, hasher: Sha256::new(), sealing: Sealing::at(path), size: 0 };
        write(&mut hashing).with_context(context)?;
        hashing.flush().with_context(context)?;
        let Hashing { size, sealing, hasher, .. } = hashing;
        let written = Written { size, checksum: digits(hasher), seal: sealing.seal() };
        self.note(path, Listed { size, checksum: written.checksum.clone() });
        Ok(written)
    }

    fn place(&self, path: &str) -> anyhow::Result<PathBuf> {
        let file = self.staging.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        Ok(file)
    }

    fn written(&self) -> MutexGuard<'_, BTreeMap<String, Listed>> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, path: &str, file: Listed) {
        self.written().insert(path.to_owned(), file);
    }

    /// The files so far, by path.
    pub fn listed(&self) -> BTreeMap<String, Listed> {
        self.written().clone()
    }

    fn has(&self, path: &str) -> bool {
        self.written().contains_key(path)
    }

    /// The paths of the files so far that are wanted, in order.
    fn paths(&self, is_wanted: fn(&str) -> bool) -> Vec<String> {
        self.written().keys().filter(|path| is_wanted(path)).cloned().collect()
    }

    /// The checksums of all files so far, a line each, in the order of their paths.
    fn checksums(&self) -> String {
        self.written().iter().map(|(path, file)| format!("{}  {path}\n", file.checksum)).collect()
    }

    /// Lists the checksums of all files, and puts the site in the place of the one before, which stays next to it until
    /// [`Output::remove_old`].
    pub fn finish(&mut self) -> anyhow::Result<()> {
        let checksums = self.checksums();
        self.write(CHECKSUMS, checksums.as_bytes())?;
        self.old = self.claim.fulfill()?;
        Ok(())
    }

    /// Removes the site that the finished one has replaced. Some disks take longer for it than for writing the new one.
    pub fn remove_old(mut self) -> anyhow::Result<()> {
        let context = "the new site is in its place, but the old one is left";
        self.old.take().map_or(Ok(()), |old| remove_ours(&old).context(context))
    }
}

/// A SHA-256 in hexadecimal digits.
fn digits(hasher: Sha256) -> String {
    format!("{:x}", hasher.finalize())
}

/// Counts and hashes what passes through.
struct Hashing<W: Write> {
    inner: W,
    hasher: Sha256,
    sealing: Sealing,
    size: u64,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        let written = bytes.get(..count).unwrap_or_default();
        self.hasher.update(written);
        self.sealing.add(written);
        self.size += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        for folder in [Some(&self.staging), self.old.as_ref()].into_iter().flatten() {
            let _ = remove_ours(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_stands_with_its_checksum() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("site");
        let mut output = Output::begin(&target).unwrap();
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
        let (mark, others): (Vec<&str>, Vec<&str>) =
            listed.lines().partition(|line| line.ends_with("  vigil-site.txt"));
        assert_eq!(others, [format!("{digest}  a.csv"), format!("{digest}  b/index.html")]);
        assert_eq!(mark.len(), 1);
        assert_eq!(fs::read(target.join("a.csv")).unwrap(), b"abc");
    }

    #[test]
    fn what_fails_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("new/parents/site");
        let output = Output::begin(&target).unwrap();
        assert!(output.stream("a", |_| anyhow::bail!("no")).is_err());
        drop(output);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
