//! The events of the view as a file: the lines of the published files that tell of them.

use super::Finder;
use crate::browser::fetch::Fetch;
use crate::browser::task::spawn;
use crate::browser::{dom, file};
use crate::load::LoadError;
use leptos::prelude::*;

/// How many events' ids are looked up at once.
const STEP: u32 = 1_000;

/// Saves the events of the view as `csv` or `json`, in the order of time.
pub fn download(finder: Finder, kind: String) {
    spawn(async move {
        dom::mark_root("data-ready", false);
        match content(finder, &kind).await {
            Ok(content) => file::save(&format!("events.{kind}"), &content),
            Err(error) => finder.failure.set(Some(error)),
        }
        dom::mark_root("data-ready", true);
    });
}

async fn content(finder: Finder, kind: &str) -> Result<String, LoadError> {
    let is_csv = kind == "csv";
    let all = Fetch::start(if is_csv { "events.csv" } else { "events.jsonl" });
    let shown = finder.shown.try_get_untracked().ok_or(LoadError::Damaged)?;
    let mut ids = Vec::new();
    for start in (0..shown.0.len()).step_by(STEP as usize) {
        let docs = shown.0.docs(start..(start + STEP).min(shown.0.len()));
        ids.extend(finder.events(&docs).await?.iter().map(|event| event.id.0.clone()));
    }
    ids.sort_unstable();
    let all = all.text().await?;
    Ok(lines_of(&all, is_csv, &ids))
}

/// The lines of a file that tell of some events, each of which begins with its event's id. No text of the data holds a
/// line break, so an event is a line in either format.
fn lines_of(all: &str, is_csv: bool, sorted_ids: &[String]) -> String {
    let wanted = |line: &str| {
        let line = line.strip_prefix("{\"id\":\"").unwrap_or(line);
        let id = line.split([',', '"']).next().unwrap_or_default();
        sorted_ids.binary_search_by(|one| one.as_str().cmp(id)).is_ok()
    };
    let lines = all.lines().enumerate().filter(|(number, line)| (is_csv && *number == 0) || wanted(line));
    let lines: Vec<&str> = lines.map(|(_, line)| line).collect();
    let (before, between, after) = if is_csv { ("", "\r\n", "\r\n") } else { ("[\n", ",\n", "\n]\n") };
    [before, &lines.join(between), after].concat()
}

#[cfg(test)]
mod tests {
    use super::lines_of;

    #[test]
    fn only_the_lines_of_the_events_are_taken() {
        let ids = ["2020-01-01-a".to_owned(), "2021-01-01-c".to_owned()];
        let csv = "\u{feff}id,date\r\n2020-01-01-a,2020\r\n2020-05-05-b,2020\r\n2021-01-01-c,2021\r\n";
        assert_eq!(
            lines_of(csv, true, &ids),
            "\u{feff}id,date\r\n2020-01-01-a,2020\r\n2021-01-01-c,2021\r\n"
        );
        let json = "{\"id\":\"2020-01-01-a\"}\n{\"id\":\"2020-05-05-b\"}\n";
        assert_eq!(lines_of(json, false, &ids), "[\n{\"id\":\"2020-01-01-a\"}\n]\n");
    }
}
