//! The scripts that start a page, `script/start.js` (inlined) and `script/page.js`, with the names of the files they load.

use crate::digest;
use crate::source::app_bundle::AppBundle;
use serde_json::{Map, Value, json};

/// The placeholder for the names of files in `script/page.js`.
const FILES: &str = "FILES";

/// The placeholder for the hash of the app's WebAssembly in `script/start.js`.
const HASH: &str = "HASH";

/// The scripts that draw QR codes. Posters import them too, by these names.
const QR: [&str; 2] = ["qr.js", "qr-svg.js"];

/// The style sheets that are linked when a view is opened, by view.
const VIEW_SHEETS: [(&str, &str); 3] = [("chart", "chart"), ("map", "map"), ("held", "bars")];

/// The scripts of one deployment.
pub struct Start {
    /// The lines in every page.
    pub lines: String,
    /// The published name of the script that every page loads.
    pub page: String,
    /// The source of that script.
    pub script: String,
    /// The hashes of the app's script and WebAssembly and of the script of all pages, as in an `integrity` attribute.
    pub integrity: [String; 3],
}

impl Start {
    /// Fills in the names of the app's files. The script of all pages gets the edition too, so that its name tells
    /// deployments apart.
    pub fn new(app: &AppBundle, edition: &str) -> Start {
        let sheets = VIEW_SHEETS.map(|(view, sheet)| (view.to_owned(), json!(app.sheet(sheet))));
        let mut files = json!({
            "edition": edition,
            "views": app.name("views.js"),
            "wasm": app.name("views.wasm"),
            "sheets": sheets.into_iter().collect::<Map<String, Value>>(),
            "share": app.name("share.js"),
            "saved": app.name("saved.js"),
            "qr": QR,
            "outline": app.name("outline.json"),
        });
        files["hashes"] = hashes(app);
        let script = app.page_script.replace(FILES, &files.to_string());
        let page = format!("page-{}.js", digest::short(&[script.as_bytes()]));
        let names = [("APP", app.name("app.js")), ("PAGE", &page), ("WASM", app.name("app.wasm"))];
        let lines = names.iter().fold(app.start_script.clone(), |lines, (from, to)| {
            lines.replace(&format!("./{from}"), &format!("./{to}"))
        });
        let [of_script, of_wasm] = ["app.js", "app.wasm"].map(|name| app.integrity(app.name(name)));
        let lines = lines.replace(HASH, &of_wasm);
        let integrity = [of_script, of_wasm, digest::integrity(script.as_bytes())];
        Start { lines, page, script, integrity }
    }
}

/// The hashes of the files that `script/page.js` loads, by path.
fn hashes(app: &AppBundle) -> Value {
    let sheets = VIEW_SHEETS.map(|(_, sheet)| app.sheet(sheet));
    let scripts = ["views.js", "views.wasm", "share.js", "saved.js"].map(|name| app.name(name));
    let paths = scripts.into_iter().chain(QR).chain(sheets);
    paths.map(|path| (path.to_owned(), Value::from(app.integrity(path)))).collect::<Map<_, _>>().into()
}
