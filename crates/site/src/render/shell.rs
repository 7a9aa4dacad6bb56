//! The shared parts of all documents of a site: the files of the app, the policy, and the scripts that start a page.

use crate::digest::csp_source;
use crate::render::frame_script::FRAME;
use crate::render::start::Start;
use crate::source::app_bundle::AppBundle;
use vigil_app::locale::Locale;
use vigil_app::url::route::Route;

/// Finds the root of the site for the page that a host serves for any unknown address: before the first path segment
/// with which the path of a page can begin, else the path of the site (`data-root`). If the sheet of the site is not
/// there (a site below a path that it does not know, a mirror, a folder with the name of a kind of pages), the root is the
/// first folder above the address that has the sheet. Read at once, because all links of the page depend on it.
///
/// The first `<base>` counts, so it is inserted before the one for readers without JavaScript. An address with punctuation
/// after it, from the sentence it was copied out of, is opened without it. Slashes at the start are joined: `//host/` would be
/// another origin.
const FIND_ROOT: &str = "(function(){var l=location,p=l.pathname.replace(/^\\/+/,'/'),\
c=p.replace(/(%20|%E3%80%82|%EF%BC%8C|%EF%BC%89|[.,;:!)\\]>'\"])+\\/?$/,''),m=p.search(/\\/(SEGMENTS)(\\/|$)/),\
b=document.createElement('base'),r=m<0?document.currentScript.dataset.root:p.slice(0,m+1),i=0;\
function h(d){try{var x=new XMLHttpRequest();x.open('GET',d+'SHEET',false);x.send();\
return x.status==200&&/css/.test(x.getResponseHeader('content-type'))}catch(e){return false}}\
if(!h(r))for(;i>=0;i=p.indexOf('/',i+1))if(h(p.slice(0,i+1))){r=p.slice(0,i+1);break}\
b.href=r;document.head.prepend(b);if(c!=p)l.replace(c+l.search+l.hash)})()";

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
        let root = base_url.unwrap_or("/");
        let find_root = FIND_ROOT.replace("SEGMENTS", &first_segments(locales).join("|"));
        let find_root = find_root.replace("SHEET", app.name("style.css"));
        let start = Start::new(app, edition);
        Shell { app, start, edition, root, find_root, has_single_file: false }
    }

    /// The path of the site on its host, which the script that finds the root gets as `data-root`.
    pub fn root_path(&self) -> &str {
        path_of_address(self.root)
    }

    /// The content security policy of a page. A page for frames has a script of its own, as has the one for unknown
    /// addresses, and the builder shows a frame. The code of an address is saved from a picture in a `data:` address.
    /// Every page allows the inline sheet of the front page, because the app shows that page under the policy of the page
    /// that was opened first.
    pub fn policy(&self, route: &Route) -> String {
        let own = match route {
            Route::Embed => format!(" {}", csp_source(FRAME)),
            Route::NotFound => format!(" {}", csp_source(&self.find_root)),
            _ => String::new(),
        };
        let child = if *route == Route::EmbedBuilder { "; frame-src 'self'" } else { "" };
        format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {}{own}; style-src 'self' {}; \
             img-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'{child}",
            csp_source(&self.start.lines),
            csp_source(&self.app.style),
        )
    }
}

/// The path of an absolute address; the whole text if it is a path already.
fn path_of_address(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.find('/').and_then(|start| rest.get(start..)).unwrap_or("/")
}

/// The first segments of all paths of pages: languages, kinds of pages, and the folder of the feeds of categories.
fn first_segments(locales: &[Locale]) -> Vec<String> {
    let prefixes = locales.iter().filter(|locale| !locale.prefix.is_empty()).map(|locale| locale.tag.clone());
    let filled = [
        Route::Event("x".into()),
        Route::Person("x".into()),
        Route::Case("x".into()),
        Route::Country("x".into()),
        Route::Year(0),
    ];
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_of_lost_pages_is_a_path_on_the_origin_of_the_reader() {
        for (base_url, path) in [
            ("https://example.org/", "/"),
            ("https://example.org/a/b/", "/a/b/"),
            ("https://example.org", "/"),
            ("/", "/"),
        ] {
            assert_eq!(path_of_address(base_url), path, "{base_url}");
        }
    }
}
