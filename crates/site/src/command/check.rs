//! `vigil check`: prints every fault of a data folder.

use crate::source::read::{self, Loaded};
use crate::source::{language, report};
use clap::ValueEnum;
use serde::Serialize;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use vigil_model::check::json::{Node, Value, parse};
use vigil_model::{Fault, Severity};

/// How many languages without messages are named.
const LANGUAGES: usize = 100;

/// The arguments of `vigil check`.
#[derive(clap::Args)]
pub struct Args {
    /// The data folder.
    dir: PathBuf,
    /// The folder of the messages with which the site will be built; without it, the languages of this program are known.
    #[arg(long, value_name = "DIR")]
    locales: Option<PathBuf>,
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
    let (mut faults, summary) = match read::load(&args.dir) {
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
    let unknown = unknown_languages(&args);
    let summary = if unknown.is_empty() { summary } else { "nothing can be built from it".to_owned() };
    faults.splice(0..0, unknown);
    let failures = faults.iter().filter(|fault| fault.severity == Severity::Failure).count();
    let stdout = io::stdout();
    let styled = stdout.is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let mut out = BufWriter::new(stdout.lock());
    match args.format {
        Format::Human => {
            report::write_faults(&args.dir, &faults, styled, &mut out)?;
            writeln!(out, "{}: {}; {summary}", read::shown(&args.dir), report::counts(&faults))?;
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

/// The languages of the site that have no messages, at their places in `site.json`.
fn unknown_languages(args: &Args) -> Vec<Fault> {
    let known = match &args.locales {
        Some(dir) => language::tags_in(dir),
        None => language::built_in().into_iter().map(str::to_owned).collect(),
    };
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let Some(text) = read::text(&args.dir.join("site.json")) else { return Vec::new() };
    let Ok(Node { value: Value::Object(members), .. }) = parse(&text) else { return Vec::new() };
    let tags = members.iter().find(|member| member.name == "locales").map(|member| &member.node.value);
    let Some(Value::List(tags)) = tags else { return Vec::new() };
    let fault = |node: &Node<'_>| {
        let Value::Text(tag) = &node.value else { return None };
        if known.contains(&tag.as_ref()) {
            return None;
        }
        let before = text.get(..node.bytes.start)?;
        Some(Fault {
            severity: Severity::Failure,
            file: "site.json".to_owned(),
            line: before.matches('\n').count() as u32 + 1,
            column: before.rsplit('\n').next()?.chars().count() as u32 + 1,
            id: String::new(),
            field: "locales".to_owned(),
            message: language::unknown(tag, &known),
            help: "correct it; if the site is built with other messages, name their folder by --locales DIR"
                .to_owned(),
            bytes: node.bytes.clone(),
        })
    };
    tags.iter().filter_map(fault).take(LANGUAGES).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn told(locales: &str, messages: Option<&[&str]>) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let site = format!("{{\"name\": {{}},\n \"locales\": {locales}}}");
        fs::write(folder.path().join("site.json"), site).unwrap();
        let messages = messages.map(|tags| {
            let folder = tempfile::tempdir().unwrap();
            tags.iter().for_each(|tag| fs::write(folder.path().join(format!("{tag}.json")), "{}").unwrap());
            folder
        });
        let args = Args {
            dir: folder.path().to_owned(),
            locales: messages.as_ref().map(|folder| folder.path().to_owned()),
            format: Format::Human,
        };
        let faults = unknown_languages(&args);
        faults.iter().map(|fault| format!("{}:{}: {}", fault.line, fault.column, fault.message)).collect()
    }

    #[test]
    fn languages_without_messages_are_named_at_their_places() {
        assert_eq!(told("[\"en\", \"zh-Hant\"]", None), Vec::<String>::new());
        assert_eq!(
            told("[\"en\", \"fr\", \"zh-TW\"]", None),
            [
                "2:20: the language `fr` has no messages; there are en, zh-Hant",
                "2:26: the language `zh-TW` has no messages; there are en, zh-Hant; did you mean `zh-Hant`?",
            ]
        );
        assert_eq!(told("[\"fr\"]", Some(&["fr"])), Vec::<String>::new());
        assert_eq!(
            told("[\"en\"]", Some(&["fr"])),
            ["2:14: the language `en` has no messages; there are fr"]
        );
        assert_eq!(told("7", None), Vec::<String>::new());
    }
}
