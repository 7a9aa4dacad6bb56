//! The compiled app as Trunk leaves it: script, wasm, style sheets and what is copied as it is.

use crate::digest;
use crate::read;
use anyhow::Context;
use std::path::Path;

/// The compiled app, under the names its files get in the site.
pub struct AppFiles {
    /// The name of the script that loads the wasm.
    pub script: String,
    /// The name of the wasm.
    pub wasm: String,
    /// The name of the script that shares pages, loaded when it is asked for.
    pub share: String,
    /// The name of the style sheet: all sheets of the app, joined in their order.
    pub style: String,
    /// What the style sheet holds.
    pub sheet: String,
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
        let sheet = join_sheets(&shell, &files)?;
        let named = |end: &str| {
            let found = files.iter().find(|(name, _)| name.ends_with(end) && shell.contains(name.as_str()));
            found.map(|(name, _)| name.clone()).with_context(|| format!("{} has no {end}", dir.display()))
        };
        let (wasm, script) = (named("_bg.wasm")?, named(".js")?);
        files.retain(|(name, _)| name != "index.html" && !name.ends_with(".css"));
        let share =
            hashed(&mut files, "share.js").with_context(|| format!("{} has no share.js", dir.display()))?;
        let style = format!("style-{}.css", digest::short(&[sheet.as_bytes()]));
        files.push((style.clone(), sheet.clone().into_bytes()));
        Ok(AppFiles { script, wasm, share, style, sheet, files })
    }
}

/// Gives a file a name that changes with its content, and tells it.
fn hashed(files: &mut [(String, Vec<u8>)], name: &str) -> Option<String> {
    let (found, bytes) = files.iter_mut().find(|(found, _)| found == name)?;
    let (stem, extension) = name.split_once('.')?;
    *found = format!("{stem}-{}.{extension}", digest::short(&[bytes]));
    Some(found.clone())
}

/// Joins the style sheets in the order in which the shell links them.
fn join_sheets(shell: &str, files: &[(String, Vec<u8>)]) -> anyhow::Result<String> {
    let mut linked: Vec<_> = files
        .iter()
        .filter(|(name, _)| name.ends_with(".css"))
        .filter_map(|(name, bytes)| Some((shell.find(name.as_str())?, name, bytes)))
        .collect();
    linked.sort();
    linked
        .into_iter()
        .map(|(_, name, bytes)| std::str::from_utf8(bytes).with_context(|| format!("{name} is not UTF-8")))
        .collect()
}
