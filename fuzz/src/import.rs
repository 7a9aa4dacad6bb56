//! Files that are imported: tables of events, tables of slides, JSON of slides, and whatever is none of them.

use vigil_model::Event;
use vigil_site::tool::import::rehearsal::Rehearsal;

/// A file, imported into a new folder: each fault has a place in it, and each event that would be written is one.
pub fn import(bytes: &[u8]) -> bool {
    let bytes = bytes.get(..bytes.len().min(20_000)).unwrap_or_default();
    let Rehearsal { events, row_count, faults, failure_count, text } = Rehearsal::of("a.csv", bytes);
    assert_eq!(events.len(), row_count, "a row is not read again");
    assert!(failure_count > 0 || faults.iter().all(|fault| fault.file == "a.csv"), "{faults:?}");
    // A file that is no text has none in which a fault could be.
    for fault in faults.iter().filter(|_| !text.is_empty()) {
        assert!(text.get(fault.bytes.clone()).is_some(), "{fault:?}");
        assert!(fault.line as usize <= text.split('\n').count().max(1), "{fault:?}");
        assert!(!fault.message.is_empty(), "{fault:?}");
    }
    let written = serde_json::to_string(&events).expect("an event can be written");
    assert_eq!(serde_json::from_str::<Vec<Event>>(&written).ok(), Some(events));
    row_count > 0
}

/// A file of each format.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let fixtures: [&[u8]; 4] = [
        include_bytes!("../../tests/fixtures/import/template.csv"),
        include_bytes!("../../tests/fixtures/import/semicolons.csv"),
        include_bytes!("../../tests/fixtures/import/older-sheet.csv"),
        include_bytes!("../../tests/fixtures/import/timelinejs1.json"),
    ];
    fixtures.map(<[u8]>::to_vec).to_vec()
}
