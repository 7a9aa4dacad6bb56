//! A chart with its table, before it is drawn: the page draws it as HTML, `publish/figures` as files. Both have the same
//! words and numbers.

use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_app::url::view_state::ViewState;
use vigil_index::ShardName;

/// The most bars of a chart; the table has all.
pub const BARS: usize = 12;

/// A chart and its table.
pub struct Panel {
    /// The anchor, the second part of the messages' keys, and the name of the files.
    pub id: &'static str,
    /// A sentence below the heading.
    pub lead: Option<String>,
    /// The bars.
    pub bars: Vec<Bar>,
    /// The meaning of the colors of parts.
    pub legend: Vec<Part>,
    /// The same as a table.
    pub table: Table,
}

/// A bar, drawn relative to the longest of its chart.
pub struct Bar {
    /// Its label.
    pub label: Words,
    /// The target of the link of its number.
    pub href: Option<String>,
    /// How much it counts.
    pub total: u32,
    /// Its parts; empty if it has one color.
    pub parts: Vec<(Part, u32)>,
}

/// A part of bars: the class of its color, and its name.
#[derive(Clone)]
pub struct Part {
    /// The class.
    pub class: &'static str,
    /// Its sign in the legend.
    pub sign: Markup,
    /// The name.
    pub name: String,
}

/// A table: its heads, its rows, each with the anchor it may have, and a last row of sums.
#[derive(Default)]
pub struct Table {
    /// The heads, that of the first column included.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The sums, which files leave out.
    pub sums: Option<Row>,
}

/// A row of a table.
pub struct Row {
    /// Where links lead to it.
    pub id: Option<String>,
    /// The label.
    pub label: Words,
    /// The cells after the label.
    pub cells: Vec<Words>,
}

/// A label or a cell: as HTML, and as the plain text of files.
#[derive(Clone)]
pub struct Words {
    /// On the page.
    pub html: Markup,
    /// In files: digits without separators, names without links, each of several on a line.
    pub text: String,
}

impl Bar {
    /// The parts side by side: each with where it starts and how much it counts.
    pub fn segments(&self) -> impl Iterator<Item = (&Part, u32, u32)> {
        self.parts.iter().scan(0, |end, (part, count)| {
            let start = *end;
            *end += count;
            Some((part, start, *count))
        })
    }
}

impl Part {
    /// A part whose legend is a patch of its color.
    pub fn patch(class: &'static str, name: &str) -> Part {
        let sign = html! { svg.patch.(class) width="14" height="14" viewBox="0 0 1 1" aria-hidden="true" { rect width="1" height="1" {} } };
        Part { class, sign, name: name.to_owned() }
    }
}

impl Words {
    /// A text.
    pub fn plain(text: impl Into<String>) -> Words {
        let text = text.into();
        Words { html: html! { (text) }, text }
    }

    /// A name, marked with its language where that is not the page's.
    pub fn named(name: &ShardName) -> Words {
        Words { html: html! { span lang=[&name.lang] { (name.label) } }, text: name.label.clone() }
    }

    /// A name as drawn.
    pub fn linked(html: Markup, name: &ShardName) -> Words {
        Words { html, text: name.label.clone() }
    }

    /// A number that no view counts.
    pub fn number(setting: &Setting<'_>, count: u32) -> Words {
        Words { html: html! { (setting.locale.number(count.into())) }, text: count.to_string() }
    }

    /// A number that leads to the view of the timeline that counts it; nothing has no view to show.
    pub fn counted(setting: &Setting<'_>, count: u32, state: &ViewState) -> Words {
        let number = Words::number(setting, count);
        match count {
            0 => number,
            _ => number.to(setting.view_href(state)),
        }
    }

    /// The same as a link.
    pub fn to(self, href: String) -> Words {
        Words { html: html! { a href=(href) { (self.html) } }, text: self.text }
    }
}
