//! Stem groups: words that are searched as one, and the forms by which they are found besides.
//!
//! A form that does not occur ("charge", where only "charged" does) is a key of the dictionary too. It is written as a
//! bit beside the group's first word: cut so many letters off, add that ending.

use crate::vocabulary::Occurring;
use std::collections::{BTreeMap, HashMap};

/// What is added to a group's base to make the forms it may be searched by; the usual ones first.
pub(crate) const ENDINGS: [&str; 10] = ["s", "ed", "ing", "es", "e", "", "y", "ies", "ied", "ying"];

/// A key of the dictionary of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) word: String,
    /// The place of its stem group.
    pub(crate) group: usize,
    /// The ending that makes the word of the group's base, if the word does not occur and only points to the group.
    pub(crate) ending: Option<usize>,
}

/// Words that are searched as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Group {
    /// The places of its words among those that occur; ascending.
    pub(crate) members: Vec<usize>,
    /// How many letters are cut off the first of them to make the base of forms.
    pub(crate) cut: u32,
}

/// The words of the dictionary and the groups they belong to.
#[derive(Debug, Default)]
pub(crate) struct StemGroups {
    /// Sorted by word.
    pub(crate) keys: Vec<Key>,
    pub(crate) groups: Vec<Group>,
}

/// Groups sorted words by their stems, and adds the keys of forms that do not occur.
pub(crate) fn group(words: &[Occurring], stem: fn(&str) -> String) -> StemGroups {
    let mut by_stem: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut bases: Vec<(String, String)> = Vec::new();
    let mut keys: BTreeMap<&str, Key> = BTreeMap::new();
    for (place, (word, _)) in words.iter().enumerate() {
        let name = stem(word);
        let group = *by_stem.entry(name).or_insert_with_key(|name| {
            let base = base(word, name);
            groups.push(Group { members: Vec::new(), cut: (word.len() - base.len()) as u32 });
            bases.push((base.to_owned(), name.clone()));
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(group) {
            group.members.push(place);
        }
        keys.insert(word, Key { word: word.clone(), group, ending: None });
    }
    let mut forms = Vec::new();
    for (group, (base, name)) in bases.iter().enumerate().filter(|(_, (base, _))| is_english(base)) {
        for (ending, text) in ENDINGS.iter().enumerate() {
            let word = [base, *text].concat();
            if !keys.contains_key(word.as_str()) && stem(&word) == *name {
                forms.push(Key { word, group, ending: Some(ending) });
            }
        }
    }
    let mut keys: Vec<Key> = keys.into_values().chain(forms).collect();
    keys.sort_by(|left, right| left.word.cmp(&right.word));
    // Forms of two groups cannot be the same word, for it has one stem.
    keys.dedup_by(|later, earlier| later.word == earlier.word);
    StemGroups { keys, groups }
}

/// What a word and its stem begin with both, without the `i` that stems have for `y`.
fn base<'a>(word: &'a str, stem: &str) -> &'a str {
    if !is_english(word) {
        return word;
    }
    let common = word.bytes().zip(stem.bytes()).take_while(|(left, right)| left == right).count();
    let base = word.get(..common).unwrap_or(word);
    base.strip_suffix('i').filter(|base| base.len() > 2).unwrap_or(base)
}

fn is_english(word: &str) -> bool {
    word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::positions::PlaceStream;

    /// A stemmer of sorts: cuts the endings, and makes a last `y` an `i`.
    fn stem(word: &str) -> String {
        let stem = ["ing", "ied", "ies", "ed", "es", "s", "e"].iter().find_map(|ending| {
            let base = word.strip_suffix(ending)?;
            Some(if ending.starts_with("ie") { [base, "i"].concat() } else { base.to_owned() })
        });
        let stem = stem.unwrap_or(word.to_owned());
        stem.strip_suffix('y').map_or(stem.clone(), |base| [base, "i"].concat())
    }

    #[test]
    fn forms_that_do_not_occur_point_to_those_that_do() {
        let words: Vec<Occurring> = ["47", "carried", "charged", "charges"]
            .map(|word| (word.to_owned(), PlaceStream::default()))
            .into();
        let groups = group(&words, stem);
        let members = |group: usize| groups.groups[group].members.clone();
        assert_eq!([members(0), members(1), members(2)], [vec![0], vec![1], vec![2, 3]]);
        let of = |group: usize| {
            let keys = groups.keys.iter().filter(|key| key.group == group);
            keys.map(|key| key.word.as_str()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(of(0), "47");
        assert_eq!(of(1), "carried carries carry carrying");
        assert_eq!(of(2), "charg charge charged charges charging chargs");
        assert!(groups.keys.is_sorted_by(|left, right| left.word < right.word));
        for key in groups.keys.iter().filter(|key| key.group == 2 && key.ending.is_some()) {
            assert_eq!(key.word, ["charg", ENDINGS[key.ending.unwrap()]].concat());
        }
    }
}
