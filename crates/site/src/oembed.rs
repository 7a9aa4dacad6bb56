//! oEmbed (<https://oembed.com>): for each page that can be embedded, a file that says how. A page links to its own, so
//! that pasting its address into a blog or a learning platform is enough.
//!
//! All addresses in it are whole, so there is none where the site does not know its own.

use crate::address::{Addresses, path_of};
use crate::card::{self, CardImage};
use crate::counter::card_of;
use crate::document::escape;
use crate::pages::Pages;
use crate::single;
use serde_json::{Value, json};
use vigil_app::locale::Locale;
use vigil_app::url::route::Route;

/// The folder of the files.
const FOLDER: &str = "oembed";
/// How wide an embedded page is, in pixels.
const WIDTH: u32 = 640;
/// How high a list of events is, in pixels.
const LIST_HEIGHT: u32 = 640;
/// How high a single event is, in pixels.
const EVENT_HEIGHT: u32 = 360;
/// How high the card of a person is, in pixels.
const CARD_HEIGHT: u32 = 300;

/// The media type of the files.
pub const MEDIA_TYPE: &str = "application/json+oembed";

/// The file that says how a page is embedded, if it can be.
pub fn file_of(locale: &Locale, route: &Route) -> Option<String> {
    let path = path_of(&locale.prefix, route);
    match route {
        Route::Timeline => Some(format!("{FOLDER}/{}timeline.json", locale.prefix)),
        Route::Event(_) | Route::Case(_) | Route::Person(_) => {
            Some(format!("{FOLDER}/{}.json", path.trim_end_matches('/')))
        }
        _ => None,
    }
}

/// The part of a page that a frame shows.
pub struct Frame {
    /// The path and query below the site's root.
    path: String,
    /// How high it is, in pixels.
    height: u32,
}

impl Frame {
    /// For a page; nothing for those that are not embedded.
    pub fn of(pages: &Pages<'_>, locale: &Locale, route: &Route) -> Option<Frame> {
        let list =
            |query: String| Frame { path: format!("{}embed/{query}", locale.prefix), height: LIST_HEIGHT };
        Some(match route {
            Route::Timeline => list(String::new()),
            Route::Event(_) => {
                let path = format!("{}{}", path_of(&locale.prefix, route), single::FOLDER);
                Frame { path, height: EVENT_HEIGHT }
            }
            Route::Case(id) => list(format!("?case={id}")),
            // Whoever is of no case has no card.
            Route::Person(id) if pages.standings.of(id).is_some() => {
                Frame { path: card_of(locale, id), height: CARD_HEIGHT }
            }
            Route::Person(id) => list(format!("?person={id}")),
            _ => return None,
        })
    }
}

/// How a page is embedded; nothing where the site does not know its address.
pub fn rich(
    addresses: Addresses<'_>,
    locale: &Locale,
    frame: &Frame,
    [title, site]: [&str; 2],
    card: Option<&CardImage>,
) -> Option<Value> {
    let address = addresses.absolute(&frame.path)?;
    let height = frame.height;
    let html = format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{WIDTH}\" height=\"{height}\" frameborder=\"0\" loading=\"lazy\" \
         allow=\"clipboard-write\"></iframe>",
        escape(&address),
        escape(title)
    );
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": site,
        "provider_url": addresses.absolute(&path_of(&locale.prefix, &Route::Timeline))?,
        "cache_age": 86_400,
        "html": html,
        "width": WIDTH,
        "height": height,
    });
    let thumbnail = card.and_then(|card| addresses.absolute(&card.path));
    if let (Some(fields), Some(thumbnail)) = (answer.as_object_mut(), thumbnail) {
        fields.insert("thumbnail_url".to_owned(), thumbnail.into());
        fields.insert("thumbnail_width".to_owned(), card::WIDTH.into());
        fields.insert("thumbnail_height".to_owned(), card::HEIGHT.into());
    }
    Some(answer)
}
