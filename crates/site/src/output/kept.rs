//! Files of earlier builds that a new site keeps, for readers whose page is of one of them: from the cache of a browser or a
//! host, or open since before.
//!
//! The site that is replaced has them, and `editions.json` records which are of which build. Kept files are on the list of
//! checksums like all others. They are compared with the list that they were on, so that no damage is passed on.

use crate::output::folder::{CHECKSUMS, COMPRESSED};
use crate::output::{Listed, Output, digits};
use anyhow::Context;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io;
use std::path::Path;

/// The record of the builds in a site, the newest first.
pub const EDITIONS: &str = "editions.json";

/// A build whose files are in a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    /// Its edition, which names the folder of its data.
    edition: String,
    /// Its files at the root of the site whose names change with their contents.
    files: Vec<String>,
}

/// What became of the builds before.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Keeping {
    /// The editions that were kept.
    pub kept: Vec<String>,
    /// The editions that were left out, because a file of theirs is missing or damaged.
    pub left_out: Vec<String>,
}

impl Output {
    /// Records the build of this edition, and keeps the files of up to `count` builds before. To be called after all files of
    /// the build are written.
    pub fn keep(&self, edition: &str, count: usize) -> anyhow::Result<Keeping> {
        let target = self.claim.target();
        let now = Kept { edition: edition.to_owned(), files: self.paths(is_hashed) };
        let list = fs::read_to_string(target.join(CHECKSUMS)).unwrap_or_default();
        let record = fs::read(target.join(EDITIONS)).unwrap_or_default();
        let record: Vec<Kept> = serde_json::from_slice(&record).unwrap_or_default();
        let mut keeping = Keeping::default();
        let mut builds = vec![now];
        for before in record {
            if keeping.kept.len() == count {
                break;
            }
            if builds.contains(&before) {
                continue;
            }
            let files = before.files_of(&list);
            if before.is_whole(target, &files) {
                files.iter().try_for_each(|(sum, path)| self.keep_file(target, sum, path))?;
                keeping.kept.push(before.edition.clone());
                builds.push(before);
            } else {
                keeping.left_out.push(before.edition);
            }
        }
        self.write(EDITIONS, &serde_json::to_vec(&builds)?)?;
        Ok(keeping)
    }

    fn keep_file(&self, target: &Path, sum: &str, path: &str) -> anyhow::Result<()> {
        if self.has(path) {
            return Ok(());
        }
        let file = self.place(path)?;
        let copied = fs::copy(target.join(path), &file);
        let size = copied.with_context(|| format!("cannot write {}", file.display()))?;
        self.note(path, Listed { size, checksum: sum.to_owned() });
        Ok(())
    }
}

impl Kept {
    /// The files with their checksums, as far as a list has them. Compressed forms are made again after the build.
    fn files_of<'l>(&self, list: &'l str) -> Vec<(&'l str, &'l str)> {
        let folder = format!("data/{}/", self.edition);
        let is_ours = |path: &str| {
            path.strip_prefix(&folder).is_some_and(|below| !below.is_empty())
                || self.files.iter().any(|file| file == path) && is_hashed(path)
        };
        let is_form = |path: &str| COMPRESSED.iter().any(|ending| path.ends_with(ending));
        let files = list.lines().filter_map(|line| line.split_once("  "));
        files.filter(|(_, path)| is_ours(path) && !is_form(path)).collect()
    }

    /// Whether all files are there and unchanged.
    fn is_whole(&self, target: &Path, files: &[(&str, &str)]) -> bool {
        let is_unchanged = |(sum, path): &(&str, &str)| {
            let mut hasher = Sha256::new();
            let read = File::open(target.join(path)).and_then(|mut file| io::copy(&mut file, &mut hasher));
            read.is_ok() && digits(hasher) == *sum
        };
        let at_root = files.iter().filter(|(_, path)| !path.contains('/')).count();
        at_root == self.files.len() && files.len() > at_root && files.iter().all(is_unchanged)
    }
}

/// Whether a file at the root of a site has a hash of its content in its name.
fn is_hashed(path: &str) -> bool {
    let stem = path.split('.').next().unwrap_or_default();
    let hash = stem.strip_suffix("_bg").unwrap_or(stem).rsplit_once('-').map_or("", |(_, hash)| hash);
    !path.contains('/')
        && hash.len() >= 10
        && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::verify::verify;
    use tempfile::TempDir;

    /// Builds a site of an edition, whose app has the file `app`.
    fn build(folder: &TempDir, edition: &str, app: &str, count: usize) -> Keeping {
        let mut output = Output::begin(&folder.path().join("site")).unwrap();
        output.write("index.html", edition.as_bytes()).unwrap();
        output.write(app, b"app").unwrap();
        output.write(&format!("data/{edition}/terms/0.bin"), edition.as_bytes()).unwrap();
        let keeping = output.keep(edition, count).unwrap();
        output.finish().unwrap();
        output.remove_old().unwrap();
        let mut differences = Vec::new();
        verify(&folder.path().join("site"), None, &mut |path, difference| {
            differences.push((path.to_owned(), difference));
            Ok(())
        })
        .unwrap();
        assert_eq!(differences, []);
        keeping
    }

    fn kept(editions: &[&str]) -> Keeping {
        let kept = editions.iter().map(|&edition| edition.to_owned()).collect();
        Keeping { kept, ..Keeping::default() }
    }

    const APP: [&str; 3] = ["app-0000000001.js", "app-0000000002_bg.wasm", "app-0000000003.js"];

    #[test]
    fn the_files_of_so_many_builds_before_are_kept_and_listed() {
        let folder = tempfile::tempdir().unwrap();
        let has = |path: &str| folder.path().join("site").join(path).is_file();
        assert_eq!(build(&folder, "a1", APP[0], 2), kept(&[]));
        assert_eq!(build(&folder, "b2", APP[1], 2), kept(&["a1"]));
        assert_eq!(build(&folder, "b2", APP[1], 2), kept(&["a1"]), "the same build again is the same");
        assert_eq!(build(&folder, "b2", APP[2], 2), kept(&["b2", "a1"]), "the same data with another app");
        assert!(has(APP[0]) && has(APP[1]) && has(APP[2]) && has("data/a1/terms/0.bin"));
        assert_eq!(build(&folder, "c3", APP[2], 2), kept(&["b2", "b2"]));
        assert!(!has(APP[0]) && !has("data/a1/terms/0.bin") && has(APP[1]) && has("data/b2/terms/0.bin"));
        assert_eq!(build(&folder, "d4", APP[0], 0), kept(&[]));
        assert!(!has(APP[1]) && !has("data/c3/terms/0.bin") && has("data/d4/terms/0.bin"));
    }

    #[test]
    fn a_damaged_build_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        build(&folder, "a1", APP[0], 1);
        fs::write(folder.path().join("site/data/a1/terms/0.bin"), "damaged").unwrap();
        let keeping = build(&folder, "b2", APP[1], 1);
        assert_eq!(keeping, Keeping { left_out: vec!["a1".to_owned()], ..Keeping::default() });
        fs::write(folder.path().join("site").join(EDITIONS), "[{\"edition\":\"../..\",\"files\":[]}]")
            .unwrap();
        let keeping = build(&folder, "c3", APP[2], 1);
        assert_eq!(keeping.kept, Vec::<String>::new(), "a record of nothing keeps nothing");
    }

    #[test]
    fn names_with_a_hash_are_told_from_others() {
        for path in ["vigil-app-6d1f0a2b3c4d5e6f_bg.wasm", "page-0123456789.js", "outline-0123456789.json"] {
            assert!(is_hashed(path), "{path}");
        }
        for path in
            ["embed.js", "qr-svg.js", "events.json", "data/0123456789.js", "a-01234.js", "feed-icon.png"]
        {
            assert!(!is_hashed(path), "{path}");
        }
    }
}
