//! `vigil schema`: JSON Schemas of the data files.

use crate::publish::schema::write;
use std::path::PathBuf;
use std::process::ExitCode;

/// The arguments of `vigil schema`.
#[derive(clap::Args)]
pub struct Args {
    /// The folder to write.
    #[arg(long)]
    out: PathBuf,
}

/// Runs it.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    write(&args.out)?;
    Ok(ExitCode::SUCCESS)
}
