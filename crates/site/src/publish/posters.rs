//! The posters: next to the page of each case, each event and each person of a case a sheet to print.
//!
//! A poster is a document without the app, whose canonical address is its page's. If the site does not know its address,
//! the browser does, and a script draws the QR code.

use crate::output::Output;
use crate::paths::{POSTER_SCRIPT, poster_file};
use crate::publish::locality::{Locality, Publish};
use crate::render::bare_document::{BareDocument, Poster, Use};
use crate::render::page::poster::poster_page;
use rayon::prelude::*;
use vigil_app::data::page_data::SiteData;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_app::url::view_state::ViewState;

/// The posters.
pub struct Posters;

impl Publish for Posters {
    fn name(&self) -> &'static str {
        "posters"
    }

    fn publish(&self, of: &Locality<'_>, output: &Output) -> anyhow::Result<usize> {
        let may_have = |route: &&Route| matches!(route, Route::Case(_) | Route::Event(_) | Route::Person(_));
        let written = of.contents.routes.par_iter().filter(may_have).map(|route| {
            let Some(html) = html(of, route) else { return Ok(0) };
            output.write(&poster_file(of.local.locale, route), html.as_bytes())?;
            Ok(1)
        });
        written.sum()
    }
}

/// The document of a poster; `None` if the page has none.
fn html(of: &Locality<'_>, route: &Route) -> Option<String> {
    let (locale, shell) = (of.local.locale, of.shell);
    let content = of.contents.of(route);
    let poster = of.local.poster(&content)?;
    let site = SiteData { name: of.local.site_name(), ..SiteData::default() };
    let state = ViewState::default();
    let title = locale.fill("poster.title", &[("title", &poster.title.text), ("site", &site.name)]);
    let document = BareDocument {
        usage: Use::Poster(Poster {
            page: poster.address.as_ref().map(|(address, _)| address.as_str()),
            description: &content.description,
            script: poster.address.is_none().then_some(POSTER_SCRIPT),
        }),
        lang: &locale.tag,
        path: &poster_file(locale, route),
        sheets: &[shell.app.name("style.css"), shell.app.sheet("bars"), shell.app.sheet("poster")],
        title: &title,
        body: poster_page(&Setting { locale, site: &site, route, state: &state }, &poster),
    };
    Some(document.html())
}
