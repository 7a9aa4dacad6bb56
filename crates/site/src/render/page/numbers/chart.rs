//! Draws a chart as HTML: its bars, their legend, the ways to it as a file, and a table of the same numbers.

use super::panel::{Bar, Panel, Row, Table};
use crate::paths::figure_file;
use crate::render::part::more::folded;
use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;

/// Draws a chart with its table, and between them the ways to its files.
pub fn chart(setting: &Setting<'_>, panel: &Panel, ways: &Markup) -> Markup {
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
            (ways)
            (folded(None, setting.text("numbers.table"), html! {
                div.scroll tabindex="0" role="region" aria-labelledby=(id) { (table(&panel.table)) }
            }))
        }
    }
}

/// The address of a chart of the page of numbers, and its files. `has_picture` is whether the site has it as a PNG.
pub fn ways(setting: &Setting<'_>, id: &str, has_picture: bool) -> Markup {
    let extensions = ["csv", "svg", "png"].into_iter().filter(|extension| has_picture || *extension != "png");
    html! {
        p.figure-ways.screen-only {
            a href=(format!("{}#{id}", setting.href(&Route::Numbers))) { (setting.text("numbers.link")) }
            @for extension in extensions {
                " " a href=(figure_file(setting.locale, id, extension)) download { (extension.to_ascii_uppercase()) }
            }
        }
    }
}

fn bar_line(setting: &Setting<'_>, bar: &Bar, highest: u32) -> Markup {
    let content = html! {
        span.label { (bar.label.html) }
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
    let parts = bar.segments().filter(|(_, _, count)| *count > 0);
    html! {
        svg width="100%" height="18" viewBox=(format!("0 0 {highest} 1")) preserveAspectRatio="none" aria-hidden="true" {
            @if bar.parts.is_empty() { rect width=(bar.total) height="1" {} }
            @for (part, start, count) in parts {
                rect.(part.class) x=(start) width=(count) height="1" {
                    title { (part.name) " " (setting.locale.number(u64::from(count))) }
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
            th scope="row" { (row.label.html) }
            @for cell in &row.cells { td { (cell.html) } }
        }
    }
}
