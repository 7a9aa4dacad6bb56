//! How long the generator takes and how much memory, for the real data set and for many made-up events.

use std::path::Path;
use std::time::Duration;

use crate::budget::{Budget, Budgets};
use crate::programs::vigil;
use vigil_process::{self as process, Cost, root};

/// The longest a step may take.
const LIMIT: Duration = Duration::from_secs(30 * 60);
/// How many made-up events are compiled.
const MANY: u32 = 100_000;

/// One step of the generator.
pub(crate) struct Step {
    /// What is done.
    pub label: &'static str,
    /// With how many events; none for the real data set.
    pub events: Option<u32>,
    /// What it cost.
    pub cost: Cost,
    /// How many seconds it may take.
    pub seconds: Budget,
    /// How many mebibytes it may take.
    pub memory: Option<Budget>,
}

/// Runs the generator and measures it; `look` is shown the site of many events before it is removed.
pub(crate) fn measure(
    app: &Path,
    budgets: &Budgets,
    work: &Path,
    look: impl FnOnce(&Path, u32) -> anyhow::Result<()>,
) -> anyhow::Result<Vec<Step>> {
    let timed = work.join("timed");
    let build = |data: &Path, out: &str, options: &[&str]| {
        println!("\n== Building {}", data.file_name().unwrap_or_default().to_string_lossy());
        let mut build = vigil()?;
        build.arg("build").arg("--data").arg(data).arg("--app").arg(app);
        build.arg("--locales").arg(root().join("locales")).arg("--out").arg(timed.join(out)).args(options);
        process::run_measured(&mut build, LIMIT)
    };
    let real = build(&root().join("data"), "real", &[])?;
    let data = timed.join("data");
    println!("\n== Making {MANY} events");
    process::run(vigil()?.args(["synth", &MANY.to_string(), "--out"]).arg(&data), LIMIT)?;
    let many = build(&data, "many", &["--lists-only"])?;
    look(&timed.join("many"), MANY)?;
    // Hundreds of megabytes that nobody looks at again.
    std::fs::remove_dir_all(&timed)?;
    Ok(vec![
        Step {
            label: "the real data set, all pages",
            events: None,
            cost: real,
            seconds: budgets.bench("real_seconds")?,
            memory: None,
        },
        Step {
            label: "index, shards and lists",
            events: Some(MANY),
            cost: many,
            seconds: budgets.bench("many_seconds")?,
            memory: Some(budgets.bench("many_memory")?),
        },
    ])
}
