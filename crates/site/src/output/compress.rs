//! Writes `.br` and `.gz` next to each file that gains from it, so that a host only has to pick one.
//!
//! The same files always give the same bytes: qualities follow from sizes and paths alone, and the cache is keyed by
//! content and quality. What no longer has its source file is removed.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

mod listed;
mod plan;

pub use listed::{Signed, list_forms};
pub use plan::{Level, is_compressible};
use plan::{SMALLEST, Step, plan};

/// The counts of one run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that now have compressed forms.
    pub files: usize,
    /// The number of them taken from the cache.
    pub cached: usize,
    /// Their bytes as they are.
    pub plain_bytes: u64,
    /// Their bytes as Brotli.
    pub brotli_bytes: u64,
    /// Their bytes as gzip.
    pub gzip_bytes: u64,
}

impl Summary {
    fn plus(self, other: Summary) -> Summary {
        Summary {
            files: self.files + other.files,
            cached: self.cached + other.cached,
            plain_bytes: self.plain_bytes + other.plain_bytes,
            brotli_bytes: self.brotli_bytes + other.brotli_bytes,
            gzip_bytes: self.gzip_bytes + other.gzip_bytes,
        }
    }
}

/// Writes the compressed forms of every file below `dir` that gains from them, and removes those left over.
pub fn compress(dir: &Path, level: Level, cache: Option<&Path>) -> anyhow::Result<Summary> {
    let mut files = Vec::new();
    walk(dir, &mut files)?;
    files.sort();
    remove_leftovers(&files)?;
    let steps = plan(dir, &files, level);
    if let Some(cache) = cache {
        fs::create_dir_all(cache).with_context(|| format!("cannot make {}", cache.display()))?;
    }
    let done = steps.par_iter().map(|step| compress_file(step, cache)).collect::<anyhow::Result<Vec<_>>>()?;
    if let Some(cache) = cache {
        let keys = done.iter().map(|(key, _)| key.as_str()).collect();
        prune(cache, &keys)?;
    }
    Ok(done.into_iter().fold(Summary::default(), |sum, (_, summary)| sum.plus(summary)))
}

/// Every file below `dir` with its size.
fn walk(dir: &Path, files: &mut Vec<(PathBuf, u64)>) -> anyhow::Result<()> {
    for child in fs::read_dir(dir).with_context(|| format!("cannot read the folder {}", dir.display()))? {
        let child = child?;
        let metadata = child.metadata()?;
        if metadata.is_dir() {
            walk(&child.path(), files)?;
        } else if metadata.is_file() {
            files.push((child.path(), metadata.len()));
        }
    }
    Ok(())
}

/// Removes compressed forms whose source is gone or no longer worth compressing.
fn remove_leftovers(files: &[(PathBuf, u64)]) -> anyhow::Result<()> {
    for (path, _) in files {
        if !path.extension().is_some_and(|extension| extension == "br" || extension == "gz") {
            continue;
        }
        let source = path.with_extension("");
        let place = files.binary_search_by(|(other, _)| other.cmp(&source));
        let wanted = place.ok().and_then(|place| files.get(place)).is_some_and(|(_, len)| *len >= SMALLEST);
        let ours = is_compressible(&source);
        if ours && !wanted {
            fs::remove_file(path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    Ok(())
}

/// Writes both forms of one file; gives the key they have in the cache.
fn compress_file(step: &Step, cache: Option<&Path>) -> anyhow::Result<(String, Summary)> {
    let content = fs::read(&step.path).with_context(|| format!("cannot read {}", step.path.display()))?;
    let key = key(&content, step);
    let kept = cache.and_then(|cache| {
        let brotli = fs::read(cache.join(format!("{key}.br"))).ok()?;
        let gzip = fs::read(cache.join(format!("{key}.gz"))).ok()?;
        Some((brotli, gzip))
    });
    let cached = usize::from(kept.is_some());
    let (brotli, gzip) = match kept {
        Some(kept) => kept,
        None => (brotli(&content, step.brotli_quality)?, gzip(&content, step.gzip_level)?),
    };
    if let (Some(cache), 0) = (cache, cached) {
        write(&cache.join(format!("{key}.br")), &brotli)?;
        write(&cache.join(format!("{key}.gz")), &gzip)?;
    }
    let summary = Summary {
        files: 1,
        cached,
        plain_bytes: content.len() as u64,
        brotli_bytes: write_if_smaller(&step.path, "br", &content, &brotli)?,
        gzip_bytes: write_if_smaller(&step.path, "gz", &content, &gzip)?,
    };
    Ok((key, summary))
}

fn key(content: &[u8], step: &Step) -> String {
    let mut hash = Sha256::new();
    hash.update([step.brotli_quality as u8, step.gzip_level as u8]);
    hash.update(content);
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

fn brotli(content: &[u8], quality: u32) -> anyhow::Result<Vec<u8>> {
    let mut out = Vec::with_capacity(content.len() / 3);
    // 22 is the largest window that every browser takes.
    brotli::CompressorWriter::new(&mut out, 1 << 16, quality, 22).write_all(content)?;
    Ok(out)
}

fn gzip(content: &[u8], level: u32) -> anyhow::Result<Vec<u8>> {
    // By default the encoder writes no name and no time, so the bytes depend on the content alone.
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(level));
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

/// Writes one form next to its source, or removes it if it saves nothing; returns the bytes that a reader will receive.
fn write_if_smaller(
    source: &Path,
    extension: &str,
    content: &[u8],
    compressed: &[u8],
) -> anyhow::Result<u64> {
    let path = PathBuf::from(format!("{}.{extension}", source.display()));
    if compressed.len() < content.len() {
        write(&path, compressed)?;
        return Ok(compressed.len() as u64);
    }
    if path.exists() {
        fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
    }
    Ok(content.len() as u64)
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Drops from the cache what this run did not use, so that it never grows beyond one site.
fn prune(cache: &Path, keys: &std::collections::BTreeSet<&str>) -> anyhow::Result<()> {
    for child in fs::read_dir(cache)? {
        let path = child?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        // Only what looks like ours: a wrong folder given by mistake loses nothing.
        if key_of(name).is_some_and(|key| !keys.contains(key)) {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    Ok(())
}

/// The key of a file in the cache; `None` for one that has not the name of any.
fn key_of(name: &str) -> Option<&str> {
    let (key, extension) = name.rsplit_once('.')?;
    let is_key = key.len() == 32 && key.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_key && ["br", "gz"].contains(&extension)).then_some(key)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn site(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (path, content) in files {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        dir
    }

    fn names(dir: &Path) -> Vec<String> {
        let mut files = Vec::new();
        walk(dir, &mut files).unwrap();
        let mut names: Vec<_> =
            files.iter().map(|(path, _)| path.strip_prefix(dir).unwrap().display().to_string()).collect();
        names.sort();
        names
    }

    #[test]
    fn both_forms_give_back_the_file() {
        let text = "Candles were lit in the park. ".repeat(400);
        let dir = site(&[("event/one/index.html", text.as_bytes())]);
        let summary = compress(dir.path(), Level::Balanced, None).unwrap();
        assert_eq!(summary.files, 1);
        let page = dir.path().join("event/one/index.html");
        let mut from_brotli = String::new();
        let brotli = fs::read(page.with_extension("html.br")).unwrap();
        brotli::Decompressor::new(brotli.as_slice(), 4096).read_to_string(&mut from_brotli).unwrap();
        assert_eq!(from_brotli, text);
        let mut from_gzip = String::new();
        let gzip = fs::read(page.with_extension("html.gz")).unwrap();
        flate2::read::GzDecoder::new(gzip.as_slice()).read_to_string(&mut from_gzip).unwrap();
        assert_eq!(from_gzip, text);
    }

    #[test]
    fn small_pictures_and_noise_stay_alone() {
        let noise: Vec<u8> = (0..20_u8).flat_map(|seed| Sha256::digest([seed])).collect();
        let dir = site(&[
            ("small.css", b"a{}"),
            ("card.png", &[7; 900]),
            ("_headers", &[b'a'; 900]),
            ("noise.bin", &noise),
        ]);
        compress(dir.path(), Level::Best, None).unwrap();
        assert_eq!(names(dir.path()), ["_headers", "card.png", "noise.bin", "small.css"]);
    }

    #[test]
    fn leftovers_go_and_foreign_archives_stay() {
        let dir = site(&[
            ("gone.html.br", &[1; 300]),
            ("shrunk.js", b"1"),
            ("shrunk.js.gz", &[1; 300]),
            ("download.tar.gz", &[1; 300]),
        ]);
        compress(dir.path(), Level::Fast, None).unwrap();
        assert_eq!(names(dir.path()), ["download.tar.gz", "shrunk.js"]);
    }

    #[test]
    fn a_second_run_takes_all_from_the_cache_and_writes_the_same_bytes() {
        let text = "A verdict was read out. ".repeat(100);
        let other = "A sentence was passed. ".repeat(100);
        let dir = site(&[("a.json", text.as_bytes()), ("b.js", other.as_bytes()), ("c.css", &[b'x'; 500])]);
        let cache = tempfile::tempdir().unwrap();
        let first = compress(dir.path(), Level::Balanced, Some(cache.path())).unwrap();
        let bytes = fs::read(dir.path().join("a.json.br")).unwrap();
        fs::remove_file(dir.path().join("a.json.br")).unwrap();
        fs::remove_file(dir.path().join("c.css")).unwrap();
        let second = compress(dir.path(), Level::Balanced, Some(cache.path())).unwrap();
        assert_eq!((first.files, first.cached), (3, 0));
        assert_eq!((second.files, second.cached), (2, 2));
        assert_eq!(fs::read(dir.path().join("a.json.br")).unwrap(), bytes);
        assert_eq!(names(cache.path()).len(), 4);
    }

    #[test]
    fn foreign_files_in_the_folder_of_the_cache_stay() {
        let text = "A verdict was read out. ".repeat(100);
        let dir = site(&[("a.json", text.as_bytes())]);
        let unused = format!("{}.br", "0".repeat(32));
        let cache = site(&[("notes.txt", b"mine"), ("photos/a.jpg", b"mine"), (&unused, b"")]);
        compress(dir.path(), Level::Fast, Some(cache.path())).unwrap();
        let kept = names(cache.path());
        assert!(
            kept.contains(&"notes.txt".to_owned()) && kept.contains(&"photos/a.jpg".to_owned()),
            "{kept:?}"
        );
        assert!(!kept.contains(&unused), "{kept:?}");
    }
}
