//! The panel that saves the pages of a language in the browser, to be read without a network, and removes them again. It is
//! brought to life by `script/saved.js`, which is loaded when it is opened.

use crate::paths::saved_copy;
use maud::{Markup, html};
use vigil_app::setting::Setting;

/// The buttons, by the names that the script gives them.
const BUTTONS: [&str; 4] = ["save", "update", "stop", "remove"];

/// The panel, folded.
pub fn saved_copy_panel(setting: &Setting<'_>) -> Markup {
    let text = |key: &str| setting.text(&format!("offline.{key}")).to_owned();
    html! {
        details.saved data-language=(setting.locale.tag) data-list=(saved_copy(setting.locale))
            data-size=(text("size")) data-saving=(text("saving")) data-saved=(text("saved")) data-newer=(text("newer"))
            data-failed=(text("failed")) data-stopped=(text("stopped")) data-removed=(text("removed"))
            data-unreached=(text("unreached")) data-unable=(text("unable")) {
            summary.button { (text("title")) }
            p aria-live="polite" {}
            progress aria-label=(text("progress")) hidden {}
            p.buttons {
                @for name in BUTTONS { button.button type="button" value=(name) hidden { (text(&format!("button.{name}"))) } " " }
            }
        }
    }
}
