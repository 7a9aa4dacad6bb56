//! The gaps in the messages of a language, next to those that the program brings along: a missing message shows as its key.

use crate::source::language;
use std::collections::{BTreeMap, BTreeSet};
use vigil_app::locale::{Locale, Messages};

/// The language that has every message.
const COMPLETE: &str = "en";
/// The plural forms of CLDR besides `other`, of which a language has those that it needs.
const PLURAL_FORMS: [&str; 5] = ["zero", "one", "two", "few", "many"];
/// How many keys are named.
const NAMED: usize = 5;

/// Sentences on the messages that are missing, and on those with other `{places}` than the program fills.
pub fn gaps(locale: &Locale) -> Vec<String> {
    let complete = language::built_in_locales().into_iter().find(|locale| locale.tag == COMPLETE);
    let Some(complete) = complete else { return Vec::new() };
    let needed = families(complete.messages());
    let given = families(locale.messages());
    let missing = needed.keys().filter(|key| !given.contains_key(*key));
    let both = needed.iter().filter_map(|(key, places)| Some((key, places, given.get(key)?)));
    let other = both.filter(|(_, needed, given)| needed != given).map(|(key, ..)| key);
    let tag = locale.tag.escape_debug();
    let named = |keys: Vec<&String>, what: &str| {
        let names: Vec<&str> = keys.iter().take(NAMED).map(|key| key.as_str()).collect();
        let more = if keys.len() > NAMED { " and others" } else { "" };
        (!keys.is_empty()).then(|| format!("{tag}.json {what}: {}{more}", names.join(", ")))
    };
    let missing = named(missing.collect(), "lacks messages, whose keys are shown instead");
    let other = named(other.collect(), "has messages with other places in braces than the program fills");
    missing.into_iter().chain(other).collect()
}

/// The places in braces of each message; those of all plural forms of a message together.
fn families(messages: &Messages) -> BTreeMap<String, BTreeSet<&str>> {
    let mut families: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (key, message) in messages {
        families.entry(family(key, messages)).or_default().extend(places(message));
    }
    families
}

/// The key of the form `other`, for a plural form of a message.
fn family(key: &str, messages: &Messages) -> String {
    let plural = key.rsplit_once('.').filter(|(_, form)| PLURAL_FORMS.contains(form));
    let other = plural.map(|(family, _)| format!("{family}.other"));
    other.filter(|other| messages.contains_key(other)).unwrap_or_else(|| key.to_owned())
}

/// The names in braces; a month may be written as a word, a short word or a number.
fn places(message: &str) -> impl Iterator<Item = &str> {
    let names = message.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    names.map(|name| if name.contains("month") { "month" } else { name })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::language::HOST;

    #[test]
    fn messages_that_are_missing_or_have_other_places_are_named() {
        for locale in language::built_in_locales() {
            assert_eq!(gaps(&locale), Vec::<String>::new(), "{}", locale.tag);
        }
        let complete = language::built_in_locales().into_iter().find(|locale| locale.tag == COMPLETE);
        let mut messages = complete.unwrap().messages().clone();
        messages.remove("date.span");
        messages.insert("date.year".to_owned(), "{jahr}".to_owned());
        let gaps = gaps(&Locale::new("de", "", messages, HOST));
        assert_eq!(
            gaps,
            [
                "de.json lacks messages, whose keys are shown instead: date.span",
                "de.json has messages with other places in braces than the program fills: date.year",
            ]
        );
    }
}
