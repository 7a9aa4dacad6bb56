//! Which Chinese characters sound alike, so that a name written by ear is found.
//!
//! Alike are characters of one reading: in Cantonese whatever the tone (`jyutping.txt`, which `tools/readings.mjs`
//! writes), in Mandarin in the same tone (the crate `pinyin`), since the table is fetched and without tones this half
//! alone would take 5 kB. Longer names are found by their other characters, so only the readings of characters count
//! of people's names and in names of two characters; and of the characters that sound like those only the
//! common ones.

use pinyin::ToPinyin;
use std::collections::{BTreeMap, BTreeSet};
use vigil_index::Variants;

/// A line for each reading in Cantonese: the reading, a space, its characters.
const JYUTPING: &str = include_str!("readings/jyutping.txt");

/// The characters in common use, simplified.
const COMMON: &str = include_str!("readings/common.txt");

/// Classes of characters that sound alike, folded, one for each reading of a character of the names.
pub fn sound_alike<'a>(names: impl Iterator<Item = &'a str>, variants: &Variants) -> Vec<String> {
    let named: BTreeSet<char> = names
        .flat_map(str::chars)
        .map(|letter| variants.fold(letter))
        .filter(|letter| *letter >= '\u{3400}')
        .collect();
    let common: BTreeSet<char> = COMMON.trim_end().chars().collect();
    let mut classes: BTreeMap<(&str, &str), BTreeSet<char>> = BTreeMap::new();
    for (reading, characters) in JYUTPING.lines().filter_map(|line| line.split_once(' ')) {
        for character in characters.chars() {
            let folded = variants.fold(character);
            if !named.contains(&folded) && !common.contains(&crate::source::language::simplified(character)) {
                continue;
            }
            classes.entry(("jyutping", reading)).or_default().insert(folded);
            if let Some(reading) = character.to_pinyin() {
                classes.entry(("pinyin", reading.with_tone())).or_default().insert(folded);
            }
        }
    }
    let useful = classes.into_values().filter(|class| class.len() > 1 && !class.is_disjoint(&named));
    useful.map(|class| class.into_iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_one_reading_are_in_one_class_and_only_near_names() {
        let variants = Variants::new([('籃', '篮')]);
        let classes = sound_alike(["戴耀廷", "何桂藍", "Benny"].into_iter(), &variants);
        let alike = |left, right| classes.iter().any(|class| class.contains(left) && class.contains(right));
        for (left, right) in [('廷', '庭'), ('藍', '篮'), ('桂', '貴'), ('廷', '挺')] {
            assert!(alike(left, right), "{left} {right}");
        }
        assert!(!alike('廷', '桂'));
        assert!(!classes.iter().any(|class| class.contains('峰')), "no name has its reading");
    }

    #[test]
    fn same_in_one_language_is_enough() {
        let classes = sound_alike(["黃敏"].into_iter(), &Variants::default());
        let alike = |left, right| classes.iter().any(|class| class.contains(left) && class.contains(right));
        assert!(alike('黃', '王'), "wong in Cantonese");
        assert!(alike('敏', '閩'), "min in Mandarin");
    }
}
