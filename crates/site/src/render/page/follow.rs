//! How to follow the site: what feeds and calendars are, and the address of each.

use crate::content::follow::{FollowData, Followed, FollowedFile};
use crate::render::part::cite::copy_button;
use crate::render::part::more::folded;
use maud::{Markup, html};
use vigil_app::setting::Setting;

/// The page of the feeds and calendars.
pub fn follow_page(setting: &Setting<'_>, data: &FollowData, shared: &Markup) -> Markup {
    let text = |key| setting.text(key);
    html! {
        div.masthead { h1 { (text("follow.title")) } p { (text("follow.intro")) } (shared) }
        div.wide {
            (chapter("feeds", text("follow.feed"), html! { p { (text("follow.feed.text")) } }))
            (chapter("calendars", text("follow.calendar"), html! {
                p { (text("follow.calendar.text")) }
                p { (text("follow.event")) }
                @if data.without_day > 0 {
                    p { (setting.locale.count("calendar.left_out", data.without_day.into())) }
                }
                p { (text("follow.private")) }
            }))
            (chapter("whole", text("follow.whole"), html! {
                @if !data.is_whole { p.scripted { (text("follow.relative")) } }
                (list(setting, &data.whole))
            }))
            (chapter("categories", text("follow.categories"), list(setting, &data.categories)))
            @for (id, title, count, followed) in [
                ("cases", "cases.title", "cases", &data.cases),
                ("people", "people.title", "people", &data.people),
            ] {
                @if !followed.is_empty() {
                    @let summary = setting.locale.count(count, followed.len() as u64);
                    (chapter(id, text(title), folded(None, &summary, list(setting, followed))))
                }
            }
        }
    }
}

fn chapter(id: &str, title: &str, content: Markup) -> Markup {
    html! { section.chapter { h2 id=(id) { (title) } div.prose { (content) } } }
}

fn list(setting: &Setting<'_>, all: &[Followed]) -> Markup {
    html! { ul.follow { @for followed in all { (item(setting, followed)) } } }
}

fn item(setting: &Setting<'_>, followed: &Followed) -> Markup {
    html! {
        li.followed {
            b lang=[&followed.label.lang] { (followed.label.text) }
            @if let Some(feed) = &followed.feed { (file(setting, followed, feed, FEED)) }
            @if let Some(calendar) = &followed.calendar { (file(setting, followed, calendar, CALENDAR)) }
            span.meta aria-live="polite" {}
        }
    }
}

/// A kind of file: its media type, and the key of its name.
type Kind = (&'static str, &'static str);

const FEED: Kind = ("application/atom+xml", "feed.feed");
const CALENDAR: Kind = ("text/calendar", "feed.calendar");

fn file(setting: &Setting<'_>, of: &Followed, file: &FollowedFile, (media_type, name): Kind) -> Markup {
    let name = setting.text(name);
    let (address, path) = match &file.address {
        Some(address) => (address, None),
        None => (&file.path, Some(&file.path)),
    };
    html! {
        div {
            a href=(file.link) type=(media_type) { (name) } " "
            code data-path=[path] { (address) } " "
            (copy_button(setting, &format!("{} · {name}", of.label.text), "share.copied"))
        }
    }
}
