//! The HTML document around a page: head, policy, the page's data, and the lines that start the app.

use crate::paths::{
    EMBED_SCRIPT, ICON, MANIFEST, TOUCH_ICON, WEB_MANIFEST, edition_file, messages, single_file,
};
use crate::render::frame_script::FRAME;
use crate::render::preview::head::head;
use crate::render::preview::page_preview::Preview;
use crate::render::shell::Shell;
use crate::render::subscriptions::subscriptions;
use maud::{Markup, PreEscaped, html};
use vigil_app::PageData;
use vigil_app::data::page_data::ELEMENT_ID;
use vigil_app::data::page_seal;
use vigil_app::url::route::Route;

/// Fits the page to the width of a screen, and the part above the keyboard to its height.
const VIEWPORT: &str = "width=device-width,initial-scale=1,interactive-widget=resizes-content";

/// The parts of a document.
pub struct Document<'a> {
    /// The page's data.
    pub page: &'a PageData,
    /// The metadata for other programs.
    pub preview: &'a Preview<'a>,
    /// The app, prerendered.
    pub body: &'a str,
}

impl Document<'_> {
    fn route(&self) -> &Route {
        &self.preview.content.route
    }

    /// The whole document.
    pub fn html(&self, shell: &Shell<'_>) -> String {
        let (locale, route) = (self.preview.local.locale, self.route());
        let is_embed = *route == Route::Embed;
        let json = serde_json::to_string(self.page).unwrap_or_default().replace('<', "\\u003c");
        let failed = if is_embed { "embed.failed" } else { "error.app" };
        let app = html! {
            div id="app" { (PreEscaped(self.body)) }
            script type="application/json" id=(ELEMENT_ID) { (PreEscaped(json)) }
        };
        let app = page_seal::sealed(&self.page.path, &app.into_string());
        // `script/start.js` compares the day of the data with today.
        let document = html! {
            (PreEscaped("<!doctype html>"))
            html lang=(locale.tag) data-app data-timeline[*route == Route::Timeline || is_embed] data-embed[is_embed]
                data-as-of=[self.page.site.as_of] {
                head { (self.head(shell)) }
                body {
                    p.failed id="app-failed" role="alert" hidden {
                        span { (locale.text(failed)) }
                        @if *route == Route::Timeline { " " span data-unanswered hidden { (locale.text("error.unanswered")) } }
                        " " button.button type="button" { (locale.text("error.reload")) }
                    }
                    p.failed id="app-on-disk" role="alert" hidden {
                        (locale.text("disk.how"))
                        @if shell.has_single_file { " " a href=(single_file(locale)) { (locale.text("disk.single")) } }
                    }
                    (PreEscaped(app))
                }
            }
        };
        document.into_string()
    }

    fn head(&self, shell: &Shell<'_>) -> Markup {
        let (route, app) = (self.route(), shell.app);
        let is_front = *route == Route::Timeline;
        html! {
            meta charset="utf-8";
            meta name="viewport" content=(VIEWPORT);
            meta http-equiv="Content-Security-Policy" content=(shell.policy(route));
            meta name="referrer" content="no-referrer";
            (shell.base.element(self.preview.local.locale, route))
            @if *route == Route::Embed { script { (PreEscaped(FRAME)) } }
            @if !is_front { link rel="stylesheet" href=(app.name("style.css")); }
            // After the sheet of all pages, which declares the order of the cascade layers.
            @if *route == Route::Embed { link rel="stylesheet" href=(app.sheet("embed")); }
            @if *route == Route::EmbedBuilder {
                link rel="stylesheet" href=(app.sheet("builder"));
                script src=(EMBED_SCRIPT) defer {}
            }
            (self.preloads(shell))
            (head(self.preview))
            @if route.is_listed() { (subscriptions(self.preview, self.page)) }
            link rel="icon" href=(ICON) type="image/svg+xml";
            link rel="apple-touch-icon" href=(TOUCH_ICON);
            link rel="manifest" href=(WEB_MANIFEST);
            meta name="color-scheme" content="light dark";
            // The front page has its sheet inline, to be drawn without a further file; after all links, so that these are
            // found before the sheet is read.
            @if is_front { style { (PreEscaped(&app.style)) } }
            link rel="stylesheet" href=(app.sheet("print")) media="print";
            script { (PreEscaped(&shell.start.lines)) }
        }
    }

    /// The files that the app needs at its start. On the front page it also reads the manifest of the index.
    fn preloads(&self, shell: &Shell<'_>) -> Markup {
        let in_edition = |path: &str| edition_file(shell.edition, path);
        let [script, wasm] = ["app.js", "app.wasm"].map(|name| shell.app.name(name));
        let [of_script, _, of_page] = &shell.start.integrity;
        let messages = in_edition(&messages(&self.preview.local.locale.tag));
        html! {
            link rel="modulepreload" href=(script) integrity=(of_script);
            link rel="modulepreload" href=(shell.start.page) integrity=(of_page);
            link rel="preload" href=(wasm) as="fetch" type="application/wasm" crossorigin="anonymous";
            link rel="preload" href=(messages) as="fetch" crossorigin="anonymous";
            @if *self.route() == Route::Timeline {
                link rel="preload" href=(in_edition(MANIFEST)) as="fetch" crossorigin="anonymous";
            }
        }
    }
}
