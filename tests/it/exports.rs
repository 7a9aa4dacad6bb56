//! Tables and JSON for other programs, with their checksums.

use crate::site_test::two_years;
use expect_test::expect;
use sha2::{Digest, Sha256};

#[test]
fn each_family_of_the_data_has_a_table_json_and_lines_of_json() {
    two_years().check_files("*.csv", expect![[""]]);
    two_years().check_files("*.jsonl", expect![[""]]);
    two_years().check_files("schemas/*", expect![[""]]);
}

#[test]
fn the_table_of_events_quotes_texts_and_disarms_formulas() {
    two_years().check_file("events.csv", expect![[""]]);
}

#[test]
fn the_tables_of_people_and_of_those_in_prison_have_a_row_a_person() {
    two_years().check_file("people.csv", expect![[""]]);
    two_years().check_file("inside.csv", expect![[""]]);
}

#[test]
fn json_has_the_fields_of_the_data() {
    two_years().check_json("events.json", "/4", expect![[""]]);
    two_years().check_file("orgs.jsonl", expect![[""]]);
}

#[test]
fn timelinejs_has_a_slide_for_each_event() {
    two_years().check_json("timelinejs.json", "/events/0", expect![[""]]);
    two_years().check_file("zh-Hant/timelinejs.csv", expect![[""]]);
}

#[test]
fn the_page_of_data_offers_each_file_with_its_checksum() {
    two_years().check_html("data/index.html", ("href=\"orgs.csv\"", "</tr>"), expect![[""]]);
}

#[test]
fn the_list_of_checksums_has_every_other_file() {
    let site = two_years();
    let sums = site.text("SHA256SUMS");
    let listed: Vec<&str> = sums.lines().map(|line| line.split_once("  ").unwrap().1).collect();
    assert_eq!(listed, site.paths().filter(|path| *path != "SHA256SUMS").collect::<Vec<_>>());
    let digits: String =
        Sha256::digest(site.bytes("orgs.csv")).iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(sums.contains(&format!("{digits}  orgs.csv\n")), "{digits}");
}
