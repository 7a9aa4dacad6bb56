//! The messages that the app shows in the browser; those of whole pages and of files stay with the generator.

use std::collections::BTreeMap;
use vigil_app::locale::Locale;

/// The families of the messages that `src` shows, a family being the first part of a key.
const BROWSER_FAMILIES: &[&str] = &[
    "about",
    "cases",
    "category",
    "chart",
    "chips",
    "country",
    "date",
    "days",
    "document",
    "duration",
    "embed",
    "error",
    "event",
    "events",
    "facet",
    "facets",
    "footer",
    "histogram",
    "kind",
    "language",
    "list",
    "map",
    "month",
    "nav",
    "not_found",
    "number",
    "paper",
    "people",
    "presumption",
    "print",
    "results",
    "search",
    "short_month",
    "skip",
    "sort",
    "sources",
    "span",
    "status",
    "view",
    "weekday",
    "year",
];

/// The messages of a language for the browser.
pub fn for_browser(locale: &Locale) -> BTreeMap<&str, &str> {
    let messages = locale.messages().iter().map(|(key, text)| (key.as_str(), text.as_str()));
    messages.filter(|(key, _)| BROWSER_FAMILIES.contains(&family(key))).collect()
}

fn family(key: &str) -> &str {
    key.split('.').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::language;
    use crate::source::read;
    use std::path::Path;

    #[test]
    fn the_browser_has_every_message_that_it_shows() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let site = read::load(&root.join("data")).unwrap().dataset.site().clone();
        let locales = language::locales(&root.join("locales"), &site).unwrap();
        let shipped = for_browser(&locales[0]);
        // The messages of the builder are in the data of its page.
        let files = read::files_below(&root.join("src")).unwrap();
        for (path, bytes) in files.into_iter().filter(|(path, _)| !path.starts_with("builder/")) {
            let source = String::from_utf8(bytes).unwrap();
            let literals = source.split('"').skip(1).step_by(2).filter(|text| text.contains('.'));
            for key in literals.filter(|key| locales[0].messages().contains_key(*key)) {
                let family = family(key);
                assert!(
                    shipped.contains_key(key),
                    "src/{path}: put {family:?} into BROWSER_FAMILIES for {key:?}"
                );
            }
        }
    }
}
