//! `vigil import`: the events of a file, put into a data folder.

use crate::output::Replacement;
use crate::source::{language, read, report};
use crate::tool::import::defaults::Defaults;
use crate::tool::import::fault_list::FaultList;
use crate::tool::import::faulty_rows::FaultyRows;
use crate::tool::import::folder::{Folder, NewSite};
use crate::tool::import::importer::{Accepts, Importer};
use crate::tool::import::places::Places;
use crate::tool::import::rows::Rows;
use crate::tool::import::slide_draft::SlideDrafts;
use crate::tool::import::{file, merge};
use anyhow::{Context, bail};
use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vigil_model::{Category, Fault, Kind};

/// The language of a new site, if none is named.
const LOCALE: &str = "en";

/// The arguments of `vigil import`.
#[derive(clap::Args)]
pub struct Args {
    /// The file: events.csv of this program, a TimelineJS spreadsheet as CSV, or TimelineJS JSON.
    file: PathBuf,
    /// The data folder the events are put into; a new or empty one is set up.
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    /// Replace events that are there already and differ.
    #[arg(long)]
    force: bool,
    /// Import the other rows if some have faults, and write those with the reasons to this new file, a table that can be
    /// mended and imported.
    #[arg(long, value_name = "FILE")]
    leave_out_faulty: Option<PathBuf>,
    /// The language a TimelineJS file is in; without it, the site's default, which is `en` for a new site.
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

/// Runs it: exit code 1 if there is no event or none can be taken, or any row cannot and faulty rows are not left out;
/// then no data are written.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    if let Some(faulty) = args.leave_out_faulty.as_ref().filter(|faulty| faulty.exists()) {
        bail!("{} is there already; name a new file for the faulty rows", read::shown(faulty));
    }
    if let Some(faulty) = args.leave_out_faulty.as_ref().filter(|faulty| is_within(faulty, &args.into)) {
        bail!("{} is among the events; name a file outside of the data folder", read::shown(faulty));
    }
    let bytes = read::bytes(&args.file)?;
    let name =
        args.file.file_name().context("the file to import needs a name")?.to_string_lossy().into_owned();
    let teller = Teller { dir: args.file.parent().unwrap_or(Path::new("")), name: &name };
    let text = match file::text_of(&name, &bytes) {
        Ok(text) => text,
        Err(fault) => return teller.refuse("", [*fault].into_iter().collect()),
    };
    let places = Places::new(&name, &text);
    let (rows, warnings) = match Rows::open(&places) {
        Ok(opened) => opened,
        Err(faults) => return teller.refuse(&text, faults.into_iter().collect()),
    };
    let new_site = NewSite { locale: args.locale.as_deref().unwrap_or(LOCALE), title: rows.title() };
    let folder = match Folder::load(&args.into, &new_site) {
        Ok(folder) => folder,
        Err(faults) => {
            let faults: FaultList = faults.into_iter().collect();
            Teller { dir: &args.into, name: "" }.tell("", &faults)?;
            eprintln!("{}: mend the data folder first; nothing was imported", counts(&faults));
            return Ok(ExitCode::FAILURE);
        }
    };
    let importer = importer(&args, &places, &rows, &folder)?;
    let mut faults: FaultList = warnings.into_iter().collect();
    let mut replacement = Replacement::default();
    let (accepts, faulty) = match &args.leave_out_faulty {
        None => (importer.run(None, &mut faults)?.filter(|_| !faults.has_failed()), 0),
        Some(path) => {
            let mut table = FaultyRows::new(path, &mut replacement, rows.order());
            let accepts = importer.run(Some(&mut table), &mut faults)?;
            (accepts, table.end()?)
        }
    };
    let Some(accepts) = accepts else { return teller.refuse(&text, faults) };
    let is_any = accepts.added + accepts.replaced + accepts.unchanged > 0;
    if !is_any && faulty == 0 {
        faults.push(no_events(&name, accepts.left_out));
        return teller.refuse(&text, faults);
    }
    teller.tell(&text, &faults)?;
    if is_any {
        merge::write(&importer, &accepts, &mut replacement)?;
    }
    replacement.finish()?;
    if is_any {
        println!("{}", summary(&accepts, &folder));
    }
    if let (1.., Some(path)) = (faulty, &args.leave_out_faulty) {
        let rest = if is_any { "" } else { ", which are all; the data are as they were" };
        println!("{}: faulty rows {faulty}{rest}; mend them there and import this file", read::shown(path));
    }
    Ok(if is_any { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether a file would be in the folder of a data folder's events, which are all read.
fn is_within(file: &Path, data: &Path) -> bool {
    let folder = |path: &Path| path.canonicalize().ok();
    let parent = file.parent().map(|parent| if parent == Path::new("") { Path::new(".") } else { parent });
    let events = data.join("events");
    match (parent.and_then(folder), folder(&events)) {
        (Some(parent), Some(events)) => parent.starts_with(events),
        // Neither may be there yet.
        _ => file.starts_with(events),
    }
}

fn no_events(name: &str, left_out: usize) -> Fault {
    let message = match left_out {
        0 => "the file has no event".to_owned(),
        count => format!("the file has no event, only titles and eras: {count}"),
    };
    let help = "look whether it is the right one, and whether its rows were saved".to_owned();
    Places::new(name, "").fault_of_all(message, help)
}

fn importer<'a>(
    args: &Args,
    places: &'a Places<'a>,
    rows: &'a Rows<'a>,
    folder: &'a Folder,
) -> anyhow::Result<Importer<'a>> {
    let site = folder.dataset.site();
    let locale = args.locale.as_ref().unwrap_or(&site.default_locale);
    let Some(locale) = site.locales.iter().find(|tag| *tag == locale) else {
        bail!("`{locale}` is not one of the site's languages, which are {}", site.locales.join(", "));
    };
    if folder.new_files.iter().any(|file| file.path == "site.json")
        && !language::built_in().contains(&locale.as_str())
    {
        bail!("{}", language::unknown(locale, &language::built_in()));
    }
    let defaults = Defaults { locale, category: args.category, kind: args.kind };
    let slides = SlideDrafts::new(places, folder, defaults, rows.order());
    Ok(Importer { places, rows, folder, slides, force: args.force })
}

/// The changes in a sentence.
fn summary(accepts: &Accepts, folder: &Folder) -> String {
    let Accepts { files, added, replaced, unchanged, left_out } = accepts;
    let new_files = folder.new_files.iter().map(|file| file.path.as_str());
    let paths: Vec<&str> = new_files.chain(files.keys().map(String::as_str)).collect();
    let paths = if paths.is_empty() { "no file changed".to_owned() } else { paths.join(", ") };
    let titles = match left_out {
        0 => String::new(),
        count => format!("; titles and eras, which are no events: {count}"),
    };
    let dir = read::shown(&folder.dir);
    let summary =
        format!("{dir}: events new {added}, replaced {replaced}, as they were {unchanged}{titles}; {paths}");
    if folder.new_files.iter().any(|file| file.path == "site.json") {
        return format!(
            "{summary}\n{dir} is new: write the name, title and description of the site into site.json"
        );
    }
    summary
}

/// Prints faults of one file, whose text is at hand; or of the files of a folder.
struct Teller<'a> {
    dir: &'a Path,
    name: &'a str,
}

impl Teller<'_> {
    fn tell(&self, text: &str, faults: &FaultList) -> io::Result<()> {
        let stderr = io::stderr();
        let styled = stderr.is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let mut out = stderr.lock();
        let text_of = |file: &str| {
            let own = (file == self.name).then_some(Cow::Borrowed(text));
            own.or_else(|| read::text(&self.dir.join(file)).map(Cow::Owned))
        };
        report::write_faults_of(self.dir, &faults.kept, styled, &text_of, &mut out)?;
        match faults.hidden() {
            (0, 0) => {}
            (failures, warnings) => {
                writeln!(out, "… and {failures} more failures, {warnings} more warnings\n")?
            }
        }
        out.flush()
    }

    fn refuse(&self, text: &str, faults: FaultList) -> anyhow::Result<ExitCode> {
        self.tell(text, &faults)?;
        eprintln!("{}: nothing was written", counts(&faults));
        Ok(ExitCode::FAILURE)
    }
}

fn counts(faults: &FaultList) -> String {
    report::counted(faults.failures, faults.warnings)
}

#[cfg(test)]
mod tests;
