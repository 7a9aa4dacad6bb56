//! The HTML document around a page: head, policy, the page's data, and the few lines that start the app.

use crate::app_files::AppFiles;
use crate::digest::csp_source;
use crate::preview::Preview;
use crate::start::Start;
use crate::{embed, feed};
use std::fmt::Write;
use vigil_app::PageData;
use vigil_app::data::page_data::ELEMENT_ID;
use vigil_app::locale::Locale;
use vigil_app::url::route::{Route, href};
use vigil_app::url::view_state::ViewState;
use vigil_model::EventDate;

/// What a document is made of.
pub struct Document<'a> {
    /// The page's data.
    pub page: &'a PageData,
    /// What previews and search engines are told of it.
    pub preview: &'a Preview<'a>,
    /// The page's route.
    pub route: &'a Route,
    /// The page's language.
    pub locale: &'a Locale,
    /// The app, prerendered.
    pub body: &'a str,
    /// The canonical address of the site.
    pub base_url: Option<&'a str>,
}

/// What a browser shows beside the page.
const ICONS: &str = "<link rel=\"icon\" href=\"icon.svg\" type=\"image/svg+xml\">\
<link rel=\"apple-touch-icon\" href=\"apple-touch-icon.png\"><link rel=\"manifest\" href=\"site.webmanifest\">\
<meta name=\"color-scheme\" content=\"light dark\">";

/// The element of embeds, of which the builder shows one.
const EMBED_ELEMENT: &str = "<script src=\"embed.js\" defer></script>";

/// Writes documents around pages.
pub struct Shell<'a> {
    app: &'a AppFiles,
    start: Start,
    find_root: String,
    policy: String,
    preloads: String,
    /// The preload of the index's manifest, for the front page: its app reads the file as it starts.
    index_preload: String,
    style: Style,
}

/// The style sheet, as the front pages and as all other pages have it.
struct Style {
    /// The element that links it.
    link: String,
    /// The element that holds it: the front pages are drawn without waiting for another file.
    element: String,
    /// What allows that element in the policy.
    source: String,
}

/// Finds the site's root for the page that is served wherever no page is: it stands before the first path segment
/// that begins a page's path, else where the site says it stands. The first base counts, so it goes before the one that
/// stands there for readers without JavaScript.
const FIND_ROOT: &str = "(function(){var p=location.pathname,m=p.search(/\\/(SEGMENTS)(\\/|$)/),\
b=document.createElement('base');b.href=m<0?'ROOT':p.slice(0,m+1);document.head.prepend(b)})()";

/// All first segments of the paths of pages: the languages but the default, the kinds of pages, and the folder of the
/// feeds of categories.
fn first_segments(locales: &[Locale]) -> Vec<String> {
    let prefixes = locales.iter().filter(|locale| !locale.prefix.is_empty()).map(|locale| locale.tag.clone());
    let filled =
        [Route::Event("x".into()), Route::Person("x".into()), Route::Case("x".into()), Route::Year(0)];
    let paths = filled.iter().chain(&Route::FIXED).map(Route::to_path);
    let segments = paths.filter_map(|path| path.split_once('/').map(|(first, _)| first.to_owned()));
    let mut all: Vec<String> = Vec::new();
    for segment in prefixes.chain(segments).chain(["category".to_owned()]) {
        if !all.contains(&segment) {
            all.push(segment);
        }
    }
    all
}

impl<'a> Shell<'a> {
    /// For the site's app and languages.
    pub fn new(app: &'a AppFiles, build: &str, locales: &[Locale], base_url: Option<&str>) -> Shell<'a> {
        let start = Start::new(app);
        let find_root = FIND_ROOT.replace("SEGMENTS", &first_segments(locales).join("|"));
        let find_root = find_root.replace("ROOT", base_url.unwrap_or("/"));
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {} {}; style-src 'self'STYLE; img-src 'self' data:; \
             connect-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'",
            csp_source(&start.lines),
            csp_source(&find_root),
        );
        let preloads = format!(
            "<link rel=\"modulepreload\" href=\"{}\">\
             <link rel=\"preload\" href=\"{}\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\">\
             <link rel=\"preload\" href=\"data/{build}/LOCALE/messages.json\" as=\"fetch\" crossorigin=\"anonymous\">",
            app.script, app.wasm
        );
        let index_preload = format!(
            "<link rel=\"preload\" href=\"data/{build}/manifest.json\" as=\"fetch\" crossorigin=\"anonymous\">"
        );
        let style = Style {
            link: format!("<link rel=\"stylesheet\" href=\"{}\">", app.style),
            element: format!("<style>{}</style>", app.sheet),
            source: format!(" {}", csp_source(&app.sheet)),
        };
        Shell { app, start, find_root, policy, preloads, index_preload, style }
    }

    /// The script that every page loads, which is the site's own: its name, and what it holds.
    pub fn page_script(&self) -> (&str, &str) {
        (&self.start.page, &self.start.script)
    }

    /// The name of the sheet of all pages.
    pub fn style_sheet(&self) -> &str {
        &self.app.style
    }

    /// The name of the sheet that a page links beside the one of all pages; empty where there is none.
    pub fn own_sheet(&self, page: &str) -> &str {
        self.app.own_sheet(page)
    }

    /// The whole document.
    pub fn document(&self, document: &Document<'_>) -> String {
        let Document { page, locale, route, .. } = document;
        let text = |key: &str| escape(locale.text(key));
        let json = serde_json::to_string(*page).unwrap_or_default().replace('<', "\\u003c");
        let (kind, link, element) = match route {
            Route::Timeline => (" data-timeline", "", self.style.element.as_str()),
            Route::Embed => (" data-timeline data-embed", self.style.link.as_str(), ""),
            _ => ("", self.style.link.as_str(), ""),
        };
        let mut html = begin(&locale.tag, kind, page.site.as_of);
        let _ = write!(
            html,
            "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1,interactive-widget=resizes-content\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{}\"><meta name=\"referrer\" content=\"no-referrer\">",
            self.policy_of(route)
        );
        match route {
            Route::NotFound => {
                let root = document.base_url.unwrap_or("/");
                let _ = write!(html, "<base href=\"{}\"><script>{}</script>", escape(root), self.find_root);
            }
            _ => {
                // What is followed in a frame opens outside of it.
                let target = if **route == Route::Embed { " target=\"_blank\"" } else { "" };
                let _ = write!(
                    html,
                    "<base href=\"{}\"{target}>",
                    path_to_root(&href(&locale.prefix, route, &ViewState::default()))
                );
            }
        }
        if **route == Route::Embed {
            let _ = write!(html, "<script>{}</script>", embed::FRAME);
        }
        html.push_str(link);
        // After the sheet of all pages, which says how the cascade's layers follow each other.
        let print = format!("<link rel=\"stylesheet\" href=\"{}\" media=\"print\">", self.own_sheet("print"));
        let own = match route {
            Route::Embed => "embed",
            Route::EmbedBuilder => "builder",
            _ => "",
        };
        if !own.is_empty() {
            let _ = write!(html, "<link rel=\"stylesheet\" href=\"{}\">", self.own_sheet(own));
        }
        if **route == Route::EmbedBuilder {
            html.push_str(EMBED_ELEMENT);
        }
        html.push_str(&self.preloads.replace("LOCALE", &locale.tag));
        if **route == Route::Timeline {
            html.push_str(&self.index_preload);
        }
        html.push_str(&document.preview.head());
        if route.is_listed() {
            write_feeds(&mut html, document);
        }
        html.push_str(ICONS);
        // Last, so that what is linked above is found before the whole sheet is there.
        html.push_str(element);
        html.push_str(&print);
        let _ = write!(
            html,
            "<script>{}</script></head><body><p class=\"failed\" id=\"app-failed\" role=\"alert\" hidden>{}</p>\
             <div id=\"app\">{}</div><script type=\"application/json\" id=\"{ELEMENT_ID}\">{json}</script></body></html>",
            self.start.lines,
            text(if **route == Route::Embed { "embed.failed" } else { "error.app" }),
            document.body
        );
        html
    }

    /// The policy of a page: an embed holds its first lines, and its builder shows an embed. Every page allows the sheet
    /// that the front page holds, because the app reads that page under the policy of the page it was opened with.
    fn policy_of(&self, route: &Route) -> String {
        let policy = self.policy.replace("STYLE", &self.style.source);
        match route {
            Route::Embed => {
                let script = format!("script-src {} ", csp_source(embed::FRAME));
                policy.replacen("script-src ", &script, 1)
            }
            Route::EmbedBuilder => format!("{policy}; frame-src 'self'"),
            _ => policy,
        }
    }
}

/// The first tags, with the day of the data, by which `script/start.js` tells old data.
fn begin(tag: &str, kind: &str, as_of: Option<EventDate>) -> String {
    let as_of = as_of.map(|date| format!(" data-as-of=\"{date}\"")).unwrap_or_default();
    format!("<!doctype html><html lang=\"{tag}\"{kind}{as_of}><head>")
}

/// Names the feeds and calendars of a page: its own, and the site's.
fn write_feeds(html: &mut String, document: &Document<'_>) {
    let Document { page, locale, route, .. } = document;
    for feed::Alternate { folder, file, media_type, title } in feed::alternates(route, &route.to_path()) {
        let title = match title {
            Some(key) => locale.text(key),
            None if folder.is_empty() => &page.site.name,
            None => &page.title,
        };
        let _ = write!(
            html,
            "<link rel=\"alternate\" type=\"{media_type}\" title=\"{}\" href=\"{}{folder}{file}\">",
            escape(title),
            locale.prefix
        );
    }
}

/// The way from a page to the site's root.
fn path_to_root(path: &str) -> String {
    let depth = path.matches('/').count() - usize::from(path.starts_with("./"));
    if depth == 0 { "./".to_owned() } else { "../".repeat(depth) }
}

/// Text as it stands in HTML, in an element or in a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_as_far_up_as_the_page_is_deep() {
        for (path, root) in [
            ("./", "./"),
            ("zh-Hant/", "../"),
            ("event/x/", "../../"),
            ("zh-Hant/year/2021/03/", "../../../../"),
        ] {
            assert_eq!(path_to_root(path), root, "{path}");
        }
    }

    #[test]
    fn data_is_text_and_never_markup() {
        assert_eq!(escape("<script>'\"&"), "&lt;script&gt;&#39;&quot;&amp;");
    }
}
