//! The developer's commands, one door for all of them: `cargo xtask --help`.
//!
//! Each command first sets up what it needs and is missing on the machine, then does its work.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod app;
mod bench;
mod features;
mod process;
mod setup;
mod site;
mod test;
#[cfg(test)]
mod tidy;

/// The developer's commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the whole site and serve it on this machine.
    Serve {
        /// The port; 0 takes any that is free.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        #[command(flatten)]
        folders: Folders,
    },
    /// Build the whole site.
    Build {
        #[command(flatten)]
        folders: Folders,
    },
    /// Run everything a change must pass; the last line counts the tests.
    Test,
    /// Measure the site beside its peers and its budgets, with the harness they were measured with.
    Bench(bench::Args),
    /// Check the data and name every fault in it.
    Check {
        /// The folder of the data.
        #[arg(default_value = "data")]
        dir: PathBuf,
    },
    /// Make a data set of any size, the same for the same number.
    Synth {
        /// How many events.
        count: u32,
        /// The folder to write to.
        #[arg(long)]
        out: PathBuf,
    },
}

#[derive(clap::Args)]
struct Folders {
    /// The folder of the data.
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// The folder of the site.
    #[arg(long, default_value = "dist")]
    out: PathBuf,
    /// Which pages get a picture for link previews; drawn once and kept until their words change.
    #[arg(long, value_enum, default_value = "all")]
    cards: site::Cards,
    /// Compile the app with stable flags only; its WebAssembly is larger.
    #[arg(long)]
    plain: bool,
}

impl Folders {
    fn build(&self) -> anyhow::Result<()> {
        let flags = if self.plain { app::Flags::Plain } else { app::Flags::Small };
        site::build(&self.data, &self.out, self.cards, flags)
    }
}

fn main() -> ExitCode {
    if let Err(error) = process::end_commands_with_us() {
        eprintln!("warning: Ctrl-C will not end the commands under way: {error}");
    }
    let done = match Arguments::parse().command {
        Command::Serve { port, folders } => folders.build().and_then(|()| site::serve(&folders.out, port)),
        Command::Build { folders } => folders.build(),
        Command::Test => return test::run(),
        Command::Bench(args) => bench::run(&args),
        Command::Check { dir } => site::vigil(&["check".as_ref(), dir.as_os_str()]),
        Command::Synth { count, out } => {
            let count = count.to_string();
            site::vigil(&["synth".as_ref(), count.as_ref(), "--out".as_ref(), out.as_os_str()])
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
