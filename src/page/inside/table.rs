//! The frame of the same people as a table, folded: the script fills it from the wall, because a thousand
//! people twice would be too much to load. Without JavaScript the table is the file beside it.

use super::TABLE;
use crate::component::as_of::as_of_words;
use crate::content::inside::InsideData;
use crate::setting::Setting;
use maud::{Markup, html};

/// The columns: the key of the heading, and the part of a tile whose text is in it.
const COLUMNS: [(&str, &str); 7] = [
    ("facet.person", ".who"),
    ("facet.case", ".of span"),
    ("fact.sentence", ".term"),
    ("facet.status", ".since"),
    ("inside.word.days", ".days"),
    ("inside.word.end", ".end"),
    ("inside.gap", ".note"),
];

/// The table of those in prison or in custody, without its rows.
pub fn table(setting: &Setting<'_>, data: &InsideData) -> Markup {
    html! {
        details.twin.scripted {
            summary { (setting.text("inside.table")) }
            div.scroll tabindex="0" role="region" aria-labelledby=(TABLE) {
                table {
                    caption id=(TABLE) { (as_of_words(setting.locale, "as_of.day", data.as_of)) }
                    thead {
                        tr {
                            @for (key, part) in COLUMNS { th scope="col" data-part=(part) { (setting.text(key)) } }
                        }
                    }
                    tbody {}
                }
            }
        }
    }
}
