//! Atom feeds (RFC 4287): the entries that changed last, each with its whole summary and its sources as links.
//!
//! Addresses are absolute where the site's is known, else relative to the feed, which the format allows; `rel="self"`
//! is only of use absolute and is left out without it.

use crate::document::escape;
use crate::feed::FEED;
use crate::feed::changed::timestamp;
use crate::feed::publication::Publication;
use crate::feed::selection::{Selection, Subject};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event as XmlEvent};
use std::borrow::Cow;
use std::fmt::Write;
use std::io;
use vigil_index::ShardText;
use vigil_model::{Event, Source};

/// How many entries the feed of all events has at most; the calendar and the files have them all.
pub const ENTRIES: usize = 200;
/// How many entries a feed of a category, case or person has at most: there may be very many of them.
pub const ENTRIES_OF_ONE: usize = 50;

/// The license of the data.
const LICENSE: &str = "https://creativecommons.org/licenses/by/4.0/";

type Xml = Writer<Vec<u8>>;

/// The feed of a selection.
pub fn feed(publication: &Publication<'_>, selection: &Selection<'_>) -> anyhow::Result<Vec<u8>> {
    let positions = newest(publication, selection);
    let mut xml = Writer::new(Vec::new());
    xml.write_event(XmlEvent::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    xml.get_mut().push(b'\n');
    let attributes =
        [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", publication.locale.tag.as_str())];
    let writer = FeedWriter::new(publication, selection);
    xml.create_element("feed").with_attributes(attributes).write_inner_content(|xml| {
        writer.write_head(xml, &positions)?;
        for position in &positions {
            if let Some(event) = publication.dataset.events().get(*position) {
                xml.get_mut().push(b'\n');
                xml.create_element("entry")
                    .write_inner_content(|xml| writer.write_entry(xml, event, *position))?;
            }
        }
        xml.get_mut().push(b'\n');
        Ok(())
    })?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// The positions of the entries, last changed first, and of one day the latest event first.
fn newest(publication: &Publication<'_>, selection: &Selection<'_>) -> Vec<usize> {
    let limit = if matches!(selection.subject, Subject::All) { ENTRIES } else { ENTRIES_OF_ONE };
    let key = |position: &usize| std::cmp::Reverse((publication.changed.get(*position).copied(), *position));
    let mut positions = selection.positions.clone();
    if positions.len() > limit {
        positions.select_nth_unstable_by_key(limit, key);
        positions.truncate(limit);
    }
    positions.sort_by_key(key);
    positions
}

/// Writes one feed.
struct FeedWriter<'a> {
    publication: &'a Publication<'a>,
    selection: &'a Selection<'a>,
    /// The path of the feed below the site's root.
    path: String,
    /// What stands before a path below the site's root in an address.
    root: String,
}

impl<'a> FeedWriter<'a> {
    fn new(publication: &'a Publication<'a>, selection: &'a Selection<'a>) -> FeedWriter<'a> {
        let path = format!("{}{}{FEED}", publication.locale.prefix, selection.subject.folder());
        let root = match publication.base_url() {
            Some(base) => base.to_owned(),
            None => "../".repeat(path.matches('/').count()),
        };
        FeedWriter { publication, selection, path, root }
    }

    /// The address of a path below the site's root.
    fn address(&self, path: &str) -> String {
        let address = format!("{}{path}", self.root);
        // An empty reference is the feed itself, not the folder it is in.
        if address.is_empty() { "./".to_owned() } else { address }
    }

    fn write_head(&self, xml: &mut Xml, positions: &[usize]) -> io::Result<()> {
        let publication = self.publication;
        let id = format!("{}/{}feed", publication.locale.tag, self.selection.subject.first_folder());
        write_text(xml, "id", &publication.identity.urn(&id))?;
        write_text(xml, "title", &publication.title(self.selection))?;
        if let Some(description) = publication.description(self.selection) {
            write_localized(xml, "subtitle", &description)?;
        }
        write_text(xml, "updated", &timestamp(publication.last_changed(positions)))?;
        xml.create_element("author")
            .write_inner_content(|xml| write_text(xml, "name", &publication.site_name()))?;
        write_text(xml, "rights", publication.locale.text("footer.license"))?;
        let page = self.address(&publication.page_of(self.selection));
        let tag = &publication.locale.tag;
        write_link(xml, &[("rel", "alternate"), ("type", "text/html"), ("hreflang", tag), ("href", &page)])?;
        if let Some(own) = publication.absolute(&self.path) {
            write_link(xml, &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)])?;
        }
        write_link(xml, &[("rel", "license"), ("href", LICENSE)])?;
        write_text(xml, "icon", &self.address("icon-192.png"))
    }

    fn write_entry(&self, xml: &mut Xml, event: &Event, position: usize) -> io::Result<()> {
        let publication = self.publication;
        let (names, locale) = (&publication.names, publication.locale);
        let page = publication.page_of_event(event);
        let title = names.text(&event.title);
        let summary = names.text(&event.summary);
        let id = format!("{}/event/{}", locale.tag, event.first_id());
        write_text(xml, "id", &publication.identity.urn(&id))?;
        write_localized(xml, "title", &title)?;
        let changed = publication.changed.get(position).copied().unwrap_or(vigil_model::Day(0));
        write_text(xml, "updated", &timestamp(changed))?;
        let address = self.address(&page);
        let tag = &locale.tag;
        write_link(
            xml,
            &[("rel", "alternate"), ("type", "text/html"), ("hreflang", tag), ("href", &address)],
        )?;
        for source in &event.sources {
            let Source { title, url, lang, .. } = source;
            write_link(xml, &[("rel", "via"), ("hreflang", lang), ("title", title), ("href", url)])?;
        }
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
        let locale = self.publication.locale;
        let mut html = format!(
            "<p>{} · {} · {}</p><p>{}</p><p>{}</p><ul>",
            escape(&locale.span(event.date, event.end)),
            escape(&self.publication.category(event.category)),
            escape(&locale.label("kind", event.kind.as_str())),
            escape(&legal(&summary.text)),
            escape(locale.text("event.sources")),
        );
        for source in &event.sources {
            let _ = write!(
                html,
                "<li><a href=\"{}\" hreflang=\"{}\" rel=\"noopener noreferrer\">{}</a> · {}",
                escape(&source.url),
                escape(&source.lang),
                escape(&legal(&source.title)),
                escape(&legal(&source.publisher)),
            );
            if let Some(date) = source.date {
                let _ = write!(html, " · {}", escape(&locale.date(date)));
            }
            if let Some(archive) = &source.archive {
                let word = escape(locale.text("event.archived"));
                let _ = write!(html, " · <a href=\"{}\">{word}</a>", escape(archive));
            }
            html.push_str("</li>");
        }
        html.push_str("</ul>");
        html
    }
}

fn write_text(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&legal(text)))?;
    Ok(())
}

fn write_localized(xml: &mut Xml, name: &str, text: &ShardText) -> io::Result<()> {
    let mut element = xml.create_element(name);
    if let Some(lang) = &text.lang {
        element = element.with_attribute(("xml:lang", lang.as_str()));
    }
    element.write_text_content(BytesText::new(&legal(&text.text)))?;
    Ok(())
}

fn write_link(xml: &mut Xml, attributes: &[(&str, &str)]) -> io::Result<()> {
    let attributes: Vec<(&str, Cow<'_, str>)> =
        attributes.iter().map(|(name, value)| (*name, legal(value))).collect();
    let attributes = attributes.iter().map(|(name, value)| (*name, value.as_ref()));
    xml.create_element("link").with_attributes(attributes).write_empty()?;
    Ok(())
}

fn write_category(xml: &mut Xml, family: &str, word: &str, label: &str) -> io::Result<()> {
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
