//! Stem groups: words that are searched as one, and the other forms by which they are found.
//!
//! Stemming runs here, so that the browser needs no stemmer: a form that does not occur ("charge", if only "charged"
//! occurs) is a key of the dictionary too. Such a form is stored as a bit of the group's first word: cut some letters off,
//! append an ending.

use crate::format::dictionary::term_block::ENDINGS;
use crate::write::vocabulary::Occurring;
use std::collections::{BTreeMap, HashMap};

/// A key of the dictionary of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) word: String,
    /// The index of its stem group.
    pub(crate) group: usize,
    /// The index of the ending that turns the base of the group into this word; `None` for a word that occurs.
    pub(crate) ending: Option<usize>,
}

/// Words that are searched as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Group {
    /// The indexes of its words among those that occur, ascending.
    pub(crate) members: Vec<usize>,
    /// The number of bytes to cut off the first of them to get the base of the forms.
    pub(crate) cut: u32,
}

/// The words of the dictionary and the groups they belong to.
#[derive(Debug, Default)]
pub(crate) struct StemGroups {
    /// Sorted by word.
    pub(crate) keys: Vec<Key>,
    pub(crate) groups: Vec<Group>,
}

/// Groups sorted words by their stems and adds keys for forms that do not occur.
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
    // Only equal forms of one group are dropped: a word has one stem, so it is in one group.
    keys.dedup_by(|later, earlier| later.word == earlier.word);
    StemGroups { keys, groups }
}

/// The common beginning of a word and its stem, without the `i` by which stems replace `y`.
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
    use crate::format::dictionary::positions::PlaceStream;

    /// A simple stemmer: cuts endings off and replaces a final `y` by `i`.
    fn stem(word: &str) -> String {
        let stem = ["ing", "ied", "ies", "ed", "es", "s", "e"].iter().find_map(|ending| {
            let base = word.strip_suffix(ending)?;
            Some(if ending.starts_with("ie") { [base, "i"].concat() } else { base.to_owned() })
        });
        let stem = stem.unwrap_or(word.to_owned());
        stem.strip_suffix('y').map_or(stem.clone(), |base| [base, "i"].concat())
    }

    #[test]
    fn forms_that_do_not_occur_belong_to_the_group_of_those_that_do() {
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
