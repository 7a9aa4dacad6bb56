//! The links around the content whose addresses contain the current view: to the content, to the same page in other
//! languages, and from an embed to the site.

use crate::data::page_data::CONTENT_ID;
use crate::leaf::credit::credit;
use crate::session::Session;
use crate::ui::html;
use crate::url::{LIST_ID, Route, SEARCH_ID, VIEW_ID, View, href};
use leptos::prelude::*;

/// The links past the header: to the content, on the front page also to the list of events and to the search box.
#[component]
pub(crate) fn SkipLinks(session: Session) -> impl IntoView {
    let is_front = session.location.with_untracked(|location| location.route == Route::Timeline);
    let own: &[_] = if is_front {
        &[("skip.list", LIST_ID), ("skip.search", SEARCH_ID)]
    } else {
        &[("skip", CONTENT_ID)]
    };
    let link = |(key, id): &(&str, &'static str)| {
        let id = *id;
        let is_hidden = move || id == LIST_ID && session.location.with(|to| to.state.view != View::List);
        // The whole address, because `<base>` resolves a fragment alone against the root of the site.
        let href =
            move || [address(session, None).as_str(), "#", if is_hidden() { VIEW_ID } else { id }].concat();
        view! { <a class="skip" href=href>{session.text(key)}</a> }
    };
    own.iter().map(link).collect_view()
}

/// A link for each other language of the site, to the same page and view.
#[component]
pub(crate) fn Languages(session: Session) -> impl IntoView {
    let own = session.locale.with_value(|locale| locale.tag.clone());
    let locales = session.page.with_untracked(|page| page.data.site.locales.clone());
    let others = locales.into_iter().filter(|other| other.tag != own);
    let link = |other: crate::data::page_data::LocaleData| {
        let prefix = other.prefix;
        view! {
            <a class="language" href=move || address(session, Some(&prefix)) lang=other.tag.clone() hreflang=other.tag>
                {other.name}
            </a>
        }
    };
    others.map(link).collect_view()
}

/// The link from an embed to the same view or event on the site.
#[component]
pub(crate) fn Credit(session: Session) -> impl IntoView {
    view! { <div class="region" {..html(move || session.draw(credit))}></div> }
}

/// The address of the current page and view, tracked; `prefix` is that of a language, by default the page's own.
fn address(session: Session, prefix: Option<&str>) -> String {
    let prefix =
        prefix.map_or_else(|| session.locale.with_value(|locale| locale.prefix.clone()), str::to_owned);
    session.location.with(|to| href(&prefix, &to.route, &to.state))
}
