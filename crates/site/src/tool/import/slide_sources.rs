//! The sources of a slide: the links of its text, its media with their caption and credit, and the addresses in those.

use super::address;
use super::draft::{Draft, source_value};
use super::embed;
use super::html::Link;
use super::places::{Places, shown};
use super::slide::Slide;
use super::worded::Worded;
use std::collections::BTreeSet;
use vigil_model::{Fault, Source};

/// How long a publisher's name can be.
const PUBLISHER: usize = 120;
const ADDRESS: &str = "write the whole address where this can be read, as in https://example.org/page";

/// Finds sources.
pub struct SlideSources<'a> {
    /// The file.
    pub places: &'a Places<'a>,
    /// The language of sources that say none.
    pub locale: &'a str,
}

/// The words and links of a slide besides its media.
pub struct Words<'a> {
    /// The headline, the title of sources that have no other.
    pub headline: &'a str,
    /// The text.
    pub summary: &'a str,
    /// The links in the text.
    pub links: Vec<Link>,
    /// The caption.
    pub caption: Worded,
}

/// A source and the columns it was read from.
struct Found {
    link: Link,
    url: &'static str,
    title: &'static str,
    publisher: &'static str,
}

impl Found {
    /// All of one column.
    fn new(link: Link, column: &'static str) -> Found {
        let title = if link.title.is_empty() { "Headline" } else { column };
        Found { link, url: column, title, publisher: column }
    }
}

fn plain(url: String) -> Link {
    Link { url, ..Link::default() }
}

impl SlideSources<'_> {
    /// Sets the sources of a draft, or adds the fault that there is none.
    pub fn set(&self, draft: &mut Draft, slide: &Slide<'_>, words: Words<'_>, faults: &mut Vec<Fault>) {
        let Words { headline, summary, mut links, caption } = words;
        let credit = Worded::of(slide.text("Media Credit"));
        if links.is_empty() {
            links.extend(address::within(summary).into_iter().map(plain));
        }
        let mut found: Vec<Found> = links.into_iter().map(|link| Found::new(link, "Text")).collect();
        let media = slide.text("Media");
        let media_sources = of_media(slide, &caption, &credit);
        let is_unread = !media.is_empty() && media_sources.iter().all(|found| found.url != "Media");
        let has_media = !media_sources.is_empty();
        found.extend(media_sources);
        found.extend(beside(slide, &caption, &credit, has_media));
        if found.is_empty() {
            // A frame or a picture in the text.
            let embedded = embed::embedded(slide.text("Text")).into_iter();
            found.extend(embedded.map(|url| Found::new(plain(url), "Text")));
        }
        if found.is_empty() {
            draft.faulted.insert("sources");
            faults.push(self.no_source(slide, is_unread));
            return;
        }
        if is_unread {
            let message = format!("`{}` is no web address, and is left out", shown(media));
            faults.push(slide.warning(self.places, "Media", message, ADDRESS));
        }
        self.warn_of_lost_words(slide, &credit.words, faults);
        let mut seen = BTreeSet::new();
        found.retain(|found| seen.insert(found.link.url.clone()));
        for (at, found) in found.iter().enumerate() {
            let columns = [("", found.url), (".title", found.title), (".publisher", found.publisher)];
            for (field, column) in columns {
                draft.place(&format!("sources[{at}]{field}"), slide.bytes_of(column), slide.name_of(column));
            }
        }
        let sources = found.into_iter().map(|found| source_value(&self.source(found.link, headline)));
        draft.fields.insert("sources".to_owned(), sources.collect());
    }

    /// Warns of words of the media that no field takes.
    fn warn_of_lost_words(&self, slide: &Slide<'_>, credit: &str, faults: &mut Vec<Fault>) {
        let words = embed::words_beside(slide.text("Media"));
        if !words.is_empty() {
            let message = format!("`{}` beside the address is left out", shown(&words));
            let help = format!("move it to `{}` or to the text", slide.name_of("Media Caption"));
            faults.push(slide.warning(self.places, "Media", message, help));
        }
        if credit.chars().count() > PUBLISHER {
            let message =
                format!("the name of a publisher has at most {PUBLISHER} characters; this is left out");
            let help = "shorten it, or move what matters in it to the text";
            faults.push(slide.warning(self.places, "Media Credit", message, help));
        }
    }

    fn no_source(&self, slide: &Slide<'_>, is_unread: bool) -> Fault {
        let name = slide.name_of("Media");
        let message = match is_unread {
            true => format!("`{}` is no web address, so the event has no source", shown(slide.text("Media"))),
            false => {
                format!("no source: `{name}` is empty, and `{}` has no link", slide.name_of("Text"))
            }
        };
        slide.fault(self.places, "Media", message, ADDRESS)
    }

    /// A source out of a link; what is not said of it is taken from its address and from the slide.
    fn source(&self, link: Link, headline: &str) -> Source {
        let or = |text: String, otherwise: String| if text.is_empty() { otherwise } else { text };
        let is_short = |text: &String| text.chars().count() <= PUBLISHER;
        Source {
            title: or(link.title, headline.to_owned()),
            publisher: or(
                Some(link.publisher).filter(is_short).unwrap_or_default(),
                address::host(&link.url),
            ),
            url: link.url,
            date: link.date.and_then(|date| date.parse().ok()),
            lang: link.lang.unwrap_or_else(|| self.locale.to_owned()),
            archive: link.archive,
        }
    }
}

/// The addresses of the media, described by the words of the caption and of the credit.
fn of_media(slide: &Slide<'_>, caption: &Worded, credit: &Worded) -> Vec<Found> {
    let of_column =
        |column: &'static str| embed::of_cell(slide.text(column)).into_iter().map(move |url| (column, url));
    let addresses = of_column("Media Link").chain(of_column("Media"));
    let described = addresses.map(|(column, url)| {
        let link = Link { title: caption.words.clone(), publisher: credit.words.clone(), ..plain(url) };
        let title = if link.title.is_empty() { "Headline" } else { caption_column(slide) };
        let publisher = if link.publisher.is_empty() { column } else { "Media Credit" };
        Found { link, url: column, title, publisher }
    });
    described.collect()
}

/// The addresses in the credit and in the caption; without media, the words of both are of the first of them.
fn beside(slide: &Slide<'_>, caption: &Worded, credit: &Worded, has_media: bool) -> Vec<Found> {
    let column = caption_column(slide);
    let links = credit.links.iter().map(|link| (link, "Media Credit"));
    let links = links.chain(caption.links.iter().map(|link| (link, column)));
    let mut found: Vec<Found> = links.map(|(link, column)| Found::new(link.clone(), column)).collect();
    if let Some(first) = found.first_mut().filter(|_| !has_media) {
        if !caption.words.is_empty() {
            (first.link.title, first.title) = (caption.words.clone(), column);
        }
        if !credit.words.is_empty() && credit.words != first.link.title {
            (first.link.publisher, first.publisher) = (credit.words.clone(), "Media Credit");
        }
    }
    found
}

/// The column that is read as the caption.
fn caption_column(slide: &Slide<'_>) -> &'static str {
    if slide.text("Media Caption").is_empty() { "Media Alt" } else { "Media Caption" }
}
