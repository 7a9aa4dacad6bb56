//! `vigil synth`: a made-up data folder.

use crate::tool::synth::write;
use std::path::PathBuf;
use std::process::ExitCode;

/// The arguments of `vigil synth`.
#[derive(clap::Args)]
pub struct Args {
    /// How many events.
    count: usize,
    /// The folder to write: a new one, an empty one or an older one of synthetic data.
    #[arg(long)]
    out: PathBuf,
}

/// Runs it.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    write(args.count, &args.out)?;
    println!("{}: {} synthetic events", args.out.display(), args.count);
    Ok(ExitCode::SUCCESS)
}
