//! Faults of the data.

use crate::site_test::SiteTest;
use expect_test::expect;

#[test]
fn every_fault_is_printed_with_its_place_and_nothing_is_written() {
    SiteTest::from_fixture("faulty-dates").check_faults(expect![[""]]);
}
