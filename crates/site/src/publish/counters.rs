//! The counters and cards for the pages of other sites: how many people are behind bars, in all or of a case, and the
//! standing of a person.
//!
//! Each is a small document without the app, which can be read without JavaScript. Its script reports its height to the
//! page around the frame, and `counter.js` lets days run on if they may.

use crate::content::counter::{Counted, CounterData};
use crate::output::Output;
use crate::paths;
use crate::publish::locality::{Locality, Publish};
use crate::render::bare_document::{BareDocument, Use};
use crate::render::page::counter::{card, counter};
use maud::{Markup, html};
use rayon::prelude::*;
use vigil_app::data::page_data::SiteData;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_app::url::view_state::ViewState;

/// The counter of everybody, one for each case in which somebody is charged, and a counter and a card for each person of a
/// case.
pub struct Counters;

impl Publish for Counters {
    fn name(&self) -> &'static str {
        "counters"
    }

    fn publish(&self, of: &Locality<'_>, output: &Output) -> anyhow::Result<usize> {
        let locale = of.local.locale;
        write_counter(of, &paths::counter(locale), &of.local.counter(), output)?;
        let cases = of.local.counts_by_case();
        of.contents.routes.par_iter().try_for_each(|route| match route {
            Route::Case(id) => {
                let counts = cases.get(id);
                match counts.and_then(|counts| of.local.counter_of_case(id, *counts)) {
                    Some(data) => write_counter(of, &paths::case_counter(locale, id), &data, output),
                    None => Ok(()),
                }
            }
            Route::Person(id) => match of.local.counter_of_person(id) {
                Some(data) => {
                    write_counter(of, &paths::person_counter(locale, id), &data, output)?;
                    write_card(of, &paths::person_card(locale, id), &data, output)
                }
                None => Ok(()),
            },
            _ => Ok(()),
        })?;
        Ok(0)
    }
}

fn write_counter(of: &Locality<'_>, folder: &str, data: &CounterData, output: &Output) -> anyhow::Result<()> {
    write(of, folder, data, &["counter"], |setting| counter(setting, data), output)
}

fn write_card(of: &Locality<'_>, folder: &str, data: &CounterData, output: &Output) -> anyhow::Result<()> {
    let Counted::Person(person) = &data.counted else { return Ok(()) };
    write(of, folder, data, &["bars", "counter"], |setting| card(setting, person), output)
}

fn write(
    of: &Locality<'_>,
    folder: &str,
    data: &CounterData,
    sheets: &[&str],
    draw: impl Fn(&Setting<'_>) -> Markup,
    output: &Output,
) -> anyhow::Result<()> {
    let (locale, app) = (of.local.locale, of.shell.app);
    let site = SiteData { name: of.local.site_name(), ..SiteData::default() };
    let state = ViewState::default();
    let setting = Setting { locale, site: &site, route: &Route::Embed, state: &state };
    let title = match &data.counted {
        Counted::All(_) => locale.text("counter.title"),
        Counted::Case(case) => &case.name.label,
        Counted::Person(person) => &person.name.label,
    };
    let sheets: Vec<&str> =
        [app.name("style.css")].into_iter().chain(sheets.iter().map(|sheet| app.sheet(sheet))).collect();
    let path = paths::index_in(folder);
    let document = BareDocument {
        usage: Use::Frame(Some(paths::COUNTER_SCRIPT)),
        lang: &locale.tag,
        path: &path,
        sheets: &sheets,
        title: &format!("{title} · {}", site.name),
        body: html! { main id="main" { (draw(&setting)) } },
    };
    output.write(&path, document.html().as_bytes())
}
