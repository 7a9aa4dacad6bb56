//! Measures the site in the harness that measured its peers, and prints its figures next to theirs and to its budgets.
//!
//! The harness measures in the browser and is not part of the project; `bench/drivers` opens, searches and scrolls this site
//! for it. This program orders the runs, reads them and compares. `cargo xtask bench` builds the site and starts it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Parser;
use vigil_process::{command, end_commands_with_us, output_of, root};

mod budget;
mod chart;
mod figures;
mod generator;
mod harness;
mod lighthouse;
mod peers;
mod programs;
mod report;
mod sizes;
mod table;

use budget::Budgets;
use figures::{Figures, Run};
use harness::{Harness, Subject};
use peers::Peers;
use report::Report;

/// How many synthetic events are measured next to the real data set.
const SYNTHETIC_EVENTS: u32 = 10_000;

/// Measures the site next to its peers and its budgets.
#[derive(Parser)]
#[command(name = "cargo xtask bench")]
struct Args {
    /// The folder of the harness: the one with run.mjs, lib and results.json.
    #[arg(long, default_value = "../shared/bench")]
    harness: PathBuf,
    /// Numbers of events: that of the real data set measures it, any other that many of the harness's own.
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

fn main() -> ExitCode {
    if let Err(error) = end_commands_with_us() {
        eprintln!("warning: Ctrl-C will not end the running commands: {error}");
    }
    match run(&Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Measures, prints the tables and writes them to `bench/RESULTS.md`.
fn run(args: &Args) -> anyhow::Result<()> {
    let app = programs::app_dir()?;
    let harness = Harness::open(&root().join(&args.harness))?;
    let peers = Peers::read(&harness.results())?;
    let real_count = count_events(&root().join("data/events"))?;
    let mut report = Report::new(args.date.clone().unwrap_or_else(commit), Budgets::read(&root())?);
    let mut charts = Vec::new();
    for count in args.events.clone().unwrap_or_else(|| vec![real_count, SYNTHETIC_EVENTS]) {
        let subject = if count == real_count { Subject::Real } else { Subject::Synthetic };
        for profile in &args.profiles {
            let runs = harness.measure(subject, count, profile, args.runs)?;
            report.add_profile(subject, count, profile, &Figures::of(&runs), &peers, load(&runs));
            report.add_errors(&runs);
        }
        let site = harness.site(subject, count);
        report.add_sizes(subject, count, &sizes::of_site(&site)?)?;
        charts.push(chart::measure(&harness, &site, count, args.runs)?);
        if subject == Subject::Real {
            report.add_scores(&lighthouse::measure(&harness, &site)?)?;
        }
    }
    let steps = generator::measure(&app, report.budgets(), &harness.work(), |site, count| {
        charts.push(chart::measure(&harness, site, count, args.runs)?);
        Ok(())
    })?;
    report.add_charts(&charts)?;
    report.add_generator(&steps, &peers);
    let text = report.text();
    println!("\n{text}");
    let path = root().join("bench/RESULTS.md");
    std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// The number of events in the files of a folder.
fn count_events(folder: &Path) -> anyhow::Result<u32> {
    let mut count = 0;
    for file in std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = file?.path();
        let events: Vec<serde_json::Value> = harness::read_json(&path)?;
        count += u32::try_from(events.len())?;
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

/// The machine's load while it measured.
fn load(runs: &[Run]) -> Option<f64> {
    figures::median(runs.iter().map(|run| run.load1))
}
