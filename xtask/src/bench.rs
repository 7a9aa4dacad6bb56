//! `cargo xtask bench`: measures the site in the harness its peers were measured in, and sets its figures beside theirs
//! and beside its budgets.
//!
//! What happens in the browser is measured by the harness, which is not part of the project; `bench/drivers` tells it
//! how to open, search and scroll this site. Here the runs are ordered, read and compared.

use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::process::{command, output_of, root};
use crate::{app, setup, site};

mod budget;
mod chart;
mod figures;
mod generator;
mod harness;
mod peers;
mod report;
mod sizes;
mod table;

use figures::{Figures, Run};
use harness::{Harness, Subject};
use peers::Peers;
use report::Report;

/// How many made-up events are measured beside the real data set.
const SYNTHETIC_EVENTS: u32 = 10_000;

/// What `cargo xtask bench` is told.
#[derive(clap::Args)]
pub struct Args {
    /// The folder of the harness: the one that holds run.mjs, lib and results.json.
    #[arg(long, default_value = "../shared/bench")]
    harness: PathBuf,
    /// How many events: the number of the real data set for that, any other for so many of the harness's own.
    #[arg(long, value_delimiter = ',')]
    events: Option<Vec<u32>>,
    /// How often each case is measured; the figures are medians.
    #[arg(long, default_value_t = 5)]
    runs: u32,
    /// The harness's conditions: `fast` for none, `cpu4` for a slow processor, `mobile` for a slow network too.
    #[arg(long, value_delimiter = ',', default_value = "fast,cpu4,mobile")]
    profiles: Vec<String>,
    /// The day to put above the table, instead of the commit.
    #[arg(long)]
    date: Option<String>,
}

/// Measures, prints the tables and writes them to `bench/RESULTS.md`.
pub fn run(args: &Args) -> anyhow::Result<()> {
    setup::for_bench()?;
    let harness = Harness::open(&root().join(&args.harness))?;
    let peers = Peers::read(&harness.results())?;
    site::build_programs(app::Flags::Small)?;
    let real_count = count_events(&root().join("data/events"))?;
    let mut report = Report::new(args.date.clone().unwrap_or_else(commit));
    let mut charts = Vec::new();
    for count in args.events.clone().unwrap_or_else(|| vec![real_count, SYNTHETIC_EVENTS]) {
        let subject = if count == real_count { Subject::Real } else { Subject::Synthetic };
        for profile in &args.profiles {
            let runs = harness.measure(subject, count, profile, args.runs)?;
            report.add_profile(subject, count, profile, &Figures::of(&runs), &peers, load(&runs));
            report.add_errors(&runs);
        }
        let site = harness.site(subject, count);
        report.add_sizes(subject, count, &sizes::of_site(&site)?);
        charts.push(chart::measure(&harness, &site, count, args.runs)?);
    }
    let steps = generator::measure(&app::Flags::Small.dir(), &harness.work(), |site, count| {
        charts.push(chart::measure(&harness, site, count, args.runs)?);
        Ok(())
    })?;
    report.add_charts(&charts);
    report.add_generator(&steps, &peers);
    let text = report.text();
    println!("\n{text}");
    let path = root().join("bench/RESULTS.md");
    std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// How many events the files of a folder hold.
fn count_events(folder: &Path) -> anyhow::Result<u32> {
    let mut count = 0;
    for file in std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = file?.path();
        let events: Vec<serde_json::Value> = harness::read_json(&path)?;
        count += events.len() as u32;
    }
    Ok(count)
}

/// The commit that is measured, and its day.
fn commit() -> String {
    let git = |arguments: &[&str]| output_of(command("git").args(arguments));
    let commit = git(&["log", "-1", "--format=%h of %cs"]).unwrap_or_else(|| "an unknown commit".to_owned());
    let changed =
        git(&["status", "--porcelain", "--", ":!bench/RESULTS.md"]).is_some_and(|said| !said.is_empty());
    let changes = if changed { " with changes" } else { "" };
    format!("{}{changes}", commit.trim())
}

/// How busy the machine was while it measured.
fn load(runs: &[Run]) -> Option<f64> {
    figures::median(runs.iter().map(|run| run.load1))
}
