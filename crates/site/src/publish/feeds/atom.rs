//! Atom feeds (RFC 4287): the entries that changed last, each with its whole summary and its sources as links.
//!
//! Addresses are absolute where the site's is known, else relative to the feed, which the format allows; `rel="self"`
//! is only of use absolute and is left out without it.
//!
//! A browser shows a feed by a style sheet, with a paragraph of XHTML that explains it. Feed readers ignore both.

use crate::paths::{FEED, FEED_ICON, FEED_SHEET, path_of, root_of};
use crate::publish::feeds::publication::Publication;
use crate::publish::feeds::selection::{Selection, Subject};
use maud::{Markup, html};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesPI, BytesText, Event as XmlEvent};
use std::borrow::Cow;
use std::io;
use vigil_app::locale::Locale;
use vigil_app::url::route::Route;
use vigil_index::ShardText;
use vigil_model::{Day, Event, Source};

/// How many entries the feed of all events has at most; the calendar and the files have them all.
pub const ENTRIES: usize = 200;
/// How many entries a feed of a category, case or person has at most: there may be very many of them.
pub const ENTRIES_OF_ONE: usize = 50;

/// The license of the data.
const LICENSE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// The namespace of the paragraph for browsers.
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// The writer of the XML of a feed.
pub type Xml = Writer<Vec<u8>>;

/// The metadata of a feed.
pub struct Head {
    /// The path its id follows from.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its description; `None` if the title is enough.
    pub subtitle: Option<ShardText>,
    /// When anything in it last changed.
    pub updated: Day,
    /// The path of the page it is read on, below the site's root.
    pub page: String,
}

/// The feed of a selection.
pub fn feed(publication: &Publication<'_>, selection: &Selection<'_>) -> anyhow::Result<Vec<u8>> {
    let positions = newest(publication, selection);
    let folder = selection.subject.folder();
    let writer = FeedWriter::new(publication, &folder);
    let head = Head {
        id: format!("{}/{}feed", publication.locale().tag, selection.subject.first_folder()),
        title: publication.title(selection),
        subtitle: publication.description(selection),
        updated: publication.last_changed(&positions),
        page: publication.page_of(selection),
    };
    let entries = positions
        .iter()
        .filter_map(|position| publication.dataset().events().get(*position).map(|event| (event, *position)));
    writer.write(&head, entries, |xml, (event, position)| writer.write_entry(xml, event, position))
}

/// The positions of the entries, last changed first, and of one day the latest event first.
fn newest(publication: &Publication<'_>, selection: &Selection<'_>) -> Vec<usize> {
    let limit = if matches!(selection.subject, Subject::All) { ENTRIES } else { ENTRIES_OF_ONE };
    let key = |position: &usize| std::cmp::Reverse((publication.changed(*position), *position));
    let mut positions = selection.positions.clone();
    if positions.len() > limit {
        positions.select_nth_unstable_by_key(limit, key);
        positions.truncate(limit);
    }
    positions.sort_by_key(key);
    positions
}

/// Writes one feed.
pub struct FeedWriter<'a> {
    /// The data in the feed's language.
    pub publication: &'a Publication<'a>,
    /// The path of the feed below the site's root.
    path: String,
    /// The prefix that makes a path an address: absolute, or relative to the feed.
    root: String,
}

impl<'a> FeedWriter<'a> {
    /// For the feed in a folder below the language's root.
    pub fn new(publication: &'a Publication<'a>, folder: &str) -> FeedWriter<'a> {
        let path = format!("{}{folder}{FEED}", publication.locale().prefix);
        let root = match publication.local.model.addresses.base_url {
            Some(base) => base.to_owned(),
            None => "../".repeat(path.matches('/').count()),
        };
        FeedWriter { publication, path, root }
    }

    /// The whole feed, each of its entries written by a function.
    pub fn write<E>(
        &self,
        head: &Head,
        entries: impl Iterator<Item = E>,
        write_entry: impl Fn(&mut Xml, E) -> io::Result<()>,
    ) -> anyhow::Result<Vec<u8>> {
        let mut xml = Writer::new(Vec::new());
        xml.write_event(XmlEvent::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        xml.get_mut().push(b'\n');
        // Always relative: it is of no use away from the site.
        let sheet = format!("xml-stylesheet type=\"text/css\" href=\"{}{FEED_SHEET}\"", root_of(&self.path));
        xml.write_event(XmlEvent::PI(BytesPI::new(sheet)))?;
        xml.get_mut().push(b'\n');
        let tag = self.publication.locale().tag.as_str();
        let attributes = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", tag)];
        xml.create_element("feed").with_attributes(attributes).write_inner_content(|xml| {
            self.write_head(xml, head)?;
            for entry in entries {
                xml.get_mut().push(b'\n');
                xml.create_element("entry").write_inner_content(|xml| write_entry(xml, entry))?;
            }
            xml.get_mut().push(b'\n');
            Ok(())
        })?;
        let mut bytes = xml.into_inner();
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// The address of a path below the site's root.
    fn address(&self, path: &str) -> String {
        let address = format!("{}{path}", self.root);
        // An empty reference is the feed itself, not the folder it is in.
        if address.is_empty() { "./".to_owned() } else { address }
    }

    /// The link to the page that an entry or the feed is read on.
    pub fn write_page(&self, xml: &mut Xml, path: &str) -> io::Result<()> {
        let (address, tag) = (self.address(path), &self.publication.locale().tag);
        write_link(xml, &[("rel", "alternate"), ("type", "text/html"), ("hreflang", tag), ("href", &address)])
    }

    fn write_head(&self, xml: &mut Xml, head: &Head) -> io::Result<()> {
        let publication = self.publication;
        write_text(xml, "id", &publication.identity.urn(&head.id))?;
        write_text(xml, "title", &head.title)?;
        if let Some(description) = &head.subtitle {
            write_localized(xml, "subtitle", description)?;
        }
        write_text(xml, "updated", &timestamp(head.updated))?;
        xml.create_element("author")
            .write_inner_content(|xml| write_text(xml, "name", &publication.local.site_name()))?;
        write_text(xml, "rights", publication.locale().text("footer.license"))?;
        self.write_page(xml, &head.page)?;
        if let Some(own) = publication.local.model.addresses.absolute(&self.path) {
            write_link(xml, &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)])?;
        }
        write_link(xml, &[("rel", "license"), ("href", LICENSE)])?;
        write_text(xml, "icon", &self.address(FEED_ICON))?;
        self.write_explanation(xml, head)
    }

    /// The explanation of feeds for readers who open one in a browser, with links to the site.
    fn write_explanation(&self, xml: &mut Xml, head: &Head) -> io::Result<()> {
        let locale = self.publication.locale();
        let follow = format!("{}#feeds", self.address(&path_of(&locale.prefix, &Route::Follow)));
        let ways = [(follow, "follow.feed"), (self.address(&head.page), "follow.read")];
        xml.create_element("p").with_attribute(("xmlns", XHTML)).write_inner_content(|xml| {
            xml.write_event(XmlEvent::Text(BytesText::new(locale.text("follow.browser"))))?;
            for (address, key) in &ways {
                xml.write_event(XmlEvent::Text(BytesText::new(" ")))?;
                let link = xml.create_element("a").with_attribute(("href", address.as_str()));
                link.write_text_content(BytesText::new(locale.text(key)))?;
            }
            Ok(())
        })?;
        Ok(())
    }

    fn write_entry(&self, xml: &mut Xml, event: &Event, position: usize) -> io::Result<()> {
        let publication = self.publication;
        let (names, locale) = (&publication.local.names, publication.locale());
        let page = publication.page_of_event(event);
        let title = names.text(&event.title);
        let summary = names.text(&event.summary);
        let id = format!("{}/event/{}", locale.tag, event.first_id());
        write_text(xml, "id", &publication.identity.urn(&id))?;
        write_localized(xml, "title", &title)?;
        write_text(xml, "updated", &timestamp(publication.changed(position)))?;
        self.write_page(xml, &page)?;
        write_sources(xml, &event.sources)?;
        write_category(xml, "category", event.category.as_str(), &publication.category(event.category))?;
        write_category(xml, "kind", event.kind.as_str(), &locale.label("kind", event.kind.as_str()))?;
        for case in event.cases.iter().filter_map(|case| names.case(case)) {
            write_category(xml, "case", &case.id, &case.label)?;
        }
        write_localized(xml, "summary", &summary)?;
        let content = self.content(event, &summary);
        let mut element = xml.create_element("content").with_attribute(("type", "html"));
        if let Some(lang) = &summary.lang {
            element = element.with_attribute(("xml:lang", lang.as_str()));
        }
        element.write_text_content(BytesText::new(&content))?;
        Ok(())
    }

    /// An entry as HTML: when and what, the summary, the sources as links.
    fn content(&self, event: &Event, summary: &ShardText) -> String {
        let locale = self.publication.locale();
        let kind = locale.label("kind", event.kind.as_str());
        let html = html! {
            p {
                (locale.span(event.date, event.end)) " · " (self.publication.category(event.category)) " · " (kind)
            }
            p { (legal(&summary.text)) }
            p { (locale.text("event.sources")) }
            ul { @for source in &event.sources { (source_line(locale, source)) } }
        };
        html.into_string()
    }
}

/// A source as an item of a list.
fn source_line(locale: &Locale, source: &Source) -> Markup {
    html! {
        li {
            a href=(source.url) hreflang=(source.lang) rel="noopener noreferrer" { (legal(&source.title)) }
            " · " (legal(&source.publisher))
            @if let Some(date) = source.date { " · " (locale.date(date)) }
            @if let Some(archive) = &source.archive { " · " a href=(archive) { (locale.text("event.archived")) } }
        }
    }
}

/// Midnight of a day, as in RFC 3339.
pub fn timestamp(day: Day) -> String {
    let (year, month, day) = day.to_civil();
    format!("{year:04}-{month:02}-{day:02}T00:00:00Z")
}

/// Writes an element with a text.
pub fn write_text(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&legal(text)))?;
    Ok(())
}

/// Writes an element with a text, marked with its language where that is not the feed's.
pub fn write_localized(xml: &mut Xml, name: &str, text: &ShardText) -> io::Result<()> {
    let mut element = xml.create_element(name);
    if let Some(lang) = &text.lang {
        element = element.with_attribute(("xml:lang", lang.as_str()));
    }
    element.write_text_content(BytesText::new(&legal(&text.text)))?;
    Ok(())
}

/// Writes the sources as links.
pub fn write_sources(xml: &mut Xml, sources: &[Source]) -> io::Result<()> {
    for Source { title, url, lang, .. } in sources {
        write_link(xml, &[("rel", "via"), ("hreflang", lang), ("title", title), ("href", url)])?;
    }
    Ok(())
}

fn write_link(xml: &mut Xml, attributes: &[(&str, &str)]) -> io::Result<()> {
    let attributes: Vec<(&str, Cow<'_, str>)> =
        attributes.iter().map(|(name, value)| (*name, legal(value))).collect();
    let attributes = attributes.iter().map(|(name, value)| (*name, value.as_ref()));
    xml.create_element("link").with_attributes(attributes).write_empty()?;
    Ok(())
}

/// Writes a category: a word of a family, with its label.
pub fn write_category(xml: &mut Xml, family: &str, word: &str, label: &str) -> io::Result<()> {
    let (term, label) = (format!("{family}:{word}"), legal(label));
    xml.create_element("category")
        .with_attributes([("term", term.as_str()), ("label", label.as_ref())])
        .write_empty()?;
    Ok(())
}

/// A text without the characters that XML 1.0 cannot hold at all.
fn legal(text: &str) -> Cow<'_, str> {
    let is_legal = |letter: char| matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    if text.chars().all(is_legal) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|letter| if is_legal(letter) { letter } else { '\u{fffd}' }).collect())
}
