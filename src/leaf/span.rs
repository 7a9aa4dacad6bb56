//! How closely the histogram looks at the span of time.

use crate::setting::Setting;
use maud::{Markup, html};

/// The button that shows the bars of the span only, or all of them again.
pub fn look(setting: &Setting<'_>, is_close: bool) -> Markup {
    let message = if is_close { "span.look.whole" } else { "span.look" };
    html! {
        @if is_close || setting.state.from.is_some() || setting.state.to.is_some() {
            button.button type="button" data-action="look" { (setting.text(message)) }
        }
    }
}
