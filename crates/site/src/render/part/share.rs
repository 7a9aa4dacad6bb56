//! Ways to pass on what is shown. The buttons are brought to life by `script/share.js`, which is loaded when one is
//! pressed and works where the app does not.

use crate::content::cite::citation::Citations;
use crate::render::part::cite::cite;
use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_app::timeline::printout::download::Format;
use vigil_app::ui::Action;
use vigil_app::url::route::{Route, href};
use vigil_app::url::view_state::ViewState;
use vigil_index::Facet;
use vigil_model::EventDate;

/// The ways to pass a page on or to cite it, side by side.
pub fn ways(setting: &Setting<'_>, cited: &Citations, more: Markup) -> Markup {
    html! { div.ways { (share(setting, html! {})) (cite(setting, cited)) (more) } }
}

/// The buttons, folded under one, with further downloads.
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
                @if let Some(state) = embedded_view(setting.route) {
                    a.button href=(href(&setting.locale.prefix, &Route::EmbedBuilder, &state)) { (setting.text("share.embed")) }
                }
                @if setting.route == &Route::Timeline {
                    button.button type="button" data-action=(Action::Print.word()) data-value=[Action::Print.value()] { (setting.text("share.print")) }
                } @else {
                    button.button type="button" data-take="print" { (setting.text("share.print")) }
                }
                @if setting.route == &Route::Timeline && !setting.site.private_search {
                    button.button type="button" data-share="private" data-done=(setting.text("share.private.on"))
                        data-undone=(setting.text("share.private.off")) { (setting.text("share.private")) }
                }
                @if has_events(setting.route) {
                    label.short { input type="checkbox"; " " (setting.text("share.titles_only")) }
                }
            }
            (more)
            p aria-live="polite" {}
            div.share-code {}
        }
    }
}

/// The view that an embed of a page shows, for the builder; none for pages that cannot be embedded. On the timeline the app adds
/// the current view.
fn embedded_view(route: &Route) -> Option<ViewState> {
    let everything = ViewState::default();
    let within = |date| everything.with_span(Some(date), Some(date));
    match route {
        Route::Timeline => Some(everything),
        Route::Event(id) => Some(everything.with_event(Some(id.clone()))),
        Route::Person(id) => Some(everything.with_facet(Facet::Person, id.as_str())),
        Route::Case(id) => Some(everything.with_facet(Facet::Case, id.as_str())),
        Route::Country(code) => Some(everything.with_facet(Facet::Country, &code.to_ascii_uppercase())),
        Route::Year(year) => EventDate::from_year(*year).ok().map(within),
        Route::Month(year, month) => EventDate::from_month(*year, *month).ok().map(within),
        _ => None,
    }
}

/// Whether a page lists events, which can be printed without their summaries (`style/print.css`).
fn has_events(route: &Route) -> bool {
    matches!(
        route,
        Route::Timeline
            | Route::Case(_)
            | Route::Person(_)
            | Route::Country(_)
            | Route::Year(_)
            | Route::Month(..)
    )
}

/// The events of the view as files to download.
pub fn downloads(setting: &Setting<'_>) -> Markup {
    html! {
        p.downloads {
            (setting.text("download.label"))
            @for (format, key) in [(Format::Csv, "download.csv"), (Format::Json, "download.json")] {
                @let action = Action::Download(format);
                " "
                button.button type="button" data-action=(action.word()) data-value=[action.value()] { (setting.text(key)) }
            }
        }
    }
}
