//! Feeds (Atom) and calendars (iCalendar).

use crate::site_test::{SiteTest, two_years, with_base_url};
use expect_test::expect;

#[test]
fn there_is_a_feed_for_all_events_and_for_each_category_person_and_case() {
    two_years().check_files("*feed.xml", expect![[""]]);
}

#[test]
fn there_is_a_calendar_for_each_selection_and_each_event() {
    two_years().check_files("*.ics", expect![[""]]);
}

#[test]
fn a_feed_without_an_address_has_ids_and_relative_links() {
    SiteTest::from_fixture("one-event").build().check_file("feed.xml", expect![[""]]);
}

#[test]
fn a_feed_with_an_address_has_absolute_links() {
    with_base_url().check_file("zh-Hant/feed.xml", expect![[""]]);
}

#[test]
fn a_feed_escapes_markup_and_dates_changed_entries() {
    two_years().check_file("category/rally/feed.xml", expect![[""]]);
    two_years().check_file("person/ada-lam/feed.xml", expect![[""]]);
}

#[test]
fn the_feed_of_statuses_has_an_entry_for_each_person() {
    two_years().check_file("status/feed.xml", expect![[""]]);
}

#[test]
fn a_calendar_has_whole_days_and_the_event_of_a_month_its_days() {
    two_years().check_file("calendar.ics", expect![[""]]);
}

#[test]
fn anniversaries_recur_every_year() {
    two_years().check_file("anniversaries.ics", expect![[""]]);
}

#[test]
fn the_calendar_of_an_event_has_its_address() {
    with_base_url().check_file("event/2021-06-04-vigil/event.ics", expect![[""]]);
}
