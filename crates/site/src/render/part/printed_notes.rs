//! The notes at the end of a printed page that contains all of its events.

use maud::{Markup, html};
use vigil_app::leaf::paper::note_list;
use vigil_app::setting::Setting;
use vigil_app::timeline::printout::notes::Notes;

/// The sources of the page's events, for paper alone. The app adds a line with the day of printing.
///
/// The notes are inside `noscript` on every page, however few: where no script runs these are elements that print as they
/// are, elsewhere one text that weighs nothing until the app puts it in place for printing (`src/printed_page.rs`). As
/// elements the notes of the largest case were 900, more than half of what a whole page may have.
pub fn notes_to_print(setting: &Setting<'_>, notes: &Notes) -> Markup {
    html! {
        section.notes.print-only {
            @if !notes.sources.is_empty() { noscript { (note_list(setting, "paper.sources", notes)) } }
        }
    }
}
