//! The shared parts of all documents of a site: the files of the app, the policy, and the scripts that start a page.

use crate::digest::csp_source;
use crate::render::frame_script::FRAME;
use crate::render::start::Start;
use crate::source::app_bundle::AppBundle;
use vigil_app::locale::Locale;
use vigil_app::url::route::Route;

/// Finds the root of the site for the page that a host serves for any unknown address: before the first path segment
/// with which the path of a page can begin, else at the root that the site names. The first `<base>` counts, so it is
/// inserted before the one for readers without JavaScript.
const FIND_ROOT: &str = "(function(){var p=location.pathname,m=p.search(/\\/(SEGMENTS)(\\/|$)/),\
b=document.createElement('base');b.href=m<0?'ROOT':p.slice(0,m+1);document.head.prepend(b)})()";

/// Writes documents.
pub struct Shell<'a> {
    /// The files of the app.
    pub app: &'a AppBundle,
    /// The scripts that start a page.
    pub start: Start,
    /// The id of the edition.
    pub edition: &'a str,
    /// The site's address, or `/`.
    pub root: &'a str,
    /// The script that finds the root of the site for lost readers.
    pub find_root: String,
}

impl<'a> Shell<'a> {
    /// For a site in some languages.
    pub fn new(
        app: &'a AppBundle,
        edition: &'a str,
        locales: &[Locale],
        base_url: Option<&'a str>,
    ) -> Shell<'a> {
        let root = base_url.unwrap_or("/");
        let find_root = FIND_ROOT.replace("SEGMENTS", &first_segments(locales).join("|"));
        let find_root = find_root.replace("ROOT", root);
        Shell { app, start: Start::new(app), edition, root, find_root }
    }

    /// The content security policy of a page. A page for frames has a script of its own, and the builder shows a frame.
    /// Every page allows the inline sheet of the front page, because the app shows that page under the policy of the page
    /// that was opened first.
    pub fn policy(&self, route: &Route) -> String {
        let frame = match route {
            Route::Embed => format!("{} ", csp_source(FRAME)),
            _ => String::new(),
        };
        let child = if *route == Route::EmbedBuilder { "; frame-src 'self'" } else { "" };
        format!(
            "default-src 'none'; script-src {frame}'self' 'wasm-unsafe-eval' {} {}; style-src 'self' {}; \
             img-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'{child}",
            csp_source(&self.start.lines),
            csp_source(&self.find_root),
            csp_source(&self.app.style),
        )
    }
}

/// The first segments of all paths of pages: languages, kinds of pages, and the folder of the feeds of categories.
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
