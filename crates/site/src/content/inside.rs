//! The page of those in prison or in custody, and of those of whom no release is recorded.

use super::StandingData;
use vigil_index::{ShardName, ShardText};
use vigil_model::{Day, Status};

/// Everybody charged, sentenced or wanted, parted by where they stand.
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
    /// Those of whom no source tells.
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
    /// Where they stand.
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

    /// The first and the last of the days on which those in custody were last told; `None` without anybody in custody.
    pub fn told(&self) -> Option<(Day, Day)> {
        let held = self.people().map(|person| &person.standing.standing);
        let told = held
            .filter(|standing| standing.status == Status::InCustody)
            .map(|standing| standing.vouched_until);
        Some((told.clone().min()?, told.max()?))
    }
}

impl InsidePerson {
    /// The name that is written upright beside the other, with its language where that is not the page's: a Chinese one
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
