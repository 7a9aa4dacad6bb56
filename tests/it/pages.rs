//! Pages, their parts, and which pages there are.

use crate::site_test::{SiteTest, two_years, with_base_url};
use expect_test::expect;

#[test]
fn every_person_case_year_and_event_has_a_page_in_every_language() {
    two_years().check_files("*index.html", expect![[""]]);
}

#[test]
fn a_build_prints_its_pages_and_warns_without_an_address() {
    SiteTest::from_fixture("one-event").build().check_printed(expect![[""]]);
}

#[test]
fn the_front_page_has_a_row_for_each_event_from_the_newest() {
    two_years().check_html("index.html", ("<ol class=\"results", "</ol>"), expect![[""]]);
}

#[test]
fn an_event_has_heading_summary_and_sources() {
    two_years().check_html(
        "event/2021-03-01-editor-arrested/index.html",
        ("<main", "</main>"),
        expect![[""]],
    );
}

#[test]
fn a_text_without_a_translation_is_marked_with_its_language() {
    let page = "zh-Hant/event/2021-06-04-vigil-in-north-town/index.html";
    two_years().check_html(page, ("<h1", "</h1>"), expect![[""]]);
}

#[test]
fn a_person_has_status_time_and_facts() {
    two_years().check_html(
        "person/ada-lam/index.html",
        ("<div class=\"masthead", "<p class=\"summary\""),
        expect![[""]],
    );
    two_years().check_html(
        "person/ada-lam/index.html",
        ("<div class=\"fact-lists\">", "<p class=\"presumption\">"),
        expect![[""]],
    );
}

#[test]
fn a_case_has_a_bar_for_each_person() {
    two_years().check_html(
        "case/weekly-case/index.html",
        ("<tr data-id=\"ada-lam\"", "</tr>"),
        expect![[""]],
    );
}

#[test]
fn a_year_has_its_events_from_the_oldest() {
    two_years().check_html("zh-Hant/year/2021/index.html", ("<main", "</main>"), expect![[""]]);
}

#[test]
fn people_are_listed_by_role() {
    two_years().check_html("people/index.html", ("<section class=\"role\"", "</section>"), expect![[""]]);
}

#[test]
fn the_glossary_has_name_definition_and_source() {
    two_years().check_html(
        "glossary/index.html",
        ("<section class=\"chapter\">", "</section>"),
        expect![[""]],
    );
}

#[test]
fn the_page_of_numbers_links_each_count() {
    two_years().check_html("numbers/index.html", ("<table>", "</table>"), expect![[""]]);
}

#[test]
fn a_missing_page_leads_to_the_front_page() {
    two_years().check_html("404.html", ("<main", "</main>"), expect![[""]]);
}

#[test]
fn a_poster_has_names_title_and_a_placeholder_for_its_code() {
    two_years().check_html(
        "event/2021-03-01-editor-arrested/poster/index.html",
        ("<body", "</body>"),
        expect![[""]],
    );
}

#[test]
fn a_poster_has_a_code_and_an_address_if_the_site_knows_its_own() {
    with_base_url().check_html(
        "event/2021-06-04-vigil/poster/index.html",
        ("<footer", "<svg"),
        expect![[""]],
    );
    with_base_url().check_html(
        "event/2021-06-04-vigil/poster/index.html",
        ("<p class=\"address\"", "</p>"),
        expect![[""]],
    );
}
