//! The harness: a folder that is not part of the project. It is copied into the target folder together with our
//! drivers, because it looks for drivers beside itself, and run there by node.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::figures::Run;
use vigil_process::{self as process, command, root};

/// The longest one case may take.
const CASE_LIMIT: Duration = Duration::from_secs(60 * 60);
/// The longest the installation of the browser's driver may take.
const INSTALL_LIMIT: Duration = Duration::from_secs(10 * 60);
/// Files without which a folder is not the harness.
const FILES: &[&str] = &["run.mjs", "package.json", "results.json", "lib/harness.mjs"];
/// The package by which the harness drives the browser.
const DRIVING_PACKAGE: &str = "playwright-core";

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The real data set, asked our own queries.
    Real,
    /// Events made by the harness, asked the harness's queries.
    Synthetic,
}

impl Subject {
    /// The name of its driver.
    fn driver(self) -> &'static str {
        match self {
            Subject::Real => "vigil-real",
            Subject::Synthetic => "vigil",
        }
    }
}

/// The harness, ready to run.
pub(crate) struct Harness {
    source: PathBuf,
}

/// What the harness writes about one case.
#[derive(Deserialize)]
struct Case {
    runs: Vec<Run>,
}

#[derive(Deserialize)]
struct Package {
    #[serde(default)]
    version: String,
    #[serde(default)]
    dependencies: std::collections::BTreeMap<String, String>,
}

impl Harness {
    /// Copies the harness and our drivers to where they run, and installs what they need.
    pub(crate) fn open(source: &Path) -> anyhow::Result<Harness> {
        if let Some(missing) = FILES.iter().find(|file| !source.join(file).is_file()) {
            anyhow::bail!(
                "there is no harness in {}: it has no {missing}\nhelp: say where it is with `--harness DIR`, \
                 the folder that holds run.mjs, lib and results.json; bench/README.md says more",
                source.display()
            );
        }
        let harness = Harness { source: source.to_owned() };
        let copy = harness.work().join("harness");
        copy_files(&source.join("lib"), &copy.join("lib"))?;
        copy_files(&root().join("bench/drivers"), &copy.join("drivers"))?;
        std::fs::copy(source.join("run.mjs"), copy.join("run.mjs")).context("cannot copy run.mjs")?;
        harness.install()?;
        Ok(harness)
    }

    /// Where all that is measured is kept.
    pub(crate) fn work(&self) -> PathBuf {
        root().join("target/bench")
    }

    /// What was measured of the peers.
    pub(crate) fn results(&self) -> PathBuf {
        self.source.join("results.json")
    }

    /// The site that was measured.
    pub(crate) fn site(&self, subject: Subject, count: u32) -> PathBuf {
        self.work().join("site").join(subject.driver()).join(count.to_string())
    }

    /// Installs the version of the driving package that the harness names, unless it is there.
    fn install(&self) -> anyhow::Result<()> {
        let package: Package = read_json(&self.source.join("package.json"))?;
        let version = package
            .dependencies
            .get(DRIVING_PACKAGE)
            .with_context(|| format!("the harness's package.json names no {DRIVING_PACKAGE}"))?;
        let installed = self.work().join("node_modules").join(DRIVING_PACKAGE).join("package.json");
        if read_json::<Package>(&installed).is_ok_and(|installed| installed.version == *version) {
            return Ok(());
        }
        println!("Setting up {DRIVING_PACKAGE} {version} (a few seconds, only once)");
        std::fs::write(self.work().join("package.json"), "{\"private\":true}")?;
        let mut npm = command("npm");
        npm.args(["install", "--no-save", "--no-audit", "--no-fund"]);
        npm.arg(format!("{DRIVING_PACKAGE}@{version}")).current_dir(self.work());
        process::run(&mut npm, INSTALL_LIMIT)
    }

    /// Measures one case; an error unless every run of it succeeded.
    pub(crate) fn measure(
        &self,
        subject: Subject,
        count: u32,
        profile: &str,
        runs: u32,
    ) -> anyhow::Result<Vec<Run>> {
        println!("\n== {count} events, {profile}");
        let raw = self.work().join("raw");
        let mut node = command("node");
        node.current_dir(self.work().join("harness")).arg("run.mjs");
        node.args(["--subjects", subject.driver(), "--n", &count.to_string(), "--profiles", profile]);
        // The time a case may take is bounded here; the harness would leave out the last runs of a slow one.
        node.args(["--runs", &runs.to_string(), "--cell", &CASE_LIMIT.as_millis().to_string(), "--force"]);
        node.env("PEERBENCH_WORK", self.work()).env("PEERBENCH_RAW", &raw);
        node.env("VIGIL_LOCALES", root().join("locales")).env("VIGIL_DATA", root().join("data"));
        node.env("VIGIL_QUERIES", root().join("bench/queries.json"));
        let path = raw.join(format!("{}.{count}.{profile}.json", subject.driver()));
        // What an earlier bench measured must not pass for this one's.
        let _ = std::fs::remove_file(&path);
        process::run(&mut node, CASE_LIMIT)?;
        let case: Case = read_json(&path)?;
        if let Some(failed) = case.runs.iter().find(|run| !run.ok) {
            let error = failed.error.as_deref().unwrap_or("no reason given");
            anyhow::bail!("{count} events, {profile}: a run failed: {error}");
        }
        anyhow::ensure!(!case.runs.is_empty(), "{count} events, {profile}: nothing was measured");
        Ok(case.runs)
    }
}

/// Reads a JSON file.
pub(crate) fn read_json<T: DeserializeOwned>(path: &Path) -> anyhow::Result<T> {
    let text = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("cannot make sense of {}", path.display()))
}

/// Copies the files of a folder, in place of those of an earlier bench.
fn copy_files(from: &Path, to: &Path) -> anyhow::Result<()> {
    if to.exists() {
        std::fs::remove_dir_all(to).with_context(|| format!("cannot clear {}", to.display()))?;
    }
    std::fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for child in std::fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let path = child?.path();
        if path.is_file() {
            // Written anew and not copied with its permissions: the harness may be kept read-only.
            let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            std::fs::write(to.join(path.file_name().unwrap_or_default()), bytes)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_the_harness_is_refused_with_what_to_give() {
        let error = Harness::open(&root().join("bench")).err().unwrap().to_string();
        assert!(error.contains("--harness DIR"), "{error}");
    }

    #[test]
    fn the_queries_of_the_real_data_set_name_events_of_it() {
        let queries: serde_json::Value = read_json(&root().join("bench/queries.json")).unwrap();
        let mut ids = std::collections::BTreeSet::new();
        for file in std::fs::read_dir(root().join("data/events")).unwrap() {
            let events: Vec<serde_json::Value> = read_json(&file.unwrap().path()).unwrap();
            ids.extend(events.iter().map(|event| event["id"].as_str().unwrap().to_owned()));
        }
        let queries = queries["queries"].as_array().unwrap();
        assert_eq!(queries.len(), 20);
        for query in queries {
            assert!(ids.contains(query["event"].as_str().unwrap()), "{query}");
        }
    }
}
