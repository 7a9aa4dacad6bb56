//! All linguistic knowledge: normalization, stemming, traditional and simplified characters, plural rules.
//!
//! The browser has only what its own `String` and `Intl` know; the index contains the rest.

use crate::source::read;
use include_dir::{Dir, File, include_dir};
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

/// The messages of every language that the program brings along.
static MESSAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../locales");

/// The rules of languages in the generator, which the browser has built in.
pub const HOST: Host = Host { plural_rule: plural_category, fold };

/// NFKD without combining marks, lower-cased: what the browser makes by `String.prototype.normalize`.
pub fn fold(text: &str) -> String {
    // The same for these letters, and most texts have no others.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
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

/// The radicals, and the ideographs of Unicode's main block and its first extension.
const IDEOGRAPHS: [std::ops::RangeInclusive<char>; 3] =
    ['\u{2e80}'..='\u{2eff}', '\u{3400}'..='\u{4dbf}', '\u{4e00}'..='\u{9fff}'];

/// Forms of one character besides the traditional and the simplified one, a line for each: the differences of Hong Kong and
/// Taiwan (`HKVariants` and `TWVariants` of OpenCC), old and Japanese forms, and radicals, which texts copied from PDF have.
const FORMS: &str = include_str!("variants.txt");

/// Every form of a character with the one it is searched as: the simplified form of the first one in its line.
fn forms() -> BTreeMap<char, char> {
    let mut first_of: BTreeMap<char, char> = BTreeMap::new();
    let root = |first_of: &BTreeMap<char, char>, letter: char| {
        let mut letter = simplified(letter);
        while let Some(first) = first_of.get(&letter) {
            letter = *first;
        }
        letter
    };
    for line in FORMS.lines() {
        let mut letters = line.chars();
        let Some(first) = letters.next() else { continue };
        for letter in letters {
            let (first, letter) = (root(&first_of, first), root(&first_of, letter));
            if first != letter {
                first_of.insert(letter, first);
            }
        }
    }
    let letters = IDEOGRAPHS.into_iter().flatten();
    letters.map(|letter| (letter, root(&first_of, letter))).filter(|(letter, form)| letter != form).collect()
}

/// Characters and the forms they are searched as, for the characters that occur in `texts` in any form.
pub fn variants<'a>(texts: impl Iterator<Item = &'a str>) -> Variants {
    Variants::new(variant_pairs(texts))
}

/// [`variants`] as pairs (written, searched), in the order of the written characters.
pub fn variant_pairs<'a>(texts: impl Iterator<Item = &'a str>) -> impl Iterator<Item = (char, char)> {
    let table = forms();
    let mut used = std::collections::BTreeSet::new();
    for letter in texts.flat_map(str::chars).filter(|letter| *letter >= '\u{2e80}') {
        used.insert(table.get(&letter).copied().unwrap_or(letter));
    }
    table.into_iter().filter(move |(_, folded)| used.contains(folded))
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

/// The tags of the languages that the program brings along.
pub fn built_in() -> Vec<&'static str> {
    let mut tags: Vec<&str> = MESSAGES.files().filter_map(|file| file.path().file_stem()?.to_str()).collect();
    tags.sort_unstable();
    tags
}

/// The languages that the program brings along.
pub fn built_in_locales() -> Vec<Locale> {
    let locale = |file: &File<'_>| {
        let messages: Messages = serde_json::from_slice(file.contents()).ok()?;
        Some(Locale::new(file.path().file_stem()?.to_str()?, "", messages, HOST))
    };
    MESSAGES.files().filter_map(locale).collect()
}

/// The tags of the languages in a folder of messages.
pub fn tags_in(dir: &Path) -> Vec<String> {
    let names = read::names_in(dir).into_iter();
    names.filter_map(|name| Some(name.strip_suffix(".json")?.to_owned())).collect()
}

/// Why a language cannot be used: it is none of those with messages.
pub fn unknown(tag: &str, known: &[&str]) -> String {
    let mut message =
        format!("the language `{}` has no messages; there are {}", tag.escape_debug(), known.join(", "));
    if let Some(near) = known.iter().find(|known| is_like(tag, known)) {
        message.push_str(&format!("; did you mean `{near}`?"));
    }
    message
}

/// Whether a tag is another of the same language and script, such as `zh-TW` of `zh-Hant`.
fn is_like(tag: &str, known: &str) -> bool {
    let parts = |tag: &str| {
        let lower = tag.to_ascii_lowercase().replace('_', "-");
        let mut parts = lower.split('-');
        let language = parts.next().unwrap_or_default().to_owned();
        let script = parts.find_map(|part| match part {
            "tw" | "hk" | "mo" => Some("hant".to_owned()),
            "cn" | "sg" => Some("hans".to_owned()),
            part => (part.len() == 4).then(|| part.to_owned()),
        });
        (language, script)
    };
    let ((language, script), (known_language, known_script)) = (parts(tag), parts(known));
    language == known_language && (script == known_script || script.is_none() || known_script.is_none())
}

/// The site's languages with their messages, in the order of the site.
pub fn locales(dir: &Path, site: &Site) -> anyhow::Result<Vec<Locale>> {
    let known = tags_in(dir);
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    if known.is_empty() {
        anyhow::bail!("there are no messages in {}: no file such as en.json", read::shown(dir));
    }
    site.locales
        .iter()
        .map(|tag| {
            if !known.contains(&tag.as_str()) {
                anyhow::bail!("site.json: {}", unknown(tag, &known));
            }
            let messages: Messages = read::json(&dir.join(format!("{tag}.json")))?;
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
    fn every_form_of_a_character_is_searched_as_one() {
        let forms = forms();
        let form = |letter: char| forms.get(&letter).copied().unwrap_or(letter);
        for line in FORMS.lines().chain(["衞卫衛", "啓啟启", "裏裡里", "綫線线", "臺台", "為爲为"])
        {
            let mut searched: Vec<char> = line.chars().map(form).collect();
            searched.dedup();
            assert_eq!(searched.len(), 1, "{line}: {searched:?}");
        }
        for other in ["陳陸", "峰鋒", "于於", "干千", "日曰", "王玉"] {
            let letters: Vec<char> = other.chars().collect();
            assert_eq!(form(letters[0]) == form(letters[1]), other == "于於", "{other}");
        }
    }

    #[test]
    fn plurals_follow_cldr() {
        assert_eq!(plural_category("en", 1), "one");
        assert_eq!(plural_category("en", 0), "other");
        assert_eq!(plural_category("zh-Hant", 1), "other");
        assert_eq!(plural_category("pl", 3), "few");
    }

    #[test]
    fn a_language_without_messages_is_told_with_the_one_that_was_meant() {
        let known = ["en", "zh-Hant"];
        for (tag, near) in [
            ("fr", ""),
            ("zh-TW", "; did you mean `zh-Hant`?"),
            ("zh-HK", "; did you mean `zh-Hant`?"),
            ("zh-hant", "; did you mean `zh-Hant`?"),
            ("zh", "; did you mean `zh-Hant`?"),
            ("zh-Hans", ""),
            ("zh-CN", ""),
            ("en-GB", "; did you mean `en`?"),
        ] {
            let expected = format!("the language `{tag}` has no messages; there are en, zh-Hant{near}");
            assert_eq!(unknown(tag, &known), expected);
        }
        assert_eq!(built_in(), known);
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
        assert_eq!(tags_in(&dir), known);
        let site = Site { locales: vec!["fr".to_owned()], ..Site::default() };
        let error = locales(&dir, &site).unwrap_err().to_string();
        assert_eq!(error, "site.json: the language `fr` has no messages; there are en, zh-Hant");
    }
}
