//! `vigil check`: prints every fault of a data folder.

use crate::source::read::{self, Loaded};
use crate::source::report;
use clap::ValueEnum;
use serde::Serialize;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use vigil_model::{Fault, Severity};

/// The arguments of `vigil check`.
#[derive(clap::Args)]
pub struct Args {
    /// The data folder.
    dir: PathBuf,
    /// For a person, or for a program.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// The format of the faults.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// As a compiler does.
    Human,
    /// One JSON object: `failures` and `warnings` (counts) and `faults`.
    Json,
}

#[derive(Serialize)]
struct Report<'f> {
    failures: usize,
    warnings: usize,
    faults: &'f [Fault],
}

/// Runs it: exit code 0 without failures, 1 with.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let (faults, summary) = match read::load(&args.dir) {
        Ok(Loaded { dataset, warnings }) => {
            let counted = format!(
                "{} events, {} people, {} cases, {} places, {} organizations, {} terms",
                dataset.events().len(),
                dataset.people().len(),
                dataset.cases().len(),
                dataset.places().len(),
                dataset.orgs().len(),
                dataset.terms().len()
            );
            (warnings, counted)
        }
        Err(faults) => (faults, "nothing can be built from it".to_owned()),
    };
    let failures = faults.iter().filter(|fault| fault.severity == Severity::Failure).count();
    let stdout = io::stdout();
    let styled = stdout.is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let mut out = BufWriter::new(stdout.lock());
    match args.format {
        Format::Human => {
            report::write_faults(&args.dir, &faults, styled, &mut out)?;
            writeln!(out, "{}: {}; {summary}", args.dir.display(), report::counts(&faults))?;
        }
        Format::Json => {
            let report = Report { failures, warnings: faults.len() - failures, faults: &faults };
            serde_json::to_writer_pretty(&mut out, &report)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(if failures == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
