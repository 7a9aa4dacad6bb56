//! Former ids of events, people and cases: pages, frames, and the table by which the app replaces them.

use crate::site_test::{two_years, with_base_url};
use expect_test::expect;

#[test]
fn each_former_address_redirects_to_the_present_page() {
    with_base_url().check_file("event/2021-06-04-vigil/index.html", expect![[r#"<!doctype html><html lang="en" data-moved><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'none'; style-src 'self'; img-src 'self'; base-uri 'self'; form-action 'none'"><meta name="referrer" content="no-referrer"><base href="../../"><link rel="stylesheet" href="style-22807c9eed.css"><title>This page has moved</title><meta http-equiv="refresh" content="0; url=event/2021-06-04-vigil-at-the-harbor/"><link rel="canonical" href="https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/"><meta name="color-scheme" content="light dark"><link rel="icon" href="icon.svg" type="image/svg+xml"></head><body><main id="main"><div class="masthead"><h1>This page has moved</h1><p>It is now at:</p><p><a href="event/2021-06-04-vigil-at-the-harbor/">Vigil at the harbor</a></p></div></main></body></html>"#]]);
    for (old, new) in [
        ("event/2022-02-editor-sentenced/", "event/2022-02-24-editor-sentenced-to-20-months/"),
        ("person/ada/", "person/ada-lam/"),
        ("case/weekly-editors/", "case/weekly-case/"),
    ] {
        for prefix in ["", "zh-Hant/"] {
            let page = two_years().text(&format!("{prefix}{old}index.html"));
            let refresh = format!("<meta http-equiv=\"refresh\" content=\"0; url={prefix}{new}\">");
            assert!(page.contains(&refresh) && !page.contains("<script"), "{prefix}{old}: {page}");
        }
    }
}

#[test]
fn the_frame_of_a_former_id_shows_the_same() {
    for prefix in ["", "zh-Hant/"] {
        let frame = |id: &str| two_years().text(&format!("{prefix}event/{id}/embed/index.html"));
        assert_eq!(frame("2022-02-editor-sentenced"), frame("2022-02-24-editor-sentenced-to-20-months"));
    }
}

#[test]
fn only_pages_that_show_views_have_the_table_of_former_ids() {
    for page in ["index.html", "embed/index.html", "zh-Hant/index.html", "zh-Hant/embed/index.html"] {
        let html = two_years().text(page);
        for line in ["person ada ada-lam", "case weekly-editors weekly-case"] {
            assert!(html.contains(&format!("\"{line}\"")), "{page} has no {line}");
        }
    }
    assert!(!two_years().text("about/index.html").contains("case weekly-editors weekly-case"));
}
