//! Events by year: of all categories, and arrests by kind. Each number is what the view of the timeline counts.

use super::panel::{Bar, Panel, Part, Row, Table, Words};
use crate::content::numbers::{NumbersData, YearCount};
use vigil_app::leaf::glyph::category_glyph;
use vigil_app::setting::Setting;
use vigil_app::url::view_state::ViewState;
use vigil_index::Facet;
use vigil_model::{Category, EventDate, Kind};

/// The classes of the colors of kinds; those past the last share it.
const SHADES: [&str; 6] = ["shade-1", "shade-2", "shade-3", "shade-4", "shade-5", "shade-6"];

/// The events of a view by year, stacked by category; `total` is their number.
pub fn years(setting: &Setting<'_>, all: &ViewState, years: &[YearCount], total: u32) -> Panel {
    let part = |category: &Category| {
        let word = category.as_str();
        let part = Part {
            class: word,
            sign: category_glyph(*category),
            name: setting.locale.label("category", word),
        };
        (part, all.with_facet(Facet::Category, word))
    };
    let parts = Category::ALL.iter().map(part).collect();
    let counts = years.iter().map(|year| (year.year, year.by_category.to_vec())).collect();
    let counted_twice = years.iter().flat_map(|year| year.by_category).sum::<u32>() > total;
    let lead = counted_twice.then(|| setting.text("numbers.years.touched").to_owned());
    Panel { lead, ..stacked(setting, "years", all, parts, counts) }
}

/// Arrests, charges, raids and the like by year, stacked by kind.
pub fn arrests(setting: &Setting<'_>, data: &NumbersData) -> Panel {
    let arrests = ViewState::default().with_facet(Facet::Category, Category::Arrest.as_str());
    let shade = |place: usize| SHADES.get(place).or(SHADES.last()).copied().unwrap_or_default();
    let part = |(place, kind): (usize, &Kind)| {
        let part = Part::patch(shade(place), &setting.locale.label("kind", kind.as_str()));
        (part, arrests.with_facet(Facet::Kind, kind.as_str()))
    };
    let parts = data.arrest_kinds.iter().enumerate().map(part).collect();
    stacked(setting, "arrests", &arrests, parts, data.arrests.clone())
}

/// A chart of years whose bars have parts: each part with the view that counts it, `whole` being that of all.
fn stacked(
    setting: &Setting<'_>,
    id: &'static str,
    whole: &ViewState,
    parts: Vec<(Part, ViewState)>,
    years: Vec<(u16, Vec<u32>)>,
) -> Panel {
    let (parts, views): (Vec<Part>, Vec<ViewState>) = parts.into_iter().unzip();
    // A country may have no arrests at all.
    let is_used =
        |place: usize| years.iter().any(|(_, counts)| counts.get(place).is_some_and(|count| *count > 0));
    let legend = parts.iter().enumerate().filter(|(place, _)| is_used(*place));
    let legend = legend.map(|(_, part)| part.clone()).collect();
    let mut bars = Vec::new();
    let mut rows = Vec::new();
    for (year, counts) in years {
        let total = counts.iter().sum();
        let cells = views.iter().zip(&counts);
        let cells = cells.map(|(view, count)| Words::counted(setting, *count, &in_year(view, year)));
        rows.push(Row {
            id: None,
            label: Words::plain(year.to_string()),
            cells: cells.chain([Words::counted(setting, total, &in_year(whole, year))]).collect(),
        });
        bars.push(Bar {
            label: Words::plain(year.to_string()),
            href: (total > 0).then(|| setting.view_href(&in_year(whole, year))),
            total,
            parts: parts.iter().cloned().zip(counts).collect(),
        });
    }
    let heads = parts.iter().map(|part| part.name.clone());
    let heads = [setting.text("facet.year").to_owned()].into_iter().chain(heads);
    let heads = heads.chain([setting.text("numbers.events").to_owned()]).collect();
    Panel { id, lead: None, bars, legend, table: Table { heads, rows, sums: None } }
}

/// The events of a year within a view.
fn in_year(state: &ViewState, year: u16) -> ViewState {
    let date = EventDate::from_year(year).ok();
    state.with_span(date, date)
}
