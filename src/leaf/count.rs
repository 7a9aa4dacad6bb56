//! The number of events above the list, and the choice of their order.

use super::views::choices;
use crate::locale::Locale;
use crate::setting::Setting;
use maud::Markup;
use vigil_index::Order;

/// The number of events in words, and of `total` if they differ.
pub(crate) fn count_words(locale: &Locale, shown: u32, total: u32) -> String {
    let words = locale.count("events", shown.into());
    if shown == total {
        words
    } else {
        locale.fill("events.of", &[("shown", &words), ("total", &locale.number(total.into()))])
    }
}

/// The links that choose the order.
pub(crate) fn orders(setting: &Setting<'_>) -> Markup {
    let orders = [(Order::Newest, "newest"), (Order::Oldest, "oldest"), (Order::Best, "best")];
    let state = setting.state;
    choices(
        setting,
        "sort",
        &orders.map(|(order, word)| (word, state.with_order(order), state.order == order)),
    )
}
