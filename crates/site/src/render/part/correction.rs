//! A report of a mistake, composed on the page it is about and sent by nobody but its reader: by e-mail, the clipboard or
//! paper. `script/share.js` does it; without it the page "About" says whom to tell.

use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;

/// The scheme of addresses to which a browser can hand a message.
const MAIL: &str = "mailto:";

/// The form, folded under its button. `build` is the edition, which the report names.
pub fn correction(setting: &Setting<'_>, build: &str) -> Markup {
    let about = format!("{}#corrections", setting.href(&Route::About));
    let given = setting.site.corrections.as_deref();
    // Without fields of its own, such as a subject: the browser adds those of the report.
    let mail = given.and_then(|address| address.strip_prefix(MAIL)).map(|rest| rest.split('?').next());
    html! {
        details.correction.scripted data-edition=(setting.locale.fill("footer.build", &[("build", build)])) {
            summary { (setting.text("footer.corrections")) }
            p { (setting.text("correct.how")) " " a href=(about) { (setting.text("correct.rules")) } }
            label { span { (setting.text("correct.wrong")) } textarea name="wrong" rows="4" {} }
            label { span { (setting.text("correct.source")) } input type="text" name="source"; }
            div.share-ways {
                @if let Some(mail) = mail.flatten() {
                    button.button type="button" data-share="correct-mail" data-to=(mail) { (setting.text("share.mail")) }
                } @else if let Some(address) = given {
                    a.button href=(address) rel="noopener noreferrer" { (setting.text("about.corrections.where")) }
                }
                button.button type="button" data-share="correct-copy" data-done=(setting.text("correct.copied")) {
                    (setting.text("correct.copy"))
                }
                button.button type="button" data-share="correct-print" { (setting.text("correct.print")) }
            }
            p aria-live="polite" {}
            p.slip.print-only {}
        }
    }
}
