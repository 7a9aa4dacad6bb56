//! Former ids: pages, embeds and data files at the former addresses.

use crate::sites::*;
use vigil_model::{Case, Person};
use vigil_site::address::path_of;
use vigil_site::moved::{moves, table};

/// The real data with a person and a case that moved as well, and the site's address.
fn moved_site() -> (vigil_model::Dataset, Files) {
    let dataset = dataset();
    let mut site = dataset.site().clone();
    site.base_url = Some("https://example.org/t/".to_owned());
    let mut people: Vec<Person> = dataset.people().to_vec();
    people.iter_mut().find(|person| person.id.as_str() == "benny-tai").unwrap().former_ids =
        vec!["benny".into()];
    let mut cases: Vec<Case> = dataset.cases().to_vec();
    cases.iter_mut().find(|case| case.id.as_str() == "hk47").unwrap().former_ids =
        vec!["the-47".into(), "47".into()];
    let lists = vigil_model::Lists {
        events: dataset.events().to_vec(),
        places: dataset.places().to_vec(),
        orgs: dataset.orgs().to_vec(),
        people,
        cases,
        ..Default::default()
    };
    let dataset = vigil_model::Dataset::new(site, lists);
    let files = files(&build(dataset.clone()));
    (dataset, files)
}

#[test]
fn each_former_address_redirects_to_the_present_page() {
    let (dataset, files) = moved_site();
    let moves = moves(&dataset);
    assert_eq!(moves.len(), 8, "five events, a person, and a case that moved twice");
    let sitemap = text(&files, "sitemap.xml");
    for prefix in ["", "zh-Hant/"] {
        for one in &moves {
            let [old, new] = [&one.old, &one.new].map(|route| path_of(prefix, route));
            let html = text(&files, &format!("{old}index.html"));
            let root = "../".repeat(old.matches('/').count());
            for wanted in [
                format!("<base href=\"{root}\">"),
                format!("<meta http-equiv=\"refresh\" content=\"0; url={new}\">"),
                format!("<link rel=\"canonical\" href=\"https://example.org/t/{new}\">"),
                format!("<a href=\"{new}\">"),
                "<meta name=\"robots\" content=\"noindex\">".to_owned(),
            ] {
                assert!(html.contains(&wanted), "{old}: no {wanted}");
            }
            assert!(!html.contains("<script"), "{old} needs no script");
            assert!(files.contains_key(&format!("{new}index.html")), "{new} is there");
            assert!(!sitemap.contains(&format!("/t/{old}<")), "{old} is not listed");
            assert!(sitemap.contains(&format!("/t/{new}<")), "{new} is listed");
        }
    }
}

#[test]
fn frames_of_a_former_id_show_the_same() {
    let (dataset, files) = moved_site();
    let lines = table(&dataset);
    assert!(
        lines.contains(&"person benny benny-tai".to_owned()) && lines.contains(&"case 47 hk47".to_owned())
    );
    let event = lines.iter().filter_map(|line| line.strip_prefix("event ")?.split_once(' ')).next();
    let (old, new) = event.unwrap();
    for prefix in ["", "zh-Hant/"] {
        let of = |id: &str| text(&files, &format!("{prefix}event/{id}/embed/index.html"));
        assert_eq!(of(old), of(new));
        for page in ["", "embed/"] {
            let html = text(&files, &format!("{prefix}{page}index.html"));
            assert!(lines.iter().all(|line| html.contains(&format!("\"{line}\""))), "{prefix}{page}");
        }
        let page = text(&files, &format!("{prefix}about/index.html"));
        assert!(!page.contains("case 47 hk47"), "only pages that show views carry the table");
    }
}
