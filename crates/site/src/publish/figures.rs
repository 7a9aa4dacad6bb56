//! The charts of the page of numbers as files, next to that page: the numbers as CSV, the drawing as SVG, and as PNG where
//! the site draws cards. Each file names the site, the day of the data, the edition and the license.

mod colors;
mod composition;
mod drawing;
mod measure;

use crate::content::page::Page;
use crate::content::status_words::as_of_words;
use crate::output::Output;
use crate::paths::{figure_file, path_of};
use crate::publish::export::table::write_rows;
use crate::publish::locality::{Locality, Publish};
use crate::render::page::numbers::panel::{Panel, Row};
use crate::render::page::numbers::panels;
use anyhow::{Context, bail};
use composition::{Figure, compose};
use rayon::prelude::*;
use vigil_app::data::page_data::SiteData;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_app::url::view_state::ViewState;

/// The charts as files.
pub(crate) struct Figures;

impl Publish for Figures {
    fn name(&self) -> &'static str {
        "charts"
    }

    fn publish(&self, of: &Locality<'_>, output: &Output) -> anyhow::Result<usize> {
        let content = of.contents.of(&Route::Numbers);
        let Page::Numbers(data) = &content.page else { return Ok(0) };
        let (site, state) = (SiteData::default(), ViewState::default());
        let setting = Setting { locale: of.local.locale, site: &site, route: &Route::Numbers, state: &state };
        let panels = panels(&setting, data);
        panels.par_iter().try_for_each(|panel| {
            let files = files(of, &setting, panel, data.has_pictures)?;
            files.into_iter().try_for_each(|(extension, bytes)| {
                output.write(&figure_file(of.local.locale, panel.id, extension), &bytes)
            })
        })?;
        Ok(0)
    }
}

/// The files of a chart: their extensions and bytes.
fn files(
    of: &Locality<'_>,
    setting: &Setting<'_>,
    panel: &Panel,
    has_picture: bool,
) -> anyhow::Result<Vec<(&'static str, Vec<u8>)>> {
    let locale = of.local.locale;
    let (key, source) = (format!("numbers.{}", panel.id), source(of, panel.id));
    let title = locale.text(&key);
    let drawing = compose(&Figure { title, panel, source: &source, locale });
    let mut files =
        vec![("csv", table(setting, panel, &source)?), ("svg", drawing.svg(title, &locale.tag).into_bytes())];
    if has_picture {
        files.push(("png", picture(of, &drawing)?));
    }
    Ok(files)
}

/// The line that names where the numbers of a chart are from, and on which day.
fn source(of: &Locality<'_>, id: &str) -> String {
    let (local, locale) = (&of.local, of.local.locale);
    let address = local.model.addresses.absolute(&path_of(&locale.prefix, &Route::Numbers));
    let has_events = !local.model.dataset.events().is_empty();
    let parts = [
        Some(local.site_name()),
        address.map(|address| format!("{address}#{id}")),
        has_events.then(|| as_of_words(locale, "as_of.day", local.as_of())),
        Some(locale.fill("footer.build", &[("build", &of.edition.id)])),
        Some(locale.text("footer.license").to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<String>>().join(" · ")
}

/// The rows of a chart's table without its sums. The last column is the source, in each row, so that the file stays one
/// table.
fn table(setting: &Setting<'_>, panel: &Panel, source: &str) -> anyhow::Result<Vec<u8>> {
    let heads = panel.table.heads.iter().cloned().chain([setting.text("numbers.source").to_owned()]);
    let row = |row: &Row| {
        let cells = [&row.label].into_iter().chain(&row.cells).map(|words| words.text.clone());
        cells.chain([source.to_owned()]).collect()
    };
    let mut bytes = Vec::new();
    let rows = std::iter::once(heads.collect()).chain(panel.table.rows.iter().map(row));
    write_rows(rows, &mut bytes)?;
    Ok(bytes)
}

/// The PNG of a drawing. Fails if no font has one of its letters.
fn picture(of: &Locality<'_>, drawing: &drawing::Drawing) -> anyhow::Result<Vec<u8>> {
    let painter = of.scope.painter.context("a picture needs fonts")?;
    match drawing.outlines(&painter.faces()?) {
        Ok(svg) => Ok(painter.png(&svg)?.0),
        Err(missing) => {
            let page = path_of(&of.local.locale.prefix, &Route::Numbers);
            bail!("a chart has a letter that no font has: {}", missing.on_page(&page))
        }
    }
}

#[cfg(test)]
mod tests;
