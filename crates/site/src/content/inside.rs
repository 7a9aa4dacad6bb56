//! The page of those in prison or in custody, and of those without a recorded release.

use crate::content::local_model::LocalModel;
use crate::content::standing::StandingData;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use vigil_index::{ShardName, ShardText};
use vigil_model::{Day, EventDate, PersonId, Standing, Status};

/// Everybody charged, sentenced or wanted, by standing.
#[derive(Clone, Debug, PartialEq)]
pub struct InsideData {
    /// The day of the data.
    pub as_of: Day,
    /// The number of people who were charged, sentenced or are wanted.
    pub followed: u32,
    /// Those in prison or in custody, by the year from which they are held, the earliest first.
    pub bands: Vec<(i32, Vec<InsidePerson>)>,
    /// The cases that decide about them, each with the number of people, the largest first.
    pub cases: Vec<(ShardName, u32)>,
    /// Those whose term may have ended, and of whom no release is recorded.
    pub term_may_have_ended: Vec<InsidePerson>,
    /// Those whose term is over by any count, and of whom no release is recorded.
    pub term_over: Vec<InsidePerson>,
    /// Those without any source about their standing.
    pub not_recorded: Vec<InsidePerson>,
    /// The number of all others by status.
    pub others: Vec<(Status, u32)>,
}

/// Somebody on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct InsidePerson {
    /// The permanent id, and the name.
    pub name: ShardName,
    /// The name in another of the site's languages.
    pub other_name: Option<ShardText>,
    /// The standing.
    pub standing: StandingData,
}

impl InsideData {
    /// Those in prison or in custody, the longest held first.
    pub fn people(&self) -> impl Iterator<Item = &InsidePerson> + Clone {
        self.bands.iter().flat_map(|(_, people)| people)
    }

    /// The number of people in prison or in custody.
    pub fn total(&self) -> u32 {
        self.people().count() as u32
    }

    /// The number of them with a status.
    pub fn count(&self, status: Status) -> u32 {
        self.people().filter(|person| person.standing.standing.status == status).count() as u32
    }

    /// The first and the last of the days up to which sources confirm custody; `None` without anybody in custody.
    pub fn last_seen(&self) -> Option<(Day, Day)> {
        let held = self.people().map(|person| &person.standing.standing);
        let told = held
            .filter(|standing| standing.status == Status::InCustody)
            .map(|standing| standing.vouched_until);
        Some((told.clone().min()?, told.max()?))
    }
}

impl InsidePerson {
    /// The name that is written upright next to the other, with its language where that is not the page's: a Chinese one
    /// of at most three characters, which is as high as a tile.
    pub fn upright(&self, page: &str) -> Option<(&str, Option<&str>)> {
        let other = self.other_name.as_ref().map(|name| (name.text.as_str(), name.lang.as_deref()));
        let own = (self.name.label.as_str(), self.name.lang.as_deref());
        let is_upright = |(text, lang): &(&str, Option<&str>)| {
            lang.unwrap_or(page).starts_with("zh") && !text.is_ascii() && text.chars().count() <= 3
        };
        [Some(own), other].into_iter().flatten().find(is_upright)
    }

    /// The name that is written across: the page's, or where that one is upright the other.
    pub fn across(&self, page: &str) -> (&str, Option<&str>) {
        let own = (self.name.label.as_str(), self.name.lang.as_deref());
        let is_upright = self.upright(page).is_some_and(|upright| upright == own);
        let other = self.other_name.as_ref().filter(|_| is_upright);
        other.map_or(own, |name| (name.text.as_str(), name.lang.as_deref()))
    }
}

impl LocalModel<'_> {
    /// The page of those in prison or in custody.
    pub fn inside(&self) -> InsideData {
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
        InsideData {
            as_of: self.as_of(),
            followed: self.model.standings.count(|_| true),
            bands,
            cases,
            term_may_have_ended: self.people_of(|status| status == Status::TermMayHaveEnded),
            term_over: self.people_of(|status| status == Status::TermOver),
            not_recorded: self.people_of(|status| status == Status::NotRecorded),
            others: self.others(),
        }
    }

    /// The people whose status is wanted, those with the latest end of their term first, then by id.
    fn people_of(&self, is_wanted: impl Fn(Status) -> bool) -> Vec<InsidePerson> {
        let wanted = self.model.standings.all().filter(|(_, standing)| is_wanted(standing.status));
        let mut people: Vec<_> = wanted.filter_map(|(id, _)| self.inside_person(id)).collect();
        people.sort_by_key(|person| Reverse(ends(&person.standing.standing)));
        people
    }

    fn inside_person(&self, id: &PersonId) -> Option<InsidePerson> {
        let name = self.names.person(id)?;
        let standing = self.standing(self.model.dataset.person(id)?)?;
        Some(InsidePerson { other_name: self.other_name(&name), name, standing })
    }

    /// The number of people by status, of those statuses that the page has no list of.
    fn others(&self) -> Vec<(Status, u32)> {
        let is_listed = |status: Status| {
            status.is_behind_bars() || status.is_release_unrecorded() || status == Status::NotRecorded
        };
        let others = Status::ALL.iter().copied().filter(|status| !is_listed(*status));
        let counted = others.map(|status| (status, self.model.standings.count(|other| other == status)));
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

#[cfg(test)]
mod tests {
    use super::*;
    use vigil_model::Standing;

    fn person(label: &str, other: Option<(&str, &str)>) -> InsidePerson {
        let standing = Standing {
            status: Status::InCustody,
            case: None,
            decided: None,
            present: None,
            vouched_until: Day(0),
            term: None,
            due: None,
        };
        InsidePerson {
            name: ShardName { id: String::new(), label: label.to_owned(), lang: None },
            other_name: other
                .map(|(text, lang)| ShardText { text: text.to_owned(), lang: Some(lang.to_owned()) }),
            standing: StandingData { standing, case: None, as_of: Day(0) },
        }
    }

    #[test]
    fn a_chinese_name_of_three_characters_stands_upright_beside_the_latin_one() {
        let english = person("Benny Tai", Some(("戴耀廷", "zh-Hant")));
        assert_eq!(english.upright("en"), Some(("戴耀廷", Some("zh-Hant"))));
        assert_eq!(english.across("en"), ("Benny Tai", None));
        let chinese = person("戴耀廷", Some(("Benny Tai", "en")));
        assert_eq!(chinese.upright("zh-Hant"), Some(("戴耀廷", None)));
        assert_eq!(chinese.across("zh-Hant"), ("Benny Tai", Some("en")));
    }

    #[test]
    fn a_longer_name_and_one_without_chinese_stand_across_alone() {
        let long = person("Au-Yeung Ming", Some(("歐陽某某", "zh-Hant")));
        assert_eq!((long.upright("en"), long.across("en")), (None, ("Au-Yeung Ming", None)));
        let latin = person("Joe", None);
        assert_eq!((latin.upright("en"), latin.across("en")), (None, ("Joe", None)));
        assert_eq!(person("戴耀廷", None).across("zh-Hant"), ("戴耀廷", None));
    }
}
