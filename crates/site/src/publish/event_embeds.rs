//! The embeds of single events: next to the page of each event a document for the frames of other sites.
//!
//! It can be read without JavaScript. Its script reports its height to the page around the frame and follows that page's
//! theme. There is one under each former id too, because a redirect would lose the theme in the frame's address.

use crate::content::page::Page;
use crate::output::Output;
use crate::paths::{event_embed, index_in};
use crate::publish::locality::{Locality, Publish};
use crate::render::bare_document::{BareDocument, Use};
use crate::render::page::embedded_event;
use crate::render::part::footer::credit_line;
use maud::html;
use rayon::prelude::*;
use vigil_app::data::page_data::SiteData;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_app::url::view_state::ViewState;
use vigil_model::{EventDate, EventId};

/// The embeds of single events.
pub struct EventEmbeds;

impl Publish for EventEmbeds {
    fn name(&self) -> &'static str {
        "embeds of events"
    }

    fn publish(&self, of: &Locality<'_>, output: &Output) -> anyhow::Result<usize> {
        of.contents.routes.par_iter().try_for_each(|route| match route {
            Route::Event(id) => write(of, route, id, output),
            _ => Ok(()),
        })?;
        if !of.scope.lists_only {
            of.local.model.moves.par_iter().try_for_each(|moved| match &moved.new {
                Route::Event(id) => write(of, &moved.old, id, output),
                _ => Ok(()),
            })?;
        }
        Ok(0)
    }
}

/// Writes the embed of an event, in the folder of the page `at`.
fn write(of: &Locality<'_>, at: &Route, id: &EventId, output: &Output) -> anyhow::Result<()> {
    let (locale, shell, route) = (of.local.locale, of.shell, Route::Event(id.clone()));
    let content = of.contents.of(&route);
    let Page::Event(event) = &content.page else { return Ok(()) };
    let path = index_in(&event_embed(locale, at));
    let site = SiteData { name: of.local.site_name(), ..SiteData::default() };
    let (plain, opened) =
        (ViewState::default(), ViewState { event: Some(id.clone()), ..ViewState::default() });
    let event = embedded_event(&Setting { locale, site: &site, route: &route, state: &plain }, event);
    let as_of = EventDate::from_day(of.local.as_of()).ok();
    let credit = Setting { locale, site: &site, route: &Route::Embed, state: &opened };
    let document = BareDocument {
        usage: Use::Frame(None),
        lang: &locale.tag,
        path: &path,
        sheets: &[shell.app.name("style.css"), shell.app.sheet("embed")],
        title: &content.heading,
        body: html! {
            main id="main" { div.embed { div.event-opened { (event) } } }
            (credit_line(&credit, as_of))
        },
    };
    output.write(&path, document.html().as_bytes())
}
