//! The lists of people and cases, and how a case is followed, on the real data.

use vigil_model::{Dataset, Lists, Role};

use crate::sites::*;

/// The text of an element whose opening tag contains `mark`, up to `end`.
fn part<'a>(html: &'a str, mark: &str, end: &str) -> &'a str {
    let start = html.find(mark).unwrap_or_else(|| panic!("there is no {mark}"));
    let rest = &html[start..];
    &rest[..rest.find(end).unwrap()]
}

/// The ids in the links of a part of a page that lead to pages of one folder.
fn ids<'a>(html: &'a str, folder: &str) -> Vec<&'a str> {
    let mark = format!("href=\"{folder}/");
    let links = html.split(mark.as_str()).skip(1);
    links.map(|rest| rest.split('/').next().unwrap()).collect()
}

/// The people of a section of the list, in its order.
fn section(role: &str) -> Vec<&'static str> {
    let html = text(real_site(), "people/index.html");
    let section = part(html, &format!("<section class=\"role\" aria-labelledby=\"{role}\""), "</section>");
    let rows = section.split("<li").skip(1);
    rows.map(|row| ids(row, "person")[0]).collect()
}

fn role_of(data: &Dataset, id: &str) -> Role {
    data.person(&id.into()).unwrap().role()
}

#[test]
fn each_person_is_listed_in_the_section_of_their_role() {
    let data = dataset();
    let mut listed = 0;
    for role in Role::ALL.iter().copied() {
        let expect = data.people().iter().filter(|person| person.role() == role).count();
        if expect == 0 {
            continue;
        }
        let people = section(role.as_str());
        assert_eq!(people.len(), expect, "{role:?}");
        assert!(people.iter().all(|id| role_of(&data, id) == role), "{role:?}");
        let html = text(real_site(), "people/index.html");
        let link = part(html, &format!("href=\"people/#{}\"", role.as_str()), "</a>");
        assert!(link.ends_with(&format!("<span class=\"count\">{expect}</span>")), "{link}");
        listed += people.len();
    }
    assert_eq!(listed, data.people().len());
    // Of the 134 whom the site follows 18 are known by a warrant alone.
    assert_eq!([section("defendant").len(), section("wanted").len()], [116, 18]);
}

#[test]
fn nobody_acting_for_a_court_or_government_is_among_the_defendants() {
    let data = dataset();
    let acts = [Role::Judge, Role::Prosecutor, Role::Official, Role::ForeignOfficial];
    let acting = data.people().iter().filter(|person| person.role.is_some_and(|role| acts.contains(&role)));
    let defendants = section("defendant");
    for person in acting {
        assert!(!defendants.contains(&person.id.as_str()), "{}", person.id);
    }
}

#[test]
fn the_list_of_people_is_sorted_by_name_with_few_elements() {
    let html = text(real_site(), "people/index.html");
    let defendants = section("defendant");
    assert_eq!(defendants[0], "agnes-chow");
    // Letters lead to the first name of each.
    assert!(html.contains("href=\"people/#defendant-b\"") && html.contains("<li id=\"defendant-b\">"));
    let chinese = text(real_site(), "zh-Hant/people/index.html");
    assert!(!chinese.contains("class=\"letters\"") && chinese.contains("<section class=\"role\""));
    let elements = html.matches('<').count() - html.matches("</").count();
    assert!(elements <= budget("browser.nodes.any"), "{elements} elements");
    let benny = part(html, "href=\"person/benny-tai/\"", "</li>");
    assert!(benny.contains("戴耀廷") && benny.contains("In prison") && ids(benny, "case").contains(&"hk47"));
}

#[test]
fn running_cases_are_first_and_others_are_sorted_by_people_in_prison() {
    let html = text(real_site(), "cases/index.html");
    let running = part(html, "aria-labelledby=\"running\"", "</section>");
    assert_eq!(ids(running, "case"), ["hk-alliance-nsl"]);
    let others = part(html, "aria-labelledby=\"others\"", "</section>");
    let cases = ids(others, "case");
    assert_eq!(&cases[..2], ["hk47", "apple-daily"]);
    assert_eq!(cases.len() + 1, dataset().cases().len());
    let rows = view_data(html).lists.unwrap().rows;
    assert_eq!(rows.len(), cases.len() + 1, "a row for each case, in the order of the page");
    assert_eq!(
        (rows[0].name.as_str(), rows[1].name.as_str()),
        ("Hong Kong Alliance subversion case", "Hong Kong 47")
    );
    let keys: Vec<u32> = rows[1..].iter().map(|row| row.keys[0]).collect();
    assert!(keys.is_sorted_by(|one, next| one >= next), "{keys:?}");
    let card = part(others, "id=\"hk47\"", "</li>");
    for words in ["23 in prison", "4 release not recorded", "18 released", "2 acquitted"] {
        assert!(card.contains(words), "{words}");
    }
    assert!(!card.contains("another case") && !card.contains("in custody"));
    assert!(card.contains("2019–2026 · 47 people · 115 events"));
    // Those in prison for another case are counted apart.
    assert!(part(others, "id=\"aug-31-2019-assembly\"", "</li>").contains("2 behind bars for another case"));
}

/// The steps of the mock-up, each with its place among the 115 events.
const STEPS: [(u32, &str); 8] = [
    (6, "2020-07-11"),
    (10, "2021-01-06"),
    (16, "2021-02-28"),
    (21, "2021-03-04"),
    (59, "2023-02-06"),
    (83, "2024-05-30"),
    (96, "2024-11-19"),
    (114, "2026-02-23"),
];

#[test]
fn the_case_of_the_47_has_eight_steps() {
    let html = text(real_site(), "case/hk47/index.html");
    let steps = part(html, "<ol class=\"steps\">", "</ol>");
    let steps: Vec<&str> = steps.split("<li>").skip(1).collect();
    assert_eq!(steps.len(), STEPS.len());
    for (step, (place, date)) in steps.iter().zip(STEPS) {
        assert!(step.contains(&format!("<p class=\"pos\">{place} of 115</p>")), "{step}");
        assert!(step.contains(&format!("<time datetime=\"{date}\">")), "{step}");
    }
    assert!(steps[7].contains("Court of Appeal dismisses 12 appeals"));
    // All events of a small case are its steps.
    assert!(!text(real_site(), "case/koo-sze-yiu/index.html").contains("class=\"steps\""));
}

#[test]
fn an_editor_can_pin_the_steps_of_a_case() {
    let data = dataset();
    let mut cases = data.cases().to_vec();
    let case = cases.iter_mut().find(|case| case.id.as_str() == "koo-sze-yiu").unwrap();
    let events: Vec<_> =
        data.events().iter().filter(|event| event.cases.contains(&case.id)).cloned().collect();
    case.steps = vec![events[1].id.clone()];
    let lists = Lists {
        events,
        cases,
        people: data.people().to_vec(),
        places: data.places().to_vec(),
        orgs: data.orgs().to_vec(),
        ..Default::default()
    };
    let site = files(&build(Dataset::new(data.site().clone(), lists)));
    let html = text(&site, "case/koo-sze-yiu/index.html");
    let steps = part(html, "<ol class=\"steps\">", "</ol>");
    assert_eq!(steps.matches("<li>").count(), 1);
    assert!(steps.contains("<p class=\"pos\">2 of 2</p>"));
}

#[test]
fn the_events_of_a_case_are_numbered_from_the_oldest() {
    let data = dataset();
    for case in data.cases() {
        let html = text(real_site(), &format!("case/{}/index.html", case.id));
        let expect: Vec<_> = data.events().iter().filter(|event| event.cases.contains(&case.id)).collect();
        let thread = part(html, "<ol class=\"thread\"", "</section>");
        let rows: Vec<&str> = thread.split("<li class=\"row\" data-event=\"").skip(1).collect();
        assert_eq!(rows.len(), expect.len(), "{}", case.id);
        for (place, (row, event)) in (1..).zip(rows.iter().zip(&expect)) {
            assert!(row.starts_with(&format!("{}\"", event.id)), "{}: {place}", case.id);
            assert!(row.contains(&format!("· {place} of {}</div>", expect.len())), "{}: {place}", case.id);
        }
    }
}

#[test]
fn an_event_links_to_its_neighbors_in_each_case_and_in_the_timeline() {
    let data = dataset();
    let total = data.events().len();
    for (position, event) in data.events().iter().enumerate() {
        let html = text(real_site(), &format!("event/{}/index.html", event.id));
        let pairs: Vec<&str> = html.split("<nav class=\"neighbors").skip(1).collect();
        let mut expect = Vec::new();
        for case in &event.cases {
            let of_case: Vec<_> = data.events().iter().filter(|one| one.cases.contains(case)).collect();
            let place = of_case.iter().position(|one| one.id == event.id).unwrap() + 1;
            if of_case.len() > 1 {
                expect.push(format!("<b>{place} of {}</b> <a href=\"case/{case}/\"", of_case.len()));
            }
        }
        assert_eq!(pairs.len(), expect.len() + 1, "{}", event.id);
        for (pair, words) in pairs.iter().zip(&expect) {
            assert!(pair.contains(words), "{}: {words}", event.id);
        }
        let in_time = part(pairs.last().unwrap(), "data-part=\"pair\"", "</nav>");
        assert!(html.contains(&format!("\"doc\":{position}}}")), "{}", event.id);
        let neighbors = usize::from(position > 0) + usize::from(position + 1 < total);
        assert_eq!(ids(in_time, "event").len(), neighbors, "{}", event.id);
    }
}

#[test]
fn an_event_groups_people_by_their_role() {
    let html = text(real_site(), "event/2023-03-17-london-rally-for-the-47/index.html");
    let group = |words: &str| part(html, &format!("<dt>{words}</dt>"), "</dd>");
    assert_eq!(ids(group("Defendants"), "person"), ["simon-cheng", "claudia-mo", "andrew-chiu"]);
    assert_eq!(group("Defendants").matches("class=\"status\"").count(), 3);
    assert_eq!(group("Speakers and others").matches("class=\"status\"").count(), 0);
    let html = text(real_site(), "event/2024-11-19-forty-five-sentenced/index.html");
    assert!(html.contains("<dt>Defendants</dt>") && html.contains("<dt>Officials named</dt>"));
}
