//! How a page is cited, next to the ways to share it: each style with its text, the reports that the page rests on, and files
//! for reference managers.
//!
//! `script/share.js` fills in what only a browser knows: the day of reading, and the address of a site that does not know its
//! own. Without it the words about the day of reading are hidden.

use crate::content::cite::citation::{Citation, Citations, DayForm, Piece, PieceContent};
use crate::paths::CITATIONS;
use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;

/// The citations of the page, folded under a button; nothing for pages that are not cited.
pub fn cite(setting: &Setting<'_>, cited: &Citations) -> Markup {
    // On the front page it is the address of the view.
    let page = (setting.route != &Route::Timeline).then(|| setting.href(setting.route));
    html! {
        @if !cited.citations.is_empty() {
            details.share.cite data-page=[page] {
                summary.button { (setting.text("cite.title")) }
                dl { @for citation in &cited.citations { (styled(setting, cited, citation)) } }
                (reports(setting, &cited.reports))
                @if cited.has_files { (files(setting)) }
                p aria-live="polite" {}
                @if let Some(date) = cited.edition_day {
                    p.meta { (setting.locale.fill("cite.edition", &[("date", &setting.locale.date(date))])) }
                }
            }
        }
    }
}

fn styled(setting: &Setting<'_>, cited: &Citations, citation: &Citation) -> Markup {
    let style = setting.text(&format!("cite.style.{}", citation.style)).to_owned();
    html! {
        dt { (style) }
        dd data-style=(citation.style) {
            span {
                @for pieces in citation.pieces.chunk_by(|one, other| one.is_of_reading == other.is_of_reading) {
                    @if pieces[0].is_of_reading { span data-reading hidden { (drawn(setting, cited, pieces)) } }
                    @else { (drawn(setting, cited, pieces)) }
                }
            }
            " " (copy_button(setting, &style, "cite.copied"))
        }
    }
}

fn drawn(setting: &Setting<'_>, cited: &Citations, pieces: &[Piece]) -> Markup {
    let address = cited.address.as_deref().unwrap_or(setting.text("cite.address"));
    let is_fixed = cited.address.is_some() && setting.route != &Route::Timeline;
    html! {
        @for piece in pieces {
            @match &piece.content {
                PieceContent::Text(text) => (text),
                PieceContent::Italic(text) => i { (text) },
                PieceContent::Address => span data-address[!is_fixed] { (address) },
                PieceContent::Today(form) => (today(setting, form)),
            }
        }
    }
}

/// The place of the day of reading.
fn today(setting: &Setting<'_>, form: &DayForm) -> Markup {
    let months = form.pattern.contains("{month}").then(|| form.months(setting.locale).join("|"));
    html! { span data-form=(form.pattern) data-months=[months] {} }
}

/// The button that copies the text before it, or the address of the path that is the `data-path` of that text. `done`
/// is the key of the message that confirms it.
pub fn copy_button(setting: &Setting<'_>, what: &str, done: &str) -> Markup {
    let label = format!("{} {what}", setting.text("cite.copy"));
    html! {
        button.button.scripted type="button" data-action="copy" data-done=(setting.text(done)) aria-label=(label) {
            (setting.text("cite.copy"))
        }
    }
}

/// The reports that the page rests on: whoever repeats a statement cites them as well.
fn reports(setting: &Setting<'_>, reports: &[String]) -> Markup {
    html! {
        @if !reports.is_empty() {
            p { b { (setting.text("cite.reports")) } }
            ol {
                @for (number, report) in (1..).zip(reports) {
                    li { span { (report) } " " (copy_button(setting, &setting.locale.number(number), "cite.copied")) }
                }
            }
        }
    }
}

fn files(setting: &Setting<'_>) -> Markup {
    let folder = setting.href(setting.route);
    html! {
        p {
            (setting.text("cite.files")) " "
            @for (number, file) in CITATIONS.iter().enumerate() {
                @if number > 0 { (setting.text("list.separator")) }
                a href={ (folder) (file) } download { (setting.text(&format!("cite.file.{file}"))) }
            }
        }
    }
}
