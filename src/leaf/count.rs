//! The number of events above the list, and the choice of their order.

use super::credit::credit;
use super::views::choices;
use crate::locale::Locale;
use crate::setting::Setting;
use crate::url::view_state::{ORDERS, View};
use maud::{Markup, html};
use vigil_index::Order;

/// The id of the popover with the orders.
const SORT_ID: &str = "sort";

/// The number of events in words, and of `total` if they differ.
pub(crate) fn count_words(locale: &Locale, shown: u32, total: u32) -> String {
    let words = locale.count("events", shown.into());
    if shown == total {
        words
    } else {
        locale.fill("events.of", &[("shown", &words), ("total", &locale.number(total.into()))])
    }
}

/// The number of events, from [`count_words`].
pub(crate) fn events(words: &str) -> Markup {
    html! { (words) }
}

/// The number of events in an embed: of a list that has only the first `listed` of `answering` events, those two with the order
/// and a link to the rest; else as [`count_words`] of `total`.
pub(crate) fn embed_count(setting: &Setting<'_>, [listed, answering, total]: [u32; 3]) -> Markup {
    let (locale, state) = (setting.locale, setting.state);
    if listed == answering || state.view != View::List {
        return html! { (count_words(locale, answering, total)) };
    }
    let words = locale.count("events", answering.into());
    html! {
        span { (locale.fill("embed.shown", &[("shown", &locale.number(listed.into())), ("total", &words)])) }
        span { (locale.label("sort", state.order_word())) }
        (credit(setting))
    }
}

/// The button that opens the orders on phones, named by the current one, and the links that choose an order. The best match is
/// offered only for a text.
pub(crate) fn orders(setting: &Setting<'_>) -> Markup {
    let state = setting.state;
    let is_offered =
        |order| order != Order::Best || state.order == Order::Best || !state.text.trim().is_empty();
    let offered: Vec<_> = ORDERS
        .into_iter()
        .filter(|(order, _)| is_offered(*order))
        .map(|(order, word)| (word, state.with_order(order), state.order == order))
        .collect();
    let current = offered.iter().find(|(.., is_chosen)| *is_chosen).map_or("newest", |(word, ..)| word);
    html! {
        button.sort-open.scripted type="button" popovertarget=(SORT_ID)
            aria-label=(setting.locale.label("sort", current)) { "⇅" }
        div.sort-ways id=(SORT_ID) popover="auto" { (choices(setting, "sort", &offered)) }
    }
}

#[cfg(test)]
mod tests {
    use super::embed_count;
    use crate::data::page_data::SiteData;
    use crate::locale::{Host, Locale, Messages};
    use crate::setting::Setting;
    use crate::url::route::Route;
    use crate::url::view_state::ViewState;

    /// The count of an embed's view, without tags.
    fn words(query: &str, counts: [u32; 3]) -> String {
        let messages = [
            ("embed.all", "All on {site}"),
            ("embed.shown", "{shown} of {total}"),
            ("events.of", "{shown} among {total}"),
            ("events.other", "{n} events"),
            ("sort.newest", "Newest first"),
            ("sort.oldest", "Oldest first"),
        ];
        let messages = messages.map(|(key, text)| (key.to_owned(), text.to_owned()));
        let host = Host { plural_rule: |_, _| "other".to_owned(), fold: str::to_owned };
        let locale = Locale::new("en", "", Messages::from(messages), host);
        let site = SiteData { name: "Vigil".to_owned(), ..SiteData::default() };
        let state = ViewState::from_query(query);
        let setting = Setting { locale: &locale, site: &site, route: &Route::Embed, state: &state };
        embed_count(&setting, counts).into_string()
    }

    #[test]
    fn a_part_of_a_list_has_its_order_and_a_link_to_the_rest() {
        for (query, counts, expected) in [
            ("case=hk47", [8, 115, 385], "Newest first"),
            ("sort=oldest&case=hk47", [8, 115, 385], "Oldest first"),
        ] {
            let words = words(query, counts);
            let starts = format!("<span>8 of 115 events</span><span>{expected}</span><a href=\"./?case=hk47");
            assert!(words.starts_with(&starts) && words.ends_with("All on Vigil</a>"), "{words}");
        }
        assert_eq!(words("case=hk47", [5, 5, 385]), "5 events among 385");
        assert_eq!(words("", [385, 385, 385]), "385 events");
        assert_eq!(words("view=chart&case=hk47", [20, 115, 385]), "115 events among 385");
    }
}
