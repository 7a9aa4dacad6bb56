//! The line above the list: how many events there are, and in which order.

use crate::locale::Locale;
use crate::setting::Setting;
use maud::{Markup, html};
use vigil_index::Order;

/// The number of events, in words, and of how many.
pub fn count_words(locale: &Locale, shown: u32, total: u32) -> String {
    let words = locale.count("events", shown.into());
    if shown == total {
        words
    } else {
        locale.fill("events.of", &[("shown", &words), ("total", &locale.number(total.into()))])
    }
}

/// The choice of order.
pub fn orders(setting: &Setting<'_>) -> Markup {
    let orders = [(Order::Newest, "sort.newest"), (Order::Oldest, "sort.oldest"), (Order::Best, "sort.best")];
    html! {
        nav.sort.scripted aria-label=(setting.text("sort.label")) {
            @for (order, key) in orders {
                a
                    href=(setting.view_href(&setting.state.with_order(order)))
                    aria-current=[(setting.state.order == order).then_some("true")]
                    data-key=(key)
                { (setting.text(key)) }
            }
        }
    }
}
