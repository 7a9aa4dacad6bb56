//! `cargo xtask --help`: the one entry to all commands of developers. Each installs what it needs first.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use vigil_process::end_commands_with_us;
use xtask::{app, site, test};

/// The developer's commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve a development build; rebuild it and reload the page after each change.
    #[command(disable_help_flag = true)]
    Serve {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Build the whole site.
    Build {
        /// The folder of the data.
        #[arg(long, default_value = "data")]
        data: PathBuf,
        /// The folder of the site.
        #[arg(long, default_value = "dist")]
        out: PathBuf,
        /// Which pages get a picture for link previews; an unchanged one is not drawn again.
        #[arg(long, value_enum, default_value = "all")]
        cards: site::Cards,
        /// The address where this site is published, instead of `base_url` in `site.json`.
        #[arg(long, value_name = "URL")]
        base_url: Option<String>,
        /// Compile the app with stable flags only; its WebAssembly is larger.
        #[arg(long)]
        plain: bool,
    },
    /// Run everything a change must pass; the last line counts the tests.
    Test {
        /// Run the tests of the browser in Firefox ESR and WebKitGTK too; needs apt.
        #[arg(long)]
        all_browsers: bool,
    },
    /// Measure the site next to its peers and its budgets.
    #[command(disable_help_flag = true)]
    Bench {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Check the data and report every fault in it.
    Check {
        /// The folder of the data.
        #[arg(default_value = "data")]
        dir: PathBuf,
    },
    /// Write a synthetic data set of any size, the same each time.
    Synth {
        /// The number of events.
        count: u32,
        /// The folder to write to.
        #[arg(long)]
        out: PathBuf,
    },
}

fn main() -> ExitCode {
    if let Err(error) = end_commands_with_us() {
        eprintln!("warning: Ctrl-C will not end the running commands: {error}");
    }
    let done = match Arguments::parse().command {
        Command::Serve { arguments } => site::serve(&arguments),
        Command::Build { data, out, cards, base_url, plain } => {
            let flags = if plain { app::Flags::Plain } else { app::Flags::Small };
            site::build(&data, &out, cards, base_url.as_deref(), flags)
        }
        Command::Test { all_browsers } => return test::run(all_browsers),
        Command::Bench { arguments } => site::bench(&arguments),
        Command::Check { dir } => site::vigil(&["check".as_ref(), dir.as_os_str()]),
        Command::Synth { count, out } => {
            let count = count.to_string();
            site::vigil(&["synth".as_ref(), count.as_ref(), "--out".as_ref(), out.as_os_str()])
        }
    };
    let Err(error) = done else { return ExitCode::SUCCESS };
    eprintln!("error: {error:#}");
    ExitCode::FAILURE
}
