//! The frame of the same people as a table, folded: the view fills it with copies of the tiles' parts, because a thousand
//! people twice would be too much to load. Without JavaScript the table is the file `inside.csv`.

use crate::content::inside::{InsideData, InsidePerson};
use crate::content::status_words::as_of_words;
use maud::{Markup, html};
use vigil_app::locale::Locale;
use vigil_app::setting::Setting;
use vigil_model::EventDate;
use vigil_views::input;

/// The anchor of the table.
pub const TABLE: &str = "table";

/// The keys of the headings.
const COLUMNS: [&str; 7] = [
    "facet.person",
    "facet.case",
    "fact.sentence",
    "facet.status",
    "inside.word.days",
    "inside.word.end",
    "inside.gap",
];

/// The table of those in prison or in custody, without its rows.
pub fn table(setting: &Setting<'_>, data: &InsideData) -> Markup {
    html! {
        details.twin.scripted {
            summary { (setting.text("inside.table")) }
            div.scroll tabindex="0" role="region" aria-labelledby=(TABLE) {
                table {
                    caption id=(TABLE) { (as_of_words(setting.locale, "as_of.day", data.as_of)) }
                    thead { tr { @for key in COLUMNS { th scope="col" { (setting.text(key)) } } } }
                    tbody {}
                }
            }
        }
    }
}

/// A person as the view has them.
pub fn person(locale: &Locale, data: &InsideData, person: &InsidePerson) -> input::InsidePerson {
    let standing = &person.standing.standing;
    let end = standing.due.map(EventDate::first_day).or(standing.term.map(|term| term.earliest));
    let deciding = person.standing.case.as_ref();
    let place = deciding.and_then(|(of, _)| data.cases.iter().position(|(case, _)| case.id == of.id));
    input::InsidePerson {
        status: standing.status.as_str().to_owned(),
        case: place.map(|place| place as u32),
        name: person.across(&locale.tag).0.to_owned(),
        end: end.map(|end| end.0),
        days: standing.runs_until().and(standing.present).map(|present| present.days as i32),
    }
}
