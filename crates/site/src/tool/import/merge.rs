//! The data folder that events are put into: what it holds, what stands against putting more into it, and its files with
//! them.
//!
//! New events go into the file of their year, replaced ones stay in theirs. A file that is touched is put in the order of
//! time; the text of the events that do not change stays as it is, to the byte.

use super::draft::Draft;
use super::places::Places;
use crate::source::read;
use serde::Serialize;
use serde_json::ser::{PrettyFormatter, Serializer};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use vigil_model::check::json::{Node, Value, parse};
use vigil_model::check::{References, SourceFile};
use vigil_model::{Dataset, Event, EventId, Fault, Severity};

/// A data folder without faults.
pub struct Folder {
    /// Its data.
    pub dataset: Dataset,
    dir: PathBuf,
    /// The text of the events, by the file they are in.
    files: BTreeMap<String, Vec<(EventId, String)>>,
    /// The file of each event.
    file_of: HashMap<EventId, String>,
}

/// The changed files of a folder.
#[derive(Default)]
pub struct Merged {
    /// The files that change, by their paths in the folder.
    pub files: Vec<(String, Vec<u8>)>,
    /// How many events are new.
    pub added: usize,
    /// How many are there already and change.
    pub replaced: usize,
    /// How many are there already as they are.
    pub unchanged: usize,
    /// How many titles and eras were left out.
    pub left_out: usize,
}

impl Folder {
    /// Reads a folder, or returns its faults.
    pub fn load(dir: &Path) -> Result<Folder, Vec<Fault>> {
        let dataset = read::load(dir)?.dataset;
        let texts = read::event_sources(dir).into_iter().map(|file| {
            let text = file.bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok());
            (file.path, texts_of(&text.unwrap_or_default()))
        });
        let files: BTreeMap<String, Vec<(EventId, String)>> = texts.collect();
        let file_of =
            files.iter().flat_map(|(path, texts)| texts.iter().map(|(id, _)| (id.clone(), path.clone())));
        let file_of = file_of.collect();
        Ok(Folder { dataset, dir: dir.to_owned(), files, file_of })
    }

    /// The things to which the events of the folder refer.
    pub fn references(&self) -> References {
        read::references(&self.dir)
    }

    /// The files with these events in them; the faults, should the whole not pass.
    pub fn merge(&self, events: Vec<Event>, left_out: usize) -> Result<Merged, Vec<Fault>> {
        let mut merged = Merged { left_out, ..Merged::default() };
        let mut touched: BTreeMap<String, BTreeMap<EventId, Event>> = BTreeMap::new();
        for event in events {
            let path = match self.dataset.event(&event.id) {
                Some(existing) if *existing == event => {
                    merged.unchanged += 1;
                    continue;
                }
                Some(_) => {
                    merged.replaced += 1;
                    self.file_of.get(&event.id).cloned()
                }
                None => {
                    merged.added += 1;
                    None
                }
            };
            let path = path.unwrap_or_else(|| format!("events/{:04}.json", event.date.year()));
            touched.entry(path).or_default().insert(event.id.clone(), event);
        }
        for (path, events) in touched {
            let bytes = self.file_with(&path, &events).into_bytes();
            merged.files.push((path, bytes));
        }
        self.check(&merged)?;
        Ok(merged)
    }

    /// The text of a file with these events in it, in the order of time.
    fn file_with(&self, path: &str, events: &BTreeMap<EventId, Event>) -> String {
        let kept = self.files.get(path).into_iter().flatten();
        let kept = kept.filter(|(id, _)| !events.contains_key(id));
        let kept = kept.filter_map(|(id, text)| Some((self.dataset.event(id)?.order_key(), text.clone())));
        let put = events.values().map(|event| (event.order_key(), formatted(event)));
        let mut texts: Vec<_> = kept.chain(put).collect();
        texts.sort_by(|a, b| a.0.cmp(&b.0));
        joined(texts.iter().map(|(_, text)| text.as_str()))
    }

    /// The whole folder as it will be, before the same checks as ever.
    fn check(&self, merged: &Merged) -> Result<(), Vec<Fault>> {
        let references = self.references();
        let kept = read::event_sources(&self.dir).into_iter();
        let kept = kept.filter(|file| merged.files.iter().all(|(path, _)| *path != file.path));
        let changed = merged.files.iter();
        let changed =
            changed.map(|(path, bytes)| SourceFile { path: path.clone(), bytes: Ok(bytes.clone()) });
        let files = kept.chain(changed).map(|file| references.read_events(&file)).collect();
        let faults = references.finish(files).faults;
        let failures: Vec<Fault> =
            faults.into_iter().filter(|fault| fault.severity == Severity::Failure).collect();
        if failures.is_empty() { Ok(()) } else { Err(failures) }
    }
}

impl Merged {
    /// The changes in a sentence.
    pub fn summary(&self, dir: &Path) -> String {
        let Merged { files, added, replaced, unchanged, left_out } = self;
        let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
        let paths = if paths.is_empty() { "no file changed".to_owned() } else { paths.join(", ") };
        let titles = match left_out {
            0 => String::new(),
            count => format!("; titles and eras, which are no events: {count}"),
        };
        let dir = dir.display();
        format!("{dir}: events new {added}, replaced {replaced}, as they were {unchanged}{titles}; {paths}")
    }
}

/// The events that are there already and differ, unless they may be replaced.
pub fn conflicts(
    drafts: &[Draft],
    events: &[Event],
    places: &Places<'_>,
    folder: &Folder,
    force: bool,
) -> Vec<Fault> {
    if force {
        return Vec::new();
    }
    let differing = events
        .iter()
        .filter(|event| folder.dataset.event(&event.id).is_some_and(|existing| existing != *event));
    let by_id: HashMap<&str, &Draft> =
        drafts.iter().filter_map(|draft| Some((draft.fields.get("id")?.as_str()?, draft))).collect();
    let fault = |event: &Event| {
        let id = event.id.as_str();
        let draft = by_id.get(id)?;
        let message = format!("the event `{id}` is there already, and differs");
        let help = format!(
            "it is in {}; run again with --force to replace it, or give this one another id",
            folder.file_of.get(&event.id).map_or("the data", String::as_str)
        );
        let fault = places.fault(draft.cell("id"), message, help);
        Some(Fault { id: id.to_owned(), field: "id".to_owned(), ..fault })
    };
    differing.filter_map(fault).collect()
}

/// The text of each event of a file that has passed the checks.
fn texts_of(file: &str) -> Vec<(EventId, String)> {
    let Ok(Node { value: Value::List(nodes), .. }) = parse(file) else { return Vec::new() };
    let text_of = |node: &Node<'_>| {
        let Value::Object(members) = &node.value else { return None };
        let id = members.iter().find(|member| member.name == "id")?;
        let Value::Text(id) = &id.node.value else { return None };
        Some((EventId::from(id.as_ref()), file.get(node.bytes.clone())?.to_owned()))
    };
    nodes.iter().filter_map(text_of).collect()
}

/// An event in the form the data has: indented by a space, one deeper than the list.
fn formatted(event: &Event) -> String {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, PrettyFormatter::with_indent(b" "));
    // Writing into memory does not fail, nor do these types.
    let _ = event.serialize(&mut serializer);
    String::from_utf8_lossy(&bytes).replace('\n', "\n ")
}

/// A file of events out of their texts.
fn joined<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let texts: Vec<&str> = texts.collect();
    format!("[\n {}\n]\n", texts.join(",\n "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_change_stays_to_the_byte() {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        for file in read::event_sources(&dir) {
            let text = String::from_utf8(file.bytes.unwrap()).unwrap();
            let texts = texts_of(&text);
            assert!(joined(texts.iter().map(|(_, text)| text.as_str())) == text, "{}", file.path);
        }
    }

    #[test]
    fn an_event_is_written_in_the_form_the_data_has() {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        let folder = Folder::load(&dir).unwrap();
        let (mut same, mut all) = (0, 0);
        for (id, text) in folder.files.values().flatten() {
            let written = formatted(folder.dataset.event(id).unwrap());
            // The order of a source's fields is not the same everywhere.
            let lines = |text: &str| {
                let mut lines: Vec<String> =
                    text.lines().map(|line| line.trim_end_matches(',').to_owned()).collect();
                lines.sort();
                lines
            };
            assert_eq!(lines(&written), lines(text));
            same += usize::from(written == *text);
            all += 1;
        }
        assert!(same > all / 2, "{same} of {all}");
    }
}
