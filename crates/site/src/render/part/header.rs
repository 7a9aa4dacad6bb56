//! The top of every page: skip links, name, main pages, search, languages; an embed has none. The links that keep the view are
//! parts of the app.

use super::candle::candle;
use super::live::part;
use maud::{Markup, html};
use vigil_app::parts::Part;
use vigil_app::setting::Setting;
use vigil_app::url::SEARCH_ID;
use vigil_app::url::route::Route;

/// The main pages.
const PAGES: [(Route, &str); 4] = [
    (Route::Timeline, "nav.timeline"),
    (Route::Inside, "nav.inside"),
    (Route::Cases, "nav.cases"),
    (Route::People, "nav.people"),
];

/// The pages that phones show in a popover.
const MORE_PAGES: [(Route, &str); 4] = [
    (Route::Numbers, "nav.numbers"),
    (Route::Data, "nav.data"),
    (Route::EmbedBuilder, "nav.embed"),
    (Route::About, "nav.about"),
];

/// The top of every page.
pub fn header(setting: &Setting<'_>) -> Markup {
    if setting.route == &Route::Embed {
        return html! {};
    }
    let link = |(route, key): &(Route, &str)| {
        let current = (route == setting.route).then_some("page");
        html! { a href=(setting.href(route)) aria-current=[current] { (setting.text(key)) } }
    };
    html! {
        nav aria-label=(setting.text("skip.label")) { (part(setting, Part::Skip)) }
        header.top {
            a.wordmark href=(setting.href(&Route::Timeline)) { (candle()) (setting.site.name) }
            nav aria-label=(setting.text("nav.label")) {
                @for page in &PAGES { (link(page)) }
                button.more-open type="button" popovertarget="more-pages" { (setting.text("nav.more")) }
                div.more-pages id="more-pages" popover="auto" { @for page in &MORE_PAGES { (link(page)) } }
            }
            @if setting.route != &Route::Timeline { (search(setting)) }
            (part(setting, Part::Languages))
        }
    }
}

/// The search of every page but the front page, which shows its answer: a form, on phones a link to the search box.
fn search(setting: &Setting<'_>) -> Markup {
    let front = setting.href(&Route::Timeline);
    let label = setting.text("search.label");
    html! {
        form.site-search.scripted role="search" action=(front) data-search="" {
            input type="search" name="q" autocomplete="off" spellcheck="false" enterkeyhint="search"
                aria-label=(label) placeholder=(setting.text("search.short"));
        }
        a.search-open.scripted href=(format!("{front}#{SEARCH_ID}")) aria-label=(label) {
            svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" { path d="M11 11l4 4M12 6.5a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0Z" {} }
        }
    }
}
