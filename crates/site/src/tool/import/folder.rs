//! The data folder that events are put into: what it holds, and what a new one begins with.

use crate::source::read;
use serde::Serialize;
use serde_json::ser::{PrettyFormatter, Serializer};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use vigil_model::check::json::{Node, Value, parse};
use vigil_model::check::{Checked, ReferenceFiles, References, SourceFile};
use vigil_model::{Dataset, Event, EventId, Fault, Localized, Severity, Site};

/// The name of a site of which nothing is known.
const NAME: &str = "Timeline";
/// The most characters of a new site's name, title and description.
const TEXTS: [usize; 3] = [120, 200, 500];

/// A data folder without faults.
pub struct Folder {
    /// Its data.
    pub dataset: Dataset,
    /// The things to which its events refer.
    pub references: References,
    /// The files that it lacks, with their content.
    pub new_files: Vec<SourceFile>,
    /// Its path.
    pub dir: PathBuf,
    /// The text of the events, by the file they are in.
    pub files: BTreeMap<String, Vec<(EventId, String)>>,
    /// The file of each event.
    pub file_of: HashMap<EventId, String>,
}

/// What a new folder begins with.
pub struct NewSite<'a> {
    /// Its language.
    pub locale: &'a str,
    /// The headline and the text of the timeline's title, if it has one.
    pub title: Option<(String, String)>,
}

impl NewSite<'_> {
    fn site(&self) -> Site {
        let (headline, text) = self.title.clone().unwrap_or_default();
        let [name, title, description] = TEXTS.map(|limit| {
            let short = |text: &str| {
                Some(text.to_owned()).filter(|text| !text.is_empty() && text.chars().count() <= limit)
            };
            let own = if limit == TEXTS[2] { short(&text) } else { None };
            let text = own.or_else(|| short(&headline)).unwrap_or_else(|| NAME.to_owned());
            Localized::from([(self.locale, text.as_str())])
        });
        let default_locale = self.locale.to_owned();
        Site {
            name,
            title,
            description,
            locales: vec![default_locale.clone()],
            default_locale,
            ..Site::default()
        }
    }
}

impl Folder {
    /// Reads a folder, or returns its faults. One that is missing or lacks files gets them with the events.
    pub fn load(dir: &Path, new_site: &NewSite<'_>) -> Result<Folder, Vec<Fault>> {
        let strangers = read::strangers(dir);
        let lacks = |path: &str| !dir.join(path).exists();
        if lacks("site.json") && !strangers.is_empty() {
            return Err(vec![not_empty(&strangers)]);
        }
        Folder::of(dir, read::reference_files(dir), read::event_sources(dir), &lacks, new_site)
    }

    /// A folder that is to be set up, without a look at the disk.
    pub fn empty(new_site: &NewSite<'_>) -> Result<Folder, Vec<Fault>> {
        let files = ReferenceFiles::of(|path| SourceFile { path: path.to_owned(), bytes: Ok(Vec::new()) });
        Folder::of(Path::new(""), files, Vec::new(), &|_| true, new_site)
    }

    fn of(
        dir: &Path,
        mut files: ReferenceFiles,
        event_files: Vec<SourceFile>,
        lacks: &dyn Fn(&str) -> bool,
        new_site: &NewSite<'_>,
    ) -> Result<Folder, Vec<Fault>> {
        let mut new_files = Vec::new();
        for file in files.all_mut() {
            if lacks(&file.path) {
                file.bytes = Ok(match file.path.as_str() {
                    "site.json" => formatted(&new_site.site(), "").into_bytes(),
                    _ => b"[]\n".to_vec(),
                });
                new_files.push(file.clone());
            }
        }
        let references = References::read(&files);
        let events = event_files.iter().map(|file| references.read_events(file)).collect();
        // Steps of cases may be among the events to come.
        let Checked { dataset, faults } = References::read(&files).finish_part(events);
        let Some(dataset) = dataset else { return Err(faults) };
        let texts = event_files.into_iter().map(|file| {
            let text = file.bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok());
            (file.path, texts_of(&text.unwrap_or_default()))
        });
        let files: BTreeMap<String, Vec<(EventId, String)>> = texts.collect();
        let file_of =
            files.iter().flat_map(|(path, texts)| texts.iter().map(|(id, _)| (id.clone(), path.clone())));
        let file_of = file_of.collect();
        Ok(Folder { dataset, references, new_files, dir: dir.to_owned(), files, file_of })
    }

    /// The file of an event: its own, or that of its year.
    pub fn path_of(&self, event: &Event) -> String {
        let own = self.file_of.get(&event.id).cloned();
        own.unwrap_or_else(|| format!("events/{:04}.json", event.date.year()))
    }
}

fn not_empty(strangers: &[String]) -> Fault {
    let shown: Vec<&str> = strangers.iter().take(3).map(String::as_str).collect();
    Fault {
        severity: Severity::Failure,
        file: "site.json".to_owned(),
        line: 0,
        column: 0,
        id: String::new(),
        field: String::new(),
        message: format!(
            "this is no data folder: it has no site.json, and other files ({})",
            shown.join(", ")
        ),
        help: "name a data folder, or a new or empty folder, which is then set up".to_owned(),
        bytes: 0..0,
    }
}

/// The text of each event of a file that has passed the checks.
pub fn texts_of(file: &str) -> Vec<(EventId, String)> {
    let Ok(Node { value: Value::List(nodes), .. }) = parse(file) else { return Vec::new() };
    let text_of = |node: &Node<'_>| {
        let Value::Object(members) = &node.value else { return None };
        let id = members.iter().find(|member| member.name == "id")?;
        let Value::Text(id) = &id.node.value else { return None };
        Some((EventId::from(id.as_ref()), file.get(node.bytes.clone())?.to_owned()))
    };
    nodes.iter().filter_map(text_of).collect()
}

/// A value in the form the data has: indented by a space, and all lines after the first by `margin` more.
pub fn formatted(value: &impl Serialize, margin: &str) -> String {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, PrettyFormatter::with_indent(b" "));
    // Writing into memory does not fail, nor do these types.
    let _ = value.serialize(&mut serializer);
    String::from_utf8_lossy(&bytes).replace('\n', &format!("\n{margin}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEW: NewSite<'static> = NewSite { locale: "en", title: None };

    #[test]
    fn an_event_is_written_in_the_form_the_data_has() {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        let folder = Folder::load(&dir, &NEW).unwrap();
        assert!(folder.new_files.is_empty());
        let (mut same, mut all) = (0, 0);
        for (id, text) in folder.files.values().flatten() {
            let written = formatted(folder.dataset.event(id).unwrap(), " ");
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
