//! All linguistic knowledge: normalization, stemming, traditional and simplified characters, plural rules.
//!
//! The browser has only what its own `String` and `Intl` know; the index contains the rest.

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::BTreeMap;
use std::path::Path;
use unic_langid::LanguageIdentifier;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use vigil_app::locale::{Host, Locale, Messages};
use vigil_index::Variants;
use vigil_model::Site;

/// The rules of languages in the generator, which the browser has built in.
pub const HOST: Host = Host { plural_rule: plural_category, fold };

/// NFKD without combining marks, lower-cased: what the browser makes by `String.prototype.normalize`.
pub fn fold(text: &str) -> String {
    text.nfkd().filter(|&letter| !is_combining_mark(letter)).collect::<String>().to_lowercase()
}

/// The stem of an English word (Snowball, Porter 2).
pub fn stem(word: &str) -> String {
    Stemmer::create(Algorithm::English).stem(word).into_owned()
}

/// The simplified form of a character: mostly itself.
pub fn simplified(letter: char) -> char {
    let converted = fast2s::convert(letter.encode_utf8(&mut [0; 4]));
    let mut letters = converted.chars();
    letters.next().filter(|_| letters.next().is_none()).unwrap_or(letter)
}

/// The ideographs of Unicode's main block and its first extension.
const IDEOGRAPHS: [std::ops::RangeInclusive<char>; 2] = ['\u{3400}'..='\u{4dbf}', '\u{4e00}'..='\u{9fff}'];

/// Traditional characters and the simplified ones they are searched as, for the characters that occur in `texts` in
/// either form.
pub fn variants<'a>(texts: impl Iterator<Item = &'a str>) -> Variants {
    let pairs = IDEOGRAPHS.into_iter().flatten().map(|letter| (letter, simplified(letter)));
    let table: BTreeMap<char, char> = pairs.filter(|(letter, other)| letter != other).collect();
    let mut used = std::collections::BTreeSet::new();
    for letter in texts.flat_map(str::chars).filter(|letter| *letter >= '\u{3400}') {
        used.insert(table.get(&letter).copied().unwrap_or(letter));
    }
    Variants::new(table.into_iter().filter(|(_, folded)| used.contains(folded)))
}

/// The plural category of a number (CLDR).
pub fn plural_category(tag: &str, number: u64) -> String {
    let rules = |tag: &str| {
        let tag = tag.parse::<LanguageIdentifier>().ok()?;
        PluralRules::create(tag, PluralRuleType::CARDINAL).ok()
    };
    // A tag CLDR lists only by its language (`zh-Hant`) is asked for by that.
    let rules = rules(tag).or_else(|| rules(tag.split('-').next()?));
    let category = rules.and_then(|rules| rules.select(number).ok()).unwrap_or(PluralCategory::OTHER);
    match category {
        PluralCategory::ZERO => "zero",
        PluralCategory::ONE => "one",
        PluralCategory::TWO => "two",
        PluralCategory::FEW => "few",
        PluralCategory::MANY => "many",
        PluralCategory::OTHER => "other",
    }
    .to_owned()
}

/// The site's languages with their messages, in the order of the site.
pub fn locales(dir: &Path, site: &Site) -> anyhow::Result<Vec<Locale>> {
    site.locales
        .iter()
        .map(|tag| {
            let path = dir.join(format!("{tag}.json"));
            let messages: Messages = crate::source::read::json(&path)?;
            let prefix = if *tag == site.default_locale { String::new() } else { format!("{tag}/") };
            Ok(Locale::new(tag, &prefix, messages, HOST))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_as_browsers_fold_them() {
        for (written, folded) in [
            ("Café", "cafe"),
            ("ＨＫ４７", "hk47"),
            ("Ångström", "angstrom"),
            ("初選", "初選"),
            ("ﬁne", "fine"),
        ] {
            assert_eq!(fold(written), folded);
        }
    }

    #[test]
    fn only_characters_that_occur_have_variants() {
        let variants = variants(["戴耀廷与选举"].into_iter());
        assert_eq!(variants.fold('與'), '与');
        assert_eq!(variants.fold('選'), '选');
        assert_eq!(variants.fold('龍'), '龍', "neither form occurs");
    }

    #[test]
    fn plurals_follow_cldr() {
        assert_eq!(plural_category("en", 1), "one");
        assert_eq!(plural_category("en", 0), "other");
        assert_eq!(plural_category("zh-Hant", 1), "other");
        assert_eq!(plural_category("pl", 3), "few");
    }
}
