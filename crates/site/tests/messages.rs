//! The messages of the languages: the same keys, with the same placeholders.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The plural forms of CLDR; a language has those it needs, and always `other`.
const PLURAL_FORMS: &[&str] = &["zero", "one", "two", "few", "many"];

type Messages = BTreeMap<String, String>;

/// The messages of each language, by the name of the file.
fn languages() -> BTreeMap<String, Messages> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let messages = files.map(|path| {
        let text = std::fs::read_to_string(&path).unwrap();
        let messages =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path.file_name().unwrap().to_string_lossy().into_owned(), messages)
    });
    messages.collect()
}

/// The key without a plural form that not every language has, when the family has its `other`.
fn family(key: &str, messages: &Messages) -> String {
    match key.rsplit_once('.') {
        Some((family, form))
            if PLURAL_FORMS.contains(&form) && messages.contains_key(&format!("{family}.other")) =>
        {
            format!("{family}.other")
        }
        _ => key.to_owned(),
    }
}

/// The `{places}` of a message; a month may be written as a word, a short word or a number.
fn places(message: &str) -> BTreeSet<&str> {
    let names = message.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    names.map(|name| if name.contains("month") { "month" } else { name }).collect()
}

#[test]
fn every_language_has_every_message() {
    let languages = languages();
    assert!(languages.len() > 1);
    let mut everything: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for messages in languages.values() {
        for (key, message) in messages {
            let places = places(message).into_iter().map(str::to_owned);
            everything.entry(family(key, messages)).or_default().extend(places);
        }
    }
    let mut faults = Vec::new();
    for (path, messages) in &languages {
        for (key, wanted) in &everything {
            let Some(message) = messages.get(key) else {
                faults
                    .push(format!("locales/{path}: the message `{key}` is missing; other languages have it"));
                continue;
            };
            for place in wanted.iter().filter(|place| !places(message).contains(place.as_str())) {
                faults.push(format!(
                    "locales/{path}: `{key}` lacks the place `{{{place}}}`, which other languages fill"
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
