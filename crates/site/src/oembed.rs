//! oEmbed (<https://oembed.com>): for each page that can be embedded, a file that says how. A page links to its own, so
//! that pasting its address into a blog or a learning platform is enough.
//!
//! All addresses in it are whole, so there is none where the site does not know its own.

use crate::address::{Addresses, path_of};
use crate::card::{self, CardImage};
use crate::document::escape;
use crate::single;
use serde_json::{Value, json};
use vigil_app::locale::Locale;
use vigil_app::route::Route;

/// The folder of the files.
const FOLDER: &str = "oembed";
/// How wide an embedded page is, in pixels.
const WIDTH: u32 = 640;
/// How high a list of events is, in pixels.
const LIST_HEIGHT: u32 = 640;
/// How high a single event is, in pixels.
const EVENT_HEIGHT: u32 = 360;

/// The media type of the files.
pub const MEDIA_TYPE: &str = "application/json+oembed";

/// The file that says how a page is embedded, if it can be.
pub fn file_of(locale: &Locale, route: &Route) -> Option<String> {
    frame_of(locale, route)?;
    let path = path_of(&locale.prefix, route);
    Some(match route {
        Route::Timeline => format!("{FOLDER}/{}timeline.json", locale.prefix),
        _ => format!("{FOLDER}/{}.json", path.trim_end_matches('/')),
    })
}

/// The path and query of what the frame shows; nothing for pages that are not embedded.
fn frame_of(locale: &Locale, route: &Route) -> Option<String> {
    let query = match route {
        Route::Timeline => String::new(),
        Route::Event(_) => return Some(format!("{}{}", path_of(&locale.prefix, route), single::FOLDER)),
        Route::Case(id) => format!("?case={id}"),
        Route::Person(id) => format!("?person={id}"),
        _ => return None,
    };
    Some(format!("{}embed/{query}", locale.prefix))
}

/// How a page is embedded; nothing where it is not, or where the site does not know its address.
pub fn rich(
    addresses: Addresses<'_>,
    locale: &Locale,
    route: &Route,
    [title, site]: [&str; 2],
    card: Option<&CardImage>,
) -> Option<Value> {
    let address = addresses.absolute(&frame_of(locale, route)?)?;
    let height = if matches!(route, Route::Event(_)) { EVENT_HEIGHT } else { LIST_HEIGHT };
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
