//! What search engines and previews of links read: head, structured data, sitemap, robots.txt.

use crate::site_test::{two_years, with_base_url};
use expect_test::expect;

const VIGIL: &str = "event/2021-06-04-vigil/index.html";

#[test]
fn the_head_of_an_event_has_title_languages_and_preview() {
    with_base_url().check_html(VIGIL, ("<title>", "<script"), expect![[""]]);
}

#[test]
fn the_head_without_an_address_has_no_absolute_links() {
    let page = "event/2021-06-04-vigil-in-north-town/index.html";
    two_years().check_html(page, ("<title>", "<script"), expect![[""]]);
}

#[test]
fn structured_data_describes_event_person_and_site() {
    with_base_url().check_html(VIGIL, ("<script type=\"application/ld+json\">", "</script>"), expect![[""]]);
    two_years().check_html(
        "person/ada-lam/index.html",
        ("<script type=\"application/ld+json\">", "</script>"),
        expect![[""]],
    );
}

#[test]
fn the_sitemap_has_each_page_with_its_other_language() {
    with_base_url().check_file("sitemap.xml", expect![[""]]);
    two_years().check_files("*sitemap*", expect![[""]]);
}

#[test]
fn robots_are_sent_to_the_sitemap_if_there_is_one() {
    with_base_url().check_file("robots.txt", expect![[""]]);
    two_years().check_file("robots.txt", expect![[""]]);
}
