//! The root of the site as a page names it: `<base>`, with a script that mends it where the page is at another address than
//! its own.

use crate::paths::{path_of, root_of};
use crate::source::app_bundle::AppBundle;
use maud::{Markup, PreEscaped, html};
use vigil_app::locale::Locale;
use vigil_app::url::route::Route;

/// Resolves the root as below the page where a host serves the page of a folder without leading to the slash. The names
/// of such addresses have no ending. Only `<base>` is changed and not the address, because a host may lead the other way.
const BELOW_PAGE: &str = "(function(){var b=document.querySelector('base'),l=location;\
if(!/\\/(index)?$|\\.html?$/.test(l.pathname))b.href=new URL(b.getAttribute('href'),l.origin+l.pathname+'/')})()";

/// Finds the root of the site for the page that a host serves for any unknown address: before the first path segment
/// with which the path of a page can begin, else the path of the site (`data-root`). If the sheet of the site is not
/// there (a site below a path that it does not know, a mirror, a folder with the name of a kind of pages), the root is the
/// first folder above the address that has the sheet. Read at once, because all links of the page depend on it.
///
/// The first `<base>` counts, so it is inserted before the one for readers without JavaScript. An address with punctuation
/// after it, from the sentence it was copied out of, is opened without it, and one in capitals below the root in small
/// letters, as all paths are but for the tags of languages (`TAGS` writes those as they are). Slashes at the start are
/// joined: `//host/` would be another origin.
const FIND_ROOT: &str = "(function(){var l=location,p=l.pathname.replace(/^\\/+/,'/'),\
c=p.replace(/(%20|%E3%80%82|%EF%BC%8C|%EF%BC%89|[.,;:!)\\]>'\"])+\\/?$/,''),m=p.search(/\\/(SEGMENTS)(\\/|$)/),\
b=document.createElement('base'),r=m<0?document.currentScript.dataset.root:p.slice(0,m+1),i=0;\
function h(d){try{var x=new XMLHttpRequest();x.open('GET',d+'SHEET',false);x.send();\
return x.status==200&&/css/.test(x.getResponseHeader('content-type'))}catch(e){return false}}\
if(!h(r))for(;i>=0;i=p.indexOf('/',i+1))if(h(p.slice(0,i+1))){r=p.slice(0,i+1);break}\
b.href=r;document.head.prepend(b);if(!c.indexOf(r))c=r+c.slice(r.length).toLowerCase()TAGS;\
if(c!=p)l.replace(c+l.search+l.hash)})()";

/// The root of a site.
pub struct Base<'a> {
    /// The site's address, or `/`.
    root: &'a str,
    /// The script that finds the root for lost readers.
    find_root: String,
}

impl<'a> Base<'a> {
    /// For a site in some languages.
    pub fn new(app: &AppBundle, locales: &[Locale], base_url: Option<&'a str>) -> Base<'a> {
        let find_root = FIND_ROOT.replace("SEGMENTS", &first_segments(locales).join("|"));
        let tags = locales.iter().filter(|locale| !locale.prefix.is_empty()).map(|locale| &locale.tag);
        let tags = tags.map(|tag| format!(".replace(/^{}\\//,'{tag}/')", tag.to_lowercase()));
        let find_root = find_root.replace("TAGS", &tags.collect::<String>());
        let find_root = find_root.replace("SHEET", app.name("style.css"));
        Base { root: base_url.unwrap_or("/"), find_root }
    }

    /// The script of a page, which its policy allows.
    pub fn script(&self, route: &Route) -> &str {
        if *route == Route::NotFound { &self.find_root } else { BELOW_PAGE }
    }

    /// The element with its script, for the page of a language. Nothing before it may have a relative address.
    pub fn element(&self, locale: &Locale, route: &Route) -> Markup {
        let script = PreEscaped(self.script(route));
        html! {
            @if *route == Route::NotFound {
                base href=(self.root);
                script data-root=(path_of_address(self.root)) { (script) }
            } @else {
                // Links in a frame open outside of it.
                base href=(root_of(&path_of(&locale.prefix, route))) target=[(*route == Route::Embed).then_some("_blank")];
                script { (script) }
            }
        }
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
