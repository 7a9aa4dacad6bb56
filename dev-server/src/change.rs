//! The parts of a site that depend on a changed file.

use std::path::{Path, PathBuf};

use notify::RecursiveMode;

/// The parts to build again; the pages follow from all three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Change {
    /// The app, its scripts and style sheets. Cargo compiles WebAssembly only if its sources changed.
    pub app: bool,
    /// The generator.
    pub generator: bool,
    /// The pages alone.
    pub pages: bool,
}

const APP: Change = Change { app: true, generator: false, pages: true };
const GENERATOR: Change = Change { app: false, generator: true, pages: true };
const BOTH: Change = Change { app: true, generator: true, pages: true };
const PAGES: Change = Change { app: false, generator: false, pages: true };

/// The most exact path that a changed file begins with decides. The generator contains `index.html` and the colors.
const PLACES: &[(&str, Change)] = &[
    ("Cargo.lock", BOTH),
    ("Cargo.toml", BOTH),
    ("Trunk.toml", APP),
    ("crates/index", BOTH),
    ("crates/json", APP),
    ("crates/model", BOTH),
    ("crates/site", GENERATOR),
    ("crates/views", BOTH),
    ("index.html", BOTH),
    ("locales", PAGES),
    ("public", APP),
    ("script", APP),
    ("src", BOTH),
    ("style/tokens.css", BOTH),
    ("style", APP),
];

impl Change {
    /// Everything, as for the first build.
    pub(crate) fn everything() -> Change {
        BOTH
    }

    /// The work that follows from a path below the root; none for documents, tests and backups of editors.
    pub(crate) fn of(path: &Path, data: &Path) -> Change {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.')
            || name.ends_with('~')
            || path.components().any(|part| part.as_os_str() == "tests")
        {
            return Change::default();
        }
        if path.starts_with(data) {
            return PAGES;
        }
        let place = PLACES.iter().find(|(place, _)| path.starts_with(place));
        place.map_or(Change::default(), |(_, change)| *change)
    }

    /// The work of two changes.
    pub(crate) fn or(self, other: Change) -> Change {
        Change {
            app: self.app || other.app,
            generator: self.generator || other.generator,
            pages: self.pages || other.pages,
        }
    }
}

/// The folders to watch. The root is watched for its files only, because `target` is in it.
pub(crate) fn watched(data: &Path) -> Vec<(PathBuf, RecursiveMode)> {
    let folders = ["crates", "locales", "public", "script", "src", "style"].map(PathBuf::from);
    let mut watched: Vec<_> = folders
        .into_iter()
        .chain([data.to_owned()])
        .map(|folder| (folder, RecursiveMode::Recursive))
        .collect();
    watched.push((PathBuf::new(), RecursiveMode::NonRecursive));
    watched
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigil_process::root;

    fn change(path: &str) -> Change {
        Change::of(Path::new(path), Path::new("data"))
    }

    #[test]
    fn only_sources_of_the_app_rebuild_the_app() {
        for (path, expected) in [
            ("data/events/2021.json", PAGES),
            ("locales/en.json", PAGES),
            ("style/layout.css", APP),
            ("style/tokens.css", BOTH),
            ("script/start.js", APP),
            ("index.html", BOTH),
            ("crates/site/src/render/page/data.rs", GENERATOR),
            ("crates/index/src/lib.rs", BOTH),
            ("src/leaf/row.rs", BOTH),
            ("Cargo.lock", BOTH),
        ] {
            assert_eq!(change(path), expected, "{path}");
        }
    }

    #[test]
    fn documents_tests_and_backups_rebuild_nothing() {
        for path in ["README.md", "docs/status.md", "tests/e2e/main.rs", "crates/site/tests/output.rs"] {
            assert_eq!(change(path), Change::default(), "{path}");
        }
        for path in ["src/.main.rs.swp", "data/site.json~", "target", "dist", "styles/a.css"] {
            assert_eq!(change(path), Change::default(), "{path}");
        }
    }

    #[test]
    fn every_place_is_there_and_watched() {
        let watched = watched(Path::new("data"));
        for (place, _) in PLACES {
            assert!(root().join(place).exists(), "{place}");
            let is_watched = |(folder, mode): &(PathBuf, RecursiveMode)| match mode {
                RecursiveMode::Recursive => Path::new(place).starts_with(folder),
                RecursiveMode::NonRecursive => Path::new(place).parent() == Some(folder),
            };
            assert!(watched.iter().any(is_watched), "{place}");
        }
    }
}
