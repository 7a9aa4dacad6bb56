//! The shared parts of the charts: a panel with bars, their legend, and a table of the same numbers.

use crate::render::part::more::folded;
use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_app::url::view_state::ViewState;
use vigil_index::ShardName;

/// The most bars of a chart; the table has all.
pub const BARS: usize = 12;
/// The anchors of the charts that other parts of the page link.
pub const TERMS: &str = "terms";
pub const COUNTRIES: &str = "countries";

/// A chart and its table.
pub struct Panel<'a> {
    /// The anchor, and the second part of the messages' keys.
    pub id: &'a str,
    /// A sentence below the heading.
    pub lead: Option<String>,
    /// The bars.
    pub bars: Vec<Bar>,
    /// The meaning of the colors of parts.
    pub legend: Vec<Part>,
    /// The same as a table.
    pub table: Table,
}

/// A bar, drawn relative to the longest of its chart.
pub struct Bar {
    /// Its label.
    pub label: Markup,
    /// The target of the link of its number.
    pub href: Option<String>,
    /// How much it counts.
    pub total: u32,
    /// Its parts; empty if it has one color.
    pub parts: Vec<(Part, u32)>,
}

/// A part of bars: the class of its color, and its name.
#[derive(Clone)]
pub struct Part {
    /// The class.
    pub class: &'static str,
    /// Its sign in the legend.
    pub sign: Markup,
    /// The name.
    pub name: String,
}

/// A table: its heads, its rows, each with the anchor it may have, and a last row of sums.
#[derive(Default)]
pub struct Table {
    /// The heads, that of the first column included.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The sums.
    pub sums: Option<Row>,
}

/// A row of a table.
pub struct Row {
    /// Where links lead to it.
    pub id: Option<String>,
    /// The label.
    pub label: Markup,
    /// The cells after the label.
    pub cells: Vec<Markup>,
}

impl Part {
    /// A part whose legend is a patch of its color.
    pub fn patch(class: &'static str, name: &str) -> Part {
        let sign =
            html! { svg.patch.(class) viewBox="0 0 1 1" aria-hidden="true" { rect width="1" height="1" {} } };
        Part { class, sign, name: name.to_owned() }
    }
}

/// Draws a chart with its table.
pub fn panel(setting: &Setting<'_>, panel: Panel<'_>) -> Markup {
    let id = panel.id;
    let highest = panel.bars.iter().map(|bar| bar.total).max().unwrap_or(0).max(1);
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (setting.text(&format!("numbers.{id}"))) }
            @if let Some(lead) = &panel.lead { p.lead { (lead) } }
            ol.hbars {
                @for bar in &panel.bars { li { (bar_line(setting, bar, highest)) } }
            }
            @if !panel.legend.is_empty() {
                ul.legend aria-label=(setting.text("histogram.legend")) {
                    @for part in &panel.legend { li { (part.sign) (part.name) } }
                }
            }
            (folded(None, setting.text("numbers.table"), html! {
                div.scroll tabindex="0" role="region" aria-labelledby=(id) { (table(&panel.table)) }
            }))
        }
    }
}

fn bar_line(setting: &Setting<'_>, bar: &Bar, highest: u32) -> Markup {
    let content = html! {
        span.label { (bar.label) }
        (drawing(setting, bar, highest))
        b { (setting.locale.number(bar.total.into())) }
    };
    html! {
        @match &bar.href {
            Some(href) => a href=(href) { (content) },
            None => span.bar { (content) },
        }
    }
}

/// The bar as a drawing, its parts side by side.
fn drawing(setting: &Setting<'_>, bar: &Bar, highest: u32) -> Markup {
    let starts = bar.parts.iter().scan(0, |end, (_, count)| {
        let start = *end;
        *end += count;
        Some(start)
    });
    let parts = bar.parts.iter().zip(starts).filter(|((_, count), _)| *count > 0);
    html! {
        svg viewBox=(format!("0 0 {highest} 1")) preserveAspectRatio="none" aria-hidden="true" {
            @if bar.parts.is_empty() { rect width=(bar.total) height="1" {} }
            @for ((part, count), start) in parts {
                rect.(part.class) x=(start) width=(count) height="1" {
                    title { (part.name) " " (setting.locale.number(u64::from(*count))) }
                }
            }
        }
    }
}

fn table(table: &Table) -> Markup {
    html! {
        table {
            thead { tr { @for head in &table.heads { th scope="col" { (head) } } } }
            tbody { @for row in &table.rows { (table_row(row)) } }
            @if let Some(sums) = &table.sums { tfoot { (table_row(sums)) } }
        }
    }
}

fn table_row(row: &Row) -> Markup {
    html! {
        tr id=[&row.id] {
            th scope="row" { (row.label) }
            @for cell in &row.cells { td { (cell) } }
        }
    }
}

/// A number that leads to the view of the timeline that counts it; nothing has no view to show.
pub fn counted(setting: &Setting<'_>, count: u32, state: &ViewState) -> Markup {
    let words = setting.locale.number(count.into());
    html! {
        @if count == 0 { (words) } @else { a href=(setting.view_href(state)) { (words) } }
    }
}

/// A number that no view counts.
pub fn plain(setting: &Setting<'_>, count: u32) -> Markup {
    html! { (setting.locale.number(count.into())) }
}

/// A name, marked with its language where that is not the page's.
pub fn named(name: &ShardName) -> Markup {
    html! { span lang=[&name.lang] { (name.label) } }
}
