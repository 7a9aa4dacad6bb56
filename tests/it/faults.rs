//! Faults of the data.

use crate::site_test::SiteTest;
use expect_test::expect;

#[test]
fn every_fault_is_printed_with_its_place_and_nothing_is_written() {
    SiteTest::from_fixture("faulty-dates").check_faults(expect![[r#"
        warning: no address for corrections is given
        --> data/site.json:1:1
         = help: give a mailto: or https: address to which readers can write of mistakes

        warning: the source has no archived copy (2 times; this is the first)
        --> data/events/2021.json:14:4
         = help: save the page at web.archive.org or archive.today and give its address there

        error: `2021-13-04` is impossible: there is no month 13
         --> data/events/2021.json:4:11
          |
        4 |   "date": "2021-13-04",
          |           ^^^^^^^^^^^^ 2021-13-04-no-such-month: date
          |
          = help: correct it, or leave out the day or the month if the source gives none

        error: the end, 2021-06-01, is before the beginning, 2021-06-05
          --> data/events/2021.json:43:10
           |
        43 |   "end": "2021-06-01"
           |          ^^^^^^^^^^^^ 2021-06-05-ends-before-it-begins: end
           |
           = help: correct one of them

        2 failures, 3 warnings: nothing was written
    "#]]);
}
