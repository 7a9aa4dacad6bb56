//! The scripts that start a page, `script/start.js` (inlined) and `script/page.js`, with the names of the files they load.

use crate::digest;
use crate::source::app_bundle::AppBundle;
use serde_json::{Map, Value, json};

/// The placeholder for the names of files in `script/page.js`.
const FILES: &str = "FILES";

/// The style sheets that are linked when a view is opened, by view.
const VIEW_SHEETS: [(&str, &str); 3] = [("chart", "chart"), ("map", "map"), ("held", "bars")];

/// The scripts of one site.
pub struct Start {
    /// The lines in every page.
    pub lines: String,
    /// The published name of the script that every page loads.
    pub page: String,
    /// The source of that script.
    pub script: String,
}

impl Start {
    /// Fills in the names of the app's files.
    pub fn new(app: &AppBundle) -> Start {
        let sheets = VIEW_SHEETS.map(|(view, sheet)| (view.to_owned(), json!(app.sheet(sheet))));
        let files = json!({
            "views": app.name("views.js"),
            "sheets": sheets.into_iter().collect::<Map<String, Value>>(),
            "share": app.name("share.js"),
            "outline": app.name("outline.json"),
        });
        let script = app.page_script.replace(FILES, &files.to_string());
        let page = format!("page-{}.js", digest::short(&[script.as_bytes()]));
        let names = [("APP", app.name("app.js")), ("PAGE", &page), ("WASM", app.name("app.wasm"))];
        let lines = names.iter().fold(app.start_script.clone(), |lines, (from, to)| {
            lines.replace(&format!("./{from}"), &format!("./{to}"))
        });
        Start { lines, page, script }
    }
}
