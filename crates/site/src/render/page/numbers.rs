//! The data in numbers: each chart with its table, each number a link to what it counts, all of it without JavaScript.

mod cases;
mod chart;
mod places;
mod terms;

use crate::content::numbers::{NumbersData, PeopleCount};
use crate::render::part::as_of::as_of;
use chart::{BARS, Bar, COUNTRIES, Panel, Part, Row, TERMS, Table, counted, panel, plain};
use maud::{Markup, html};
use vigil_app::leaf::glyph::category_glyph;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_app::url::view_state::ViewState;
use vigil_index::Facet;
use vigil_model::{Category, EventDate, Kind};

/// The classes of the colors of kinds; those past the last share it.
const SHADES: [&str; 6] = ["shade-1", "shade-2", "shade-3", "shade-4", "shade-5", "shade-6"];
/// How many publishers the table names.
const PUBLISHERS: usize = 60;

/// The anchors of the charts, to which the totals lead.
const PUBLISHED: &str = "publishers";

/// The page of numbers.
pub fn numbers_page(setting: &Setting<'_>, data: &NumbersData) -> Markup {
    html! {
        div.masthead {
            h1 { (setting.text("numbers.title")) }
            p { (setting.text("numbers.intro")) }
            (as_of(setting))
            (totals(setting, data))
        }
        div.wide.panels {
            (years(setting, data))
            (arrests(setting, data))
            (arrested(setting, &data.arrested))
            (terms::terms(setting, &data.terms))
            (cases::pleas(setting, &data.cases))
            (cases::outcomes(setting, &data.cases))
            (places::rallies(setting, &data.places))
            (places::countries(setting, &data.countries))
            (publishers(setting, data))
        }
        p.wide.presumption { (setting.text("presumption")) }
    }
}

/// How much there is, each number with the way to it.
fn totals(setting: &Setting<'_>, data: &NumbersData) -> Markup {
    let totals = &data.totals;
    let here = |anchor: &str| format!("{}#{anchor}", setting.href(&Route::Numbers));
    let arrests = ViewState::default().with_facet(Facet::Category, Category::Arrest.as_str());
    let totals = [
        ("events", totals.events, setting.href(&Route::Timeline)),
        ("people", totals.people, setting.href(&Route::People)),
        ("cases", totals.cases, setting.href(&Route::Cases)),
        ("arrests", totals.arrests, setting.view_href(&arrests)),
        ("terms", data.terms.count, here(TERMS)),
        ("countries", totals.countries, here(COUNTRIES)),
        ("sources", totals.sources, here(PUBLISHED)),
    ];
    html! {
        dl.tally {
            @for (name, count, href) in &totals {
                div {
                    dt { (setting.text(&format!("numbers.total.{name}"))) }
                    dd { a href=(href) { (plain(setting, *count)) } }
                }
            }
        }
    }
}

/// The events of a year within a view.
fn in_year(state: &ViewState, year: u16) -> ViewState {
    let date = EventDate::from_year(year).ok();
    state.with_span(date, date)
}

/// Events by year, stacked by category.
fn years(setting: &Setting<'_>, data: &NumbersData) -> Markup {
    let all = ViewState::default();
    let part = |category: &Category| Part {
        class: category.as_str(),
        sign: category_glyph(*category),
        name: setting.locale.label("category", category.as_str()),
    };
    let parts: Vec<Part> = Category::ALL.iter().map(part).collect();
    let of = |category: &Category| all.with_facet(Facet::Category, category.as_str());
    let mut bars = Vec::new();
    let mut rows = Vec::new();
    for year in &data.years {
        let total = year.by_category.iter().sum();
        let cells = Category::ALL.iter().zip(year.by_category);
        let cells =
            cells.map(|(category, count)| counted(setting, count, &in_year(&of(category), year.year)));
        bars.push(Bar {
            label: html! { (year.year) },
            href: Some(setting.view_href(&in_year(&all, year.year))),
            total,
            parts: parts.iter().cloned().zip(year.by_category).collect(),
        });
        rows.push(Row {
            id: None,
            label: html! { (year.year) },
            cells: cells.chain([counted(setting, total, &in_year(&all, year.year))]).collect(),
        });
    }
    let counted_twice = data.years.iter().flat_map(|year| year.by_category).sum::<u32>() > data.totals.events;
    let heads = parts.iter().map(|part| part.name.clone());
    let heads = [setting.text("facet.year").to_owned()].into_iter().chain(heads);
    let heads = heads.chain([setting.text("numbers.events").to_owned()]).collect();
    let lead = counted_twice.then(|| setting.text("numbers.years.touched").to_owned());
    panel(setting, Panel { id: "years", lead, bars, legend: parts, table: Table { heads, rows, sums: None } })
}

/// Arrests, charges, raids and the like by year, stacked by kind.
fn arrests(setting: &Setting<'_>, data: &NumbersData) -> Markup {
    let arrests = ViewState::default().with_facet(Facet::Category, Category::Arrest.as_str());
    let shade = |place: usize| SHADES.get(place).or(SHADES.last()).copied().unwrap_or_default();
    let part = |(place, kind): (usize, &Kind)| {
        Part::patch(shade(place), &setting.locale.label("kind", kind.as_str()))
    };
    let parts: Vec<Part> = data.arrest_kinds.iter().enumerate().map(part).collect();
    let mut bars = Vec::new();
    let mut rows = Vec::new();
    for (year, counts) in &data.arrests {
        let total = counts.iter().sum();
        let cell = |(kind, count): (&Kind, &u32)| {
            counted(setting, *count, &in_year(&arrests.with_facet(Facet::Kind, kind.as_str()), *year))
        };
        let cells = data.arrest_kinds.iter().zip(counts).map(cell);
        bars.push(Bar {
            label: html! { (year) },
            href: (total > 0).then(|| setting.view_href(&in_year(&arrests, *year))),
            total,
            parts: parts.iter().cloned().zip(counts.iter().copied()).collect(),
        });
        rows.push(Row {
            id: None,
            label: html! { (year) },
            cells: cells.chain([counted(setting, total, &in_year(&arrests, *year))]).collect(),
        });
    }
    let heads = parts.iter().map(|part| part.name.clone());
    let heads = [setting.text("facet.year").to_owned()].into_iter().chain(heads);
    let heads = heads.chain([setting.text("numbers.events").to_owned()]).collect();
    panel(
        setting,
        Panel { id: "arrests", lead: None, bars, legend: parts, table: Table { heads, rows, sums: None } },
    )
}

/// The people arrested, by year. No view of the timeline counts them, so each number leads to their names.
fn arrested(setting: &Setting<'_>, years: &[(u16, PeopleCount)]) -> Markup {
    let anchor = |year: u16| format!("arrested-{year}");
    let href = |year: u16| format!("{}#{}", setting.href(&Route::Numbers), anchor(year));
    let bar = |(year, people): &(u16, PeopleCount)| Bar {
        label: html! { (year) },
        href: (people.count > 0).then(|| href(*year)),
        total: people.count,
        parts: vec![(Part::patch("arrest", ""), people.count)],
    };
    let row = |(year, people): &(u16, PeopleCount)| Row {
        id: Some(anchor(*year)),
        label: html! { (year) },
        cells: vec![plain(setting, people.count), setting.names(Facet::Person, &people.people, people.count)],
    };
    let heads = ["facet.year", "numbers.people", "numbers.arrested.names"];
    let table = Table {
        heads: heads.map(|key| setting.text(key).to_owned()).into(),
        rows: years.iter().map(row).collect(),
        sums: None,
    };
    let lead = Some(setting.text("numbers.arrested.lead").to_owned());
    let bars = years.iter().map(bar).collect();
    panel(setting, Panel { id: "arrested", lead, bars, legend: Vec::new(), table })
}

/// Who published the sources. No view of the timeline counts them.
fn publishers(setting: &Setting<'_>, data: &NumbersData) -> Markup {
    let publishers = &data.publishers;
    let bars = publishers.iter().take(BARS).map(|publisher| Bar {
        label: html! { (publisher.name) },
        href: None,
        total: publisher.sources,
        parts: Vec::new(),
    });
    let rows = publishers.iter().take(PUBLISHERS).map(|publisher| Row {
        id: None,
        label: html! { (publisher.name) },
        cells: vec![plain(setting, publisher.sources), plain(setting, publisher.events)],
    });
    let others = publishers.iter().skip(PUBLISHERS);
    let others = (others.clone().count(), others.map(|publisher| publisher.sources).sum());
    let others = (others.0 > 0).then(|| Row {
        id: None,
        label: html! { (setting.locale.count("numbers.publishers.more", others.0 as u64)) },
        cells: vec![plain(setting, others.1), html! {}],
    });
    let heads = ["numbers.publisher", "numbers.sources", "numbers.publishers.events"];
    let table = Table {
        heads: heads.map(|key| setting.text(key).to_owned()).into(),
        rows: rows.collect(),
        sums: others,
    };
    let lead = Some(setting.locale.count("numbers.publishers.lead", publishers.len() as u64));
    panel(setting, Panel { id: PUBLISHED, lead, bars: bars.collect(), legend: Vec::new(), table })
}
