//! The span of time: two date fields below the histogram, and how closely it is looked at.

use crate::setting::Setting;
use maud::{Markup, html};

/// The date fields. What is chosen on the histogram is put into them.
pub fn span_form(setting: &Setting<'_>) -> Markup {
    html! {
        form.timespan.scripted aria-label=(setting.text("span.label")) {
            (field(setting, "from", "start"))
            (field(setting, "to", "end"))
            button.button type="submit" { (setting.text("span.show")) }
            div.region data-region="look" {}
            p.fault role="alert" data-region="span-fault" {}
        }
    }
}

fn field(setting: &Setting<'_>, name: &str, end: &str) -> Markup {
    html! {
        label {
            (setting.text(&format!("span.{end}")))
            input
                name=(name)
                autocomplete="off"
                spellcheck="false"
                placeholder=(setting.text(&format!("span.example.{end}")));
        }
    }
}

/// The button that shows the bars of the span only, or all of them again.
pub fn look(setting: &Setting<'_>, is_close: bool) -> Markup {
    let message = if is_close { "span.look.whole" } else { "span.look" };
    html! {
        @if is_close || setting.state.from.is_some() || setting.state.to.is_some() {
            button.button type="button" data-action="look" { (setting.text(message)) }
        }
    }
}
