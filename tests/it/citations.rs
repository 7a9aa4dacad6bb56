//! Citations of pages, as text in three styles and as files for reference managers.

use crate::site_test::{two_years, with_base_url};
use expect_test::expect;

#[test]
fn a_page_shows_its_citation_in_three_styles() {
    with_base_url().check_html(
        "event/2021-06-04-vigil/index.html",
        ("<details class=\"cite\"", "</details>"),
        expect![[""]],
    );
}

#[test]
fn every_event_has_files_for_reference_managers() {
    two_years().check_files("event/2022-02-10-editor-convicted/*", expect![[""]]);
}

#[test]
fn files_for_reference_managers_have_title_day_and_address() {
    with_base_url().check_file("event/2021-06-04-vigil/cite.bib", expect![[""]]);
    with_base_url().check_file("zh-Hant/event/2021-06-04-vigil/cite.ris", expect![[""]]);
    with_base_url().check_json("event/2021-06-04-vigil/cite.json", "", expect![[""]]);
}
