//! `vigil import`: takes events out of a file into a data folder: our own events.csv, the TimelineJS spreadsheet template as
//! CSV, or TimelineJS JSON.
//!
//! All or nothing: every row that cannot be taken is told with its place, and then nothing is written. An event that is
//! there already is replaced only when asked for, and what is written has passed the checks of `vigil check` as a whole.

mod draft;
mod events_table;
mod html;
mod json_slides;
mod merge;
mod places;
mod slide;
mod table;
mod verify;
mod wording;

use crate::{output, read, report};
use anyhow::Context;
use draft::Draft;
use merge::{Folder, Merged};
use places::Places;
use slide::Slides;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use table::Table;
use vigil_model::{Category, Fault, Kind, Severity};

/// What `vigil import` takes.
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

/// What a file says where it does not say it itself.
pub(crate) struct Defaults<'a> {
    /// The language of its texts.
    pub locale: &'a str,
    /// The category of events whose group is none.
    pub category: Option<Category>,
    /// The kind of new events.
    pub kind: Option<Kind>,
}

/// What was read of a file.
#[derive(Default)]
pub(crate) struct Taken {
    /// The events, not yet checked.
    pub drafts: Vec<Draft>,
    /// What could not be taken, and what will be missing.
    pub faults: Vec<Fault>,
    /// How many titles and eras there were, which are no events.
    pub left_out: usize,
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
    output::replace_files(&args.into, &merged.files)?;
    println!("{}", merged.summary(&args.into));
    Ok(ExitCode::SUCCESS)
}

/// Takes a file's events into the files of a folder; no files if any row cannot be taken.
fn import(
    name: &str,
    bytes: &[u8],
    folder: &Folder,
    defaults: &Defaults<'_>,
    force: bool,
) -> (Option<Merged>, Vec<Fault>) {
    let text = match places::text_of(name, bytes) {
        Ok(text) => text,
        Err(fault) => return (None, vec![*fault]),
    };
    let places = Places::new(name, text);
    let Taken { drafts, mut faults, left_out } = take(&places, folder, defaults);
    let (events, found) = verify::verify(&drafts, &places, folder);
    faults.extend(found);
    faults.extend(merge::conflicts(&drafts, &events, &places, folder, force));
    if faults.iter().any(|fault| fault.severity == Severity::Failure) {
        return (None, faults);
    }
    match folder.merge(events, left_out) {
        Ok(merged) => (Some(merged), faults),
        Err(found) => (None, found),
    }
}

/// Reads a file in the format it has.
fn take(places: &Places<'_>, folder: &Folder, defaults: &Defaults<'_>) -> Taken {
    let text = places.text();
    if text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']) {
        let (slides, faults) = json_slides::read(places);
        return with(Slides { places, folder, defaults }.take(slides), faults);
    }
    let (table, faults) = Table::read(places);
    if slide::is_template(&table) {
        return with(Slides { places, folder, defaults }.take(slide::from_table(&table)), faults);
    }
    if events_table::is_ours(&table) {
        return with(events_table::take(&table, places), faults);
    }
    let help = "the first row names the columns: those of events.csv (id, date, category, …) or of the TimelineJS \
                template (Year, Month, Day, …, Headline, Text, …)";
    let fault = places.fault(&table.header_bytes, "neither a table of events nor one of TimelineJS", help);
    Taken { faults: vec![fault], ..Taken::default() }
}

fn with(mut taken: Taken, mut faults: Vec<Fault>) -> Taken {
    faults.append(&mut taken.faults);
    Taken { faults, ..taken }
}

/// Tells faults to whoever ran the command.
fn tell(dir: &Path, faults: &[Fault]) -> io::Result<()> {
    let stderr = io::stderr();
    let styled = stderr.is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let mut out = stderr.lock();
    report::write_faults(dir, faults, styled, &mut out)?;
    out.flush()
}

#[cfg(test)]
mod tests;
