//! Ways to pass on what is shown. The buttons are brought to life by `script/share.js`, which is loaded when one is
//! pressed and works where the app does not.

use crate::route::Route;
use crate::setting::Setting;
use maud::{Markup, html};

/// The buttons, folded away behind one, with what else can be taken away.
pub fn share(setting: &Setting<'_>, more: Markup) -> Markup {
    html! {
        details.share.scripted {
            summary.button { (setting.text("share.label")) }
            div.share-ways {
                button.button.share-sheet type="button" data-share="sheet" { (setting.text("share.sheet")) }
                button.button type="button" data-share="copy" data-done=(setting.text("share.copied")) {
                    (setting.text("share.copy"))
                }
                button.button type="button" data-share="mail" { (setting.text("share.mail")) }
                button.button type="button" data-share="code" { (setting.text("share.code")) }
                @if setting.route == &Route::Timeline {
                    button.button type="button" data-action="download" data-value="print" { (setting.text("share.print")) }
                } @else {
                    button.button type="button" data-take="print" { (setting.text("share.print")) }
                }
            }
            (more)
            p aria-live="polite" {}
            div.share-code {}
        }
    }
}

/// The events of the view as files to take away.
pub fn downloads(setting: &Setting<'_>) -> Markup {
    html! {
        p.downloads {
            (setting.text("download.label"))
            @for kind in ["csv", "json"] {
                " "
                button.button type="button" data-action="download" data-value=(kind) {
                    (setting.text(if kind == "csv" { "download.csv" } else { "download.json" }))
                }
            }
        }
    }
}
