//! The inputs of the views on a page, as one element of JSON after the page's content.

use crate::content::case::CaseData;
use crate::content::page::Page;
use crate::content::time_tables::TimeTable;
use crate::render::page::case::events::events_input;
use crate::render::page::cases::cases_input;
use crate::render::page::inside::inside_input;
use crate::render::page::people::people_input;
use crate::render::part::bar_table::{bar_table, held_table};
use maud::{Markup, PreEscaped, html};
use vigil_app::data::page_data::SiteData;
use vigil_app::locale::Locale;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_app::url::view_state::ViewState;
use vigil_index::Facet;
use vigil_views::input::{HeldInput, HeldTable, VIEW_DATA_ID, ViewData};

/// The element with the inputs of a page's views; nothing for a page without any.
pub fn view_data(locale: &Locale, page: &Page) -> anyhow::Result<Markup> {
    let data = match page {
        Page::Case(case) => of_case(locale, case),
        Page::People(people) => ViewData { lists: Some(people_input(locale, people)), ..ViewData::default() },
        Page::Cases(cases) => ViewData { lists: Some(cases_input(locale, cases)), ..ViewData::default() },
        Page::Inside(data) => ViewData { inside: Some(inside_input(locale, data)), ..ViewData::default() },
        _ => return Ok(html! {}),
    };
    // A `<` could end the element.
    let json = serde_json::to_string(&data)?.replace('<', "\\u003c");
    Ok(html! { script type="application/json" id=(VIEW_DATA_ID) { (PreEscaped(json)) } })
}

/// Where a case has one person, or nobody with time to draw, there is nothing to sort.
fn of_case(locale: &Locale, case: &CaseData) -> ViewData {
    let rows = &case.time.rows;
    let is_sortable = rows.len() > 1 && rows.iter().any(|row| row.bar.extent().is_some());
    let held = is_sortable.then(|| HeldInput {
        table: Some(held_table(locale, &case.time)),
        is_whole: true,
        ..HeldInput::default()
    });
    ViewData { held, lists: Some(events_input()), ..ViewData::default() }
}

/// A table of time in custody as the view `held` fetches it: the rows of its people, and the values that it compares.
pub fn held_file(locale: &Locale, table: &TimeTable) -> anyhow::Result<Vec<u8>> {
    let (site, state) = (SiteData::default(), ViewState::default());
    let setting = Setting { locale, site: &site, route: &Route::Timeline, state: &state };
    let html = bar_table(&setting, Facet::Person, table).into_string();
    Ok(serde_json::to_vec(&HeldTable { html, ..held_table(locale, table) })?)
}
