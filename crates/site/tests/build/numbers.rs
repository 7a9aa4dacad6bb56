//! The page of numbers: each is the count behind its link.

use vigil_app::ViewState;
use vigil_index::Facet;
use vigil_model::{Dataset, Event};

use crate::sites::*;

/// How many events a view shows, counted one by one.
fn count(dataset: &Dataset, state: &ViewState) -> usize {
    let holds = |event: &&Event| {
        let place = event.place.as_ref().and_then(|id| dataset.place(id));
        let values = |facet: Facet| match facet {
            Facet::Category => vec![event.category.as_str()],
            Facet::Kind => vec![event.kind.as_str()],
            Facet::Place => place.iter().map(|place| place.id.as_str()).collect(),
            Facet::Country => place.iter().map(|place| place.country.as_str()).collect(),
            other => panic!("no number is filtered by {}", other.as_str()),
        };
        let is_chosen = |facet: Facet| {
            let chosen: Vec<&str> = state.chosen(facet).collect();
            chosen.is_empty() || values(facet).iter().any(|value| chosen.contains(value))
        };
        let chosen = Facet::ALL.into_iter().filter(|facet| state.chosen(*facet).next().is_some());
        let starts = state.to.is_none_or(|to| event.date.first_day() <= to.last_day());
        let lasts = state.from.is_none_or(|from| event.last_day() >= from.first_day());
        starts && lasts && chosen.into_iter().all(is_chosen)
    };
    dataset.events().iter().filter(holds).count()
}

/// The links of a page: their addresses, and the number each shows: that of a bar, else all its text.
fn links(html: &str) -> Vec<(String, Option<usize>)> {
    let links = html.split("<a ").skip(1).map(|rest| {
        let (tag, rest) = rest.split_once('>').unwrap();
        let address = tag.split("href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
        let inner = rest.split("</a>").next().unwrap();
        let number = inner.split("<b>").nth(1).map_or(inner, |bold| bold.split("</b>").next().unwrap());
        (address, number.replace(',', "").parse().ok())
    });
    links.collect()
}

#[test]
fn each_number_is_what_its_link_counts() {
    let (dataset, files) = (dataset(), real_site());
    for prefix in ["", "zh-Hant/"] {
        let html = text(files, &format!("{prefix}numbers/index.html"));
        assert!(!html.contains(">numbers."), "a message is missing");
        let main = &html[html.find("<main").unwrap()..html.find("</main>").unwrap()];
        let (mut views, mut cases, mut lists) = (0, 0, 0);
        for (address, number) in links(main) {
            let timeline = if prefix.is_empty() { "./" } else { prefix };
            if let Some(query) = address.strip_prefix(timeline).filter(|rest| rest.starts_with('?')) {
                let (state, rejected) = ViewState::from_query_with_rejected(&query[1..]);
                assert_eq!(rejected, []);
                assert_eq!(number, Some(count(&dataset, &state)), "{address}");
                views += 1;
            } else if let Some(id) =
                address.strip_prefix(&format!("{prefix}case/")).filter(|_| number.is_some())
            {
                let id = id.trim_end_matches('/').into();
                let charges = dataset.people().iter().flat_map(|person| &person.cases);
                assert_eq!(number, Some(charges.filter(|fact| fact.case == id).count()), "{address}");
                cases += 1;
            } else if let Some((_, anchor)) =
                address.split_once('#').filter(|(_, anchor)| anchor.contains('-'))
            {
                let row = main.split(&format!("<tr id=\"{anchor}\">")).nth(1).unwrap();
                let row = links(row.split("</tr>").next().unwrap());
                let named = row.iter().filter(|(address, _)| address.contains("person/")).count();
                assert_eq!(number, Some(named), "{address}");
                lists += 1;
            }
        }
        assert!(views > 150 && cases >= 12 && lists > 12, "{views} views, {cases} cases, {lists} lists");
    }
}
