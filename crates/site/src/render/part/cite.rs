//! How a page is cited: each style with its text, and the files for reference managers.

use crate::content::cite::citation::{Citation, Citations};
use maud::{Markup, html};
use vigil_app::setting::Setting;

/// The citations of a page; `folder` is where its files are.
pub fn cite(setting: &Setting<'_>, folder: &str, cited: &Citations) -> Markup {
    html! {
        @if !cited.citations.is_empty() {
            details.cite id="cite" {
                summary { (setting.text("cite.title")) }
                dl { @for citation in &cited.citations { (citation_lines(setting, citation)) } }
                p {
                    (setting.text("cite.files")) " "
                    @for (number, file) in cited.files.iter().enumerate() {
                        @if number > 0 { (setting.text("list.separator")) }
                        a href={ (folder) (file) } download { (setting.text(&format!("cite.file.{file}"))) }
                    }
                }
                @if let Some(date) = cited.accessed {
                    p.meta { (setting.locale.fill("cite.accessed", &[("date", &setting.locale.date(date))])) }
                }
            }
        }
    }
}

fn citation_lines(setting: &Setting<'_>, citation: &Citation) -> Markup {
    let style = setting.text(&format!("cite.style.{}", citation.style)).to_owned();
    let id = format!("cite-{}", citation.style);
    html! {
        dt { (style) }
        dd {
            span id=(id) {
                @for phrase in &citation.phrases {
                    @if phrase.is_italic { i { (phrase.text) } } @else { (phrase.text) }
                }
            }
            " "
            button.button.scripted type="button" data-action="copy" data-value={ "#" (id) } aria-label={ (setting.text("cite.copy")) " " (style) } {
                (setting.text("cite.copy"))
            }
        }
    }
}
