//! The shared parts of all documents of a site: the files of the app, the policy, and the scripts that start a page.

use crate::digest::csp_source;
use crate::render::base::Base;
use crate::render::frame_script::FRAME;
use crate::render::start::Start;
use crate::source::app_bundle::AppBundle;
use vigil_app::locale::Locale;
use vigil_app::url::route::Route;

/// Writes documents.
pub struct Shell<'a> {
    /// The files of the app.
    pub app: &'a AppBundle,
    /// The scripts that start a page.
    pub start: Start,
    /// The id of the edition.
    pub edition: &'a str,
    /// The root of the site as pages name it.
    pub base: Base<'a>,
    /// Whether the whole timeline is also published as one file a language.
    pub has_single_file: bool,
}

impl<'a> Shell<'a> {
    /// For a site in some languages.
    pub fn new(
        app: &'a AppBundle,
        edition: &'a str,
        locales: &[Locale],
        base_url: Option<&'a str>,
    ) -> Shell<'a> {
        let (base, start) = (Base::new(app, locales, base_url), Start::new(app, edition));
        Shell { app, start, edition, base, has_single_file: false }
    }

    /// The content security policy of a page. A page for frames has a script of its own, and the builder shows a frame. The code of an address is saved from a picture in a `data:` address.
    /// Every page allows the inline sheet of the front page, because the app shows that page under the policy of the page
    /// that was opened first.
    pub fn policy(&self, route: &Route) -> String {
        let own = match route {
            Route::Embed => format!(" {}", csp_source(FRAME)),
            _ => String::new(),
        };
        let child = if *route == Route::EmbedBuilder { "; frame-src 'self'" } else { "" };
        format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {} {}{own}; style-src 'self' {}; \
             img-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'{child}",
            csp_source(&self.start.lines),
            csp_source(self.base.script(route)),
            csp_source(&self.app.style),
        )
    }
}
