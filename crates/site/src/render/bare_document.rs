//! A document without the app and its data. Search engines list the page it belongs to, and not the document.

use crate::digest::csp_source;
use crate::paths::{ICON, root_of};
use crate::render::frame_script::FRAME;
use maud::{Markup, PreEscaped, html};

/// The use of such a document, on which its attributes, its policy and its scripts depend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use<'a> {
    /// A sheet to print, in the light theme.
    Poster(Poster<'a>),
    /// A document for a frame, whose links open outside of it, with a script besides the one of all frames.
    Frame(Option<&'a str>),
    /// A page at an old address: leads to the path at once, without a script, and names the canonical address.
    Moved(&'a str, &'a str),
}

/// The facts about a page that the head of its poster names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Poster<'a> {
    /// The address of the page; `None` if the site does not know its own.
    pub page: Option<&'a str>,
    /// The description of the page.
    pub description: &'a str,
    /// The script that draws the code of an address that only the browser knows.
    pub script: Option<&'a str>,
}

/// The parts of such a document.
pub struct BareDocument<'a> {
    /// Its use.
    pub usage: Use<'a>,
    /// Its language.
    pub lang: &'a str,
    /// Its path below the site's root.
    pub path: &'a str,
    /// The names of its style sheets.
    pub sheets: &'a [&'a str],
    /// Its title.
    pub title: &'a str,
    /// Its body.
    pub body: Markup,
}

impl BareDocument<'_> {
    /// The whole document.
    pub fn html(&self) -> String {
        let is_poster = matches!(self.usage, Use::Poster(_));
        let is_frame = matches!(self.usage, Use::Frame(_));
        let document = html! {
            (PreEscaped("<!doctype html>"))
            html lang=(self.lang) data-theme=[is_poster.then_some("light")] data-poster[is_poster]
                data-embed[is_frame] data-moved[matches!(self.usage, Use::Moved(..))] {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width,initial-scale=1";
                    meta http-equiv="Content-Security-Policy" content=(self.policy());
                    meta name="referrer" content="no-referrer";
                    base href=(root_of(self.path)) target=[is_frame.then_some("_blank")];
                    // Before the sheets: it sets the theme of the page around the frame.
                    @if is_frame { script { (PreEscaped(FRAME)) } }
                    @for sheet in self.sheets { link rel="stylesheet" href=(sheet); }
                    title { (self.title) }
                    (self.last())
                }
                body { (self.body) }
            }
        };
        document.into_string()
    }

    fn policy(&self) -> String {
        let scripts = match self.usage {
            Use::Poster(poster) if poster.script.is_some() => "'self'".to_owned(),
            Use::Frame(None) => csp_source(FRAME),
            Use::Frame(Some(_)) => format!("'self' {}", csp_source(FRAME)),
            Use::Poster(_) | Use::Moved(..) => "'none'".to_owned(),
        };
        // The icon is the only picture, and a frame has none.
        let pictures = if matches!(self.usage, Use::Frame(_)) { "'none'" } else { "'self'" };
        format!(
            "default-src 'none'; script-src {scripts}; style-src 'self'; img-src {pictures}; base-uri 'self'; \
             form-action 'none'"
        )
    }

    /// The end of the head.
    fn last(&self) -> Markup {
        let icon = html! { link rel="icon" href=(ICON) type="image/svg+xml"; };
        let both_themes = html! { meta name="color-scheme" content="light dark"; };
        html! {
            @match self.usage {
                Use::Poster(poster) => {
                    meta name="description" content=(poster.description);
                    // Instead of `noindex`, which some search engines extend to the canonical page.
                    @if let Some(page) = poster.page { link rel="canonical" href=(page); }
                    (icon)
                    @if let Some(script) = poster.script { script type="module" src=(script) {} }
                }
                Use::Frame(script) => {
                    meta name="robots" content="noindex";
                    (both_themes)
                    @if let Some(script) = script { script src=(script) defer {} }
                }
                Use::Moved(path, canonical) => {
                    meta http-equiv="refresh" content={ "0; url=" (path) };
                    link rel="canonical" href=(canonical);
                    (both_themes)
                    (icon)
                }
            }
        }
    }
}
