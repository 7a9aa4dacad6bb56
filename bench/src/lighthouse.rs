//! Lighthouse's four scores, with its mobile preset, of one page of every kind, measured by `bench/lighthouse.mjs`.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use serde::Deserialize;

use crate::harness::{Harness, read_json};
use vigil_process::{self as process, command, root};

/// The longest all pages may take.
const LIMIT: Duration = Duration::from_secs(60 * 60);
/// One page of every kind; `*` is the first folder by name.
const KINDS: &[&str] = &[
    "",
    "event/*/",
    "person/*/",
    "case/*/",
    "case/*/poster/",
    "year/*/",
    "people/",
    "cases/",
    "inside/",
    "numbers/",
    "glossary/",
    "data/",
    "about/",
    "embed/builder/",
    "zh-Hant/",
];

/// The scores of a page, each of 100.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub(crate) struct Scores {
    pub performance: f64,
    pub accessibility: f64,
    #[serde(rename = "best-practices")]
    pub best_practices: f64,
    pub seo: f64,
}

/// Scores one page of every kind of a site; the list is by path.
pub(crate) fn measure(harness: &Harness, site: &Path) -> anyhow::Result<BTreeMap<String, Scores>> {
    println!("\n== Lighthouse");
    let out = harness.work().join("lighthouse.json");
    let mut node = command("node");
    node.arg(root().join("bench/lighthouse.mjs")).arg(site).arg(&out);
    node.args(KINDS.iter().filter_map(|kind| page_of(site, kind)));
    process::run(&mut node, LIMIT)?;
    read_json(&out)
}

/// The path of a page of a kind; `None` if the site has no such page.
fn page_of(site: &Path, kind: &str) -> Option<String> {
    let Some((folder, rest)) = kind.split_once('*') else {
        return site.join(kind).join("index.html").is_file().then(|| kind.to_owned());
    };
    let children = std::fs::read_dir(site.join(folder)).into_iter().flatten().flatten();
    let names = children.map(|child| format!("{folder}{}{rest}", child.file_name().to_string_lossy()));
    names.filter(|path| site.join(path).join("index.html").is_file()).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_its_first_page_by_name() {
        let site = std::env::temp_dir().join(format!("vigil-kinds-{}", std::process::id()));
        for page in ["", "case/b", "case/a", "case/b/poster"] {
            std::fs::create_dir_all(site.join(page)).unwrap();
            std::fs::write(site.join(page).join("index.html"), "").unwrap();
        }
        let found = ["", "case/*/", "case/*/poster/", "people/"].map(|kind| page_of(&site, kind));
        std::fs::remove_dir_all(&site).unwrap();
        let expected = [Some(""), Some("case/a/"), Some("case/b/poster/"), None];
        assert_eq!(found, expected.map(|path| path.map(str::to_owned)));
    }
}
