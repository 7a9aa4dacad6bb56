//! Where people rallied, and the countries of all events.

use super::chart::{BARS, Bar, COUNTRIES, Panel, Part, Row, Table, counted, named, panel};
use crate::content::numbers::PlaceCount;
use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_app::url::view_state::ViewState;
use vigil_index::Facet;
use vigil_model::Category;

/// The places of most rallies; the table has all places.
pub fn rallies(setting: &Setting<'_>, places: &[PlaceCount]) -> Markup {
    let bar = |place: &PlaceCount| Bar {
        label: named(&place.name),
        href: Some(setting.view_href(&rallies_in(Facet::Place, place))),
        total: place.rallies,
        parts: vec![(rally(setting), place.rallies)],
    };
    let bars = places.iter().filter(|place| place.rallies > 0).take(BARS).map(bar);
    panel(
        setting,
        Panel {
            id: "rallies",
            lead: None,
            bars: bars.collect(),
            legend: Vec::new(),
            table: table(setting, Facet::Place, places, named),
        },
    )
}

/// The countries of events, with their rallies apart.
pub fn countries(setting: &Setting<'_>, countries: &[PlaceCount]) -> Markup {
    let label = |country: &PlaceCount| setting.locale.label("country", &country.name.id);
    let other = Part::patch("other", setting.text("numbers.countries.other"));
    let bar = |country: &PlaceCount| Bar {
        label: html! { (label(country)) },
        href: Some(setting.view_href(&ViewState::default().with_facet(Facet::Country, &country.name.id))),
        total: country.events,
        parts: vec![
            (rally(setting), country.rallies),
            (other.clone(), country.events.saturating_sub(country.rallies)),
        ],
    };
    panel(
        setting,
        Panel {
            id: COUNTRIES,
            lead: None,
            bars: countries.iter().take(BARS).map(bar).collect(),
            legend: vec![rally(setting), other.clone()],
            table: table(
                setting,
                Facet::Country,
                countries,
                |name| html! { (setting.locale.label("country", &name.id)) },
            ),
        },
    )
}

fn rally(setting: &Setting<'_>) -> Part {
    let sign = vigil_app::leaf::glyph::category_glyph(Category::Rally);
    Part { class: "rally", sign, name: setting.locale.label("category", Category::Rally.as_str()) }
}

fn rallies_in(facet: Facet, place: &PlaceCount) -> ViewState {
    ViewState::default()
        .with_facet(Facet::Category, Category::Rally.as_str())
        .with_facet(facet, &place.name.id)
}

fn table(
    setting: &Setting<'_>,
    facet: Facet,
    places: &[PlaceCount],
    label: impl Fn(&vigil_index::ShardName) -> Markup,
) -> Table {
    let row = |place: &PlaceCount| Row {
        id: None,
        label: label(&place.name),
        cells: vec![
            counted(setting, place.rallies, &rallies_in(facet, place)),
            counted(setting, place.events, &ViewState::default().with_facet(facet, &place.name.id)),
        ],
    };
    let heads = [
        setting.text(&format!("facet.{}", facet.as_str())).to_owned(),
        setting.locale.label("category", Category::Rally.as_str()),
        setting.text("numbers.events").to_owned(),
    ];
    Table { heads: heads.into(), rows: places.iter().map(row).collect(), sums: None }
}
