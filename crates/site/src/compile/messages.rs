//! The messages that the app shows in the browser; those of whole pages and of files stay with the generator.

use std::collections::BTreeMap;
use vigil_app::locale::Locale;
use vigil_model::typed_date::english_month;

/// The families of the messages that `src` shows, a family being the first part of a key.
const BROWSER_FAMILIES: &[&str] = &[
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
    "jump",
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

/// The messages of a language for the browser, with the month names of the other languages (`other_months.<month>`, separated
/// by `|`), because readers type dates in any language of the site. English names and numbers are understood without them.
pub fn for_browser<'a>(locale: &'a Locale, locales: &'a [Locale]) -> BTreeMap<String, String> {
    let messages = locale.messages().iter().filter(|(key, _)| BROWSER_FAMILIES.contains(&family(key)));
    let messages = messages.map(|(key, text)| (key.clone(), text.clone()));
    let other_months = (1..=12).filter_map(|month| {
        let keys = [format!("month.{month}"), format!("short_month.{month}")];
        let others = locales.iter().filter(|other| other.tag != locale.tag);
        let names = others.flat_map(|other| keys.iter().filter_map(|key| other.find(key)));
        let unknown = |name: &&str| {
            !name.contains(|letter: char| letter.is_ascii_digit()) && english_month(name).is_none()
        };
        let names: Vec<&str> = names.filter(unknown).collect();
        (!names.is_empty()).then(|| (format!("other_months.{month}"), names.join("|")))
    });
    messages.chain(other_months).collect()
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
    fn the_browser_has_the_month_names_of_the_other_languages() {
        let locale = |tag: &str, names: [&str; 2]| {
            let keys = ["month.5".to_owned(), "short_month.5".to_owned()];
            Locale::new(tag, "", keys.into_iter().zip(names.map(str::to_owned)).collect(), language::HOST)
        };
        let locales =
            [locale("en", ["May", "May"]), locale("zh-Hant", ["5月", "5月"]), locale("ca", ["maig", "mg"])];
        let of = |place: usize| for_browser(&locales[place], &locales).get("other_months.5").cloned();
        assert_eq!((of(0).as_deref(), of(1).as_deref(), of(2)), (Some("maig|mg"), Some("maig|mg"), None));
    }

    #[test]
    fn the_browser_has_every_message_that_it_shows() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let site = read::load(&root.join("data")).unwrap().dataset.site().clone();
        let locales = language::locales(&root.join("locales"), &site).unwrap();
        let shipped = for_browser(&locales[0], &locales);
        // The messages of the builder are in the data of its page.
        let files = read::files_below(&root.join("src")).unwrap();
        for (path, bytes) in files.into_iter().filter(|(path, _)| !path.starts_with("builder/")) {
            let source = String::from_utf8(bytes).unwrap();
            let code = source.split("#[cfg(test)]").next().unwrap_or_default();
            let shown = code.split(".text(\"").skip(1).filter_map(|rest| rest.split('"').next());
            for key in shown.filter(|key| !key.ends_with('.')) {
                assert!(locales[0].messages().contains_key(key), "src/{path}: there is no message {key:?}");
            }
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
