//! Time in custody as pages draw it, and posters.

use std::sync::OnceLock;

use vigil_model::{Custody, CustodyState, Dataset};

use crate::sites::*;

/// The row of a person in the table of time of a case's page.
fn time_row<'p>(page: &'p str, person: &str) -> &'p str {
    let (_, row) =
        page.split_once(&format!("data-id=\"{person}\"")).unwrap_or_else(|| panic!("no row of {person}"));
    row.split_once("</tr>").unwrap().0
}

/// The real data with stretches of custody of a few people in it, which no source of ours need have told: in each case
/// `held` or `bail`, with the first day and, where there is one, the last.
fn with_custody() -> &'static Files {
    const STRETCHES: [(&str, &str, &str); 9] = [
        ("claudia-mo", "hk47", "held 2021-02-28 2024-11-19"),
        ("benny-tai", "hk47", "held 2021-02-28 2021-03-04"),
        ("mike-lam", "hk47", "held 2021-02-28 2021-03-05"),
        ("mike-lam", "hk47", "bail 2021-03-05 2024-09-03"),
        ("jimmy-lai", "jimmy-lai-nsl", "held 2020-12-11 2020-12-23"),
        ("jimmy-lai", "jimmy-lai-nsl", "bail 2020-12-23 2020-12-31"),
        ("jimmy-lai", "jimmy-lai-nsl", "held 2020-12-31 2026-02-09"),
        ("jimmy-lai", "jimmy-lai-fraud", "held 2020-12-03 2020-12-23"),
        ("jimmy-lai", "jimmy-lai-fraud", "held 2020-12-31 2022-12-10"),
    ];
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| {
        let dataset = dataset();
        let mut people = dataset.people().to_vec();
        for (person, case, stretch) in STRETCHES {
            let person = people.iter_mut().find(|one| one.id.as_str() == person).unwrap();
            let fact = person.cases.iter_mut().find(|fact| fact.case.as_str() == case).unwrap();
            let [state, from, to] = stretch.split(' ').collect::<Vec<_>>()[..] else { panic!("{stretch}") };
            let state = if state == "held" { CustodyState::Held } else { CustodyState::Bail };
            fact.custody.push(Custody {
                state,
                from: from.parse().unwrap(),
                to: Some(to.parse().unwrap()),
                seen: None,
                case: None,
            });
        }
        let lists = vigil_model::Lists {
            events: dataset.events().to_vec(),
            people,
            places: dataset.places().to_vec(),
            orgs: dataset.orgs().to_vec(),
            cases: dataset.cases().to_vec(),
        };
        files(&build(Dataset::new(dataset.site().clone(), lists)))
    })
}

#[test]
fn a_case_draws_what_is_known_of_each_persons_time_and_no_more() {
    let page = text(with_custody(), "case/hk47/index.html");
    assert_eq!(page.matches("<tr data-keys=").count(), 47);
    assert_eq!(
        page.matches("<svg class=\"bar\" role=\"img\"><title>").count(),
        47,
        "each bar is told in words"
    );
    assert!(page.contains("as of 13 March 2026"), "today is the last day of the data");
    let released = time_row(page, "claudia-mo");
    for told in [
        "<rect class=\"held\"",
        "<rect class=\"served\"",
        "<circle class=\"released\"",
        "held from 28 February 2021 to 19 November 2024",
        "released 29 April 2025",
        "1,521–1,574",
    ] {
        assert!(released.contains(told), "{told} in {released}");
    }
    assert!(
        !released.contains("estimated") && !released.contains("ahead"),
        "nothing is estimated behind a release"
    );
    let month = time_row(page, "eddie-chu");
    assert!(
        month.contains("<rect class=\"released\""),
        "a release known to the month is as wide as the month"
    );
    let serving = time_row(page, "benny-tai");
    for told in
        ["class=\"unrecorded\"", "class=\"served estimated\"", "class=\"ahead\"", "class=\"ahead possible\""]
    {
        assert!(serving.contains(told), "{told} in {serving}");
    }
    assert!(
        !serving.contains("<rect class=\"served\""),
        "time served without a recorded release is an estimate"
    );
    assert!(time_row(page, "mike-lam").contains("class=\"bail\""));
    assert!(
        page.contains("?case=hk47&amp;person=lawrence-lau,lee-yue-shun&amp;view=bars\">2</a>"),
        "a total leads to its people"
    );
    let longest = page.find("data-id=\"benny-tai\"") < page.find("data-id=\"owen-chow\"");
    assert!(longest && page.contains("<th scope=\"col\" aria-sort=\"descending\">"));
}

#[test]
fn a_person_has_a_bar_for_each_case_and_days_counted_once() {
    let page = text(with_custody(), "zh-Hant/person/jimmy-lai/index.html");
    assert_eq!(page.matches("<svg class=\"bar\" role=\"img\"><title>").count(), 6);
    assert!(page.contains("2020年12月31日至2026年2月9日羈押"));
    let all = page.split_once("只計一次）：至今").unwrap().1;
    // Held in two cases from December 2020 on: more than in either, much less than their sum.
    assert!(all.starts_with("1,886–"), "{}", &all[..40]);
}

#[test]
fn posters_have_a_code_where_the_site_knows_its_address_and_are_not_listed() {
    let dataset = dataset();
    let sheets = |files: &Files| files.keys().filter(|path| path.ends_with("poster/index.html")).count();
    assert_eq!(sheets(real_site()), 2 * (dataset.events().len() + dataset.cases().len()));
    let unknown = text(real_site(), "case/hk47/poster/index.html");
    assert!(unknown.contains("Read more on Vigil: case/hk47/") && !unknown.contains("class=\"code\""));

    let known = files(&build(changed(|site, _| site.base_url = Some("https://example.org/t/".to_owned()))));
    let sheet = text(&known, "zh-Hant/case/hk47/poster/index.html");
    for told in [
        "<title>香港47人案（民主派初選案） · 海報 · Vigil 守望</title>",
        "<meta name=\"robots\" content=\"noindex\">",
        "<base href=\"../../../../\">",
        "aria-label=\"https://example.org/t/zh-Hant/case/hk47/的QR碼\"",
        ">https://example.org/t/zh-Hant/case/hk47/</p>",
    ] {
        assert!(sheet.contains(told), "{told}");
    }
    assert!(sheet.contains("<svg class=\"code\" viewBox=\"0 0 ") && !sheet.contains("<script"));
    assert_eq!(sheet.matches("<svg class=\"bar\" role=\"img\"><title>").count(), 47, "a bar for each person");
    assert!(!text(&known, "sitemap.xml").contains("poster"), "posters are not for search engines");
    assert!(text(&known, "zh-Hant/case/hk47/index.html").contains("href=\"zh-Hant/case/hk47/poster/\""));
}
