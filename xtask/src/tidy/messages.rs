//! The messages: every language says everything, with the same places to fill.

use std::collections::{BTreeMap, BTreeSet};

use super::{TextFile, files, hold};

/// The plural forms of CLDR; a language has those it needs, and always `other`.
const PLURAL_FORMS: &[&str] = &["zero", "one", "two", "few", "many"];

type Messages = BTreeMap<String, String>;

fn messages(file: &TextFile) -> Messages {
    serde_json::from_str(&file.text).unwrap_or_else(|error| panic!("{}:{}: {error}", file.path, error.line()))
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
    let files = files("locales", ".json");
    let languages: Vec<_> = files.iter().map(|file| (&file.path, messages(file))).collect();
    let mut everything: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, messages) in &languages {
        for (key, message) in messages {
            let places = places(message).into_iter().map(str::to_owned);
            everything.entry(family(key, messages)).or_default().extend(places);
        }
    }
    let mut faults = Vec::new();
    for (path, messages) in &languages {
        for (key, wanted) in &everything {
            let Some(message) = messages.get(key) else {
                faults.push(format!("{path}:1: the message `{key}` is missing; other languages have it"));
                continue;
            };
            for place in wanted.iter().filter(|place| !places(message).contains(place.as_str())) {
                faults.push(format!(
                    "{path}:1: `{key}` lacks the place `{{{place}}}`, which other languages fill"
                ));
            }
        }
    }
    hold("Every language has every message", faults);
}
