//! The bytes of a built site, by kind of file, as they are and in each compressed form.

use std::path::{Path, PathBuf};

use anyhow::Context;

/// How the names of the app's files begin.
const APP: &str = "vigil-app-";

/// What a file of a site is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// The page at the root.
    FrontPage,
    /// Style sheets.
    Style,
    /// The app's script.
    Script,
    /// Scripts that are fetched when they are used.
    OtherScripts,
    /// The compiled app.
    Wasm,
    /// The words of one language.
    Messages,
    /// What says which file of the index holds what.
    Manifest,
    /// The names of people, places, organizations and cases.
    Names,
    /// Blocks of terms with their posting lists.
    Terms,
    /// Blocks of positions, for phrases.
    Positions,
    /// Listed events.
    Shards,
    /// All other pages.
    Pages,
    /// Feeds, the data as files, icons.
    Rest,
}

impl Kind {
    /// Every kind, in the order of the table, with its name.
    pub(crate) const ALL: &[(Kind, &str)] = &[
        (Kind::FrontPage, "front page, with its style"),
        (Kind::Style, "style sheet"),
        (Kind::Script, "the app's script"),
        (Kind::OtherScripts, "scripts and modules fetched when used"),
        (Kind::Wasm, "wasm"),
        (Kind::Messages, "messages, a language"),
        (Kind::Manifest, "manifest"),
        (Kind::Names, "names"),
        (Kind::Terms, "terms"),
        (Kind::Positions, "positions"),
        (Kind::Shards, "shards"),
        (Kind::Pages, "other pages"),
        (Kind::Rest, "feeds, files, icons"),
    ];

    /// The kind of a file, by its path in the site.
    fn of(path: &str) -> Kind {
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["index.html"] => Kind::FrontPage,
            ["data", _, "manifest.json"] => Kind::Manifest,
            ["data", _, "names", ..] => Kind::Names,
            ["data", _, "terms", ..] => Kind::Terms,
            ["data", _, "positions", ..] => Kind::Positions,
            ["data", _, _, "events", ..] => Kind::Shards,
            ["data", _, _, "messages.json"] => Kind::Messages,
            _ if path.ends_with(".html") => Kind::Pages,
            _ if path.ends_with(".css") => Kind::Style,
            [name] if name.starts_with(APP) && path.ends_with(".js") => Kind::Script,
            [name] if name.starts_with(APP) && path.ends_with(".wasm") => Kind::Wasm,
            _ if path.ends_with(".js") || path.ends_with(".wasm") => Kind::OtherScripts,
            _ => Kind::Rest,
        }
    }
}

/// One file's bytes in its three forms; a form that saves nothing is not written, and the file is sent as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bytes {
    /// As it is.
    pub plain: u64,
    /// In Brotli.
    pub brotli: u64,
    /// In gzip.
    pub gzip: u64,
}

impl Bytes {
    /// The bytes of both.
    fn plus(self, other: Bytes) -> Bytes {
        Bytes {
            plain: self.plain + other.plain,
            brotli: self.brotli + other.brotli,
            gzip: self.gzip + other.gzip,
        }
    }
}

/// The files of a site.
#[derive(Debug, Default)]
pub(crate) struct Sizes(Vec<(Kind, Bytes)>);

impl Sizes {
    /// How many files of a kind there are, and their bytes.
    pub(crate) fn sum(&self, kind: Kind) -> (usize, Bytes) {
        let files = self.0.iter().filter(|(of, _)| *of == kind);
        files.fold((0, Bytes::default()), |(count, sum), (_, bytes)| (count + 1, sum.plus(*bytes)))
    }

    /// The bytes of some kinds together.
    pub(crate) fn together(&self, kinds: &[Kind]) -> Bytes {
        kinds.iter().map(|kind| self.sum(*kind).1).fold(Bytes::default(), Bytes::plus)
    }

    /// The largest file of a kind, in Brotli.
    pub(crate) fn largest(&self, kind: Kind) -> u64 {
        self.0.iter().filter(|(of, _)| *of == kind).map(|(_, bytes)| bytes.brotli).max().unwrap_or(0)
    }
}

/// Weighs every file of a site.
pub(crate) fn of_site(dir: &Path) -> anyhow::Result<Sizes> {
    let mut sizes = Sizes::default();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for child in
            std::fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?
        {
            let path = child?.path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.extension().is_some_and(|extension| extension == "br" || extension == "gz") {
                let name = path.strip_prefix(dir).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                sizes.0.push((Kind::of(&name), weigh(&path)?));
            }
        }
    }
    Ok(sizes)
}

fn weigh(path: &Path) -> anyhow::Result<Bytes> {
    let len = |path: PathBuf| std::fs::metadata(path).map(|metadata| metadata.len());
    let plain = len(path.to_owned()).with_context(|| format!("cannot read {}", path.display()))?;
    let form =
        |extension: &str| len(PathBuf::from(format!("{}.{extension}", path.display()))).unwrap_or(plain);
    Ok(Bytes { plain, brotli: form("br"), gzip: form("gz") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_paths() {
        for (path, kind) in [
            ("index.html", Kind::FrontPage),
            ("zh-Hant/index.html", Kind::Pages),
            ("vigil-app-0_bg.wasm", Kind::Wasm),
            ("vigil-app-0.js", Kind::Script),
            ("embed.js", Kind::OtherScripts),
            ("views_bg-0.wasm", Kind::OtherScripts),
            ("data/0/terms/12.bin", Kind::Terms),
            ("data/0/en/events/3.json", Kind::Shards),
            ("data/0/en/messages.json", Kind::Messages),
            ("data/0/spans.bin", Kind::Rest),
        ] {
            assert_eq!(Kind::of(path), kind, "{path}");
        }
    }

    #[test]
    fn a_file_without_a_compressed_form_is_sent_as_it_is() {
        let dir = std::env::temp_dir().join(format!("vigil-sizes-{}", std::process::id()));
        std::fs::create_dir_all(dir.join("data/0/terms")).unwrap();
        for (name, len) in
            [("data/0/terms/0.bin", 100), ("data/0/terms/0.bin.br", 40), ("data/0/terms/1.bin", 7)]
        {
            std::fs::write(dir.join(name), vec![0; len]).unwrap();
        }
        let sizes = of_site(&dir);
        std::fs::remove_dir_all(&dir).unwrap();
        let sizes = sizes.unwrap();
        assert_eq!(sizes.sum(Kind::Terms), (2, Bytes { plain: 107, brotli: 47, gzip: 107 }));
        assert_eq!(sizes.largest(Kind::Terms), 40);
    }
}
