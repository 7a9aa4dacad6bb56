//! Messages of a language that a publisher wrote: files of another shape, with gaps, or with code in them.

use crate::built::Built;
use crate::case::{data, root};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use vigil_site::source::language::locales;
use vigil_site::source::{messages, read};

/// The inputs of this file.
pub const COUNT: usize = 12;

type Texts = BTreeMap<String, String>;

/// A folder with the messages of the project, those in English replaced by other bytes.
fn folder(english: &[u8]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(root().join("locales/zh-Hant.json"), folder.path().join("zh-Hant.json")).unwrap();
    fs::write(folder.path().join("en.json"), english).unwrap();
    folder
}

fn english() -> Texts {
    serde_json::from_slice(&fs::read(root().join("locales/en.json")).unwrap()).unwrap()
}

fn changed(change: impl FnOnce(&mut Texts)) -> TempDir {
    let mut texts = english();
    change(&mut texts);
    folder(&serde_json::to_vec(&texts).unwrap())
}

#[test]
fn messages_of_another_shape_are_refused_with_their_file() {
    let dataset = read::load(data().path()).unwrap().dataset;
    let refused = |folder: &Path, wanted: &[&str]| {
        let error = format!("{:#}", locales(folder, dataset.site()).unwrap_err());
        assert!(wanted.iter().all(|wanted| error.contains(wanted)), "{error}");
    };
    for (bytes, wanted) in [
        (&b""[..], "line 1"),
        (b"[]", "line 1"),
        (b"{\"a\": 1}", "line 1"),
        (b"{\"a\": {\"b\": \"c\"}}", "line 1"),
        (b"{\n\"a\": \"\xff\"}", "line 2"),
        (b"\xef\xbb\xbf{}", "line 1"),
    ] {
        refused(folder(bytes).path(), &["en.json: ", wanted]);
    }
    let nested = "[".repeat(200_000);
    refused(folder(nested.as_bytes()).path(), &["en.json: ", "line 1"]);
    let without = folder(b"{}");
    fs::remove_file(without.path().join("en.json")).unwrap();
    refused(without.path(), &["site.json: the language `en` has no messages"]);
    refused(&without.path().join("nothing"), &["there are no messages"]);
    #[cfg(unix)]
    {
        let path = without.path().join("en.json");
        assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
        refused(without.path(), &["en.json: it is a pipe or a device"]);
    }
}

#[test]
fn gaps_and_other_places_of_messages_are_warned_of_and_shown() {
    let dataset = read::load(data().path()).unwrap().dataset;
    let folder = changed(|texts| {
        texts.remove("date.span");
        texts.insert("date.year".to_owned(), "{year} {unknown} { {}".to_owned());
    });
    let locales = locales(folder.path(), dataset.site()).unwrap();
    let gaps: Vec<String> = locales.iter().flat_map(messages::gaps).collect();
    assert_eq!(gaps.len(), 2, "{gaps:?}");
    assert!(gaps[0].contains("en.json lacks messages") && gaps[0].ends_with(": date.span"), "{gaps:?}");
    assert!(gaps[1].contains("other places") && gaps[1].ends_with(": date.year"), "{gaps:?}");
    Built::with_messages(dataset, folder.path()).unwrap().check();
}

#[test]
fn code_in_messages_is_shown_as_it_is_written() {
    let dataset = read::load(data().path()).unwrap().dataset;
    let folder = changed(|texts| {
        for text in texts.values_mut() {
            text.push_str("</script><hostile>\" hostile=\"1' hostile='=1\n{unknown}");
        }
    });
    Built::with_messages(dataset, folder.path()).unwrap().check();
}
