//! The files of a data folder, as `vigil check` reads them.

use crate::agreement::{are_alike, check_readers};
use serde::Serialize;
use serde::de::DeserializeOwned;
use vigil_model::check::{Checked, ReferenceFiles, References, SourceFile};
use vigil_model::{Case, Dataset, Event, GlossaryTerm, Organization, Person, Place, Severity, Site};

/// The files with their content, in the order in which the first byte chooses one of them.
const FILES: [(&str, &str); 8] = [
    ("site.json", include_str!("../../tests/fixtures/two-years/site.json")),
    ("cases.json", include_str!("../../tests/fixtures/two-years/cases.json")),
    ("places.json", include_str!("../../tests/fixtures/two-years/places.json")),
    ("orgs.json", include_str!("../../tests/fixtures/two-years/orgs.json")),
    ("people.json", include_str!("../../tests/fixtures/two-years/people.json")),
    ("terms.json", include_str!("../../tests/fixtures/two-years/terms.json")),
    ("events/2021.json", include_str!("../../tests/fixtures/two-years/events/2021.json")),
    ("events/2022.json", include_str!("../../tests/fixtures/two-years/events/2022.json")),
];

/// A file among faultless ones, after the byte that chooses which: it is read as `serde_json` reads it, each fault has a
/// place in it, and data without failures are those of `serde`.
pub fn data_files(bytes: &[u8]) -> bool {
    let Some((&choice, bytes)) = bytes.split_first() else { return false };
    let bytes = bytes.get(..bytes.len().min(20_000)).unwrap_or_default();
    let (path, _) = FILES[usize::from(choice) % FILES.len()];
    let Checked { dataset, faults } = check(path, bytes);
    let has_failed = faults.iter().any(|fault| fault.severity == Severity::Failure);
    assert_eq!(has_failed, dataset.is_none(), "{faults:?}");
    let text = std::str::from_utf8(bytes);
    if let Ok(text) = text {
        check_readers(text);
        for fault in faults.iter().filter(|fault| fault.file == path) {
            assert!(text.get(fault.bytes.clone()).is_some(), "{fault:?}");
            assert!(fault.line as usize <= text.split('\n').count(), "{fault:?}");
        }
    }
    let Some(dataset) = dataset else { return false };
    match path {
        "site.json" => check_values::<Site>(bytes, dataset.site()),
        "cases.json" => check_list::<Case>(bytes, dataset.cases(), |case| case.id.to_string()),
        "places.json" => check_list::<Place>(bytes, dataset.places(), |place| place.id.to_string()),
        "orgs.json" => check_list::<Organization>(bytes, dataset.orgs(), |org| org.id.to_string()),
        "people.json" => check_list::<Person>(bytes, dataset.people(), |person| person.id.to_string()),
        "terms.json" => check_list::<GlossaryTerm>(bytes, dataset.terms(), |term| term.id.to_string()),
        _ => check_events(path, bytes, &dataset),
    }
    true
}

/// The files, each after its number.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    (0..).zip(FILES).map(|(choice, (_, text))| [&[choice], text.as_bytes()].concat()).collect()
}

fn check(path: &str, bytes: &[u8]) -> Checked {
    let [site, cases, places, orgs, people, terms, first, second] =
        FILES.map(|(other, faultless)| SourceFile {
            path: other.to_owned(),
            bytes: Ok(if other == path { bytes } else { faultless.as_bytes() }.to_vec()),
        });
    let references = References::read(&ReferenceFiles { site, cases, places, orgs, people, terms });
    let events = [first, second].iter().map(|file| references.read_events(file)).collect();
    references.finish(events)
}

fn check_list<T: Clone + Serialize + DeserializeOwned>(bytes: &[u8], ours: &[T], id: fn(&T) -> String) {
    let mut theirs: Vec<T> = serde_json::from_slice(bytes).expect("serde reads accepted files");
    theirs.sort_by_key(id);
    let mut ours = ours.to_vec();
    ours.sort_by_key(id);
    check_alike(&ours, &theirs);
}

/// The events of a file are among those of the data, beside the events of the other file.
fn check_events(path: &str, bytes: &[u8], dataset: &Dataset) {
    let theirs: Vec<Event> = serde_json::from_slice(bytes).expect("serde reads accepted files");
    let is_theirs = |event: &&Event| theirs.iter().any(|other| other.id == event.id);
    let ours: Vec<Event> = dataset.events().iter().filter(is_theirs).cloned().collect();
    assert_eq!(ours.len(), theirs.len(), "{path}");
    check_list(bytes, &ours, |event| event.id.to_string());
}

fn check_values<T: Serialize + DeserializeOwned>(bytes: &[u8], ours: &T) {
    check_alike(ours, &serde_json::from_slice(bytes).expect("serde reads accepted files"));
}

fn check_alike<T: Serialize>(ours: &T, theirs: &T) {
    let value = |value: &T| serde_json::to_value(value).expect("data can be written");
    let (ours, theirs) = (value(ours), value(theirs));
    assert!(are_alike(&ours, &theirs), "{ours} and {theirs}");
}
