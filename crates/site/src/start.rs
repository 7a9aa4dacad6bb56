//! The scripts that start a page: the inlined lines (`script/start.js`), and the loader of modules and sharing
//! (`script/page.js`). Both get the names of the files they load.

use crate::app_files::AppFiles;
use crate::digest;
use serde_json::{Map, Value, json};

/// The placeholder of the names of files in the script.
const FILES: &str = "FILES";

/// The views that have a style sheet of their own, which is linked when they are opened.
const VIEW_SHEETS: [(&str, &str); 3] = [("chart", "chart"), ("map", "map"), ("held", "bars")];

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
    /// For the app of a site.
    pub fn new(app: &AppFiles) -> Start {
        let sheets = VIEW_SHEETS.map(|(view, sheet)| (view.to_owned(), json!(app.own_sheet(sheet))));
        let files = json!({
            "views": app.views,
            "sheets": sheets.into_iter().collect::<Map<String, Value>>(),
            "share": app.share,
            "outline": app.outline,
        });
        let script = app.page.replacen(FILES, &files.to_string(), 1);
        let page = format!("page-{}.js", digest::short(&[script.as_bytes()]));
        let names = [("APP", &app.script), ("PAGE", &page), ("WASM", &app.wasm)];
        let lines = names.iter().fold(app.start.clone(), |lines, (from, to)| {
            lines.replace(&format!("./{from}"), &format!("./{to}"))
        });
        Start { lines, page, script }
    }
}
