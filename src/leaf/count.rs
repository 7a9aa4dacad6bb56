//! The number of events above the list, and the choice of their order.

use super::views::choices;
use crate::locale::Locale;
use crate::setting::Setting;
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

/// The button that opens the orders on phones, named by the current one, and the links that choose an order. The best match is
/// offered only for a text.
pub(crate) fn orders(setting: &Setting<'_>) -> Markup {
    let orders = [(Order::Newest, "newest"), (Order::Oldest, "oldest"), (Order::Best, "best")];
    let state = setting.state;
    let is_offered =
        |order| order != Order::Best || state.order == Order::Best || !state.text.trim().is_empty();
    let offered: Vec<_> = orders
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
