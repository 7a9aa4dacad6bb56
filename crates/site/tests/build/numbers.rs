//! The page of numbers: each is the count behind its link.

use vigil_app::ViewState;
use vigil_index::Facet;
use vigil_model::{Dataset, Event, Verdict};

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

/// The `<main>` of the page of numbers in a language.
fn main_of<'f>(files: &'f Files, prefix: &str) -> &'f str {
    let html = text(files, &format!("{prefix}numbers/index.html"));
    assert!(!html.contains(">numbers."), "a message is missing");
    &html[html.find("<main").unwrap()..html.find("</main>").unwrap()]
}

#[test]
fn each_number_is_what_its_link_counts() {
    let (dataset, files) = (dataset(), real_site());
    for prefix in ["", "zh-Hant/"] {
        let main = main_of(files, prefix);
        let (mut views, mut cases, mut countries, mut lists) = (0, 0, 0, 0);
        for (address, number) in links(main) {
            let timeline = if prefix.is_empty() { "./" } else { prefix };
            let id_of = |kind: &str| {
                let rest = address.strip_prefix(&format!("{prefix}{kind}/")).filter(|_| number.is_some());
                rest.map(|id| id.trim_end_matches('/'))
            };
            if let Some(query) = address.strip_prefix(timeline).filter(|rest| rest.starts_with('?')) {
                let (state, rejected) = ViewState::from_query_with_rejected(&query[1..]);
                assert_eq!(rejected, []);
                assert_eq!(number, Some(count(&dataset, &state)), "{address}");
                views += 1;
            } else if let Some(id) = id_of("case") {
                let charges = dataset.people().iter().flat_map(|person| &person.cases);
                assert_eq!(number, Some(charges.filter(|fact| fact.case == id.into()).count()), "{address}");
                cases += 1;
            } else if let Some(code) = id_of("country") {
                let state = ViewState::default().with_facet(Facet::Country, &code.to_uppercase());
                assert_eq!(number, Some(count(&dataset, &state)), "{address}");
                assert!(files.contains_key(&format!("{address}index.html")), "{address} has no page");
                countries += 1;
            } else if let Some((_, anchor)) =
                address.split_once('#').filter(|(_, anchor)| anchor.contains('-') && *anchor != "terms-sum")
            {
                let row = main.split(&format!("<tr id=\"{anchor}\">")).nth(1).unwrap();
                let row = links(row.split("</tr>").next().unwrap());
                let named = row.iter().filter(|(address, _)| address.contains("person/")).count();
                // The longest term is a number of years, and its link leads to the terms of that length.
                assert!(
                    number.map_or(named > 0, |number| number == named),
                    "{address}: {number:?} of {named}"
                );
                lists += 1;
            }
        }
        assert!(
            views > 150 && cases >= 12 && countries >= 12 && lists > 15,
            "{views} views, {cases} cases, {countries} countries, {lists} lists"
        );
    }
}

#[test]
fn the_page_leads_with_people_and_as_many_are_in_prison_as_on_their_own_page() {
    let files = real_site();
    for prefix in ["", "zh-Hant/"] {
        let main = main_of(files, prefix);
        let (people, timeline) = main.split_once("tally-heading").unwrap();
        let tally = links(people);
        let anchors =
            ["#standing-charged", "#standing-convicted", "#standing-acquitted", "inside/", "#terms-"];
        for (found, expected) in tally.iter().zip(anchors) {
            assert!(found.0.contains(expected), "{found:?} is no {expected}");
        }
        let inside = csv::Reader::from_reader(text(files, "inside.csv").as_bytes()).into_records().count();
        assert_eq!(tally[3].1, Some(inside), "{prefix}");
        let followed = dataset().people().iter().filter(|person| person.is_followed()).count();
        assert!(people.contains(&format!("{followed}")) && people.contains("class=\"coverage\""), "{prefix}");
        assert!(links(timeline)[0].1.is_some_and(|events| events > 300));
    }
}

#[test]
fn terms_added_up_are_the_sum_of_the_terms_that_stand() {
    let (dataset, files) = (dataset(), real_site());
    let facts = dataset.people().iter().flat_map(|person| &person.cases);
    let standing = facts.filter(|fact| !fact.suspended && fact.verdict != Some(Verdict::Quashed));
    let months: f64 = standing.filter_map(|fact| fact.sentence_months).sum();
    let tally = links(main_of(files, ""));
    let (_, years) = tally.iter().find(|(address, _)| address.ends_with("#terms-sum")).unwrap();
    assert_eq!(*years, Some((months / 12.0) as usize));
}

/// The rows of the table of a chart: the text of each cell.
fn rows(section: &str) -> Vec<Vec<String>> {
    let body = section.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap();
    let cell = |cell: &str| {
        let (mut words, mut is_tag) = (String::new(), true);
        for letter in cell.chars() {
            match letter {
                '<' => is_tag = true,
                '>' => is_tag = false,
                letter if !is_tag => words.push(letter),
                _ => {}
            }
        }
        words.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
    };
    let row = |row: &str| row.replace("<th", "<td").split("<td").skip(1).map(cell).collect();
    body.split("<tr").skip(1).map(row).collect()
}

#[test]
fn each_chart_has_its_link_and_files_with_exactly_its_numbers() {
    let files = real_site();
    for prefix in ["", "zh-Hant/"] {
        let main = main_of(files, prefix);
        let sections: Vec<&str> = main.split("<section aria-labelledby=\"").skip(1).collect();
        assert_eq!(sections.len(), 10);
        for section in sections {
            let id = section.split('"').next().unwrap();
            let path = |extension: &str| format!("{prefix}numbers/{id}.{extension}");
            assert!(section.contains(&format!("href=\"{prefix}numbers/#{id}\"")), "{id} has a link");
            for extension in ["csv", "svg"] {
                assert!(section.contains(&format!("href=\"{}\" download", path(extension))), "{id}");
            }
            assert!(!section.contains(".png"), "a site without cards has no fonts");
            let table = text(files, &path("csv"));
            let mut table = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
            let shown = rows(section);
            let kept: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
            assert_eq!(kept.len(), shown.len(), "{id}");
            for (record, row) in kept.iter().zip(&shown) {
                assert_eq!(record.len(), row.len() + 1, "{id}: the last cell is the source");
                for (cell, words) in record.iter().zip(row) {
                    let is_number =
                        !words.is_empty() && words.chars().all(|c| c.is_ascii_digit() || c == ',');
                    if is_number {
                        assert_eq!(cell, words.replace(',', ""), "{id}: {row:?}");
                    }
                    assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell} begins a formula");
                }
                let source = &record[record.len() - 1];
                assert!(source.contains("CC BY 4.0") && source.contains("Vigil"), "{source}");
            }
            let svg = text(files, &path("svg"));
            assert!(svg.starts_with("<svg ") && svg.contains("<title>") && svg.contains("CC BY 4.0"), "{id}");
        }
    }
}
