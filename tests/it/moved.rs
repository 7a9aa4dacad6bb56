//! Former ids of events and cases.

use crate::site_test::two_years;
use expect_test::expect;

#[test]
fn the_page_of_a_former_id_leads_to_the_present_one() {
    two_years().check_file("event/2022-02-editor-sentenced/index.html", expect![[""]]);
    two_years().check_html("zh-Hant/case/weekly-editors/index.html", ("<body", "</body>"), expect![[""]]);
}

#[test]
fn the_frame_of_a_former_id_shows_the_event() {
    two_years().check_html(
        "event/2022-02-editor-sentenced/embed/index.html",
        ("<h1", "</h1>"),
        expect![[""]],
    );
}
