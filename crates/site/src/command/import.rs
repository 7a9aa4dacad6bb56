//! `vigil import`: the events of a file, put into a data folder.

use crate::output::replace_files;
use crate::source::{read, report};
use crate::tool::import::import;
use crate::tool::import::merge::Folder;
use crate::tool::import::taken::Defaults;
use anyhow::Context;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vigil_model::{Category, Fault, Kind};

/// The arguments of `vigil import`.
#[derive(clap::Args)]
pub struct Args {
    /// The file: events.csv of this program, a TimelineJS spreadsheet as CSV, or TimelineJS JSON.
    file: PathBuf,
    /// The data folder the events are put into.
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    /// Replace events that are there already and differ.
    #[arg(long)]
    force: bool,
    /// The language a TimelineJS file is in; without it, the site's default.
    #[arg(long, value_name = "TAG")]
    locale: Option<String>,
    /// The category of events whose group is none.
    #[arg(long, value_name = "WORD", value_parser = category)]
    category: Option<Category>,
    /// The kind of new events of a TimelineJS file, which does not say it; without it, one that fits the category.
    #[arg(long, value_name = "WORD", value_parser = kind)]
    kind: Option<Kind>,
}

fn category(word: &str) -> Result<Category, String> {
    let words: Vec<&str> = Category::ALL.iter().map(|category| category.as_str()).collect();
    Category::from_word(word).ok_or_else(|| format!("it is one of {}", words.join(", ")))
}

fn kind(word: &str) -> Result<Kind, String> {
    let words: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
    Kind::from_word(word).ok_or_else(|| format!("it is one of {}", words.join(", ")))
}

/// Runs it: exit code 1, and nothing written, if any row cannot be taken.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let folder = match Folder::load(&args.into) {
        Ok(folder) => folder,
        Err(faults) => {
            tell(&args.into, &faults)?;
            eprintln!("{}: mend the data folder first; nothing was imported", report::counts(&faults));
            return Ok(ExitCode::FAILURE);
        }
    };
    let bytes = read::bytes(&args.file)?;
    let name =
        args.file.file_name().context("the file to import needs a name")?.to_string_lossy().into_owned();
    let beside = args.file.parent().unwrap_or(Path::new(""));
    let site = folder.dataset.site();
    if let Some(tag) = args.locale.as_ref().filter(|tag| !site.locales.contains(tag)) {
        anyhow::bail!("`{tag}` is not one of the site's languages, which are {}", site.locales.join(", "));
    }
    let defaults = Defaults {
        locale: args.locale.as_deref().unwrap_or(&site.default_locale),
        category: args.category,
        kind: args.kind,
    };
    let (merged, mut faults) = import(&name, &bytes, &folder, &defaults, args.force);
    faults.sort_by_key(|fault| (fault.line, fault.column));
    tell(beside, &faults)?;
    let Some(merged) = merged else {
        eprintln!("{}: nothing was written", report::counts(&faults));
        return Ok(ExitCode::FAILURE);
    };
    replace_files(&args.into, &merged.files)?;
    println!("{}", merged.summary(&args.into));
    Ok(ExitCode::SUCCESS)
}

/// Prints faults.
fn tell(dir: &Path, faults: &[Fault]) -> io::Result<()> {
    let stderr = io::stderr();
    let styled = stderr.is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let mut out = stderr.lock();
    report::write_faults(dir, faults, styled, &mut out)?;
    out.flush()
}

#[cfg(test)]
mod tests;
