//! The scripts that start a page: the lines that stand in it (`script/start.js`), and what it can ask for beside the app
//! (`script/page.js`). Both are told the names of the files they load.

use crate::app_files::AppFiles;
use crate::{build, digest, sources};
use serde_json::{Map, Value, json};

/// What stands in the script for the names of files.
const FILES: &str = "FILES";

/// The scripts, as one site has them.
pub struct Start {
    /// The lines that stand in every page.
    pub lines: String,
    /// The name of the script that every page loads.
    pub page: String,
    /// That script.
    pub script: String,
}

impl Start {
    /// For the app and the edition of a site; `source_letters` as in [`sources::SourceFiles`].
    pub fn new(app: &AppFiles, edition: &str, source_letters: usize) -> Start {
        let folder = format!("data/{edition}/");
        let modules = app.modules.iter().map(|(name, script)| {
            let data = format!("{folder}{}", vigil_index::dates::PATH);
            ((*name).to_owned(), json!({ "script": script, "data": data, "sheet": app.own_sheet(name) }))
        });
        let files = json!({
            "share": app.share,
            "takeAway": app.take_away,
            "people": app.people,
            "inside": app.inside,
            "lists": app.lists,
            "barsSheet": app.own_sheet("bars"),
            "map": app.map,
            "mapSheet": app.own_sheet("map"),
            "outline": app.outline,
            "places": format!("{folder}{}", build::PLACES),
            "modules": modules.collect::<Map<String, Value>>(),
            "edition": folder,
            "sources": sources::FOLDER,
            "sourceLetters": source_letters,
        });
        let script = app.page.replacen(FILES, &files.to_string(), 1);
        let page = format!("page-{}.js", digest::short(&[script.as_bytes()]));
        let names = [("APP", &app.script), ("PAGE", &page), ("WASM", &app.wasm), ("BRUSH", &app.brush)];
        let lines = names.iter().fold(app.start.clone(), |lines, (from, to)| {
            lines.replace(&format!("./{from}"), &format!("./{to}"))
        });
        Start { lines, page, script }
    }
}
