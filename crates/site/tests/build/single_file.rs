//! The real timeline in one file: complete, within its budget, without a request, and the same each time.

use crate::sites::*;
use std::collections::BTreeSet;
use vigil_site::publish::scope::Scope;

/// The documents of both languages, each with the tag of its language.
fn documents() -> Vec<(&'static str, String)> {
    let scope = Scope { lists_only: true, single_file: true, ..Scope::default() };
    let files = files(&build_scope(dataset(), scope).unwrap());
    ["en", "zh-Hant"].map(|tag| (tag, text(&files, &format!("vigil-{tag}.html")).to_owned())).to_vec()
}

/// The values of an attribute, in the order of the document.
fn values<'d>(document: &'d str, attribute: &str) -> Vec<&'d str> {
    let start = format!(" {attribute}=\"");
    document.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn the_whole_timeline_is_in_one_file_within_its_budget() {
    let dataset = dataset();
    for (tag, document) in documents() {
        assert!(document.len() <= budget("bytes.single_file"), "{tag}: {} bytes", document.len());
        let ids: Vec<&str> = values(&document, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "{tag}: an id is used twice");
        let people = dataset.people().iter().map(|person| format!("person-{}", person.id));
        let cases = dataset.cases().iter().map(|case| format!("case-{}", case.id));
        let terms = dataset.terms().iter().map(|term| format!("term-{}", term.id));
        let events = dataset.events().iter().map(|event| format!("event-{}", event.id));
        for id in people.chain(cases).chain(terms).chain(events) {
            assert!(unique.contains(id.as_str()), "{tag} lacks {id}");
        }
        let people = dataset.people().iter().flat_map(|person| &person.sources);
        let addresses: BTreeSet<&str> = values(&document, "href").into_iter().collect();
        for source in dataset.events().iter().flat_map(|event| &event.sources).chain(people) {
            assert!(addresses.contains(&*source.url.replace('&', "&amp;")), "{tag} lacks {}", source.url);
        }
    }
}

#[test]
fn every_link_of_the_single_file_leads_into_it_or_to_a_source() {
    for (tag, document) in documents() {
        let ids: BTreeSet<&str> = values(&document, "id").into_iter().collect();
        for address in values(&document, "href") {
            let is_filter = ["#q=", "#case="].iter().any(|filter| address.starts_with(filter));
            match address.strip_prefix('#') {
                Some(id) => assert!(is_filter || ids.contains(id), "{tag}: nothing is at {address}"),
                None => assert!(address.starts_with("http"), "{tag}: {address} is no address of a source"),
            }
        }
    }
}

#[test]
fn the_single_file_requests_nothing_and_has_no_inline_handlers() {
    for (tag, document) in documents() {
        for start in
            ["<link", "<img", "<iframe", " src=\"", " style=\"", " onclick=\"", "url(", "@import", "<base"]
        {
            assert!(!document.contains(start), "{tag} has {start}");
        }
        let policy =
            values(&document, "content").into_iter().find(|content| content.starts_with("default-src"));
        let policy = policy.expect("a policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"), "{tag}: {policy}");
        assert!(!policy.contains("unsafe") && !policy.contains("'self'"), "{tag}: {policy}");
        assert_eq!(document.matches("<script>").count(), 1);
    }
}

#[test]
fn the_single_file_is_the_same_each_time() {
    assert!(documents() == documents());
}

#[test]
fn the_data_page_offers_the_single_file_only_where_there_is_one() {
    let heading = "id=\"take-along\"";
    assert!(!text(real_site(), "data/index.html").contains(heading));
    assert!(!real_site().keys().any(|path| path.starts_with("vigil-") && path.ends_with(".html")));
    let scope = Scope { lists_only: true, single_file: true, ..Scope::default() };
    let files = files(&build_scope(dataset(), scope).unwrap());
    for page in ["data/index.html", "zh-Hant/data/index.html"] {
        let html = text(&files, page);
        assert!(html.contains(heading) && !html.contains("single.take"), "{page}");
        for path in ["vigil-en.html", "vigil-zh-Hant.html"] {
            assert!(html.contains(&format!("href=\"{path}\"")), "{page} does not offer {path}");
            let tenths = files[path].len().div_ceil(100_000);
            let size = format!("{}.{} MB", tenths / 10, tenths % 10);
            assert!(html.contains(&size), "{page} does not tell {size}");
        }
    }
}
