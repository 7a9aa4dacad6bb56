//! The list of all cases: those that wait for a judgment first, and in each group those with most people in prison.

use super::people::anchor;
use crate::content::lists::{CaseListing, CasesData};
use crate::render::part::as_of::as_of;
use crate::render::part::standing::status_glyph;
use crate::source::app_bundle::AppBundle;
use maud::{Markup, html};
use vigil_app::locale::Locale;
use vigil_app::setting::{Setting, paragraph};
use vigil_index::Facet;
use vigil_model::Status;
use vigil_views::input::{ListInput, ListOrder, ListRow};

/// The orders in which the cases of each group can be put, and the keys of their words; the first is that of the page.
const ORDERS: [(ListOrder, &str); 4] = [
    (ListOrder::Prison, "prison"),
    (ListOrder::Name, "name"),
    (ListOrder::Newest, "newest"),
    (ListOrder::Largest, "largest"),
];

/// The page of all cases.
pub fn cases_page(setting: &Setting<'_>, data: &CasesData, app: &AppBundle, shared: &Markup) -> Markup {
    let locale = setting.locale;
    let groups = [("running", &data.running), ("others", &data.others)];
    let total = data.running.len() + data.others.len();
    html! {
        link rel="stylesheet" href=(app.sheet("lists"));
        div.masthead {
            h1 { (setting.text("cases.title")) }
            p { (setting.text("cases.intro")) " " (setting.text("directory.standing")) }
            p.meta { (locale.count("cases", total as u64)) }
            (as_of(setting))
            (shared)
            div.orders.scripted role="group" aria-label=(setting.text("sort.label")) {
                @for (place, (_, order)) in ORDERS.into_iter().enumerate() {
                    button.chip type="button" data-arrange=(order) aria-pressed=(if place == 0 { "true" } else { "false" }) {
                        (setting.text(&format!("directory.order.{order}")))
                    }
                }
            }
            (by_name(setting, data))
        }
        div.wide {
            @for (name, cases) in groups.into_iter().filter(|(_, cases)| !cases.is_empty()) {
                section.group aria-labelledby=(name) {
                    h2 id=(name) {
                        (setting.text(&format!("directory.{name}"))) " "
                        small { (locale.number(cases.len() as u64)) }
                    }
                    ul.cases data-ordered { @for case in cases { (case_card(setting, case)) } }
                }
            }
        }
    }
}

/// The cases as the view `lists` orders them.
pub fn cases_input(locale: &Locale, data: &CasesData) -> ListInput {
    let row = |case: &CaseListing| {
        let last = case.years.map_or(0, |(_, last)| u32::from(last));
        let keys = vec![case.behind_bars, last, case.people, case.event_count];
        ListRow { name: case.name.label.clone(), keys, ..ListRow::default() }
    };
    ListInput {
        language: locale.tag.clone(),
        rows: data.running.iter().chain(&data.others).map(row).collect(),
        orders: ORDERS.map(|(order, _)| order).to_vec(),
        ..ListInput::default()
    }
}

/// All cases by name, each a link to its place on the page.
fn by_name(setting: &Setting<'_>, data: &CasesData) -> Markup {
    let mut cases: Vec<&CaseListing> = data.running.iter().chain(&data.others).collect();
    cases.sort_by_cached_key(|case| case.name.label.to_lowercase());
    html! {
        details.by-name {
            summary { (setting.text("directory.by_name")) }
            ul { @for case in cases { li { a href=(anchor(setting, &case.name.id)) lang=[&case.name.lang] { (case.name.label) } } } }
        }
    }
}

/// A case: its name and years, its description, the standings of its people, and its size.
fn case_card(setting: &Setting<'_>, case: &CaseListing) -> Markup {
    html! {
        li id=(case.name.id) {
            h3 { (setting.name(Facet::Case, &case.name)) }
            (paragraph("summary", &case.description))
            (standing(setting, case))
            p.meta { (measures(setting, case).join(" · ")) }
        }
    }
}

/// The standings of the people of a case, a number each.
pub fn standing(setting: &Setting<'_>, case: &CaseListing) -> Markup {
    let words = |word: &str, number: u32| {
        let number = setting.locale.number(number.into());
        setting.locale.fill(&format!("directory.standing.{word}"), &[("n", &number)])
    };
    html! {
        @if case.people > 0 {
            p.standing {
                @for (status, number) in &case.standing {
                    span.status { (status_glyph(*status)) " " (words(status.as_str(), *number)) } " "
                }
                @if case.elsewhere > 0 {
                    span.status { (status_glyph(Status::InPrison)) " " (words("elsewhere", case.elsewhere)) }
                }
            }
        }
    }
}

/// The years of a case, and the numbers of its people and events.
pub fn measures(setting: &Setting<'_>, case: &CaseListing) -> Vec<String> {
    let locale = setting.locale;
    let years = case.years.map(|(first, last)| match first == last {
        true => locale.year(first),
        false => locale.fill("directory.years", &[("from", &first.to_string()), ("to", &last.to_string())]),
    });
    let people = (case.people > 0).then(|| locale.count("people", case.people.into()));
    years.into_iter().chain(people).chain([locale.count("events", case.event_count.into())]).collect()
}
