//! Which files are compressed and how hard: the best quality for what every reader loads, less for what is many.
//!
//! Brotli's best quality takes about two seconds a megabyte, so each quality has a budget of bytes. Files are served
//! in order of how often they are fetched; the plan depends on sizes and paths alone.

use std::path::{Path, PathBuf};

/// Files below this size are sent as they are: the headers weigh more than what could be saved.
pub const SMALLEST: u64 = 256;

/// How hard to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Level {
    /// For trying things out: quick everywhere.
    Fast,
    /// The best for the app, the data and the first pages; less for the many.
    Balanced,
    /// The best for all, whatever it takes.
    Best,
}

/// One file to compress, and how hard.
pub(super) struct Step {
    pub(super) path: PathBuf,
    pub(super) brotli_quality: u32,
    pub(super) gzip_level: u32,
}

/// Bytes that get Brotli's best quality, 11.
const BEST_BYTES: u64 = 8_000_000;
/// Bytes after those that get quality 9, which is about fifteen times as fast.
const GOOD_BYTES: u64 = 400_000_000;

/// Whether files of this name gain from compression: text, code and our own binary columns do, pictures and fonts in
/// compressed formats do not.
pub fn is_compressible(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    matches!(
        extension,
        "html"
            | "css"
            | "js"
            | "mjs"
            | "wasm"
            | "json"
            | "jsonl"
            | "geojson"
            | "webmanifest"
            | "map"
            | "xml"
            | "atom"
            | "rss"
            | "ics"
            | "csv"
            | "txt"
            | "md"
            | "svg"
            | "bin"
            | "bib"
            | "ris"
            | "ttf"
    )
}

/// The files of `dir` worth compressing, those fetched most often first.
pub(super) fn plan(dir: &Path, files: &[(PathBuf, u64)], level: Level) -> Vec<Step> {
    let mut chosen: Vec<_> = files
        .iter()
        .filter(|(path, len)| *len >= SMALLEST && is_compressible(path))
        .map(|(path, len)| (rank(path.strip_prefix(dir).unwrap_or(path)), path, *len))
        .collect();
    chosen.sort();
    let mut planned = 0;
    let step = |(_, path, len): (Rank, &PathBuf, u64)| {
        planned += len;
        let brotli_quality = match level {
            Level::Fast => 5,
            Level::Best => 11,
            Level::Balanced if planned <= BEST_BYTES => 11,
            Level::Balanced if planned <= BEST_BYTES + GOOD_BYTES => 9,
            Level::Balanced => 6,
        };
        let gzip_level = if brotli_quality >= 9 { 9 } else { 6 };
        Step { path: path.clone(), brotli_quality, gzip_level }
    };
    chosen.into_iter().map(step).collect()
}

/// How often a file is fetched, roughly; the first is fetched most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Files that every page loads.
    App,
    /// The first page of each language.
    FrontPage,
    /// Index and shards.
    Data,
    /// The many pages.
    Page,
}

fn rank(path: &Path) -> Rank {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    match (extension, path.components().count()) {
        ("wasm" | "js" | "mjs" | "css", _) => Rank::App,
        ("html", 1 | 2) => Rank::FrontPage,
        ("html", _) => Rank::Page,
        _ => Rank::Data,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn qualities(files: &[(&str, u64)], level: Level) -> Vec<(String, u32)> {
        let files: Vec<_> = files.iter().map(|(path, len)| (Path::new("/dist").join(path), *len)).collect();
        let steps = plan(Path::new("/dist"), &files, level);
        steps.iter().map(|step| (step.path.display().to_string(), step.brotli_quality)).collect()
    }

    fn owned(rows: &[(&str, u32)]) -> Vec<(String, u32)> {
        rows.iter().map(|(path, quality)| (format!("/dist/{path}"), *quality)).collect()
    }

    #[test]
    fn the_best_quality_goes_to_what_every_reader_loads() {
        let files = [
            ("data/b/terms/0.bin", 7_000_000),
            ("event/one/index.html", 2_000_000),
            ("index.html", 20_000),
            ("app_bg.wasm", 500_000),
            ("feed.xml", 255),
        ];
        let expected = [
            ("app_bg.wasm", 11),
            ("index.html", 11),
            ("data/b/terms/0.bin", 11),
            ("event/one/index.html", 9),
        ];
        assert_eq!(qualities(&files, Level::Balanced), owned(&expected));
    }

    #[test]
    fn the_many_pages_of_a_large_site_take_a_quick_quality() {
        let files = [("a/b/index.html", 500_000_000), ("app.js", 1000)];
        assert_eq!(qualities(&files, Level::Balanced), owned(&[("app.js", 11), ("a/b/index.html", 6)]));
        assert_eq!(qualities(&files, Level::Best), owned(&[("app.js", 11), ("a/b/index.html", 11)]));
        assert_eq!(qualities(&files, Level::Fast), owned(&[("app.js", 5), ("a/b/index.html", 5)]));
    }
}
