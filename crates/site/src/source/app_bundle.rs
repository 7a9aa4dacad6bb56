//! The compiled app as Trunk leaves it in a folder: script, WebAssembly, style sheets, and files that are copied unchanged.

use crate::digest;
use crate::source::read;
use anyhow::Context;
use std::collections::BTreeMap;
use std::path::Path;
use vigil_index::seal;

/// The list of all style sheets.
const INDEX: &str = include_str!("../../../../index.html");

/// Files whose names get a hash here; Trunk has hashed those of the sheets.
const HASHED: [&str; 3] = ["saved.js", "share.js", "outline.json"];

/// The names of the sheets that only some documents link: those in `style/page`, and the one for paper.
fn own_sheet_names() -> impl Iterator<Item = &'static str> {
    let paths = INDEX.split("href=\"style/").skip(1).filter_map(|rest| rest.split('"').next());
    let names = paths.filter_map(|path| path.strip_suffix(".css"));
    names.filter_map(|name| name.strip_prefix("page/").or((name == "print").then_some(name)))
}

/// The compiled app.
#[derive(Default)]
pub struct AppBundle {
    /// Published names, which change with the content, by logical names: `app.js`, `app.wasm`, `views.js`, `views.wasm`,
    /// `saved.js`, `share.js`, `outline.json`, `style.css`, and `NAME.css` for a sheet that only some documents link.
    pub names: BTreeMap<String, String>,
    /// The source of `script/start.js`, with placeholders for the names of files.
    pub start_script: String,
    /// The source of `script/page.js`, with a placeholder for the names of files.
    pub page_script: String,
    /// The content of `style.css`: the sheets of all documents, joined in their order.
    pub style: String,
    /// All files to publish, with their published names.
    pub files: Vec<(String, Vec<u8>)>,
}

impl AppBundle {
    /// Reads the folder that Trunk wrote. Fails if a file is missing that documents need.
    pub fn read(dir: &Path) -> anyhow::Result<AppBundle> {
        let context = || dir.display().to_string();
        let mut files = read::files_below(dir).with_context(|| {
            format!("{} should hold the compiled app; `cargo xtask build` makes it", dir.display())
        })?;
        let index = files.iter().find(|(name, _)| name == "index.html");
        let index = index.with_context(|| format!("{} has no index.html", dir.display()))?;
        let index = String::from_utf8_lossy(&index.1).into_owned();
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        for (logical, end) in [("app.wasm", "_bg.wasm"), ("app.js", ".js")] {
            let linked =
                files.iter_mut().find(|(name, _)| name.ends_with(end) && index.contains(name.as_str()));
            let (name, bytes) = linked.with_context(|| format!("{} has no {end}", dir.display()))?;
            *name = format!("{}-{}{end}", without_hash(name.trim_end_matches(end)), digest::short(&[bytes]));
            names.insert(logical.to_owned(), name.clone());
        }
        let own: Vec<(&str, String)> =
            own_sheet_names().filter_map(|name| Some((name, own_sheet(&files, name)?))).collect();
        let is_own = |name: &str| own.iter().any(|(_, file)| file == name);
        let style = join_sheets(&index, &files, is_own)?;
        let start_script = taken(&mut files, "start.js").with_context(context)?;
        let page_script = taken(&mut files, "page.js").with_context(context)?;
        files.retain(|(name, _)| name != "index.html" && (!name.ends_with(".css") || is_own(name)));
        for name in HASHED {
            names.insert(name.to_owned(), hashed(&mut files, name).with_context(context)?);
        }
        seal_file(&mut files, names.get("outline.json"));
        let [script, wasm] = hashed_module(&mut files, "views").with_context(context)?;
        names.extend([("views.js".to_owned(), script), ("views.wasm".to_owned(), wasm)]);
        let style_file = format!("style-{}.css", digest::short(&[style.as_bytes()]));
        files.push((style_file.clone(), style.clone().into_bytes()));
        names.insert("style.css".to_owned(), style_file);
        names.extend(own.into_iter().map(|(name, file)| (format!("{name}.css"), file)));
        Ok(AppBundle { names, start_script, page_script, style, files })
    }

    /// The published name of a file; empty if the app has no such file.
    pub fn name(&self, logical: &str) -> &str {
        self.names.get(logical).map_or("", String::as_str)
    }

    /// The hash of a file by its published name, as in an `integrity` attribute; empty if the app has no such file.
    pub fn integrity(&self, path: &str) -> String {
        let file = self.files.iter().find(|(name, _)| name == path);
        file.map(|(_, content)| digest::integrity(content)).unwrap_or_default()
    }

    /// The published name of the sheet `style/page/NAME.css`, or that of paper; empty if there is none.
    pub fn sheet(&self, name: &str) -> &str {
        self.name(&format!("{name}.css"))
    }
}

/// A name without the hash of Trunk, which is that of the files before they were made smaller. Trunk writes it without
/// leading zeros: one in 16 has fewer than 16 digits.
fn without_hash(stem: &str) -> &str {
    let is_hash = |end: &str| !end.is_empty() && end.bytes().all(|byte| byte.is_ascii_hexdigit());
    stem.rsplit_once('-').filter(|(_, end)| is_hash(end)).map_or(stem, |(stem, _)| stem)
}

/// Removes a text from the files and returns it.
fn taken(files: &mut Vec<(String, Vec<u8>)>, name: &str) -> anyhow::Result<String> {
    let position = files.iter().position(|(found, _)| found == name);
    let position = position.with_context(|| format!("there is no {name}"))?;
    String::from_utf8(files.swap_remove(position).1).with_context(|| format!("{name} is not UTF-8"))
}

/// Gives a file a name that changes with its content, and returns that name.
fn hashed(files: &mut [(String, Vec<u8>)], name: &str) -> anyhow::Result<String> {
    let found = files.iter_mut().find(|(found, _)| found == name);
    let (file, bytes) = found.with_context(|| format!("there is no {name}"))?;
    let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
    *file = format!("{stem}-{}.{extension}", digest::short(&[bytes]));
    Ok(file.clone())
}

/// Seals a file that the app fetches as data.
fn seal_file(files: &mut [(String, Vec<u8>)], name: Option<&String>) {
    if let Some((path, content)) = files.iter_mut().find(|(path, _)| name.is_some_and(|name| path == name)) {
        *content = seal::close(path, std::mem::take(content));
    }
}

/// Gives script and WebAssembly of a module names that change with their content, and returns both.
fn hashed_module(files: &mut [(String, Vec<u8>)], name: &str) -> anyhow::Result<[String; 2]> {
    let (script, wasm) = (format!("{name}.js"), format!("{name}_bg.wasm"));
    let renamed = hashed(files, &wasm)?;
    let found = files.iter_mut().find(|(found, _)| *found == script);
    let (_, bytes) = found.with_context(|| format!("there is no {script}"))?;
    let text = std::str::from_utf8(bytes).with_context(|| format!("{script} is not UTF-8"))?;
    anyhow::ensure!(text.contains(&wasm), "{script} does not name {wasm}, which it should load");
    *bytes = text.replace(&wasm, &renamed).into_bytes();
    Ok([hashed(files, &script)?, renamed])
}

/// The file that Trunk made of a sheet: its name with a hash.
fn own_sheet(files: &[(String, Vec<u8>)], sheet: &str) -> Option<String> {
    let is_own = |name: &&String| {
        name.ends_with(".css") && name.strip_prefix(sheet).is_some_and(|rest| rest.starts_with('-'))
    };
    files.iter().map(|(name, _)| name).find(is_own).cloned()
}

/// Joins the style sheets of all documents, in the order in which `index.html` links them: later layers win.
fn join_sheets(
    index: &str,
    files: &[(String, Vec<u8>)],
    is_own: impl Fn(&str) -> bool,
) -> anyhow::Result<String> {
    let mut linked: Vec<_> = files
        .iter()
        .filter(|(name, _)| name.ends_with(".css") && !is_own(name))
        .filter_map(|(name, bytes)| Some((index.find(name.as_str())?, name, bytes)))
        .collect();
    linked.sort();
    linked
        .into_iter()
        .map(|(_, name, bytes)| std::str::from_utf8(bytes).with_context(|| format!("{name} is not UTF-8")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::without_hash;

    #[test]
    fn the_hash_of_trunk_is_taken_off_whatever_its_length() {
        assert_eq!(without_hash("vigil-app-81121651d0b6900c"), "vigil-app");
        assert_eq!(without_hash("vigil-app-1121651d0b6900c"), "vigil-app");
        assert_eq!(without_hash("vigil-app-21651d0b69"), "vigil-app");
        assert_eq!(without_hash("vigil-app"), "vigil-app");
        assert_eq!(without_hash("app"), "app");
    }
}
