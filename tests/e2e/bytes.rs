//! Byte budgets in Brotli: the files that a reader has to fetch of the real data set.

use crate::site::dist;
use std::fs;
use std::path::{Path, PathBuf};

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
fn the_front_page_is_at_most_25_kilobytes() {
    let dist = dist();
    // The front page holds its style sheet.
    let first = bytes(&dist, &|name| name == "index.html.br");
    assert!(first > 0 && first <= 25_000, "{first}");
}

/// The budget of the index for each event: 100 kB for the first 385 events of the real data set.
const INDEX_BYTES_OF_EVENT: u64 = 260;

#[test]
fn the_index_is_at_most_260_bytes_an_event_and_a_first_query_fetches_at_most_40_kilobytes() {
    let dist = dist();
    let events: serde_json::Value =
        serde_json::from_slice(&fs::read(dist.join("events.json")).unwrap()).unwrap();
    let event_count = events.as_array().unwrap().len() as u64;
    let mut folders = fs::read_dir(dist.join("data")).unwrap().map(|child| child.unwrap().path());
    let build = folders.find(|path| path.join("manifest.json").is_file()).unwrap();
    let index =
        |name: &str| name == "manifest.json.br" || name.starts_with("names/") || name.starts_with("terms/");
    let whole = bytes(&build, &index);
    assert!(whole > 0 && whole <= INDEX_BYTES_OF_EVENT * event_count, "{whole} for {event_count} events");
    let largest = (0..32).map(|n| bytes(&build, &|name| name == format!("terms/{n}.bin.br"))).max().unwrap();
    let opening = bytes(&build, &|name| index(name) && !name.starts_with("terms/"));
    // A query of one English word reads one block, one of several Chinese characters two at the most.
    assert!(opening + largest <= 40_000, "{opening} + {largest}");
    assert!(opening + 2 * largest <= 55_000, "{opening} + 2 × {largest}");
}

#[test]
fn the_app_is_at_most_212_kilobytes_and_266_in_gzip() {
    let dist = dist();
    let is_app = |name: &str| name.starts_with("vigil-app-");
    let app = bytes(&dist, &is_app);
    assert!(app > 0 && app <= 212_000, "{app}");
    let gzip = compressed_bytes(&dist, ".gz", &is_app);
    assert!(gzip > 0 && gzip <= 266_000, "{gzip}");
}

#[test]
fn the_views_are_at_most_60_kilobytes() {
    let dist = dist();
    let views = bytes(&dist, &|name| name.starts_with("views-") || name.starts_with("views_bg-"));
    assert!(views > 0 && views <= 60_000, "{views}");
}

#[test]
fn the_script_of_embeds_is_at_most_2_kilobytes() {
    let dist = dist();
    let script = bytes(&dist, &|name| name == "embed.js.br");
    assert!(script > 0 && script <= 2_000, "{script}");
}

#[test]
fn the_outlines_of_the_map_are_at_most_40_kilobytes() {
    let dist = dist();
    let outline = bytes(&dist, &|name| name.starts_with("outline-"));
    assert!(outline > 0 && outline <= 40_000, "{outline}");
}
