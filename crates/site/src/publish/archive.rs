//! The site as a ZIP archive to take along, for browsers that open its pages from a disk.
//!
//! From a disk a link to a folder opens a list of files, and no module starts. So links name `index.html`, and the files of
//! the app are left out. The whole timeline in one file, which works without them, is named in `README.txt`.

use crate::compile::site_model::SiteModel;
use crate::output::Output;
use crate::paths;
use std::borrow::Cow;
use std::path::Path;
use vigil_app::locale::Locale;

/// The explanation for those who unpack the archive.
const README: &str = "README.txt";

/// The folders that are left out: of other sites and of link previews.
const LEFT_OUT: [&str; 2] = ["oembed/", "cards/"];

/// The endings of files that only the app, hosts and search engines read.
const UNREAD: [&str; 7] =
    [".js", ".wasm", ".webmanifest", "404.html", "_headers", "robots.txt", "sitemap.xml"];

/// The attribute of pages at former addresses, to which no page links.
const MOVED: &str = "data-moved";

/// Writes the archive of all files of the site so far. `edition` is the id of the edition.
pub fn archive(model: &SiteModel<'_>, edition: &str, output: &Output, file: &Path) -> anyhow::Result<()> {
    let edition = paths::edition_file(edition, "");
    let change = |path: &str, bytes: Vec<u8>| {
        if !is_taken(path, &edition) {
            return None;
        }
        let Some(html) = path.ends_with(".html").then(|| String::from_utf8_lossy(&bytes)) else {
            return Some(bytes);
        };
        (!html.contains(MOVED)).then(|| on_disk(&html, model.locales).into_bytes())
    };
    output.archive(file, (README, readme(model).as_bytes()), &change)
}

/// Whether a file is opened by a browser from a disk, or by another program.
fn is_taken(path: &str, edition: &str) -> bool {
    !paths::is_framed(path)
        && !path.starts_with(edition)
        && !LEFT_OUT.iter().any(|folder| path.starts_with(folder))
        && !UNREAD.iter().any(|ending| path.ends_with(ending))
}

/// A page with links that work from a disk, and with the line that says so.
fn on_disk(html: &str, locales: &[Locale]) -> String {
    let mut parts = html.split(" href=\"");
    let mut page = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (address, rest) = part.split_once('"').unwrap_or((part, ""));
        let address = if page.ends_with("<base") { address.into() } else { file_of(address) };
        page.extend([" href=\"", &address, "\"", rest]);
    }
    locales
        .iter()
        .fold(page, |page, locale| page.replace(locale.text("disk.how"), locale.text("disk.archive")))
}

/// The address of the file that a host would serve for a relative address.
fn file_of(address: &str) -> Cow<'_, str> {
    let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    let is_folder = path.ends_with('/') && !path.contains(':');
    if is_folder { format!("{path}index.html{rest}").into() } else { address.into() }
}

/// What works from a disk, in each language.
fn readme(model: &SiteModel<'_>) -> String {
    let paragraph = |locale: &Locale| {
        let files = [("file", &*paths::single_file(locale)), ("page", &*paths::index_in(&locale.prefix))];
        locale.fill("disk.readme", &files)
    };
    let paragraphs: Vec<String> = model.locales.iter().map(paragraph).collect();
    paragraphs.join("\n\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_folders_name_their_file() {
        for (address, expected) in [
            ("person/ada-lam/", "person/ada-lam/index.html"),
            ("./", "./index.html"),
            ("./?case=x#results", "./index.html?case=x#results"),
            ("data/#changes", "data/index.html#changes"),
            ("events.csv", "events.csv"),
            ("#sources", "#sources"),
            ("https://example.org/", "https://example.org/"),
            ("mailto:a@example.org?subject=a/", "mailto:a@example.org?subject=a/"),
        ] {
            assert_eq!(file_of(address), expected);
        }
        let page = "<base href=\"../\"><a class=\"x\" href=\"about/\">A</a>";
        assert_eq!(on_disk(page, &[]), "<base href=\"../\"><a class=\"x\" href=\"about/index.html\">A</a>");
    }

    #[test]
    fn files_that_only_the_app_or_a_host_reads_are_left_out() {
        let left_out = [
            "data/0123456789/manifest.json",
            "vigil-app-0123456789.js",
            "event/x/embed/index.html",
            "embed/index.html",
            "cards/timeline.png",
            "zh-Hant/404.html",
            "_headers",
        ];
        for path in left_out {
            assert!(!is_taken(path, "data/0123456789/"), "{path}");
        }
        for path in ["data/index.html", "event/an-embed/index.html", "embed/builder/index.html", "events.csv"]
        {
            assert!(is_taken(path, "data/0123456789/"), "{path}");
        }
    }
}
