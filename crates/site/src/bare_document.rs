//! A document that stands alone: without the app, its data and its previews, and left out by search engines.

use crate::document::escape;
use std::fmt::Write;

/// What such a document is made of.
pub struct BareDocument<'a> {
    /// Its language.
    pub lang: &'a str,
    /// The attributes of the root element.
    pub marks: &'a str,
    /// Where its scripts may come from, as the policy names it.
    pub script_source: &'a str,
    /// Its path below the site's root.
    pub path: &'a str,
    /// What is written before the style sheets.
    pub first: &'a str,
    /// Whether its links open outside the frame it stands in.
    pub is_framed: bool,
    /// Its style sheets.
    pub sheets: &'a [&'a str],
    /// Its title.
    pub title: &'a str,
    /// What is written after all else in the head.
    pub last: &'a str,
    /// Its body, as HTML.
    pub body: &'a str,
}

impl BareDocument<'_> {
    /// The whole document.
    pub fn html(&self) -> String {
        let mut html = format!(
            "<!doctype html><html lang=\"{}\" {}><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {}; \
             style-src 'self'; img-src 'self' data:; base-uri 'self'\"><meta name=\"referrer\" content=\"no-referrer\">\
             <base href=\"{}\"{}>{}",
            self.lang,
            self.marks,
            self.script_source,
            "../".repeat(self.path.matches('/').count()),
            if self.is_framed { " target=\"_blank\"" } else { "" },
            self.first,
        );
        for sheet in self.sheets {
            let _ = write!(html, "<link rel=\"stylesheet\" href=\"{}\">", escape(sheet));
        }
        let _ = write!(
            html,
            "<title>{}</title><meta name=\"robots\" content=\"noindex\">{}</head><body>{}</body></html>",
            escape(self.title),
            self.last,
            self.body
        );
        html
    }
}
