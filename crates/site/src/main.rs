//! The command line `vigil`: each subcommand is a module of `vigil_site::command` with its `Args` and its `run`.

use std::process::ExitCode;

use clap::Parser;
use vigil_site::command::{build, check, compress, import, schema, serve, synth, verify};

/// Turns a folder of events into a searchable timeline for any static host.
#[derive(Parser)]
#[command(name = "vigil", version)]
enum Command {
    /// Build a site from a data folder and the compiled app.
    Build(build::Args),
    /// Print every fault of a data folder.
    Check(check::Args),
    /// Write Brotli and gzip forms next to the files of a site.
    Compress(compress::Args),
    /// Put the events of a table or of TimelineJS into a data folder.
    Import(import::Args),
    /// Write JSON Schemas of the data files, for editors.
    Schema(schema::Args),
    /// Serve a site on this machine, as a good static host would.
    Serve(serve::Args),
    /// Write a made-up data folder of any size, to try out and to measure.
    Synth(synth::Args),
    /// Check a copy of a site: print each file that is missing, changed or added.
    Verify(verify::Args),
}

fn main() -> anyhow::Result<ExitCode> {
    match Command::parse() {
        Command::Build(args) => build::run(args),
        Command::Check(args) => check::run(args),
        Command::Compress(args) => compress::run(args),
        Command::Import(args) => import::run(args),
        Command::Schema(args) => schema::run(args),
        Command::Serve(args) => serve::run(args),
        Command::Synth(args) => synth::run(args),
        Command::Verify(args) => verify::run(args),
    }
}
