//! Each event as other sites show it alone: a page beside the event's own, without the app. It reads without JavaScript;
//! its few lines of script tell the page around the frame how high it is, and follow that page's theme.

use crate::address::path_of;
use crate::bare_document::BareDocument;
use crate::digest::csp_source;
use crate::document::Shell;
use crate::embed::FRAME;
use crate::moved::Move;
use crate::output::Output;
use crate::pages::Pages;
use crate::render::page::page;
use crate::render::part::footer::credit_line;
use rayon::prelude::*;
use vigil_app::data::page_data::SiteData;
use vigil_app::locale::Locale;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_app::url::view_state::ViewState;
use vigil_model::EventDate;

/// The folder of an event's embed, in that of its page.
pub const FOLDER: &str = "embed/";

/// Draws the embeds of single events in one language.
pub struct Singles<'a> {
    /// What the pages show.
    pub pages: &'a Pages<'a>,
    /// The language.
    pub locale: &'a Locale,
    /// What writes documents.
    pub shell: &'a Shell<'a>,
}

impl Singles<'_> {
    /// Writes the embed of each event among the routes.
    pub fn write(&self, routes: &[Route], output: &Output) -> anyhow::Result<()> {
        routes.par_iter().try_for_each(|route| match route {
            Route::Event(id) => {
                let state = ViewState { event: Some(id.clone()), ..ViewState::default() };
                self.write_at(route, (route, &state), output)
            }
            _ => Ok(()),
        })
    }

    /// Writes the embeds of events under their former ids as well, whole: a page that only leads on would lose the theme
    /// that the frame's address asks for.
    pub fn write_moved(&self, moves: &[Move], output: &Output) -> anyhow::Result<()> {
        moves.par_iter().try_for_each(|one| match &one.new {
            Route::Event(id) => {
                let state = ViewState { event: Some(id.clone()), ..ViewState::default() };
                self.write_at(&one.old, (&one.new, &state), output)
            }
            _ => Ok(()),
        })
    }

    /// Writes an event's embed beside the page of `at`.
    fn write_at(
        &self,
        at: &Route,
        (route, state): (&Route, &ViewState),
        output: &Output,
    ) -> anyhow::Result<()> {
        let path = format!("{}{FOLDER}index.html", path_of(&self.locale.prefix, at));
        output.write(&path, self.document(route, state, &path).as_bytes())
    }

    fn document(&self, route: &Route, state: &ViewState, path: &str) -> String {
        let (content, title, _) = self.pages.content(route);
        let site = SiteData { name: self.pages.site_name(), ..SiteData::default() };
        let own = ViewState::default();
        let setting = |route, state| Setting { locale: self.locale, site: &site, route, state };
        let event = page(&setting(route, &own), &content, "").into_string();
        let as_of = EventDate::from_day(self.pages.as_of()).ok();
        let credit = credit_line(&setting(&Route::Embed, state), as_of).into_string();
        let document = BareDocument {
            lang: &self.locale.tag,
            marks: "data-embed",
            script_source: &csp_source(FRAME),
            path,
            first: &format!("<script>{FRAME}</script>"),
            is_framed: true,
            sheets: &[self.shell.style_sheet(), self.shell.own_sheet("embed")],
            title: &title,
            last: "<meta name=\"color-scheme\" content=\"light dark\">",
            body: &format!(
                "<main id=\"main\"><div class=\"embed\"><div class=\"event-opened\">{event}</div></div></main>{credit}"
            ),
        };
        document.html()
    }
}
