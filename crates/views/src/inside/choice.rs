//! The shown people, their order, and the days counted on after the day of the data.

use crate::input::{InsideCase, InsidePerson};
use crate::places;
use std::cmp::Ordering;

/// The values of the page's controls.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    /// A status; empty for all.
    pub(crate) status: String,
    /// The id of a case; empty for all.
    pub(crate) case: String,
    /// `name` or `end`; any other word keeps the order of the page, the longest held first.
    pub(crate) order: String,
}

impl Choice {
    /// Whether a person is shown. `cases` are those of the input.
    pub(crate) fn shows(&self, person: &InsidePerson, cases: &[InsideCase]) -> bool {
        let case = person.case_of(cases).map(|case| case.id.as_str());
        (self.status.is_empty() || person.status == self.status)
            && (self.case.is_empty() || case == Some(self.case.as_str()))
    }

    /// Whether the people stay in their bands of years.
    pub(crate) fn is_in_bands(&self) -> bool {
        !matches!(self.order.as_str(), "name" | "end")
    }

    /// The indexes of the people in order. `ranks` are those of their names. People without an end are last.
    pub(crate) fn ordered(&self, people: &[InsidePerson], ranks: &[u32]) -> Vec<usize> {
        let end = |place: usize| people.get(place).and_then(|one| one.end).unwrap_or(i32::MAX);
        places::sorted(people.len(), &|one, other| match self.order.as_str() {
            "name" => ranks.get(one).cmp(&ranks.get(other)),
            "end" => end(one).cmp(&end(other)),
            _ => Ordering::Equal,
        })
    }
}

/// The change of a tile on a day after that of the data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Run {
    /// The days in custody up to today, or up to the end of the term; `None` if they must not be counted on.
    pub(crate) days: Option<i32>,
    /// Whether the earliest end is over, so that nothing more may be claimed.
    pub(crate) is_over: bool,
}

impl Run {
    /// The change on `today`; nothing changes up to the day of the data.
    pub(crate) fn of(person: &InsidePerson, as_of: i32, today: i32) -> Run {
        if today <= as_of {
            return Run::default();
        }
        let end = person.end.unwrap_or(i32::MAX);
        Run { days: person.days.map(|days| days + today.min(end) - as_of), is_over: today >= end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(status: &str, case: Option<u32>, end: Option<i32>, days: Option<i32>) -> InsidePerson {
        InsidePerson { status: status.to_owned(), case, end, days, ..InsidePerson::default() }
    }

    fn choice(status: &str, case: &str, order: &str) -> Choice {
        Choice { status: status.to_owned(), case: case.to_owned(), order: order.to_owned() }
    }

    #[test]
    fn a_person_is_shown_who_has_the_status_and_the_case() {
        let cases = [InsideCase { id: "hk47".to_owned() }];
        let one = person("in-prison", Some(0), None, None);
        let shows = |status, case| choice(status, case, "").shows(&one, &cases);
        assert!(shows("", "") && shows("in-prison", "") && shows("in-prison", "hk47"));
        assert!(!shows("in-custody", "") && !shows("in-prison", "apple-daily"));
        assert!(!choice("", "hk47", "").shows(&person("in-prison", None, None, None), &cases));
    }

    #[test]
    fn people_without_an_end_are_last() {
        let people = [None, Some(9), Some(5), None].map(|end| person("", None, end, None));
        assert_eq!(choice("", "", "end").ordered(&people, &[]), [2, 1, 0, 3]);
        assert_eq!(choice("", "", "name").ordered(&people, &[3, 0, 2, 1]), [1, 3, 2, 0]);
        assert_eq!(choice("", "", "since").ordered(&people, &[3, 0, 2, 1]), [0, 1, 2, 3]);
        assert!(choice("", "", "since").is_in_bands() && !choice("", "", "end").is_in_bands());
    }

    #[test]
    fn days_run_on_to_the_end_of_the_term_and_no_further() {
        let run = |end, days, today| {
            let run = Run::of(&person("", None, end, days), 100, today);
            (run.days, run.is_over)
        };
        assert_eq!(run(Some(150), Some(40), 100), (None, false), "nothing is added on the day of the data");
        assert_eq!(run(Some(150), Some(40), 110), (Some(50), false));
        assert_eq!(run(Some(150), Some(40), 150), (Some(90), true));
        assert_eq!(run(Some(150), Some(40), 300), (Some(90), true));
        assert_eq!(run(None, Some(40), 300), (Some(240), false));
        assert_eq!(run(Some(150), None, 300), (None, true), "days that are not all known do not run on");
    }
}
