//! oEmbed (<https://oembed.com>): for each page that can be embedded, a file that describes its frame. A page links to its
//! own, so that pasting its address into a blog or a learning platform is enough.
//!
//! All addresses in such a file are absolute, so there are none if the site does not know its own.

use crate::content::card;
use crate::content::page::{Page, PageContent};
use crate::output::Output;
use crate::paths::{embed, event_embed, oembed_file, path_of, person_card};
use crate::publish::locality::{Locality, Publish};
use maud::html;
use rayon::prelude::*;
use serde_json::{Value, json};
use vigil_app::locale::Locale;
use vigil_app::url::route::Route;

/// The width of a frame, in pixels.
const WIDTH: u32 = 640;
/// The height of a list of events, in pixels.
const LIST_HEIGHT: u32 = 640;
/// The height of a single event, in pixels.
const EVENT_HEIGHT: u32 = 360;
/// The height of the card of a person, in pixels.
const CARD_HEIGHT: u32 = 300;

/// The oEmbed files.
pub struct OEmbeds;

impl Publish for OEmbeds {
    fn name(&self) -> &'static str {
        "oEmbed files"
    }

    fn publish(&self, of: &Locality<'_>, output: &Output) -> anyhow::Result<usize> {
        if of.local.model.addresses.base_url.is_none() {
            return Ok(0);
        }
        of.contents.routes.par_iter().try_for_each(|route| {
            let Some(file) = oembed_file(of.local.locale, route) else { return Ok(()) };
            let Some(described) = described(of, &of.contents.of(route)) else { return Ok(()) };
            output.write(&file, described.to_string().as_bytes())
        })?;
        Ok(0)
    }
}

/// The frame of a page.
struct Frame {
    /// The path and query below the site's root.
    path: String,
    /// The height, in pixels.
    height: u32,
}

impl Frame {
    /// The frame of a page; `None` for pages that cannot be embedded.
    fn of(locale: &Locale, content: &PageContent) -> Option<Frame> {
        let list = |query: String| Frame { path: embed(locale, &query), height: LIST_HEIGHT };
        Some(match (&content.route, &content.page) {
            (Route::Timeline, _) => list(String::new()),
            (Route::Event(_), _) => Frame { path: event_embed(locale, &content.route), height: EVENT_HEIGHT },
            (Route::Case(id), _) => list(format!("?case={id}")),
            // People of no case have no card.
            (Route::Person(id), Page::Person(person)) if person.standing.is_some() => {
                Frame { path: person_card(locale, id), height: CARD_HEIGHT }
            }
            (Route::Person(id), _) => list(format!("?person={id}")),
            _ => return None,
        })
    }
}

/// The description of a page's frame.
fn described(of: &Locality<'_>, content: &PageContent) -> Option<Value> {
    let (locale, addresses) = (of.local.locale, of.local.model.addresses);
    let Frame { path, height } = Frame::of(locale, content)?;
    let address = addresses.absolute(&path)?;
    let frame = html! {
        iframe src=(address) title=(content.heading) width=(WIDTH) height=(height) frameborder="0" loading="lazy"
            allow="clipboard-write" {}
    };
    let mut described = json!({
        "version": "1.0",
        "type": "rich",
        "title": content.heading,
        "provider_name": of.local.site_name(),
        "provider_url": addresses.absolute(&path_of(&locale.prefix, &Route::Timeline))?,
        "cache_age": 86_400,
        "html": frame.into_string(),
        "width": WIDTH,
        "height": height,
    });
    let thumbnail = of.card_of(&content.route).and_then(|card| addresses.absolute(&card.path));
    if let (Some(fields), Some(thumbnail)) = (described.as_object_mut(), thumbnail) {
        fields.insert("thumbnail_url".to_owned(), thumbnail.into());
        fields.insert("thumbnail_width".to_owned(), card::WIDTH.into());
        fields.insert("thumbnail_height".to_owned(), card::HEIGHT.into());
    }
    Some(described)
}
