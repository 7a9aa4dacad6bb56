//! Frames for other sites' pages: events, counters, cards of people, oEmbed, and the script of the element.

use crate::site_test::{two_years, with_base_url};
use expect_test::expect;

#[test]
fn every_event_person_and_case_can_be_embedded() {
    two_years().check_files("embed/*", expect![[""]]);
    two_years().check_files("event/*/embed/index.html", expect![[""]]);
}

#[test]
fn the_frame_of_an_event_stands_alone_and_links_to_its_page() {
    two_years().check_html(
        "event/2021-06-04-vigil-in-north-town/embed/index.html",
        ("<main", "</main>"),
        expect![[""]],
    );
}

#[test]
fn a_counter_tells_days_as_of_the_day_of_the_data() {
    two_years().check_html(
        "embed/counter/person/ada-lam/index.html",
        ("<article", "</article>"),
        expect![[""]],
    );
    two_years().check_html(
        "zh-Hant/embed/counter/case/weekly-case/index.html",
        ("<h1", "</h1>"),
        expect![[""]],
    );
}

#[test]
fn the_card_of_a_person_has_status_and_bar() {
    two_years().check_html("embed/card/ada-lam/index.html", ("<article", "</article>"), expect![[""]]);
}

#[test]
fn the_script_of_the_element_gets_name_keys_and_languages() {
    two_years().check_file("embed.js", expect![[""]]);
}

#[test]
fn oembed_describes_the_frame_of_an_event_if_the_site_knows_its_address() {
    with_base_url().check_files("*oembed.json", expect![[""]]);
    with_base_url().check_json("event/2021-06-04-vigil/oembed.json", "", expect![[""]]);
    two_years().check_files("*oembed.json", expect![[""]]);
}
