//! For search engines: `sitemap.xml` with every page in every language, and `robots.txt`, which names it.
//!
//! A sitemap holds absolute addresses only, so there is none where the site does not know its own. One file holds 50,000
//! pages at most; a larger site gets numbered ones and an index of them.

use crate::compile::site_model::SiteModel;
use crate::output::Output;
use crate::paths::{ROBOTS, SITEMAP, path_of};
use crate::publish::locality::{Locality, Publish};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event as XmlEvent};
use std::io;
use vigil_app::Route;
use vigil_app::locale::Locale;
use vigil_model::EventDate;

/// The most pages of one file.
const PAGES: usize = 50_000;
/// The bytes past which a file takes no further page; the protocol allows 50 MB.
const BYTES: usize = 40_000_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

type Xml = Writer<Vec<u8>>;

/// The files for search engines.
pub(crate) struct Crawlers;

impl Publish for Crawlers {
    fn name(&self) -> &'static str {
        "files for search engines"
    }

    fn publish(&self, of: &Locality<'_>, output: &Output) -> anyhow::Result<usize> {
        let model = of.local.model;
        let base_url = model.addresses.base_url;
        // A site may bring its own rules with the files of the app.
        if !of.shell.app.files.iter().any(|(path, _)| path == ROBOTS) {
            output.write(ROBOTS, robots(base_url).as_bytes())?;
        }
        if let Some(base_url) = base_url {
            for (path, bytes) in sitemap(model, base_url, &of.contents.routes)? {
                output.write(&path, &bytes)?;
            }
        }
        Ok(0)
    }
}

/// `robots.txt`: everything may be read, and where the list of it is.
pub fn robots(base_url: Option<&str>) -> String {
    let sitemap = base_url.map(|base| format!("\nSitemap: {base}{SITEMAP}\n")).unwrap_or_default();
    format!("User-agent: *\nDisallow:\n{sitemap}")
}

/// The sitemap's files by their names; the pages of `routes` in every language.
pub fn sitemap(
    model: &SiteModel<'_>,
    base_url: &str,
    routes: &[Route],
) -> io::Result<Vec<(String, Vec<u8>)>> {
    let locales = model.locales;
    let mut files = vec![begin("urlset")?];
    let mut pages = 0;
    let routes = routes.iter().filter(|route| route.is_listed());
    for (route, locale) in routes.flat_map(|route| locales.iter().map(move |locale| (route, locale))) {
        if pages == PAGES || files.last().is_some_and(|file| file.0.get_ref().len() > BYTES) {
            files.push(begin("urlset")?);
            pages = 0;
        }
        if let Some(File(xml)) = files.last_mut() {
            write_page(xml, model, base_url, route, locale)?;
        }
        pages += 1;
    }
    let mut files = files.into_iter().map(|file| file.end("urlset")).collect::<io::Result<Vec<Vec<u8>>>>()?;
    if let ([_], Some(only)) = (files.as_slice(), files.first().cloned()) {
        return Ok(vec![(SITEMAP.to_owned(), only)]);
    }
    let mut index = begin("sitemapindex")?;
    let names: Vec<String> = (1..=files.len()).map(|number| format!("sitemap-{number}.xml")).collect();
    for name in &names {
        index.0.create_element("sitemap").write_inner_content(|xml| {
            let address = format!("{base_url}{name}");
            xml.create_element("loc").write_text_content(BytesText::new(&address))?;
            Ok(())
        })?;
    }
    let index = (SITEMAP.to_owned(), index.end("sitemapindex")?);
    Ok([index].into_iter().chain(names.into_iter().zip(files.drain(..))).collect())
}

/// A file being written, its outer element open.
struct File(Xml);

fn begin(element: &str) -> io::Result<File> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(XmlEvent::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let mut start = quick_xml::events::BytesStart::new(element);
    start.push_attribute(("xmlns", NAMESPACE));
    start.push_attribute(("xmlns:xhtml", XHTML));
    xml.write_event(XmlEvent::Start(start))?;
    Ok(File(xml))
}

impl File {
    fn end(mut self, element: &str) -> io::Result<Vec<u8>> {
        self.0.get_mut().push(b'\n');
        self.0.write_event(XmlEvent::End(quick_xml::events::BytesEnd::new(element)))?;
        Ok(self.0.into_inner())
    }
}

fn write_page(
    xml: &mut Xml,
    model: &SiteModel<'_>,
    base_url: &str,
    route: &Route,
    locale: &Locale,
) -> io::Result<()> {
    let locales = model.locales;
    let address = |prefix: &str| format!("{base_url}{}", path_of(prefix, route));
    let changed = changed(model, route);
    xml.get_mut().push(b'\n');
    xml.create_element("url").write_inner_content(|xml| {
        xml.create_element("loc").write_text_content(BytesText::new(&address(&locale.prefix)))?;
        if let Some(changed) = changed {
            xml.create_element("lastmod").write_text_content(BytesText::new(&changed.unqualified()))?;
        }
        let default =
            locales.iter().filter(|other| other.prefix.is_empty()).map(|other| ("x-default", other));
        let others = locales.iter().map(|other| (other.tag.as_str(), other)).chain(default);
        for (tag, other) in others {
            let address = address(&other.prefix);
            xml.create_element("xhtml:link")
                .with_attributes([("rel", "alternate"), ("hreflang", tag), ("href", address.as_str())])
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

/// The day on which the facts of a page last changed: that of its newest event, by `updated` where an event has it. `None`
/// for pages whose words are not from the data.
fn changed(model: &SiteModel<'_>, route: &Route) -> Option<EventDate> {
    let newest = |positions: &mut dyn Iterator<Item = usize>| {
        let days = positions.filter_map(|position| model.changed.get(position)).copied();
        EventDate::from_day(days.max()?).ok()
    };
    let of = |positions: Option<&Vec<usize>>| newest(&mut positions.into_iter().flatten().copied());
    match route {
        Route::Event(id) => newest(&mut model.dataset.event_position(id).into_iter()),
        Route::Person(id) => of(model.by_person.get(id.as_str())),
        Route::Case(id) => of(model.by_case.get(id.as_str())),
        Route::Country(code) => of(model.by_country.get(code.to_ascii_uppercase().as_str())),
        Route::Month(year, month) => of(model.by_month.get(&(*year, *month))),
        Route::Year(year) => {
            let months = model.by_month.range((*year, 0)..=(*year, u8::MAX));
            newest(&mut months.flat_map(|(_, positions)| positions).copied())
        }
        Route::Timeline | Route::People | Route::Cases | Route::Inside | Route::Numbers | Route::Data => {
            model.newest_change
        }
        Route::About
        | Route::Glossary
        | Route::Follow
        | Route::Embed
        | Route::EmbedBuilder
        | Route::NotFound => None,
    }
}
