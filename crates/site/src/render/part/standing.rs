//! A status as a chip and as a shape.

use maud::{Markup, html};
use vigil_app::locale::Locale;
use vigil_model::Status;

/// A status with its shape, so that color is never the only sign.
pub fn status_chip(locale: &Locale, status: Status) -> Markup {
    html! {
        span.status data-status=(status.as_str()) {
            (status_glyph(status)) " " (locale.label("status", status.as_str()))
        }
    }
}

/// The shape of a status, in a box of 16 by 16: solid behind bars, dashed where no release is recorded, open when free.
pub fn status_glyph(status: Status) -> Markup {
    html! {
        svg.glyph.status-glyph width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" data-status=(status.as_str()) {
            @match status {
                Status::InPrison => { path.fill d="M1 1h14v14H1Z" {} }
                Status::InCustody => { path.line d="M2 2h12v12H2Z" {} path.fill d="M2 2h6v12H2Z" {} }
                Status::TermMayHaveEnded | Status::TermOver => { path.line.broken d="M2 2h12v12H2Z" {} }
                Status::Wanted => { path.line d="M8 2 14.5 14h-13Z" {} }
                Status::Acquitted | Status::Quashed | Status::Dropped => {
                    circle.line cx="8" cy="8" r="6" {}
                    path.line d="m5 8 2 2 4-4" {}
                }
                Status::NotRecorded => { path.line d="M3 8h10" {} }
                Status::Died => { path.line d="M8 2v12M4 6h8" {} }
                _ => { circle.line cx="8" cy="8" r="6" {} }
            }
        }
    }
}
