//! Where people rallied, and the countries of all events.

use super::panel::{BARS, Bar, Panel, Part, Row, Table, Words};
use crate::content::numbers::PlaceCount;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_app::url::view_state::ViewState;
use vigil_index::{Facet, ShardName};
use vigil_model::Category;

/// The anchor of the chart of countries.
pub const COUNTRIES: &str = "countries";

/// The places of most rallies; the table has all places.
pub fn rallies(setting: &Setting<'_>, places: &[PlaceCount]) -> Panel {
    let bar = |place: &PlaceCount| Bar {
        label: Words::named(&place.name),
        href: Some(setting.view_href(&rallies_in(Facet::Place, place))),
        total: place.rallies,
        parts: vec![(rally(setting), place.rallies)],
    };
    let bars = places.iter().filter(|place| place.rallies > 0).take(BARS).map(bar);
    Panel {
        id: "rallies",
        lead: Some(setting.text("numbers.rallies.lead").to_owned()),
        bars: bars.collect(),
        legend: Vec::new(),
        table: table(setting, Facet::Place, places, Words::named),
    }
}

/// The countries of events, with their rallies apart.
pub fn countries(setting: &Setting<'_>, countries: &[PlaceCount]) -> Panel {
    let label = |country: &PlaceCount| setting.locale.label("country", &country.name.id);
    let other = Part::patch("other", setting.text("numbers.countries.other"));
    let bar = |country: &PlaceCount| Bar {
        label: Words::plain(label(country)),
        href: Some(setting.href(&page(&country.name))),
        total: country.events,
        parts: vec![
            (rally(setting), country.rallies),
            (other.clone(), country.events.saturating_sub(country.rallies)),
        ],
    };
    Panel {
        id: COUNTRIES,
        lead: None,
        bars: countries.iter().take(BARS).map(bar).collect(),
        legend: vec![rally(setting), other.clone()],
        table: table(setting, Facet::Country, countries, |name| {
            let label = Words::plain(setting.locale.label("country", &name.id));
            label.to(setting.href(&page(name)))
        }),
    }
}

/// The page of a country.
fn page(country: &ShardName) -> Route {
    Route::Country(country.id.to_ascii_lowercase())
}

fn rally(setting: &Setting<'_>) -> Part {
    let sign = vigil_app::leaf::glyph::category_glyph(Category::Rally);
    Part { class: "rally", sign, name: setting.locale.label("category", Category::Rally.as_str()) }
}

/// The events of a place or a country.
fn events_in(facet: Facet, place: &PlaceCount) -> ViewState {
    let all = ViewState::default();
    if facet == Facet::Country { all.with_facet(facet, &place.name.id) } else { place.view(&all) }
}

fn rallies_in(facet: Facet, place: &PlaceCount) -> ViewState {
    events_in(facet, place).with_facet(Facet::Category, Category::Rally.as_str())
}

fn table(
    setting: &Setting<'_>,
    facet: Facet,
    places: &[PlaceCount],
    label: impl Fn(&ShardName) -> Words,
) -> Table {
    let row = |place: &PlaceCount| Row {
        id: None,
        label: label(&place.name),
        cells: vec![
            Words::counted(setting, place.rallies, &rallies_in(facet, place)),
            Words::counted(setting, place.events, &events_in(facet, place)),
        ],
    };
    let heads = [
        setting.text(&format!("facet.{}", facet.as_str())).to_owned(),
        setting.locale.label("category", Category::Rally.as_str()),
        setting.text("numbers.events").to_owned(),
    ];
    Table { heads: heads.into(), rows: places.iter().map(row).collect(), sums: None }
}
