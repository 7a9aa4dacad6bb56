//! What a reader has to fetch, in Brotli: the byte budgets of `bench/budgets.toml`, for the real data set.

use crate::site::dist;
use std::fs;
use std::path::{Path, PathBuf};

/// A budget of the table `bytes`; a test without its budget panics.
fn budget(name: &str) -> u64 {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("bench/budgets.toml");
    let budgets: toml::Table = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let most = budgets["bytes"][name]["at_most"].as_integer().unwrap();
    u64::try_from(most).unwrap()
}

/// The bytes of the files in Brotli below a folder whose path below it is wanted.
fn bytes(dir: &Path, wanted: &dyn Fn(&str) -> bool) -> u64 {
    compressed_bytes(dir, ".br", wanted)
}

fn compressed_bytes(dir: &Path, extension: &str, wanted: &dyn Fn(&str) -> bool) -> u64 {
    let mut folders = vec![dir.to_owned()];
    let mut sum = 0;
    while let Some(folder) = folders.pop() {
        let paths: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|child| child.unwrap().path()).collect();
        for path in paths {
            let name = path.strip_prefix(dir).unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with(extension) && wanted(&name) {
                sum += fs::metadata(&path).unwrap().len();
            }
        }
    }
    sum
}

#[test]
fn the_newest_events_can_be_read_within_the_budget_of_the_front_page() {
    let dist = dist();
    // The front page holds its style sheet.
    let first = bytes(&dist, &|name| name == "index.html.br");
    assert!(first > 0 && first <= budget("front_page"), "{first}");
}

/// A file of an edition without its seal, the last line.
fn without_seal(file: &[u8]) -> Vec<u8> {
    let end = file.iter().rposition(|byte| *byte == b'\n').unwrap();
    file[..end].to_vec()
}

#[test]
fn the_whole_index_and_the_first_queries_keep_to_their_budgets() {
    let dist = dist();
    let events: serde_json::Value =
        serde_json::from_slice(&fs::read(dist.join("events.json")).unwrap()).unwrap();
    let event_count = events.as_array().unwrap().len() as u64;
    let mut folders = fs::read_dir(dist.join("data")).unwrap().map(|child| child.unwrap().path());
    let build = folders.find(|path| path.join("manifest.json").is_file()).unwrap();
    let index =
        |name: &str| name == "manifest.json.br" || name.starts_with("names/") || name.starts_with("terms/");
    let whole = bytes(&build, &index);
    assert!(whole > 0 && whole <= budget("index_of_event") * event_count, "{whole} for {event_count} events");
    // The last blocks are of the words of sources, which only `source:` reads.
    let manifest: Vec<Vec<String>> =
        serde_json::from_slice(&without_seal(&fs::read(build.join("manifest.json")).unwrap())).unwrap();
    let of_sources = manifest.iter().flatten().filter(|first| first.starts_with('~')).count();
    let blocks = fs::read_dir(build.join("terms"))
        .unwrap()
        .filter(|child| child.as_ref().unwrap().path().extension().is_some_and(|ending| ending == "bin"));
    let of_words = 0..blocks.count() - of_sources;
    assert!(of_sources > 0 && !of_words.is_empty());
    let block = |number| bytes(&build, &|name| name == format!("terms/{number}.bin.br"));
    let largest = of_words.map(block).max().unwrap();
    let opening = bytes(&build, &|name| index(name) && !name.starts_with("terms/"));
    // A query of one English word reads one block, one of several Chinese characters two at the most.
    assert!(opening + largest <= budget("first_query_english"), "{opening} + {largest}");
    assert!(opening + 2 * largest <= budget("first_query_chinese"), "{opening} + 2 × {largest}");
}

#[test]
fn the_app_keeps_to_its_budgets_in_brotli_and_gzip() {
    let dist = dist();
    let is_app = |name: &str| name.starts_with("vigil-app-");
    let app = bytes(&dist, &is_app);
    assert!(app > 0 && app <= budget("app"), "{app}");
    let gzip = compressed_bytes(&dist, ".gz", &is_app);
    assert!(gzip > 0 && gzip <= budget("app_gzip"), "{gzip}");
}

#[test]
fn the_views_keep_to_their_budget_and_are_no_part_of_the_app() {
    let dist = dist();
    let views = bytes(&dist, &|name| name.starts_with("views-") || name.starts_with("views_bg-"));
    assert!(views > 0 && views <= budget("views"), "{views}");
}

#[test]
fn the_script_of_embeds_keeps_to_its_budget() {
    let dist = dist();
    let script = bytes(&dist, &|name| name == "embed.js.br");
    assert!(script > 0 && script <= budget("embed_script"), "{script}");
}

#[test]
fn the_outlines_of_the_map_keep_to_their_budget() {
    let dist = dist();
    let outline = bytes(&dist, &|name| name.starts_with("outline-"));
    assert!(outline > 0 && outline <= budget("map_outline"), "{outline}");
}
