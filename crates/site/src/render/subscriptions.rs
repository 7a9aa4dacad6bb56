//! The links in a head to the feeds and calendars of a page and of the site.

use crate::paths::{CALENDAR, CHANGES_FOLDER, FEED};
use crate::render::preview::page_preview::Preview;
use maud::{Markup, html};
use vigil_app::PageData;
use vigil_app::url::route::Route;

/// The media type of a feed.
const ATOM: &str = "application/atom+xml";
/// The media type of a calendar.
const ICALENDAR: &str = "text/calendar";

/// The subject of a feed or calendar, which is its title.
#[derive(Clone, Copy)]
enum Subject {
    Changes,
    Page,
    Site,
}

/// A feed or calendar, with its path below the root of the language.
struct Subscription {
    path: String,
    media_type: &'static str,
    subject: Subject,
}

/// Links to the feeds and calendars of a page: to its own, if it has some, and to those of the site.
pub fn subscriptions(preview: &Preview<'_>, page: &PageData) -> Markup {
    let locale = preview.local.locale;
    let title = |subject: Subject| match subject {
        Subject::Changes => locale.text("feed.changes"),
        Subject::Page => &page.title,
        Subject::Site => &page.site.name,
    };
    html! {
        @for Subscription { path, media_type, subject } in of_page(&preview.content.route) {
            link rel="alternate" type=(media_type) title=(title(subject)) href={ (locale.prefix) (path) };
        }
    }
}

fn of_page(route: &Route) -> Vec<Subscription> {
    let changes = matches!(route, Route::People | Route::Inside).then(|| Subscription {
        path: format!("{CHANGES_FOLDER}{FEED}"),
        media_type: ATOM,
        subject: Subject::Changes,
    });
    let own = matches!(route, Route::Case(_) | Route::Person(_)).then(|| (route.to_path(), Subject::Page));
    let folders = own.into_iter().chain([(String::new(), Subject::Site)]);
    let pairs = folders.flat_map(|(folder, subject)| {
        [(FEED, ATOM), (CALENDAR, ICALENDAR)].map(|(file, media_type)| Subscription {
            path: format!("{folder}{file}"),
            media_type,
            subject,
        })
    });
    changes.into_iter().chain(pairs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_its_own_feed_and_the_sites() {
        let named = |route: Route| -> Vec<String> {
            of_page(&route).into_iter().map(|subscription| subscription.path).collect()
        };
        assert_eq!(named(Route::Timeline), ["feed.xml", "calendar.ics"]);
        let own = ["case/x/feed.xml", "case/x/calendar.ics", "feed.xml", "calendar.ics"];
        assert_eq!(named(Route::Case("x".into())), own);
        for route in [Route::People, Route::Inside] {
            assert_eq!(named(route), ["inside/feed.xml", "feed.xml", "calendar.ics"]);
        }
    }
}
