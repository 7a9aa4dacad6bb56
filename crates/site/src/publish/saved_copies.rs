//! The lists of files by which a browser saves the pages of a language, to be read without a network (`script/saved.js`).
//!
//! A copy contains pages with all that they and the app fetch. Files for other sites, other programs and posters are left
//! out, as are pictures.

use crate::compile::site_model::SiteModel;
use crate::digest::integrity_of;
use crate::output::{Listed, Output};
use crate::paths::{self, ICON, edition_file};
use serde::Serialize;
use std::collections::BTreeMap;
use vigil_app::locale::Locale;
use vigil_model::EventDate;

/// The endings of files at the root that pages load.
const OF_APP: [&str; 3] = [".js", ".css", ".wasm"];
/// Files at the root that no saved page loads: those of embeds, feeds and posters, and the service worker itself.
const NOT_OF_APP: [&str; 5] = ["counter", "embed-", "feed.css", "poster", "offline.js"];

/// The list of a copy.
#[derive(Serialize)]
struct List<'a> {
    /// The day of the data, in words.
    day: String,
    /// Size in bytes and hash (Subresource Integrity), by address. Those of pages come last, so that a page that is saved has its files.
    files: Files<'a>,
}

/// Entries of a JSON object in their order.
struct Files<'a>(Vec<(&'a str, &'a Listed)>);

impl Serialize for Files<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            self.0.iter().map(|(address, file)| (address, (file.size, integrity_of(&file.checksum)))),
        )
    }
}

/// Writes the lists. Last of all, because they contain the checksums of pages.
pub(crate) fn publish(model: &SiteModel<'_>, edition: &str, output: &Output) -> anyhow::Result<()> {
    let files = output.listed();
    for locale in model.locales {
        let list = list(locale, model, edition, &files);
        output.write(&paths::saved_copy(locale), &serde_json::to_vec(&list)?)?;
    }
    Ok(())
}

fn list<'a>(
    locale: &Locale,
    model: &SiteModel<'_>,
    edition: &str,
    files: &'a BTreeMap<String, Listed>,
) -> List<'a> {
    let others: Vec<&Locale> = model.locales.iter().filter(|other| other.tag != locale.tag).collect();
    let edition = edition_file(edition, "");
    let mut saved: Vec<_> = files
        .iter()
        .filter(|(path, _)| match path.strip_prefix(&edition) {
            Some(of_edition) => !others.iter().any(|other| is_below(of_edition, &other.tag)),
            None => is_of_app(path) || is_page(path, locale, &others),
        })
        .map(|(path, file)| (address_of(path), file))
        .collect();
    saved.sort_by_key(|(address, _)| address.ends_with('/'));
    let day = EventDate::from_day(model.standings.as_of()).map(|day| locale.date(day));
    List { day: day.unwrap_or_default(), files: Files(saved) }
}

/// Whether a path is in a folder.
fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

fn is_of_app(path: &str) -> bool {
    let is_loaded = OF_APP.iter().any(|ending| path.ends_with(ending)) || path.starts_with("outline-");
    path == ICON || !path.contains('/') && is_loaded && !NOT_OF_APP.iter().any(|name| path.starts_with(name))
}

/// Whether a file is a page of a language. Posters are for printers, and frames for other sites.
fn is_page(path: &str, locale: &Locale, others: &[&Locale]) -> bool {
    let is_elsewhere = |other: &&Locale| !other.prefix.is_empty() && path.starts_with(&other.prefix);
    path.starts_with(&locale.prefix)
        && (path == "index.html" || path.ends_with("/index.html"))
        && !others.iter().any(is_elsewhere)
        && !paths::is_framed(path)
        && !path.contains("/poster/")
}

/// The address of a file: that of the folder for `index.html`.
fn address_of(path: &str) -> &str {
    match path.strip_suffix("index.html") {
        Some("") => "./",
        Some(folder) if folder.ends_with('/') => folder,
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_the_pages_of_its_language_and_what_they_load() {
        let locale = |tag: &str, prefix: &str| {
            Locale::new(tag, prefix, Default::default(), crate::source::language::HOST)
        };
        let (en, zh) = (locale("en", ""), locale("zh-Hant", "zh-Hant/"));
        for path in
            ["index.html", "event/x/index.html", "embed/builder/index.html", "event/an-embed/index.html"]
        {
            assert!(is_page(path, &en, &[&zh]), "{path}");
            assert!(is_page(&format!("zh-Hant/{path}"), &zh, &[&en]), "{path}");
            assert!(!is_page(&format!("zh-Hant/{path}"), &en, &[&zh]), "{path}");
            assert!(!is_page(path, &zh, &[&en]), "{path}");
        }
        for path in [
            "event/x/embed/index.html",
            "embed/index.html",
            "case/x/poster/index.html",
            "404.html",
            "vigil-en.html",
        ] {
            assert!(!is_page(path, &en, &[&zh]), "{path}");
        }
        for path in [
            "page-0123456789.js",
            "style-0123456789.css",
            "views_bg-0123456789.wasm",
            "qr.js",
            "embed.js",
            "icon.svg",
        ] {
            assert!(is_of_app(path), "{path}");
        }
        for path in
            ["offline.js", "counter.js", "embed-0123456789.css", "poster.js", "events.csv", "numbers/a.svg"]
        {
            assert!(!is_of_app(path), "{path}");
        }
    }

    #[test]
    fn addresses_are_those_of_folders() {
        for (path, address) in [("index.html", "./"), ("event/x/index.html", "event/x/"), ("qr.js", "qr.js")]
        {
            assert_eq!(address_of(path), address);
        }
    }
}
