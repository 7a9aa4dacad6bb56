//! The files that the app fetches: manifest, shards, sources, tables of time, messages.

use crate::site_test::two_years;
use expect_test::expect;

#[test]
fn the_edition_has_index_shards_sources_and_messages() {
    two_years().check_files("data/EDITION/*", expect![[""]]);
}

#[test]
fn the_manifest_counts_documents_and_names_former_ids() {
    two_years().check_json("data/EDITION/manifest.json", "", expect![[""]]);
}

#[test]
fn a_shard_has_the_rows_of_its_events_in_its_language() {
    two_years().check_json("data/EDITION/zh-Hant/shards/0.json", "", expect![[""]]);
}

#[test]
fn the_sources_of_a_month_are_in_one_file() {
    two_years().check_file("data/EDITION/sources/2021-03.json", expect![[""]]);
}

#[test]
fn places_have_coordinates() {
    two_years().check_json("data/EDITION/places.json", "", expect![[""]]);
}

#[test]
fn the_table_of_a_case_has_the_keys_by_which_its_rows_are_sorted() {
    two_years().check_json("data/EDITION/en/bars/weekly-case.json", "/rows/0", expect![[""]]);
}

#[test]
fn messages_are_those_of_the_language() {
    two_years().check_json("data/EDITION/zh-Hant/messages.json", "/language.name", expect![[""]]);
}
