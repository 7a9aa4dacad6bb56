//! The compiled app as Trunk leaves it: script, wasm, style sheets and what is copied as it is.

use crate::digest;
use crate::read;
use anyhow::Context;
use std::path::Path;

/// The list of all sheets.
const INDEX: &str = include_str!("../../../index.html");

/// The names of the sheets that are linked only where they are needed: those in `style/page`, and that of paper.
fn own_sheet_names() -> impl Iterator<Item = &'static str> {
    let paths = INDEX.split("href=\"style/").skip(1).filter_map(|rest| rest.split('"').next());
    let names = paths.filter_map(|path| path.strip_suffix(".css"));
    names.filter_map(|name| name.strip_prefix("page/").or((name == "print").then_some(name)))
}

/// The compiled app, under the names its files get in the site.
pub struct AppFiles {
    /// The name of the script that loads the wasm.
    pub script: String,
    /// The name of the wasm.
    pub wasm: String,
    /// The lines that start a page (`script/start.js`), still without the names of a site's files.
    pub start: String,
    /// The loader of modules and sharing (`script/page.js`), also without them.
    pub page: String,
    /// The name of the script that shares pages, loaded when it is asked for.
    pub share: String,
    /// The name of the script of the module of views, loaded when one is opened.
    pub views: String,
    /// The name of the outlines the map is drawn on.
    pub outline: String,
    /// The name of the style sheet: all sheets of the app but those of single pages, joined in their order.
    pub style: String,
    /// What the style sheet holds.
    pub sheet: String,
    /// The sheets of single pages, by the name of the page: the names of their files.
    pub own_sheets: Vec<(&'static str, String)>,
    /// All files with their bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

impl AppFiles {
    /// Reads what Trunk wrote into a folder.
    pub fn read(dir: &Path) -> anyhow::Result<AppFiles> {
        let mut files = read::files_below(dir).with_context(|| {
            format!("{} should hold the compiled app; `cargo xtask build` makes it", dir.display())
        })?;
        let shell = files.iter().find(|(name, _)| name == "index.html");
        let shell = shell.with_context(|| format!("{} has no index.html", dir.display()))?;
        let shell = String::from_utf8_lossy(&shell.1).into_owned();
        let own_sheets = own_sheet_names().filter_map(|page| Some((page, own_sheet(&files, page)?)));
        let own_sheets: Vec<_> = own_sheets.collect();
        let is_own = |name: &str| own_sheets.iter().any(|(_, own)| own == name);
        let sheet = join_sheets(&shell, &files, is_own)?;
        let named = |end: &str| {
            let found = files.iter().find(|(name, _)| name.ends_with(end) && shell.contains(name.as_str()));
            found.map(|(name, _)| name.clone()).with_context(|| format!("{} has no {end}", dir.display()))
        };
        let (wasm, script) = (named("_bg.wasm")?, named(".js")?);
        let (start, page) = (taken(&mut files, dir, "start.js")?, taken(&mut files, dir, "page.js")?);
        files.retain(|(name, _)| name != "index.html" && (!name.ends_with(".css") || is_own(name)));
        let mut hashed =
            |name: &str| hashed(&mut files, name).with_context(|| format!("{} has no {name}", dir.display()));
        let (share, outline) = (hashed("share.js")?, hashed("outline.json")?);
        let views = hashed_module(&mut files, "views").with_context(|| dir.display().to_string())?;
        let style = format!("style-{}.css", digest::short(&[sheet.as_bytes()]));
        files.push((style.clone(), sheet.clone().into_bytes()));
        Ok(AppFiles { script, wasm, start, page, share, outline, views, style, sheet, own_sheets, files })
    }

    /// The sheet of a page or view of its own; empty where there is none.
    pub fn own_sheet(&self, name: &str) -> &str {
        self.own_sheets.iter().find(|(of, _)| *of == name).map_or("", |(_, file)| file.as_str())
    }
}

/// Takes a text out of the files.
fn taken(files: &mut Vec<(String, Vec<u8>)>, dir: &Path, name: &str) -> anyhow::Result<String> {
    let place = files.iter().position(|(found, _)| found == name);
    let place = place.with_context(|| format!("{} has no {name}", dir.display()))?;
    String::from_utf8(files.swap_remove(place).1).with_context(|| format!("{name} is not UTF-8"))
}

/// Gives a file a name that changes with its content, and tells it.
fn hashed(files: &mut [(String, Vec<u8>)], name: &str) -> Option<String> {
    let (found, bytes) = files.iter_mut().find(|(found, _)| found == name)?;
    let (stem, extension) = name.split_once('.')?;
    *found = format!("{stem}-{}.{extension}", digest::short(&[bytes]));
    Some(found.clone())
}

/// Gives a module's script and wasm names that change with their content, and tells that of the script.
fn hashed_module(files: &mut [(String, Vec<u8>)], name: &str) -> anyhow::Result<String> {
    let (script, wasm) = (format!("{name}.js"), format!("{name}_bg.wasm"));
    let renamed = hashed(files, &wasm).with_context(|| format!("there is no {wasm}"))?;
    let found = files.iter_mut().find(|(found, _)| *found == script);
    let (_, bytes) = found.with_context(|| format!("there is no {script}"))?;
    let text = std::str::from_utf8(bytes).with_context(|| format!("{script} is not UTF-8"))?;
    anyhow::ensure!(text.contains(&wasm), "{script} does not name {wasm}, which it should load");
    *bytes = text.replace(&wasm, &renamed).into_bytes();
    hashed(files, &script).with_context(|| format!("there is no {script}"))
}

/// The sheet of one page, under the name that changes with its content.
fn own_sheet(files: &[(String, Vec<u8>)], page: &str) -> Option<String> {
    let mut names = files.iter().map(|(name, _)| name);
    names
        .find(|name| {
            name.ends_with(".css") && name.strip_prefix(page).is_some_and(|rest| rest.starts_with('-'))
        })
        .cloned()
}

/// Joins the style sheets that every page has, in the order in which the shell links them.
fn join_sheets(
    shell: &str,
    files: &[(String, Vec<u8>)],
    is_own: impl Fn(&str) -> bool,
) -> anyhow::Result<String> {
    let mut linked: Vec<_> = files
        .iter()
        .filter(|(name, _)| name.ends_with(".css") && !is_own(name))
        .filter_map(|(name, bytes)| Some((shell.find(name.as_str())?, name, bytes)))
        .collect();
    linked.sort();
    linked
        .into_iter()
        .map(|(_, name, bytes)| std::str::from_utf8(bytes).with_context(|| format!("{name} is not UTF-8")))
        .collect()
}
