//! The links around the content that keep the view: to the content, to the same page in other languages, and from an
//! embed to the site.

use crate::leaf::credit::credit;
use crate::session::Session;
use crate::ui::html;
use crate::url::href;
use leptos::prelude::*;

/// The link past the header. With a `<base>`, a fragment alone would lead to the site's root.
#[component]
pub fn SkipLink(session: Session) -> impl IntoView {
    view! { <a class="skip" href=move || address(session, None) + "#main">{session.text("skip")}</a> }
}

/// The same page and view in the site's other languages.
#[component]
pub fn Languages(session: Session) -> impl IntoView {
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

/// The way from an embed to the same view, or the same event, on the site.
#[component]
pub fn Credit(session: Session) -> impl IntoView {
    view! { <div class="region" {..html(move || session.draw(credit))}></div> }
}

/// The address of the page and view, in this language or in the one with a prefix.
fn address(session: Session, prefix: Option<&str>) -> String {
    let prefix =
        prefix.map_or_else(|| session.locale.with_value(|locale| locale.prefix.clone()), str::to_owned);
    session.location.with(|to| href(&prefix, &to.route, &to.state))
}
