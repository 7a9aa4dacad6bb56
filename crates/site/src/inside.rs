//! The content of the page of those in prison: who stands where, in the order in which the page shows them.

use crate::content::inside::{InsideData, InsidePerson};
use crate::content::{FrontData, Page};
use crate::pages::Pages;
use crate::render::part::as_of::as_of_words;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use vigil_index::ShardName;
use vigil_model::{Day, EventDate, PersonId, Standing, Status};

impl Pages<'_> {
    /// The page of those in prison, with its title and a sentence that describes it.
    pub fn inside(&self) -> (Page, String, String) {
        let mut people = self.people_of(Status::is_behind_bars);
        people.sort_by_cached_key(|person| held_longest(&person.standing.standing));
        let cases = cases(&people);
        let mut bands: Vec<(i32, Vec<InsidePerson>)> = Vec::new();
        for person in people {
            let year = held_from(&person.standing.standing).to_civil().0;
            match bands.last_mut() {
                Some((of, band)) if *of == year => band.push(person),
                _ => bands.push((year, vec![person])),
            }
        }
        let data = InsideData {
            as_of: self.as_of(),
            followed: self.standings.count(|_| true),
            bands,
            cases,
            term_may_have_ended: self.people_of(|status| status == Status::TermMayHaveEnded),
            term_over: self.people_of(|status| status == Status::TermOver),
            not_recorded: self.people_of(|status| status == Status::NotRecorded),
            others: self.others(),
        };
        let heading = self.locale.count("inside.heading", data.total().into());
        let as_of = as_of_words(self.locale, "inside.as_of", data.as_of);
        let description = self.locale.fill("inside.intro", &[("people", &heading), ("as_of", &as_of)]);
        (Page::Inside(Box::new(data)), self.locale.text("inside.title").to_owned(), description)
    }

    /// The people the front page counts.
    pub fn front(&self) -> FrontData {
        FrontData { inside: self.standings.count(Status::is_behind_bars) }
    }

    /// The people whose status is wanted, those with the latest end of their term first, then by id.
    fn people_of(&self, is_wanted: impl Fn(Status) -> bool) -> Vec<InsidePerson> {
        let wanted = self.standings.all().filter(|(_, standing)| is_wanted(standing.status));
        let mut people: Vec<_> = wanted.filter_map(|(id, _)| self.inside_person(id)).collect();
        people.sort_by_key(|person| Reverse(ends(&person.standing.standing)));
        people
    }

    fn inside_person(&self, id: &PersonId) -> Option<InsidePerson> {
        let name = self.names.person(id)?;
        let standing = self.standing(self.dataset.person(id)?)?;
        Some(InsidePerson { other_name: self.other_name(&name), name, standing })
    }

    /// The number of people by status, of those statuses that the page has no list of.
    fn others(&self) -> Vec<(Status, u32)> {
        let is_listed = |status: Status| {
            status.is_behind_bars() || status.is_release_unrecorded() || status == Status::NotRecorded
        };
        let others = Status::ALL.iter().copied().filter(|status| !is_listed(*status));
        let counted = others.map(|status| (status, self.standings.count(|other| other == status)));
        counted.filter(|(_, count)| *count > 0).collect()
    }
}

/// The first day of somebody's present custody, as far as is known.
fn held_from(standing: &Standing) -> Day {
    standing.present.map_or(standing.vouched_until, |present| present.since)
}

/// The announced release, or the earliest end of a term.
pub fn ends(standing: &Standing) -> Option<Day> {
    standing.due.map(EventDate::first_day).or(standing.term.map(|term| term.earliest))
}

/// Orders people by the day from which they are held, and those held from one day by the end of their term, the latest
/// first.
pub fn held_longest(standing: &Standing) -> (Day, Reverse<Option<Day>>) {
    (held_from(standing), Reverse(ends(standing)))
}

/// The deciding cases of people with the number of people, the largest first, those of one number by name.
fn cases(people: &[InsidePerson]) -> Vec<(ShardName, u32)> {
    let mut cases: BTreeMap<&str, (&ShardName, u32)> = BTreeMap::new();
    for (case, _) in people.iter().filter_map(|person| person.standing.case.as_ref()) {
        cases.entry(&case.id).or_insert((case, 0)).1 += 1;
    }
    let mut cases: Vec<(ShardName, u32)> =
        cases.into_values().map(|(case, count)| (case.clone(), count)).collect();
    cases.sort_by(|(a, of_a), (b, of_b)| of_b.cmp(of_a).then_with(|| a.label.cmp(&b.label)));
    cases
}
