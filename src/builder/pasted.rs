//! The view that a pasted address of this site shows. Pure.

use crate::url::route::{Route, split_locale};
use crate::url::view_state::ViewState;
use vigil_index::Facet;
use vigil_model::EventDate;

/// The suffix of the path of an event's frame, after the path of its page.
const FRAMED: &str = "embed/";

/// Parses an absolute address; none if it is not below `root`. `prefixes` are those of the languages. A page without a
/// view, such as the list of people, is the view of everything.
pub(crate) fn pasted_view<'a>(
    address: &str,
    root: &str,
    prefixes: impl Iterator<Item = &'a str>,
) -> Option<ViewState> {
    let rest = address.strip_prefix(root)?.split('#').next()?;
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let prefixes: Vec<&str> = prefixes.filter(|prefix| !prefix.is_empty()).collect();
    let (_, path) = split_locale(path, &prefixes);
    let state = ViewState::from_query(query);
    Some(match Route::from_path(path.strip_suffix(FRAMED).unwrap_or(path)) {
        Route::Event(id) => ViewState { event: Some(id), ..state },
        Route::Person(id) => state.with_facet(Facet::Person, id.as_str()),
        Route::Case(id) => state.with_facet(Facet::Case, id.as_str()),
        Route::Country(code) => state.with_facet(Facet::Country, &code.to_ascii_uppercase()),
        Route::Year(year) => within(&state, &format!("{year:04}")),
        Route::Month(year, month) => within(&state, &format!("{year:04}-{month:02}")),
        _ => state,
    })
}

/// The view with the span of a year or month; without a span if the date is invalid.
fn within(state: &ViewState, date: &str) -> ViewState {
    let date = date.parse::<EventDate>().ok();
    state.with_span(date, date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_this_site_are_read_as_views() {
        for (address, query) in [
            ("https://a.org/b/", Some("")),
            ("https://a.org/b/zh-Hant/?category=trial&q=%22x%22", Some("q=%22x%22&category=trial")),
            ("https://a.org/b/?view=chart&lanes=person#shown", Some("view=chart&lanes=person")),
            ("https://a.org/b/event/2021-01-06-arrests/", Some("event=2021-01-06-arrests")),
            ("https://a.org/b/zh-Hant/event/2021-01-06-arrests/embed/", Some("event=2021-01-06-arrests")),
            ("https://a.org/b/person/benny-tai/", Some("person=benny-tai")),
            ("https://a.org/b/case/hk47/?status=released", Some("case=hk47&status=released")),
            ("https://a.org/b/country/ca/", Some("country=CA")),
            ("https://a.org/b/year/2021/", Some("from=2021&to=2021")),
            ("https://a.org/b/year/2021/03/", Some("from=2021-03&to=2021-03")),
            ("https://a.org/b/embed/?category=rally&limit=5", Some("category=rally")),
            ("https://a.org/b/people/", Some("")),
            ("https://a.org/", None),
            ("https://example.org/b/", None),
        ] {
            let state = pasted_view(address, "https://a.org/b/", ["", "zh-Hant/"].into_iter());
            assert_eq!(state.map(|state| state.to_query()).as_deref(), query, "{address}");
        }
    }
}
